"""Print a document on a terminal, as wide as the terminal is.

Texts reach rich as `Text`, never as markup; what could move the cursor was removed
when the file was read, and what could turn the direction of a line is removed here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from iriscli.render.document import Column, Document, Row, Tone

NARROW = 72
"""Below this many columns, what follows the second column is put beneath it."""

FEW = 3
"""This many columns stay side by side all the same."""

_GAP = 2
# Embeddings, overrides and isolates would reorder the rest of the line.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_STYLES: dict[Tone, str] = {"plain": "", "muted": "dim", "cancelled": "strike dim"}


def print_document(document: Document, console: Console) -> None:
    """Print a document: title, lines, a table for each section, foot."""
    document = document.without_empty_columns(details=False)
    console.print(_text(document.title, "bold"))
    for line in document.lines:
        console.print(_text(line, ""))
    rows = [row for section in document.sections for row in section.rows]
    narrow = console.width < NARROW and len(document.columns) > FEW
    widths = _widths(document.columns, rows, console.width)
    for index, section in enumerate(document.sections):
        console.print()
        if section.heading:
            console.print(_text(section.heading, "bold cyan"))
        if narrow:
            console.print(_stacked(section.rows))
        else:
            table = _table(document.columns, widths, headed=index == 0)
            for row in section.rows:
                table.add_row(*(_text(cell, _STYLES[row.tone]) for cell in row.cells))
            console.print(table)
    if document.foot:
        console.print()
    for line in document.foot:
        console.print(_text(line, "dim"))


def _text(text: str, style: str) -> Text:
    return Text(_DIRECTIONS.sub("", text), style=style, overflow="fold")


def _table(columns: Sequence[Column], widths: Sequence[int], *, headed: bool) -> Table:
    table = Table(
        box=None,
        show_header=headed,
        header_style="dim",
        pad_edge=False,
        padding=(0, _GAP, 0, 0),
    )
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            _text(column.heading, ""),
            width=width,
            overflow="fold",
            justify="right" if column.number else "left",
        )
    return table


def _stacked(rows: Sequence[Row]) -> Table:
    """Put all cells after the first one below another, for a narrow terminal."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column(max_width=16, overflow="fold")
    table.add_column(overflow="fold")
    for row in rows:
        first, second, *rest = (_text(cell, _STYLES[row.tone]) for cell in row.cells)
        below = [Text(cell.plain, "dim", overflow="fold") for cell in rest if cell.plain]
        table.add_row(first, Text("\n").join([second, *below]))
    return table


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    """Share out the width: each column what it needs, the widest ones what is left."""
    needs = [
        max(
            [cell_len(column.heading)]
            + [cell_len(line) for row in rows for line in row.cells[index].split("\n")]
        )
        for index, column in enumerate(columns)
    ]
    room = max(width - _GAP * (len(columns) - 1), len(columns))
    if sum(needs) <= room:
        return needs
    cap = max(
        limit for limit in range(1, room + 1) if sum(min(n, limit) for n in needs) <= room
    )
    shares = [min(need, cap) for need in needs]
    # What the cap leaves over goes to the first column that it cut.
    for index, need in enumerate(needs):
        if need > cap:
            shares[index] += room - sum(shares)
            break
    return shares
