from __future__ import annotations

import pytest
from babel import Locale

from iriscli.visit.languages import SPOKEN, language_named, language_of_country


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_is_known_by_its_name_in_every_language(language: str) -> None:
    names = {Locale.parse(other).languages[language] for other in SPOKEN}
    assert {language_named(name) for name in names} == {language}


def test_what_is_no_name_of_a_language_is_none() -> None:
    assert language_named("") is None
    assert language_named("Klingonish") is None


@pytest.mark.parametrize(
    ("country", "language"), [("ua", "uk"), ("DK", "da"), ("se", "sv"), ("XX", None)]
)
def test_a_country_has_the_language_that_most_speak(country: str, language: str | None) -> None:
    assert language_of_country(country) == language
