"""Text from a visit file: cleaned once, here, and picked by language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

Text = str | Mapping[str, str]
"""What a guest reads: one string, or one by language code."""

# C0 except tab and newline, DEL and C1: no reader wants them, and RFC 5545 3.1
# and terminals give them meanings of their own. A byte order mark is no text either.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
# What programs take for the end of a line beside '\n'.
_NEWLINES = re.compile("\r\n|[\r\u2028\u2029]")
# Embeddings, overrides and isolates of Unicode's bidirectional algorithm.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SHOWN = 60  # long enough to recognise a value, short enough for a line
_BREAKS = re.compile(r"[\n\t]")


def clean(text: str) -> str:
    """Drop control characters, make every line end a newline, compose letters (NFC)."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _NEWLINES.sub("\n", text))).strip()


def clean_line(text: str) -> str:
    """Clean a text that has one line: a title, a name, a place."""
    cleaned = clean(text)
    if not _BREAKS.search(cleaned):
        return cleaned
    parts = (part.strip() for part in _BREAKS.split(cleaned))
    return " ".join(part for part in parts if part)


def is_closed(text: str) -> bool:
    """Tell whether a text ends in a mark that no colon follows."""
    return text.endswith(("?", "!", ":", "…"))


def in_one_direction(text: str) -> str:
    """Drop what would turn the direction of the rest of a terminal's line."""
    return _DIRECTIONS.sub("", text)


def in_language(text: Text, *languages: str) -> str:
    """Pick a text: the first of the languages it has, else English, else any.

    A regional language (`pt-BR`) falls back on its main one (`pt`).
    """
    return text if isinstance(text, str) else text[picked(text, *languages)]


def versions(text: Text) -> Iterable[str]:
    """Return a text in every language that it has."""
    return [text] if isinstance(text, str) else text.values()


def picked(text: Mapping[str, str], *languages: str) -> str:
    """Return the language in which `in_language` gives a text."""
    for language in (*languages, "en"):
        for code in (language, language.partition("-")[0]):
            if code in text:
                return code
    return next(iter(text))


def printable(text: object) -> str:
    """Show a text with nothing in it that a terminal would act on."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(text))


def joined(names: Iterable[str]) -> str:
    """Return names as an English sentence has them: `a, b and c`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def quoted(value: object) -> str:
    """Show a value of the file in a message: in quotes, short, nothing raw."""
    shown = str(value)
    if len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1] + "…"
    return f"'{printable(shown)}'"


def named(path: object) -> str:
    """Show a path in a message: in quotes, whole, nothing raw."""
    return f"'{printable(path)}'"
