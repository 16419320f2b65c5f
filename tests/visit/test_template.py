from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text import clean_line, in_language
from iriscli.visit.people import read_people
from iriscli.visit.read import read_visit
from iriscli.visit.template import PEOPLE, Basics, new_visit, toml_string

if TYPE_CHECKING:
    from iriscli.visit.visit import Visit

BASICS = Basics(
    title="Spring visit",
    start=dt.date(2027, 5, 19),
    end=dt.date(2027, 5, 20),
    timezone="Europe/Riga",
    languages=("en",),
    host="Harbour Authority",
    country="LV",
    city="Kaijurags",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
WORDS = TEXTS.filter(clean_line)


def read(text: str) -> Visit:
    return read_visit(text.encode(), "visit.toml", lambda _: PEOPLE.encode())


def test_a_new_visit_file_holds_what_is_known() -> None:
    visit = read(new_visit(BASICS, "7f3a9c"))
    about, host = visit.about, visit.organisations["harbour-authority"]
    assert (about.id, about.title) == ("spring-visit-2027-7f3a9c", "Spring visit")
    assert (about.start, about.end) == (dt.date(2027, 5, 19), dt.date(2027, 5, 20))
    assert (about.timezone, about.language, about.host) == ("Europe/Riga", "en", host.id)
    assert (host.name, host.country, host.city) == ("Harbour Authority", "LV", "Kaijurags")
    assert [session.day for session in visit.sessions.values()] == [about.start]
    assert about.people_file is None


@pytest.mark.parametrize("languages", [("en",), ("lv",), ("lv", "en", "pt-BR")], ids="-".join)
def test_with_all_its_examples_switched_on_it_is_still_a_visit(
    languages: tuple[str, ...],
) -> None:
    text = new_visit(replace(BASICS, languages=languages, city=""), "x")
    visit = read(re.sub(r"^#(?=[\[a-z])", "", text, flags=re.MULTILINE))
    assert visit.about.contact
    assert visit.project
    assert visit.about.people_file == "people.csv"
    assert list(visit.venues) == ["town-hall"]
    assert list(visit.people) == ["head-of-delegation"]
    session = visit.sessions["welcome"]
    assert session.venue == "town-hall"
    assert (session.start, session.end) == (dt.time(9, 30), dt.time(10))
    assert isinstance(session.description, dict) == (len(languages) > 1)
    assert (session.to, session.optional, len(session.items)) == ("town-hall", True, 1)
    assert session.speakers[1].role
    assert visit.groups["first-group"].name
    assert visit.info["hotel"].private
    assert visit.told_days[visit.about.start].note
    assert visit.organisations["first-partner"].size == 4


def test_with_a_spreadsheet_it_names_it() -> None:
    assert read(new_visit(replace(BASICS, people=True), "x")).about.people_file == "people.csv"


def test_every_line_is_a_note_an_example_or_a_table() -> None:
    lines = new_visit(BASICS, "x").splitlines()
    assert lines[:2] == ["#:schema ./visit.schema.json", ""]
    sorts = re.compile(r"#? ?|# .+|#?\[[a-z0-9.-]+\]|#?[a-z_-]+ = \S.*")
    assert [line for line in lines[1:] if not sorts.fullmatch(line)] == []
    assert max(map(len, lines)) <= 90


def test_in_several_languages_a_text_shows_where_the_others_go() -> None:
    text = new_visit(replace(BASICS, languages=("lv", "en")), "x")
    assert '\ntitle = { lv = "Spring visit" }\n' in text
    assert '\n#summary = { lv = "…", en = "…" }\n' in text


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Harbour Days", "harbour-days-2027-x"),
        ("Harbour Days 2027", "harbour-days-2027-x"),
        ("Łódź: šķērsiela", "lodz-skersiela-2027-x"),
        ("Візіт", "vizit-2027-x"),
        ("訪問", "visit-2027-x"),
        ("long " * 50, "long-long-long-long-long-long-long-long-2027-x"),
    ],
)
def test_the_id_tells_the_title_and_the_year(title: str, id_: str) -> None:
    assert read(new_visit(replace(BASICS, title=title), "x")).about.id == id_


@pytest.mark.parametrize("host", ["Host", "Everyone!", "港", "…"])
def test_a_host_whose_name_makes_no_id_gets_one_all_the_same(host: str) -> None:
    visit = read(new_visit(replace(BASICS, host=host), "x"))
    assert visit.about.host == "host-organisation"
    assert visit.organisations["host-organisation"].name == host


@given(title=WORDS, host=WORDS, city=WORDS)
def test_any_words_arrive_as_they_were_typed(title: str, host: str, city: str) -> None:
    basics = replace(BASICS, languages=("lv", "en"), title=title, host=host, city=city)
    visit = read(new_visit(basics, "x"))
    (organisation,) = visit.organisations.values()
    read_back = (visit.about.title, organisation.name, organisation.city)
    assert [in_language(one or "", "lv") for one in read_back] == [
        clean_line(one) for one in (title, host, city)
    ]


@given(TEXTS)
def test_a_text_in_toml_is_the_same_text(text: str) -> None:
    assert tomli.loads(f"x = {toml_string(text)}") == {"x": text}
    assert "\n" not in toml_string(text)


def test_the_empty_spreadsheet_is_one_of_people() -> None:
    sheet = read_people(PEOPLE, "")
    assert (sheet.rows, sheet.problems) == ([], [])
    filled = read_people(f"{PEOPLE}Ann;Harbour Authority;;;;;\r\n", "")
    assert [row.id for row in filled.rows] == ["ann"]
