"""What must not lie within what: a site is published, mails and papers are not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from iriscli.calendars.manifest import NAME
from iriscli.errors import UsageError
from iriscli.text import named

if TYPE_CHECKING:
    from collections.abc import Iterator


def check_outbox(out: Path, site: Path) -> None:
    """Raise UsageError where mails would lie within a site, or hold one."""
    for one in (site, *_around(out, NAME)):
        _check(one, out)


def check_site(out: Path, mails: Path) -> None:
    """Raise UsageError where a site would lie within mails, or hold them."""
    from iriscli.mail.outbox import NAME as OUTBOX

    known = [mails] if os.path.lexists(mails / OUTBOX) else []
    for one in (*known, *_around(out, OUTBOX)):
        _check(out, one)


def check_private(folder: Path, what: str) -> None:
    """Raise UsageError where what is not for everyone would lie within a site."""
    there = Path(os.path.realpath(folder))
    for one in (there, *there.parents):
        if os.path.lexists(one / NAME):
            raise UsageError(
                f"{named(one)} is the folder of a site, and everything in it is"
                f" published; choose another folder for the {what} with --out"
            )


def _check(site: Path, mails: Path) -> None:
    published, own = (Path(os.path.realpath(one)) for one in (site, mails))
    if own.is_relative_to(published) or published.is_relative_to(own):
        raise UsageError(
            f"the folder of the site, {named(site)}, and that of the mails, {named(mails)}, are"
            " one in the other, and everything in a site is published; choose another folder"
            " with --out"
        )


def _around(folder: Path, mark: str) -> Iterator[Path]:
    """Yield the folders with a mark in which one lies, and those that lie directly in it."""
    there = Path(os.path.realpath(folder))
    near = [there, *there.parents]
    try:
        with os.scandir(there) as found:
            near += [Path(one.path) for one in found if one.is_dir()]
    except OSError:
        pass  # a folder that is yet to be made holds nothing
    yield from (one for one in near if os.path.lexists(one / mark))
