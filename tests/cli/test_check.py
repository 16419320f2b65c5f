from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    Iris = Callable[..., Result]

CLEAN = """\
[visit]
id = "spring-visit"
title = "Spring visit"
start = 2027-05-19
end = 2027-05-19
timezone = "Europe/Riga"
contact = { name = "Project office" }

[organisations.turku]
name = "Turku Science Park"
country = "FI"

[sessions.opening]
title = "Opening"
day = 2027-05-19
start = 09:00
end = 10:00
"""
NOTE = CLEAN.replace("end = 10:00\n", "")
WARNING = CLEAN + '\n[venues.attic]\nname = "Attic"\n'
ERROR = CLEAN.replace("10:00", "08:00") + 'venue = "attic"\n'


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """Write visit.toml into the folder in which commands run."""

    def write(text: str) -> Path:
        path = tmp_path / "visit.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_errors_are_data_with_exit_code_1(iris: Iris, file: Callable[[str], Path]) -> None:
    file(ERROR)
    result = iris("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "visit.toml:17: error [invalid] sessions.opening.end: the end 08:00 is not after the"
        " start 09:00; correct it, or if it is after midnight, add its date:"
        " 2027-05-20T08:00\nvisit.toml:18: error [invalid] sessions.opening.venue: 'attic' is"
        " not the id of a venue; add it, or use the id of a venue that is in the file\n2"
        " errors\n"
    )


@pytest.mark.parametrize(
    ("text", "code", "strict_code"),
    [(CLEAN, 0, 0), (NOTE, 0, 0), (WARNING, 0, 1), (ERROR, 1, 1)],
    ids=["clean", "note", "warning", "error"],
)
def test_the_exit_code_is_1_on_errors_and_if_strict_on_warnings(
    iris: Iris, file: Callable[[str], Path], text: str, code: int, strict_code: int
) -> None:
    file(text)
    for format_ in ("text", "json", "github"):
        assert iris("check", "--format", format_).exit_code == code
        assert iris("check", "--format", format_, "--strict").exit_code == strict_code


def test_a_visit_without_problems_is_said_to_have_none(
    iris: Iris, file: Callable[[str], Path]
) -> None:
    file(CLEAN)
    assert iris("check").stdout == "No problems found.\n"


def test_json_holds_the_problems(iris: Iris, file: Callable[[str], Path]) -> None:
    file(WARNING)
    assert json.loads(iris("check", "--format", "json").stdout) == {
        "problems": [
            {
                "level": "warning",
                "code": "unused-venue",
                "place": "venues.attic",
                "message": "no session takes place here; add the venue to a session, or remove it",
                "file": "visit.toml",
                "line": 19,
            }
        ]
    }


def test_github_shows_an_annotation_at_the_line(
    iris: Iris, file: Callable[[str], Path]
) -> None:
    file(NOTE)
    assert iris("check", "--format", "github").stdout == (
        "::notice file=visit.toml,line=16,title=open-end::sessions.opening.start: the end is"
        " open in 1 session ('opening'), and calendars show an end that is only assumed; add"
        " end where you know it\n"
    )


def test_several_files_are_checked_in_place_of_the_one_at_hand(
    iris: Iris, file: Callable[[str], Path]
) -> None:
    path = file(WARNING)
    other = path.with_name("other.toml")
    other.write_text(NOTE, encoding="utf-8")
    result = iris("check", "other.toml", "visit.toml", IRIS_VISIT="nowhere.toml")
    assert [line.split()[:3] for line in result.stdout.splitlines()] == [
        ["other.toml:16:", "note", "[open-end]"],
        ["visit.toml:19:", "warning", "[unused-venue]"],
        ["1", "warning,", "1"],
    ]


def test_standard_input_is_a_file_too(iris: Iris) -> None:
    result = iris("check", "-f", "-", stdin=WARNING.encode())
    assert result.stdout.startswith("-:19: warning [unused-venue] venues.attic: ")


@pytest.mark.parametrize("arguments", [("--visit", "nowhere"), ("nowhere",), (".",)])
def test_a_file_that_cannot_be_read_is_exit_code_3(
    iris: Iris, arguments: tuple[str, ...]
) -> None:
    result = iris("check", *arguments)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"{arguments[-1]}:1: ")


def test_a_file_that_is_no_text_is_an_error_of_the_file(
    iris: Iris, file: Callable[[str], Path]
) -> None:
    file("").write_bytes(b"\xff\xfe\x00")
    result = iris("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "visit.toml:1: error [invalid] the text is not in UTF-8; save the file with the encoding UTF-8\n"
        "1 error\n"
    )


def test_who_is_in_the_csv_beside_the_file_has_their_own_line(
    iris: Iris, tmp_path: Path
) -> None:
    folder = tmp_path / "spring"
    folder.mkdir()
    people = '[visit]\npeople_file = "people.csv"\n'
    text = CLEAN.replace("[visit]\n", people) + 'attendees = ["ann"]\n'
    (folder / "visit.toml").write_text(text, encoding="utf-8")
    (folder / "people.csv").write_text("name;organisation\nAnn;turku\nBo;turku\n")
    assert iris("check", "spring/visit.toml").stdout.replace("\\", "/") == (
        "spring/people.csv:3: warning [no-sessions] people.bo: Bo attends no session that"
        " takes place; add them to the attendees of a session, or remove them\n"
        "1 warning\n"
    )


@pytest.mark.parametrize("sample", ["data/visit.toml", "examples/harbour-days.toml"])
def test_the_visits_that_come_with_iris_have_no_warnings(
    iris: Iris, root: Path, sample: str
) -> None:
    result = iris("check", "--strict", str(root / sample))
    assert re.search(r"^\d notes$", result.stdout.splitlines()[-1])
    assert result.exit_code == 0


# ── As pre-commit runs it ────────────────────────────────────────────────────────


def hook(root: Path) -> dict[str, str]:
    """Read the one hook that the repository offers; its values are plain words."""
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r"^(?:- |  )(\w+): (.*)$", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("visit.toml", True),
        ("visits/spring/visit.toml", True),
        ("revisit.toml", False),
        ("visit.toml.bak", False),
    ],
)
def test_the_hook_looks_at_files_of_that_name(root: Path, path: str, *, wanted: bool) -> None:
    assert bool(re.search(hook(root)["files"], path)) == wanted


@pytest.mark.parametrize(("text", "code"), [(WARNING, 0), (ERROR, 1)])
def test_the_hook_runs_with_the_names_of_files(
    root: Path, file: Callable[[str], Path], text: str, code: int
) -> None:
    path = file(text)
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command, *arguments = hook(root)["entry"].split()
    program = shutil.which(command, path=scripts)
    assert program
    result = subprocess.run(
        [program, *arguments, path.name],
        cwd=path.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (code, "")
    assert result.stdout.startswith("visit.toml:1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_told_from_a_visit_with_errors(file: Callable[[str], Path]) -> None:
    path = file(ERROR)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(
            [sys.executable, "-m", "iriscli", "check", str(path)],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
            check=False,
        )
    assert result.returncode == 4
    assert "cannot be written" in result.stderr
