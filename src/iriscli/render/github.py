"""Problems as GitHub shows them in a change: as the runner reads them from a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.errors import Level, Problem
    from iriscli.render import View
    from iriscli.render.problems import Problems

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(view: View[Problems]) -> str:
    """Return a workflow command for each problem."""
    return "".join(f"{_annotation(one)}\n" for one in view.shown().found)


def _annotation(one: Problem) -> str:
    file, title = _property(one.file), _property(one.code)
    return (
        f"::{_COMMANDS[one.level]} file={file},line={max(one.line, 1)},title={title}"
        f"::{_escaped(one.said)}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
