"""Names of people stand on their own pages, in their own calendars, and nowhere else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iriscli.wording.reader import Reader
from iriscli.wording.who import named, who

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

PEOPLE = """
[people.anna-berg]
name = "Anna Berg"
organisation = "p"
email = "anna.berg@example.org"
role = "Chief of Anna Berg's office"
[people.g2]
name = "Bo Ek"
organisation = "p"
language = "lv"
[people.carl]
name = "Carl Dahl"
organisation = "q"
[people.dana]
name = "Dana Ozola"
organisation = "h"
[groups]
friends = ["anna-berg", "carl"]
bo-ek = ["g2"]
circle = ["friends", "bo-ek", "LV"]
"""
NAMES = {
    "anna-berg": ["Anna Berg", "anna-berg", "anna.berg"],
    "g2": ["Bo Ek", "bo-ek", "bo ek"],
    "carl": ["Carl Dahl", "carl"],
    "dana": ["Dana Ozola", "dana"],
}
REFERENCES = [
    *NAMES,
    "friends",
    "bo-ek",
    "circle",
    "p",
    "q",
    "h",
    "l",
    "SE",
    "LV",
    "partners",
    "host",
    "everyone",
]


def session(number: int, attendees: list[str]) -> str:
    listed = ", ".join(f'"{one}"' for one in attendees)
    return (
        f'[sessions.s{number}]\ntitle = "Talk"\nday = 2027-05-19\nattendees = [{listed}]\n'
        'speakers = ["Anna Berg", { en = "Bo Ek", lv = "bo ek" }, "A guest"]\n'
    )


@settings(
    max_examples=settings().max_examples // 3,  # each builds a site
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.lists(st.sampled_from(REFERENCES), min_size=1, max_size=4), min_size=1, max_size=4
    )
)
def test_a_person_is_named_on_their_own_page_and_in_their_own_calendar_only(
    visit: Read, site: Site, tmp_path_factory: pytest.TempPathFactory, attended: list[list[str]]
) -> None:
    read = visit(PEOPLE + "".join(session(n, who) for n, who in enumerate(attended)))
    built = site(read, tmp_path_factory.mktemp("site"), base="https://example.org/")
    headings = {page.all("h1")[0].text: path for path, page in built.pages()}
    stems = {id_: PurePosixPath(headings[read.people[id_].name]).stem for id_ in NAMES}
    assert all(re.fullmatch("[0-9a-f]{32}", stem) for stem in stems.values())
    for path, data in built.bytes().items():
        text = f"{path}\n{data.decode()}".replace("\r\n ", "").casefold()
        for person, words in NAMES.items():
            stem = stems[person]
            if path in {f"people/{stem}.html", f"calendars/{stem}.ics"}:
                continue
            for word in words:
                assert word.casefold() not in text, (path, word)
            assert stem not in text, path
        assert "@example.org" not in text


def test_with_publish_people_the_programme_names_them(
    visit: Read, site: Site, head: str
) -> None:
    allowed = head.replace('id = "v"', 'id = "v"\npublish_people = true')
    built = site(visit(PEOPLE + session(0, ["anna-berg"]), head=allowed))
    assert "Anna Berg (Partner)" in built.page().row("s0")
    assert "Anna Berg" in built.text("calendars/programme.ics")
    assert '"anna-berg"' in built.text("agenda.json")
    personal = [path for path in built.bytes() if path.startswith("people/0")]
    assert not any(path in built.text("index.html") for path in personal)


def test_a_session_that_was_withdrawn_names_nobody_once_names_are_withdrawn(
    visit: Read, site: Site, head: str
) -> None:
    allowed = head.replace('id = "v"', 'id = "v"\npublish_people = true')
    talks = session(0, ["anna-berg"]) + session(1, ["carl"])
    site(visit(PEOPLE + talks, head=allowed))
    site(visit(PEOPLE + session(1, ["carl"]), head=allowed))
    built = site(visit(PEOPLE))
    calendar = built.text("calendars/programme.ics")
    assert "Anna" not in calendar
    assert "Carl" not in calendar
    assert calendar.count("STATUS:CANCELLED") == 2
    assert calendar.count("SUMMARY:Cancelled: ") == 2
    assert "Cancelled: Cancelled" not in calendar
    again = site(visit(PEOPLE))
    assert again.text("calendars/programme.ics") == calendar


@pytest.mark.parametrize(
    "place",
    [
        '[project]\nname = "Carl  Dahl"\n',
        '[project]\nname = "x"\nfunding = "By Carl\\nDahl"\n',
        '[sessions.talk-by-carl-dahl]\ntitle = "x"\nday = 2027-05-19\n',
    ],
)
def test_a_name_is_found_in_any_public_text(visit: Read, site: Site, place: str) -> None:
    assert "'Carl Dahl'" in site(visit(PEOPLE + place)).said[0]


def test_a_person_whom_a_text_names_is_pointed_out(visit: Read, site: Site) -> None:
    talk = '[sessions.s]\ntitle = "What Carl Dahl saw"\nday = 2027-05-19\n'
    built = site(visit(PEOPLE + talk))
    [notice] = built.said[:1]
    assert notice.startswith("Note: a text of the visit names 'Carl Dahl'")
    assert built.exit_code == 0
    assert not any("Dana" in one for one in site(visit(PEOPLE + talk)).said)


def test_without_people_an_organisation_stands_for_its_own_once(visit: Read) -> None:
    read = visit(PEOPLE + '[people.e]\nname = "E"\norganisation = "p"\n')
    english = Reader("en", people=False)
    assert who(read, ["anna-berg", "g2", "carl"], english) == "Quay and Partner"
    assert named(read, ["anna-berg", "g2"], english) == ["Partner"]
    assert who(read, ["bo-ek"], english) == "Partner"
    assert who(read, ["bo-ek"], Reader("en")) == "Bo ek"


def test_a_speaker_is_hidden_however_the_name_is_spelt(visit: Read, site: Site) -> None:
    talk = (
        '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nspeakers = ["Berg, Anna",'
        ' "Dr ANNA\\u00a0BERG", "bo  ek", "Carl\\u200b Dahl", "A guest"]\n'
    )
    built = site(visit(PEOPLE + talk))
    assert "Speakers: Partner, Quay and A guest" in built.page().row("s")


def test_what_is_off_keeps_its_time_and_title_on_a_site(visit: Read, site: Site) -> None:
    told = (
        '[venues.x]\nname = "Secret place"\n[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\n'
        'start = 09:00\nend = 10:00\nvenue = "x"\nroom = "Secret room"\nkind = "meeting"\n'
        'description = "Secret plan"\nurl = "https://example.org/secret"\n'
    )
    site(visit(told))
    for gone in (told + 'status = "cancelled"\n', ""):
        calendar = site(visit(gone)).text("calendars/programme.ics")
        names = [line.partition(":")[0] for line in calendar.split("\r\n")]
        event = names[names.index("BEGIN") + 1 :]
        assert "SUMMARY:Cancelled: Talk" in calendar
        assert "DTSTART:20270519T060000Z" in calendar
        assert "ecret" not in calendar
        assert not {"DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "GEO"} & {*event}


def test_a_group_that_is_called_after_someone_is_not_named(visit: Read, site: Site) -> None:
    text = PEOPLE.replace(
        "[groups]", '[groups.team]\nname = "Team of Anna Berg"\nmembers = ["carl"]\n[groups]'
    )
    built = site(visit(text + session(0, ["team"])))
    assert "Quay" in built.page().row("s0")
    assert "Team of" not in built.text("index.html")


def test_whom_an_info_is_for_is_said_by_their_organisations(visit: Read, site: Site) -> None:
    info = '[info.i]\ntitle = "Desk"\ntext = "Open"\nfor = ["anna-berg", "bo-ek", "q"]\n'
    built = site(visit(PEOPLE + info))
    assert '"for": [\n        "p",\n        "q"\n      ]' in built.text("agenda.json")
    assert "anna-berg" not in built.text("agenda.json")
