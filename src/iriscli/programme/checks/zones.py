"""Whether the clocks of a venue show the times that guests read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from iriscli.errors import Problem
from iriscli.text import quoted
from iriscli.visit.zones import zones_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Visit


def zones(visit: Visit) -> Iterator[Problem]:
    """Find venues whose clocks may show another time than their sessions say."""
    said = set()
    for session in visit.sessions.values():
        if session.status == "cancelled" or "zone" in session.ignore:
            continue
        start, end = visit.starts(session), visit.ends(session)
        if end and session.to not in said and (problem := _taken_along(session, visit)):
            said.add(session.to)
            yield problem
        for venue, moment in ((session.venue, start), (session.to or session.venue, end)):
            if venue is None or moment is None or venue in said:
                continue
            country = visit.venues[venue].country
            there = _there(country, moment) if country else None
            if country and there:
                said.add(venue)
                used = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else ""
                yield Problem(
                    ("venues", venue),
                    f"{moment:%H:%M} of {quoted(session.id)} is the time in the zone {used},"
                    f" but in {country} it is {there[1]:%H:%M} then; add timezone ="
                    f' "{there[0]}", or correct the country',
                    "zone",
                )


def _taken_along(session: Session, visit: Visit) -> Problem | None:
    """Return what is wrong where a journey ends in the zone of its start for want of one."""
    start, end = (visit.venues.get(one or "") for one in (session.venue, session.to))
    usual = visit.about.timezone
    if not (start and end) or end.timezone or start.timezone in {None, usual}:
        return None
    return Problem(
        ("venues", end.id),
        f"the end of {quoted(session.id)} is in the zone of its start, {start.timezone}; write"
        f' which zone this venue is in, as timezone = "{usual}"',
        "zone",
    )


def _there(country: str, moment: dt.datetime) -> tuple[str, dt.datetime] | None:
    """Return a zone of a country with its time, where none of its zones has the moment's."""
    others = [(zone.key, moment.astimezone(zone)) for zone in _zones(country)]
    if any(other.utcoffset() == moment.utcoffset() for _, other in others):
        return None
    return others[0] if others else None


@cache
def _zones(country: str) -> tuple[ZoneInfo, ...]:
    found = []
    for name in zones_in(country):
        try:
            found.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError):
            continue  # the zones of this machine are older than those of Babel
    return tuple(found)
