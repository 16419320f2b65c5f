"""When a session ends for which only the start is given.

Most published programmes give starts alone: what comes next ends what went before. It
lasts until at least half of those who attend have begun their next session of that day,
if that comes within three hours; else an hour.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participants, Visit

OPEN_END = dt.timedelta(minutes=60)
"""How long a session without an end takes where nothing follows it."""

FOLLOWS = dt.timedelta(hours=3)
"""How long after its start what follows ends a session."""


def derived_ends(visit: Visit) -> Mapping[str, dt.datetime]:
    """Return when each session ends that has a start and no end, in UTC."""
    found: dict[str, dt.datetime] = {}
    timed: dict[dt.date, list[tuple[dt.datetime, Session]]] = {}
    for session in visit.sessions.values():
        if start := visit.starts(session):
            timed.setdefault(session.day, []).append((start.astimezone(dt.UTC), session))
    crowds = _crowds(visit)
    for day in timed.values():
        day.sort(key=lambda one: one[0], reverse=True)
        _sweep(visit, day, crowds, found)
    return found


def _crowds(visit: Visit) -> dict[Participants, tuple[tuple[int, int], ...]]:
    """Map those who attend a session to the crowds that they are made of, with sizes.

    A crowd attends exactly the same sessions: a sweep looks at it once.
    """
    attended: dict[str, list[int]] = {id_: [] for id_ in visit.participants}
    together = list(dict.fromkeys(visit.attendance.values()))
    for number, participants in enumerate(together):
        for id_ in participants:
            attended[id_].append(number)
    sizes: dict[tuple[int, ...], int] = {}
    for theirs in attended.values():
        sizes[tuple(theirs)] = sizes.get(tuple(theirs), 0) + 1
    crowds: dict[Participants, list[tuple[int, int]]] = {one: [] for one in together}
    for crowd, (numbers, size) in enumerate(sizes.items()):
        for number in numbers:
            crowds[together[number]].append((crowd, size))
    return {participants: tuple(made_of) for participants, made_of in crowds.items()}


def _sweep(
    visit: Visit,
    day: Iterable[tuple[dt.datetime, Session]],
    crowds: Mapping[Participants, tuple[tuple[int, int], ...]],
    found: dict[str, dt.datetime],
) -> None:
    """Go through a day from its last start to its first, knowing what comes next for whom."""
    firm: dict[int, dt.datetime] = {}  # what each crowd has next
    chosen: dict[int, dt.datetime] = {}  # the same, with what they may choose
    for start, together in groupby(day, key=lambda one: one[0]):
        sessions = [session for _, session in together]
        for session in sessions:
            if session.end is None:
                following = chosen if session.optional else firm
                theirs = crowds[visit.attendance[session.id]]
                found[session.id] = _end(start, theirs, following)
        for session in sessions:
            if session.status == "confirmed":
                for crowd, _ in crowds[visit.attendance[session.id]]:
                    chosen[crowd] = start
                    if not session.optional:
                        firm[crowd] = start


def _end(
    start: dt.datetime,
    crowds: Iterable[tuple[int, int]],
    following: Mapping[int, dt.datetime],
) -> dt.datetime:
    """Return when half of some crowds have begun what they have next, or an hour later."""
    crowds = list(crowds)
    half = sum(size for _, size in crowds) / 2
    begun = 0
    for moment, size in sorted((following[c], size) for c, size in crowds if c in following):
        begun += size
        if begun >= half:
            return moment if moment - start <= FOLLOWS else start + OPEN_END
    return start + OPEN_END
