"""People from a spreadsheet: the rows of the sheet that `[visit] people_file` names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pydantic import ValidationError

from iriscli.errors import Problem
from iriscli.text import clean_line, quoted
from iriscli.text.compare import folded
from iriscli.text.nearest import did_you_mean, nearest
from iriscli.text.sheets import SheetError, column_name, read_csv
from iriscli.text.slugs import slug
from iriscli.visit import rules
from iriscli.visit.headers import COLUMNS, FIRST, LAST, REQUIRED, meant
from iriscli.visit.known import Named
from iriscli.visit.model import Group, Person
from iriscli.visit.problems import problems_in

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from iriscli.errors import Key
    from iriscli.text.sheets import Row
    from iriscli.visit.visit import Visit

_LIKE_A_COLUMN = 0.8  # a slip of the finger, and no word of its own
_SEVERAL = re.compile(r"[;,/&+]| and ")


@dataclass(frozen=True)
class PersonRow:
    """A person as a row has them; `line` is the row's line in the sheet.

    Without an id of their own, it is made from the name.
    """

    line: int
    cells: Mapping[str, str]
    id: str
    groups: tuple[str, ...]
    details: Mapping[str, str]
    own_id: bool = True


@dataclass
class Sheet:
    """What a sheet holds: people, and what is wrong with the rest."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    tab: str | None = None
    """The name of the sheet in a workbook; a CSV has none."""
    rows: list[PersonRow] = field(default_factory=list)
    line: int = 1
    columns: Sequence[str] = ()
    headers: Sequence[str] = ()
    filled: set[int] = field(default_factory=set)

    @cached_property
    def lines(self) -> Mapping[Key, int]:
        """The line of each person, and of the first one in each group."""
        lines: dict[Key, int] = {}
        for row in self.rows:
            for key in (("people", row.id), *(("groups", group) for group in row.groups)):
                lines.setdefault(key, row.line)
        return lines

    @property
    def ids(self) -> Iterator[str]:
        """The ids of the people and of the groups that they are in."""
        for row in self.rows:
            yield row.id
            yield from row.groups

    @property
    def details(self) -> list[str]:
        """The headers under which details stand."""
        named = zip(self.headers, self.columns, strict=True)
        return [header for header, column in named if header and not column]

    @property
    def nameless(self) -> list[int]:
        """The columns, from 1, that have cells and no header."""
        return sorted(number + 1 for number in self.filled if not self.headers[number])

    def header(self, column: str) -> str:
        """Return the header that a column has in the sheet."""
        return self.headers[self.columns.index(column)] if column in self.columns else column

    def wrong(self, line: int, column: str, message: str) -> Problem:
        """Say what is wrong in a row, in which column; in a workbook, in which cell."""
        header = self.header(column)
        key: Key = (header,) if header else ()
        if self.tab is not None:
            at = self.headers.index(header) + 1 if header in self.headers else 0
            cell = f"cell {column_name(at)}{line}" if at else f"row {line}"
            key = (f"sheet {quoted(self.tab)}, {cell}{f' ({header})' if header else ''}",)
        return Problem(key, message, file=self.file, line=line)


def read_people(text: str, file: str) -> Sheet:
    """Read the people from the text of a CSV."""
    sheet = Sheet(file)
    try:
        rows = read_csv(text)
    except SheetError as error:
        column = clean_line(error.column)
        sheet.problems.append(sheet.wrong(error.line, column, str(error)))
        return sheet
    return _people_of(sheet, rows)


def read_people_of_workbook(data: bytes, file: str, tab: str) -> Sheet:
    """Read the people from a sheet of a workbook: the named one, or the first filled."""
    from iriscli.text.packages import PackageError
    from iriscli.text.workbooks import read_workbook, sheet_named

    sheet = Sheet(file)
    try:
        sheets = read_workbook(data)
    except PackageError as error:
        sheet.problems.append(sheet.wrong(1, "", str(error)))
        return sheet
    found = sheet_named(sheets, tab)
    if found is None:
        names = [one.name for one in sheets]
        hint = did_you_mean(tab, names) or f"choose from {', '.join(map(quoted, names))}"
        message = f"there is no sheet {quoted(tab)}; {hint}"
        sheet.problems.append(sheet.wrong(1, "", message))
        return sheet
    sheet.tab = found.name
    return _people_of(sheet, found.rows())


def _people_of(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """Read the people of some rows, the first of which names the columns."""
    if not rows:
        what = "file" if sheet.tab is None else "sheet"
        message = (
            f"the {what} is empty; write the names of the columns into its first row:"
            f" {', '.join(COLUMNS)}"
        )
        sheet.problems.append(sheet.wrong(1, "", message))
        return sheet
    header, *rows = rows
    sheet.line = header.line
    sheet.headers = [clean_line(cell) for cell in header.cells]
    sheet.columns = meant(sheet.headers)
    sheet.problems += _header_problems(sheet)
    if not sheet.problems:
        for row in rows:
            _add(sheet, row)
    return sheet


def _header_problems(sheet: Sheet) -> Iterator[Problem]:
    has = [column for column in sheet.columns if column]
    spare = sheet.details
    for column in dict.fromkeys(has):
        if has.count(column) > 1:
            said = f"there are two columns for the {column}; remove one"
            yield sheet.wrong(sheet.line, column, said)
    for header in dict.fromkeys(spare):
        if spare.count(header) > 1:
            said = "there are two columns of this name; remove one"
            yield sheet.wrong(sheet.line, header, said)
    for column in COLUMNS:
        if column in has or (column == "name" and FIRST in has):
            continue
        needed = column in REQUIRED
        if near := nearest(column, spare, 0.6 if needed else _LIKE_A_COLUMN):
            said = f"unknown column {quoted(near)}; did you mean '{column}'?"
            yield sheet.wrong(sheet.line, near, said)
        elif needed:
            said = "the column is missing; add it (the first row names the columns)"
            yield sheet.wrong(sheet.line, column, said)


def _add(sheet: Sheet, row: Row) -> None:
    """Add the person of a row to a sheet, or what is wrong with it."""
    width = len(sheet.columns)
    if any(cell.strip() for cell in row.cells[width:]):
        message = (
            f"the row has {len(row.cells)} cells, but the header has {width};"
            " put a cell with a separator in it in quotes"
        )
        sheet.problems.append(sheet.wrong(row.line, "", message))
        return
    cells: dict[str, str] = {}
    details: dict[str, str] = {}
    for number, cell in enumerate(row.cells[:width]):
        if cleaned := clean_line(cell):
            sheet.filled.add(number)
            column, header = sheet.columns[number], sheet.headers[number]
            (cells if column else details)[column or header] = cleaned
    if halves := " ".join(cells.pop(half, "") for half in (FIRST, LAST)).strip():
        cells["name"] = halves
    missing = [name for name in REQUIRED if name not in cells]
    for name in missing:
        sheet.problems.append(sheet.wrong(row.line, name, _EMPTY[name]))
    if missing:
        return
    own = cells.pop("id", "")
    id_ = own or slug(cells["name"])
    if not id_:
        message = f"iris cannot make an id from {quoted(cells['name'])}; add a column id"
        sheet.problems.append(sheet.wrong(row.line, "id", message))
        return
    groups = tuple(
        slug(group) or group.strip()
        for group in re.split("[;,]", cells.pop("groups", ""))
        if group.strip()
    )
    details.pop("", "")
    sheet.rows.append(PersonRow(row.line, cells, id_, groups, details, bool(own)))


_EMPTY = {
    "name": "the cell is empty; write a name, or remove the row"
    " (an organisation can take part without names)",
    "organisation": "the cell is empty; write the id or the name of one organisation",
}


def joined(visit: Visit, sheet: Sheet) -> tuple[Visit, list[Problem]]:
    """Add the people of a sheet to a visit, and the groups that they name."""
    join = _Joining(visit, sheet)
    problems = [*join.people(), *join.groups()]
    people, groups = {**visit.people, **join.found}, {**visit.groups}
    for id_, added in join.members.items():
        known = visit.groups.get(id_) or Group(members=()).under(id_)
        members = (*known.members, *added)
        groups[id_] = known.model_copy(update={"members": members}).under(id_)
    unsure = frozenset(row.id for row in sheet.rows if not row.own_id)
    return replace(visit, people=people, groups=groups, unsure=unsure), problems


class _Joining:
    """The rows of a sheet, held against the visit and each other."""

    def __init__(self, visit: Visit, sheet: Sheet) -> None:
        self.visit, self.sheet = visit, sheet
        self.found: dict[str, Person] = {}
        self.members: dict[str, list[str]] = {}
        self.organisations = Named("an organisation", visit.organisations)

    def people(self) -> Iterator[Problem]:
        """Read every person; yield what is wrong."""
        visit = self.visit
        of_file = (*visit.organisations, *visit.people, *visit.groups)
        taken: dict[str, PersonRow | None] = dict.fromkeys(of_file)
        for row in self.sheet.rows:
            person = yield from self._person(row)
            if row.id in taken:
                yield self.sheet.wrong(row.line, "id", _twice(row, taken[row.id]))
            elif person is not None:
                self.found[row.id] = person
            taken.setdefault(row.id, row)

    def _person(self, row: PersonRow) -> Generator[Problem, None, Person | None]:
        """Read the person of a row, as far as it can be read; yield what is wrong."""
        wrong = partial(self.sheet.wrong, row.line)
        for problem in rules.bad_id(("people", row.id)):
            yield wrong("id", problem.message)
        given = row.cells["organisation"]
        organisation = self.organisations.find(given)
        if organisation is None:
            yield wrong("organisation", self._unknown(given))
            organisation = next(iter(self.visit.organisations), None)
        cells = {**row.cells, "organisation": organisation or "x", "details": row.details}
        try:
            person = Person.model_validate(cells)
        except ValidationError as error:
            for problem in problems_in(error, Person, ()):
                yield wrong(str(problem.key[0]), problem.message)
            person = Person(name="x", organisation=organisation or "x")
        return person.under(row.id) if organisation else None

    def _unknown(self, given: str) -> str:
        """Say why an organisation's name is nobody's."""
        several = [self.organisations.find(part.strip()) for part in _SEVERAL.split(given)]
        if len(several) > 1 and all(several):
            return f"{quoted(given)} is more than one organisation; write one of them"
        return self.organisations.unknown(given)

    def groups(self) -> Iterator[Problem]:
        """Add each person to the groups of their row; yield what is wrong with these."""
        ids = self.visit.organisations.keys() | self.visit.people.keys() | self.found.keys()
        for row in self.sheet.rows:
            for group in row.groups:
                wrong = [problem.message for problem in rules.bad_id(("groups", group))]
                if group in ids:
                    wrong.append(
                        f"{quoted(group)} is already another id;"
                        " choose another name for the group"
                    )
                for message in wrong:
                    yield self.sheet.wrong(row.line, "groups", message)
                if not wrong and row.id in self.found:
                    self.members.setdefault(group, []).append(row.id)


def _twice(row: PersonRow, other: PersonRow | None) -> str:
    """Say that an id is taken: by the visit file, or by another row."""
    if other is None:
        taken = "in the visit file"
    elif folded(other.cells["name"]) == folded(row.cells["name"]) and (
        folded(other.cells["organisation"]) != folded(row.cells["organisation"])
    ):
        return (
            f"{quoted(row.id)} is already in row {other.line}, with another organisation;"
            " a person has one organisation: remove one row, or if they are two people,"
            " give each a different id in a column id"
        )
    else:
        taken = f"in row {other.line}"
    return (
        f"{quoted(row.id)} is already {taken}; give each person a different id in a column id"
    )
