"""What is wrong in visit files, before it is lines, JSON or notes in a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.errors import Level, Problem


class Problems(NamedTuple):
    """Each of the problems, and how many there are of each level, the worst first."""

    found: tuple[Problem, ...]
    counts: Mapping[Level, int]
