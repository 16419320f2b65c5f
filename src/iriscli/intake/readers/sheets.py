"""Workbooks: each sheet is a heading and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.intake.blocks import Cell, Line, Paragraph, ReadError, Row, Table, lines_of
from iriscli.text.packages import PackageError, is_package
from iriscli.text.sheets import column_name
from iriscli.text.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iriscli.intake.blocks import Block
    from iriscli.text.workbooks import Worksheet

_MAX_PLACES = 200_000  # what merged cells may cover
_WIDEST = 200


def identify(name: str, data: bytes) -> bool:
    """Tell whether a document is a workbook, or another package that claims to be one."""
    del name
    return is_package(data)


def read(data: bytes) -> Sequence[Block]:
    """Return the sheets of a workbook, or raise ReadError."""
    try:
        sheets = [sheet for sheet in read_workbook(data) if sheet.cells]
    except PackageError as error:
        raise ReadError(str(error)) from error
    blocks: list[Block] = []
    for sheet in sheets:
        blocks.append(Paragraph(f"sheet '{sheet.name}'", Line(sheet.name), 1, gap=True))
        blocks.append(Table(tuple(_rows(sheet))))
    return blocks


def _rows(sheet: Worksheet) -> Iterator[Row]:
    filled: dict[int, dict[int, Cell]] = {}
    left = _MAX_PLACES
    rows = sorted({cell.row for cell in sheet.cells})
    for cell in sheet.cells:
        lines = () if cell.struck else lines_of(cell.text)
        lines = lines or tuple(Line("", one.text, one.depth) for one in lines_of(cell.text))
        last_column = min(cell.last_column or cell.column, cell.column + _WIDEST)
        for row in rows if (cell.last_row or cell.row) > cell.row else (cell.row,):
            if not cell.row <= row <= max(cell.last_row, cell.row):
                continue
            for column in range(cell.column, last_column + 1):
                if (left := left - 1) < 0:
                    raise ReadError("its merged cells are too large; divide them")
                is_first = (row, column) == (cell.row, cell.column)
                name = f"{column_name(column)}{row}"
                filled.setdefault(row, {}).setdefault(column, Cell(lines, is_first, name))
    first = min(cell.column for cell in sheet.cells)
    width = min(max(max(cells) for cells in filled.values()) - first + 1, _WIDEST)
    before = 0
    for row, cells in sorted(filled.items()):
        places = tuple(cells.get(first + n, Cell()) for n in range(width))
        yield Row(f"sheet '{sheet.name}', row {row}", places, gap=row > before + 1)
        before = row
