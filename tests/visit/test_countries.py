from __future__ import annotations

import unicodedata

import pytest
from babel import Locale

from iriscli.text.compare import plain
from iriscli.visit.countries import (
    _ALSO,
    ALPHA2,
    ALPHA3,
    country_named,
    country_names,
    nearest_country,
)
from iriscli.visit.languages import SPOKEN


@pytest.mark.parametrize("language", SPOKEN)
def test_what_a_country_is_called_is_understood_with_and_without_accents(language: str) -> None:
    names = Locale.parse(language).territories
    # 'Kongo' alone is one country in Polish and the other in Norwegian.
    wanted = {code: names[code] for code in ALPHA2 if names[code] != "Kongo"}
    for spell in (str, str.upper, plain, lambda name: unicodedata.normalize("NFD", name)):
        found = {code: country_named(spell(name)) for code, name in wanted.items()}
        assert found == {code: code for code in wanted}


@pytest.mark.parametrize("code", ["XK", "EU", "LV"])
def test_a_code_is_understood_in_any_case(code: str) -> None:
    [alpha3] = [three for three, two in ALPHA3.items() if two == code]
    assert {country_named(word) for word in (code, code.lower(), alpha3, f" {alpha3} ")} == {
        code
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("EL", "GR"),
        ("England", "GB"),
        ("Skottland", "GB"),
        ("Lielbritānija", "GB"),
        ("Großbritannien", "GB"),
        ("Czech Republic", "CZ"),
        ("republika czeska", "CZ"),
        ("Holland", "NL"),
        ("The Netherlands", "NL"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Russia", "RU"),
        ("South Korea", "KR"),
        ("Moldova", "MD"),
        ("Vatican", "VA"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Macedonia", "MK"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Ivory Coast", "CI"),
        ("cote d'ivoire", "CI"),
        ("Côte d`Ivoire", "CI"),
        ("Cape Verde", "CV"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia\N{NO-BREAK SPACE}&  Herzegovina", "BA"),
        ("Vitryssland", "BY"),
        ("Hong Kong", "HK"),
        ("Taiwan", "TW"),
        ("European Union", "EU"),
        ("Aland Islands", "AX"),
    ],
)
def test_everyday_and_former_names_are_understood(name: str, code: str) -> None:
    assert country_named(name) == code


def test_no_other_name_of_a_country_is_what_another_is_called() -> None:
    called = {
        plain(Locale.parse(language).territories[code]): code
        for language in SPOKEN
        for code in ALPHA2
    }
    also = {
        plain(name): line[:2]
        for line in _ALSO.replace("\n    ", " ").strip().split("\n")
        for name in line[4:].split(", ")
    }
    assert {name: code for name, code in also.items() if called.get(name, code) != code} == {}
    assert also.items() <= country_names().items()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Swedn", "SE"),
        ("Sverge", "SE"),
        ("Latvja", "LV"),
        ("wSeden", "SE"),
        ("Untied Kingdom", "GB"),
        ("Germny", "DE"),
    ],
)
def test_a_slip_of_the_finger_is_seen_through(typed: str, code: str) -> None:
    assert nearest_country(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["XX", "SX1", "Bohemia", "Wonderland", "Narnia", "Greater England", "", "Kongo"],
)
def test_no_other_country_is_suggested_because_letters_are_alike(typed: str) -> None:
    assert country_named(typed) is None
    assert nearest_country(typed) is None
