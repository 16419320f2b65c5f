"""Read a visit file: bytes → a valid visit, or every problem at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from pydantic import ValidationError

from iriscli.errors import Key, Problem, place
from iriscli.text import clean_line, named
from iriscli.text.sheets import is_workbook, path_and_sheet
from iriscli.visit import rules
from iriscli.visit.known import Spelling
from iriscli.visit.model import (
    KEYWORDS,
    About,
    Day,
    Entry,
    Group,
    Info,
    Mail,
    Organisation,
    Person,
    Project,
    Session,
    Table,
    Venue,
)
from iriscli.visit.problems import problems_in, unknown_key
from iriscli.visit.source import Source
from iriscli.visit.times import date_in
from iriscli.visit.values import WrongValueError
from iriscli.visit.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iriscli.visit.people import Sheet

MAX_BYTES = 10_000_000
"""The largest file that is read; 2,000 people and 200 sessions take a twentieth."""

TABLES = (
    "visit",
    "days",
    "info",
    "mail",
    "project",
    "venues",
    "organisations",
    "people",
    "groups",
    "sessions",
)

OneTable = TypeVar("OneTable", bound=Table)
OneEntry = TypeVar("OneEntry", bound=Entry)


def read_visit(data: bytes, file: str, read_beside: Callable[[str], bytes]) -> Visit:
    """Read a visit, or raise InvalidVisitError with every problem of it; see `read`."""
    return read(data, file, read_beside).valid()


def read(data: bytes, file: str, read_beside: Callable[[str], bytes]) -> Source:
    """Read a visit from the bytes of its file.

    `file` is the name that problems carry; `read_beside` returns the bytes of the sheet
    that `[visit] people_file` names, or raises OSError.
    """
    text = _decoded(data, file, "make a visit file from it: iris init new.toml --from FILE")
    if isinstance(text, Problem):
        return Source(file, "", None, (text,))
    raw = _parsed(text, file)
    if isinstance(raw, Problem):
        return Source(file, text, None, (raw,))
    reading = _Reading(file, raw, read_beside)
    visit = reading.visit()
    found = tuple(replace(one, key=_as_written(raw, one.key)) for one in reading.found)
    return Source(file, text, None if found else visit, found, reading.sheet)


def _decoded(data: bytes, file: str, remedy: str) -> str | Problem:
    """Return the text of a file, or why it is none; `remedy` is for an office file."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1_000_000} MB; use a smaller file"
        return Problem((), message, file=file, line=1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from iriscli.text.packages import is_package

        if is_package(data):
            message = f"this is a file of an office program and not a text; {remedy}"
            return Problem((), message, file=file, line=1)
        line = data.count(b"\n", 0, error.start) + 1
        message = "the text is not in UTF-8; save the file with the encoding UTF-8"
        return Problem((), message, file=file, line=line)
    return text.replace("\r\n", "\n")


def _parsed(text: str, file: str) -> dict[str, Any] | Problem:
    """Return what a TOML document holds, or why it is none."""
    line, message = 1, ""
    key: Key = ()
    try:
        if text.strip():
            return tomli.loads(text)
        message = "the file is empty; start it with a table [visit]"
    except tomli.TOMLDecodeError as error:
        from iriscli.visit.syntax import syntax_error

        line, message = syntax_error(text, error.lineno, error.colno, error.msg)
        if line == error.lineno:
            key = (f"column {error.colno}",)
    except RecursionError:
        message = "tables are too deep inside each other; write them one below another"
    except ValueError:
        message = "a number has too many digits; write texts in quotes"
    return Problem(key, message, file=file, line=line)


def _as_written(raw: Any, key: Key) -> Key:
    """Return a key as the file has it, where a text or a list stands for a table.

    `speakers = ["Mayor"]` has no `speakers[0].name`, and `g = ["SE"]` no `g.members`.
    """
    written: list[str | int] = []
    for part in key:
        is_table = isinstance(raw, dict)
        is_given = is_table and (part in raw or part == key[-1])
        if raw is None or is_given or part not in {"name", "members"}:
            written.append(part)
            is_there = is_table and part in raw
            is_there |= isinstance(raw, list) and isinstance(part, int) and part < len(raw)
            raw = raw[part] if is_there else None
    return tuple(written)


@dataclass
class _Reading:
    """One pass over a parsed file, collecting what is wrong with it."""

    file: str
    raw: dict[str, Any]
    read_beside: Callable[[str], bytes]
    found: list[Problem] = field(default_factory=list)
    sheet: Sheet | None = None
    spelling: Spelling = field(default_factory=Spelling)

    def visit(self) -> Visit:
        """Build the visit; where a table is wrong, with what can be read of it.

        So the rules that look at several tables can be checked all the same. It
        is worth something only where no problem was found.
        """
        for key in self.raw.keys() - set(TABLES):
            self.found.append(Problem((key,), unknown_key(key, TABLES)))
        self.spelling.add(KEYWORDS)
        for name in ("organisations", "people", "groups", "venues"):
            if isinstance(ids := self.raw.get(name), dict):
                self.spelling.add(ids)
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
        if about.people_file is not None:
            self.sheet = self._sheet(about.people_file)
            self.spelling.add(self.sheet.ids)
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
                Session,
                "sessions",
                {"title": "x", "day": rules.FIRST_DAY, "start": dt.time()},
                {"attendees": list(about.attendees)},
            ),
            self._days(),
            self._entries(Info, "info", {"title": "x", "text": "x"}),
            self._table(Mail, self._subtable("mail"), ("mail",), {})
            if "mail" in self.raw
            else None,
        )
        if self.sheet is not None:
            from iriscli.visit.people import joined

            visit, problems = joined(visit, self.sheet)
            self.found += [*self.sheet.problems, *problems]
        # What stands in for a value that could not be read breaks rules of its own.
        noted = {problem.key for problem in self.found}
        self.found += [one for one in rules.broken(visit, self.sheet) if one.key not in noted]
        return visit

    def _subtable(
        self, name: str, *, within: str = "", required: bool = False
    ) -> dict[str, Any]:
        value = self.raw.get(name, {})
        if not isinstance(value, dict):
            self.found.append(
                Problem(
                    (name,), f"this must be a table; write [{name}{within}] on a separate line"
                )
            )
            return {}
        if required and name not in self.raw:
            self.found.append(Problem((), f"the table [{name}] is missing; add it"))
        return value

    def _table(
        self, model: type[OneTable], raw: dict[str, Any], at: Key, placeholders: dict[str, Any]
    ) -> OneTable:
        """Read one table; what is wrong in it is noted, and replaced."""
        try:
            return model.model_validate(raw, context=self.spelling)
        except ValidationError as error:
            if isinstance(self.raw.get(str(at[0])), dict):
                self.found += problems_in(error, model, at)
            wrong = {detail["loc"][0] for detail in error.errors()}
            right = {key: value for key, value in raw.items() if key not in wrong}
            stand_in = {key: value for key, value in placeholders.items() if key in wrong}
            return model.model_validate(stand_in | right, context=self.spelling)

    def _entries(
        self,
        model: type[OneEntry],
        name: str,
        placeholders: dict[str, Any],
        defaults: Mapping[str, Any] | None = None,
    ) -> dict[str, OneEntry]:
        entries = {}
        for id_, raw in self._subtable(name, within=".ID").items():
            at = (name, id_)
            self.found += rules.bad_id(at)
            table = raw if isinstance(raw, dict) else {}
            if table is not raw:
                self.found.append(
                    Problem(at, f"this must be a table; write [{place(at)}] on a separate line")
                )
                entries[id_] = model.model_validate(placeholders).under(id_)
                continue
            table = {**(defaults or {}), **table}
            entries[id_] = self._table(model, table, at, placeholders).under(id_)
        return entries

    def _days(self) -> dict[dt.date, Day]:
        days = {}
        for key, raw in self._subtable("days").items():
            try:
                day = date_in(key)
            except WrongValueError as error:
                self.found.append(Problem(("days", key), str(error)))
                continue
            table = raw if isinstance(raw, dict) else {}
            if table is not raw:
                message = f"this must be a table; write [days.{key}] on a separate line"
                self.found.append(Problem(("days", key), message))
            days[day] = self._table(Day, table, ("days", key), {})
        return days

    def _groups(self) -> dict[str, Group]:
        groups = {}
        for id_, raw in self._subtable("groups", within=".ID").items():
            at = ("groups", id_)
            self.found += rules.bad_id(at)
            members: tuple[str, ...] = ()
            if isinstance(raw, dict):
                groups[id_] = self._table(Group, raw, at, {"members": []}).under(id_)
                continue
            if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
                members = tuple(self.spelling(clean_line(one)) for one in raw)
            else:
                message = 'this must be a list of references; write it as ["sisp", "FI"]'
                self.found.append(Problem(at, message))
            groups[id_] = Group.model_construct(members=members, name=None).under(id_)
        return groups

    def _sheet(self, path: str) -> Sheet:
        """Read the sheet of people, as far as it can be read."""
        from iriscli.visit.people import Sheet, read_people, read_people_of_workbook

        path, tab = path_and_sheet(path)
        file = str(PurePath(self.file).parent / path)
        try:
            data = self.read_beside(path)
        except OSError as error:
            message = (
                f"{named(path)} cannot be read ({error.strerror or error});"
                " give its path from the folder of the visit file"
            )
            return Sheet(file, [Problem(("visit", "people_file"), message)])
        if is_workbook(path) and len(data) <= MAX_BYTES:
            return read_people_of_workbook(data, file, tab)
        remedy = "give its name the ending .xlsx, or save it as CSV with the encoding UTF-8"
        text = _decoded(data, file, remedy)
        return Sheet(file, [text]) if isinstance(text, Problem) else read_people(text, file)
