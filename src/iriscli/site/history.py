"""What changed in the programme since it was first handed out, from its calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from iriscli.calendars.ics import summary

if TYPE_CHECKING:
    from iriscli.calendars.record import Handed
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Change:
    """The latest change of a session: it is new to the programme, or not as it was.

    `title` is the one that its calendar entry has: a session that was taken out of the
    visit file has no other. One that was `moved` has another start. It begins on a `day`,
    at a `time` if it has one.
    """

    session: str
    what: Literal["added", "updated"]
    moved: bool
    at: dt.datetime
    title: str
    day: dt.date
    time: dt.time | None


def changes(handed: Handed, visit: Visit) -> dict[str, Change]:
    """Return the latest change of each session that had one, the newest first."""
    found = []
    for block in handed.blocks:
        if block.news:
            what, at = block.news.split(" ")
            found.append(
                Change(
                    block.session,
                    "added" if what == "added" else "updated",
                    what == "moved",
                    dt.datetime.strptime(at, "%Y%m%dT%H%M%S%z").astimezone(visit.zone),
                    summary(block.octets),
                    *block.begins(visit.zone),
                )
            )
    found.sort(key=lambda change: change.at, reverse=True)
    return {change.session: change for change in found}
