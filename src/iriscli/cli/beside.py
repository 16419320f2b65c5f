"""The folders beside a visit file: what they say of who and what was there before."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.cli.load import folder_of
from iriscli.disk.folder import looked_at
from iriscli.errors import CannotWriteError
from iriscli.programme.checks.whom import listed
from iriscli.programme.identity import Before, together

if TYPE_CHECKING:
    from iriscli.calendars.folder import Record
    from iriscli.disk.folder import Folder
    from iriscli.mail.told import Told

CALENDARS, SITE, MAILS = "calendars", "site", "mails"
"""What the folders are called, unless the host names others."""


@dataclass(frozen=True)
class Beside:
    """The folders beside the visit file that was asked for, each read once.

    They are only looked at: what is wrong with a folder, those say who write into it.
    """

    given: str | None
    visit: str

    def handed_out(self) -> Before:
        """Return what all that was handed out says of who and what was there."""
        from iriscli.calendars.former import before

        records = []
        for name in (CALENDARS, SITE):
            with contextlib.suppress(CannotWriteError):
                records.append(self._calendars(name))
        return together(before(*records), self.told_before())

    def told_before(self) -> Before:
        """Return who was there when guests were last told something."""
        with contextlib.suppress(CannotWriteError):
            return self._told.before
        return Before()

    def folders(self) -> dict[str, str]:
        """Return the folders that are there, with what is wrong with each, if anything."""
        place = folder_of(self.given)
        names = (name for name in (CALENDARS, SITE, MAILS) if (place / name).is_dir())
        return {name: self._broken(name) for name in names}

    def _broken(self, name: str) -> str:
        """Return why a folder does not say all that it should; empty where it does."""
        from iriscli.calendars.manifest import NAME, read_manifest
        from iriscli.mail.outbox import NAME as OUTBOX
        from iriscli.mail.told import LEDGER

        ledgers = {SITE: NAME, MAILS: OUTBOX}
        if name in ledgers:
            ledger = ledgers[name]
            if not read_manifest(self._folder(name), self.visit, ledger).known:
                return f"{ledger} is missing, or not as iris wrote it"
        if name == MAILS:
            if not self._told.whole:
                return f"{LEDGER} is not as iris wrote it"
            lost = [row.participant for row in self._told.lost]
            return f"what was told to {listed(lost)} is lost" if lost else ""
        damaged = self._calendars(name).damaged
        return f"{min(damaged)} is not as iris wrote it" if damaged else ""

    def _folder(self, name: str) -> Folder:
        return looked_at(folder_of(self.given) / name)

    def _calendars(self, name: str) -> Record:
        return self._of_site if name == SITE else self._of_export

    @cached_property
    def _of_export(self) -> Record:
        from iriscli.calendars.folder import read_folder

        return read_folder(self._folder(CALENDARS), self.visit)

    @cached_property
    def _of_site(self) -> Record:
        from iriscli.calendars.addresses import CALENDARS as ROOM
        from iriscli.calendars.folder import read_folder

        return read_folder(self._folder(SITE), self.visit, f"{ROOM}/")

    @cached_property
    def _told(self) -> Told:
        from iriscli.mail.told import read_told

        return read_told(self._folder(MAILS))
