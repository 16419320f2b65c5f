"""How long it takes from one venue to another."""

from __future__ import annotations

import datetime as dt
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from iriscli.text import versions
from iriscli.text.compare import plain

if TYPE_CHECKING:
    from iriscli.visit.model import Session, Venue
    from iriscli.visit.visit import Visit

SPEED = 80
"""How many kilometres people go in an hour."""

BETWEEN_CITIES = dt.timedelta(minutes=30)
"""The least that it takes to another city."""

_EARTH = 6371.0088  # the mean radius in kilometres


class Ways:
    """The ways between the venues of a visit."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.needed = cache(self._needed)

    def after(self, session: Session) -> str | None:
        """Return the venue at which people are when a session ends; None where unknown."""
        return session.to or (None if session.kind == "travel" else session.venue)

    def _needed(self, here: str, there: str) -> dt.timedelta:
        """Return how much time there has to be; a distance counts in whole minutes."""
        if here == there:
            return dt.timedelta()
        minutes = self.visit.about.transfer_minutes
        distance = self.kilometres(here, there)
        needed = dt.timedelta(minutes=minutes + int((distance or 0) * 60 / SPEED))
        return max(needed, BETWEEN_CITIES) if self.apart(here, there) else needed

    def kilometres(self, here: str, there: str) -> float | None:
        """Return the distance as the crow flies; None where it is not known."""
        places = [_place(self.visit.venues[id_]) for id_ in (here, there)]
        if None in places:
            return None
        (south, west), (north, east) = (
            (radians(x), radians(y)) for x, y in filter(None, places)
        )
        half = (
            sin((north - south) / 2) ** 2
            + cos(south) * cos(north) * sin((east - west) / 2) ** 2
        )
        return 2 * _EARTH * asin(min(1.0, sqrt(half)))

    def apart(self, here: str, there: str) -> bool:
        """Tell whether two venues are known to be in two cities."""
        one, other = self.visit.venues[here], self.visit.venues[there]
        cities = [{plain(said) for said in versions(of.city)} for of in (one, other) if of.city]
        countries = {of.country for of in (one, other) if of.country}
        return (len(cities) > 1 and not cities[0] & cities[1]) or len(countries) > 1


def _place(venue: Venue) -> tuple[float, float] | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude
