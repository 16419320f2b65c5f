"""Rows of a CSV, as office programs and calendars save them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from iriscli.intake.blocks import Cell, ReadError, Row, Table, even, lines_of
from iriscli.intake.readers.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.intake.blocks import Block

_SEPARATORS = ";\t,|"
_LONGEST = 100_000


def identify(name: str, data: bytes) -> bool:
    """Tell whether a file is a CSV by its name."""
    del data
    return name.lower().endswith((".csv", ".tsv", ".tab"))


def read(data: bytes) -> Sequence[Block]:
    """Return the table of a CSV, or raise ReadError."""
    text = decoded(data)
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) == len("sep=,"):
        separator, text = named[-1], f"\n{rest}"
    else:
        separator = max(_SEPARATORS, key=lambda one: _weight(one, text))
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows: list[Row] = []
    width, before, gap = 0, 0, False
    try:
        for cells in reader:
            where, before = f"line {before + 1}", reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append(Row(where, tuple(Cell(lines_of(cell)) for cell in cells), gap))
                width = max(width, len(cells))
            gap = not any(cell.strip() for cell in cells)
    except csv.Error as error:
        raise ReadError(
            f"a cell in line {before + 1} is too long; is there a quote without its pair?"
        ) from error
    if width > _LONGEST or width * len(rows) > _LONGEST * 10:
        raise ReadError("its rows are too long; keep the columns of the programme")
    return [Table(even(rows))] if rows else []


def _weight(separator: str, text: str) -> tuple[int, int]:
    """Weigh a separator: the lines that have it as often as most have."""
    counts = [line.count(separator) for line in text.split("\n")[:500] if line.strip()]
    filled = [count for count in counts if count]
    if not filled:
        return 0, 0
    usual = max(set(filled), key=filled.count)
    return filled.count(usual) * min(usual, 3), usual
