"""Who is where and when: the sweeps over time that find clashes, moves and long stretches.

People who attend exactly the same sessions are looked at once, and of sessions those that
run at a moment are counted: the cost is that of the programmes that differ, not of all
pairs of sessions times all people, even where all are at once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from itertools import combinations, groupby, islice, product, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from iriscli.programme.checks.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participants, Visit

ENOUGH_BREAK = dt.timedelta(minutes=15)
"""Free time that is a break, though nobody calls it one."""

LONGEST = dt.timedelta(hours=4)
"""How long people can do without a break."""

FEW = 3
"""How many sessions at once are said two by two; where they are more, they are counted."""


_MANY = 10  # whoever leaves so many places at once is in none of them

JOURNEY = dt.timedelta(hours=2)
"""A journey that takes longer has room for sessions on board."""

LISTENING = frozenset({"meeting", "presentation", "workshop", "review", "visit"})
"""The kinds after hours of which people need a break."""


class Slot(NamedTuple):
    """When a session is held, in UTC. Slots sort by start, then as the file does.

    One without a given end is the moment at which it starts.
    """

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
            end = end.astimezone(dt.UTC) if end else start
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

    A slot that is a moment shares it with what starts then, or runs.
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
        while _over(slots[first], start):
            first += 1
        yield Pair(slots[first], last, len(running) - 2)


def _over(slot: Slot, moment: dt.datetime) -> bool:
    """Tell whether a slot is over when another starts."""
    return slot.end <= moment and slot.start < moment


def moves(slots: Sequence[Slot]) -> Iterator[tuple[Sequence[Slot], Sequence[Slot]]]:
    """Yield the slots that have ended when others start, with those that come next.

    Several that start at once all come next. The slots are sorted.
    """
    by_end = sorted(slots, key=attrgetter("end", "start"))
    ended = 0
    for start, starting in groupby(slots, attrgetter("start")):
        since = ended
        while _over(by_end[ended], start):
            ended += 1
        if since < ended:
            yield sorted(by_end[since:ended]), list(starting)


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
    """Find who would be in two places at once.

    Who chooses a session chooses when; a meal within a session is a part of it.
    """

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        within = meals_within(visit, slots)
        return overlapping(
            [
                slot
                for slot in slots
                if _heeds(visit, slot, "clash")
                and not visit.sessions[slot.id].optional
                and not _long_journey(visit, slot)
                and slot.id not in within
            ]
        )

    return for_whom(everyone, find)


def meals_within(visit: Visit, slots: Sequence[Slot]) -> frozenset[str]:
    """Return the meals and breaks that lie within another of some sorted slots."""
    found = set()
    latest: dt.datetime | None = None
    longest_first = sorted(slots, key=lambda slot: (slot.start, slot.start - slot.end))
    for (_, end), alike in groupby(longest_first, lambda slot: (slot.start, slot.end)):
        if latest and end <= latest:
            found |= {slot.id for slot in alike if _eats(visit, slot)}
        latest = max(latest or end, end)
    return frozenset(found)


def _eats(visit: Visit, slot: Slot) -> bool:
    return visit.sessions[slot.id].kind in {"meal", "break"}


def _long_journey(visit: Visit, slot: Slot) -> bool:
    """Tell whether there is time for sessions on board."""
    return visit.sessions[slot.id].to is not None and slot.end - slot.start > JOURNEY


def _heeds(visit: Visit, slot: Slot, code: str) -> bool:
    """Tell whether a session counts among those of which something is said."""
    return code not in visit.sessions[slot.id].ignore


def transfers(visit: Visit, everyone: Iterable[Crowd]) -> dict[Pair, Participants]:
    """Find who has too little time between two venues.

    A journey takes its passengers to where it says or, where it does not, to wherever
    they go next; where one of two sessions has no venue, nothing is known. What is on
    board of a journey goes along, and of two that they choose people choose one.
    """
    ways = Ways(visit)

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        aboard = _aboard(visit, slots)

        def by_place(
            some: Iterable[Slot], place: Callable[[Session], str | None]
        ) -> dict[tuple[str, bool], list[Slot]]:
            parted: dict[tuple[str, bool], list[Slot]] = {}
            for slot in some:
                session = visit.sessions[slot.id]
                there = place(session)
                if there and slot.id not in aboard and _heeds(visit, slot, "transfer"):
                    parted.setdefault((there, session.optional), []).append(slot)
            return parted

        for before, starting in moves(slots):
            last_first = sorted(before, key=attrgetter("end", "order"), reverse=True)
            left = by_place(last_first, ways.after)
            coming = by_place(starting, attrgetter("venue"))
            pairs, late = list[Pair](), set[Slot]()
            for (here, chosen), ended in islice(left.items(), _MANY):
                for (there, too), next_ in coming.items():
                    since = next_[0].start - ways.needed(here, there)
                    soon = list(islice(takewhile(lambda one: one.end > since, ended), FEW + 1))  # noqa: B023 - used at once
                    if soon and not (chosen and too):
                        late.update(next_)
                        pairs += islice((Pair(*two) for two in product(soon, next_)), FEW + 1)
            if len(pairs) > FEW:
                second = min(late)
                first = max(pair.first for pair in pairs if pair.second == second)
                yield Pair(first, second, len(late) - 1)
            else:
                yield from sorted(pairs)

    return for_whom(everyone, find)


def _aboard(visit: Visit, slots: Sequence[Slot]) -> frozenset[str]:
    """Return those of some sorted slots that begin and end during a long journey."""
    found = set()
    arrival: dt.datetime | None = None
    for slot in slots:
        if arrival and slot.end <= arrival and slot.start < arrival:
            found.add(slot.id)
        if _long_journey(visit, slot):
            arrival = max(arrival or slot.end, slot.end)
    return frozenset(found)


def venue_clashes(visit: Visit, slots: Iterable[Slot], everyone: Iterable[Crowd]) -> list[Pair]:
    """Find what is held in the same room at once."""
    places = _places(visit, slots, everyone, "venue-clash")
    return [
        pair for (_, room), theirs in places.items() if room for pair in overlapping(theirs)
    ]


def roomless(visit: Visit, slots: Iterable[Slot], everyone: Iterable[Crowd]) -> list[Slot]:
    """Find what is held in a venue at the same time as something else, both in no room."""
    found = set[Slot]()
    places = _places(visit, slots, everyone, "venue-clash", "no-room")
    for (_, room), theirs in places.items():
        if not room:
            latest = theirs[0]
            for slot in theirs[1:]:
                if slot.start < latest.end or slot.start == latest.start:
                    found |= {latest, slot}
                latest = max(latest, slot, key=attrgetter("end", "start"))
    return sorted(found)


def _places(
    visit: Visit, slots: Iterable[Slot], everyone: Iterable[Crowd], *codes: str
) -> dict[tuple[str | None, str], list[Slot]]:
    """Map venues and rooms to the sorted slots that are held there.

    The venue of a journey is where it begins: nobody stays there. Nor do people leave
    for coffee within a session.
    """
    within = {id_ for crowd in everyone for id_ in meals_within(visit, crowd.slots)}
    places: dict[tuple[str | None, str], list[Slot]] = {}
    for slot in sorted(slots):
        session = visit.sessions[slot.id]
        if (
            (session.venue or session.room)
            and not (session.to or session.kind == "travel")
            and slot.id not in within
            and all(_heeds(visit, slot, code) for code in codes)
        ):
            place = (session.venue, (session.room or "").casefold())
            places.setdefault(place, []).append(slot)
    return places


def without_break(
    visit: Visit, everyone: Iterable[Crowd]
) -> dict[tuple[dt.datetime, Slot], Participants]:
    """Find who listens too long without a break: since when, and what is too much.

    Whatever is no meeting or the like breaks it, also within one; the evening after the
    last meal of a day is free.
    """

    def find(slots: Sequence[Slot]) -> Iterator[tuple[dt.datetime, Slot]]:
        last_meal = {
            visit.sessions[slot.id].day: slot.start
            for slot in slots
            if visit.sessions[slot.id].kind == "meal"
        }

        def listens(slot: Slot) -> bool:
            session = visit.sessions[slot.id]
            free = session.day in last_meal and slot.start >= last_meal[session.day]
            # What a session is made of may be a break.
            given = not (session.optional or session.items)
            return session.kind in LISTENING and given and not free

        since = dt.datetime.min.replace(tzinfo=dt.UTC)
        longest: Slot | None = None  # what of this stretch ends last
        over: Slot | None = None  # in which it becomes too long
        for slot in slots:
            if not listens(slot):
                if longest and over and min(longest.end, slot.start) - since > LONGEST:
                    yield since, over
                since = slot.end
                longest = longest if longest and longest.end > since else None
                over = longest if longest and longest.end - since > LONGEST else None
                continue
            if longest is None or slot.start - longest.end >= ENOUGH_BREAK:
                if over:
                    yield since, over
                since, longest, over = slot.start, slot, None
            longest = max(longest, slot, key=attrgetter("end"))
            if longest.end - since > LONGEST:
                over = over or slot
        if over:
            yield since, over

    return for_whom(everyone, find)
