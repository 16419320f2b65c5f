"""People from a spreadsheet: the CSV that `[visit] people_csv` names."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

from iriscli.text import clean_line, quoted
from iriscli.text.nearest import nearest
from iriscli.text.slugs import slug

REQUIRED = ("name", "organisation")
COLUMNS = (*REQUIRED, "id", "email", "role", "language", "groups")
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Row:
    """A person as a row has them; `line` is the row's line in the CSV."""

    line: int
    cells: dict[str, str]
    id: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class CsvProblem:
    """What is wrong in a row, in which column."""

    line: int
    column: str
    message: str


@dataclass
class Sheet:
    """What a CSV holds: people, and what is wrong with the rest."""

    rows: list[Row] = field(default_factory=list)
    problems: list[CsvProblem] = field(default_factory=list)


def read_people(text: str) -> Sheet:
    """Read the people from a CSV with commas, semicolons or tabs between cells."""
    sheet = Sheet()
    try:
        (header_line, header), lines = _split(text)
    except csv.Error:
        most = csv.field_size_limit()
        problem = f"a cell is longer than {most} characters; is there a quote without its pair?"
        sheet.problems.append(CsvProblem(1, "", problem))
        return sheet
    names = [clean_line(cell).casefold() for cell in header]
    sheet.problems += _header_problems(names, header_line)
    if sheet.problems:
        return sheet
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(names) :]):
            sheet.problems.append(
                CsvProblem(
                    line,
                    "",
                    f"the row has {len(cells)} cells, the header {len(names)};"
                    " put a cell with a separator in it in quotes",
                )
            )
            continue
        row = {
            name: cleaned
            for name, cell in zip(names, cells, strict=False)
            if name in COLUMNS and (cleaned := clean_line(cell))
        }
        _add(sheet, line, row)
    return sheet


def _split(text: str) -> tuple[tuple[int, list[str]], list[tuple[int, list[str]]]]:
    """Return the header and the other rows, each with its line."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = text.lstrip("\n").partition("\n")[0]
    # What Excel writes above the header to name its separator.
    named = re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE)
    delimiter = named[1] if named else max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    for cells in reader:
        rows.append((line, cells))
        line = reader.line_num + 1
    if named:
        rows = [row for row in rows if not "".join(row[1]).lower().startswith("sep=")]
    rows = [row for row in rows if any(cell.strip() for cell in row[1])]
    return (rows[0], rows[1:]) if rows else ((1, []), [])


def _header_problems(names: list[str], line: int) -> list[CsvProblem]:
    if not any(names):
        return [
            CsvProblem(line, "", f"the file is empty; its first row names {', '.join(COLUMNS)}")
        ]
    problems = [
        CsvProblem(line, name, "there are two columns of this name; remove one")
        for name in COLUMNS
        if names.count(name) > 1
    ]
    spare = [name for name in names if name and name not in COLUMNS]
    for name in COLUMNS:
        if name in names:
            continue
        near = nearest(name, spare)
        if near:
            problems.append(
                CsvProblem(line, near, f"unknown column {quoted(near)}; did you mean '{name}'?")
            )
        elif name in REQUIRED:
            problems.append(
                CsvProblem(
                    line,
                    name,
                    "the column is missing; add it (the first row names the columns)",
                )
            )
    return problems


def _add(sheet: Sheet, line: int, row: dict[str, str]) -> None:
    missing = [name for name in REQUIRED if name not in row]
    for name in missing:
        sheet.problems.append(CsvProblem(line, name, "the cell is empty; fill it"))
    if missing:
        return
    id_ = row.pop("id", "") or slug(row["name"])
    if not id_:
        sheet.problems.append(
            CsvProblem(
                line, "id", f"no id can be made from {quoted(row['name'])}; add an id column"
            )
        )
        return
    groups = tuple(
        slug(group) or group.strip()
        for group in re.split("[;,]", row.pop("groups", ""))
        if group.strip()
    )
    sheet.rows.append(Row(line, row, id_, groups))
