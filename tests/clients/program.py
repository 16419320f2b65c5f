"""What a calendar program is to the tests, whichever it is."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 20.0


@dataclass(frozen=True, order=True)
class Shown:
    """An entry as a program shows it: its times are on the clock of the user's zone.

    What a change does to an entry is seen in the first four; only `test_values.py` compares
    the others.
    """

    start: str
    end: str
    title: str
    status: str = "CONFIRMED"
    place: str = field(default="", compare=False)
    description: str = field(default="", compare=False)


class Program(Protocol):
    """A calendar program of one user, in their zone."""

    def new_calendar(self) -> str:
        """Make an empty calendar of the user's own; return its id."""

    def import_file(self, calendar: str, file: Path) -> str:
        """Import a file as the program's own import does; return what it says of a failure."""

    def subscribe(self, address: str) -> str:
        """Make a calendar that follows an address; return its id."""

    def refresh(self, calendar: str) -> None:
        """Have the program look for changes of a calendar now."""

    def read(self, calendar: str) -> list[Shown]:
        """Return the entries of a calendar, in no order."""


def shown(program: Program, calendar: str) -> list[Shown]:
    """Return the entries of a calendar in the order of their times."""
    return sorted(program.read(calendar))


def in_time(program: Program, calendar: str, expected: list[Shown]) -> list[Shown]:
    """Refresh a calendar; return what it shows once that is expected, or after some time."""
    program.refresh(calendar)
    patience = time.monotonic() + _PATIENCE
    while (seen := shown(program, calendar)) != expected and time.monotonic() < patience:
        time.sleep(0.2)
    return seen


def found(name: str) -> str:
    """Return the path of a program of the system."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not installed; tests/clients/install.sh does it", pytrace=False)
    return path
