"""A day in words, as people write it and as iris does, in all languages: `21 maja`, `Fri`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from iriscli.text.compare import plain
from iriscli.visit.languages import SPOKEN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

_TODAY = frozenset(
    plain(word)
    for word in (
        *("today", "šodien", "idag", "i dag", "tänään", "dziś", "dzisiaj", "сёння"),
        *("täna", "šiandien", "heute", "сьогодні"),
    )
)
# What stands in a date and says nothing: 'in the year', 'day', the ends of numbers.
_FILLERS = frozenset(["gada", "г", "р", "m", "d", "den", "of", "the", "st", "nd", "rd", "th"])  # noqa: RUF001 - Cyrillic
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?")
_BETWEEN = re.compile(r"[ .,/-]*")


class InWords(NamedTuple):
    """What a text says of a day; None where it leaves something open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, date: dt.date) -> bool:
        """Tell whether a date is as the text says."""
        of_date = InWords(date.year, date.month, date.day, date.weekday())
        return all(said in (None, its) for said, its in zip(self, of_date, strict=True))


def is_today(text: str) -> bool:
    """Tell whether a text says today."""
    return plain(text) in _TODAY


def in_words(text: str) -> InWords | None:
    """Return what a text says of a day, if it names a weekday, or a month and its day."""
    said: dict[str, int] = {}
    word = plain(text)
    if _BETWEEN.fullmatch(_TOKEN.sub("", word)) is None:
        return None
    for token in _TOKEN.findall(word):
        if token in _FILLERS:
            continue
        meaning = _number(token) if token.isdecimal() else names().get(token)
        if meaning is None or meaning[0] in said:
            return None
        said[meaning[0]] = meaning[1]
    found = InWords(**said)
    return found if (found.day if "month" in said else said.keys() == {"weekday"}) else None


def _number(token: str) -> tuple[str, int] | None:
    kind = {1: "day", 2: "day", 4: "year"}.get(len(token))
    return (kind, int(token)) if kind else None


@cache
def names(*, exact: bool = False) -> Mapping[str, tuple[str, int]]:
    """Map the names of months and weekdays to what they say: as `plain` gives them, or exact.

    Exact ones are in small letters, with their accents.
    """
    from babel import Locale

    return {
        (name.casefold() if exact else plain(name)).rstrip("."): (part, number)
        for locale in map(Locale.parse, SPOKEN)
        for part, names in (("month", locale.months), ("weekday", locale.days))
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated", "short")
        for number, name in names[context].get(width, {}).items()
    }
