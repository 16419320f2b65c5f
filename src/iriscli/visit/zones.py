"""Time zones, as people name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from iriscli.text.compare import plain

if TYPE_CHECKING:
    from collections.abc import Mapping


def zone_named(text: str) -> str | None:
    """Return a zone of the IANA database from its name or its city, in any case, or None."""
    return zone_names().get(plain(text))


@cache
def zone_names() -> Mapping[str, str]:
    """Map what zones are called, as `plain` gives it, to their names."""
    names = sorted(available_timezones())
    cities = {plain(_city(name)): name for name in names if "/" in name}
    return cities | {plain(name): name for name in names}


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def zone_of(country: str) -> str | None:
    """Return the time zone of a country; None where it has several."""
    zones = zones_in(country)
    return zones[0] if len(zones) == 1 else None


def zones_in(country: str) -> list[str]:
    """Return the time zones of a country; none where they are not known."""
    from babel.core import get_global

    zones: list[str] = get_global("territory_zones").get(country, [])
    return zones
