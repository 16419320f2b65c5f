"""The languages that iris speaks and understands, and what languages are called in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from iriscli.text import joined
from iriscli.text.compare import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

SPOKEN = ("en", "lv", "sv", "fi", "pl", "be", "et", "lt", "de", "da", "nb", "uk")
"""The languages that labels are written in, and whose words are understood when typed."""


def language_named(text: str) -> str | None:
    """Return the code of a language from its name in itself or one of those spoken."""
    return language_names().get(plain(text))


@cache
def language_names() -> Mapping[str, str]:
    """Map what languages are called, as `plain` gives it, to their codes."""
    from babel import Locale, localedata

    codes = [code for code in localedata.locale_identifiers() if "_" not in code]
    called = [Locale.parse(language).languages for language in SPOKEN]
    names = {
        plain(theirs[code]): main_code(code)
        for theirs in called
        for code in codes
        if code in theirs
    }
    # Their own names are theirs, whatever else is called so.
    return names | {
        plain(theirs[code]): code for code, theirs in zip(SPOKEN, called, strict=True)
    }


def called(code: str, reader: Locale | str) -> str:
    """Return what a language is called to a reader: `Polish` of `pl`; else its code."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").get_display_name(reader) or code
    except (UnknownLocaleError, ValueError):
        return code


def called_in_english(code: str) -> str:
    """Return what a language is called in English."""
    return called(code, "en")


def spoken_in_english() -> str:
    """Return what the languages of the labels are called in English: `English and Latvian`."""
    return joined(map(called_in_english, SPOKEN))


def main_code(code: str) -> str:
    """Return the code that texts are written under: `nb` for `no`."""
    return "nb" if code == "no" else code


def language_of_country(code: str) -> str | None:
    """Return the language most likely meant by who writes a country's code: `ua` is `uk`."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(f"und_{code.upper()}")
    return likely.partition("_")[0] if likely else None
