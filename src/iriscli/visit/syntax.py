"""What is wrong with a file that is not TOML, in the words of someone who wrote it by hand.

A line may be very long: no pattern here tries the same part of it again and again.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from iriscli.text import quoted
from iriscli.visit.times import DATE, date_meant, time_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a line looks like → what is wrong; what to do. The first that fits is said.
_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)"),
        (
            "git has two versions of these lines and put marks around them;"
            " keep the lines that are right, and remove <<<<<<<, ======= and >>>>>>>"
        ),
    ),
    (
        re.compile(r"[“”„‟«»]"),
        'these quotation marks are curved; use straight ones: "…"',
    ),
    (
        re.compile(r"^\s*+\[++[^\]#\s]*+\s[^\]#]*+\]"),
        "an id has no spaces; write [sessions.final-review]",
    ),
    (re.compile(r"^\s*+\[[^\]]*+$"), "the bracket is not closed; write ] at the end"),
    (re.compile(r"^\s*+:schema\b"), "this line is for editors; start it with #:schema"),
    (
        re.compile(r"^\s*+[\w.-]++\s*+:\s"),
        "between a key and its value there must be =; write = and not :",
    ),
    (
        re.compile(r'"\s++[a-z]{2,3}\s*+=\s*+"'),
        'there is no comma between the languages; write { en = "…", lv = "…" }',
    ),
    (
        re.compile(r'"[^"]*[A-Za-z]:\\|"[^"]*\\[^btnfre"\\uUx]'),
        r"a \ in a text has a special meaning; write / instead, or write the text in '…'",
    ),
    (
        re.compile(r'=\s*+"(?:[^"\\]++|\\.)*+"\s*+[^\s#,}\]]'),
        r"the text ends at its second quotation mark; inside a text write it as \"",
    ),
    (
        re.compile(r'^[^"#]*+"(?:[^"\\]++|\\.)*+$'),
        'the text has no end on this line; close it with "',
    ),
    (re.compile(r"=\s*+(#|$)"), "the value is missing; write one, or remove the line"),
    (
        re.compile(r"^[^=]*+=\s*+[^\W\d_][^\"'{}\[\]]*+$"),
        'a text must be in quotes; write " before and after it',
    ),
)

# What the parser says of all else → what is wrong; what to do.
_OF_PARSER = (
    ("Illegal character", "there is a character here that is not allowed; remove it"),
    ("Found invalid character", "a quotation mark is not closed on this line; close it"),
    ("Unterminated string", 'a text is not closed; close it with " or """, as it begins'),
    ("Unclosed array", "the list is not closed; write ] at its end"),
    ("Unclosed inline table", "the braces are not closed; write } at the end"),
    ("Expected '=' after a key", "the key has no value; write key = value"),
    ("Invalid statement", "this is not a key and not a table; start a note with #"),
    ("", "this is not a value; write texts in quotes, dates as 2018-10-18, times as 09:30"),
)

_TWICE = re.compile(r"declare|overwrite|mutate|Duplicate|redefine|extend", re.IGNORECASE)
_KEY = re.compile(r"\s*+([\w.\"-]++)\s*+=")
_TABLE = re.compile(r"\s*+\[++([^\]]++)\]")
_BARE = re.compile(r"=\s*+(\d[\d:.,/h–—-]*+(?:[ap]m)?)(?=\s|[#}\]]|$)")
_SOUND = re.compile(r"(?:0|[1-9]\d*+)(?:\.\d++)?|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_DAY = re.compile(rf'\bday\s*+=\s*+"?({DATE.pattern})')
_NEAR = 200
"""As many characters of a line, and lines around it, are looked at for dates and times."""


def syntax_error(text: str, line: int, column: int, message: str) -> tuple[int, str]:
    """Say what is wrong in a text that a parser refused, and in which line.

    `line` and `column`, from 1, and `message` are the parser's; it may only have noticed
    in the line after the one at fault.
    """
    lines = text.split("\n")
    if _TWICE.search(message):
        return _twice(lines, line)
    if message.startswith("Unclosed array") and (said := _list(lines, line, column)):
        return said
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            shown = _without_comment(lines[number - 1])
            if said_of_it := _date_or_time(shown, lines, number):
                return number, said_of_it
            for looks, words in _LOOKS:
                if looks.search(shown):
                    return number, words
    return line, next(words for begins, words in _OF_PARSER if message.startswith(begins))


def _list(lines: Sequence[str], line: int, column: int) -> tuple[int, str] | None:
    """Say what ails a list in which something stands where a comma or bracket should."""
    here = lines[line - 1] if line <= len(lines) else ""
    rest = here[column - 1 :].lstrip()
    if rest[:1] not in {'"', "'", "{"}:
        return None
    before = line - (not here[: column - 1].strip())
    return before, 'there is no comma between two items of the list; write ["…", "…"]'


def _date_or_time(shown: str, lines: Sequence[str], number: int) -> str:
    """Say how to write a date or a time that stands there in another way."""
    for match in _BARE.finditer(shown[:_NEAR]):
        written = match[1].rstrip(",.")
        if _SOUND.fullmatch(written):
            continue
        if meant := date_meant(written):
            return f"this is not how a date is written; {meant}"
        is_end = shown[: match.start()].rstrip().endswith("end")
        meant = time_meant(written, _day(lines, number), is_end=is_end)
        return f"this is not how a time is written; {meant}"
    return ""


def _day(lines: Sequence[str], number: int) -> dt.date | None:
    """Return the day of the session that a line is in."""
    first = last = number - 1
    while first and number - first < _NEAR and not _TABLE.match(lines[first]):
        first -= 1
    while last + 1 < len(lines) and last - number < _NEAR and not _TABLE.match(lines[last + 1]):
        last += 1
    for line in (lines[number - 1], *lines[first : last + 1]):
        if found := _DAY.search(line[:_NEAR]):
            try:
                return dt.date.fromisoformat(found[1])
            except ValueError:
                return None
    return None


def _twice(lines: Sequence[str], line: int) -> tuple[int, str]:
    """Say what stands twice; the parser names the line at its end."""
    for number in range(min(line, len(lines)), 0, -1):
        shown = lines[number - 1]
        if table := _TABLE.match(shown):
            return number, (
                f"[{_short(table[1])}] is there twice;"
                " give one of the two another id, or join them"
            )
        if key := _KEY.match(shown):
            return number, (
                f"{_short(key[1])} is there twice in this table; remove one of the two,"
                " or write the [name] of its own table above it"
            )
    return line, "each table and each key may be there only once; remove one of the two"


def _short(name: str) -> str:
    """Show a name without quotes around it, as short as quoted ones."""
    return quoted(name.strip())[1:-1]


def _without_comment(line: str) -> str:
    """Leave out a comment; a # within quotes begins none."""
    quote = ""
    for at, character in enumerate(line):
        if quote:
            if character == quote and line[at - 1] != "\\":
                quote = ""
        elif character in "\"'":
            quote = character
        elif character == "#":
            return line[:at].rstrip()
    return line.rstrip()
