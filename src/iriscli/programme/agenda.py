"""The programme by day, for everyone or for some, in any zone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from iriscli.programme.ends import derived_ends
from iriscli.visit.visit import moment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from iriscli.visit.model import Organisation, Part, Session, Venue
    from iriscli.visit.visit import Participants, Visit


@dataclass(frozen=True)
class Item:
    """A session as an agenda shows it; its times are in their zones, or in that asked for.

    `until` is when it ends, also where the file does not say it.
    """

    session: Session
    day: dt.date
    start: dt.datetime | None
    end: dt.datetime | None
    until: dt.datetime | None
    venue: Venue | None
    to: Venue | None
    attendees: Participants
    organisations: Mapping[str, Organisation]
    parts: tuple[PartItem, ...] = ()

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone of the start; None where there is none."""
        zone = self.start and self.start.tzinfo
        return zone if isinstance(zone, ZoneInfo) else None

    @property
    def end_open(self) -> bool:
        """Whether only the start is given."""
        return self.start is not None and self.end is None


@dataclass(frozen=True)
class PartItem:
    """What takes place within a session, with the moment at which it starts."""

    part: Part
    start: dt.datetime | None


@dataclass(frozen=True)
class Day:
    """A date, and what takes place on it in order."""

    date: dt.date
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Agenda:
    """What takes place, day by day."""

    visit: Visit
    days: tuple[Day, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every session of every day."""
        return tuple(item for day in self.days for item in day.items)

    def of(self, participants: Participants) -> Agenda:
        """Return what some participants attend of it."""
        theirs = (
            (day.date, tuple(i for i in day.items if not participants.isdisjoint(i.attendees)))
            for day in self.days
        )
        return Agenda(self.visit, tuple(Day(date, items) for date, items in theirs if items))

    @property
    def off(self) -> bool:
        """Whether all that there was is cancelled."""
        items = self.items
        return bool(items) and all(item.session.status == "cancelled" for item in items)

    @cached_property
    def zones(self) -> tuple[ZoneInfo, ...]:
        """The zones of its times, in the order in which they come."""
        moments = [moment for item in self.items for moment in (item.start, item.end)]
        zones = dict.fromkeys(moment.tzinfo for moment in moments if moment)
        return tuple(zone for zone in zones if isinstance(zone, ZoneInfo))


def agenda(
    visit: Visit,
    *,
    zone: ZoneInfo | None = None,
    participants: Participants | None = None,
    days: Collection[dt.date] | None = None,
) -> Agenda:
    """Return the agenda of what some participants attend, on some days of the visit.

    Without participants or days, of all of them. Without a zone each time is in its own.
    A day without sessions is left out.
    """
    ends = derived_ends(visit)
    by_day: dict[dt.date, list[Item]] = {}
    for session in visit.sessions.values():
        wanted = participants is None or not participants.isdisjoint(
            visit.attendance[session.id]
        )
        # The host's days, whatever the zone: all of them together are the whole.
        if wanted and (days is None or session.day in days):
            item = _item(visit, session, ends, zone)
            by_day.setdefault(item.day, []).append(item)
    return Agenda(visit, tuple(Day(date, in_order(by_day[date])) for date in sorted(by_day)))


def _item(
    visit: Visit, session: Session, ends: Mapping[str, dt.datetime], zone: ZoneInfo | None
) -> Item:
    def there(moment: dt.datetime | None) -> dt.datetime | None:
        return moment.astimezone(zone) if moment and zone else moment

    start, end = visit.starts(session), visit.ends(session)
    shown = there(start)
    # What begins after midnight still belongs to the evening that it ends; on other
    # clocks there is no such evening, only a date.
    day = session.day
    if start and shown and shown.utcoffset() != start.utcoffset():
        day = shown.date()
    here = visit.zones(session)[0]
    return Item(
        session,
        day,
        shown,
        there(end),
        end or ends.get(session.id),
        visit.venues[session.venue] if session.venue else None,
        visit.venues[session.to] if session.to else None,
        visit.attendance[session.id],
        visit.organisations,
        tuple(
            PartItem(part, there(moment(session.day, part.start, here)))
            for part in session.items
        ),
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
