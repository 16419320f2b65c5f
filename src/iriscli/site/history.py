"""What changed in the programme since it was first handed out, from its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from iriscli.calendars.ics import summary

if TYPE_CHECKING:
    import datetime as dt

    from iriscli.calendars.record import Handed
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Change:
    """The latest change of a session: it is new to the programme, or not as it was.

    `title` is the one that its calendar entry has: a session that was taken out of the
    visit file has no other. It begins on a `day`, at a `time` if it has one.
    """

    session: str
    what: Literal["added", "updated"]
    at: dt.datetime
    sequence: int
    title: str
    day: dt.date
    time: dt.time | None


def changes(handed: Handed, visit: Visit) -> dict[str, Change]:
    """Return the latest change of each session that had one, the newest first.

    None is an event that came with the first calendar: one that has not been updated, while
    no other is older or had been updated by then.
    """
    revision = visit.about.revision
    first = min(
        ((block.stamp, block.sequence <= revision) for block in handed.blocks), default=None
    )
    found = [
        Change(
            block.session,
            "updated" if block.sequence > revision else "added",
            block.stamp.astimezone(visit.zone),
            block.sequence,
            summary(block.octets),
            *block.begins(visit.zone),
        )
        for block in handed.blocks
        if block.sequence > revision or (block.stamp, True) != first
    ]
    found.sort(key=lambda change: change.at, reverse=True)
    return {change.session: change for change in found}
