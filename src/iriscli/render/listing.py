"""An answer in columns, before it is a table, Markdown or the rows of a spreadsheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value = str | float | dt.date | None
"""What programs are told: dates and times as such, true and false too."""
Tone = Literal["plain", "muted", "cancelled"]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Column(Generic[Thing]):
    """What is told of each thing: to people under a heading, to programs under a key.

    Without a heading it is for programs alone, without a key for people. People read
    what is `said`, else the value as it is. A detail comes last, and is left out where
    room is scarce. What is to be copied or is one word is in a `whole` column: it is folded
    last.
    """

    value: Callable[[Thing], Value]
    key: str = ""
    heading: str = ""
    said: Callable[[Thing], str] | None = None
    detail: bool = False
    number: bool = False
    whole: bool = False

    def cell(self, thing: Thing) -> str:
        """Return what people read."""
        if self.said:
            return self.said(thing)
        value = self.value(thing)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Section(Generic[Thing]):
    """Some things under a heading, and what is to be said of all of them."""

    heading: str
    things: tuple[Thing, ...]
    note: str = ""


class Row(NamedTuple):
    """What people read of a thing, a cell for each column, and how it is said."""

    cells: tuple[str, ...]
    tone: Tone


class Grid(NamedTuple):
    """The columns that people see, and their cells."""

    columns: tuple[Column[Any], ...]
    sections: tuple[Section[Row], ...]


def _plain(_: object) -> Tone:
    return "plain"


@dataclass(frozen=True)
class Listing(Generic[Thing]):
    """A title, a few lines on what this is, sections with the same columns, a foot.

    Where the terminal is narrow and `stacks` is set, what follows the second column is
    put beneath it. `name` says in a word what is listed, on the tab of a spreadsheet.
    """

    title: str
    lines: tuple[str, ...]
    columns: tuple[Column[Thing], ...]
    sections: tuple[Section[Thing], ...]
    foot: tuple[str, ...] = ()
    tone: Callable[[Thing], Tone] = _plain
    stacks: bool = False
    name: str = ""

    def grid(self, *, details: bool) -> Grid:
        """Return what people see: no column that is empty and, unless wanted, no detail."""
        shown = [one for one in self.columns if one.heading and (details or not one.detail)]
        shown.sort(key=lambda column: column.detail)
        things = [thing for section in self.sections for thing in section.things]
        cells = [[column.cell(thing) for thing in things] for column in shown]
        filled = [index for index, column in enumerate(cells) if any(column)]
        rows = (
            Row(tuple(said), self.tone(thing))
            for thing, *said in zip(things, *(cells[index] for index in filled), strict=True)
        )
        return Grid(
            tuple(shown[index] for index in filled),
            tuple(
                Section(section.heading, tuple(islice(rows, len(section.things))), section.note)
                for section in self.sections
            ),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of a record's fields."""
        return tuple(column.key for column in self.columns if column.key)

    def records(self) -> list[Mapping[str, Value]]:
        """Return a record for each thing, for programs."""
        return [
            {column.key: column.value(thing) for column in self.columns if column.key}
            for section in self.sections
            for thing in section.things
        ]
