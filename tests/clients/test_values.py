"""What an entry holds, in programs of users in three zones."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from clients.evolution import evolution
from clients.program import Shown, shown
from clients.thunderbird import thunderbird

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clients.evolution import Evolution
    from clients.handed_out import Host
    from clients.program import Program
    from clients.thunderbird import Thunderbird

_EXAMPLES = Path(__file__).parents[2] / "examples"
_ZONES = ("Europe/Riga", "America/St_Johns", "Pacific/Kiritimati")

# Clocks go back in Riga at 04:00.
_NIGHT = """\
[visit]
id = "night"
title = "A night at the quay"
start = 2027-10-31
end = 2027-10-31
timezone = "Europe/Riga"
[organisations.guests]
name = "Guests"
country = "FI"
[sessions.bus]
title = "Bus"
day = 2027-10-31
start = 04:30
end = 05:00
[sessions.breakfast]
title = "Breakfast"
day = 2027-10-31
start = 08:00
end = 09:00
"""
_BREAKFAST = Shown("20271031T080000", "20271031T090000", "Breakfast")


@pytest.fixture(scope="module", params=_ZONES)
def zone(request: pytest.FixtureRequest) -> str:
    """Each of the zones."""
    return str(request.param)


@pytest.fixture(scope="module", params=[evolution, thunderbird])
def program_there(
    request: pytest.FixtureRequest, zone: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """Each of the programs, of a user in that zone."""
    with request.param(tmp_path_factory.mktemp("there"), zone) as program:
        yield program


def _in_the_file(file: Path, zone: str) -> list[tuple[str, ...]]:
    """Return what a user in a zone should see of a file."""
    texts = ("SUMMARY", "STATUS", "LOCATION", "DESCRIPTION")
    return sorted(
        (
            _clock(event.decoded("DTSTART"), zone),
            _clock(event.decoded("DTEND"), zone),
            *(str(event.get(name, "")) for name in texts),
        )
        for event in Calendar.from_ical(file.read_bytes()).events
    )


def _clock(moment: dt.date, zone: str) -> str:
    if isinstance(moment, dt.datetime):
        return f"{moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"
    return f"{moment:%Y%m%d}"


def test_a_program_shows_every_value_of_a_file_on_its_users_clock(
    program_there: Program, zone: str, host: Host
) -> None:
    shutil.copy(_EXAMPLES / "harbour-people.csv", host.folder)
    file = host.export((_EXAMPLES / "harbour-days.toml").read_text("utf-8"), "kotka-skills")
    calendar = program_there.new_calendar()

    assert program_there.import_file(calendar, file) == ""

    seen = [dataclasses.astuple(event) for event in shown(program_there, calendar)]
    assert seen == _in_the_file(file, zone)


def test_evolution_shows_the_right_times_in_the_night_when_clocks_change(
    in_evolution: Evolution, host: Host
) -> None:
    calendar = in_evolution.new_calendar()

    in_evolution.import_file(calendar, host.export(_NIGHT))

    bus = Shown("20271031T043000", "20271031T050000", "Bus")
    assert shown(in_evolution, calendar) == [bus, _BREAKFAST]


def test_thunderbird_shows_a_time_an_hour_off_in_the_night_when_clocks_change(
    in_thunderbird: Thunderbird, host: Host
) -> None:
    calendar = in_thunderbird.new_calendar()

    in_thunderbird.import_file(calendar, host.export(_NIGHT))

    # Its start is an hour late, its end is not.
    bus = Shown("20271031T053000", "20271031T050000", "Bus")
    assert shown(in_thunderbird, calendar) == [bus, _BREAKFAST]
