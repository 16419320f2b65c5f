from __future__ import annotations

from zoneinfo import available_timezones

from iriscli.visit.zones import zone_named, zone_of


def test_every_zone_is_known_by_its_name_in_any_case() -> None:
    assert {zone: zone_named(zone.upper()) for zone in available_timezones()} == {
        zone: zone for zone in available_timezones()
    }


def test_a_country_has_one_zone_or_none_that_is_meant() -> None:
    assert zone_of("LV") == "Europe/Riga"
    assert zone_of("ES") is None
    assert zone_of("XX") is None
