"""Days, as a programme names them: `Tue 6 April`, `Day 2`, `2027 m. gegužės 25 d.`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from iriscli.intake.understand.words import pattern
from iriscli.visit.times import YEARS
from iriscli.wording.days import InWords, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ISO = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s?[-./]\s?(?P<month>\d{1,2})\s?[-./]\s?(?P<day>\d{1,2})\.?(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d.,:])(?P<day>\d{1,2})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})"
    r"(?:\s?(?P=mark)\s?(?P<year>20\d\d|\d\d(?![\d:.])))?(?P<dot>\.?)(?![\d:])"
)
_SPAN = re.compile(
    r"(?<![\d.,:])(?P<day>\d{1,2})\.?\s?[-–—]\s?(?P<last>\d{1,2})[./]\s?"
    r"(?P<month>\d{1,2})(?:[./]\s?(?P<year>20\d\d)|\.(?!\d))"
)
_NUMBER = r"(?P<{name}>\d{{1,2}})(?:\.|st|nd|rd|th|er|º|°|-?(?:га|е|го|ge|oji|tą))?(?!\d)"
_TO = (
    r"\s*(?:[-–—−/&,+]|and|to|till|un|līdz|och|ja|i|do|und|bis|og|til|ir|iki|kuni"
    r"|та|і|й|до|да|au|et|al|y|e|en)\s*"
)
_YEAR = r"(?P<year>20\d\d)(?:\.?\s*(?:r\.?|m\.?|г\.?|р\.?|gada|года|року)(?!\w))?"
_ORDINALS = (
    "first pirmā pirmais första ensimmäinen pierwszy першы esimene pirmoji erste første перший",
    "second otrā otrais andra toinen drugi другі teine antroji zweite anden andre другий",
    "third trešā trešais tredje kolmas trzeci трэці trečioji dritte третій",
    "fourth ceturtā fjärde neljäs czwarty чацвёрты ketvirtoji vierte fjerde четвертий",
    "fifth piektā femte viides piąty пяты viies penktoji fünfte п'ятий",
)
_FILLER = r"(?:den|the|on|dnia|le|d\.)"
_BETWEEN = re.compile(
    rf"[\s,.;:()\[\]|/·•–—−-]*(?:{_FILLER}\s+)?",
    re.IGNORECASE,
)
READ = ("fr", "es", "it", "nl")
"""Languages whose days and times are understood too, though iris does not speak them."""
_MONTHS, _WEEK, _FULL, _LONGEST = 12, 7, 4, 1_000


@dataclass(frozen=True)
class Said:
    """What a text says of a day: its date as far as it is given, or which day it is."""

    date: InWords = field(default_factory=InWords)
    number: int | None = None

    def __bool__(self) -> bool:
        return any(part is not None for part in (*self.date, self.number))


@dataclass(frozen=True)
class Found:
    """A day in a text, from where to where; `last` is the end of several days."""

    said: Said
    start: int
    end: int
    last: Said | None = None
    sure: bool = True


def find(text: str) -> list[Found]:
    """Return the dates, weekdays and numbered days that a text names, in its order."""
    text = text[:_LONGEST]
    found = list(_numbered(text))
    # 'Day 1 - 15 June' is one day, and no fortnight.
    rest = text
    for one in found:
        rest = f"{rest[: one.start]}{' ' * (one.end - one.start)}{rest[one.end :]}"
    # Most lines name no day: a look at their words is enough.
    words = set(re.findall(r"[^\W\d_]+", rest.casefold()))
    readers = [_iso] if any(char.isdecimal() for char in rest) else []
    readers += [_in_words] if readers and not words.isdisjoint(_forms()["month"]) else []
    readers += [_in_numbers] if readers else []
    readers += [] if words.isdisjoint(_forms()["weekday"]) else [_weekdays]
    for reader in readers:
        for one in reader(rest):
            if all(one.end <= other.start or other.end <= one.start for other in found):
                found.append(one)
    return _together(text, sorted(found, key=lambda one: one.start))


def heading(
    text: str, *, alone: bool = False, anywhere: bool = False
) -> tuple[Said, str] | None:
    """Return the day that a text is the heading of, and what else the heading says.

    `alone`: the text stands where a day is expected, so that `18/10` is one. `anywhere`: it
    is known to be a heading, so that words may stand before the day.
    """
    found = find(text)
    if not found or found[0].last or len(found) > 2:  # noqa: PLR2004 - a day, said twice at most
        return None
    first = found[0]
    if not first.sure and not alone:
        return None
    before = text[: first.start].strip(" \t,.;:()[]|·•–—−-*")
    rest = text[first.end :]
    said = first.said
    if len(found) > 1:
        second = found[1]
        if second.last or not _fits(said, second.said):
            return None
        said = merged(said, second.said)
        rest = text[first.end : second.start] + " " + text[second.end :]
    # Some name a weekday by its first letter: 'E 10.05.2027'.
    if re.fullmatch(_FILLER, before, re.IGNORECASE) or re.fullmatch(r"[^\W\d_]\.?", before):
        before = ""
    if before and not (anywhere and said.date.day):
        return None
    rest = re.sub(rf"^\W*{_FILLER}(?!\w)", "", f"{before} {rest}".strip(), flags=re.IGNORECASE)
    return said, rest.strip(" \t,.;:()|·•–—−-*\n")


def merged(one: Said, other: Said) -> Said:
    """Return what two texts say of one day together."""
    parts = (
        mine if mine is not None else its
        for mine, its in zip(one.date, other.date, strict=True)
    )
    return Said(InWords(*parts), one.number if one.number is not None else other.number)


def _fits(one: Said, other: Said) -> bool:
    pairs = zip((*one.date, one.number), (*other.date, other.number), strict=True)
    return all(mine is None or its is None or mine == its for mine, its in pairs)


def _date(match: re.Match[str], day: str = "day", month: int | None = None) -> InWords | None:
    groups = match.groupdict()
    year = groups.get("year")
    number = int(year) + (2000 if len(year) < _FULL else 0) if year else None
    month = int(groups["month"]) if month is None else month
    first = int(groups[day])
    if not 1 <= month <= _MONTHS or not 1 <= first <= 31 or (number and number not in YEARS):  # noqa: PLR2004
        return None
    return InWords(number, month, first, None)


def _iso(text: str) -> Iterable[Found]:
    for match in _ISO.finditer(text):
        if date := _date(match):
            yield Found(Said(date), match.start(), match.end())


def _in_numbers(text: str) -> Iterable[Found]:
    for match in _SPAN.finditer(text):
        first, last = _date(match), _date(match, "last")
        if first and last:
            yield Found(Said(first), match.start(), match.end(), Said(last))
    for match in _NUMBERS.finditer(text):
        date = _date(match)
        if date is None and match["year"] and (swapped := _swapped(match)):
            date = swapped
        if date is None:
            continue
        whole = bool(match["year"])
        if match["mark"] == "-" and not whole:
            continue
        # '9.10' may be a time and '1/2' a half: more must be said around it.
        sure = whole or (match["mark"] == "." and bool(match["dot"]))
        yield Found(Said(date), match.start(), match.end(), sure=sure)


def _swapped(match: re.Match[str]) -> InWords | None:
    """Return a date with its month first, where it can be no other."""
    month, day = int(match["day"]), int(match["month"])
    year = int(match["year"]) + (2000 if len(match["year"]) < _FULL else 0)
    if 1 <= month <= _MONTHS < day <= 31:  # noqa: PLR2004 - the days of a month
        return InWords(year, month, day, None)
    return None


def _in_words(text: str) -> Iterable[Found]:
    for pattern_ in _worded():
        for match in pattern_.finditer(text):
            month = _meaning(match["month"], "month")
            date = _date(match, month=month) if month else None
            if date is None:
                continue
            last = None
            groups = match.groupdict()
            if groups.get("last"):
                other = _date(match, "last", month)
                last = Said(other) if other else None
                if (other_month := groups.get("first_month")) and other:
                    date = date._replace(month=_meaning(other_month, "month"))
            yield Found(Said(date), match.start(), match.end(), last)


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_names('month')})\.?(?![^\W\d_])"
    other = rf"(?:(?P<first_month>{_names('month')})\.?\s*)?"
    day, last = _NUMBER.format(name="day"), _NUMBER.format(name="last")
    of = r"\s*(?:of\s+|de\s+)?"
    day_first = (
        rf"(?<![\d.:]){day}(?:\s*{other}{_TO}{last})?{of}{month}"
        rf"(?:,?\s*(?:del?\s+)?{_YEAR})?"
    )
    month_first = (
        rf"(?<![^\W_]){month}\s*{day}(?!\s*[:.]\d\d)(?:{_TO}{last})?(?:\s*d\.)?"
        rf"(?:,?\s*{_YEAR})?"
    )
    year_first = rf"{_YEAR},?\s*(?:{{}})"
    lt = year_first.format(rf"{month}\s*{day}(?:\s*[-–—]\s*{last})?(?:\s*d\.?)?")
    lv = year_first.format(rf"{day}(?:\s*{_TO}{last})?\s*{month}")
    return tuple(re.compile(one, re.IGNORECASE) for one in (lt, lv, day_first, month_first))


def _numbered(text: str) -> Iterable[Found]:
    for match in _days().finditer(text):
        number = match["after"] or match["before"]
        value = int(number) if number else _ordinals()[match["ordinal"].casefold()]
        if 1 <= value <= 31:  # noqa: PLR2004 - no visit has more
            yield Found(Said(number=value), match.start(), match.end())


@cache
def _ordinals() -> dict[str, int]:
    """Map the words for first, second …; one of German may end in r."""
    named = [(word, n) for n, words in enumerate(_ORDINALS, 1) for word in words.split()]
    return dict(named) | {f"{word}r": n for word, n in named if word.endswith("te")}


@cache
def _days() -> re.Pattern[str]:
    day = pattern("things", "day")
    ordinals = "|".join(_ordinals())
    return re.compile(
        rf"(?<!\w)(?:(?:{day})\s*(?:no\.?\s*)?(?P<after>\d{{1,2}})(?![\d.:]*\d)"
        rf"|(?P<before>\d{{1,2}})(?:\.|st|nd|rd|th|-?(?:й|і|oji))?\s+(?:{day})"
        rf"|(?P<ordinal>{ordinals})\s+(?:{day}))(?!\w)",
        re.IGNORECASE,
    )


def _weekdays(text: str) -> Iterable[Found]:
    for match in _weekday().finditer(text):
        word = match.group().rstrip(".")
        number = _meaning(word, "weekday")
        if number is not None:
            others = f"{text[: match.start()]} {text[match.end() :]}"
            sure = len(word) >= _FULL or not re.search(r"\w", others)
            in_brackets = text[: match.start()].endswith("(") and text[match.end() :][:1] == ")"
            if not (sure or in_brackets) and word.islower() and text[: match.start()].strip():
                continue  # 'do' and 'to' say until
            date = InWords(weekday=number)
            yield Found(Said(date), match.start(), match.end(), sure=sure)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_names('weekday')})(?![\w'’])\.?", re.IGNORECASE)


@cache
def _forms() -> dict[str, dict[str, int]]:
    """Map the forms of the names of months and weekdays, in small letters, to their number."""
    from babel import Locale

    found: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for name, (part, number) in names(exact=True).items():
        for form in _inflected(name):
            found[part].setdefault(form, number)
    for locale in map(Locale.parse, READ):
        # Whole names only: short ones of many languages are each other's words.
        for part, theirs in (("month", locale.months), ("weekday", locale.days)):
            for number, name in theirs["format"]["wide"].items():
                found[part].setdefault(name.casefold(), number)
    return found


def _inflected(name: str) -> set[str]:
    """Return a name as it stands in a sentence: 'on Tuesday', 'of May'."""
    forms = {name}
    if len(name) > _FULL:
        stem = name[:-1]
        if name[-1] in "aа":
            forms |= {stem + end for end in ("ę", "у", "ā", "ai", "as", "u", "")}
        elif name[-1] in "яs":
            forms |= {stem + end for end in ("ю", "ā", "i", "į")}
            forms |= {f"{name[:-2]}ī", f"{name[:-2]}į"}
        elif name.endswith("i"):
            forms |= {f"{name}na", f"{name}ta", f"{name}ssa", f"{name}n"}
        elif name.endswith("päev"):
            forms |= {f"{name}al", f"{name}a"}
        elif name.endswith("kuu"):
            forms |= {f"{name}ta", f"{name}n", f"{name}ssa"}
        forms |= {f"{name}s"} if name.endswith(("tag", "y")) else set()
    return forms


@cache
def _names(part: str) -> str:
    words = [word for word in _forms()[part] if len(word) > 1 and not word.isdecimal()]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _meaning(word: str, part: str) -> int | None:
    return _forms()[part].get(word.casefold().rstrip("."))


def _together(text: str, found: Sequence[Found]) -> list[Found]:
    """Join a weekday to the date beside it, and two dates with a dash to a range."""
    joined: list[Found] = []
    for one in found:
        if joined:
            before = joined[-1]
            between = text[before.end : one.start]
            is_near = _BETWEEN.fullmatch(between) is not None and "\n" not in between.strip(" ")
            has_weekday = (
                before.said.date.weekday is not None,
                one.said.date.weekday is not None,
            )
            if (
                is_near
                and has_weekday in {(True, False), (False, True)}
                and _fits(before.said, one.said)
                and before.last is None
                and not (one.last and has_weekday[1])
            ):
                said = merged(before.said, one.said)
                joined[-1] = replace(one, said=said, start=before.start, sure=True)
                continue
            is_range = re.fullmatch(_TO, between) and not between.strip().startswith((",", "/"))
            if (
                is_range
                and before.last is None
                and one.last is None
                and (one.said.date.day and before.said.date.day)
            ):
                said = merged(before.said, Said(one.said.date._replace(day=None, weekday=None)))
                joined[-1] = Found(said, before.start, one.end, one.said)
                continue
        joined.append(one)
    return [
        one
        for one in joined
        # A short name of a weekday alone is a word of another language.
        if one.sure or one.said.date.day or one.said.number
    ]


def date_of(said: InWords) -> dt.date | None:
    """Return the date that is said whole, None where something is open or wrong."""
    try:
        return dt.date(said.year or 0, said.month or 0, said.day or 0)
    except ValueError:
        return None


def _has_weekday(said: Said) -> bool:
    return said.date.weekday is not None and bool(said.date.day and said.date.month)


def _fits_year(said: Said, year: int) -> bool:
    """Tell whether a date of a year is on the weekday that is said."""
    date = date_of(said.date._replace(year=said.date.year or year))
    return date is not None and date.weekday() == said.date.weekday


class Calendar:
    """The days of a programme: dates for what it says of them, weighed together.

    `texts` is all that the document says; `first` is the first day where the host knows it,
    `today` decides what nothing else does.
    """

    def __init__(
        self,
        texts: Iterable[str],
        days: Sequence[Said],
        first: dt.date | None,
        last: dt.date | None,
        today: dt.date,
    ) -> None:
        self.first, self.last, self.today = first, last, today
        self.guessed = False
        named: list[Found] = []
        years: list[int] = []
        for text in texts:
            named += find(text)
            years += [int(one) for one in re.findall(r"(?<!\d)(20[1-4]\d)(?!\d)", text)]
        self.year = self._year(days, named, years)
        self.range = self._range(named)

    def _year(self, days: Sequence[Said], named: Sequence[Found], years: Sequence[int]) -> int:
        """Weigh the years: those in dates of the programme, those to which weekdays fit."""
        weights: dict[int, float] = {}
        for said in days:
            if said.date.year:
                weights[said.date.year] = weights.get(said.date.year, 0) + 20
        dates = [said.date for one in named for said in (one.said, one.last) if said]
        for year in (date.year for date in dates if date.year and date.month):
            weights[year] = weights.get(year, 0) + 4
        for year in years:
            weights[year] = weights.get(year, 0) + 1
        if self.first:
            weights[self.first.year] = weights.get(self.first.year, 0) + 100
        near = range(self.today.year, self.today.year + 3)
        if not weights:
            self.guessed = True
        for year in {*weights, *near}:
            if fitting := [_fits_year(said, year) for said in days if _has_weekday(said)]:
                share = sum(fitting) / len(fitting)
                weights[year] = weights.get(year, 0) + 10 * share - 5
        if weights and max(weights.values()) > 0:
            return max(weights, key=lambda year: (weights[year], -year))
        month = next((said.date.month for said in days if said.date.month), 12)
        return self.today.year + (month < self.today.month)

    def _range(self, named: Sequence[Found]) -> tuple[dt.date, dt.date] | None:
        """Return the days that the visit lasts, where the document says them."""
        if self.first:
            return self.first, self.last or self.first + dt.timedelta(days=30)
        for one in named:
            if one.last:
                last = date_of(one.last.date._replace(year=one.last.date.year or self.year))
                first = date_of(
                    one.said.date._replace(
                        year=one.said.date.year or one.last.date.year or self.year,
                        month=one.said.date.month or one.last.date.month,
                    )
                )
                if first and last and first <= last <= first + dt.timedelta(days=60):
                    return first, last
        return None

    def date(self, said: Said, before: dt.date | None) -> dt.date | None:
        """Return the date of a day, given the one that stands before it."""
        date = said.date
        if date.day and date.month:
            return self._with_year(date)
        if date.day and not date.month:
            for day in self._days(before):
                if day.day == date.day and date.weekday in (None, day.weekday()):
                    return day
        if date.weekday is not None:
            for day in self._days(before):
                if day.weekday() == date.weekday:
                    return day
        if said.number and self.range:
            return self.range[0] + dt.timedelta(days=said.number - 1)
        return None

    def _with_year(self, date: InWords) -> dt.date | None:
        return date_of(date._replace(year=date.year or self.year))

    def _days(self, before: dt.date | None) -> Iterable[dt.date]:
        if self.range:
            first, last = self.range
            length = (last - first).days + 1
            yield from (first + dt.timedelta(days=n) for n in range(length))
        elif before:
            yield from (before + dt.timedelta(days=n) for n in range(1, _WEEK + 1))
