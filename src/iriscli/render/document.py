"""An answer as a person reads it, before it is a table or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "muted", "cancelled"]


@dataclass(frozen=True)
class Column:
    """A column of every section. A detail is left out where room is scarce.

    What is to be copied stands in a `whole` column: it is folded last.
    """

    heading: str
    detail: bool = False
    number: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Row:
    """Cells, one for each column, and how they are said."""

    cells: tuple[str, ...]
    tone: Tone = "plain"


@dataclass(frozen=True)
class Section:
    """Some rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Document:
    """A title, a few lines on what this is, sections with the same columns, a foot.

    Where the terminal is narrow and `stacks` is set, what follows the second column is
    put beneath it.
    """

    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = ()
    stacks: bool = False

    def without_empty_columns(self, *, details: bool) -> Document:
        """Drop the columns that no row fills and, unless wanted, the details."""
        rows = [row for section in self.sections for row in section.rows]
        kept = [
            index
            for index, column in enumerate(self.columns)
            if (details or not column.detail) and any(row.cells[index] for row in rows)
        ]
        return Document(
            self.title,
            self.lines,
            tuple(self.columns[index] for index in kept),
            tuple(
                Section(
                    section.heading,
                    tuple(Row(tuple(r.cells[i] for i in kept), r.tone) for r in section.rows),
                )
                for section in self.sections
            ),
            self.foot,
            self.stacks,
        )
