"""Check a visit file: bytes → everything to tell the host, with its line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from iriscli.errors import InvalidVisitError, Problem, place
from iriscli.programme.checks.content import content
from iriscli.programme.checks.remark import INVALID, LEVELS, Remark
from iriscli.programme.checks.schedule import schedule
from iriscli.visit.lines import line_numbers
from iriscli.visit.people import read_people
from iriscli.visit.read import beside, decode, nearest_line, read_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from iriscli.errors import Key
    from iriscli.programme.checks.remark import Level
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Report:
    """A problem of a visit file, how serious it is, and the code of its kind."""

    level: Level
    code: str
    problem: Problem


def check(data: bytes, file: str, read_csv: Callable[[str], bytes]) -> tuple[Report, ...]:
    """Report all that is wrong with a visit file, in its order; see `read_visit`.

    The errors, if it has any: only a valid visit can be looked at any further.
    """
    read_csv = cache(read_csv)  # its rows are those of the people that were read
    try:
        visit = read_visit(data, file, read_csv)
    except InvalidVisitError as error:
        return tuple(Report("error", INVALID, problem) for problem in error.problems)
    found = remarks(visit)
    if not found:
        return ()
    path = visit.about.people_csv
    rows = {} if path is None else _rows(decode(read_csv(path), path))
    lines = line_numbers(decode(data, file))
    reports = []
    for one in found:
        if one.key not in lines and one.key in rows and path is not None:
            where = (beside(file, path), rows[one.key])
        else:
            where = (file, nearest_line(lines, one.key))
        problem = Problem(*where, place(one.key), one.message)
        reports.append(Report(LEVELS[one.code], one.code, problem))
    return tuple(sorted(reports, key=lambda one: (one.problem.file != file, one.problem.line)))


def remarks(visit: Visit) -> tuple[Remark, ...]:
    """Return what there is to say about a visit, but for what its host need not hear."""
    everywhere = set(visit.about.ignore)
    return tuple(
        one
        for one in (*content(visit), *schedule(visit))
        if one.code not in everywhere
        and not any(one.code in visit.sessions[id_].ignore for id_ in one.sessions)
    )


def _rows(text: str) -> Mapping[Key, int]:
    """Return the line of each person in a CSV, and of the first one in each group."""
    rows: dict[Key, int] = {}
    for row in read_people(text).rows:
        for key in (("people", row.id), *(("groups", group) for group in row.groups)):
            rows.setdefault(key, row.line)
    return rows


def counted(reports: Iterable[Report]) -> Mapping[Level, int]:
    """Count the reports of each level that occurs, the worst level first."""
    levels = [one.level for one in reports]
    every: tuple[Level, ...] = ("error", "warning", "note")
    return {level: levels.count(level) for level in every if level in levels}
