"""The problems of visit files, as people and as programs read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.programme.checks.report import counted
from iriscli.render.problems import Finding, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.programme.checks.report import Report


@dataclass(frozen=True)
class ProblemsView:
    """What `iris check` found."""

    reports: Sequence[Report]

    def shown(self) -> Problems:
        """Return the problems in their order, and count them."""
        return Problems(tuple(map(_finding, self.reports)), counted(self.reports))

    def data(self) -> object:
        """Return the problems as docs/json.md names their keys."""
        return {"problems": [one._asdict() for one in self.shown().findings]}


def _finding(report: Report) -> Finding:
    found = report.problem
    return Finding(
        report.level, report.code, found.place, found.message, found.file, max(found.line, 1)
    )
