"""Read a visit file: bytes → a valid visit, or every problem at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from pydantic import ValidationError

from iriscli.errors import InvalidVisitError, Key, Problem, place
from iriscli.text import named, printable, quoted
from iriscli.visit import rules
from iriscli.visit.model import (
    About,
    Entry,
    Organisation,
    Person,
    Project,
    Session,
    Table,
    Venue,
)
from iriscli.visit.people import CsvProblem, Row, read_people
from iriscli.visit.problems import (
    Finding,
    findings,
    unknown_key,
    unknown_reference,
)
from iriscli.visit.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_BYTES = 10_000_000
"""The largest file that is read; 2,000 people and 200 sessions take a twentieth."""

TABLES = ("visit", "project", "venues", "organisations", "people", "groups", "sessions")

OneTable = TypeVar("OneTable", bound=Table)
OneEntry = TypeVar("OneEntry", bound=Entry)


def read_visit(data: bytes, file: str, read_csv: Callable[[str], bytes]) -> Visit:
    """Read a visit from the bytes of its file.

    `file` is the name that problems carry; `read_csv` returns the bytes of the
    CSV that `[visit] people_csv` names, or raises OSError. Raises
    InvalidVisitError with every problem that the file and the CSV have.
    """
    text = decode(data, file)
    reading = _Reading(file, _parse(text, file), read_csv)
    visit = reading.visit()
    problems = _located(reading.found, file, text) + reading.csv_problems
    if problems:
        raise InvalidVisitError(problems)
    return visit


def decode(data: bytes, file: str) -> str:
    """Return the text of a file, or raise InvalidVisitError where it is none."""
    if len(data) > MAX_BYTES:
        raise _refused(
            file,
            1,
            f"larger than {MAX_BYTES // 1_000_000} MB; a visit file is a text of some kB",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(b"PK"):
            message = (
                "this is a workbook and not a text; save it as CSV with the encoding UTF-8"
            )
            raise _refused(file, 1, message) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, "not UTF-8; save the file with the encoding UTF-8") from None
    return text.replace("\r\n", "\n")


def _refused(file: str, line: int, message: str, at: str = "") -> InvalidVisitError:
    return InvalidVisitError([Problem(file, line, at, message)])


def _parse(text: str, file: str) -> dict[str, Any]:
    if not text.strip():
        raise _refused(file, 1, "the file is empty; begin it with a table [visit]")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from iriscli.visit.syntax import syntax_error

        line, message = syntax_error(text, error.lineno, error.msg)
        at = f"column {error.colno}" if line == error.lineno else ""
        raise _refused(file, line, printable(message), at) from None
    except RecursionError:
        raise _refused(
            file, 1, "tables are nested too deep; write them one below another"
        ) from None
    except ValueError:
        raise _refused(file, 1, "a number has too many digits; write texts in quotes") from None


def _located(found: list[Finding], file: str, text: str) -> list[Problem]:
    """Give each finding the line of its key or, where there is none, of its table."""
    if not found:
        return []
    from iriscli.visit.lines import line_numbers

    lines = line_numbers(text)
    problems = [
        Problem(file, nearest_line(lines, one.key), place(one.key), one.message)
        for one in found
    ]
    return sorted(problems, key=lambda problem: problem.line)


def beside(file: str, path: str) -> str:
    """Return from where we stand a path that starts at the folder of a file."""
    return str(PurePath(file).parent / path)


def nearest_line(lines: Mapping[Key, int], key: Key) -> int:
    """Return the line of a key or, where the file has none, of the table around it."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)


class _Organisations:
    """The organisations, as the cells of a spreadsheet name them."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self.names = rules.organisation_names(organisations)
        self.called = rules.called(organisations)
        self.any = next(iter(organisations), None)

    def unknown(self, given: str) -> str:
        """Say why a name is nobody's."""
        if share := self.called.get(given.casefold()):
            return f"{quoted(given)} is the name of several; use an id: {', '.join(share)}"
        return unknown_reference(given, "an organisation", self.names)


@dataclass
class _Reading:
    """One pass over a parsed file, collecting what is wrong with it."""

    file: str
    raw: dict[str, Any]
    read_csv: Callable[[str], bytes]
    found: list[Finding] = field(default_factory=list)
    csv_problems: list[Problem] = field(default_factory=list)

    def visit(self) -> Visit:
        """Build the visit; where a table is wrong, with what can be read of it.

        So the rules that look at several tables can be checked all the same. It
        is worth something only where no problem was found.
        """
        for key in self.raw.keys() - set(TABLES):
            self.found.append(Finding((key,), unknown_key(key, TABLES)))
        about = self._table(
            About,
            self._subtable("visit", required=True),
            ("visit",),
            {
                "id": "x",
                "title": "x",
                "start": rules.FIRST_DAY,
                "end": rules.LAST_DAY,
                "timezone": "UTC",
            },
        )
        project = (
            self._table(Project, self._subtable("project"), ("project",), {"name": "x"})
            if "project" in self.raw
            else None
        )
        organisations = self._entries(
            Organisation, "organisations", {"name": "x", "country": "LV"}
        )
        placeholder = next(iter(organisations), "x")
        visit = Visit(
            about,
            project,
            self._entries(Venue, "venues", {"name": "x", "latitude": 0.0, "longitude": 0.0}),
            organisations,
            self._entries(Person, "people", {"name": "x", "organisation": placeholder}),
            self._groups(),
            self._entries(
                Session, "sessions", {"title": "x", "day": rules.FIRST_DAY, "start": dt.time()}
            ),
        )
        if about.people_csv is not None:
            visit = self._with_csv(visit, about.people_csv)
        # What stands in for a value that could not be read breaks rules of its own.
        noted = {finding.key for finding in self.found}
        self.found += [one for one in rules.broken(visit) if one.key not in noted]
        return visit

    def _subtable(self, name: str, *, required: bool = False) -> dict[str, Any]:
        value = self.raw.get(name, {})
        if not isinstance(value, dict):
            self.found.append(
                Finding((name,), f"a table is wanted; write [{name}] on a line of its own")
            )
            return {}
        if required and name not in self.raw:
            self.found.append(Finding((), f"the table [{name}] is missing; add it"))
        return value

    def _table(
        self, model: type[OneTable], raw: dict[str, Any], at: Key, placeholders: dict[str, Any]
    ) -> OneTable:
        """Read one table; what is wrong in it is noted, and replaced."""
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            if isinstance(self.raw.get(str(at[0])), dict):
                self.found += findings(error, model, at)
            wrong = {detail["loc"][0] for detail in error.errors()}
            right = {key: value for key, value in raw.items() if key not in wrong}
            stand_in = {key: value for key, value in placeholders.items() if key in wrong}
            return model.model_validate(stand_in | right)

    def _entries(
        self, model: type[OneEntry], name: str, placeholders: dict[str, Any]
    ) -> dict[str, OneEntry]:
        entries = {}
        for id_, raw in self._subtable(name).items():
            at = (name, id_)
            self.found += rules.bad_id(at)
            table = raw if isinstance(raw, dict) else {}
            if table is not raw:
                self.found.append(
                    Finding(at, f"a table is wanted; write [{name}.{id_}] on a line of its own")
                )
                entries[id_] = model.model_validate(placeholders).under(id_)
                continue
            entries[id_] = self._table(model, table, at, placeholders).under(id_)
        return entries

    def _groups(self) -> dict[str, tuple[str, ...]]:
        groups = {}
        for id_, members in self._subtable("groups").items():
            at = ("groups", id_)
            self.found += rules.bad_id(at)
            if isinstance(members, list) and all(isinstance(one, str) for one in members):
                groups[id_] = tuple(members)
            else:
                message = 'a list of references is wanted; write it as ["sisp", "FI"]'
                self.found.append(Finding(at, message))
                groups[id_] = ()
        return groups

    def _with_csv(self, visit: Visit, path: str) -> Visit:
        """Add the people of the CSV, and the groups that they name."""
        try:
            data = self.read_csv(path)
        except OSError as error:
            self.found.append(
                Finding(
                    ("visit", "people_csv"),
                    f"{named(path)} cannot be read ({error.strerror or error});"
                    " give its path from the folder of the visit file",
                )
            )
            return visit
        path = beside(self.file, path)
        try:
            text = decode(data, path)
        except InvalidVisitError as error:
            self.csv_problems += error.problems
            return visit
        sheet = read_people(text)
        problems = list(sheet.problems)
        people, groups = dict(visit.people), dict(visit.groups)
        taken = dict.fromkeys((*visit.organisations, *people, *groups), "the visit file")
        organisations = _Organisations(visit.organisations)
        for row in sheet.rows:
            person = self._person(row, organisations, problems)
            if row.id in taken:
                message = (
                    f"{quoted(row.id)} is already in {taken[row.id]};"
                    " give each an id of their own in a column id"
                )
                problems.append(CsvProblem(row.line, "id", message))
            elif person is not None:
                people[row.id] = person
            taken.setdefault(row.id, f"row {row.line}")
        ids = visit.organisations.keys() | people.keys()
        for row in sheet.rows:
            for group in row.groups:
                wrong = [finding.message for finding in rules.bad_id(("groups", group))]
                if group in ids:
                    name = quoted(group)
                    wrong.append(
                        f"{name} is an id of its own; choose another name for the group"
                    )
                problems += [CsvProblem(row.line, "groups", message) for message in wrong]
                if not wrong and row.id in people:
                    groups[group] = (*groups.get(group, ()), row.id)
        problems.sort(key=lambda problem: problem.line)
        self.csv_problems += [
            Problem(path, one.line, one.column, one.message) for one in problems
        ]
        return Visit(
            visit.about,
            visit.project,
            visit.venues,
            visit.organisations,
            people,
            groups,
            visit.sessions,
        )

    def _person(
        self, row: Row, organisations: _Organisations, problems: list[CsvProblem]
    ) -> Person | None:
        """Read the person of a row, as far as it can be read; note what is wrong."""
        wrong = [("id", finding.message) for finding in rules.bad_id(("people", row.id))]
        given = row.cells["organisation"]
        organisation = organisations.names.get(given.casefold())
        if organisation is None:
            wrong.append(("organisation", organisations.unknown(given)))
            organisation = organisations.any
        cells = row.cells | {"organisation": organisation or "x"}
        try:
            person = Person.model_validate(cells)
        except ValidationError as error:
            wrong += [(str(one.key[0]), one.message) for one in findings(error, Person, ())]
            person = Person(name="x", organisation=organisation or "x")
        problems += [CsvProblem(row.line, column, message) for column, message in wrong]
        return person.under(row.id) if organisation else None
