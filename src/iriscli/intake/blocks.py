"""What every document is read into: its blocks in order, each with where it stood."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a dataclass has it among its fields
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ReadError(ValueError):
    """A document that cannot be read, in the words of `what is wrong; what to do`."""


@dataclass(frozen=True)
class Line:
    """A line of text: what holds, what was struck out of it, and how deep in a list it is."""

    text: str
    struck: str = ""
    depth: int = 0

    @property
    def whole(self) -> str:
        """All that there is to see."""
        return f"{self.struck} {self.text}".strip()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; of a heading `level` counts from 1. `gap`: something sets it apart."""

    where: str
    line: Line
    level: int = 0
    gap: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table; a merged one stands in every place that it covers.

    `first` tells the place where it begins; `name` is what a spreadsheet calls it.
    """

    lines: tuple[Line, ...] = ()
    first: bool = True
    name: str = ""

    @property
    def text(self) -> str:
        """What holds, its lines below each other."""
        return "\n".join(line.text for line in self.lines if line.text)

    @property
    def whole(self) -> str:
        """All that there is to see, in one line."""
        return " / ".join(line.whole for line in self.lines if line.whole)


@dataclass(frozen=True)
class Row:
    """A row of a table; `gap`: there is an empty one above it."""

    where: str
    cells: tuple[Cell, ...]
    gap: bool = False


@dataclass(frozen=True)
class Table:
    """A table, its rows as wide as each other."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Event:
    """An entry of a calendar, its times on the clocks of the calendar's zone."""

    where: str
    day: dt.date
    start: dt.datetime | None
    end: dt.datetime | None
    title: str
    place: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False
    tentative: bool = False


@dataclass(frozen=True)
class Zone:
    """The zone of a calendar's times."""

    where: str
    key: str


Block = Paragraph | Table | Event | Zone


def lines_of(text: str, struck: str = "") -> tuple[Line, ...]:
    """Return the lines of a text; bullets that are typed make items of a list."""
    found = [_line(one) for one in text.split("\n") if one.strip()]
    if struck and not found:
        return tuple(Line("", one.strip()) for one in struck.split("\n") if one.strip())
    return tuple(found)


def even(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows of a table as wide as the widest of them."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        Row(row.where, row.cells + (Cell(),) * (width - len(row.cells)), row.gap)
        for row in rows
    )


BULLETS = "•◦▪‣·●○■□–—*-⁃➢✓o"


def _line(text: str) -> Line:
    stripped = text.strip()
    if stripped[0] in BULLETS and stripped[1:2].isspace() and stripped[2:].strip():
        return Line(stripped[2:].strip(), depth=1)
    return Line(stripped)
