"""Where everything of a site stands: paths from its root, and whole addresses.

A person's page and calendar stand under a token that nobody can guess. It is made once
and found again in the folder of calendars: the file that is theirs there bears it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iriscli.calendars.folder import TOKEN, read_folder
from iriscli.calendars.manifest import NAME, has_claim, read_manifest
from iriscli.calendars.names import WHOLE, file_name
from iriscli.errors import CannotWriteError
from iriscli.text import named
from iriscli.wording.typed import base_url

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from iriscli.calendars.folder import Record
    from iriscli.disk.folder import Folder
    from iriscli.disk.ledger import Ledger
    from iriscli.visit.visit import Participant, Visit

CALENDARS, PEOPLE, DELEGATIONS, LOGOS = "calendars", "people", "delegations", "logos"
"""The folders of a site."""

_NAME = re.compile(r"(?:^|/)([0-9a-f]{32})\.(?:ics|html)$")


@dataclass(frozen=True)
class Addresses:
    """The addresses of a site; `base`, where it is known, ends with a slash.

    `stems` are what the files of each participant are called: an id or a token.
    """

    visit: Visit
    stems: Mapping[str, str]
    base: str | None = None

    def file(self, participant: str) -> str:
        """Return the name of a participant's calendar in its folder."""
        return f"{self.stems[participant]}.ics"

    def calendar(self, participant: str | None) -> str:
        """Return the path of a participant's calendar; None is the whole programme."""
        return f"{CALENDARS}/{WHOLE if participant is None else self.file(participant)}"

    def page(self, participant: str) -> str:
        """Return the path of a participant's page."""
        personal = self.visit.participants[participant].person is not None
        folder = PEOPLE if personal else DELEGATIONS
        return f"{folder}/{self.stems[participant]}.html"

    def programme(self, language: str) -> str:
        """Return the path of the programme in a language."""
        return "index.html" if language == self.visit.about.language else f"{language}.html"

    def paper(self, language: str) -> str:
        """Return the path of the programme to print in a language."""
        other = "" if language == self.visit.about.language else f"-{language}"
        return f"programme{other}.pdf"

    def whole(self, path: str) -> str | None:
        """Return a path as a whole address; None where nobody knows it."""
        return None if self.base is None else self.base + path

    def webcal(self, path: str) -> str | None:
        """Return the address by which programs subscribe to a calendar."""
        address = self.whole(path)
        return address and f"webcal://{address.partition('://')[2]}"


def published(folder: Folder, visit: Visit) -> Addresses | None:
    """Return the addresses of the pages that are in the folder of a site.

    None where nothing says under which address it stands, or there is no site.
    """
    record = read_folder(folder, visit.about.id, f"{CALENDARS}/")
    if not visit.about.site or not (record.handed or record.damaged):
        return None
    there = [path for room in (PEOPLE, DELEGATIONS) for path in folder.names(f"{room}/")]
    manifest = read_manifest(folder, visit.about.id)
    names = stems(visit.participants.values(), record, there, manifest, lambda: "")
    addresses = Addresses(visit, names, base_url(visit.about.site))
    known = {id_: stem for id_, stem in names.items() if stem and addresses.page(id_) in there}
    return replace(addresses, stems=known)


def stems(
    participants: Collection[Participant],
    record: Record,
    there: Iterable[str],
    manifest: Ledger,
    new_token: Callable[[], str],
) -> dict[str, str]:
    """Return what the files of some participants are called, as they were before.

    A person's token is that of their calendar or, where another program has touched that
    or it is lost, one of those in the folder of which the manifest says that it is theirs.
    """
    # Who edited a calendar by hand must not move its owner to another address.
    whose = {file: handed.participant for file, handed in record.handed.items()}
    tokens: dict[str, str] = {}
    for file, participant in [*sorted(whose.items()), *sorted(record.damaged.items())]:
        if participant and (match := TOKEN.fullmatch(file)):
            tokens.setdefault(participant, match[1])
    people = [one.id for one in participants if one.person]
    found = {match[1] for file in (*record.foreign, *there) if (match := _NAME.search(file))}
    unclaimed = sorted(found.difference(tokens.values()))
    for id_ in people:
        if id_ not in tokens:
            if unclaimed and not manifest.known:
                raise CannotWriteError(
                    f"{named(NAME)} is missing, and without it iris does not know whose page"
                    f" and calendar {named(unclaimed[0])} are; copy the folder back from the"
                    " server, or move the files with this name away"
                )
            known = (token for token in unclaimed if has_claim(manifest, id_, token))
            tokens[id_] = next(known, None) or new_token()
    return {
        one.id: tokens[one.id] if one.person else file_name(one.id).removesuffix(".ics")
        for one in participants
    }
