"""What check says, and what it leaves unsaid, of programmes as hosts publish them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iriscli.programme.checks.report import check, remarks
from iriscli.programme.checks.ways import Ways
from iriscli.visit.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Said = Callable[..., list[str]]

EVERYONE = '["everyone"]'


@pytest.fixture
def said(visit: Callable[..., Visit]) -> Said:
    """Return what is said of one code, after its place."""

    def of(code: str, *text: str, csv: bytes = b"") -> list[str]:
        found = remarks(visit("".join(text), csv=csv))
        return [one.said for one in found if one.code == code]

    return of


def session(id_: str, when: str = "", *keys: str, title: str = "") -> str:
    """Return a session of the 19th; further keys as they are."""
    start, _, end = when.partition("–")
    lines = [f"[sessions.{id_}]", f'title = "{title or id_}"', "day = 2027-05-19"]
    lines += [f"start = {start}"] if start else []
    lines += [f"end = {end}"] if end else []
    return "\n".join([*lines, *keys, ""])


def meeting(id_: str, when: str, *keys: str) -> str:
    return session(id_, when, 'kind = "meeting"', *keys)


def venue(id_: str, *keys: str) -> str:
    return "\n".join([f"[venues.{id_}]", f'name = "The {id_}"', *keys, ""])


PEOPLE = """
[people.anna]
name = "Anna Bērziņa"
organisation = "p"
[people.olav]
name = "Olav Another"
organisation = "q"
"""

# ── Times ────────────────────────────────────────────────────────────────────────


def test_all_open_ends_are_one_note_that_counts_them(said: Said) -> None:
    sessions = "".join(session(f"s{n}", f"1{n}:00") for n in range(6))
    silent = session("quiet", "20:00", 'ignore = ["open-end"]')
    assert said("open-end", sessions, silent) == [
        (
            "sessions.s0.start: the end is open in 6 sessions ('s0', 's1', 's2' and 3 others),"
            " and calendars show an end that is only assumed; add end where you know it"
        )
    ]


def test_a_session_of_all_day_has_its_time(said: Said) -> None:
    assert said("no-time", session("a", "", "all_day = true"), session("b")) == [
        "sessions.b: the time is to be confirmed; add start and end when they are known"
    ]


@pytest.mark.parametrize(
    "between",
    [
        meeting("b", "11:00–12:00", "optional = true"),
        meeting("b", "11:00–12:00", 'items = [{ title = "Coffee" }]'),
        session("b", "11:00–12:00", 'kind = "meal"'),
        session("b", "11:00–12:00", 'kind = "social"'),
        session("b", "11:00–12:00", 'kind = "travel"'),
        session("b", "11:00–12:00"),
        session("b", "10:30–10:45", 'kind = "break"'),
        session("b", "10:30", 'kind = "break"'),
        session("b", "11:00–12:00") + session("meal", "08:00–08:30", 'kind = "meal"'),
        session("meal", "08:45–08:59", 'kind = "meal"'),
    ],
    ids=[
        *("optional", "items", "meal", "social", "travel", "other", "within", "an open one"),
        *("after the last meal", "only a meal before"),
    ],
)
def test_what_is_no_meeting_is_a_break(said: Said, between: str) -> None:
    assert (
        said("no-break", meeting("a", "09:00–12:00"), between, meeting("c", "12:00–14:00"))
        == []
    )


def test_a_meeting_that_is_too_long_after_the_coffee_within_it_is_found(said: Said) -> None:
    coffee = session("coffee", "09:30–09:45", 'kind = "break"')
    assert said("no-break", meeting("a", "09:00–14:00"), coffee) == [
        (
            "sessions.a.start: for more than four hours, since 09:45, there is no break for everyone;"
            " leave 15 minutes free, or add a session of the kind break or meal"
        )
    ]


def test_coffee_is_no_last_meal(said: Said) -> None:
    coffee = session("coffee", "09:30–09:45", 'kind = "break"')
    [line] = said("no-break", meeting("a", "09:00–09:30"), coffee, meeting("b", "09:45–14:00"))
    assert line.startswith("sessions.b.start: for more than four hours, since 09:45")


def test_without_an_end_nobody_listens_for_hours(said: Said) -> None:
    assert not said("no-break", *(meeting(f"s{n}", f"{n + 9:02}:00") for n in range(8)))


# ── Ways ─────────────────────────────────────────────────────────────────────────

RIGA = venue("riga", 'city = "Riga"', "latitude = 56.9496", "longitude = 24.1052")
JELGAVA = venue("jelgava", 'city = "Jelgava"', "latitude = 56.6511", "longitude = 23.7128")
TARTU = venue("tartu", 'city = "Tartu"')


def test_the_distance_is_added_and_said(said: Said) -> None:
    first = session("a", "09:00–10:00", 'venue = "riga"')
    assert said(
        "transfer", RIGA, JELGAVA, first, session("b", "10:39–11:00", 'venue = "jelgava"')
    ) == [
        (
            "sessions.b.start: it starts 39 min after 'a' (09:00–10:00) at The riga, 41 km"
            " away, too soon for everyone; leave 40 min for the journey, or change the"
            " attendees"
        )
    ]
    in_time = session("b", "10:40–11:00", 'venue = "jelgava"')
    assert not said("transfer", RIGA, JELGAVA, first, in_time)


def test_another_city_takes_half_an_hour(said: Said) -> None:
    first = session("a", "09:00–10:00", 'venue = "riga"')
    assert said(
        "transfer", RIGA, TARTU, first, session("b", "10:29–11:00", 'venue = "tartu"')
    ) == [
        (
            "sessions.b.start: it starts 29 min after 'a' (09:00–10:00) at The riga, in another"
            " city, too soon for everyone; leave 30 min for the journey, or change the"
            " attendees"
        )
    ]
    assert not said(
        "transfer", RIGA, TARTU, first, session("b", "10:30–11:00", 'venue = "tartu"')
    )


@pytest.mark.parametrize("city", ['"Rīga"', '{ en = "Riga", lv = "Rīga" }', '{ pl = "riga" }'])
def test_a_city_is_the_same_in_every_spelling(visit: Callable[..., Visit], city: str) -> None:
    text = RIGA + venue("other", f"city = {city}") + session("a", "", 'venue = "riga"')
    assert not Ways(visit(text)).apart("riga", "other")


@pytest.mark.parametrize(
    ("to", "found"), [("tartu", 0), ("jelgava", 1)], ids=["there", "somewhere else"]
)
def test_after_a_journey_people_are_where_it_goes(said: Said, to: str, found: int) -> None:
    journey = session("a", "09:00–10:00", 'venue = "riga"', f'to = "{to}"')
    after = session("b", "10:00–11:00", 'venue = "tartu"')
    assert len(said("transfer", RIGA, JELGAVA, TARTU, journey, after)) == found


def test_what_is_on_board_goes_along(said: Said) -> None:
    assert not said(
        "transfer",
        RIGA + TARTU + venue("ship"),
        session("sail", "09:00–14:00", 'venue = "riga"', 'to = "tartu"'),
        session("lunch", "13:00–13:55", 'venue = "ship"'),
        session("arrival", "14:00–15:00", 'venue = "tartu"'),
    )


def test_of_two_that_they_choose_people_choose_one(said: Said) -> None:
    places = RIGA + TARTU
    first = ("a", "09:00–10:00", 'venue = "riga"', "optional = true")
    second = ("b", "10:00–11:00", 'venue = "tartu"')
    assert not said("transfer", places, session(*first), session(*second, "optional = true"))
    assert said("transfer", places, session(*first), session(*second))


# ── Guests who are forgotten ─────────────────────────────────────────────────────

BOTH_SIDES = session("before", "09:00–10:00") + session("after", "12:00–13:00")


def test_a_guest_in_neither_of_two_parallel_groups_is_found(said: Said) -> None:
    group = session("one", "10:00–12:00", 'attendees = ["p"]')
    other = session("two", "10:00–12:00", 'attendees = ["h", "l"]')
    assert said("gap", BOTH_SIDES, group, other) == [
        (
            "sessions.after.start: between 'before' (09:00–10:00) and this session there is"
            " nothing for Quay, while most others have a session; add them to the attendees of"
            " a session, or ignore this if it is intentional"
        )
    ]


@pytest.mark.parametrize(
    ("rest", "parallel"),
    [
        (BOTH_SIDES, session("one", "10:00–12:00", 'attendees = ["p"]')),
        (BOTH_SIDES, session("one", "10:00–10:59", 'attendees = ["p", "h", "l"]')),
        (BOTH_SIDES, session("one", "10:00–12:00", 'attendees = ["p", "q", "h"]')),
        (
            BOTH_SIDES,
            session("one", "10:00–12:00", 'attendees = ["p", "h"]', "optional = true"),
        ),
        (BOTH_SIDES + session("any"), session("one", "10:00–12:00", 'attendees = ["p", "h"]')),
        (BOTH_SIDES, session("one", "10:00–12:00", 'status = "cancelled"')),
        (
            session("before", "09:00", 'ignore = ["open-end"]')
            + session("after", "12:00–13:00"),
            session("one", "10:00–12:00", 'attendees = ["p", "h", "l"]', "optional = true"),
        ),
        (
            session("before", "09:00–10:00", 'kind = "travel"')
            + session("after", "12:00–13:00"),
            session("one", "10:00–12:00", 'attendees = ["p", "h", "l"]'),
        ),
        (
            session("before", "09:00–10:00"),
            session("one", "10:00–12:00", 'attendees = ["p", "h", "l"]'),
        ),
    ],
    ids=[
        *(
            "few are busy",
            "less than an hour",
            "a local",
            "by choice",
            "a time to be confirmed",
        ),
        *("cancelled", "open", "after a journey", "at the end of the day"),
    ],
)
def test_free_time_that_is_meant_so_is_no_gap(said: Said, rest: str, parallel: str) -> None:
    assert said("gap", rest, parallel) == []


# ── Clocks ───────────────────────────────────────────────────────────────────────


def test_a_venue_on_another_clock_is_found_once(said: Said) -> None:
    places = venue("hall", 'country = "SE"')
    at = 'venue = "hall"'
    assert said(
        "zone", places, session("a", "09:00–10:00", at), session("b", "11:00–12:00", at)
    ) == [
        (
            "venues.hall: 09:00 of 'a' is the time in the zone Europe/Riga, but in SE it is"
            ' 08:00 then; add timezone = "Europe/Stockholm", or correct the country'
        )
    ]


def test_the_end_of_a_journey_is_on_the_clock_of_where_it_goes(said: Said) -> None:
    places = venue("here", 'country = "LV"') + venue("there", 'country = "SE"')
    [line] = said("zone", places, session("a", "09:00–10:00", 'venue = "here"', 'to = "there"'))
    assert line.startswith("venues.there: 10:00 of 'a' is the time in the zone Europe/Riga")


def test_the_end_of_a_journey_from_another_zone_is_asked_for(said: Said) -> None:
    places = venue("away", 'timezone = "Europe/Stockholm"') + venue("home")
    way = session("a", "09:00–13:00", 'venue = "away"', 'to = "home"')
    assert said("zone", places, way) == [
        (
            "venues.home: the end of 'a' is in the zone of its start, Europe/Stockholm; write"
            ' which zone this venue is in, as timezone = "Europe/Riga"'
        )
    ]
    assert said("zone", places, way.replace("home", "away")) == []


@pytest.mark.parametrize(
    "keys",
    [
        ('country = "SE"', 'timezone = "Europe/Stockholm"'),
        ('country = "FI"',),
        ('country = "RU"', 'timezone = "Asia/Tomsk"'),
        ('country = "ES"', 'timezone = "Atlantic/Canary"'),
        ('country = "XK"',),
        (),
    ],
    ids=[
        "its zone",
        "the same time",
        "one of many",
        "an island",
        "no zone known",
        "no country",
    ],
)
def test_a_venue_on_a_clock_of_its_country_is_right(said: Said, keys: tuple[str, ...]) -> None:
    assert not said("zone", venue("hall", *keys), session("a", "09:00–10:00", 'venue = "hall"'))


def test_a_day_on_another_clock_is_right_there(said: Said) -> None:
    day = '[days.2027-05-19]\ntimezone = "Europe/Stockholm"\n'
    at = session("a", "09:00–10:00", 'venue = "hall"')
    assert not said("zone", day, venue("hall", 'country = "SE"'), at)


# ── Names ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    ["Anna Berzina", "Anna Bērzina", "Anna Bērziņš", "Dr Anna Berzina, mayor", "Berzina, Anna"],
)
def test_a_speaker_who_is_nearly_one_of_the_people_is_found(said: Said, name: str) -> None:
    assert said(
        "public-name", PEOPLE, session("a", "", f'speakers = ["Someone", "{name}"]')
    ) == [
        (
            f"sessions.a.speakers[2]: '{name}' is almost the name 'Anna Bērziņa', and everyone"
            " can read it; write it in the same way, then pages show the organisation instead"
        )
    ]


def test_a_speaker_of_an_item_is_found_too(said: Said) -> None:
    items = (
        'items = [{ title = "Talk", speakers = [{ name = "Olaf Another", role = "Chair" }] }]'
    )
    [line] = said("public-name", PEOPLE, session("a", "", items))
    assert line.startswith("sessions.a.items[1].speakers[1].name: 'Olaf Another' is almost")


@pytest.mark.parametrize(
    "name", ["Anna Bērziņa", "Bērziņa Anna", "Ivars Kalns", "Anna", "Mayor of Ventspils"]
)
def test_a_speaker_who_is_hidden_or_someone_else_is_not(said: Said, name: str) -> None:
    assert not said("public-name", PEOPLE, session("a", "", f'speakers = ["{name}"]'))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (session("a", title="Talk by Olav Another"), "sessions.a.title"),
        (session("a", "", 'items = [{ title = "Olav Another" }]'), "sessions.a.items[1].title"),
        (session("olav-another", title="Talk"), "sessions.olav-another"),
        (venue("hall", 'note = "Ask Olav Another"') + session("a"), "venues.hall.note"),
        ('[days.2027-05-19]\ntitle = "Olav Another"\n', "days.2027-05-19.title"),
        ('[info.door]\ntitle = "Door"\ntext = "Olav Another has a key"\n', "info.door.text"),
    ],
)
def test_a_text_that_everyone_reads_and_that_names_someone_is_found(
    said: Said, text: str, place: str
) -> None:
    assert said("public-name", PEOPLE, text) == [
        (
            f"{place}: the text names 'Olav Another', and everyone can read it; change the"
            " text, or allow names with publish_people"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[info.door]\ntitle = "Door"\ntext = "Olav Another has a key"\nprivate = true\n',
        '[mail]\nclosing = "Olav Another"\n',
        '[visit.contact]\nname = "Olav Another"\n',
        session("a", "", 'attendees = ["olav"]'),
    ],
    ids=["private", "a mail", "the contact", "who attends"],
)
def test_a_text_that_is_private_or_there_to_be_read_is_not(said: Said, text: str) -> None:
    assert not said("public-name", PEOPLE, text)


def test_where_people_may_be_named_nothing_is_said_of_names(
    visit: Callable[..., Visit], head: str
) -> None:
    text = PEOPLE + session("a", "", 'speakers = ["Anna Berzina"]', title="By Olav Another")
    named = head.replace('id = "v"', 'id = "v"\npublish_people = true')
    assert "public-name" not in {one.code for one in remarks(visit(text, head=named))}


def test_a_group_of_rows_that_nothing_names_is_told_in_its_row(head: str) -> None:
    data = head.replace('id = "v"', 'id = "v"\npeople_file = "people.csv"') + session("a")
    data += '[info.x]\ntitle = "X"\ntext = "X"\nfor = ["crew"]\n'
    rows = b"name,organisation,groups\nPat,p,crew\nPam,q,crow\n"
    found = [
        (one.where, one.said)
        for one in check(read(data.encode(), "visit.toml", lambda _: rows))
        if one.code in {"group-name", "unused-group"}
    ]
    assert found == [
        ("people.csv:3", "groups.crow: this group is not used; did you mean 'crew'?")
    ]


# ── Texts ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Talk by …", "…"),
        ("Welcome: … (mayor)", "…"),
        ("Talk by ... of Riga", "..."),
        ("N.N., mayor", "N.N."),
        ("N. N.", "N. N."),
        ("Speaker: NN", "NN"),
        ("Room TBC", "TBC"),
        ("Lunch (tbc)", "tbc"),
        ("T.B.A.", "T.B.A."),
        ("Bus at xx:xx", "xx"),
        ("room xxx", "xxx"),
        ("Bus at XX.XX", "XX.XX"),
        ("Hotel ???", "???"),
    ],
)
def test_a_mark_that_something_is_missing_is_found_within_a_text(
    said: Said, text: str, mark: str
) -> None:
    [line] = said("placeholder", session("a", title=text))
    assert line.startswith(
        f"sessions.a.title: '{mark}' is not filled in yet; write the text, or "
    )


@pytest.mark.parametrize(
    "text",
    [
        "To be confirmed",
        "XX Congress",
        "and so on…",
        "and more...",
        "Really?",
        "NNW of Riga",
        "Exxon",
        "Vilnius, N. Naujoji",
        "https://example.org/xx/tbc",
        "tbc@example.org",
    ],
)
def test_what_is_written_for_guests_is_no_mark(said: Said, text: str) -> None:
    assert not said("placeholder", session("a", title=text))


def test_an_id_is_no_text(said: Said) -> None:
    organisation = '[organisations.xx]\nname = "X"\ncountry = "SE"\n'
    assert not said("placeholder", organisation, session("a", "", 'attendees = ["xx"]'))


def test_titles_that_a_guest_cannot_read_are_one_line_a_language(said: Said) -> None:
    readers = '[organisations.pl]\nname = "P"\ncountry = "PL"\nlanguage = "pl"\n'
    readers += '[organisations.pt]\nname = "P"\ncountry = "BR"\nlanguage = "pt-BR"\n'
    in_polish = session("a").replace('"a"', '{ en = "A", pl = "A", pt = "A" }')
    others = "".join(session(f"s{n}") for n in range(4))
    not_theirs = session("z", "", 'attendees = ["h"]')
    assert said("untranslated", readers, in_polish, others, not_theirs) == [
        (
            "sessions.s0.title: 4 of 5 titles for readers of Polish are not in Polish ('s0',"
            " 's1', 's2' and 1 other); write them as { en = \"…\", pl = \"…\" }"
        ),
        (
            "sessions.s0.title: 4 of 5 titles for readers of Portuguese (Brazil) are not in"
            " Portuguese (Brazil) ('s0', 's1', 's2' and 1 other); write them as { en = \"…\","
            ' pt-BR = "…" }'
        ),
    ]


def test_whoever_reads_the_language_of_the_visit_reads_plain_titles(said: Said) -> None:
    assert not said("untranslated", session("a"))
