"""Sheets of rows, each with its line: what a spreadsheet was saved as."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = ",;\t"
# What Excel writes above the header to name its separator.
_NAMED_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)


class Row(NamedTuple):
    """A row that is not empty; `line`, from 1, is that of its first cell."""

    line: int
    cells: tuple[str, ...]


class SheetError(ValueError):
    """What is no sheet: why, in which line, and under which header."""

    def __init__(self, message: str, line: int, column: str = "") -> None:
        super().__init__(message)
        self.line, self.column = line, column


def is_workbook(path: str) -> bool:
    """Tell by the name of a file whether it is a workbook."""
    return path.lower().endswith((".xlsx", ".ods"))


def path_and_sheet(path: str) -> tuple[str, str]:
    """Divide `people.xlsx#Guests` into the path and the name of the sheet."""
    file, _, sheet = path.rpartition("#")
    return (file, sheet) if is_workbook(file) else (path, "")


def column_name(column: int) -> str:
    """Return the letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def read_csv(text: str) -> list[Row]:
    """Read the rows of a CSV with commas, semicolons or tabs between its cells.

    Raises SheetError where a quote without its pair swallows rows.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # One line more than there are: what a quote on the last one would swallow.
    lines = [f"{line}\n" for line in (*plain.split("\n"), "")]
    first = next((line for line in lines if line.strip()), "")
    named = _NAMED_SEPARATOR.fullmatch(first)
    separator = named[1] if named else max(_SEPARATORS, key=first.count)
    rows: list[Row] = []
    for row, raw in _rows(lines, separator):
        if len(raw) > 1:
            header = rows[0].cells if rows else row.cells
            _check_quotes(row, raw, separator, header)
        if any(cell.strip() for cell in row.cells) and raw != [first] * bool(named):
            rows.append(row)
    return rows


def _rows(lines: Sequence[str], separator: str) -> list[tuple[Row, Sequence[str]]]:
    """Return every row with the lines that it was read from."""
    reader = csv.reader(lines, delimiter=separator)
    found, start = [], 0
    try:
        for cells in reader:
            found.append((Row(start + 1, tuple(cells)), lines[start : reader.line_num]))
            start = reader.line_num
    except csv.Error:
        message = (
            f"a cell is longer than {csv.field_size_limit()} characters;"
            " close every quotation mark in it"
        )
        raise SheetError(message, start + 1) from None
    return found


def _check_quotes(row: Row, raw: Sequence[str], separator: str, header: Sequence[str]) -> None:
    """Refuse a cell of several lines that is not closed rightly, or that holds whole rows."""
    line, whole_row = row.line, max(len(header) - 1, 1)
    for column, cell in enumerate(row.cells):
        below = cell.split("\n")[1:]
        if below and not (
            _is_closed(cell, "".join(raw), separator)
            and all(one.count(separator) < whole_row for one in below)
        ):
            message = (
                "a quotation mark is not closed in this cell, so it contains the rows below;"
                ' write " at the end of the cell, or remove the " at its beginning'
            )
            raise SheetError(message, line, header[column] if column < len(header) else "")
        line += len(below)


def _is_closed(cell: str, raw: str, separator: str) -> bool:
    """Tell whether a cell stands between quotes that a separator or the line's end follows."""
    quoted = '"{}"'.format(cell.replace('"', '""'))
    return f"{quoted}{separator}" in raw or f"{quoted}\n" in raw
