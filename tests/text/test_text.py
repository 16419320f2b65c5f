from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text import clean, clean_line, in_language, quoted
from iriscli.text.nearest import did_you_mean


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\x00b\x07c\x1b[31md\x7f\x85e", "abc[31mde"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("  tab\tstays  ", "tab\tstays"),
        ("👩‍🔬 مرحبا e\u0301", "👩‍🔬 مرحبا é"),
    ],
)
def test_a_text_loses_control_characters_and_keeps_all_others(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_line_has_no_breaks() -> None:
    assert clean_line("Main street 1\n  2nd floor\tleft ") == "Main street 1 2nd floor left"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert len(clean_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["lv"], "Sveiki"),
        (["lv-LV"], "Sveiki"),
        (["fi", "lv"], "Sveiki"),
        (["fi"], "Hello"),
    ],
)
def test_a_text_falls_back_on_the_next_language_and_then_on_english(
    languages: list[str], expected: str
) -> None:
    assert in_language({"sv": "Hej", "lv": "Sveiki", "en": "Hello"}, *languages) == expected


def test_a_text_without_english_falls_back_on_what_there_is() -> None:
    assert in_language({"sv": "Hej"}, "fi") == "Hej"


def test_a_quoted_value_is_short_and_shows_nothing_raw() -> None:
    assert quoted("a\x1b[31m\u202eb") == "'a�[31m�b'"
    assert len(quoted("x" * 1000)) == 62


def test_a_suggestion_shows_nothing_raw() -> None:
    assert did_you_mean("heds", ["he\x1bds"]) == "did you mean 'he�ds'?"
