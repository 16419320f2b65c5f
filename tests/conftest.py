"""What the tests share: visits made from a few lines, and the command line."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from iriscli.errors import InvalidVisitError
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer.testing import Result

    from iriscli.visit.visit import Visit

ROOT = Path(__file__).parents[1]

HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
host = "h"
[organisations.p]
name = { en = "Partner", lv = "Partneris" }
country = "SE"
[organisations.q]
name = "Quay"
country = "FI"
[organisations.h]
name = "Host"
city = "Riga"
country = "LV"
[organisations.l]
name = "Local"
country = "LV"
role = "local"
"""


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pin what a machine may have otherwise: zone, terminal, colours, the user's own settings."""
    for name in ("IRIS_VISIT", "IRIS_LANG", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("COLUMNS", "80")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def head() -> str:
    """A visit with four organisations and no sessions."""
    return HEAD


@pytest.fixture
def visit() -> Callable[..., Visit]:
    """Read a visit from TOML: the four organisations, then what the test adds."""

    def read(text: str = "", *, head: str = HEAD, csv: bytes = b"") -> Visit:
        return read_visit((head + text).encode(), "visit.toml", lambda _: csv)

    return read


@pytest.fixture
def problems() -> Callable[..., list[str]]:
    """Read a visit that is wrong, and return its problems as they are printed."""

    def read(text: str | bytes, *, head: str = HEAD, csv: bytes = b"") -> list[str]:
        data = text if isinstance(text, bytes) else (head + text).encode()
        with pytest.raises(InvalidVisitError) as caught:
            read_visit(data, "visit.toml", lambda _: csv)
        return caught.value.lines

    return read


@pytest.fixture
def iris(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run a command of `iris` in an empty folder; `stdin` and variables as given."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes | None = None, **variables: str) -> Result:
        from iriscli.cli import app

        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(
            app, [os.fspath(argument) for argument in arguments], input=stdin
        )

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write visit.toml: the four organisations, then what the test adds."""

    def to_file(text: str = "", *, head: str = HEAD, name: str = "visit.toml") -> Path:
        path = tmp_path / name
        path.write_text(head + text, encoding="utf-8")
        return path

    return to_file
