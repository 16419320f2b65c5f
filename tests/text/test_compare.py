from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text import clean_line
from iriscli.text.compare import folded, looks

# What looks like the character, or like nothing at all.
ALIKE = {" ": ["\u00a0", "\u2009", "  ", "\u202f", "\u3000"], "-": ["\u2010", "\u2011"]}
UNSEEN = ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\ufe0f", "\u034f"]


@st.composite
def respelt(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text, and another spelling of it that nobody can tell from it."""
    text = draw(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
    other = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)
    spelt = "".join(
        draw(st.sampled_from([c, *ALIKE.get(c, [])])) + draw(st.sampled_from(["", *UNSEEN]))
        for c in other
    )
    return text, spelt


@given(respelt())
def test_a_text_respelt_in_ways_that_nobody_sees_is_the_same(texts: tuple[str, str]) -> None:
    text, other = texts
    assert looks(text) == looks(other)
    assert folded(text) == folded(other)


@given(st.text())
def test_what_is_compared_is_compared_once(text: str) -> None:
    assert looks(looks(text)) == looks(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna O'Neill", "anna o\u2019neill"),
        ("Anna O`Neill", "ANNA O\u00b4NEILL"),
        ("Anne-Marie", "Anne\u2013Marie"),
        ("A \u2212 B", "a - b"),
        ("\u00c5land", "A\u030aland"),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_a_name_is_compared_without_case_and_kinds_of_dashes_and_apostrophes(
    one: str, other: str
) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("A–B", "A-B"), ("Lunch", "lunch"), ("a\nb", "a b")]
)
def test_what_a_reader_sees_is_a_difference(one: str, other: str) -> None:
    assert looks(one) != looks(other)


def test_a_text_is_composed_when_it_is_read() -> None:
    assert clean_line("A\u030aland") == "\u00c5land"
