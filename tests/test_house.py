"""The rooms of the house: which may know of which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "iriscli"

# A room, and the ones that it may know of beside itself.
KNOWS = {
    "visit": {"errors"},
    "locale": {"visit"},
    "programme": {"visit", "locale", "errors"},
    "calendars": {"programme", "visit", "locale", "errors", "files"},
    "render": {"calendars", "programme", "visit", "locale", "errors"},
    "site": {"render", "calendars", "programme", "visit", "locale", "errors", "files"},
}
# What a room may not import, wherever it comes from.
STRANGERS = {
    "visit": {"rich", "typer", "icalendar", "dateutil", "jinja2"},
    "programme": {"rich", "typer", "icalendar", "jinja2"},
    "calendars": {"rich", "typer", "jinja2"},
    "render": {"typer", "icalendar", "jinja2"},
}


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", KNOWS)
def test_a_room_knows_only_the_rooms_below_it(room: str) -> None:
    seen = {
        f"{file.relative_to(SOURCE)} knows {name.split('.')[1]}"
        for file in (SOURCE / room).rglob("*.py")
        for name in imported(file)
        if name.startswith("iriscli.") and name.split(".")[1] not in KNOWS[room] | {room}
    }
    assert seen == set()


@pytest.mark.parametrize("room", STRANGERS)
def test_a_room_does_without_the_libraries_of_others(room: str) -> None:
    seen = {
        f"{file.relative_to(SOURCE)} imports {name}"
        for file in (SOURCE / room).rglob("*.py")
        for name in imported(file)
        if name.partition(".")[0] in STRANGERS[room]
    }
    assert seen == set()


def test_no_room_but_the_rim_reads_the_clock() -> None:
    readers = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, (ast.Name, ast.Attribute))
        and ast.unparse(node.value) in {"dt.datetime", "dt.date", "datetime", "date"}
    }
    assert readers == {"cli/ask.py"}
