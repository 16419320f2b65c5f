"""Every error that `iris` reports, with the exit code it ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.visit.problems import Problem


class IrisError(Exception):
    """Say in one message what is wrong and what to do about it."""

    exit_code = 1

    @property
    def lines(self) -> list[str]:
        """The message as the lines that go to stderr."""
        return [f"Error: {self}"]


class UsageError(IrisError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class InvalidVisitError(IrisError):
    """The visit cannot be read, or breaks the rules of the visit file."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)

    @property
    def lines(self) -> list[str]:
        """One line for each problem, as `FILE:LINE: PLACE: what; what to do`."""
        return [str(problem) for problem in self.problems]


class CannotWriteError(IrisError):
    """Something could not be written where it was asked for."""

    exit_code = 4
