"""Where keys of a TOML document stand.

`tomli` says what a document holds, not where; a problem needs its line. This
walks a document that has already been parsed, so it may take its syntax as sound,
and is only called when there is something to report. It notes what is asked for and
no more: a large document has millions of keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.errors import Key

_SPACE = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:\s++|#[^\n]*+)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:.*?)'{3,5}"
    r'|"(?:[^"\\]++|\\.)*+"'
    r"|'[^']*+'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^\s,\]}#]++(?:[ ]\d[^\s,\]}#]*+)?")
# What neither opens nor closes a value within which nothing is asked for.
_FILLING = re.compile(r"[^][{}\"'#]++")


def line_numbers(source: str, keys: Iterable[Key]) -> dict[Key, int]:
    """Return the lines, from 1, of keys that are there, and of the tables around keys."""
    wanted = {key[:depth] for key in keys for depth in range(1, len(key) + 1)}
    return _Walk(source, wanted).lines


class _Walk:
    def __init__(self, source: str, wanted: set[Key]) -> None:
        self.source, self.wanted = source, wanted
        self.at = 0
        self.lines: dict[Key, int] = {}
        self._counted = (0, 1)
        self._tables: dict[Key, int] = {}
        table: Key = ()
        while self._skip(_GAP) < len(source):
            if source[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        if match := pattern.match(self.source, self.at):
            self.at = match.end()
        return self.at

    def _note(self, key: Key) -> None:
        if key not in self.wanted:
            return
        at, line = self._counted
        line += self.source.count("\n", at, self.at)
        self._counted = (self.at, line)
        self.lines.setdefault(key, line)

    def _header(self) -> Key:
        array = self.source.startswith("[[", self.at)
        self.at += 2 if array else 1
        key = self._key(())
        self.at += 2 if array else 1
        if array:
            index = self._tables.get(key, 0)
            self._tables[key] = index + 1
            key = (*key, index)
            self._note(key)
        return key

    def _key(self, table: Key) -> Key:
        """Read a dotted key; every part of it is noted where it is first named.

        What stands below `[[a]]` belongs to the last of its tables.
        """
        key = table
        while True:
            if key in self._tables:
                key = (*key, self._tables[key] - 1)
            self._skip(_SPACE)
            match = _STRING.match(self.source, self.at) or _BARE.match(self.source, self.at)
            if match is None:  # pragma: no cover - tomli has read it
                raise ValueError(self.source[self.at : self.at + 20])
            key = (*key, _unquoted(match[0]))
            self._note(key)
            self.at = match.end()
            self._skip(_SPACE)
            if not self.source.startswith(".", self.at):
                return key
            self.at += 1

    def _pair(self, table: Key) -> None:
        key = self._key(table)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(key)

    def _value(self, key: Key) -> None:
        opening = self.source[self.at]
        if opening not in "[{":
            match = _STRING.match(self.source, self.at) or _SCALAR.match(self.source, self.at)
            if match is None:  # pragma: no cover - tomli has read it
                raise ValueError(self.source[self.at : self.at + 20])
            self.at = match.end()
            return
        if key not in self.wanted:
            self._pass_over()
            return
        self.at += 1
        index = 0
        while self.source[self._skip(_GAP)] not in "]}":
            if opening == "{":
                self._pair(key)
            else:
                self._note((*key, index))
                self._value((*key, index))
                index += 1
            if self.source[self._skip(_GAP)] == ",":
                self.at += 1
        self.at += 1

    def _pass_over(self) -> None:
        """Go to the end of a list or a table."""
        depth = 0
        while True:
            sign = self.source[self.at]
            pattern = _GAP if sign == "#" else _STRING if sign in "\"'" else _FILLING
            if sign in "[]{}":
                self.at += 1
                depth += 1 if sign in "[{" else -1
                if not depth:
                    return
            else:
                self._skip(pattern)


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        import tomli

        return next(iter(tomli.loads(f"{key} = 0")))
    return key
