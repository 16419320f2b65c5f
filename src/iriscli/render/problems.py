"""What is wrong in visit files, before it is lines, JSON or notes in a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.programme.checks.remark import Level


class Finding(NamedTuple):
    """A problem and where it is; the line of one in the file as a whole is the first."""

    level: Level
    code: str
    place: str
    message: str
    file: str
    line: int

    @property
    def said(self) -> str:
        """What is wrong, after its place where it has one."""
        return f"{self.place}: {self.message}" if self.place else self.message


class Problems(NamedTuple):
    """Each of the problems, and how many there are of each level, the worst first."""

    findings: tuple[Finding, ...]
    counts: Mapping[Level, int]
