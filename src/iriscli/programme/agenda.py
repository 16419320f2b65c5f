"""The programme by day, for everyone or for some, in any zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from zoneinfo import ZoneInfo

    from iriscli.visit.model import Session, Venue
    from iriscli.visit.visit import Participants, Visit


@dataclass(frozen=True)
class Item:
    """A session as an agenda shows it, its times in the agenda's zone."""

    session: Session
    day: dt.date
    start: dt.datetime | None
    end: dt.datetime | None
    venue: Venue | None
    attendees: Participants


@dataclass(frozen=True)
class Day:
    """A date, and what takes place on it in order."""

    date: dt.date
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Agenda:
    """What takes place, day by day."""

    visit: Visit
    zone: ZoneInfo
    days: tuple[Day, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every session of every day."""
        return tuple(item for day in self.days for item in day.items)


def agenda(
    visit: Visit,
    *,
    zone: ZoneInfo | None = None,
    participants: Participants | None = None,
    days: Collection[dt.date] | None = None,
) -> Agenda:
    """Return the agenda in a zone, of what some participants attend, on some days.

    Without a zone it is the visit's; without participants or days, all of them.
    A day without sessions is left out.
    """
    zone = zone or visit.zone
    items = [
        _item(visit, session, zone)
        for session in visit.sessions.values()
        if (participants is None or not participants.isdisjoint(visit.attendance[session.id]))
        # The host's days, whatever the zone: all of them together are the whole.
        and (days is None or session.day in days)
    ]
    by_day: dict[dt.date, list[Item]] = {}
    for item in items:
        by_day.setdefault(item.day, []).append(item)
    return Agenda(
        visit, zone, tuple(Day(date, in_order(by_day[date])) for date in sorted(by_day))
    )


def _item(visit: Visit, session: Session, zone: ZoneInfo) -> Item:
    start, end = visit.starts(session), visit.ends(session)
    there = start and start.astimezone(zone)
    # What begins after midnight still belongs to the evening that it ends; on other
    # clocks there is no such evening, only a date.
    day = session.day
    if start and there and there.utcoffset() != start.utcoffset():
        day = there.date()
    return Item(
        session,
        day,
        there,
        end and end.astimezone(zone),
        visit.venues[session.venue] if session.venue else None,
        visit.attendance[session.id],
    )


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """Sort by time; an item without one keeps the place that the file gives it."""
    timed = iter(sorted((item for item in items if item.start), key=_moments))
    return tuple(next(timed) if item.start else item for item in items)


def _moments(item: Item) -> tuple[float, float]:
    """Return when an item starts and ends, as moments and not as clock times.

    The night that clocks go back has an hour twice.
    """
    known = [moment.timestamp() for moment in (item.start, item.end) if moment]
    return known[0], known[-1]
