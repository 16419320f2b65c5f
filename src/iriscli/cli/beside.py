"""The folders beside a visit file: what they say of who and what was there before."""

from __future__ import annotations

import contextlib

from iriscli.cli.load import folder_of
from iriscli.disk.folder import Folder
from iriscli.errors import CannotWriteError
from iriscli.programme.checks.whom import listed
from iriscli.programme.identity import Before, together

CALENDARS, SITE, MAILS = "calendars", "site", "mails"
"""What the folders are called, unless the host names others."""


def handed_out(given: str | None, visit: str) -> Before:
    """Return what all that was handed out says of who and what was there."""
    from iriscli.calendars.folder import read_folder
    from iriscli.calendars.former import before

    records = []
    for name in (CALENDARS, f"{SITE}/calendars"):
        # Only looked at: what is wrong with a folder, those say who write into it.
        with contextlib.suppress(CannotWriteError):
            folder = Folder(folder_of(given) / name, force=True, dry=True)
            records.append(read_folder(folder, visit))
    return together(before(*records), told_before(given))


def told_before(given: str | None) -> Before:
    """Return who was there when guests were last told something."""
    from iriscli.mail.told import read_told

    with contextlib.suppress(CannotWriteError):
        return read_told(Folder(folder_of(given) / MAILS, force=True, dry=True)).before
    return Before()


def folders(given: str | None, visit: str) -> dict[str, str]:
    """Return the folders that are there, with what is wrong with each, if anything."""
    place = folder_of(given)
    return {
        name: _broken(Folder(place / name, force=True, dry=True), name, visit)
        for name in (CALENDARS, SITE, MAILS)
        if (place / name).is_dir()
    }


def _broken(folder: Folder, name: str, visit: str) -> str:
    """Return why a folder does not say all that it should; empty where it does."""
    from iriscli.calendars.folder import read_folder
    from iriscli.calendars.manifest import NAME, read_manifest
    from iriscli.mail.outbox import NAME as OUTBOX
    from iriscli.mail.told import LEDGER, read_told

    ledgers = {SITE: NAME, MAILS: OUTBOX}
    if name in ledgers and not read_manifest(folder, visit, ledgers[name]).known:
        return f"{ledgers[name]} is missing, or not as iris wrote it"
    if name == MAILS:
        told = read_told(folder)
        if not told.whole:
            return f"{LEDGER} is not as iris wrote it"
        lost = [row.participant for row in told.lost]
        return f"what was told to {listed(lost)} is lost" if lost else ""
    room = "" if name == CALENDARS else "calendars/"
    damaged = read_folder(folder, visit, room).damaged
    return f"{min(damaged)} is not as iris wrote it" if damaged else ""
