from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text import nearest as module
from iriscli.text.nearest import Nearest, did_you_mean, nearest

words = st.text("abcd-é", min_size=1, max_size=12)


@given(words, st.lists(words, max_size=20))
def test_the_nearest_is_that_of_the_standard_library(word: str, known: list[str]) -> None:
    expected = get_close_matches(word, dict.fromkeys(known), n=1, cutoff=0.6)
    assert nearest(word, known) == (expected[0] if expected else None)


@given(words, st.lists(words, max_size=20))
def test_the_nearest_of_many_is_like_the_word(word: str, known: list[str]) -> None:
    with patch.object(module, "_FEW", 0):
        found = nearest(word, known)
    assert found is None or found in get_close_matches(word, known, n=20, cutoff=0.6)


@pytest.mark.parametrize(
    "word",
    ["gest-555", "guest-1o7", "Guest 42", "guset-3999", "guest-12345", "uest7", "breakfast"],
)
def test_the_nearest_of_thousands_is_that_of_the_standard_library(word: str) -> None:
    known = [f"guest-{number}" for number in range(4000)]
    expected = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    assert nearest(word, known) == (expected[0] if expected else None)


def test_the_value_of_a_mapping_is_the_answer() -> None:
    assert nearest("turku", {"Turku Science Park": "tsp", "Turkey": "TR"}) == "TR"


@pytest.mark.parametrize("word", ["town hall", "TOWN\N{NO-BREAK SPACE}HALL", "tówn  hall"])
def test_spellings_that_look_the_same_are_near(word: str) -> None:
    assert did_you_mean(word, ["Town Hall"]) == "did you mean 'Town Hall'?"


def test_nothing_is_near_nothing() -> None:
    assert did_you_mean("x", []) == ""
    assert nearest("", ["a"]) is None


def test_a_word_among_thousands_is_compared_with_few() -> None:
    known = Nearest(f"guest-{number}" for number in range(8000))
    compared: list[float] = []

    class Counting(SequenceMatcher[str]):
        def ratio(self) -> float:
            compared.append(super().ratio())
            return compared[-1]

    with patch.object(module, "SequenceMatcher", Counting):
        assert known.to("gest-1234") == "guest-1234"
    assert 0 < len(compared) <= 10
