"""Who is where and when: the sweeps over time that find clashes, moves and long stretches.

People who attend exactly the same sessions are looked at once, and of sessions those that
run at a moment are counted: the cost is that of the programmes that differ, not of all
pairs of sessions times all people, even where all are at once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from itertools import combinations, groupby, product
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from iriscli.programme.ends import OPEN_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from iriscli.visit.visit import Participants, Visit

ENOUGH_BREAK = dt.timedelta(minutes=15)
"""Free time that is a break, though nobody calls it one."""

LONGEST = dt.timedelta(hours=4)
"""How long people can do without a break."""

FEW = 3
"""How many sessions at once are said two by two; where they are more, they are counted."""


class Slot(NamedTuple):
    """When a session is held, in UTC. Slots sort by start, then as the file does."""

    start: dt.datetime
    order: int
    end: dt.datetime
    id: str


class Pair(NamedTuple):
    """Two sessions, the one that starts first in front, and how many others are as they are."""

    first: Slot
    second: Slot
    others: int = 0


@dataclass(frozen=True)
class Crowd:
    """Participants who attend exactly the same sessions, in order of time."""

    people: Participants
    slots: tuple[Slot, ...]


def held(visit: Visit) -> Mapping[str, Slot]:
    """Return when each session is held; one that is cancelled or has no time is not."""
    found = {}
    for order, session in enumerate(visit.sessions.values()):
        start, end = visit.starts(session), visit.ends(session)
        if start is not None and session.status != "cancelled":
            start = start.astimezone(dt.UTC)
            end = end.astimezone(dt.UTC) if end else start + OPEN_END
            found[session.id] = Slot(start, order, end, session.id)
    return found


def crowds(visit: Visit, slots: Iterable[Slot]) -> tuple[Crowd, ...]:
    """Part the participants into those who attend the same of some sessions."""
    held = {slot.id: slot for slot in slots}
    return tuple(
        Crowd(people, tuple(sorted(held[id_] for id_ in sessions if id_ in held)))
        for sessions, people in visit.programmes.items()
    )


def overlapping(slots: Sequence[Slot]) -> Iterator[Pair]:
    """Yield every two sorted slots that share a moment, by sweeping over time once.

    Where more than a few run at the moment when one starts, they are one pair with a number.
    """
    running: list[tuple[dt.datetime, Slot]] = []  # a heap: what ends first in front
    first = 0  # which of those that run has run for longest
    for start, starting in groupby(slots, attrgetter("start")):
        while running and running[0][0] <= start:
            heappop(running)
        for slot in starting:
            heappush(running, (slot.end, slot))
            last = slot
        if len(running) <= FEW:
            there = sorted(slot for _, slot in running)
            yield from (Pair(*two) for two in combinations(there, 2) if two[1].start == start)
            continue
        while slots[first].end <= start:
            first += 1
        yield Pair(slots[first], last, len(running) - 2)


def moves(
    slots: Sequence[Slot], within: dt.timedelta
) -> Iterator[tuple[Sequence[Slot], Sequence[Slot]]]:
    """Yield the slots that end some time before others start, with those that come next.

    Several that start at once all come next. The slots are sorted.
    """
    by_end = sorted(slots, key=attrgetter("end"))
    ended = 0
    for start, starting in groupby(slots, attrgetter("start")):
        since = ended
        while by_end[ended].end <= start:
            ended += 1
        if before := [slot for slot in by_end[since:ended] if start - slot.end < within]:
            yield sorted(before), list(starting)


Found = TypeVar("Found")


def for_whom(
    everyone: Iterable[Crowd], find: Callable[[Sequence[Slot]], Iterable[Found]]
) -> dict[Found, Participants]:
    """Map what is found in each crowd's programme to all whom it concerns."""
    concerned: dict[Found, list[Participants]] = {}
    for crowd in everyone:
        for found in find(crowd.slots):
            concerned.setdefault(found, []).append(crowd.people)

    @cache
    def together(*people: Participants) -> Participants:
        return frozenset().union(*people)

    return {found: together(*people) for found, people in concerned.items()}


def clashes(visit: Visit, everyone: Iterable[Crowd]) -> dict[Pair, Participants]:
    """Find who would be in two places at once."""

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        return overlapping([slot for slot in slots if _heeds(visit, slot, "clash")])

    return for_whom(everyone, find)


def _heeds(visit: Visit, slot: Slot, code: str) -> bool:
    """Tell whether a session counts among those of which something is said."""
    return code not in visit.sessions[slot.id].ignore


def transfers(visit: Visit, everyone: Iterable[Crowd]) -> dict[Pair, Participants]:
    """Find who has too little time between two venues.

    A journey takes its passengers to wherever they go next; where one of two
    sessions has no venue, nothing is known.
    """
    within = dt.timedelta(minutes=visit.about.transfer_minutes)

    def venue(slot: Slot) -> str | None:
        return visit.sessions[slot.id].venue

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        for before, starting in moves(slots, within):
            left = [
                slot
                for slot in before
                if _heeds(visit, slot, "transfer")
                and venue(slot)
                and visit.sessions[slot.id].kind != "travel"
            ]
            here = Counter(map(venue, left))
            late = [
                slot
                for slot in starting
                if _heeds(visit, slot, "transfer")
                and venue(slot)
                and here[venue(slot)] < len(left)
            ]
            if sum(len(left) - here[venue(slot)] for slot in late) <= FEW:
                every = product(left, late)
                yield from (Pair(*two) for two in every if venue(two[0]) != venue(two[1]))
            else:
                apart = (slot for slot in reversed(left) if venue(slot) != venue(late[0]))
                yield Pair(next(apart), late[0], len(late) - 1)

    return for_whom(everyone, find)


def venue_clashes(visit: Visit, slots: Iterable[Slot]) -> list[Pair]:
    """Find what is held in the same room, or both in no room, of a venue at once.

    The venue of a journey is where it begins: nobody stays there.
    """
    places: dict[tuple[str | None, str], list[Slot]] = {}
    for slot in slots:
        session = visit.sessions[slot.id]
        if (
            (session.venue or session.room)
            and session.kind != "travel"
            and _heeds(visit, slot, "venue-clash")
        ):
            place = (session.venue, (session.room or "").casefold())
            places.setdefault(place, []).append(slot)
    return [pair for theirs in places.values() for pair in overlapping(sorted(theirs))]


def without_break(
    visit: Visit, everyone: Iterable[Crowd]
) -> dict[tuple[dt.datetime, Slot], Participants]:
    """Find who goes too long without a break: since when, and what is too much."""

    def find(slots: Sequence[Slot]) -> Iterator[tuple[dt.datetime, Slot]]:
        since: dt.datetime | None = None
        until, said = dt.datetime.min.replace(tzinfo=dt.UTC), False
        for slot in slots:
            if visit.sessions[slot.id].kind in {"meal", "break"}:
                since = None
                continue
            if since is None or slot.start - until >= ENOUGH_BREAK:
                since, until, said = slot.start, slot.end, False
            until = max(until, slot.end)
            if until - since > LONGEST and not said:
                said = True
                yield since, slot

    return for_whom(everyone, find)
