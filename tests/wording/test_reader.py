from __future__ import annotations

import datetime as dt

import pytest
from babel import localedata

from iriscli.visit.values import is_language
from iriscli.wording.reader import Reader


@pytest.mark.parametrize(
    ("code", "name", "direction", "day"),
    [
        ("en", "English", "ltr", "12 October"),
        ("lv", "Latviešu", "ltr", "12. oktobris"),
        ("sv", "Svenska", "ltr", "12 oktober"),
        ("fi", "Suomi", "ltr", "12. lokakuuta"),
        ("pl", "Polski", "ltr", "12 października"),
        ("be", "Беларуская", "ltr", "12 кастрычніка"),
        ("ar", "العربية", "rtl", "12 أكتوبر"),
    ],
)
def test_a_language_has_its_own_name_direction_and_way_to_write_a_day(
    code: str, name: str, direction: str, day: str
) -> None:
    reader = Reader(code)
    assert (reader.name, reader.direction) == (name, direction)
    assert reader.day(dt.date(2018, 10, 12)) == day


def test_a_language_of_any_script_or_region_says_all_that_is_asked_of_it() -> None:
    day = dt.date(2018, 10, 12)
    for code in sorted({one.partition("_")[0] for one in localedata.locale_identifiers()}):
        for tail in ("", "-LV", "-419", "-Latn", "-Cyrl-LV"):
            if is_language(code + tail):
                reader = Reader(code + tail)
                assert reader.name
                assert reader.days(day, day.replace(day=13))
                assert all((reader.date(day), reader.day(day), reader.country("XK")))


@pytest.mark.parametrize(
    ("code", "name", "date"),
    [
        ("en-LV", "English", "Friday, 12 October 2018"),
        ("en-US", "English", "Friday, October 12, 2018"),
        ("ru-LV", "Русский", "пятница, 12 октября 2018\u202fг."),
        ("sr-Latn-LV", "Srpski", "petak, 12. oktobar 2018."),
    ],
)
def test_a_region_that_has_no_ways_of_its_own_has_those_of_the_language(
    code: str, name: str, date: str
) -> None:
    reader = Reader(code)
    assert (reader.name, reader.date(dt.date(2018, 10, 12))) == (name, date)


def test_a_text_that_is_not_in_the_readers_language_says_in_which_it_is() -> None:
    swedish = Reader("sv", "lv")
    assert swedish.language_of("Zāle") is None
    assert swedish.language_of({"sv": "Salen", "en": "The Hall"}) is None
    assert swedish.language_of({"lv": "Zāle", "en": "The Hall"}) == "lv"
    assert swedish.language_of({"en": "The Hall", "pl": "Sala"}) == "en"
    assert Reader("pt-BR").language_of({"pt": "O salão"}) is None
