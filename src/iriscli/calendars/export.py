"""Bring a folder of calendars up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.calendars.folder import read_folder
from iriscli.calendars.names import file_name
from iriscli.calendars.record import sealed
from iriscli.calendars.update import Update, Updates
from iriscli.disk.files import opened, written
from iriscli.text import named, quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iriscli.calendars.folder import Record
    from iriscli.visit.visit import Participants, Visit


@dataclass(frozen=True)
class Wanted:
    """What to export: for whom (None: all), in which language, with which alarm.

    `file_of` names the file of a participant; `public` are calendars that everyone may
    read.
    """

    participants: Participants | None = None
    language: str | None = None
    remind: int | None = None
    whole: bool = False
    force: bool = False
    file_of: Callable[[str], str] = file_name
    public: bool = False


@dataclass(frozen=True)
class NotOurs:
    """A file that an export did not write, and why it says so.

    It is left alone or, where that was asked for, replaced.
    """

    file: str
    reason: str
    replaced: bool

    def say(self, folder: Path) -> str:
        """Return the line that tells the host."""
        where = named(folder / self.file)
        if self.replaced:
            return f"{where}: {self.reason}; replaced, and its history is lost"
        return (
            f"Error: {where}: {self.reason}; left alone."
            " Move it away, or replace it with --force"
        )


@dataclass(frozen=True)
class Beside(NotOurs):
    """Another visit, named by `reason`, that has calendars in the folder."""

    def say(self, folder: Path) -> str:
        """Return the line that tells the host."""
        return (
            f"Note: {named(folder)} also holds the calendars of another visit,"
            f" {quoted(self.reason)}; keep a folder for each visit"
        )


Outcome = Update | NotOurs


def preview(visit: Visit, folder: Path, wanted: Wanted, now: dt.datetime) -> Iterator[Outcome]:
    """Say what an export would do, and write nothing."""
    yield from outcomes_of(visit, read_folder(folder, visit.about.id), wanted, now)


def export(visit: Visit, folder: Path, wanted: Wanted, now: dt.datetime) -> Iterator[Outcome]:
    """Write the calendars into a folder, and say file by file what was done.

    Raises CannotWriteError at the first file that cannot be written; the ones before
    it are whole, and so is the old one.
    """
    with opened(folder):
        outcomes = outcomes_of(visit, read_folder(folder, visit.about.id), wanted, now)
        yield from written((one, folder / one.file, octets(one)) for one in outcomes)


def octets(outcome: Outcome) -> bytes | None:
    """Return what is to be written of an outcome; None where nothing is."""
    if isinstance(outcome, NotOurs) or outcome.state == "unchanged":
        return None
    return sealed(outcome.handed)


def outcomes_of(
    visit: Visit, record: Record, wanted: Wanted, now: dt.datetime
) -> Iterator[Outcome]:
    """Say file by file what an export into a folder with this record does."""
    updates = Updates(
        visit,
        record.handed,
        record.blocks,
        now,
        wanted.language,
        wanted.remind,
        wanted.file_of,
        wanted.public,
    )
    yield from (Beside("", other, replaced=True) for other in sorted(record.visits))
    left = dict(record.foreign)
    for update in updates.of(wanted.participants, whole=wanted.whole):
        reason = left.pop(update.file, None)
        if reason is not None:
            yield NotOurs(update.file, reason, replaced=wanted.force)
        if reason is None or wanted.force:
            yield update
    if wanted.participants is None:
        # The calendar of someone who is gone, damaged: nothing can be cancelled in it.
        for file in sorted(record.damaged.keys() & left.keys()):
            yield NotOurs(file, left[file], replaced=False)
