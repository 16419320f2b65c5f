"""The problems of visit files as text, as JSON, and as GitHub shows them in a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from iriscli.programme.checks.report import counted
from iriscli.render.json import to_json
from iriscli.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.errors import Problem
    from iriscli.programme.checks.remark import Level
    from iriscli.programme.checks.report import Report

CheckFormat = Literal["text", "json", "github"]

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_text(reports: Sequence[Report], wanted: CheckFormat) -> str:
    """Return what was found in one of the formats of `iris check`."""
    if wanted == "json":
        return to_json({"problems": [_data(one) for one in reports]})
    if wanted == "github":
        return "".join(f"{_annotation(one)}\n" for one in reports)
    return "".join(f"{line}\n" for line in (*map(_line, reports), _summary(reports)))


def _line(report: Report) -> str:
    problem = report.problem
    where = f"{printable(problem.file)}:{_number(problem)}"
    return f"{where}: {report.level} [{report.code}] {_said(problem)}"


def _said(problem: Problem) -> str:
    return f"{problem.place}: {problem.message}" if problem.place else problem.message


def _number(problem: Problem) -> int:
    """Return the line; for the file as a whole, the first."""
    return max(problem.line, 1)


def _summary(reports: Sequence[Report]) -> str:
    parts = [
        f"{number} {level}{'s' if number > 1 else ''}"
        for level, number in counted(reports).items()
    ]
    return ", ".join(parts) or "No problems found."


def _data(report: Report) -> Mapping[str, object]:
    problem = report.problem
    return {
        "level": report.level,
        "code": report.code,
        "place": problem.place,
        "message": problem.message,
        "file": problem.file,
        "line": _number(problem),
    }


def _annotation(report: Report) -> str:
    """Return a workflow command, as GitHub's runner reads it from a log."""
    problem = report.problem
    file, title = _property(problem.file), _property(report.code)
    return (
        f"::{_COMMANDS[report.level]} file={file},line={_number(problem)},title={title}"
        f"::{_escaped(_said(problem))}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
