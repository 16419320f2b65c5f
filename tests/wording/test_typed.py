"""What someone typed, understood."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.errors import UsageError
from iriscli.wording import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

TODAY = dt.date(2027, 5, 20)


def refusal(function: Callable[[], object]) -> str:
    with pytest.raises(UsageError) as caught:
        function()
    return str(caught.value)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("lv", "lv"),
        (" LV ", "lv"),
        ("lv_LV", "lv"),
        ("lv_LV.UTF-8", "lv"),
        ("en-GB", "en"),
        ("Latvian", "lv"),
        ("latviešu", "lv"),
        ("suomi", "fi"),
        ("Deutsch", "de"),
        ("українська", "uk"),
        ("ukrainian", "uk"),
        ("Ukrainska", "uk"),
        ("norsk", "nb"),
        ("no", "nb"),
        ("no_NO", "nb"),
        ("latviesu", "lv"),
        ("pt_br", "pt-BR"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("ru", "ru"),
    ],
)
def test_a_language_is_its_code_a_locale_or_a_name(word: str, code: str) -> None:
    assert typed.language(word) == code


@pytest.mark.parametrize("word", ["", " ", "xx", "l", "lv-", "lv-x", "12", "\x00", "lv\n\nlv"])
def test_what_is_no_language_is_refused(word: str) -> None:
    assert "is not a language; " in refusal(lambda: typed.language(word))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("ua", "did you mean 'uk'?"),
        ("dk", "did you mean 'da'?"),
        ("latvain", "did you mean 'lv'?"),
        ("suommi", "did you mean 'fi'?"),
        ("klingon", "choose from en, lv, sv, fi, pl, be, et, lt, de, da, nb, uk"),
    ],
)
def test_a_language_that_is_written_with_a_slip_is_named(word: str, hint: str) -> None:
    assert refusal(lambda: typed.language(word)) == f"'{word}' is not a language; {hint}"


def test_languages_are_a_list_each_once() -> None:
    assert typed.languages("lv, EN;latvian suomi") == ("lv", "en", "fi")
    assert refusal(lambda: typed.languages(" , ")).startswith("there is no language;")


def test_a_reader_has_a_language_of_iris_or_of_the_visit(visit: Read, head: str) -> None:
    russian = head.replace('title = "Visit"', 'title = { ru = "Визит", en = "Visit" }')
    read = visit(head=russian)
    assert typed.reader(None, read).code == "en"
    assert typed.reader("ru", read).code == "ru"
    assert typed.reader("sv", read).code == "sv"
    assert refusal(lambda: typed.reader("hu", read)) == (
        "'hu' is not a language of the visit; choose from en, ru, lv, sv, fi, pl, be, et, lt, de, da, nb, uk"
    )
    # Northern Sami has the code that many write for Swedish.
    assert refusal(lambda: typed.reader("se", read)).endswith("; did you mean 'sv'?")


@pytest.mark.parametrize(
    ("word", "reference"),
    [
        ("p", "p"),
        (" P ", "p"),
        ("Partner", "p"),
        ("partneris", "p"),
        ("SE", "SE"),
        ("se", "SE"),
        ("NO", "NO"),
        ("UK", "GB"),
        ("Zviedrija", "SE"),
        ("england", "GB"),
        ("everyone", "everyone"),
        ("Locals", "locals"),
        ("anna", "anna"),
        ("ANNA BERG", "anna"),
        ("heads", "heads"),
    ],
)
def test_a_reference_is_an_id_a_name_or_a_country(
    visit: Read, word: str, reference: str
) -> None:
    read = visit(
        '[people.anna]\nname = "Anna Berg"\norganisation = "q"\n[groups]\nheads = ["anna"]'
    )
    assert typed.references([word], read) == (reference,)


def test_an_id_wins_over_the_country_that_is_written_alike(visit: Read) -> None:
    read = visit('[organisations.lv]\nname = "LV"\ncountry = "SE"')
    assert typed.references(["lv", "LV"], read) == ("lv", "LV")


def test_no_reference_is_for_nobody_in_particular(visit: Read) -> None:
    assert typed.references(None, visit()) == ()
    assert typed.participants((), visit()) is None
    assert typed.participants(("SE", "q"), visit()) == frozenset({"p", "q"})


def test_a_reference_that_is_gone_is_known_from_the_version_before(visit: Read) -> None:
    before = visit('[organisations.gone]\nname = "Gone"\ncountry = "SE"')
    assert typed.references(["gone", "p"], visit(), before) == ("gone", "p")
    unknown = refusal(lambda: typed.references(["gon"], visit(), before))
    assert unknown.startswith("'gon' is not an organisation, person, group or country of")


@pytest.mark.parametrize(
    ("word", "zone"),
    [
        ("Europe/Riga", "Europe/Riga"),
        ("europe/riga", "Europe/Riga"),
        (" riga ", "Europe/Riga"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("São Paulo", "America/Sao_Paulo"),
    ],
)
def test_a_zone_is_its_name_or_its_city(word: str, zone: str) -> None:
    assert typed.zone(word).key == zone


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("1", 19),
        ("2", 20),
        ("19", 19),
        ("2027-05-19", 19),
        ("20270519", 19),
        ("19 May", 19),
        ("May 19", 19),
        ("19.5.", 19),
        ("19/05/2027", 19),
        ("Wednesday", 19),
        ("trešdiena", 19),
        ("Mittwoch", 19),
        ("19 maja", 19),
        ("19. toukokuuta", 19),
        ("Wed 19 May 2027", 19),
        ("Wednesday, 2027. gada 19. maijs", 19),
        ("šodien", 20),
        ("i  dag", 20),
        ("TODAY", 20),
    ],
)
def test_a_day_is_a_number_a_date_a_weekday_or_today(visit: Read, word: str, day: int) -> None:
    assert typed.days([word], visit(), TODAY) == frozenset({dt.date(2027, 5, day)})


def test_no_day_is_every_day(visit: Read) -> None:
    assert typed.days(None, visit(), TODAY) is None


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("3", "the visit has no day '3'; the visit is on 19–20 May 2027, days 1 to 2"),
        ("friday", "'friday' is not a day of the visit; the visit is on 19–20 May 2027, days 1 to 2"),
        ("10:30", "'10:30' is not a day; write 1, 2018-10-18, '18 Oct', friday or today (the visit is on 19–20 May 2027, days 1 to 2)"),
        ("tisdag 19 maj", "'tisdag 19 maj' is not a day of the visit; the visit is on 19–20 May 2027, days 1 to 2"),
        ("19 maja 2028", "'19 maja 2028' is not a day of the visit; the visit is on 19–20 May 2027, days 1 to 2"),
        ("²", "'²' is not a day; write 1, 2018-10-18, '18 Oct', friday or today (the visit is on 19–20 May 2027, days 1 to 2)"),
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_visit_is_refused(visit: Read, word: str, said: str) -> None:
    assert refusal(lambda: typed.days([word], visit(), TODAY)) == said


@pytest.mark.parametrize(
    "word",
    [
        "2027-05-19",
        "19.5.2027",
        "19 May 2027",
        " May 19, 2027 ",
        "2027. gada 19. maijs",
        "onsdag den 19. maj 2027",
        "19 maja 2027",
    ],
)
def test_a_date_has_day_month_and_year(word: str) -> None:
    assert typed.date(word) == dt.date(2027, 5, 19)


@pytest.mark.parametrize(
    "word",
    [
        "19 May",
        "2027",
        "soon",
        "",
        "0207-05-19",
        "9" * 400,
        "31 June 2027",
        "Mon 19 May 2027",
        "0 May 2027",
    ],
)
def test_a_date_that_leaves_something_open_is_refused(word: str) -> None:
    assert "is not a date; write day, month and year" in refusal(lambda: typed.date(word))


@pytest.mark.parametrize(("word", "minutes"), [("0", 0), (" 15 ", 15), ("40320", 40320)])
def test_minutes_are_a_number_up_to_four_weeks(word: str, minutes: int) -> None:
    assert typed.minutes(word) == minutes


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("https://example.org", "https://example.org/"),
        (" http://example.org:8080/a/ ", "http://example.org:8080/a/"),
    ],
)
def test_the_address_of_a_site_ends_with_a_slash(word: str, base: str) -> None:
    assert typed.base_url(word) == base


SESSIONS = """
[sessions.opening]
title = { en = "Opening", lv = "Atklāšana" }
day = 2027-05-19
[sessions.coffee-1]
title = "Coffee"
day = 2027-05-19
[sessions.coffee-2]
title = "Coffee"
day = 2027-05-20
"""


@pytest.mark.parametrize("word", ["opening", " OPENING ", "Atklāšana"])
def test_a_session_is_its_id_or_its_title(visit: Read, word: str) -> None:
    assert typed.session(word, visit(SESSIONS)) == "opening"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            "coffee",
            "'coffee' is the title of several sessions; use an id: coffee-1, coffee-2",
        ),
        ("openning", "'openning' is not a session of the visit; did you mean 'opening'?"),
        (
            "xyz",
            "'xyz' is not a session of the visit; choose from opening, coffee-1, coffee-2",
        ),
    ],
)
def test_what_is_no_session_is_refused(visit: Read, word: str, said: str) -> None:
    assert refusal(lambda: typed.session(word, visit(SESSIONS))) == said


def test_in_a_visit_without_sessions_none_can_be_chosen(visit: Read) -> None:
    said = "'x' is not a session of the visit; the visit has no sessions yet"
    assert refusal(lambda: typed.session("x", visit())) == said


DETAILS = """
[people.a]
name = "A"
organisation = "p"
details = { "Dietary needs" = "vegan", Hotel = "Inn" }
"""


def test_a_column_is_what_is_known_of_people_in_any_spelling_and_once(visit: Read) -> None:
    typed_ = ["E-mail", "amats", "dietary  NEEDS", "email", "Sprache"]
    found = typed.columns(typed_, visit(DETAILS))
    assert found == ("email", "role", "Dietary needs", "language")
    assert typed.columns(None, visit(DETAILS)) == ()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("hotell", "did you mean 'Hotel'?"),
        ("shoe size", "choose from email, role, language, Dietary needs, Hotel"),
        ("name", "choose from email, role, language, Dietary needs, Hotel"),
    ],
)
def test_what_is_no_column_is_refused(visit: Read, word: str, hint: str) -> None:
    said = refusal(lambda: typed.columns([word], visit(DETAILS)))
    assert said == f"{word!r} is not a column of the people; {hint}"


def test_roles_are_the_one_asked_for_or_those_of_the_guests_and_the_host() -> None:
    assert typed.roles("local", everyone=True) == ("local",)
    assert typed.roles(None, everyone=True) == ("partner", "host", "local")
    assert typed.roles(None, everyone=False) == ("partner", "host")


@given(st.text())
def test_any_text_is_understood_or_refused_in_one_printable_line(text: str) -> None:
    for understand in (
        typed.language,
        typed.languages,
        typed.country,
        typed.zone,
        typed.date,
        typed.minutes,
        typed.base_url,
    ):
        try:
            understand(text)
        except UsageError as error:
            assert str(error).isprintable()  # noqa: PT017 - either outcome is right
