"""Plain text and Markdown: headings, lists, tables, columns that tabs or blanks make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.intake.blocks import Cell, Line, Paragraph, Row, Table, even, lines_of
from iriscli.intake.readers.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iriscli.intake.blocks import Block

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULE = re.compile(r"\s*([-*_=~–—])(\s*\1){2,}\s*")
_ITEM = re.compile(r"([•◦▪‣·●○–—*+-]|o(?=\s{2}))\s+(?=\S)(.*)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_COLUMNS = re.compile(r"\t+ *| {3,}| +\| *")
_QUOTED = re.compile(r"^(?:>\s?)+")
_STRUCK = re.compile(r"~~(.+?)~~")
_MARKUP = (
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    # An address holds no bracket, so that many links that do not end are looked at once.
    (
        re.compile(
            r"!?\[([^\[\]]*)\]\((?:mailto:)?(https?:[^)\s\[]*|[^\s@\[]+@[^\s@)\[]+)[^)\[]*\)"
        ),
        r"\1 (\2)",
    ),
    (re.compile(r"!?\[([^\[\]]+)\]\([^)\[]*\)"), r"\1"),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`]*)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|~<>-])"), r"\1"),
)
_TAB, _WIDE, _WRAPPED, _FULL = 4, 8, 60, 66
_WIDEST = 100
# What a line begins with that is not the rest of the one above.
_BEGINS = re.compile(r"[\W_]*(?:[^\W\d_]{1,7}\.?\s?)?\d|[#>|*•-]|\S{1,25}:\s")


def identify(name: str, data: bytes) -> bool:
    """Tell whether a document may be read as a text: any that has no other reader."""
    del data
    return not name.lower().endswith((".docx", ".xlsx", ".ods", ".ics"))


def read(data: bytes) -> Sequence[Block]:
    """Return the blocks of a text, or raise ReadError."""
    reading = _Reading([_QUOTED.sub("", line) for line in decoded(data).split("\n")])
    return list(reading.blocks())


@dataclass
class _Reading:
    lines: list[str]
    gap: bool = True
    at: int = 0
    depths: list[int] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() or _RULE.fullmatch(line):
                self.gap = True
                self.at += 1
            elif rows := self._table() or self._columns():
                yield Table(rows)
                self.gap = True
            else:
                yield from self._paragraph(line)

    def _paragraph(self, raw: str) -> Iterator[Block]:
        where = f"line {self.at + 1}"
        self.at += 1
        gap, self.gap = self.gap, False
        level = 0
        if match := _HEADING.fullmatch(raw.strip()):
            level, raw = len(match[1]), match[2]
        indent = len(raw.expandtabs(_TAB)) - len(raw.expandtabs(_TAB).lstrip())
        text, depth = raw.strip(), 0
        if not level and (item := _ITEM.fullmatch(text)):
            text = item[2]
            depth = self._depth(indent)
        elif gap:
            self.depths.clear()
        text += self._rest(raw)
        if not depth and not level and self._underlined():
            level = 1 if self.lines[self.at].lstrip()[0] == "=" else 2
            self.at += 1
        if indent >= _TAB // 2 and self.depths and not depth:
            depth = len(self.depths)  # the rest of an item, in a paragraph of its own
        for line in _styled(text, depth):
            yield Paragraph(where, line, level, gap)
            gap = False

    def _depth(self, indent: int) -> int:
        """Return how deep an item is: deeper than those which are less indented."""
        while self.depths and self.depths[-1] >= indent + 1:
            self.depths.pop()
        self.depths.append(indent + 1)
        return len(self.depths)

    def _rest(self, raw: str) -> str:
        """Return what belongs to a line that a mail program has wrapped."""
        rest = ""
        while len(raw.rstrip()) >= _WRAPPED and self.at < len(self.lines):
            following = self.lines[self.at]
            if (
                not following.strip()
                or _BEGINS.match(following.strip())
                or _RULE.fullmatch(following)
            ):
                break
            # After a line with a time, a capital letter begins another line.
            is_other = _BEGINS.match(raw.strip()) or len(raw.rstrip()) < _FULL
            if is_other and not following.strip()[0].islower():
                break
            rest += f" {following.strip()}"
            raw = following
            self.at += 1
        return rest

    def _underlined(self) -> bool:
        return self.at < len(self.lines) and bool(
            re.fullmatch(r"\s{0,3}(=+|-{3,})\s*", self.lines[self.at])
        )

    def _table(self) -> tuple[Row, ...]:
        """Return the rows of a table of Markdown that begins here, if one does."""
        rows: list[Row] = []
        at = self.at
        while (
            at < len(self.lines)
            and self.lines[at].count("|")
            and (self.lines[at].lstrip().startswith("|") or self._divided(at))
        ):
            if not _DIVIDER.fullmatch(self.lines[at]):
                cells = re.split(r"(?<!\\)\|", self.lines[at].strip().strip("|"))
                found = tuple(Cell(tuple(_styled(cell, 0))) for cell in cells[:_WIDEST])
                if any(cell.lines for cell in found):
                    rows.append(Row(f"line {at + 1}", found))
            at += 1
        if rows:
            self.at = at
        return even(rows)

    def _divided(self, at: int) -> bool:
        """Tell whether a line is in a table without outer bars."""
        around = self.lines[max(at - 1, 0) : at + 2]
        return any("|" in line and _DIVIDER.fullmatch(line) for line in around) or (
            at > self.at and "|" in self.lines[at]
        )

    def _columns(self) -> tuple[Row, ...]:
        """Return the rows of columns that tabs or blanks make, if they begin here."""
        rows: list[Row] = []
        at = self.at
        while at < len(self.lines):
            line = self.lines[at].rstrip()
            cells = _COLUMNS.split(line.lstrip())
            empty = len(line) - len(line.lstrip()) >= _WIDE or line.startswith("\t")
            if not line.strip() or (len(cells) == 1 and not (empty and rows)):
                break
            if _ITEM.fullmatch(cells[0].strip()) and not rows:
                break
            if empty:
                cells.insert(0, "")
            found = tuple(Cell(tuple(_styled(cell, 0))) for cell in cells[:_WIDEST])
            rows.append(Row(f"line {at + 1}", found))
            at += 1
        if len(rows) < 2:  # noqa: PLR2004 - one line makes no columns
            return ()
        self.at = at
        return even(rows)


def _styled(text: str, depth: int) -> list[Line]:
    """Return the lines of a text without its markup; what is struck out stands apart."""
    struck = " ".join(_plain(one) for one in _STRUCK.findall(text))
    held = re.sub(r"[ \t]{2,}", " ", _plain(_STRUCK.sub(" ", text)))
    lines = [Line(line.text, depth=depth or line.depth) for line in lines_of(held)]
    if struck:
        first = lines[0] if lines else Line("", depth=depth)
        lines[:1] = [Line(first.text, struck, first.depth)]
    return lines


def _plain(text: str) -> str:
    for pattern, plain in _MARKUP:
        text = pattern.sub(plain, text)
    return text.strip()
