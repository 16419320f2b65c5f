"""A reader's language: labels from the catalogues, dates and countries from CLDR."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.lists import format_list

from iriscli.text import Text, in_language, picked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

_CATALOGUES = Path(__file__).parent / "labels"
_NARROW_SPACES = str.maketrans(dict.fromkeys("\u2009\u202f", " "))


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

    def plural(self, one: str, many: str, number: int) -> str:
        """Return a label for a number of things, with the number in `{n}`."""
        return self._catalogue.ngettext(one, many, number).format(n=number)

    def date(self, day: dt.date) -> str:
        """Return a date with its weekday: `Thursday, 18 October 2018`."""
        return format_date(day, "full", locale=self._locale)

    def day(self, day: dt.date) -> str:
        """Return a date without its year: `18 October`."""
        return format_skeleton("MMMMd", day, locale=self._locale)

    def heading(self, day: dt.date) -> str:
        """Return a date with its weekday, as a line begins."""
        return sentence(self.date(day))

    def weekday(self, day: dt.date) -> str:
        """Return the name of a date's weekday."""
        return format_date(day, "EEEE", locale=self._locale)

    def days(self, start: dt.date, end: dt.date) -> str:
        """Return the dates from one to another: `18–19 October 2018`."""
        if start == end:
            return format_date(start, "long", locale=self._locale)
        formats = self._locale.interval_formats
        patterns = formats.get("yMMMMd") or formats["yMMMd"]
        differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        first, last = (
            part if "MMMM" in part else part.replace("MMM", "MMMM")
            for part in patterns[differs]
        )
        shown = format_date(start, first, locale=self._locale) + format_date(
            end, last, locale=self._locale
        )
        return shown.translate(_NARROW_SPACES)

    def country(self, code: str) -> str:
        """Return a country's name."""
        return str(self._locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """Return what a language is called."""
        return Locale.parse(code, sep="-").get_display_name(self._locale) or code

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
    source = _CATALOGUES / f"{code.partition('-')[0]}.po"
    if not source.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
