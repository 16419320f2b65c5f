"""Bring a folder of calendars up to date."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.calendars.folder import opened, read_folder, replace
from iriscli.calendars.record import sealed
from iriscli.calendars.update import Update, Updates
from iriscli.visit.text import named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from iriscli.calendars.folder import Record
    from iriscli.visit.visit import Participants, Visit

# Waiting for the disk is most of the work, and a disk takes several files at once.
_WRITERS = 4
_AHEAD = 64


@dataclass(frozen=True)
class Wanted:
    """What to export: for whom (None: all), in which language, with which alarm."""

    participants: Participants | None = None
    language: str | None = None
    remind: int | None = None
    whole: bool = False
    force: bool = False


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


Outcome = Update | NotOurs


def preview(visit: Visit, folder: Path, wanted: Wanted, now: dt.datetime) -> Iterator[Outcome]:
    """Say what an export would do, and write nothing."""
    yield from _outcomes(visit, read_folder(folder, visit.about.id), wanted, now)


def export(visit: Visit, folder: Path, wanted: Wanted, now: dt.datetime) -> Iterator[Outcome]:
    """Write the calendars into a folder, and say file by file what was done.

    Raises CannotWriteError at the first file that cannot be written; the ones before
    it are whole, and so is the old one.
    """
    with opened(folder), ThreadPoolExecutor(_WRITERS) as writers:
        under_way: deque[tuple[Outcome, Future[None] | None]] = deque()
        try:
            for outcome in _outcomes(visit, read_folder(folder, visit.about.id), wanted, now):
                written = None
                if isinstance(outcome, Update) and outcome.state != "unchanged":
                    octets = sealed(outcome.handed)
                    written = writers.submit(replace, folder / outcome.file, octets)
                under_way.append((outcome, written))
                if len(under_way) > _AHEAD:
                    yield _finished(*under_way.popleft())
            while under_way:
                yield _finished(*under_way.popleft())
        except BaseException:
            writers.shutdown(cancel_futures=True)
            raise


def _finished(outcome: Outcome, written: Future[None] | None) -> Outcome:
    """Wait until a file is on the disk, or raise what kept it from there."""
    if written is not None:
        written.result()
    return outcome


def _outcomes(
    visit: Visit, record: Record, wanted: Wanted, now: dt.datetime
) -> Iterator[Outcome]:
    updates = Updates(visit, record.handed, record.blocks, now, wanted.language, wanted.remind)
    left = dict(record.foreign)
    for update in updates.of(wanted.participants, whole=wanted.whole):
        reason = left.pop(update.file, None)
        if reason is not None:
            yield NotOurs(update.file, reason, replaced=wanted.force)
        if reason is None or wanted.force:
            yield update
    if wanted.participants is None:
        # The calendar of someone who is gone, damaged: nothing can be cancelled in it.
        for file in sorted(record.damaged & left.keys()):
            yield NotOurs(file, left[file], replaced=False)
