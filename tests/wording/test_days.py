from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.visit.languages import SPOKEN
from iriscli.wording.days import InWords, in_words, is_today
from iriscli.wording.reader import Reader

# A prime number of days apart: every month, day and weekday, and it takes no time.
SOME_DAYS = [dt.date(2027, 1, 1) + dt.timedelta(days=n) for n in range(0, 731, 5)]


@pytest.mark.parametrize("language", SPOKEN)
def test_what_iris_prints_of_a_day_is_understood(language: str) -> None:
    reader = Reader(language)
    for day in SOME_DAYS:
        whole = InWords(day.year, day.month, day.day, day.weekday())
        assert in_words(reader.date(day)) == whole
        assert in_words(reader.heading(day)) == whole
        assert in_words(reader.days(day, day)) == whole._replace(weekday=None)
        assert in_words(reader.day(day)) == InWords(month=day.month, day=day.day)
        assert in_words(reader.weekday(day)) == InWords(weekday=day.weekday())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18 Oct", InWords(month=10, day=18)),
        ("Oct 18", InWords(month=10, day=18)),
        ("the 18th of October", InWords(month=10, day=18)),
        ("18. okt.", InWords(month=10, day=18)),
        ("18-okt-2018", InWords(2018, 10, 18)),
        ("FRI", InWords(weekday=4)),
        ("piątek", InWords(weekday=4)),
        ("piatek", InWords(weekday=4)),
        ("perjantaina", InWords(weekday=4)),
        ("п’ятниця", InWords(weekday=4)),
        ("Fri 19 Oct", InWords(month=10, day=19, weekday=4)),
        ("18 Oct Nov", None),
        ("18 19 Oct", None),
        ("October", None),
        ("October 2018", None),
        ("friday 19", None),
        ("the", None),
        ("18", None),
        ("18:30 Oct", None),
        ("18 Oct!", None),
        ("18 maybe", None),
        ("", None),
    ],
)
def test_a_day_in_words_is_its_month_and_number_or_its_weekday(
    text: str, said: InWords | None
) -> None:
    assert in_words(text) == said


@pytest.mark.parametrize(
    "word",
    [
        *("today", "Šodien", "sodien", "i dag", "idag", "TÄNÄÄN", "dziś", "сёння"),
        *("täna", "šiandien", "heute", "сьогодні"),
    ],
)
def test_today_is_understood_in_every_language(word: str) -> None:
    assert is_today(word)
    assert not is_today(f"{word} x")


@given(st.text(), st.dates())
def test_what_fits_a_day_says_nothing_else(text: str, day: dt.date) -> None:
    said = in_words(text)
    if said and said.fits(day):
        assert said.weekday in (None, day.weekday())
        assert said.day in (None, day.day)
