from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iriscli.intake.readers import read
from iriscli.intake.understand import Known, NoDayError, days, times, understand
from iriscli.intake.understand.days import Said
from iriscli.intake.write import write
from iriscli.text.compare import folded
from iriscli.visit import read as visit_file
from iriscli.visit.model import KEYWORDS
from iriscli.wording.days import InWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from iriscli.intake.draft import Draft, Session
    from iriscli.visit.visit import Visit

TODAY = dt.date(2026, 11, 25)


def drafted(name: str, data: bytes, **known: Any) -> Draft:
    return understand([(name, read(name, data))], Known(TODAY, **known))


def written(draft: Draft) -> str:
    return write(draft, ["a"], "unique").text


def visit_of(text: str) -> Visit:
    return visit_file.read_visit(text.encode(), "visit.toml", lambda _: b"")


def clock(time: dt.time | None) -> str:
    return f"{time:%H:%M}" if time else "-"


def told(draft: Draft) -> list[str]:
    return [
        f"{one.day} {clock(one.start)} {clock(one.end)} {one.title}" for one in draft.sessions
    ]


@pytest.fixture(scope="module")
def draft(document: Any) -> Draft:
    return drafted(document.name, document.data)


def test_the_sessions_of_a_document_are_found_and_no_others(
    document: Any, draft: Draft
) -> None:
    found = told(draft)
    assert len(found) == len(document.sessions)
    for wanted in document.sessions:
        *when, title = wanted.partition(" @ ")[0].split(" ", 3)
        there = [one for one in found if one.startswith(" ".join(when))]
        assert any(folded(title) in folded(one) for one in there), (wanted, found)


def test_the_places_of_a_document_are_found(document: Any, draft: Draft) -> None:
    for wanted in document.sessions:
        session, _, place = wanted.partition(" @ ")
        title = folded(session.split(" ", 3)[3])
        if place:
            places = [
                f"{one.place} {one.room}"
                for one in draft.sessions
                if title in folded(one.title)
            ]
            assert any(folded(place) in folded(one) for one in places), (wanted, places)


def test_nothing_of_a_document_is_lost_and_its_visit_is_valid(
    document: Any, draft: Draft
) -> None:
    text = written(draft)
    visit = visit_of(text)
    assert {person.name for person in visit.people.values()} == set(document.people)
    flat = " ".join(text.replace("\\n", " ").replace("\n# ", " ").split())
    assert [words for words in document.kept if words not in flat] == []


# Times.


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9h30–9h45", "09:30", "09:45"),
        ("12h–13h", "12:00", "13:00"),
        ("12h30–", "12:30", "-"),
        ("9.00–9.30", "09:00", "09:30"),
        ("1000-1030", "10:00", "10:30"),
        ("0900", "09:00", "-"),
        ("9⁰⁰–10³⁰", "09:00", "10:30"),
        ("9:00 Uhr", "09:00", "-"),
        ("9 bis 10 Uhr", "09:00", "10:00"),
        ("klo 9–10.30", "09:00", "10:30"),
        ("kl. 9", "09:00", "-"),
        ("kell 9.00", "09:00", "-"),
        ("nuo 9 iki 10 val.", "09:00", "10:00"),
        ("а 9-й гадзіне", "09:00", "-"),
        ("з 9.00 да 10.00", "09:00", "10:00"),
        ("plkst. 9.00 – 10.00", "09:00", "10:00"),
        ("godz. 9:00–9:30", "09:00", "09:30"),
        ("ca. 19h", "19:00", "-"),
        ("from 19:30", "19:30", "-"),
        ("20:00 – late", "20:00", "-"),
        ("9 am – 10:30 am", "09:00", "10:30"),
        ("11–1 pm", "11:00", "13:00"),
        ("12 noon – 1 pm", "12:00", "13:00"),
        ("22.00–0.30", "22:00", "00:30"),
        ("9:00 – 10:00 EEST", "09:00", "10:00"),
        ("9.3", "09:30", "-"),
        ("afternoon", "-", "-"),
        ("anschl.", "-", "-"),
        ("tbc", "-", "-"),
    ],
)
def test_a_cell_of_times_is_understood(text: str, start: str, end: str) -> None:
    found = times.in_cell(text)
    assert found is not None
    time, rest = found
    assert (clock(time.start), clock(time.end), rest) == (start, end, "")


@pytest.mark.parametrize(
    ("line", "start", "end", "rest"),
    [
        ("09:00 – 09:30\tWelcome", "09:00", "09:30", "Welcome"),
        ("9:00 – Welcome", "09:00", "-", "Welcome"),
        ("10:15 - 3 talks", "10:15", "-", "3 talks"),
        ("14:00 – 2nd floor tour", "14:00", "-", "2nd floor tour"),
        ("9.30-12 tour of the house", "09:30", "12:00", "tour of the house"),
        ("9-10 Uhr Begrüßung", "09:00", "10:00", "Begrüßung"),
        ("1. kell 9.00 – 10.00 Tervitus", "09:00", "10:00", "Tervitus"),
        ("All day: Excursion", "-", "-", "Excursion"),
    ],
)
def test_a_line_that_begins_with_a_time_is_divided(
    line: str, start: str, end: str, rest: str
) -> None:
    found = times.leading(line)
    assert found is not None
    assert (clock(found[0].start), clock(found[0].end), found[1]) == (start, end, rest)


@pytest.mark.parametrize(
    "line",
    [
        *("9 rooms", "10 years of work", "2027–2028 plans", "15.09.2027 Wednesday"),
        *("15.9. ke", "at 5 Main Street", "1. group", "Afternoon tea", "z 2 grupami"),
    ],
)
def test_a_number_that_is_no_time_is_none(line: str) -> None:
    assert times.leading(line) is None


# Days.


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday"),
    [
        ("Tue 6 April", None, 4, 6, 1),
        ("Otrdiena\n25.05.2027", 2027, 5, 25, 1),
        ("Środa, 15 września 2027", 2027, 9, 15, 2),
        ("2027 m. gegužės 25 d., antradienis", 2027, 5, 25, 1),
        ("2027. gada 25. maijs", 2027, 5, 25, None),
        ("Pirmdien, 18. oktobrī", None, 10, 18, 0),
        ("maanantaina 18. lokakuuta", None, 10, 18, 0),
        ("Esmaspäeval 18.10", None, 10, 18, 0),
        ("Tirsdag den 19. oktober", None, 10, 19, 1),
        ("Mo, 18.10.", None, 10, 18, 0),
        ("ma 18.10.", None, 10, 18, 0),
        ("Понеділок, 18 жовтня 2027 р.", 2027, 10, 18, 0),
        ("панядзелак, 18 кастрычніка", None, 10, 18, 0),
        ("October 18, 2027", 2027, 10, 18, None),
        ("10/18/2027", 2027, 10, 18, None),
        ("2027-10-18", 2027, 10, 18, None),
        ("Montag", None, None, None, 0),
    ],
)
def test_a_day_is_understood_in_each_language(
    text: str, year: int | None, month: int | None, day: int | None, weekday: int | None
) -> None:
    assert days.heading(text) == (Said(InWords(year, month, day, weekday)), "")


@pytest.mark.parametrize(
    ("text", "number"),
    [("Day 1", 1), ("1. diena", 1), ("Dzień 2", 2), ("Zweiter Tag", 2), ("2-й день", 2)],
)
def test_a_day_may_have_a_number(text: str, number: int) -> None:
    assert days.heading(text) == (Said(number=number), "")


@pytest.mark.parametrize(
    "text",
    ["6 and 7 April 2027", "15–16 września 2027 r.", "18.-20.10.2027", "28 May – 1 June 2027"],
)
def test_several_days_are_the_heading_of_none(text: str) -> None:
    assert days.heading(text) is None
    [found] = days.find(text)
    assert found.last is not None


def test_a_date_that_ends_a_sentence_is_no_day() -> None:
    assert days.heading("Faktury: do 30.09.2027.") is None


def test_a_year_comes_from_the_days_and_not_from_a_title() -> None:
    text = "Visit, 6–7 April 2027\n\nTue 6 April\n9:00 Plan for 2031\n"
    assert told(drafted("a.txt", text.encode())) == ["2027-04-06 09:00 - Plan for 2031"]


def test_without_a_year_the_weekday_says_which() -> None:
    draft = drafted("a.txt", b"Thu 6 April\n9:00 Plan\n")
    assert told(draft) == ["2028-04-06 09:00 - Plan"]
    assert "is it this one?" in written(draft)


def test_without_any_date_the_first_day_is_asked_for() -> None:
    text = b"Day 1\n9:00 Plan\nDay 2\n9:00 Review\n"
    with pytest.raises(NoDayError):
        drafted("a.txt", text)
    assert told(drafted("a.txt", text, start=dt.date(2027, 4, 6))) == [
        "2027-04-06 09:00 - Plan",
        "2027-04-07 09:00 - Review",
    ]


# Tables of other shapes.


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            [
                ["Day", "Morning", "Afternoon"],
                ["Mon 4 October 2027", "9:00 Welcome\n10:00 Tour", "14:00–15:00 Talk"],
                ["Tue 5 October", "9:00 Review", "13:00 Lunch"],
            ],
            [
                "04 09:00 - Welcome",
                "04 10:00 - Tour",
                "04 14:00 15:00 Talk",
                "05 09:00 - Review",
                "05 13:00 - Lunch",
            ],
        ),
        (
            [
                ["Mon 4 October 2027", "", ""],
                ["Time", "What", "Where"],
                ["9:00\n9:30\n11:00", "Welcome\nTalk\nCoffee", "Hall A\nHall B\nFoyer"],
                ["12:00\n13:00", "Lunch\nin the garden", "Inn"],
            ],
            [
                "04 09:00 - Welcome",
                "04 09:30 - Talk",
                "04 11:00 - Coffee",
                "04 12:00 13:00 Lunch",
            ],
        ),
        (
            [
                ["Mon 4 October 2027", "9:00 Welcome\n10:00 Tour"],
                ["Tuesday", "9:30 Review\n12:00 Lunch"],
            ],
            ["04 09:00 - Welcome", "04 10:00 - Tour", "05 09:30 - Review", "05 12:00 - Lunch"],
        ),
        (
            [
                ["", "Mon 4.10.2027", "Tue 5.10."],
                ["AM", "9:00–10:00\nWelcome\n10:00–11:00\nTour", "Free"],
                ["PM", "14:00 Talk", "15:00 Bus"],
            ],
            [
                "04 09:00 10:00 Welcome",
                "04 10:00 11:00 Tour",
                "04 14:00 - Talk",
                "05 15:00 - Bus",
            ],
        ),
    ],
)
def test_a_table_of_another_shape_is_read(rows: list[list[str]], wanted: list[str]) -> None:
    made = docx.Document()
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    found = told(drafted("a.docx", _saved(made)))
    assert [one.removeprefix("2027-10-") for one in found] == wanted


# What is said of a session.


def one_session(line: str) -> Session:
    [session] = drafted("a.txt", f"Tue 6 April 2027\n{line}\n".encode()).sessions
    return session


@pytest.mark.parametrize(
    "line",
    [
        *("9:00 Walk CANCELLED", "9:00 Cancelled: Walk", "9:00 ~~Walk~~"),
        *("9:00 Walk (entfällt)", "9:00 Walk – atcelts", "9:00 Walk (peruttu)"),
    ],
)
def test_a_session_that_is_off_stays_as_cancelled(line: str) -> None:
    session = one_session(line)
    assert (session.title, session.status) == ("Walk", "cancelled")


@pytest.mark.parametrize(
    "line", ["9:00 Optional: Walk", "9:00 Walk (dla chętnych)", "9:00 Walk (valfritt)"]
)
def test_a_session_by_choice_is_optional(line: str) -> None:
    session = one_session(line)
    assert (session.title, session.optional) == ("Walk", True)


def test_a_group_has_its_own_session() -> None:
    session = one_session("9:00 Group A: Walk (Town Hall, room 3)")
    assert (session.title, session.group, session.place) == (
        "Walk",
        "Group A",
        "Town Hall, room 3",
    )
    visit = visit_of(written(drafted("a.txt", b"Tue 6 April 2027\n9:00 Group A: Walk\n")))
    assert visit.sessions["walk"].attendees == ("group-a",)


def test_a_town_hall_is_a_building_with_rooms() -> None:
    text = b"Tue 6 April 2027\n9:00 Coffee (Town hall, lobby)\n10:00 Talk (Town hall, room 2)\n"
    visit = visit_of(written(drafted("a.txt", text)))
    assert [(one.venue, one.room) for one in visit.sessions.values()] == [
        ("town-hall", "lobby"),
        ("town-hall", "room 2"),
    ]
    assert [one.name for one in visit.venues.values()] == ["Town hall"]


def test_times_of_twelve_hours_go_on_after_noon() -> None:
    text = b"Tue 6 April 2027\n9:00-10:30 Talk\n12:00-1:00 Lunch\n1:15-2:30 Tour\n6:30 Dinner\n"
    assert told(drafted("a.txt", text)) == [
        "2027-04-06 09:00 10:30 Talk",
        "2027-04-06 12:00 13:00 Lunch",
        "2027-04-06 13:15 14:30 Tour",
        "2027-04-06 18:30 - Dinner",
    ]


def test_a_time_that_the_clocks_skip_is_left_out_with_a_comment() -> None:
    draft = drafted("a.txt", b"Host: X, Latvia\n\nSunday 28 March 2027\n3:30 Night walk\n")
    text = written(draft)
    assert "# Look at this one: 03:30 cannot be that day." in text
    assert visit_of(text).sessions["night-walk"].start is None


def test_an_id_is_never_a_word_with_a_meaning_of_its_own() -> None:
    people = "Name;Organisation\n" + "".join(f"{word} {word};{word}\n" for word in KEYWORDS)
    visit = visit_of(written(drafted("people.csv", people.encode(), start=TODAY)))
    assert set(KEYWORDS).isdisjoint({*visit.organisations, *visit.people})


def people_of(name: str, text: str) -> list[str]:
    draft = drafted(name, text.encode(), start=TODAY)
    return [f"{p.name}; {p.organisation}; {p.role}; {p.country}" for p in draft.persons]


def test_people_are_read_from_tables_with_headers_of_any_language() -> None:
    table = "Perenimi;Eesnimi;Asutus;Amet;Riik\nNäidis;Mari;Vald;nõunik;Eesti\nN.N.;;Vald;;\n"
    assert people_of("a.csv", table) == ["Mari Näidis; Vald; nõunik; EE"]
    table = "| # | Name and surname | Institution | Country |\n|-|-|-|-|\n| 1 | Ann Example | X | LV |"
    assert people_of("a.md", table) == ["Ann Example; X; ; LV"]


def test_a_column_that_numbers_people_is_none_of_hours() -> None:
    table = "No.;Surname;First name;Country\n1;Lastname;Firstname;Latvia\n2;Other;One;Sweden\n"
    draft = drafted("p.csv", table.encode(), start=dt.date(2027, 4, 6))
    assert [getattr(one, "name", None) for one in draft.people] == [
        None,  # the header
        "Firstname Lastname",
        "One Other",
    ]
    assert draft.sessions == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mardi 11 mai 2027\n9h à 11h30 : Visite\n12h30 environ : Buffet\n",
            ["2027-05-11 09:00 11:30 Visite", "2027-05-11 12:30 - Buffet"],
        ),
        (
            "Martes, 20 de abril de 2027\n9:00 h. Recepción\n9:30 a 11:00 h. Taller\n",
            ["2027-04-20 09:00 - Recepción", "2027-04-20 09:30 11:00 Taller"],
        ),
    ],
)
def test_the_days_and_times_of_other_languages_are_understood(
    text: str, wanted: list[str]
) -> None:
    assert told(drafted("p.txt", text.encode())) == wanted


def test_the_date_of_a_mail_is_no_day_of_the_programme() -> None:
    mail = "From: Office\nDate: Mon, 5 Apr 2027 16:42\nHello\n\nTue 6 April 2027\n9:00 Coffee\n"
    assert told(drafted("p.txt", mail.encode())) == ["2027-04-06 09:00 - Coffee"]


def test_a_title_may_go_on_with_labels() -> None:
    text = "6 April 2027\n9:00 Planting. Speaker: Gardener. Venue: Old Mill\n"
    one = drafted("p.txt", text.encode()).sessions[0]
    assert (one.title, one.place, one.speakers) == ("Planting", "Old Mill", [("Gardener", "")])


def test_a_week_with_ends_in_a_column_has_no_day_of_that_name() -> None:
    week = "From;To;Mon 20/9;Tue 21/9\n9:00;10:00;Welcome;Tour\n10:00;11:00;Talk;Lunch\n"
    assert told(drafted("p.csv", week.encode(), start=dt.date(2027, 9, 20))) == [
        "2027-09-20 09:00 10:00 Welcome",
        "2027-09-20 10:00 11:00 Talk",
        "2027-09-21 09:00 10:00 Tour",
        "2027-09-21 10:00 11:00 Lunch",
    ]


def test_a_weekday_in_brackets_makes_a_day_of_two_numbers() -> None:
    assert days.heading("10.05 (pon)") == (Said(InWords(None, 5, 10, 0)), "")


def test_an_end_may_have_its_date() -> None:
    table = "Start;End;Title\n2027-09-20 09:00;2027-09-20 09:30;Coffee\n2027-09-20 10:00;2027-09-20 11:00;Talk\n"
    assert told(drafted("p.csv", table.encode())) == [
        "2027-09-20 09:00 09:30 Coffee",
        "2027-09-20 10:00 11:00 Talk",
    ]


def test_people_are_read_from_lines_below_a_heading_or_their_organisation() -> None:
    text = "Participants\nAnn Example, director, Port of X (Poland)\nWe expect 3 more.\n"
    assert people_of("a.txt", text) == ["Ann Example; Port of X; director; PL"]
    text = "Guests:\n\nCity of Y (Finland)\n- Bo Sample, planner\n\nDelegation: 3 people\n"
    assert people_of("a.txt", text) == ["Bo Sample; City of Y; planner; FI"]


def test_an_address_to_join_is_kept_from_the_public() -> None:
    session = one_session("9:00 Talk (https://zoom.example.org/j/1)")
    assert (session.title, session.online, session.url) == (
        "Talk", "https://zoom.example.org/j/1", "",
    )  # fmt: skip


def test_the_whole_file_is_as_a_host_would_write_it() -> None:
    text = """\
Harbours without fences

Host: Town of Quayside, Sweden

Tuesday 6 April 2027

- 9:00-9:30 Coffee (Customs House)
- ca. 10:00 Tour of the quays - harbour engineer
    - bring a helmet
- 12:30 Lunch

Rooms are paid by the host.
"""
    draft = drafted("mail.txt", text.encode())
    done = write(draft, ["mail.txt"], "unique")
    _, _, shown = done.text.partition("# ── The visit")
    assert shown == GOLDEN
    assert [done.text.splitlines()[line - 1] for line in done.remarks] == [
        "# mail.txt, line 12: Rooms are paid by the host."
    ]


GOLDEN = """\
 ────────────────────────────────────────────────────────────────

# mail.txt, line 1: Harbours without fences
# mail.txt, line 3: Host: Town of Quayside, Sweden
[visit]
id = "harbours-without-fences-2027-unique"
title = "Harbours without fences"
start = 2027-04-06
end = 2027-04-06
timezone = "Europe/Stockholm"
language = "en"
host = "town-of-quayside"

# ── Where ────────────────────────────────────────────────────────────────────

[venues.customs-house]
name = "Customs House"

# ── The host, and the organisations of the guests ────────────────────────────

[organisations.town-of-quayside]
name = "Town of Quayside"
country = "SE"
role = "host"

# ── The programme ────────────────────────────────────────────────────────────

# mail.txt, line 5: Tuesday 6 April 2027

# mail.txt, line 7: 9:00-9:30 Coffee (Customs House)
[sessions.coffee]
title = "Coffee"
day = 2027-04-06
start = 09:00
end = 09:30
venue = "customs-house"
kind = "break"

# mail.txt, line 8: ca. 10:00 Tour of the quays - harbour engineer / bring a helmet
[sessions.tour-of-the-quays]
title = "Tour of the quays"
day = 2027-04-06
start = 10:00
speakers = ["harbour engineer"]
items = [
  { title = "bring a helmet" },
]
kind = "visit"

# mail.txt, line 10
[sessions.lunch]
title = "Lunch"
day = 2027-04-06
start = 12:30
kind = "meal"

# mail.txt, line 12: Rooms are paid by the host.
"""

# A programme written in any style is read back.

WORDS = ("Harbour", "Bridges", "Quiet", "Streets", "Energy", "Orchard", "Letters", "Winter")
LANGUAGES = {
    "en": (["Day", "Time", "What", "Where"], "{:%-d %B %Y}", "{0:%H:%M}–{1:%H:%M}"),
    "de": (["Tag", "Uhrzeit", "Programm", "Ort"], "{:%d.%m.%Y}", "{0:%H:%M}–{1:%H:%M} Uhr"),
    "fi": (["Päivä", "Aika", "Ohjelma", "Paikka"], "{:%-d.%-m.%Y}", "klo {0:%-H.%M}–{1:%-H.%M}"),
    "lv": (["Diena", "Laiks", "Pasākums", "Vieta"], "{:%d.%m.%Y}", "{0:%H.%M}–{1:%H.%M}"),
    "lt": (["Data", "Laikas", "Renginys", "Vieta"], "{:%Y-%m-%d}", "{0:%H.%M}–{1:%H.%M} val."),
}  # fmt: skip
Plan = list[tuple[dt.date, dt.time, dt.time, str, str]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    first = draw(st.dates(dt.date(2027, 1, 4), dt.date(2027, 12, 20)))
    made: Plan = []
    for number in range(draw(st.integers(1, 3))):
        slots = sorted(draw(st.sets(st.integers(16, 40), min_size=2, max_size=6)))
        for start, end in pairwise(slots):
            title = " ".join(draw(st.permutations(WORDS))[:3])
            clocks = [dt.time(slot // 2, slot % 2 * 30) for slot in (start, end)]
            day = first + dt.timedelta(days=number)
            made.append((day, clocks[0], clocks[1], title, draw(st.sampled_from(PLACES))))
    return made


PLACES = ("Town Hall", "Library", "Museum of Salt")


def as_word_table(plan: Plan, language: str) -> tuple[str, bytes]:
    header, day, clock_ = LANGUAGES[language]
    made = docx.Document()
    table = made.add_table(rows=0, cols=4)
    before = None
    for row in (
        header,
        *((day.format(d), clock_.format(s, e), t, p) for d, s, e, t, p in plan),
    ):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        if before is not None and before.text == cells[0].text:
            cells[0].text = ""
            cells[0].merge(before)
        before = cells[0]
    return "a.docx", _saved(made)


def as_tables_a_day(plan: Plan, language: str) -> tuple[str, bytes]:
    header, day, clock_ = LANGUAGES[language]
    made = docx.Document()
    for date in sorted({row[0] for row in plan}):
        made.add_heading(day.format(date), 2)
        table = made.add_table(rows=0, cols=3)
        rows = [(clock_.format(s, e), t, p) for d, s, e, t, p in plan if d == date]
        for row in (header[1:], *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return "a.docx", _saved(made)


def as_tabs(plan: Plan, language: str) -> tuple[str, bytes]:
    _, day, clock_ = LANGUAGES[language]
    made = docx.Document()
    before = None
    for date, start, end, title, place in plan:
        if date != before:
            made.add_paragraph(day.format(date))
        before = date
        made.add_paragraph(f"{clock_.format(start, end)}\t{title}\t{place}")
    return "a.docx", _saved(made)


def as_typed_sheet(plan: Plan, language: str) -> tuple[str, bytes]:
    header = LANGUAGES[language][0]
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet.append([header[0], header[1], header[1], *header[2:]])
    before = None
    for date, *row in plan:
        sheet.append([date if date != before else None, *row])
        before = date
    return "a.xlsx", _saved(book)


def as_csv(plan: Plan, language: str) -> tuple[str, bytes]:
    header, day, clock_ = LANGUAGES[language]
    rows = [(day.format(d), clock_.format(s, e), t, p) for d, s, e, t, p in plan]
    text = "\r\n".join(";".join(row) for row in (header, *rows))
    return "a.csv", text.encode("utf-16")


def as_list(plan: Plan, language: str) -> tuple[str, bytes]:
    _, day, clock_ = LANGUAGES[language]
    lines = []
    before = None
    for date, start, end, title, place in plan:
        if date != before:
            lines += ["", f"## {day.format(date)}", ""]
        before = date
        lines.append(f"- **{clock_.format(start, end)}** {title} ({place})")
    return "a.md", "\n".join(lines).encode()


def as_grid(plan: Plan, language: str) -> tuple[str, bytes]:
    header, day, clock_ = LANGUAGES[language]
    dates = sorted({row[0] for row in plan})
    dates += [dates[-1] + dt.timedelta(days=1)]  # a week has more than one day
    clocks = sorted({(row[1], row[2]) for row in plan})
    rows = [[header[1], *(day.format(date) for date in dates)]]
    for start, end in clocks:
        cells = {row[0]: row[3] for row in plan if row[1:3] == (start, end)}
        rows.append([clock_.format(start, end), *(cells.get(date, "") for date in dates)])
    return "a.md", "\n".join(f"| {' | '.join(row)} |" for row in rows).encode()


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


STYLES = (as_word_table, as_tables_a_day, as_tabs, as_typed_sheet, as_csv, as_list, as_grid)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans(), language=st.sampled_from(sorted(LANGUAGES)))
def test_a_programme_in_any_style_is_read_back(
    style: Callable[[Plan, str], tuple[str, bytes]], plan: Plan, language: str
) -> None:
    draft = drafted(*style(plan, language))
    wanted = [(day, start, end, title) for day, start, end, title, _ in plan]
    found = [(one.day, one.start, one.end, one.title) for one in draft.sessions]
    assert sorted(found, key=str) == sorted(wanted, key=str)
    if style is not as_grid:
        assert [one.place for one in draft.sessions] == [row[4] for row in plan]
    assert len(visit_of(written(draft)).sessions) == len(plan)


TRAPS = (
    *(
        "Tue 6 April 2027",
        "9:00 Talk",
        "10:00-9:00 Back",
        "24:00 Night",
        "Group A: x",
        "Venue: y",
    ),
    *(
        "Day 31",
        "| a | b |",
        "Participants",
        "N.N., Town",
        "Name;x@example.org",
        "(9:00)",
        "- x",
    ),
)
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(LINES | st.sampled_from(TRAPS), max_size=12))
def test_whatever_the_lines_say_the_visit_can_be_read(lines: Sequence[str]) -> None:
    text = "\n".join(["Mon 5 April 2027", "8:00 First", *lines])
    for name in ("a.txt", "a.csv"):
        with contextlib.suppress(NoDayError):
            draft = drafted(name, text.encode("utf-8"))
            if draft.sessions or draft.persons:
                visit_of(written(draft))


def test_the_document_about_it_shows_what_is_really_made(root: Path) -> None:
    text = (root / "docs" / "coming-from-word.md").read_text(encoding="utf-8")
    example = (root / "examples" / "programme.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- programme -->\n```md\n(.*?)```", text, re.DOTALL)
    session = re.search(r"<!-- session -->\n```toml\n(.*?)```", text, re.DOTALL)
    assert shown
    assert shown[1] == example
    assert session
    assert session[1] in written(drafted("programme.md", example.encode()))
