"""What is wrong with a file that is not TOML, in the words of someone who wrote it by hand."""

from __future__ import annotations

import re

# What a line looks like → what is wrong; what to do. The first that fits is said.
_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"[“”„‟«»]"),
        'these are not the quotes of a keyboard; write texts in straight ones: "…"',
    ),
    (
        re.compile(r"^\s*\[+[^\]#]*\s[^\]#]*\]"),
        "an id has no spaces; write [sessions.final-review]",
    ),
    (re.compile(r"^\s*\[[^\]]*$"), "the bracket is not closed; write ] at the end"),
    (re.compile(r"^\s*:schema\b"), "this line is for editors; begin it with #:schema"),
    (re.compile(r"^\s*[\w.-]+\s*:\s"), "a key and its value are parted by =; write = for :"),
    (
        re.compile(r"=\s*\d{1,2}\.\d{2}\s*(#|,|}|$)|=\s*\d:\d{2}\b"),
        "this is not how a time is written; write it as 09:30",
    ),
    (
        re.compile(r"=\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"),
        "this is not how a date is written; write it as 2018-10-18",
    ),
    (
        re.compile(r'"\s+[a-z]{2,3}\s*=\s*"'),
        'there is no comma between the languages; write { en = "…", lv = "…" }',
    ),
    (
        re.compile(r'"[^"]*[A-Za-z]:\\|"[^"]*\\[^btnfre"\\uUx]'),
        r"a \ in a text has a meaning of its own; write / for it, or the text in '…'",
    ),
    (
        re.compile(r'=\s*"(?:[^"\\]|\\.)*"\s*[^\s#,}\]]'),
        r"the text ends at its second quote; write a quote within a text as \"",
    ),
    (
        re.compile(r'^[^"#]*"(?:[^"\\]|\\.)*$'),
        'the text has no end on this line; close it with "',
    ),
    (re.compile(r"=\s*(#|$)"), "the value is missing; write one, or remove the line"),
    (
        re.compile(r"=\s*[^\W\d_][^\"'{}\[\]]*$"),
        "a text stands in quotes; write them around it",
    ),
)

_TWICE = re.compile(r"declare|overwrite|mutate|Duplicate|redefine|extend", re.IGNORECASE)
_KEY = re.compile(r"\s*([\w.\"-]+)\s*=")
_TABLE = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")


def syntax_error(text: str, line: int, message: str) -> tuple[int, str]:
    """Say what is wrong in a text that a parser refused, and in which line.

    `line`, from 1, and `message` are the parser's; it may only have noticed in the line
    after the one at fault.
    """
    lines = text.split("\n")
    if _TWICE.search(message):
        return _twice(lines, line)
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            for looks, said in _LOOKS:
                if looks.search(_without_comment(lines[number - 1])):
                    return number, said
    said = message[:1].lower() + message[1:]
    return line, f"{said}; write texts in quotes, dates as 2018-10-18, times as 09:30"


def _twice(lines: list[str], line: int) -> tuple[int, str]:
    """Say what stands twice; the parser names the line at its end."""
    for number in range(min(line, len(lines)), 0, -1):
        shown = lines[number - 1]
        if table := _TABLE.match(shown):
            return number, (
                f"[{table[1]}] is already there; give one of the two another id, or join them"
            )
        if key := _KEY.match(shown):
            return number, (
                f"{key[1]} is already there in this table; remove one of the two,"
                " or write the [name] of its own table above it"
            )
    return line, "each table and each key may stand only once; remove one of the two"


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
