"""People from a spreadsheet: the rows of the sheet that `[visit] people_csv` names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from iriscli.errors import Problem
from iriscli.text import clean_line, quoted
from iriscli.text.nearest import nearest
from iriscli.text.sheets import SheetError, read_csv
from iriscli.text.slugs import slug
from iriscli.visit import rules
from iriscli.visit.model import Group, Person
from iriscli.visit.problems import problems_in, unknown_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iriscli.errors import Key
    from iriscli.text.sheets import Row
    from iriscli.visit.visit import Visit

REQUIRED = ("name", "organisation")
COLUMNS = (*REQUIRED, "id", "email", "role", "language", "groups")


@dataclass(frozen=True)
class PersonRow:
    """A person as a row has them; `line` is the row's line in the sheet."""

    line: int
    cells: dict[str, str]
    id: str
    groups: tuple[str, ...]


@dataclass
class Sheet:
    """What a sheet holds: people, and what is wrong with the rest."""

    file: str
    rows: list[PersonRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> Mapping[Key, int]:
        """The line of each person, and of the first one in each group."""
        lines: dict[Key, int] = {}
        for row in self.rows:
            for key in (("people", row.id), *(("groups", group) for group in row.groups)):
                lines.setdefault(key, row.line)
        return lines

    def wrong(self, line: int, column: str, message: str) -> Problem:
        """Say what is wrong in a row, in which column."""
        return Problem((column,) if column else (), message, file=self.file, line=line)


def read_people(text: str, file: str) -> Sheet:
    """Read the people from the text of a CSV."""
    sheet = Sheet(file)
    try:
        rows = read_csv(text)
    except SheetError as error:
        column = clean_line(error.column)
        sheet.problems.append(sheet.wrong(error.line, column, str(error)))
        return sheet
    if not rows:
        message = f"the file is empty; its first row names {', '.join(COLUMNS)}"
        sheet.problems.append(sheet.wrong(1, "", message))
        return sheet
    header, *rows = rows
    names = [clean_line(cell).casefold() for cell in header.cells]
    sheet.problems += _header_problems(sheet, names, header.line)
    if not sheet.problems:
        for row in rows:
            _add(sheet, names, row)
    return sheet


def _header_problems(sheet: Sheet, names: Sequence[str], line: int) -> list[Problem]:
    problems = [
        sheet.wrong(line, name, "there are two columns of this name; remove one")
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
                sheet.wrong(
                    line, near, f"unknown column {quoted(near)}; did you mean '{name}'?"
                )
            )
        elif name in REQUIRED:
            problems.append(
                sheet.wrong(
                    line,
                    name,
                    "the column is missing; add it (the first row names the columns)",
                )
            )
    return problems


def _add(sheet: Sheet, names: Sequence[str], row: Row) -> None:
    """Add the person of a row to a sheet, or what is wrong with it."""
    if any(cell.strip() for cell in row.cells[len(names) :]):
        message = (
            f"the row has {len(row.cells)} cells, the header {len(names)};"
            " put a cell with a separator in it in quotes"
        )
        sheet.problems.append(sheet.wrong(row.line, "", message))
        return
    cells = {
        name: cleaned
        for name, cell in zip(names, row.cells, strict=False)
        if name in COLUMNS and (cleaned := clean_line(cell))
    }
    missing = [name for name in REQUIRED if name not in cells]
    for name in missing:
        sheet.problems.append(sheet.wrong(row.line, name, "the cell is empty; fill it"))
    if missing:
        return
    id_ = cells.pop("id", "") or slug(cells["name"])
    if not id_:
        message = f"no id can be made from {quoted(cells['name'])}; add an id column"
        sheet.problems.append(sheet.wrong(row.line, "id", message))
        return
    groups = tuple(
        slug(group) or group.strip()
        for group in re.split("[;,]", cells.pop("groups", ""))
        if group.strip()
    )
    sheet.rows.append(PersonRow(row.line, cells, id_, groups))


def joined(visit: Visit, sheet: Sheet) -> tuple[Visit, list[Problem]]:
    """Add the people of a sheet to a visit, and the groups that they name."""
    join = _Joining(visit, sheet)
    problems = [*join.people(), *join.groups()]
    people, groups = {**visit.people, **join.found}, {**visit.groups}
    for id_, added in join.members.items():
        known = visit.groups.get(id_) or Group(members=()).under(id_)
        members = (*known.members, *added)
        groups[id_] = known.model_copy(update={"members": members}).under(id_)
    return replace(visit, people=people, groups=groups), problems


class _Joining:
    """The rows of a sheet, held against the visit and each other."""

    def __init__(self, visit: Visit, sheet: Sheet) -> None:
        self.visit, self.sheet = visit, sheet
        self.found: dict[str, Person] = {}
        self.members: dict[str, list[str]] = {}
        self.names = rules.organisation_names(visit.organisations)
        self.called = rules.called(visit.organisations)

    def people(self) -> Iterator[Problem]:
        """Read every person; yield what is wrong."""
        visit = self.visit
        taken = dict.fromkeys(
            (*visit.organisations, *visit.people, *visit.groups), "the visit file"
        )
        for row in self.sheet.rows:
            for column, message in self._person(row, taken.get(row.id)):
                yield self.sheet.wrong(row.line, column, message)
            taken.setdefault(row.id, f"row {row.line}")

    def _person(self, row: PersonRow, taken: str | None) -> Iterator[tuple[str, str]]:
        """Read the person of a row, as far as it can be read; yield what is wrong."""
        for problem in rules.bad_id(("people", row.id)):
            yield "id", problem.message
        given = row.cells["organisation"]
        organisation = self.names.get(given.casefold())
        if organisation is None:
            yield "organisation", self._unknown(given)
            organisation = next(iter(self.visit.organisations), None)
        cells = row.cells | {"organisation": organisation or "x"}
        try:
            person = Person.model_validate(cells)
        except ValidationError as error:
            for problem in problems_in(error, Person, ()):
                yield str(problem.key[0]), problem.message
            person = Person(name="x", organisation=organisation or "x")
        if taken:
            remedy = "give each an id of their own in a column id"
            yield "id", f"{quoted(row.id)} is already in {taken}; {remedy}"
        elif organisation:
            self.found[row.id] = person.under(row.id)

    def _unknown(self, given: str) -> str:
        """Say why an organisation's name is nobody's."""
        if share := self.called.get(given.casefold()):
            return f"{quoted(given)} is the name of several; use an id: {', '.join(share)}"
        return unknown_reference(given, "an organisation", self.names)

    def groups(self) -> Iterator[Problem]:
        """Add each person to the groups of their row; yield what is wrong with these."""
        ids = self.visit.organisations.keys() | self.visit.people.keys() | self.found.keys()
        for row in self.sheet.rows:
            for group in row.groups:
                wrong = [problem.message for problem in rules.bad_id(("groups", group))]
                if group in ids:
                    wrong.append(
                        f"{quoted(group)} is an id of its own;"
                        " choose another name for the group"
                    )
                for message in wrong:
                    yield self.sheet.wrong(row.line, "groups", message)
                if not wrong and row.id in self.found:
                    self.members.setdefault(group, []).append(row.id)
