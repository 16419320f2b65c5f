"""Every option is understood before the first thing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from iriscli.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

WRONG = {
    "--base-url": ["", "example.org", "ftp://example.org/", "https://example.org/?a=b"],
    "--city": [" "],
    "--column": ["shoe size", "", "\x1b[31m"],
    "--country": ["XX", "Swedn", ""],
    "--day": ["someday", "3", "10:30", "2018-10-18", "monday", ""],
    "--end": ["soon", "2027-05-18", "2029-01-01"],
    "--for": ["nobody", "", "\x1b[31m"],
    "--format": ["pdf", "", "Table"],
    "--host": [""],
    "--lang": ["xx", "", "ru", "zz_ZZ", "\x1b[31m"],
    "--language": ["xx", "", "lv, xx"],
    "--port": ["x", "-1", "65536", ""],
    "--paper": ["a5", "A4", ""],
    "--remind": ["x", "-5", "1.5", "40321", "9" * 5000, "²", ""],
    "--role": ["guest", ""],
    "--rows": ["x", "-1", "1.5", "1001", "9" * 5000, "²", ""],
    "--session": ["closing", "", "\x1b[31m"],
    "--start": ["soon", "19 May", ""],
    "--timezone": ["Europe/Rga", ""],
    "--title": ["", "\udce9"],
    "--tz": ["Europe/Rga", "UTC+25", ""],
}
PATHS = {
    "--visit",
    "--out",
    "--from",
    "--site",
    "--calendars",
    "--mails",
}  # every text is a path; what is there is another matter
# What is the host's own to write; for all else there are words to choose from.
FREE = PATHS | {
    *(
        "--base-url",
        "--city",
        "--end",
        "--host",
        "--port",
        "--remind",
        "--rows",
        "--start",
        "--title",
    )
}
NEEDED = {
    "diff": ["visit.toml"],
    "preview": ["--no-browser"],
    "init": ["new.toml", "--title", "T", "--start", "2027-05-19", "--host", "H", "--country", "LV"],
    "print": ["attendance"],
}  # fmt: skip
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined] # it is a group


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview waits for browsers until it is stopped; here none comes."""
    monkeypatch.setattr("socketserver.BaseServer.serve_forever", lambda *_, **__: None)


def options() -> Iterator[tuple[str, str, bool]]:
    for name, command in COMMANDS.items():
        for one in command.params:
            if one.param_type_name == "option":
                yield name, one.opts[0], one.is_flag


def wrong() -> Iterator[tuple[str, str]]:
    for command, option, is_flag in options():
        for value in ["yes"] if is_flag else WRONG.get(option, []):
            yield command, f"{option}={value}"


def test_every_option_has_a_wrong_value_here() -> None:
    of_values = {option for _, option, is_flag in options() if not is_flag}
    assert of_values == WRONG.keys() | PATHS


def test_the_shell_completes_every_option_that_has_words_to_choose_from(
    iris: Iris, write: Write
) -> None:
    write('[sessions.a]\ntitle = "A"\nday = 2027-05-19\n')
    offered = {}
    for name, command in COMMANDS.items():
        for one in command.params:
            if one.param_type_name == "option" and not one.is_flag and one.opts[0] not in FREE:
                line = f"iris {name} {one.opts[0]} "
                shell = {
                    "_IRIS_COMPLETE": "complete_bash",
                    "COMP_WORDS": line,
                    "COMP_CWORD": "3",
                }
                offered[line] = iris(**shell).stdout
    assert [line for line, words in offered.items() if not words.strip()] == []


@pytest.mark.parametrize(("command", "option"), list(wrong()))
def test_a_wrong_option_is_one_line_and_nothing_is_done(
    iris: Iris, write: Write, tmp_path: Path, command: str, option: str
) -> None:
    write('[sessions.a]\ntitle = "A"\nday = 2027-05-19\nstart = 09:00\n')
    result = iris(command, *NEEDED.get(command, []), option)
    assert (result.exit_code, result.stdout) == (2, ""), result.exception
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Error: ")
    assert "; " in result.stderr
    assert result.stderr.rstrip("\n").isprintable()
    assert [path.name for path in tmp_path.rglob("*")] == ["visit.toml"]


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_wrong_option_each_command_does_its_work(
    iris: Iris, write: Write, command: str
) -> None:
    write('[sessions.a]\ntitle = "A"\nday = 2027-05-19\nstart = 09:00\n')
    assert iris(command, *NEEDED.get(command, [])).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["partners", "--country", "XX"],
        ["participants", "--lang", "xx"],
        ["agenda", "--tz", "Europe/Rga"],
        ["export-ics", "--remind", "x"],
        ["site", "--base-url", "x"],
        ["print", "badges", "--rows", "x"],
    ],
)
def test_what_is_wrong_by_itself_is_said_before_the_file_is_read(
    iris: Iris, arguments: list[str]
) -> None:
    result = iris(*arguments, "-f", "missing.toml")
    assert result.exit_code == 2
    assert "missing.toml" not in result.stderr


LATVIAN = """
[sessions.a]
title = { lv = "Atklāšana", en = "Opening" }
day = 2027-05-19
start = 09:00
"""
PRINTS_FOR_THE_HOST = [
    ["agenda"],
    ["partners"],
    ["participants"],
    ["diff", "visit.toml"],
    ["export-ics"],
    ["site"],
    ["mail"],
]


@pytest.fixture
def latvian(write: Write, head: str) -> Path:
    return write(LATVIAN, head=head.replace('host = "h"', 'host = "h"\nlanguage = "lv"'))


@pytest.mark.parametrize("arguments", PRINTS_FOR_THE_HOST)
def test_the_hosts_language_is_that_of_the_environment_unless_another_is_asked_for(
    iris: Iris, latvian: Path, arguments: list[str]
) -> None:
    assert latvian.exists()
    iris(*arguments)  # a second export says that all is as it was
    latvian_said = iris(*arguments).stdout
    english_said = iris(*arguments, IRIS_LANG="en_GB.UTF-8").stdout
    assert english_said != latvian_said
    assert iris(*arguments, "--lang", "lv", IRIS_LANG="en").stdout == latvian_said


@pytest.mark.parametrize("arguments", PRINTS_FOR_THE_HOST)
def test_a_language_of_the_environment_that_is_none_is_named(
    iris: Iris, latvian: Path, tmp_path: Path, arguments: list[str]
) -> None:
    result = iris(*arguments, IRIS_LANG="xx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: IRIS_LANG: 'xx' is not a language; choose from en, lv, sv, fi, pl, be, et, lt, de, da, nb, uk\n"
    )
    assert list(tmp_path.iterdir()) == [latvian]


def test_the_hosts_language_changes_no_calendar_but_one_asked_for_does(
    iris: Iris, latvian: Path
) -> None:
    assert latvian.exists()
    epoch = {"SOURCE_DATE_EPOCH": "1800000000"}
    calendar = latvian.parent / "calendars" / "p.ics"
    iris("export-ics", **epoch)
    before = calendar.read_bytes()
    assert "Atklāšana" in before.decode()
    iris("export-ics", IRIS_LANG="en", **epoch)
    assert calendar.read_bytes() == before
    iris("export-ics", "--lang", "en", **epoch)
    assert "Opening" in calendar.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [{"IRIS_LANG": "en"}, {}])
def test_a_site_is_the_same_whatever_the_language_of_its_table(
    iris: Iris, latvian: Path, how: dict[str, str]
) -> None:
    def built() -> dict[Path, bytes]:
        site = latvian.parent / "site"
        return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    iris("site", SOURCE_DATE_EPOCH="1800000000")
    before = built()
    lang = [] if how else ["--lang", "en"]
    assert "unchanged" in iris("site", *lang, **how).stdout
    assert built() == before
