"""The problems of visit files, as people and as programs read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.programme.checks.report import counted
from iriscli.render.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.errors import Problem


@dataclass(frozen=True)
class ProblemsView:
    """What `iris check` found."""

    problems: Sequence[Problem]

    def shown(self) -> Problems:
        """Return the problems in their order, and count them."""
        return Problems(tuple(self.problems), counted(self.problems))

    def data(self) -> object:
        """Return the problems as docs/json.md names their keys."""
        return {"problems": [_data(one) for one in self.problems]}


def _data(one: Problem) -> Mapping[str, object]:
    return {
        "level": one.level,
        "code": one.code,
        "place": one.place,
        "message": one.message,
        "file": one.file,
        "line": max(one.line, 1),
    }
