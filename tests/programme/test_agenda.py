from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.programme.agenda import agenda
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.programme.agenda import Agenda
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
"""
FIRST, SECOND = dt.date(2027, 5, 19), dt.date(2027, 5, 20)


def session(id_: str, start: str = "", *, day: dt.date = FIRST, more: str = "") -> str:
    time = f"start = {start}\n" if start else ""
    return f'[sessions.{id_}]\ntitle = "{id_}"\nday = {day}\n{time}{more}\n'


def shown(answer: Agenda) -> dict[dt.date, list[str]]:
    return {day.date: [item.session.id for item in day.items] for day in answer.days}


def test_sessions_are_in_order_of_time_whatever_the_order_of_the_file(visit: Read) -> None:
    answer = agenda(
        visit(
            session("b", "10:00", day=SECOND)
            + session("late", "14:00")
            + session("early", "09:00")
        )
    )
    assert shown(answer) == {FIRST: ["early", "late"], SECOND: ["b"]}


def test_a_session_to_be_confirmed_stands_where_the_file_has_it(visit: Read) -> None:
    answer = agenda(
        visit(session("late", "14:00") + session("open") + session("early", "09:00"))
    )
    assert shown(answer) == {FIRST: ["early", "open", "late"]}


def test_only_what_some_attend_is_shown_to_them(visit: Read) -> None:
    read = visit(
        session("all")
        + session("partners", more='attendees = ["partners"]')
        + session("hosts", more='attendees = ["host"]')
    )
    assert shown(agenda(read, participants=read.resolve(["SE"]))) == {
        FIRST: ["all", "partners"]
    }
    assert shown(agenda(read, participants=read.resolve(["SE", "h"]))) == {
        FIRST: ["all", "partners", "hosts"]
    }


def test_only_the_days_asked_for_are_shown(visit: Read) -> None:
    read = visit(session("a") + session("b", day=SECOND))
    assert shown(agenda(read, days={SECOND})) == {SECOND: ["b"]}


@given(
    st.lists(
        st.tuples(st.sampled_from([FIRST, SECOND]), st.one_of(st.none(), st.times())),
        max_size=8,
    ),
    st.sampled_from(sorted(available_timezones())),
)
def test_all_days_together_are_the_whole_in_every_zone(
    sessions: list[tuple[dt.date, dt.time | None]], zone: str
) -> None:
    text = "".join(
        session(f"s{n}", f"{time:%H:%M}" if time else "", day=day)
        for n, (day, time) in enumerate(sessions)
    )
    read = read_visit((HEAD + text).encode(), "visit.toml", lambda _: b"")
    there = ZoneInfo(zone)
    items = [item for day in read.days for item in agenda(read, zone=there, days={day}).items]
    whole = agenda(read, zone=there)
    assert sorted(items, key=str) == sorted(whole.items, key=str)
    assert {item.session.day for item in agenda(read, zone=there, days={FIRST}).items} <= {
        FIRST
    }


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Riga", {FIRST: ["morning", "evening", "night"]}),
        ("Pacific/Auckland", {FIRST: ["morning"], SECOND: ["evening", "night"]}),
        (
            "America/Los_Angeles",
            {dt.date(2027, 5, 18): ["morning"], FIRST: ["evening", "night"]},
        ),
    ],
)
def test_a_session_moves_to_the_date_that_it_has_in_another_zone(
    visit: Read, zone: str, expected: dict[dt.date, list[str]]
) -> None:
    read = visit(
        session("morning", "08:00")
        + session("evening", "20:00")
        + session("night", "2027-05-20T00:30")
    )
    assert shown(agenda(read, zone=ZoneInfo(zone))) == expected


def test_the_hour_that_clocks_have_twice_is_in_order(visit: Read, head: str) -> None:
    autumn = head.replace("2027-05-19", "2027-10-30").replace("2027-05-20", "2027-10-31")
    night = dt.date(2027, 10, 31)
    text = session("first", "00:30", day=night) + session("second", "01:10", day=night)
    read = visit(text, head=autumn.replace("Europe/Riga", "UTC"))
    assert shown(agenda(read, zone=ZoneInfo("Europe/Stockholm"))) == {
        night: ["first", "second"]
    }


def test_what_some_attend_of_an_agenda_is_the_agenda_of_what_they_attend(root: Path) -> None:
    data = (root / "data" / "visit.toml").read_bytes()
    read = read_visit(data, "visit.toml", lambda _: b"")
    for id_ in read.participants:
        theirs = frozenset([id_])
        assert agenda(read).of(theirs) == agenda(read, participants=theirs)


@given(
    st.lists(st.one_of(st.none(), st.times()), max_size=8),
    st.sampled_from(
        ["Europe/Riga", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"]
    ),
)
def test_no_session_is_lost_or_doubled_in_any_zone(
    times: list[dt.time | None], zone: str
) -> None:
    text = "".join(
        session(f"s{n}", f"{time:%H:%M}" if time else "") for n, time in enumerate(times)
    )
    read = read_visit((HEAD + text).encode(), "visit.toml", lambda _: b"")
    items = agenda(read, zone=ZoneInfo(zone)).items
    assert sorted(item.session.id for item in items) == sorted(read.sessions)
    for day in agenda(read, zone=ZoneInfo(zone)).days:
        starts = [item.start for item in day.items if item.start]
        assert starts == sorted(starts)
