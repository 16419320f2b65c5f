"""Print a listing on a terminal, as wide as the terminal is.

Texts reach rich as `Text`, never as markup; what could move the cursor was removed
when the file was read, and what could turn the direction of a line is removed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from iriscli.text import in_one_direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from iriscli.render import View
    from iriscli.render.listing import Column, Listing, Row, Tone

NARROW = 72
"""Below this many columns of the terminal, a table that can be stacked is."""

_GAP = 2
_STYLES: dict[Tone, str] = {"plain": "", "muted": "dim", "cancelled": "strike dim"}


def render(view: View[Listing[Any]], console: Console) -> str:
    """Return the lines that show a listing on a terminal."""
    with console.capture() as captured:
        print_listing(view.shown(), console)
    # The spaces that fill a table's last column are no part of the answer.
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_listing(listing: Listing[Any], console: Console) -> None:
    """Print a listing: title, lines, a table for each section, foot."""
    columns, sections = listing.grid(details=False)
    console.print(_text(listing.title, "bold"))
    for line in listing.lines:
        console.print(_text(line, ""))
    rows = [row for section in sections for row in section.things]
    narrow = listing.stacks and console.width < NARROW
    widths = _widths(columns, rows, console.width)
    for index, section in enumerate(sections):
        console.print()
        if section.heading:
            console.print(_text(section.heading, "bold cyan"))
        if section.note:
            console.print(_text(section.note, ""))
        if narrow:
            console.print(_stacked(section.things))
        else:
            table = _table(columns, widths, headed=index == 0)
            for row in section.things:
                table.add_row(*(_text(cell, _STYLES[row.tone]) for cell in row.cells))
            console.print(table)
    if listing.foot:
        console.print()
    for line in listing.foot:
        console.print(_text(line, "dim"))


def _text(text: str, style: str) -> Text:
    shown = Text(in_one_direction(text), overflow="fold")
    # As a span and not as the text's own style, which would strike its padding through.
    shown.stylize(style)
    return shown


def _table(columns: Sequence[Column[Any]], widths: Sequence[int], *, headed: bool) -> Table:
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
        first, second, *rest = row.cells
        main = [
            _text(second, _STYLES[row.tone]),
            *(_text(cell, "dim") for cell in rest if cell),
        ]
        table.add_row(_text(first, _STYLES[row.tone]), Text("\n").join(main))
    return table


def _widths(columns: Sequence[Column[Any]], rows: Sequence[Row], width: int) -> list[int]:
    """Share out the width: each column what it needs, the widest ones what is left."""
    needs = [
        max(
            [cell_len(column.heading)]
            + [cell_len(line) for row in rows for line in row.cells[index].split("\n")]
        )
        for index, column in enumerate(columns)
    ]
    room = width - _GAP * (len(columns) - 1)
    # No column is narrower than its heading, nor what is whole than it is, while there is room.
    heads = [cell_len(column.heading) for column in columns]
    wholes = [
        need if column.whole else head
        for column, need, head in zip(columns, needs, heads, strict=True)
    ]
    fitting = (least for least in (wholes, heads) if sum(least) <= room)
    least = next(fitting, [1] * len(columns))

    def shares(cap: int) -> list[int]:
        return [max(low, min(need, cap)) for low, need in zip(least, needs, strict=True)]

    caps = range(1, max(needs, default=0) + 1)
    cap = max((cap for cap in caps if sum(shares(cap)) <= room), default=1)
    shared = shares(cap)
    # What the cap leaves over goes to the first column that it cut.
    for index, need in enumerate(needs):
        if need > shared[index]:
            shared[index] += max(room - sum(shared), 0)
            break
    return shared
