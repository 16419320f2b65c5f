"""What someone writes for a date or a time, and what they are told to write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from iriscli.programme.checks.report import remarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Problems = Callable[..., list[str]]

SESSION = '[sessions.s]\ntitle = "t"\nday = 2027-05-19\n'


def told(problems: Problems, text: str) -> str:
    """Return the only problem of a text, without where it is."""
    [line] = problems(text)
    return line.split(": ", 2)[2]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("start = 24:00", "after midnight write it with its date: 2027-05-20T00:00"),
        ("end = 25:00", "after midnight write it with its date: 2027-05-20T01:00"),
        ("start = 10,45", "write it as 10:45"),
        ("start = 9.5", "write it like 09:30, or after midnight like 2027-05-20T00:30"),
        ("start = 10.45", "write it as 10:45"),
        ("start = 9h05", "write it as 09:05"),
        ("start = 9:30pm", "write it as 21:30"),
        ("start = 10:45–11:00", "write start = 10:45 and end = 11:00"),
        ("start = 10:45-11:00", "write start = 10:45 and end = 11:00"),
        ("start = 56,65", "hours are 00 to 23, minutes 00 to 59"),
        ("start = 13:60", "hours are 00 to 23, minutes 00 to 59"),
    ],
)
@pytest.mark.parametrize("mark", ["", '"'], ids=["bare", "quoted"])
def test_a_time_written_in_another_way_is_answered_with_the_one_to_write(
    problems: Problems, written: str, meant: str, mark: str
) -> None:
    key, _, value = written.partition(" = ")
    before = "start = 08:00\n" if key == "end" else ""
    said = told(problems, f"{SESSION}{before}{key} = {mark}{value}{mark}\n")
    assert said.removeprefix("this is not how a time is written; ").endswith(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-5-9", "write it as 2027-05-09"),
        ("2027/05/19", "write it as 2027-05-19"),
        ("19.5.2027", "write it as 2027-05-19"),
        ("31-05-2027", "write it as 2027-05-31"),
        ("2027-06-31", "the last day of that month is 2027-06-30"),
        ("2027-02-29", "the last day of that month is 2027-02-28"),
        ("2027-13-01", "write year, month and day: 2018-10-18"),
    ],
)
@pytest.mark.parametrize("mark", ["", '"'], ids=["bare", "quoted"])
def test_a_date_written_in_another_way_is_answered_with_the_one_to_write(
    problems: Problems, written: str, meant: str, mark: str
) -> None:
    said = told(problems, f'[sessions.s]\ntitle = "t"\nday = {mark}{written}{mark}\n')
    assert said.partition("; ")[2] == meant


def test_a_bare_24_00_is_answered_with_the_one_in_quotes(problems: Problems) -> None:
    said = told(problems, f"{SESSION}start = 21:00\nend = 24:00\n")
    assert said.partition("; ")[2] == 'write the end of a day in quotes: "24:00"'


def test_an_end_at_24_00_is_the_midnight_after_the_day(visit: Read) -> None:
    read = visit(f'{SESSION}start = 21:00\nend = "24:00"\n')
    assert read.sessions["s"].end == dt.datetime(2027, 5, 20)  # noqa: DTZ001 - a local time


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("day = [2027-05-19, 2027-05-20]", "this must be one date, and not a list; write one session for each day"),
        ("day = 2027-05-19T10:00:00", "this must be a date without a time; write it as 2027-05-19"),
        ("day = { d = 1 }", "a table is not a date; write it as 2018-10-18"),
        ("day = true", "true is not a date; write it as 2018-10-18"),
        ("day = 2027-05-19\nstart = [09:00, 10:00]", "this must be one time, and not a list; write it like 09:30, and one session for each day"),
        ("day = 2027-05-19\nstart = 2027-05-19", "this must be one time, and not a date; write it like 09:30, and one session for each day"),
        ("day = 2027-05-19\nstart = { h = 10 }", "a table is not a time; write it like 09:30, or after midnight like 2027-05-20T00:30"),
    ],
)  # fmt: skip
def test_one_value_is_asked_for_where_several_stand(
    problems: Problems, keys: str, said: str
) -> None:
    assert told(problems, f'[sessions.s]\ntitle = "t"\n{keys}\n') == said


NIGHT = """
[visit]
id = "v"
title = "Visit"
start = 2027-10-30
end = 2027-10-31
timezone = "Europe/Riga"
[organisations.h]
name = "Host"
country = "LV"
[sessions.stars]
title = "Stars"
day = 2027-10-31
"""


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ("03:30", "00:30"),
        ('"03:30+03:00"', "00:30"),
        ('"03:30+02:00"', "01:30"),
        ('"2027-10-31T03:30+02:00"', "01:30"),
        ('"08:00+02:00"', "06:00"),
    ],
)
def test_an_offset_tells_two_times_of_one_night_apart(
    visit: Read, start: str, utc: str
) -> None:
    read = visit(f"start = {start}\n", head=NIGHT)
    moment = read.starts(read.sessions["stars"])
    assert moment is not None
    assert f"{moment.astimezone(dt.UTC):%H:%M}" == utc


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ('"03:30+05:00"', "'03:30+05:00' is not a time of Europe/Riga; write +03:00 or +02:00, or remove the offset"),
        ('"08:00+03:00"', "'08:00+03:00' is not a time of Europe/Riga; write +02:00, or remove the offset"),
        ("2027-10-31T03:30:00+02:00", "'2027-10-31 03:30:00+02:00' has an offset from UTC; write the local time without it; the time zone is in [visit]"),
    ],
)  # fmt: skip
def test_an_offset_that_the_zone_has_not_then_is_a_problem(
    problems: Problems, start: str, said: str
) -> None:
    [line] = problems(f"start = {start}\n", head=NIGHT)
    assert line.split(": ", 2)[2] == said


def test_a_time_that_comes_twice_is_noted_until_its_offset_is_written(visit: Read) -> None:
    def noted(times: str) -> list[str]:
        found = remarks(visit(times, head=NIGHT))
        return [one.place for one in found if one.code == "clock-change"]

    assert noted("start = 03:30\nend = 03:50\n") == [
        "sessions.stars.start",
        "sessions.stars.end",
    ]
    assert noted('start = "03:30+03:00"\nend = "03:30+02:00"\n') == []
    assert noted("start = 02:30\nend = 04:00\n") == []
