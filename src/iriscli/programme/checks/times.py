"""Who is where and when: the sweeps over time that find clashes, moves and long stretches.

People who attend exactly the same sessions are looked at once, and sessions only beside
those that run at the same moment: the cost is that of the programmes that differ and of
what is found, not of all pairs of sessions times all people.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from iriscli.programme.ends import OPEN_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from iriscli.visit.visit import Participants, Visit

ENOUGH_BREAK = dt.timedelta(minutes=15)
"""Free time that is a break, though nobody calls it one."""

LONGEST = dt.timedelta(hours=4)
"""How long people can do without a break."""


class Slot(NamedTuple):
    """When a session is held, in UTC. Slots sort by start, then as the file does."""

    start: dt.datetime
    order: int
    end: dt.datetime
    id: str


Pair = tuple[Slot, Slot]
"""Two sessions, the one that starts first in front."""


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
    # By their references, since hundreds of sessions name the same ones.
    named: dict[tuple[str, ...], list[Slot]] = {}
    for slot in slots:
        named.setdefault(visit.sessions[slot.id].attendees, []).append(slot)
    theirs: dict[str, list[tuple[str, ...]]] = {id_: [] for id_ in visit.participants}
    for references in named:
        for id_ in visit.resolve(references):
            theirs[id_].append(references)
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for id_, all_references in theirs.items():
        alike.setdefault(tuple(all_references), []).append(id_)
    return tuple(
        Crowd(frozenset(ids), tuple(sorted(slot for one in key for slot in named[one])))
        for key, ids in alike.items()
    )


def overlapping(slots: Sequence[Slot]) -> Iterator[Pair]:
    """Yield every two sorted slots that share a moment, by sweeping over time once."""
    running: list[Slot] = []
    for slot in slots:
        running = [other for other in running if other.end > slot.start]
        for other in running:
            yield other, slot
        running.append(slot)


def moves(slots: Sequence[Slot], within: dt.timedelta) -> Iterator[Pair]:
    """Yield every slot with what comes next, where that is less than some time later.

    Several that start at once all come next. The slots are sorted.
    """
    starts = [slot.start for slot in slots]
    for slot in slots:
        first = bisect_left(starts, slot.end)
        if first < len(slots) and starts[first] - slot.end < within:
            for following in slots[first : bisect_right(starts, starts[first])]:
                yield slot, following


Found = TypeVar("Found")


def for_whom(
    everyone: Iterable[Crowd], find: Callable[[Sequence[Slot]], Iterable[Found]]
) -> dict[Found, Participants]:
    """Map what is found in each crowd's programme to all whom it concerns."""
    concerned: dict[Found, list[Participants]] = {}
    for crowd in everyone:
        for found in find(crowd.slots):
            concerned.setdefault(found, []).append(crowd.people)
    return {
        found: people[0] if len(people) == 1 else frozenset().union(*people)
        for found, people in concerned.items()
    }


def clashes(everyone: Iterable[Crowd]) -> dict[Pair, Participants]:
    """Find who would be in two places at once."""
    return for_whom(everyone, overlapping)


def transfers(visit: Visit, everyone: Iterable[Crowd]) -> dict[Pair, Participants]:
    """Find who has too little time between two venues.

    A journey takes its passengers to wherever they go next; where one of two
    sessions has no venue, nothing is known.
    """
    within = dt.timedelta(minutes=visit.about.transfer_minutes)

    def find(slots: Sequence[Slot]) -> Iterator[Pair]:
        for slot, following in moves(slots, within):
            here, there = visit.sessions[slot.id], visit.sessions[following.id]
            apart = here.venue and there.venue and here.venue != there.venue
            if apart and here.kind != "travel":
                yield slot, following

    return for_whom(everyone, find)


def venue_clashes(visit: Visit, slots: Iterable[Slot]) -> list[Pair]:
    """Find what is held in the same room, or both in no room, of a venue at once.

    The venue of a journey is where it begins: nobody stays there.
    """
    places: dict[tuple[str | None, str], list[Slot]] = {}
    for slot in slots:
        session = visit.sessions[slot.id]
        if (session.venue or session.room) and session.kind != "travel":
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
