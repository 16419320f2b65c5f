"""What stops a command on its way, and surroundings that are not as they should be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.disk import files
from iriscli.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'
IRIS = [sys.executable, "-m", "iriscli"]
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def said(result: Result) -> dict[str, str]:
    return {one["file"]: one["state"] for one in json.loads(result.stdout)["files"]}


def fail_at(name: str, error: BaseException) -> Callable[..., None]:
    real = files.replace

    def replace(path: Path, *arguments: Any) -> None:
        if path.name == name:
            raise error
        real(path, *arguments)

    return replace


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (files.cannot(Path("calendars/p.ics"), PermissionError(1, "Operation not permitted")), 4),
        (KeyboardInterrupt(), 130),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_replaced_keeps_nothing_from_the_others_and_the_table_is_printed(
    iris: Iris,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
) -> None:
    write(DINNER)
    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", fail_at("p.ics", error))
        result = iris("export-ics", "--format", "json")
    assert result.exit_code == code
    assert said(result) == {"q.ics": "new", "h.ics": "new", "l.ics": "new"}
    assert ("you may not write there" in result.stderr) == (code == 4)
    again = iris("export-ics", "--format", "json")
    assert again.exit_code == 0
    assert said(again) == {
        "p.ics": "new",
        "q.ics": "unchanged",
        "h.ics": "unchanged",
        "l.ics": "unchanged",
    }
    assert {path.name for path in Path("calendars").iterdir()} == set(said(again))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
@pytest.mark.parametrize("command", ["export-ics", "site"])
def test_whom_a_table_that_could_not_be_printed_named_the_next_one_names(
    iris: Iris, write: Write, command: str
) -> None:
    write(DINNER)
    assert iris(command).exit_code == 0
    write(DINNER.replace("20:00", "21:00"))
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*IRIS, command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 4
    assert done.stderr.endswith(
        "Error: the output cannot be written: No space left on device; free some disk space\n"
    )
    foretold = iris("export-ics", "--dry-run", "--format", "json")
    again = iris(command, "--format", "json")
    assert again.exit_code == 0
    changed = {name.rpartition("/")[2] for name, one in said(again).items() if one == "changed"}
    assert {"p.ics", "q.ics", "h.ics", "l.ics"} <= changed
    if command == "export-ics":
        assert said(foretold) == said(again)
        [row, *_] = json.loads(again.stdout)["files"]
        assert (row["added"], row["changed"], row["cancelled"]) == ([], ["dinner"], [])
    assert set(said(iris(command, "--format", "json")).values()) == {"unchanged"}


def test_who_is_left_out_of_the_next_export_is_told_of_in_a_later_one(
    iris: Iris, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(DINNER)
    iris("export-ics")
    write(DINNER.replace("20:00", "21:00"))
    with monkeypatch.context() as patched:
        patched.setattr("iriscli.cli.output.tell", fail_to_tell)
        assert iris("export-ics").exit_code == 4
    assert said(iris("export-ics", "--for", "p", "--format", "json")) == {"p.ics": "changed"}
    rest = said(iris("export-ics", "--format", "json"))
    assert rest == {
        "p.ics": "unchanged",
        "q.ics": "changed",
        "h.ics": "changed",
        "l.ics": "changed",
    }


def fail_to_tell(*_: object) -> None:
    raise CannotWriteError("the output cannot be written")


def test_what_was_new_and_then_changed_is_new_to_a_host_who_was_told_of_neither(
    iris: Iris, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    iris("export-ics")
    tour = DINNER.replace("dinner", "tour").replace("Dinner", "Tour")
    with monkeypatch.context() as patched:
        patched.setattr("iriscli.cli.output.tell", fail_to_tell)
        write(DINNER + tour)
        iris("export-ics")
        write(DINNER.replace("20:00", "21:00") + tour)
        iris("export-ics")
    write(DINNER.replace("20:00", "21:00"))
    [row, *_] = json.loads(iris("export-ics", "--format", "json").stdout)["files"]
    assert row["state"] == "changed"
    assert (row["added"], row["changed"], row["cancelled"]) == (["dinner"], [], ["tour"])


def test_a_journal_that_iris_did_not_write_is_left_alone(iris: Iris, write: Write) -> None:
    write(DINNER)
    Path("calendars").mkdir()
    journal = Path("calendars/.iris-journal")
    journal.write_text("mine")
    result = iris("export-ics")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        f"Error: '{journal}': it is not the file that iris wrote; move it away,"
        " or replace it with --force\n"
    )
    assert journal.read_text() == "mine"
    assert iris("export-ics", "--force").exit_code == 0
    assert not journal.exists()


@POSIX
def test_an_interrupt_while_iris_is_starting_is_130_and_silent(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text(
        "import time; print('starting', flush=True); time.sleep(60)\n", encoding="utf-8"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        IRIS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "starting\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "")


def surroundings() -> dict[str, dict[str, Any]]:
    return {
        "no width": {"env": {"COLUMNS": "0"}},
        "talk that is not taken": {"stderr": Path("/dev/full")},
    }


@POSIX
@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        ("no width", ["--help"]),
        ("talk that is not taken", ["export-ics"]),
        ("talk that is not taken", ["agend"]),
    ],
)
def test_surroundings_that_are_not_as_they_should_be_change_nothing(
    tmp_path: Path, write: Write, where: str, arguments: list[str]
) -> None:
    write(DINNER)
    env = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "TZ"}}
    odd = surroundings()[where]

    def run(folder: str, error: Path, **more: str) -> tuple[int, str]:
        out = ["-o", folder] if arguments == ["export-ics"] else []
        with error.open("w", encoding="utf-8") as stderr:
            done = subprocess.run(
                [*IRIS, *arguments, *out],
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                cwd=tmp_path,
                env=env | more,
                check=False,
            )
        return done.returncode, done.stdout.replace(folder, "")

    plain = run("bbbb", tmp_path / "said")
    assert run("aaaa", odd.get("stderr", tmp_path / "said"), **odd.get("env", {})) == plain
    assert plain[0] == (2 if arguments == ["agend"] else 0)


@POSIX
@pytest.mark.parametrize("arguments", ["--help", "agenda --help", "agenda"])
def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path, arguments: str) -> None:
    # The reader is gone before a word is written.
    command = f"({sys.executable} -m iriscli {arguments}; echo $? >&2) | true"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "0"
    assert "Traceback" not in done.stderr
