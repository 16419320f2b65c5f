from __future__ import annotations

import datetime as dt
from itertools import combinations, permutations
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.programme.checks import times
from iriscli.programme.checks.report import check, counted
from iriscli.render.text import render
from iriscli.render.views.problems import ProblemsView
from iriscli.visit.model import About, Organisation, Session, Venue
from iriscli.visit.read import read
from iriscli.visit.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.visit.visit import Participants

VISIT = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-19
timezone = "Europe/Riga"
host = "hosts"
people_file = "people.csv"
contact = { name = "The office" }
[organisations.turku]
name = "Turku Science Park"
country = "FI"
[organisations.oulu]
name = "Oulu Labs"
country = "FI"
[organisations.sisp]
name = { en = "Swedish Parks", lv = "Zviedrijas parki" }
country = "SE"
[organisations.hosts]
name = "The Hosts"
country = "LV"
[organisations.city]
name = "City Council"
country = "LV"
role = "local"
[organisations.port]
name = "The Port"
country = "LV"
role = "local"
"""
LINES = VISIT.count("\n")

PLACES = """
[venues.hall]
name = "The hall"
[venues.quay]
name = "The quay"
[sessions.used]
title = "Cancelled, but it uses the venues"
day = 2027-05-19
venue = "hall"
status = "cancelled"
[sessions.used-too]
title = "This too"
day = 2027-05-19
venue = "quay"
status = "cancelled"
"""

EVERYONE_AT_THE_END = """
[sessions.closing]
title = "Closing"
day = 2027-05-19
start = 22:00
end = 22:30
"""


def session(id_: str, when: str = "", *keys: str) -> str:
    """Return a session: `09:00`, `09:00–10:00`, or no time; further keys as they are."""
    start, _, end = when.partition("–")
    lines = [f"[sessions.{id_}]", f'title = "Title of {id_}"', "day = 2027-05-19"]
    lines += [f"start = {start}"] if start else []
    lines += [f"end = {end}"] if end else []
    return "\n".join([*lines, *keys]) + "\n"


def meeting(id_: str, when: str, *keys: str) -> str:
    """Return a session to which people listen."""
    return session(id_, when, 'kind = "meeting"', *keys)


def said(*text: str, head: str = VISIT, csv: str = "name,organisation\n") -> list[str]:
    """Return what is said of a visit, the file's name left out, its lines after the head."""
    data = "".join((head, EVERYONE_AT_THE_END, *text)).encode()
    found = check(read(data, "visit.toml", lambda _: csv.encode()))
    return [
        line.removeprefix("visit.toml:")
        for line in render(ProblemsView(found)).splitlines()[:-1]
    ]


def messages(*text: str, csv: str = "name,organisation\n") -> list[str]:
    """Return what is said of a visit, without the line."""
    return [line.partition(": ")[2] for line in said(*text, csv=csv)]


def for_(*references: str) -> str:
    return f"attendees = {list(references)}".replace("'", '"')


# ── Two places at once ───────────────────────────────────────────────────────────


def test_two_sessions_at_once_are_a_clash_for_who_attends_both() -> None:
    assert messages(
        session("a", "09:00–10:00", for_("turku", "oulu")),
        session("b", "09:30–10:30", for_("turku", "sisp")),
    ) == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00–10:00)"
            " for Turku Science Park; move one of them, or change the attendees"
        )
    ]


def test_a_clash_stands_at_the_session_that_starts_later_whatever_the_order() -> None:
    [line] = said(session("b", "09:30–10:30"), session("a", "09:00–10:00"))
    start_of_b = LINES + EVERYONE_AT_THE_END.count("\n") + 4
    assert line == (
        f"{start_of_b}: warning [clash] sessions.b.start: it is at the same time as"
        " 'a' (09:00–10:00) for everyone; move one of them, or change the attendees"
    )


@pytest.mark.parametrize(
    ("attendees", "words"),
    [
        (["everyone"], "everyone"),
        (["partners"], "all partners"),
        (["host"], "The Hosts"),
        (["locals"], "all local organisations"),
        (["FI"], "everyone from FI"),
        (["team"], "the group team"),
        (["turku", "city"], "City Council and Turku Science Park"),
        (["sisp"], "Swedish Parks"),
        (["turku", "city", "port", "hosts"], "all local organisations and 2 others"),
        (["partners", "city"], "all partners and City Council"),
        (["partners", "city", "host"], "all partners and 2 others"),
        (["team", "turku", "host"], "the group team and 2 others"),
    ],
)
def test_a_clash_of_several_is_one_line_that_names_them(
    attendees: list[str], words: str
) -> None:
    group = '[groups]\nteam = ["oulu", "city"]\n'
    for_team = session("z", "20:00–20:30", for_("team"))
    lines = messages(
        group,
        for_team,
        session("a", "09:00–10:00", for_(*attendees)),
        session("b", "09:30–10:30", for_(*attendees)),
    )
    assert lines == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00–10:00)"
            f" for {words}; move one of them, or change the attendees"
        )
    ]


def test_people_are_counted_beside_the_organisation_that_is_there_as_a_whole() -> None:
    csv = "name,organisation,id\n" + "".join(
        f"{name} {number},{name},{name}-{number}\n"
        for name in ("turku", "oulu")
        for number in (1, 2, 3)
    )
    both = for_("turku", "oulu-1", "oulu-2", "sisp")
    assert messages(
        session("a", "09:00–10:00", both), session("b", "09:30–10:30", both), csv=csv
    ) == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00–10:00)"
            " for Turku Science Park and 3 others; move one of them, or change the attendees"
        )
    ]


def test_people_with_other_programmes_share_the_line_of_the_same_two_sessions() -> None:
    assert messages(
        session("a", "09:00–10:00", for_("turku", "sisp")),
        session("b", "09:30–10:30", for_("turku", "sisp")),
        session("c", "12:00–13:00", for_("sisp")),
    ) == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00–10:00)"
            " for Swedish Parks and Turku Science Park; move one of them, or change the attendees"
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        session("b", "10:00–11:00"),
        session("b", "08:00–09:00"),
        session("b", "09:30–10:30", 'status = "cancelled"'),
        session("b", "", 'ignore = ["no-time"]'),
        session("b", "08:00", 'ignore = ["open-end"]'),
        session("b", "09:30–10:30", for_("city")),
    ],
    ids=["after it", "before it", "cancelled", "no time", "60 minutes before", "other people"],
)
def test_a_session_clashes_with_nothing(other: str) -> None:
    assert messages(session("a", "09:00–10:00", for_("partners", "host")), other) == []


def test_a_session_without_an_end_is_for_a_clash_the_moment_at_which_it_starts() -> None:
    open_ = 'ignore = ["open-end"]'
    assert not messages(session("a", "09:00", open_), session("b", "09:01–10:30"))
    assert messages(session("a", "09:00–10:00"), session("b", "09:59", open_)) == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00–10:00)"
            " for everyone; move one of them, or change the attendees"
        )
    ]


def test_two_sessions_without_an_end_that_start_at_once_are_a_clash() -> None:
    open_ = 'ignore = ["open-end"]'
    assert messages(session("a", "09:00", open_), session("b", "09:00", open_)) == [
        (
            "warning [clash] sessions.b.start: it is at the same time as 'a' (09:00, open end)"
            " for everyone; move one of them, or change the attendees"
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        session("b", "09:30–10:30", "optional = true"),
        session("b", "10:00–10:15", 'kind = "break"'),
        session("b", "11:00–12:00", 'kind = "meal"'),
        session("b", "10:30", 'kind = "meal"', 'ignore = ["open-end"]'),
        '[venues.port]\nname = "Port"\n' + session("b", "08:00–22:00", 'to = "port"'),
    ],
    ids=["optional", "coffee in it", "lunch ends it", "an open meal in it", "a long journey"],
)
def test_what_people_choose_eat_within_or_sail_on_is_no_clash(other: str) -> None:
    assert messages(session("a", "09:00–12:00"), other) == []


@pytest.mark.parametrize(
    "other",
    [
        session("b", "11:00–12:30", 'kind = "meal"'),
        session("b", "09:00–12:00", 'kind = "meal"'),
        session("b", "10:00–10:15", 'kind = "social"'),
        '[venues.port]\nname = "Port"\n' + session("b", "10:00–11:30", 'to = "port"'),
    ],
    ids=["lunch goes on", "lunch in its place", "no meal", "a short journey"],
)
def test_what_has_no_room_in_a_session_is_a_clash(other: str) -> None:
    [line] = messages(session("a", "09:00–12:00"), other)
    assert line.startswith("warning [clash] sessions.b.start: it is at the same time as 'a'")


# ── One place twice ──────────────────────────────────────────────────────────────


def test_a_room_used_twice_at_once_is_a_clash_of_the_venue() -> None:
    assert messages(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"', 'room = "A"', for_("turku")),
        session("b", "09:30–10:30", 'venue = "hall"', 'room = "a"', for_("sisp")),
    ) == [
        (
            "warning [venue-clash] sessions.b.room: 'a' (09:00–10:00) is in room 'a' of The"
            " hall at the same time; move one of them, or choose another room"
        )
    ]


def test_sessions_at_once_in_a_venue_that_name_no_room_are_one_note_a_day() -> None:
    assert messages(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"', for_("turku")),
        session("b", "09:30–10:30", 'venue = "hall"', for_("sisp")),
        session("c", "09:45–10:30", 'venue = "hall"', for_("oulu")),
        session("d", "09:30–10:30", 'venue = "quay"', for_("city")),
        session("e", "09:30–10:30", 'venue = "quay"', for_("port")),
        session("f", "10:30–11:30", 'venue = "quay"', for_("port")),
    ) == [
        (
            "note [no-room] sessions.a.venue: on 2027-05-19, 5 sessions are in a venue at the"
            " same time as others, and have no room ('a', 'b', 'd' and 2 others); add a room to"
            " each"
        )
    ]


@pytest.mark.parametrize("code", ["no-room", "venue-clash"])
def test_a_session_that_needs_no_room_of_its_own_says_so(code: str) -> None:
    assert not messages(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"', for_("turku"), f'ignore = ["{code}"]'),
        session("b", "09:30–10:30", 'venue = "hall"', for_("sisp")),
    )


def test_coffee_within_a_session_takes_no_room_from_its_people() -> None:
    room = ('venue = "hall"', 'room = "A"')
    coffee = session("b", "10:00–10:15", *room, 'kind = "break"', for_("turku"))
    assert not messages(PLACES, session("a", "09:00–11:00", *room), coffee)
    others = session("a", "09:00–11:00", *room, for_("sisp"))
    [line] = messages(PLACES, others, coffee)
    assert line.startswith("warning [venue-clash] sessions.b.room: 'a' (09:00–11:00) is in")


def test_a_room_without_a_venue_is_a_place_too() -> None:
    assert messages(
        session("a", "09:00–10:00", 'room = "Aula"', for_("turku")),
        session("b", "09:30–10:30", 'room = "Aula"', for_("sisp")),
    ) == [
        (
            "warning [venue-clash] sessions.b.room: 'a' (09:00–10:00) is in room 'Aula'"
            " at the same time; move one of them, or choose another room"
        )
    ]


@pytest.mark.parametrize(
    "place",
    [
        ('venue = "hall"', 'room = "B"'),
        ('venue = "hall"',),
        ('venue = "quay"', 'room = "A"'),
        ('room = "A"',),
        ("",),
        ('venue = "hall"', 'room = "A"', 'kind = "travel"'),
        ('venue = "hall"', 'room = "A"', 'status = "cancelled"'),
    ],
)
def test_other_places_and_journeys_are_no_clash_of_the_venue(place: tuple[str, ...]) -> None:
    assert (
        messages(
            PLACES,
            session("a", "09:00–10:00", 'venue = "hall"', 'room = "A"', for_("turku")),
            session("b", "09:30–10:30", *place, for_("sisp")),
        )
        == []
    )


# ── From one venue to the next ───────────────────────────────────────────────────


def test_too_little_time_between_two_venues_is_said_to_who_attends_both() -> None:
    assert messages(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"', for_("turku", "sisp")),
        session("b", "10:09–11:00", 'venue = "quay"', for_("turku", "host")),
    ) == [
        (
            "warning [transfer] sessions.b.start: it starts 9 min after 'a' (09:00–10:00) at"
            " The hall, too soon for Turku Science Park; leave 10 min (transfer_minutes), or"
            " change the attendees"
        )
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("09:00–10:00", 'venue = "hall"'), ("10:10–11:00", 'venue = "quay"')),
        (("09:00–10:00", 'venue = "hall"'), ("10:00–11:00", 'venue = "hall"')),
        (("09:00–10:00", 'venue = "hall"'), ("10:00–11:00",)),
        (("09:00–10:00",), ("10:00–11:00", 'venue = "quay"')),
        (
            ("09:00–10:00", 'venue = "hall"', 'kind = "travel"'),
            ("10:00–11:00", 'venue = "quay"'),
        ),
        (
            ("09:00–10:00", 'venue = "hall"', 'status = "cancelled"'),
            ("10:00–11:00", 'venue = "quay"'),
        ),
        (
            ("09:00–10:00", 'venue = "hall"', for_("turku")),
            ("10:00–11:00", 'venue = "quay"', for_("sisp")),
        ),
    ],
    ids=[
        "enough time",
        "the same venue",
        "to no venue",
        "from no venue",
        "after a journey",
        "after a cancelled one",
        "for others",
    ],
)
def test_a_move_that_is_none_or_has_its_time_is_no_transfer(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert messages(PLACES, session("a", *first), session("b", *second)) == []


def test_a_journey_has_to_be_reached_in_time() -> None:
    [line] = messages(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"'),
        session("b", "10:05–11:00", 'venue = "quay"', 'kind = "travel"'),
    )
    assert line.startswith("warning [transfer] sessions.b.start: it starts 5 min after 'a'")


def test_what_lies_between_two_sessions_is_where_the_next_move_starts() -> None:
    head = VISIT.replace('id = "v"', 'id = "v"\ntransfer_minutes = 60')
    lines = said(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"'),
        session("c", "10:00–10:10", 'venue = "hall"'),
        session("b", "10:30–11:00", 'venue = "quay"'),
        head=head,
    )
    assert [line.partition(": ")[2] for line in lines] == [
        (
            "warning [transfer] sessions.b.start: it starts 20 min after 'c' (10:00–10:10) at"
            " The hall, too soon for everyone; leave 60 min (transfer_minutes), or change the"
            " attendees"
        )
    ]


def test_all_that_start_next_at_once_are_moves() -> None:
    codes = [
        line.split()[1:3]
        for line in messages(
            PLACES,
            session("a", "09:00–10:00", 'venue = "hall"'),
            session("b", "10:05–11:00", 'venue = "quay"', 'room = "A"', 'ignore = ["clash"]'),
            session("c", "10:05–11:00", 'venue = "quay"', 'room = "B"'),
        )
    ]
    assert codes == [["[transfer]", "sessions.b.start:"], ["[transfer]", "sessions.c.start:"]]


def test_no_time_is_needed_where_the_visit_says_so() -> None:
    head = VISIT.replace('id = "v"', 'id = "v"\ntransfer_minutes = 0')
    assert not said(
        PLACES,
        session("a", "09:00–10:00", 'venue = "hall"'),
        session("b", "10:00–11:00", 'venue = "quay"'),
        head=head,
    )


def test_two_sessions_that_clash_are_no_transfer() -> None:
    codes = [
        line.split()[1]
        for line in messages(
            PLACES,
            session("a", "09:00–10:00", 'venue = "hall"'),
            session("b", "09:59–11:00", 'venue = "quay"'),
        )
    ]
    assert codes == ["[clash]"]


# ── Breaks, and the small hours ──────────────────────────────────────────────────


def test_over_four_hours_without_a_break_are_noted_where_they_are_over() -> None:
    assert messages(
        meeting("a", "09:00–11:00"),
        meeting("b", "11:14–13:01"),
        meeting("c", "13:01–15:00", for_("turku")),
    ) == [
        (
            "note [no-break] sessions.b.start: for more than four hours, since 09:00, there is no"
            " break for everyone; leave 15 minutes free, or add a session of the kind break or"
            " meal"
        )
    ]


@pytest.mark.parametrize(
    "sessions",
    [
        (meeting("a", "09:00–11:00"), meeting("b", "11:00–13:00")),
        (meeting("a", "09:00–11:00"), meeting("b", "11:15–14:00")),
        (
            meeting("a", "09:00–11:00"),
            session("b", "11:00–11:10", 'kind = "break"'),
            meeting("c", "11:10–14:00"),
        ),
        (
            meeting("a", "09:00–11:00"),
            session("b", "11:00–16:00", 'kind = "meal"'),
            meeting("c", "16:00–19:00"),
        ),
        (
            meeting("a", "09:00–11:00"),
            meeting("b", "11:00–14:00", 'status = "cancelled"'),
            meeting("c", "14:00–17:00"),
        ),
        (
            meeting("a", "09:00–11:00", for_("partners"), 'ignore = ["gap"]'),
            meeting("b", "11:00–14:00", for_("locals", "host")),
        ),
    ],
    ids=["four hours", "15 minutes", "a break", "a meal", "a cancelled one", "not for anyone"],
)
def test_a_stretch_with_a_break_is_not_noted(sessions: tuple[str, ...]) -> None:
    assert messages(*sessions) == []


def test_people_who_began_at_other_times_are_told_since_when() -> None:
    assert messages(
        meeting("a", "09:00–12:00", for_("turku")),
        meeting("b", "10:00–12:00", for_("sisp")),
        meeting("c", "12:00–14:30"),
    ) == [
        (
            "note [no-break] sessions.c.start: for more than four hours, since 09:00, there is no"
            " break for Turku Science Park; leave 15 minutes free, or add a session of the kind"
            " break or meal"
        ),
        (
            "note [no-break] sessions.c.start: for more than four hours, since 10:00, there is no"
            " break for Swedish Parks; leave 15 minutes free, or add a session of the kind"
            " break or meal"
        ),
    ]


def test_a_short_session_within_a_long_one_is_no_break() -> None:
    lines = messages(
        meeting("long", "09:00–12:30"),
        meeting("short", "10:00–11:00", 'ignore = ["clash"]'),
        meeting("last", "12:35–13:30"),
    )
    assert [line.split()[1:3] for line in lines] == [["[no-break]", "sessions.last.start:"]]


def test_hours_are_counted_as_they_pass_when_clocks_go_back() -> None:
    night = "\n".join((VISIT, EVERYONE_AT_THE_END, meeting("a", "NIGHT"), meeting("b", "DAWN")))
    night = night.replace("2027-05-19", "2027-10-30")
    night = night.replace("NIGHT", "2027-10-31T01:00\nend = 2027-10-31T03:00")
    night = night.replace("DAWN", "2027-10-31T03:10\nend = 2027-10-31T05:00")
    found = check(read(night.encode(), "visit.toml", lambda _: b"name,organisation\n"))
    [five_hours] = [one for one in found if one.code != "clock-change"]
    assert five_hours.code == "no-break"


def test_a_session_before_seven_is_noted() -> None:
    assert messages(session("a", "06:59–08:00"), session("b", "07:00–08:00", for_("turku")))[
        :1
    ] == [
        (
            "note [early] sessions.a.start: it starts at 06:59; check whether guests can be"
            " there before 07:00"
        )
    ]


def test_what_starts_after_midnight_belongs_to_the_evening_before() -> None:
    late = session("late", "2027-05-20T00:30–2027-05-20T01:30")
    assert messages(late) == []


def test_a_session_of_the_whole_day_lacks_no_time() -> None:
    assert messages(session("a", "", "all_day = true")) == []


def test_a_time_to_be_confirmed_and_an_open_end_are_noted() -> None:
    assert messages(session("a"), session("b", "20:00")) == [
        (
            "note [no-time] sessions.a: the time is to be confirmed; add start and end when"
            " they are known"
        ),
        (
            "note [open-end] sessions.b.start: the end is open in 1 session ('b'), and"
            " calendars show an end that is only assumed; add end where you know it"
        ),
    ]


def test_nothing_is_noted_of_the_times_of_a_cancelled_session() -> None:
    cancelled = 'status = "cancelled"'
    assert not messages(session("a", "", cancelled), session("b", "05:00", cancelled))


# ── What is missing or for nothing ───────────────────────────────────────────────


def test_a_session_that_nobody_attends_is_found() -> None:
    nobody = "nobody takes part; add someone to attendees, or remove the session"
    assert messages(
        session("a", "09:00–10:00", "attendees = []"),
        session("b", "09:00–10:00", for_("LT", "PL")),
        session("c", "09:00–10:00", for_("LT"), 'status = "cancelled"'),
    ) == [
        f"warning [no-participants] sessions.a.attendees: {nobody}",
        f"warning [no-participants] sessions.b.attendees: {nobody}",
    ]


def test_who_attends_nothing_that_takes_place_is_found() -> None:
    without = VISIT + '[people.pat]\nname = "Pat"\norganisation = "turku"\n'
    sessions = session("a", "09:00–10:00", for_("sisp", "host", "locals")) + session(
        "b", "11:00–12:00", 'status = "cancelled"'
    )
    data = (without + sessions).encode()
    found = check(read(data, "visit.toml", lambda _: b"name,organisation\n"))
    assert render(ProblemsView(found)).splitlines() == [
        (
            "visit.toml:14: warning [no-sessions] organisations.oulu: Oulu Labs attends no"
            " session that takes place; add them to the attendees of a session, or remove them"
        ),
        (
            f"visit.toml:{LINES + 1}: warning [no-sessions] people.pat: Pat attends no session"
            " that takes place; add them to the attendees of a session, or remove them"
        ),
        "2 warnings",
    ]


def test_who_is_in_the_csv_is_found_in_their_row() -> None:
    head = VISIT.replace('"people.csv"', '"lists/people.csv"')
    sessions = session("a", "09:00–10:00", for_("sisp", "host", "locals", "pia"))
    csv = b"name,organisation,groups\nPia,turku,\nPat,oulu,night owls;Crew\nPam,oulu,crew\n"
    found = check(read((head + sessions).encode(), "visits/visit.toml", lambda _: csv))
    group = "this group is not used; add it to the attendees of a session, or remove it"
    nothing = "attends no session that takes place; add them to the attendees of a session, or remove them"
    assert render(ProblemsView(found)).splitlines() == [
        f"visits/lists/people.csv:3: warning [no-sessions] people.pat: Pat {nothing}",
        f"visits/lists/people.csv:3: warning [group-name] groups.night-owls: {group}",
        f"visits/lists/people.csv:3: warning [group-name] groups.crew: {group}",
        f"visits/lists/people.csv:4: warning [no-sessions] people.pam: Pam {nothing}",
        "4 warnings",
    ]


def test_a_group_that_is_misspelt_in_a_row_is_found_with_the_one_that_is_meant() -> None:
    group = '[groups]\nheads = ["oulu"]\n'
    csv = "name,organisation,groups\nPat,turku,haeds\n"
    told = [
        line
        for line in messages(group, session("a", "", for_("heads", "pat")), csv=csv)
        if "group-name" in line
    ]
    assert told == [
        "warning [group-name] groups.haeds: this group is not used; did you mean 'heads'?"
    ]


def test_a_venue_that_no_session_names_is_found() -> None:
    unused = '[venues.attic]\nname = "Attic"\n'
    assert messages(PLACES, unused) == [
        (
            "warning [unused-venue] venues.attic: no session takes place here; add the venue to"
            " a session, or remove it"
        )
    ]


def test_a_group_that_neither_a_session_nor_a_group_names_is_found() -> None:
    groups = '[groups]\na = ["FI"]\nb = ["a"]\nc = ["SE"]\n'
    assert messages(groups, session("s", "09:00–10:00", for_("c"))) == [
        (
            "warning [unused-group] groups.b: this group is not used; add it to the attendees"
            " of a session, or remove it"
        )
    ]


def test_a_text_without_a_language_of_the_title_is_found_wherever_it_stands() -> None:
    head = VISIT.replace(
        'title = "Visit"',
        'ignore = ["no-labels"]\ntitle = { en = "Visit", lv = "Vizīte", pt-BR = "Visita" }',
    ).replace(
        'name = "The office"', 'name = "The office", role = { en = "Helps", pt = "Ajuda" }'
    )
    lines = said(
        '[project]\nname = "P"\nfunding = { pt-BR = "F", lv = "F", en = "F" }\n',
        '[venues.hall]\nname = { lv = "Zāle" }\n',
        session("a", "09:00–10:00", 'venue = "hall"', 'speakers = ["Plain", { en = "E" }]'),
        '[sessions.a.description]\nen = "In a table of its own"\nlv = "Atsevišķi"\n',
        head=head,
    )
    after = LINES + 1 + EVERYONE_AT_THE_END.count("\n")
    assert lines == [
        (
            "11: warning [missing-language] visit.contact.role: the visit's title is also in"
            " lv, but this text is not; add it"
        ),
        (
            "19: warning [missing-language] organisations.sisp.name: the visit's title is also"
            " in pt-BR, but this text is not; add it"
        ),
        (
            f"{after + 5}: warning [missing-language] venues.hall.name: the visit's title is"
            " also in en, pt-BR, but this text is not; add them"
        ),
        (
            f"{after + 12}: warning [missing-language] sessions.a.speakers[2]: the visit's"
            " title is also in lv, pt-BR, but this text is not; add them"
        ),
        (
            f"{after + 13}: warning [missing-language] sessions.a.description: the visit's"
            " title is also in pt-BR, but this text is not; add it"
        ),
    ]


def test_a_visit_with_a_plain_title_has_no_languages_to_lack() -> None:
    found = messages(session("a", "09:00–10:00").replace('"Title of a"', '{ lv = "A" }'))
    assert not [line for line in found if "missing-language" in line]


def test_two_sessions_of_one_title_and_time_are_found() -> None:
    again = session("b", "09:00–10:00", for_("sisp")).replace("Title of b", "title of A")
    cancelled = again.replace(".b]", ".c]") + 'status = "cancelled"\n'
    later = again.replace(".b]", ".d]").replace("10:00", "10:30").replace("09:00", "10:00")
    assert messages(session("a", "09:00–10:00", for_("turku")), again, cancelled, later) == [
        (
            "warning [duplicate] sessions.b.title: the title and the time are the same as those of 'a';"
            " remove one, or say in the title how they differ"
        )
    ]


@pytest.mark.parametrize("contact", ["", "contact = {}", 'contact = { role = "Helps" }'])
def test_a_visit_without_a_contact_is_found(contact: str) -> None:
    head = VISIT.replace('contact = { name = "The office" }', contact)
    at = 10 if contact else 2
    assert said(head=head) == [
        (
            f"{at}: warning [no-contact] visit.contact: guests have no contact for questions;"
            " add [visit.contact] with a name and an email or phone"
        )
    ]


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (20, "2027-05-20"),
        (21, "2027-05-20 and 2027-05-21"),
        (22, "2027-05-20, 2027-05-21 and 2027-05-22"),
        (25, "2027-05-20, 2027-05-21 and 4 other days"),
    ],
)
def test_days_on_which_nothing_takes_place_are_one_line(end: int, days: str) -> None:
    cancelled = session("a", "09:00–10:00", 'status = "cancelled"').replace("-19", "-20")
    assert said(cancelled, head=VISIT.replace("end = 2027-05-19", f"end = 2027-05-{end}")) == [
        (
            f"6: warning [empty-day] visit.end: no session takes place on {days}; add a session,"
            " or correct start or end"
        )
    ]


def test_an_unknown_code_is_found_with_the_nearest_known_one() -> None:
    head = VISIT.replace('id = "v"', 'id = "v"\nignore = ["early", "invalid"]')
    lines = said(session("a", "09:00–10:00", 'ignore = ["clashes"]'), head=head)
    assert lines[0] == (
        "4: warning [unknown-code] visit.ignore[2]: 'invalid' is not known; choose from"
        " clash, venue-clash, transfer, duplicate, no-participants, no-sessions,"
        " unused-venue, unused-group, group-name, zone, public-name, missing-language,"
        " placeholder, no-contact, empty-day, unknown-code, identity, session-id, still-speaks,"
        " no-time, open-end, early, no-break,"
        " gap, no-room, untranslated, no-labels, own-columns, clock-change, folders"
    )
    assert lines[1].partition(": ")[2] == (
        "warning [unknown-code] sessions.a.ignore[1]: 'clashes' is not known; did you mean"
        " 'clash'?"
    )


# ── Silence, order, errors ───────────────────────────────────────────────────────


def test_what_a_session_ignores_is_said_of_the_others() -> None:
    lines = messages(
        session("a", "09:00–10:00", 'ignore = ["clash"]'),
        session("b", "09:30–10:30"),
        session("c", "10:00–11:00"),
    )
    assert lines == [
        (
            "warning [clash] sessions.c.start: it is at the same time as 'b' (09:30–10:30)"
            " for everyone; move one of them, or change the attendees"
        )
    ]


def test_problems_are_in_the_order_of_the_file_whatever_their_kind() -> None:
    lines = said(
        session("b", "20:00", for_("turku")),
        session("a", "09:00–10:00", for_("LT")),
        '[venues.attic]\nname = "Attic"\n',
        session("c"),
    )
    numbers = [int(line.partition(":")[0]) for line in lines]
    assert numbers == sorted(numbers)
    assert [line.split()[2] for line in lines] == [
        "[open-end]",
        "[no-participants]",
        "[unused-venue]",
        "[no-time]",
    ]


def test_an_invalid_visit_has_its_errors_and_nothing_else() -> None:
    lines = said(session("a", "10:00–09:00"), session("b", "", 'venue = "attic"'))
    assert [line.split(": ", 2)[1] for line in lines] == [
        "error [invalid] sessions.a.end",
        "error [invalid] sessions.b.venue",
    ]


def test_an_error_in_the_csv_has_the_path_from_where_we_stand() -> None:
    data = (VISIT + EVERYONE_AT_THE_END).encode()
    found = check(read(data, "visits/visit.toml", lambda _: b"name,organisation\nPat,\n"))
    assert render(ProblemsView(found)).splitlines() == [
        (
            "visits/people.csv:2: error [invalid] organisation: the cell is empty; write the id"
            " or the name of one organisation"
        ),
        "1 error",
    ]


def test_what_is_no_toml_is_one_error() -> None:
    [problem] = check(read(b"[visit\n", "visit.toml", lambda _: b""))
    assert (problem.level, problem.code, problem.line) == ("error", "invalid", 1)


def test_problems_are_counted_by_level_the_worst_first() -> None:
    data = (VISIT + session("a") + session("b", "", for_("LT"))).encode()
    found = check(read(data, "visit.toml", lambda _: b"name,organisation\n"))
    assert list(counted(found).items()) == [("warning", 1), ("note", 2)]


# ── The sweep against comparing all pairs ────────────────────────────────────────

DAY = dt.date(2027, 5, 19)
PEOPLE = ("p", "q", "r", "s")


def clock(steps: int) -> dt.time:
    """Return a time some steps of five minutes after nine."""
    return dt.time(9 + steps // 12, steps % 12 * 5)


@st.composite
def sessions(draw: st.DrawFn, number: int) -> Session:
    steps = draw(st.none() | st.tuples(st.integers(0, 24), st.none() | st.integers(1, 18)))
    start, length = steps or (None, None)
    return Session.model_validate(
        {
            "title": "T",
            "day": DAY,
            "start": None if start is None else clock(start),
            "end": None if start is None or length is None else clock(start + length),
            "venue": draw(st.sampled_from([None, "v", "w"])),
            "room": draw(st.sampled_from([None, "A", "a", "B"])),
            "attendees": draw(st.lists(st.sampled_from(["everyone", *PEOPLE]), max_size=3)),
            "kind": draw(st.sampled_from(["other", "travel", "break"])),
            "status": draw(st.sampled_from(["confirmed", "tentative", "cancelled"])),
        }
    ).under(f"s{number}")


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    about = {"id": "v", "title": "V", "start": DAY, "end": DAY, "timezone": "Europe/Riga"}
    about["transfer_minutes"] = draw(st.sampled_from([0, 5, 10, 30, 90]))
    drawn = [draw(sessions(number)) for number in range(draw(st.integers(0, 9)))]
    return Visit(
        About.model_validate(about),
        None,
        {id_: Venue.model_validate({"name": id_}).under(id_) for id_ in ("v", "w")},
        {
            id_: Organisation.model_validate({"name": id_, "country": "LV"}).under(id_)
            for id_ in PEOPLE
        },
        {},
        {},
        {session.id: session for session in drawn},
    )


Span = tuple[dt.datetime, dt.datetime]


def spans(visit: Visit) -> dict[str, Span]:
    found = {}
    for id_, one in visit.sessions.items():
        start = visit.starts(one)
        if start is not None and one.status != "cancelled":
            found[id_] = (start, visit.ends(one) or start)
    return found


def overlaps(one: Span, other: Span) -> bool:
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])


def over(one: Span, other: Span) -> bool:
    return one[1] <= other[0] and one[0] < other[0]


def is_within(visit: Visit, held: dict[str, Span], id_: str, ids: Iterable[str]) -> bool:
    """Tell whether a session is a meal that lies within another."""
    start, end = held[id_]
    return visit.sessions[id_].kind == "break" and any(
        held[one] != (start, end) and held[one][0] <= start and end <= held[one][1]
        for one in ids
        if one in held
    )


def in_time(held: dict[str, Span], pair: tuple[str, str]) -> tuple[str, str]:
    """Put first what starts first; at the same time, what the file has first."""
    one, other = pair
    return (other, one) if held[other][0] < held[one][0] else (one, other)


def ids(found: dict[times.Pair, Participants]) -> dict[tuple[str, str], Participants]:
    return {(one.id, other.id): people for (one, other, _), people in found.items()}


# However many are at once: then each two are a line.
TWO_BY_TWO = patch.object(times, "FEW", 99)


def crowds(visit: Visit) -> tuple[times.Crowd, ...]:
    return times.crowds(visit, times.held(visit).values())


@given(visits())
def test_every_participant_is_in_one_crowd_with_exactly_their_sessions(visit: Visit) -> None:
    theirs = {id_: crowd.slots for crowd in crowds(visit) for id_ in crowd.people}
    assert sum(len(crowd.people) for crowd in crowds(visit)) == len(visit.participants)
    held = times.held(visit)
    assert theirs == {
        id_: tuple(sorted(held[one] for one in attended if one in held))
        for id_, attended in visit.attended.items()
    }


@TWO_BY_TWO
@given(visits())
def test_the_sweep_finds_the_clashes_that_comparing_all_pairs_finds(visit: Visit) -> None:
    held = spans(visit)
    expected = {
        in_time(held, (one, other)): people
        for one, other in combinations(held, 2)
        if overlaps(held[one], held[other])
        and (
            people := frozenset(
                person
                for person in visit.attendance[one] & visit.attendance[other]
                if not any(
                    is_within(visit, held, id_, visit.attended[person]) for id_ in (one, other)
                )
            )
        )
    }
    assert ids(times.clashes(visit, crowds(visit))) == expected


@TWO_BY_TWO
@given(visits())
def test_the_sweep_finds_the_places_taken_twice_that_all_pairs_have(visit: Visit) -> None:
    held = spans(visit)

    def place(id_: str) -> tuple[str | None, str]:
        return visit.sessions[id_].venue, (visit.sessions[id_].room or "").lower()

    coffee = {
        id_
        for attended in visit.attended.values()
        for id_ in attended
        if id_ in held and is_within(visit, held, id_, attended)
    }

    expected = {
        in_time(held, (one, other))
        for one, other in combinations(held, 2)
        if overlaps(held[one], held[other])
        and place(one) == place(other)
        and place(one)[1]
        and not coffee & {one, other}
        and "travel" not in {visit.sessions[one].kind, visit.sessions[other].kind}
    }
    found = times.venue_clashes(visit, times.held(visit).values(), crowds(visit))
    assert sorted((one.id, other.id) for one, other, _ in found) == sorted(expected)


@given(visits())
def test_the_sweep_finds_what_all_pairs_have_at_once_in_a_venue_and_in_no_room(
    visit: Visit,
) -> None:
    held, sessions = spans(visit), visit.sessions
    coffee = {
        id_
        for attended in visit.attended.values()
        for id_ in attended
        if id_ in held and is_within(visit, held, id_, attended)
    }
    there = [
        id_
        for id_ in held
        if sessions[id_].venue
        and not sessions[id_].room
        and sessions[id_].kind != "travel"
        and id_ not in coffee
    ]
    expected = {
        id_
        for one, other in combinations(there, 2)
        if sessions[one].venue == sessions[other].venue and overlaps(held[one], held[other])
        for id_ in (one, other)
    }
    found = times.roomless(visit, times.held(visit).values(), crowds(visit))
    assert {slot.id for slot in found} == expected


@TWO_BY_TWO
@given(visits())
def test_the_sweep_finds_the_moves_that_comparing_all_pairs_finds(visit: Visit) -> None:
    held = spans(visit)
    expected: dict[tuple[str, str], set[str]] = {}
    for person, attended in visit.attended.items():
        theirs = [one for one in attended if one in held]
        for one, other in permutations(theirs, 2):
            here, there = visit.sessions[one], visit.sessions[other]
            free = held[other][0] - held[one][1]
            between = [
                id_
                for id_ in theirs
                if over(held[one], held[id_]) and held[id_][0] < held[other][0]
            ]
            if (
                here.venue
                and there.venue
                and here.venue != there.venue
                and here.kind != "travel"
                and not between
                and over(held[one], held[other])
                and free < dt.timedelta(minutes=visit.about.transfer_minutes)
            ):
                expected.setdefault((one, other), set()).add(person)
    assert ids(times.transfers(visit, crowds(visit))) == expected


@TWO_BY_TWO
@given(visits())
def test_no_two_sessions_are_both_a_clash_and_a_transfer(visit: Visit) -> None:
    everyone = crowds(visit)
    assert not times.clashes(visit, everyone).keys() & times.transfers(visit, everyone).keys()


@given(visits())
def test_of_more_than_a_few_at_a_moment_the_first_and_the_last_are_said_and_the_rest_counted(
    visit: Visit,
) -> None:
    expected: dict[tuple[str, str, int], set[str]] = {}
    held = times.held(visit)
    for person, attended in visit.attended.items():
        within = times.meals_within(visit, sorted(held[id_] for id_ in attended if id_ in held))
        theirs = sorted(held[id_] for id_ in attended if id_ in held and id_ not in within)
        for moment in {slot.start for slot in theirs}:
            there = [
                slot
                for slot in theirs
                if slot.start == moment or slot.start < moment < slot.end
            ]
            if len(there) > times.FEW:
                said = (there[0].id, there[-1].id, len(there) - 2)
                expected.setdefault(said, set()).add(person)
    found = times.clashes(visit, crowds(visit))
    assert {
        (first.id, second.id, others): set(people)
        for (first, second, others), people in found.items()
        if others
    } == expected


# ── Many at once ─────────────────────────────────────────────────────────────────


def many(number: int, when: str, *keys: str, title: str = "s") -> str:
    return "".join(session(f"{title}{n:03}", when, *keys) for n in range(number))


def test_three_at_once_are_said_two_by_two() -> None:
    assert [line.partition(" for ")[0] for line in messages(many(3, "10:00–11:00"))] == [
        "warning [clash] sessions.s001.start: it is at the same time as 's000' (10:00–11:00)",
        "warning [clash] sessions.s002.start: it is at the same time as 's000' (10:00–11:00)",
        "warning [clash] sessions.s002.start: it is at the same time as 's001' (10:00–11:00)",
    ]


def test_hundreds_at_once_are_one_line_that_counts_them() -> None:
    assert messages(many(300, "10:00–11:00")) == [
        (
            "warning [clash] sessions.s299.start: it is at the same time as 's000'"
            " (10:00–11:00) and 298 others for everyone; move all but one, or change the"
            " attendees"
        )
    ]


def test_hundreds_one_after_another_that_all_overlap_are_a_line_for_each_start() -> None:
    steps = "".join(session(f"s{n:03}", f"09:{n // 5:02}–21:00") for n in range(300))
    lines = [line for line in messages(steps) if "[clash]" in line]
    assert len(lines) == 60
    assert "'s000' (09:00–21:00) and 298 others for everyone;" in lines[-1]


def test_hundreds_in_one_room_at_once_are_one_line_that_counts_them() -> None:
    in_it = ('venue = "hall"', 'room = "A"', 'ignore = ["clash"]')
    assert messages(PLACES, many(300, "10:00–11:00", *in_it)) == [
        (
            "warning [venue-clash] sessions.s299.room: 's000' (10:00–11:00) and 298 others are"
            " in room 'A' of The hall at the same time; move all but one, or choose another room"
        )
    ]


def test_hundreds_that_start_too_soon_after_hundreds_are_one_line_that_counts_them() -> None:
    ignored = 'ignore = ["clash", "venue-clash"]'
    lines = messages(
        PLACES,
        many(300, "10:00–11:00", 'venue = "hall"', ignored),
        many(300, "11:05–12:00", 'venue = "quay"', ignored, title="t"),
    )
    assert lines == [
        (
            "warning [transfer] sessions.t000.start: it and 299 others start 5 min after 's299'"
            " (10:00–11:00) at The hall, too soon for everyone; leave 10 min"
            " (transfer_minutes), or change the attendees"
        )
    ]


def test_what_ignores_a_clash_is_not_counted_among_many() -> None:
    lines = messages(
        many(40, "10:00–11:00", 'ignore = ["clash"]', title="quiet"),
        many(50, "10:00–11:00"),
    )
    assert [line.partition(" for ")[0] for line in lines] == [
        (
            "warning [clash] sessions.s049.start: it is at the same time as"
            " 's000' (10:00–11:00) and 48 others"
        )
    ]
