"""Who has nothing while most have something: in neither of two parallel groups."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from iriscli.programme.checks.times import Crowd, Pair, for_whom
from iriscli.programme.ends import derived_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iriscli.programme.checks.times import Slot
    from iriscli.visit.visit import Participants, Visit

Span = tuple[dt.datetime, dt.datetime]

IDLE = dt.timedelta(hours=1)
"""Free time that is worth a look."""


def gaps(visit: Visit, everyone: Sequence[Crowd]) -> Mapping[Pair, Participants]:
    """Find guests who are free for an hour between two sessions, while half are busy.

    Sessions without an end last as long as calendars show them. Before and after a
    journey people come and go.
    """
    ends = derived_ends(visit)
    lasting = [
        Crowd(
            crowd.people,
            tuple(slot._replace(end=ends.get(slot.id, slot.end)) for slot in crowd.slots),
        )
        for crowd in everyone
    ]
    busy = _busy(visit, lasting)

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        for before, after in _free(visit, slots):
            at = bisect_left(busy, before.end + IDLE, key=lambda span: span[1])
            if at < len(busy) and busy[at][0] + IDLE <= after.start:
                yield Pair(before, after)

    unknown = _unknown(visit)
    found = for_whom(lasting, find)
    concerned = {
        pair: (people & visit.known["partners"])
        - unknown.get(visit.sessions[pair.second.id].day, frozenset())
        for pair, people in found.items()
    }
    return {pair: people for pair, people in concerned.items() if people}


def _unknown(visit: Visit) -> Mapping[dt.date, Participants]:
    """Map days to those who attend what has no time yet, or takes all day."""
    attending: dict[dt.date, set[Participants]] = {}
    for session in visit.sessions.values():
        if session.start is None and session.status != "cancelled":
            attending.setdefault(session.day, set()).add(visit.attendance[session.id])
    return {day: frozenset().union(*people) for day, people in attending.items()}


def _free(visit: Visit, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Yield what goes before and comes after each hour or more without a session."""

    def day(slot: Slot) -> dt.date:
        return visit.sessions[slot.id].day

    for _, theirs in groupby(sorted(slots, key=lambda slot: (day(slot), slot)), day):
        latest: Slot | None = None
        for slot in theirs:
            if latest and slot.start - latest.end >= IDLE:
                kinds = {visit.sessions[one.id].kind for one in (latest, slot)}
                if "travel" not in kinds:
                    yield latest, slot
            latest = max(latest or slot, slot, key=attrgetter("end"))


def _busy(visit: Visit, everyone: Sequence[Crowd]) -> list[Span]:
    """Return the spans of an hour or more in which half of all participants have a session."""
    changes: dict[dt.datetime, int] = {}
    for crowd in everyone:
        until: dt.datetime | None = None
        for slot in crowd.slots:
            if visit.sessions[slot.id].optional or (until and slot.end <= until):
                continue
            start = max(slot.start, until or slot.start)
            changes[start] = changes.get(start, 0) + len(crowd.people)
            changes[slot.end] = changes.get(slot.end, 0) - len(crowd.people)
            until = slot.end
    spans: list[Span] = []
    since: dt.datetime | None = None
    there = 0
    for moment in sorted(changes):
        there += changes[moment]
        most = there * 2 >= len(visit.participants)
        if most and since is None:
            since = moment
        elif not most and since is not None:
            if moment - since >= IDLE:
                spans.append((since, moment))
            since = None
    return spans
