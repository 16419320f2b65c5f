"""Every error that `iris` reports, with the exit code it ends with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from iriscli.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Key = tuple[str | int, ...]
"""Where something is in the file: `("sessions", "dinner", "start")`."""

Level = Literal["error", "warning", "note"]

INVALID = "invalid"
"""The code of an error: the file breaks a rule, and only `iris check` goes on."""

LEVELS: Mapping[str, Level] = {
    "clash": "warning",
    "venue-clash": "warning",
    "transfer": "warning",
    "duplicate": "warning",
    "no-participants": "warning",
    "no-sessions": "warning",
    "unused-venue": "warning",
    "unused-group": "warning",
    "group-name": "warning",
    "zone": "warning",
    "public-name": "warning",
    "missing-language": "warning",
    "placeholder": "warning",
    "no-contact": "warning",
    "empty-day": "warning",
    "unknown-code": "warning",
    "identity": "warning",
    "session-id": "warning",
    "still-speaks": "warning",
    "no-time": "note",
    "open-end": "note",
    "early": "note",
    "no-break": "note",
    "gap": "note",
    "no-room": "note",
    "untranslated": "note",
    "no-labels": "note",
    "own-columns": "note",
    "clock-change": "note",
    "folders": "note",
}
"""What can be said of a valid visit; a code never changes its meaning. See docs/checks.md."""


@dataclass(frozen=True)
class Problem:
    """One thing to tell the host: where, what is wrong, what to do.

    The `ignore` of each of `sessions` silences it. `line` counts from 1; 0 is the file as
    a whole, and without a file the place has not been looked up yet.
    """

    key: Key
    message: str
    code: str = INVALID
    sessions: tuple[str, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def level(self) -> Level:
        """How serious it is."""
        return "error" if self.code == INVALID else LEVELS[self.code]

    @property
    def place(self) -> str:
        """The key as people write it."""
        return place(self.key)

    @property
    def said(self) -> str:
        """What is wrong and what to do, after its place where it has one."""
        return f"{self.place}: {self.message}" if self.key else self.message

    @property
    def where(self) -> str:
        """The file and the line; the line of one in the file as a whole is the first."""
        return f"{printable(self.file)}:{max(self.line, 1)}"

    def __str__(self) -> str:
        """Return `FILE:LINE: PLACE: what is wrong; what to do`."""
        return f"{self.where}: {self.said}"


def place(key: Key) -> str:
    """Write a key as people do: `sessions.dinner.attendees[2]`, counted from 1."""
    shown = ""
    for part in key:
        if isinstance(part, int):
            shown += f"[{part + 1}]"
        else:
            shown += ("." if shown else "") + printable(part)
    return shown


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


class UnreadableError(IrisError):
    """A document that a visit shall be made from cannot be read."""

    exit_code = 3


class CannotWriteError(IrisError):
    """Something could not be written where it was asked for."""

    exit_code = 4
