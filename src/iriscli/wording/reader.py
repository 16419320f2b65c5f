"""A reader's language: labels from the catalogues, dates and countries from CLDR."""

from __future__ import annotations

import gettext
import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list

from iriscli.text import Text, in_language, is_closed, picked
from iriscli.visit.languages import called, main_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

_CATALOGUES = Path(__file__).parent / "labels"
# CLDR writes blanks of several widths; beside one another they look like slips.
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))
_DAY_OF_MONTH = re.compile(r"(?<!')d+\.?")
_DASH = re.compile(r"[\s–-]*$")


class Reader:
    """Who reads what is handed out: how to say things to them, and what they may see.

    `code` is the language they read; where the visit's own texts lack it, they
    are given in `fallback`, the visit's language. `people` is whether they may see the
    names of people.
    """

    def __init__(self, code: str, fallback: str = "en", *, people: bool = True) -> None:
        self.code = code
        self.fallback = fallback
        self.people = people
        self._locale = _locale(code)
        self._catalogue = _catalogue(code)

    def text(self, text: Text) -> str:
        """Return a text of the visit file as this reader gets it."""
        return in_language(text, self.code, self.fallback)

    def language_of(self, text: Text) -> str | None:
        """Return the language of a text as this reader gets it; None where it is theirs.

        A plain string says nothing of its language: it counts as the reader's.
        """
        if isinstance(text, str):
            return None
        code = picked(text, self.code, self.fallback)
        return None if code.partition("-")[0] == self.code.partition("-")[0] else code

    @property
    def name(self) -> str:
        """The language's own name: `English`, `Latviešu`."""
        return sentence(self._locale.language_name or self.code)

    @property
    def direction(self) -> str:
        """How it is written: `ltr` or `rtl`."""
        return str(self._locale.text_direction)

    def label(self, message: str, **values: object) -> str:
        """Return a label, with its `{places}` filled."""
        label = self._catalogue.gettext(message)
        return label.format(**values) if values else label

    def label_in(self, context: str, message: str) -> str:
        """Return a label that other things have too, as it is for those of the context."""
        return self._catalogue.pgettext(context, message)

    def about(self, what: str, text: str) -> str:
        """Return a text after what it is about; no colon follows another mark."""
        if is_closed(what):
            return f"{what} {text}"
        # Translators: WHAT is any label or title of this catalogue, as "Contact"; NEW what
        # there is to say of it. Only the mark between them is yours.
        return self.label("{what}: {new}", what=what, new=text)

    def plural(self, one: str, many: str, number: int) -> str:
        """Return a label for a number of things, with the number in `{n}`."""
        return self._catalogue.ngettext(one, many, number).format(n=number)

    def time(self, at: dt.time | dt.datetime) -> str:
        """Return a time of the day, of 24 hours: `09:30`, in Finnish `9.30`."""
        pattern = self._locale.datetime_skeletons["Hm"].pattern
        return format_time(at, pattern, locale=self._locale).translate(_BLANKS)

    def date(self, day: dt.date) -> str:
        """Return a date with its weekday: `Thursday, 18 October 2018`."""
        return self._date(day, "full")

    def day(self, day: dt.date) -> str:
        """Return a date without its year: `18 October`."""
        return format_skeleton("MMMMd", day, locale=self._locale).translate(_BLANKS)

    def heading(self, day: dt.date) -> str:
        """Return a date with its weekday, as a line begins."""
        return sentence(self.date(day))

    def weekday(self, day: dt.date) -> str:
        """Return the name of a date's weekday."""
        return self._date(day, "EEEE")

    def days(self, start: dt.date, end: dt.date) -> str:
        """Return the dates from one to another: `18–19 October 2018`.

        What the two have in common is said once. CLDR has few such patterns with the month
        in full, and its others drop words that belong to a date, as the `m.` and `d.` of
        Lithuanian; so the pattern of one date is taken, and in it twice what differs.
        """
        whole = str(self._locale.date_formats["long"].pattern)
        if start == end:
            return self._date(start, whole)
        of_month = str(self._locale.datetime_skeletons["MMMMd"].pattern)
        day = _DAY_OF_MONTH.search(of_month)
        if start.year != end.year or day is None or of_month not in whole:
            differs, twice, at = "y", whole, 0
        elif start.month != end.month:
            differs, twice, at = "M", of_month, whole.index(of_month)
        else:
            differs, twice, at = "d", day[0], whole.index(of_month) + day.start()
        first, last = whole[: at + len(twice)], whole[at:]
        return self._date(start, first) + self._dash(differs) + self._date(end, last)

    def _dash(self, differs: str) -> str:
        """Return what stands between two dates that differ in the year, the month, the day."""
        formats = self._locale.interval_formats
        patterns = formats.get("yMMMMd") or formats["yMMMd"]
        found = _DASH.search(patterns[differs][0])
        return (found and found[0].translate(_BLANKS)) or " – "

    def _date(self, day: dt.date, pattern: str) -> str:
        return format_date(day, pattern, locale=self._locale).translate(_BLANKS)

    def country(self, code: str) -> str:
        """Return a country's name."""
        return str(self._locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """Return what a language is called."""
        return called(code, self._locale)

    def city(self, zone: dt.tzinfo | None) -> str:
        """Return the city that a time zone is called after: `Stockholm`."""
        return get_timezone_location(zone, locale=self._locale, return_city=True)

    def join(self, things: Iterable[str]) -> str:
        """Return a list as a sentence has it: `a, b and c`."""
        return format_list(list(things), locale=self._locale)


def sentence(text: str) -> str:
    """Return a text with its first letter a capital."""
    return text[:1].upper() + text[1:]


@cache
def _locale(code: str) -> Locale:
    """Return the locale of a language or, where its region has none, of the language."""
    main, *rest = code.split("-")
    script = [part for part in rest if len(part) == len("Cyrl")]
    for parts in ([main, *rest], [main, *script]):
        # English for Europeans: the day before the month, a Monday to begin with.
        name = "_".join(["en", "GB"] if parts == ["en"] else parts)
        if localedata.exists(name):
            return Locale.parse(name)
    return Locale.parse(main)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """Read the labels of a language, straight from what the translator edits."""
    source = _CATALOGUES / f"{main_code(code.partition('-')[0])}.po"
    if not source.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
