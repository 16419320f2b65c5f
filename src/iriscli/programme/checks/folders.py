"""What to say of the folders beside the visit file, which hold what each guest has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iriscli.errors import Key
    from iriscli.visit.visit import Visit


def folders(visit: Visit, there: Mapping[str, str]) -> Iterator[Problem]:
    """Say which folder is missing, of those that the file speaks of, and which is broken.

    `there` are the folders that are there, with what is wrong with each. Where none is,
    nothing was handed out yet.
    """
    spoken_of: dict[str, tuple[Key, bool]] = {
        "site": (("visit", "site"), visit.about.site is not None),
        "mails": (("mail",), visit.mail is not None),
    }
    for name, (key, used) in spoken_of.items():
        if used and there and name not in there:
            yield Problem(
                key,
                f"there is no folder {name} beside this file, but {' and '.join(there)}; if it"
                " was used before, copy it here: it remembers what guests have",
                "folders",
            )
    for name, why in there.items():
        if why:
            yield Problem(
                ("visit",),
                f"the folder {name} does not say all that guests have: {why}; copy it from"
                " where it was last used",
                "folders",
            )
