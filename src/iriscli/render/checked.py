"""The problems of visit files as text, as JSON, and as GitHub shows them in a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from iriscli.programme.checks.report import counted
from iriscli.render.json import to_json
from iriscli.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.errors import Level, Problem

CheckFormat = Literal["text", "json", "github"]

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_text(problems: Sequence[Problem], wanted: CheckFormat) -> str:
    """Return what was found in one of the formats of `iris check`."""
    if wanted == "json":
        return to_json({"problems": [_data(one) for one in problems]})
    if wanted == "github":
        return "".join(f"{_annotation(one)}\n" for one in problems)
    return "".join(f"{line}\n" for line in (*map(_line, problems), _summary(problems)))


def _line(problem: Problem) -> str:
    where = f"{printable(problem.file)}:{_number(problem)}"
    return f"{where}: {problem.level} [{problem.code}] {_said(problem)}"


def _said(problem: Problem) -> str:
    return f"{problem.place}: {problem.message}" if problem.place else problem.message


def _number(problem: Problem) -> int:
    """Return the line; for the file as a whole, the first."""
    return max(problem.line, 1)


def _summary(problems: Sequence[Problem]) -> str:
    parts = [
        f"{number} {level}{'s' if number > 1 else ''}"
        for level, number in counted(problems).items()
    ]
    return ", ".join(parts) or "No problems found."


def _data(problem: Problem) -> Mapping[str, object]:
    return {
        "level": problem.level,
        "code": problem.code,
        "place": problem.place,
        "message": problem.message,
        "file": problem.file,
        "line": _number(problem),
    }


def _annotation(problem: Problem) -> str:
    """Return a workflow command, as GitHub's runner reads it from a log."""
    file, title = _property(problem.file), _property(problem.code)
    return (
        f"::{_COMMANDS[problem.level]} file={file},line={_number(problem)},title={title}"
        f"::{_escaped(_said(problem))}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
