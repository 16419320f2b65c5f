"""The rooms of the house: which may know of which."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "iriscli"

# From the rim down to the ground: a room may know of those on the lines below its own.
STOREYS = (
    {"cli"},
    {"site", "mail"},
    {"calendars", "intake", "paper"},
    {"render"},
    {"wording"},
    {"programme"},
    {"visit"},
    {"disk"},
    {"errors"},
    {"text"},
)
# What a room may not import, wherever it comes from.
_PRESS = {"typst", "segno", "fontpkg_ibm_plex_sans"}
STRANGERS = {
    "text": {"rich", "typer", "icalendar", "dateutil", "jinja2", "babel", "pydantic"} | _PRESS,
    "disk": {"rich", "typer", "icalendar", "dateutil", "jinja2", "babel", "pydantic"} | _PRESS,
    "visit": {"rich", "typer", "icalendar", "dateutil", "jinja2"} | _PRESS,
    "programme": {"rich", "typer", "icalendar", "dateutil", "jinja2", "babel"} | _PRESS,
    "wording": {"rich", "typer", "icalendar", "jinja2"} | _PRESS,
    "calendars": {"rich", "typer", "jinja2"} | _PRESS,
    "intake": {"rich", "typer", "jinja2"} | _PRESS,
    "paper": {"rich", "typer", "jinja2", "icalendar", "babel", "pydantic"},
    "render": {"typer", "icalendar", "jinja2"} | _PRESS,
    "site": {"rich", "typer"} | _PRESS,
    "mail": {"rich", "typer", "icalendar"} | _PRESS,
    "cli": _PRESS,
}


def below(room: str) -> set[str]:
    """Return the rooms that a room may know of."""
    storey = next(index for index, rooms in enumerate(STOREYS) if room in rooms)
    return {"__version__"}.union(*STOREYS[storey + 1 :])


def room_of(file: Path) -> str:
    """Return the room that a file is in: its folder, or the file itself."""
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def imported(file: Path) -> set[str]:
    names = set()
    for node in nodes(file):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_room_is_on_a_storey() -> None:
    rooms = {room_of(file) for file in SOURCE.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms == set().union(*STOREYS)


@pytest.mark.parametrize("room", sorted(set().union(*STOREYS)))
def test_a_room_knows_only_the_rooms_below_it(room: str) -> None:
    seen = {
        f"{file.relative_to(SOURCE)} knows {name.split('.')[1]}"
        for file in SOURCE.rglob("*.py")
        if room_of(file) == room
        for name in imported(file)
        if name.startswith("iriscli.") and name.split(".")[1] not in below(room) | {room}
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
        for node in nodes(file)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, (ast.Name, ast.Attribute))
        and ast.unparse(node.value) in {"dt.datetime", "dt.date", "datetime", "date"}
    }
    assert readers == {"cli/environment.py"}


def test_no_room_but_the_rim_reads_the_environment() -> None:
    readers = {
        room_of(file)
        for file in SOURCE.rglob("*.py")
        for node in nodes(file)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv"}
    }
    assert readers == {"cli"}


# What reads, writes or looks at files, as pathlib, os and builtins call it.
_DISK = {
    *("open", "read_bytes", "read_text", "write_bytes", "write_text", "mkdir", "makedirs"),
    *("unlink", "rename", "rmdir", "touch", "chmod", "symlink_to", "iterdir", "glob", "rglob"),
    *("scandir", "listdir", "walk", "stat", "lstat", "is_file", "is_dir", "lexists"),
}


def test_no_room_but_the_disk_and_the_rim_touches_the_disk() -> None:
    touching = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if room_of(file) not in {"disk", "cli"}
        for node in nodes(file)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _DISK
    }
    # These read what the package itself holds: its catalogues, its style sheet; and the
    # parts of a document that is in memory.
    assert touching == {"wording/reader.py", "site/build.py", "text/packages.py"}


_OTHERS = {"http", "shutil", "socket", "socketserver", "subprocess", "tempfile", "webbrowser"}


def test_no_room_but_the_disk_and_the_rim_meets_other_programs() -> None:
    seen = {
        f"{file.relative_to(SOURCE)} imports {name}"
        for file in SOURCE.rglob("*.py")
        if room_of(file) not in {"disk", "cli"}
        for name in imported(file)
        if name.partition(".")[0] in _OTHERS
    }
    assert seen == set()
