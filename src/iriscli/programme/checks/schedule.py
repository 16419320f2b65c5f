"""What is wrong with who is where and when, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iriscli.errors import Problem
from iriscli.programme.checks import times
from iriscli.programme.checks.gaps import gaps
from iriscli.programme.checks.ways import Ways
from iriscli.programme.checks.whom import Whom, called, listed
from iriscli.text import quoted
from iriscli.visit.times import two_passes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iriscli.programme.checks.times import Crowd, Slot
    from iriscli.visit.visit import Participants, Visit

EARLY = dt.time(7)
"""Before this, guests are asleep."""


def schedule(visit: Visit) -> Iterator[Problem]:
    """Find what people cannot attend, or not without trouble."""
    slots = times.held(visit)
    crowds, whom = times.crowds(visit, slots.values()), Whom(visit)
    yield from _open(visit)
    yield from _early(visit)
    yield from _twice(visit)
    yield from _clashes(visit, crowds, whom)
    yield from _venue_clashes(visit, slots.values(), crowds)
    yield from _roomless(visit, slots.values(), crowds)
    yield from _transfers(visit, crowds, whom)
    yield from _breaks(visit, crowds, whom)
    yield from _gaps(visit, crowds, whom)


def _open(visit: Visit) -> Iterator[Problem]:
    """Find what has no time yet, and say once what has no end."""
    open_ = []
    for session in visit.sessions.values():
        if session.status == "cancelled" or session.end is not None or session.all_day:
            continue
        if session.start is None:
            message = "the time is to be confirmed; add start and end when they are known"
            yield Problem(("sessions", session.id), message, "no-time", (session.id,))
        elif "open-end" not in session.ignore:
            open_.append(session.id)
    if open_:
        yield Problem(
            ("sessions", open_[0], "start"),
            f"the end is open in {len(open_):,} session{'s' if len(open_) > 1 else ''}"
            f" ({listed(open_)}), and calendars show an end that is only assumed;"
            " add end where you know it",
            "open-end",
        )


def _early(visit: Visit) -> Iterator[Problem]:
    for session in visit.sessions.values():
        start = visit.starts(session)
        # What starts after midnight is the end of the evening before.
        if start is None or session.status == "cancelled" or start.date() > session.day:
            continue
        if start.time() < EARLY:
            yield Problem(
                ("sessions", session.id, "start"),
                f"it starts at {start:%H:%M}; check whether guests can be there before 07:00",
                "early",
                (session.id,),
            )


def _twice(visit: Visit) -> Iterator[Problem]:
    """Find times of which a night has two, because clocks go back."""
    for session in visit.sessions.values():
        written = {"start": (session.start, visit.starts), "end": (session.end, visit.ends)}
        for key, (time, of_visit) in written.items():
            moment = of_visit(session)
            if time is None or moment is None or time.tzinfo or session.status == "cancelled":
                continue
            offsets = two_passes(moment)
            if len(offsets) > 1:
                first, second = (f'"{moment:%H:%M}{offset}"' for offset in offsets)
                yield Problem(
                    ("sessions", session.id, key),
                    f"clocks go back in this night, so {moment:%H:%M} comes twice; write"
                    f" {first} for the first time, which iris assumes, or {second} for the"
                    " second",
                    "clock-change",
                    (session.id,),
                )


def _clashes(visit: Visit, crowds: Sequence[Crowd], whom: Whom) -> Iterator[Problem]:
    for (first, second, others), people in times.clashes(visit, crowds).items():
        yield Problem(
            ("sessions", second.id, "start"),
            f"it is at the same time as {_when(visit, first.id)}{_and(others)} for"
            f" {_whom(whom, people, first.id, second.id)};"
            f" move {_all_but_one(others)}, or change the attendees",
            "clash",
            (first.id, second.id),
        )


def _venue_clashes(
    visit: Visit, slots: Iterable[Slot], crowds: Sequence[Crowd]
) -> Iterator[Problem]:
    for first, second, others in times.venue_clashes(visit, slots, crowds):
        session = visit.sessions[second.id]
        room = f"room {quoted(session.room)}"
        venue = called(visit, visit.venues[session.venue].name) if session.venue else ""
        yield Problem(
            ("sessions", second.id, "room"),
            f"{_when(visit, first.id)}{_and(others)} {'are' if others else 'is'} in"
            f" {' of '.join(filter(None, (room, venue)))} at the same time;"
            f" move {_all_but_one(others)}, or choose another room",
            "venue-clash",
            (first.id, second.id),
        )


def _roomless(
    visit: Visit, slots: Iterable[Slot], crowds: Sequence[Crowd]
) -> Iterator[Problem]:
    by_day: dict[dt.date, list[str]] = {}
    for slot in times.roomless(visit, slots, crowds):
        by_day.setdefault(visit.sessions[slot.id].day, []).append(slot.id)
    for day, ids in by_day.items():
        yield Problem(
            ("sessions", ids[0], "venue"),
            f"on {day}, {len(ids):,} sessions are in a venue at the same time as others, and"
            f" have no room ({listed(ids)}); add a room to each",
            "no-room",
        )


def _transfers(visit: Visit, crowds: Sequence[Crowd], whom: Whom) -> Iterator[Problem]:
    ways = Ways(visit)
    for (first, second, others), people in times.transfers(visit, crowds).items():
        left = (second.start - first.end) // dt.timedelta(minutes=1)
        here = ways.after(visit.sessions[first.id]) or ""
        there = visit.sessions[second.id].venue or ""
        needed = ways.needed(here, there) // dt.timedelta(minutes=1)
        yield Problem(
            ("sessions", second.id, "start"),
            f"it{_and(others)} {'start' if others else 'starts'} {left} min after"
            f" {_when(visit, first.id)} at"
            f" {called(visit, visit.venues[here].name)}{_far(ways, here, there)}, too soon for"
            f" {_whom(whom, people, first.id, second.id)};"
            f" leave {needed} min{_reason(visit, needed)}, or change the attendees",
            "transfer",
            (first.id, second.id),
        )


def _far(ways: Ways, here: str, there: str) -> str:
    """Say how far it is from one venue to another, as far as that is known."""
    distance = ways.kilometres(here, there)
    if distance is not None and distance >= 1:
        return f", {distance:,.0f} km away"
    return ", in another city" if ways.apart(here, there) else ""


def _reason(visit: Visit, needed: int) -> str:
    """Say where the minutes come from: from the file, or from the way."""
    return (
        " (transfer_minutes)" if needed == visit.about.transfer_minutes else " for the journey"
    )


def _breaks(visit: Visit, crowds: Sequence[Crowd], whom: Whom) -> Iterator[Problem]:
    for (since, slot), people in times.without_break(visit, crowds).items():
        yield Problem(
            ("sessions", slot.id, "start"),
            f"for more than four hours, since {since.astimezone(visit.zone):%H:%M}, there is no"
            f" break for {_whom(whom, people, slot.id)};"
            " leave 15 minutes free, or add a session of the kind break or meal",
            "no-break",
            (slot.id,),
        )


def _gaps(visit: Visit, crowds: Sequence[Crowd], whom: Whom) -> Iterator[Problem]:
    for (first, second, _), people in gaps(visit, crowds).items():
        yield Problem(
            ("sessions", second.id, "start"),
            f"between {_when(visit, first.id)} and this session there is nothing for"
            f" {_whom(whom, people, first.id, second.id)}, while most others have a session;"
            " add them to the attendees of a session, or ignore this if it is intentional",
            "gap",
            (first.id, second.id),
        )


def _whom(whom: Whom, people: Participants, *sessions: str) -> str:
    named = [name for id_ in sessions for name in whom.visit.sessions[id_].attendees]
    return whom.named(people, dict.fromkeys(named))


def _and(others: int) -> str:
    """Count those that a line is about beside the one or two that it names."""
    return f" and {others:,} other{'s' if others > 1 else ''}" if others else ""


def _all_but_one(others: int) -> str:
    return "all but one" if others else "one of them"


def _when(visit: Visit, id_: str) -> str:
    """Return a session with its time: `'lunch' (13:00–14:00)`."""
    session = visit.sessions[id_]
    start, end = visit.starts(session), visit.ends(session)
    until = f"–{end:%H:%M}" if end else ", open end"
    return f"{quoted(id_)} ({start:%H:%M}{until})"
