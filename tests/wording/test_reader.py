from __future__ import annotations

import datetime as dt

import pytest

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


def test_a_text_that_is_not_in_the_readers_language_says_in_which_it_is() -> None:
    swedish = Reader("sv", "lv")
    assert swedish.language_of("Zāle") is None
    assert swedish.language_of({"sv": "Salen", "en": "The Hall"}) is None
    assert swedish.language_of({"lv": "Zāle", "en": "The Hall"}) == "lv"
    assert swedish.language_of({"en": "The Hall", "pl": "Sala"}) == "en"
    assert Reader("pt-BR").language_of({"pt": "O salão"}) is None
