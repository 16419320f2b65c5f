from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.programme import changes as module
from iriscli.programme.changes import Changes, Concerned, SessionChange, changes
from iriscli.visit.read import read_visit
from iriscli.wording.phrases import Phrases
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

HALL = '[venues.hall]\nname = { en = "Hall", lv = "Zāle" }\naddress = "Pier 1"\ncity = "Riga"\n'
LOFT = '[venues.loft]\nname = "Loft"\nlatitude = 57.0\nlongitude = 24.0\nnote = "Ring."\n'


def session(more: str = "", id_: str = "s", title: str = '"Tour"') -> str:
    return f"{HALL}{LOFT}[sessions.{id_}]\ntitle = {title}\nday = 2027-05-19\n{more}\n"


def table(found: Changes) -> dict[str, dict[str, tuple[Any, Any]]]:
    return {
        change.id: {name: (one.before, one.now) for name, one in change.fields.items()}
        for change in found.sessions
    }


def between(old: Visit, new: Visit, *for_: str, language: str = "en") -> Changes:
    return changes(old, new, language=language, references=for_)


def said(old: Visit, new: Visit, language: str = "en") -> list[str]:
    """Return the phrases of all that changed, the visit's own first."""
    found = between(old, new, language=language)
    phrases = Phrases(old, new, Reader(language, new.about.language))
    return [
        *phrases.about(found.about),
        *(phrase for change in found.sessions for phrase in phrases.session(change)),
    ]


# ── What counts ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ["data/visit.toml", "examples/harbour-days.toml"])
def test_a_version_does_not_differ_from_itself(root: Path, path: str) -> None:
    people = (root / "examples/harbour-people.csv").read_bytes()
    old, new = (
        read_visit((root / path).read_bytes(), "visit.toml", lambda _: people) for _ in range(2)
    )
    assert not between(old, new)


def test_a_change_of_time_is_told_with_the_offset(visit: Read) -> None:
    old, new = visit(session("start = 09:30")), visit(session("start = 10:00\nend = 11:00"))
    assert table(between(old, new)) == {
        "s": {
            "start": ("2027-05-19T09:30:00+03:00", "2027-05-19T10:00:00+03:00"),
            "end": (None, "2027-05-19T11:00:00+03:00"),
        }
    }


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        pytest.param("", "", {"day"}, id="no time: the day is all there is"),
        pytest.param("start = 09:00", "start = 09:00", {"start"}, id="the start has the day"),
        pytest.param("start = 09:00", "", {"day", "start"}, id="now without a time"),
        pytest.param("", "start = 09:00", {"day", "start"}, id="now with a time"),
        pytest.param(
            "start = 2027-05-20T00:30",
            "start = 2027-05-20T00:30",
            {"day"},
            id="the same moment, of another day's programme",
        ),
    ],
)
def test_a_day_is_told_where_the_start_does_not_say_it(
    visit: Read, old: str, new: str, fields: set[str]
) -> None:
    other_day = session(new).replace("day = 2027-05-19", "day = 2027-05-20")
    assert table(between(visit(session(old)), visit(other_day)))["s"].keys() == fields


def test_an_address_that_changes_is_seen_in_the_sessions_there(visit: Read) -> None:
    old = session('venue = "hall"')
    found = between(visit(old), visit(old.replace("Pier 1", "Pier 2")))
    before, now = table(found)["s"]["venue"]
    assert (before["address"], now["address"]) == ("Pier 1", "Pier 2")
    assert before | {"address": ""} == now | {"address": ""}


def test_the_id_of_a_venue_is_nothing_that_a_guest_sees(visit: Read) -> None:
    old = session('venue = "hall"')
    assert not between(visit(old), visit(old.replace("hall", "big-hall")))


def test_the_order_of_the_file_and_the_way_attendees_are_written_do_not_count(
    visit: Read,
) -> None:
    first, second = session('attendees = ["everyone"]'), "[sessions.t]\ntitle = 't'\n"
    second += "day = 2027-05-19\n"
    everyone = session('attendees = ["host", "partners", "locals"]')
    assert not between(visit(first + second), visit(second + everyone))


def test_what_is_for_the_host_alone_does_not_count(visit: Read, head: str) -> None:
    more = 'transfer_minutes = 30\nrevision = 4\nignore = ["overlap"]\nhost ='
    assert not between(visit(), visit(head=head.replace("host =", more)))


def test_a_zone_counts_where_there_are_times(visit: Read, head: str) -> None:
    stockholm = head.replace("Europe/Riga", "Europe/Stockholm")
    assert not between(visit(session()), visit(session(), head=stockholm))
    found = between(
        visit(session("start = 09:30")), visit(session("start = 09:30"), head=stockholm)
    )
    assert {name: (one.before, one.now) for name, one in found.about.items()} == {
        "timezone": ("Europe/Riga", "Europe/Stockholm")
    }
    assert table(found) == {
        "s": {"start": ("2027-05-19T09:30:00+03:00", "2027-05-19T09:30:00+02:00")}
    }


def test_a_zone_of_the_same_offset_moves_no_session(visit: Read, head: str) -> None:
    helsinki = head.replace("Europe/Riga", "Europe/Helsinki")
    found = between(
        visit(session("start = 09:30")), visit(session("start = 09:30"), head=helsinki)
    )
    assert list(found.about) == ["timezone"]
    assert found.sessions == ()
    assert {tuple(one.about) for one in found.participants} == {("timezone",)}


def test_a_text_that_changed_in_another_language_is_told_in_that_one(visit: Read) -> None:
    old = visit(session(title='{ en = "Tour", lv = "Ekskursija" }'))
    new = visit(session(title='{ en = "Tour", lv = "Pastaiga" }'))
    title = between(old, new).sessions[0].fields["title"]
    assert (title.before, title.now, title.language) == ("Ekskursija", "Pastaiga", "lv")


def test_a_field_of_a_new_session_was_nothing_before(visit: Read) -> None:
    found = between(visit(), visit(session("start = 09:30\nroom = 'A'", title="'t'")))
    assert [change.change for change in found.sessions] == ["added"]
    assert table(found) == {
        "s": {
            "title": (None, "t"),
            "start": (None, "2027-05-19T09:30:00+03:00"),
            "kind": (None, "other"),
            "status": (None, "confirmed"),
            "room": (None, "A"),
            "attendees": (None, frozenset("pqhl")),
        }
    }


def test_sessions_are_told_by_time_wherever_the_file_has_them(visit: Read) -> None:
    def programme(*times: str) -> Visit:
        return visit(
            "".join(
                session(f"start = {t}", f"s{t[:2]}").replace(HALL + LOFT, "") for t in times
            )
        )

    found = between(programme("15:00", "08:00"), programme("12:00", "09:00"))
    assert [(change.id, change.change) for change in found.sessions] == [
        ("s08", "removed"),
        ("s09", "added"),
        ("s12", "added"),
        ("s15", "removed"),
    ]


# ── Whom it concerns ────────────────────────────────────────────────────────────


def test_a_change_concerns_those_who_attend(visit: Read) -> None:
    old = session('attendees = ["SE", "host"]')
    assert between(visit(old), visit(old + 'room = "A"')).participants == (
        Concerned("p", (), ("s",), ()),
        Concerned("h", (), ("s",), ()),
    )


def test_who_joins_and_who_leaves_is_concerned_but_not_who_stays(visit: Read) -> None:
    old, new = (visit(session(f'attendees = ["h", "{one}"]')) for one in "pq")
    assert between(old, new).participants == (
        Concerned("p", (), (), ("s",)),
        Concerned("q", ("s",), (), ()),
    )


def test_a_change_of_language_concerns_those_who_read_it(visit: Read, head: str) -> None:
    latvian = head.replace('country = "LV"', 'country = "LV"\nlanguage = "lv"')
    old = visit(session(title='{ en = "Tour", lv = "Ekskursija" }'), head=latvian)
    new = visit(session(title='{ en = "Tour", lv = "Pastaiga" }'), head=latvian)
    assert [one.id for one in between(old, new).participants] == ["h", "l"]


def test_someone_new_and_someone_gone_are_concerned_with_all_that_is_theirs(
    visit: Read,
) -> None:
    ann, bob = (f"[people.{n}]\nname = '{n}'\norganisation = 'p'\n" for n in ("ann", "bob"))
    found = between(visit(session() + ann), visit(session() + bob))
    assert found.participants == (
        Concerned("bob", ("s",), (), ()),
        Concerned("ann", (), (), ("s",)),
    )


def test_someone_new_without_a_session_is_concerned_all_the_same(visit: Read) -> None:
    new = visit("[organisations.n]\nname = 'New'\ncountry = 'EE'\n")
    assert between(visit(), new).participants == (Concerned("n", (), (), ()),)


@pytest.mark.parametrize(("old", "new"), [("host", "everyone"), ("everyone", "host")])
def test_nobody_is_told_of_joining_or_leaving_what_is_cancelled(
    visit: Read, old: str, new: str
) -> None:
    cancelled = 'status = "cancelled"\nattendees = ["{}"]'
    found = between(
        visit(session(cancelled.format(old))), visit(session(cancelled.format(new)))
    )
    assert list(table(found)["s"]) == ["attendees"]
    assert found.participants == ()


@pytest.mark.parametrize("people", [1, 50])
def test_a_change_is_asked_who_attends_once_in_each_version_however_many_there_are(
    visit: Read, people: int
) -> None:
    guests = "".join(
        f"[people.g{one}]\nname = 'G'\norganisation = 'p'\n" for one in range(people)
    )
    old, new = (visit(guests + session(f"room = '{room}'")) for room in "AB")
    with patch.object(module, "attendees", wraps=module.attendees) as asked:
        assert len(between(old, new).participants) == people + len("qhl")
    assert asked.call_count == 2


def test_a_session_that_is_cancelled_has_changed_for_those_who_expect_it(visit: Read) -> None:
    found = between(visit(session()), visit(session('status = "cancelled"')))
    assert {one.changed for one in found.participants} == {("s",)}


def test_for_some_there_is_only_what_concerns_them(visit: Read) -> None:
    one, two = "attendees = ['p']\n", "attendees = ['q']\n"
    old = session(one, "a") + session(two, "b").replace(HALL + LOFT, "")
    new = old.replace(one, one + "room = 'A'\n").replace(two, two + "room = 'B'\n")
    found = between(visit(old), visit(new), "SE")
    assert (list(table(found)), found.participants) == (
        ["a"],
        (Concerned("p", (), ("a",), ()),),
    )


def test_for_some_finds_those_whom_only_one_version_knows(visit: Read, head: str) -> None:
    without = head.replace("[organisations.q]", "[organisations.r]")
    found = between(visit(session()), visit(session(), head=without), "q")
    assert found.participants == (Concerned("q", (), (), ("s",)),)


def around(old: Visit, new: Visit) -> dict[str, dict[str, Any]]:
    """What concerns each participant beside their sessions, by its name."""
    kinds = ("about", "days", "info")
    return {
        one.id: {kind: list(found) for kind in kinds if (found := getattr(one, kind))}
        for one in between(old, new).participants
    }


@pytest.mark.parametrize(
    ("edit", "names"),
    [
        (('title = "Visit"', 'title = "Study visit"'), ["title"]),
        (("end = 2027-05-20", "end = 2027-05-21"), ["end"]),
        (("[organ", "[visit.contact]\nname = 'Office'\n[organ"), ["contact"]),
        (('host = "h"', 'host = "h"\nversion = "Draft"\nplace = "Riga"'), []),
    ],
)
def test_everyone_is_concerned_by_some_facts_of_the_visit_and_nobody_by_others(
    visit: Read, head: str, edit: tuple[str, str], names: list[str]
) -> None:
    found = around(visit(), visit(head=head.replace(*edit, 1)))
    assert found == ({key: {"about": names} for key in "pqhl"} if names else {})


def test_an_info_concerns_those_whom_it_is_for_before_or_now(visit: Read) -> None:
    hotel = "[info.hotel]\ntitle = 'Hotel'\ntext = 'Sea'\nfor = ['{}']\n".format
    assert around(visit(hotel("SE")), visit(hotel("SE") + "phone = '1'")) == {
        "p": {"info": ["hotel"]}
    }
    moved = around(visit(hotel("SE")), visit(hotel("FI")))
    assert moved == {key: {"info": ["hotel"]} for key in "pq"}
    assert around(visit(hotel("SE")), visit(hotel("p"))) == {}


def test_a_day_concerns_those_who_attend_something_on_it(visit: Read) -> None:
    day = "[days.2027-05-19]\nnote = 'Flat shoes'\n"
    tour = session("attendees = ['SE']")
    assert around(visit(tour), visit(tour + day)) == {"p": {"days": ["2027-05-19"]}}


def test_a_renamed_group_is_told_and_concerns_nobody(visit: Read) -> None:
    tour = session("attendees = ['track', 'h']")
    group = "[groups.track]\nmembers = ['SE']\nname = '{}'\n".format
    found = between(visit(tour + group("Energy")), visit(tour + group("Power")))
    assert (list(found.names), found.participants) == (["track"], ())


def test_another_language_of_the_visit_concerns_those_who_have_none_of_their_own(
    visit: Read, head: str
) -> None:
    own = head.replace('country = "SE"', 'country = "SE"\nlanguage = "sv"')
    found = around(
        visit(head=own), visit(head=own.replace("host =", "language = 'lv'\nhost ="))
    )
    assert found == {key: {"about": ["language"]} for key in "qhl"}


def test_a_text_that_changed_in_one_language_concerns_those_who_read_it(
    visit: Read, head: str
) -> None:
    text = "[info.hotel]\ntitle = 'Hotel'\ntext = {{ en = '{}', lv = 'Jūra' }}\n".format
    latvian = head.replace('country = "SE"', 'country = "SE"\nlanguage = "lv"')
    found = around(visit(text("Sea"), head=latvian), visit(text("Lake"), head=latvian))
    assert found == {key: {"info": ["hotel"]} for key in "qhl"}


# ── How it is said ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "phrase"),
    [
        (
            "start = 09:30",
            "start = 10:00",
            "moved from 09:30 to 10:00 on Wednesday, 19 May 2027",
        ),
        (
            "start = 22:00\nend = 23:00",
            "start = 22:30\nend = 2027-05-20T00:30",
            "moved from 22:00–23:00 to 22:30–00:30 (+1) on Wednesday, 19 May 2027",
        ),
        ("", "start = 10:00", "the time is known now: 10:00 on Wednesday, 19 May 2027"),
        (
            "start = 10:00",
            "",
            "the time is open again; before: 10:00 on Wednesday, 19 May 2027",
        ),
        (
            "start = 10:00\nend = 11:00",
            "start = 10:00",
            "new end: 10:00 (the end is open) instead of 10:00–11:00 on Wednesday, 19 May 2027",
        ),
        (
            'venue = "hall"\nroom = "A"',
            'venue = "hall"\nroom = "B"',
            "at a new venue: Hall, B (Pier 1, Riga) instead of Hall, A",
        ),
        ("", 'venue = "hall"', "Venue: Hall (Pier 1, Riga)"),
        ('venue = "hall"', "", "Venue: none (before: Hall)"),
        ('status = "confirmed"', 'status = "cancelled"', "cancelled"),
        ('status = "cancelled"', 'status = "confirmed"', "takes place after all"),
        ('status = "confirmed"', 'status = "tentative"', "tentative"),
        ('status = "tentative"', 'status = "confirmed"', "confirmed"),
        ('kind = "meal"', 'kind = "break"', "Kind: Break instead of Meal"),
        ('kind = "meal"', "", "Kind: none (before: Meal)"),
        ('speakers = ["A"]', 'speakers = ["A", "B"]', "Speakers: A and B instead of A"),
        ("", 'url = "https://a.example/"', "Link: https://a.example/"),
        ('description = "Old."', 'description = "New."', "Description: New."),
        ('description = "Old."', "", "Description: none (before: Old.)"),
        ('attendees = ["host"]', "", "now also for: All partners and the local organisations"),
        ("", 'attendees = ["p", "h", "l"]', "no longer for: Quay"),
    ],
)
def test_each_change_is_said_in_one_phrase(
    visit: Read, old: str, new: str, phrase: str
) -> None:
    # Two local organisations, so that there is a word for them.
    local = "[organisations.m]\nname = 'M'\ncountry = 'LV'\nrole = 'local'\n"
    if "the local" not in phrase:
        local = ""
    assert said(visit(local + session(old)), visit(local + session(new))) == [phrase]


def test_another_day_is_told_with_its_times(visit: Read) -> None:
    old = session("start = 09:30")
    assert said(visit(old), visit(old.replace("05-19", "05-20"))) == [
        "moved to another day: {} instead of {}".format(
            "Thursday, 20 May 2027, 09:30", "Wednesday, 19 May 2027, 09:30"
        )
    ]


def test_another_place_is_told_with_what_to_do_there(visit: Read) -> None:
    assert said(visit(session('venue = "hall"')), visit(session('venue = "loft"'))) == [
        "at a new venue: Loft instead of Hall",
        "How to get in: Ring.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "phrase"),
    [
        ('"Pier 1"', '"Pier 2"', "Address: Pier 2, Riga instead of Pier 1, Riga"),
        ('en = "Hall"', 'en = "Club"', "the venue has a new name: Club instead of Hall"),
        ('lv = "Zāle"', 'lv = "Klubs"', "the venue has a new name (lv): Klubs instead of Zāle"),
        ('city = "Riga"', 'city = "Riga"\nnote = "Knock."', "How to get in: Knock."),
        (
            'city = "Riga"',
            'city = "Riga"\nurl = "https://a.example/"',
            "Web site of the venue: https://a.example/",
        ),
        (
            'city = "Riga"',
            'city = "Riga"\nlatitude = 57.5\nlongitude = 24.25',
            "On the map: 57.5, 24.25",
        ),
    ],
)
def test_what_is_new_about_the_same_place_is_said(
    visit: Read, old: str, new: str, phrase: str
) -> None:
    before = session('venue = "hall"')
    assert said(visit(before), visit(before.replace(old, new))) == [phrase]


def test_a_new_session_is_told_with_all_that_a_guest_needs(visit: Read) -> None:
    new = visit(session('start = 19:30\nvenue = "loft"\nstatus = "tentative"'))
    assert said(visit(), new) == [
        "new: Wednesday, 19 May 2027, 19:30 · Loft · Who: Everyone",
        "tentative",
    ]


def test_a_session_that_is_gone_is_told_with_when_it_was(visit: Read) -> None:
    assert said(visit(session('venue = "loft"')), visit()) == [
        "no longer in the programme; before: Wednesday, 19 May 2027, to be confirmed · Loft"
    ]


def test_a_session_back_in_the_programme_may_still_be_uncertain(visit: Read) -> None:
    old, new = (visit(session(f'status = "{one}"')) for one in ("cancelled", "tentative"))
    assert said(old, new) == ["takes place after all", "tentative"]


def test_another_zone_stands_with_the_times(visit: Read, head: str) -> None:
    stockholm = head.replace("Europe/Riga", "Europe/Stockholm")
    old, new = visit(session("start = 09:30")), visit(session("start = 09:30"), head=stockholm)
    assert said(old, new) == [
        "Time zone: Europe/Stockholm instead of Europe/Riga",
        "moved from {} to {} on Wednesday, 19 May 2027".format(
            "09:30, Europe/Riga (UTC+3)", "09:30, Europe/Stockholm (UTC+2)"
        ),
    ]


def test_what_is_new_about_the_visit_is_said(visit: Read, head: str) -> None:
    new = (
        head.replace('"Visit"', '{ en = "Trip", lv = "Brauciens" }\nsummary = "All."')
        .replace("end = 2027-05-20", "end = 2027-05-21")
        .replace("[organisations.p]", '[visit.contact]\nname = "Ann"\n[organisations.p]')
        .replace('host = "h"', 'host = "h"\nurl = "https://a.example/"')
    )
    assert said(visit(), visit(head=new)) == [
        "Title: Trip instead of Visit",
        "Dates: 19–21 May 2027 instead of 19–20 May 2027",
        "Contact: Ann",
        "Link: https://a.example/",
        "Summary: All.",
    ]


def test_another_name_is_told_of_whoever_is_in_both_versions(visit: Read, head: str) -> None:
    old = visit("[people.a]\nname = 'Ann'\norganisation = 'q'\n")
    renamed = head.replace('lv = "Partneris"', 'lv = "Viesi"')
    new = visit("[people.b]\nname = 'Bob'\norganisation = 'q'\n", head=renamed)
    assert list(between(old, new).names) == ["p"]
    phrases = Phrases(old, new, Reader("en"))
    assert list(phrases.renamed(between(old, new).names["p"])) == [
        "Latvian: Viesi instead of Partneris"
    ]


def test_someone_new_is_not_said_to_join_each_session(visit: Read) -> None:
    new = visit(session() + "[organisations.n]\nname = 'New'\ncountry = 'EE'\n")
    assert said(visit(session()), new) == []


def test_sessions_of_one_title_are_told_apart(visit: Read) -> None:
    def one(id_: str, day: int, start: str, title: str = "Lunch") -> str:
        return f"[sessions.{id_}]\ntitle = '{title}'\nday = 2027-05-{day}\nstart = {start}\n"

    old = visit(one("a", 19, "12:00") + one("b", 20, "12:00") + one("t", 19, "13:00", "Tour"))
    new = visit(one("a", 19, "12:00") + one("c", 20, "13:00"))
    assert Phrases(old, new, Reader("en")).names == {
        "a": "Lunch (Wednesday, 19 May 2027)",
        "b": "Lunch (Thursday, 20 May 2027, 12:00)",
        "t": "Tour",
        "c": "Lunch (Thursday, 20 May 2027, 13:00)",
    }


def test_dates_and_texts_are_in_the_readers_language(visit: Read) -> None:
    old = visit(session('start = 09:30\nvenue = "loft"'))
    new = visit(session('start = 10:00\nvenue = "hall"'))
    phrases = said(old, new, "lv")
    assert "trešdiena, 2027. gada 19. maijs" in phrases[0]
    assert "Zāle" in phrases[1]


# ── Whatever is edited ──────────────────────────────────────────────────────────

TEXTS = st.sampled_from(["A", "B [x]", {"en": "A", "lv": "C"}, {"lv": "D"}])
FIELDS = st.fixed_dictionaries(
    {"title": TEXTS, "day": st.sampled_from(["2027-05-19", "2027-05-20"])},
    optional={
        "start": st.sampled_from(["09:00", "10:30"]),
        "end": st.sampled_from(["11:00", "12:00"]),
        "description": TEXTS,
        "venue": st.sampled_from(["hall", "loft"]),
        "room": st.sampled_from(["1", "2"]),
        "speakers": st.lists(TEXTS, min_size=1, max_size=2),
        "attendees": st.sampled_from([["p"], ["q", "host"], ["SE", "FI"]]),
        "kind": st.sampled_from(["meal", "visit"]),
        "status": st.sampled_from(["tentative", "cancelled"]),
        "url": st.sampled_from(["https://a.example/", "https://b.example/"]),
    },
).map(lambda fields: fields if "start" in fields else {**fields, "end": None})
PROGRAMMES = st.dictionaries(st.sampled_from("abc"), FIELDS)


def read(programme: Mapping[str, Mapping[str, Any]], head: str = "") -> Visit:
    text = head + HALL + LOFT
    for id_, fields in programme.items():
        text += f"[sessions.{id_}]\n" + "".join(
            f"{name} = {toml(value)}\n" for name, value in fields.items() if value is not None
        )
    return read_visit(text.encode(), "visit.toml", lambda _: b"")


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def edited(old: Mapping[str, Any], new: Mapping[str, Any]) -> set[str]:
    """Return what was edited, as a guest sees it."""
    defaults = {"kind": "other", "status": "confirmed", "attendees": ["everyone"]}
    names = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    names -= {n for n in names if old.get(n, defaults.get(n)) == new.get(n, defaults.get(n))}
    if "day" in names:
        names |= {name for name in ("start", "end") if old.get(name) or new.get(name)}
        names -= {"day"} if old.get("start") and new.get("start") else set()
    return names


@given(programme=PROGRAMMES)
def test_no_version_differs_from_itself(programme: dict[str, Any]) -> None:
    assert not between(read(programme, HEAD), read(programme, HEAD))


@given(old=PROGRAMMES, new=PROGRAMMES)
def test_every_field_that_was_edited_is_reported_and_no_other(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    found = between(read(old, HEAD), read(new, HEAD))
    told = {change.id: set(change.fields) for change in found.sessions if changed(change)}
    both = old.keys() & new.keys()
    assert told == {id_: names for id_ in both if (names := edited(old[id_], new[id_]))}
    assert {one.id for one in found.sessions if not changed(one)} == old.keys() ^ new.keys()


@given(old=PROGRAMMES, new=PROGRAMMES, language=st.sampled_from(["en", "lv", "sv"]))
def test_every_session_that_is_reported_has_something_said_of_it(
    old: dict[str, Any], new: dict[str, Any], language: str
) -> None:
    before, now = read(old, HEAD), read(new, HEAD)
    phrases = Phrases(before, now, Reader(language))
    for change in between(before, now, language=language).sessions:
        assert list(phrases.session(change))


@given(old=PROGRAMMES, new=PROGRAMMES)
def test_the_way_back_is_the_same_way(old: dict[str, Any], new: dict[str, Any]) -> None:
    before, now = read(old, HEAD), read(new, HEAD)
    there, back = between(before, now), between(now, before)
    assert {one.id: concerns(one) for one in there.participants} == {
        one.id: concerns(one)[::-1] for one in back.participants
    }
    assert {
        id_: {name: (is_, was) for name, (was, is_) in fields.items()}
        for id_, fields in table(back).items()
    } == table(there)


def concerns(one: Concerned) -> list[set[str]]:
    return [set(one.added), set(one.changed), set(one.removed)]


def changed(change: SessionChange) -> bool:
    return change.change == "changed"


HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
[organisations]
p = { name = "Partner", country = "SE" }
q = { name = "Quay", country = "FI", language = "lv" }
h = { name = "Host", country = "LV", role = "host" }
l = { name = "Local", country = "LV", role = "local" }
"""
