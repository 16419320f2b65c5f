from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from iriscli.calendars.export import Wanted, export
from iriscli.calendars.record import Blocks, read_file, sealed
from iriscli.disk import files
from iriscli.disk.folder import hold
from iriscli.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.calendars.update import Update
    from iriscli.disk.folder import Outcome
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)
DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'
LATER = DINNER.replace("20:00", "21:00")
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def run(visit: Visit, out: Path, *, force: bool = False, dry: bool = False) -> Outcome[Update]:
    with hold(out, force=force, dry=dry) as folder:
        return export(visit, folder, Wanted(), NOW)


def states(outcome: Outcome[Update]) -> dict[str, str]:
    return {one.file: one.state for one in outcome.done}


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_an_unchanged_file_is_not_written(visit: Read, tmp_path: Path) -> None:
    read = visit(DINNER + 'attendees = ["p"]\n')
    run(read, tmp_path)
    before = {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.iterdir()
    }
    assert set(states(run(read, tmp_path)).values()) == {"unchanged"}
    after = {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.iterdir()
    }
    assert after == before


def test_a_preview_says_the_same_as_the_export_and_writes_nothing(
    visit: Read, tmp_path: Path
) -> None:
    out = tmp_path / "not" / "there"
    foretold = run(visit(DINNER), out, dry=True)
    assert not out.exists()
    assert states(foretold) == states(run(visit(DINNER), out))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _: b"", "iris did not write it"),
        (lambda _: b"\x00\xff" * 99, "iris did not write it"),
        (lambda _: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "iris did not write it"),
        (
            lambda data: data.replace(b"Dinner", b"Supper"),
            "it was edited, or a part of it is missing",
        ),
        (lambda data: data[:-20], "it was edited, or a part of it is missing"),
        (
            lambda data: data[: data.index(b"BEGIN:VEVENT")],
            "it was edited, or a part of it is missing",
        ),
        (lambda data: data.replace(b"\r\n", b"\n"), "another program changed its line ends"),
        (lambda data: data.replace(b"\r\n", b"\r"), "another program changed it"),
        (lambda data: b"\xef\xbb\xbf" + data, "it was edited, or a part of it is missing"),
        (lambda data: data.replace(b"X-IRIS-RECORD", b"X-OTHER"), "another program changed it"),
        (
            lambda data: data.replace(b"CALSCALE:GREGORIAN\r\n", b""),
            "it was edited, or a part of it is missing",
        ),
        (
            lambda data: data.replace(b"VERSION:2.0\r\n", b"METHOD:PUBLISH\r\nVERSION:2.0\r\n"),
            "it was edited, or a part of it is missing",
        ),
    ],
)
def test_a_file_that_is_not_as_iris_wrote_it_is_left_alone_and_the_others_are_written(
    visit: Read, tmp_path: Path, spoil: Callable[[bytes], bytes], reason: str
) -> None:
    run(visit(DINNER), tmp_path)
    spoilt = spoil((tmp_path / "p.ics").read_bytes())
    (tmp_path / "p.ics").write_bytes(spoilt)
    outcome = run(visit(LATER), tmp_path)
    assert states(outcome) == {"q.ics": "changed", "h.ics": "changed", "l.ics": "changed"}
    assert (tmp_path / "p.ics").read_bytes() == spoilt
    assert outcome.exit_code == 4
    [named] = outcome.lines
    assert named == (
        f"Error: '{tmp_path / 'p.ics'}': {reason}, so iris does not touch it; move it away, or"
        " replace it with --force"
    )


def test_force_replaces_such_a_file_and_says_that_its_history_is_lost(
    visit: Read, tmp_path: Path
) -> None:
    (tmp_path / "p.ics").write_text("mine")
    outcome = run(visit(DINNER), tmp_path, force=True)
    [lost] = outcome.lines
    assert lost.endswith("iris did not write it; replaced, and its history is lost")
    assert outcome.exit_code == 0
    assert b"Dinner" in (tmp_path / "p.ics").read_bytes()


def test_the_calendar_of_another_visit_is_left_alone(
    visit: Read, tmp_path: Path, head: str
) -> None:
    run(visit(DINNER), tmp_path)
    other = head.replace('id = "v"', 'id = "w"')
    outcome = run(visit(DINNER, head=other), tmp_path)
    assert (outcome.done, outcome.exit_code, len(outcome.lines)) == ([], 4, 5)
    assert outcome.lines[0] == (
        f"Note: '{tmp_path}' also holds the calendars of another visit, 'v';"
        " use one folder for each visit"
    )


def test_a_damaged_calendar_of_someone_who_is_gone_is_named(
    visit: Read, tmp_path: Path
) -> None:
    more = '[organisations.n]\nname = "N"\ncountry = "EE"\n'
    run(visit(more + DINNER), tmp_path)
    path = tmp_path / "n.ics"
    path.write_bytes(path.read_bytes() + b"\r\n")
    [named] = run(visit(DINNER), tmp_path).lines
    assert named.startswith(
        f"Error: '{path}': it was edited, or a part of it is missing, so iris does not touch it"
    )


@POSIX
def test_a_link_is_not_followed_and_with_force_it_is_replaced(
    visit: Read, tmp_path: Path
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere.txt"
    out.mkdir()
    elsewhere.write_text("precious")
    (out / "p.ics").symlink_to(elsewhere)
    [named] = run(visit(DINNER), out).lines
    assert "it is a link or a folder, not a file, so iris does not touch it" in named
    run(visit(DINNER), out, force=True)
    assert elsewhere.read_text() == "precious"
    assert not (out / "p.ics").is_symlink()


def test_a_folder_in_the_way_is_an_error_even_with_force(visit: Read, tmp_path: Path) -> None:
    (tmp_path / "p.ics").mkdir()
    assert "p.ics" not in states(run(visit(DINNER), tmp_path))
    outcome = run(visit(DINNER), tmp_path, force=True)
    assert outcome.exit_code == 4
    assert outcome.lines[-1] == (
        f"Error: '{tmp_path / 'p.ics'}': is a directory; there is a folder with this name: move"
        " it away"
    )


def test_a_file_where_the_folder_should_be_is_an_error_with_a_remedy(
    visit: Read, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "inside"):
        for dry in (False, True):
            with pytest.raises(CannotWriteError, match="choose a folder with --out"):
                run(visit(DINNER), out, dry=dry)
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize("call", ["fsync", "replace", "open", "write"])
def test_a_full_disk_leaves_the_old_files_whole_and_nothing_else(
    visit: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    run(visit(DINNER), tmp_path)
    before = contents(tmp_path)

    def full(*arguments: object, **_: object) -> int:
        if call == "open" and not str(arguments[0]).endswith(".tmp"):
            return real_open(*arguments)  # type: ignore[arg-type] # as it was called
        raise OSError(errno.ENOSPC, "No space left on device")

    real_open = os.open
    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        outcome = run(visit(LATER), tmp_path)
    assert (outcome.done, outcome.exit_code) == ([], 4)
    assert "no space left on device; free some disk space" in outcome.lines[0]
    assert contents(tmp_path) == before


def test_what_a_killed_export_left_is_removed_by_the_next(visit: Read, tmp_path: Path) -> None:
    (tmp_path / ".iris-0123456789abcdef.tmp").write_bytes(b"half")
    run(visit(DINNER), tmp_path)
    assert sorted(contents(tmp_path)) == ["h.ics", "l.ics", "p.ics", "q.ics"]


@POSIX
def test_a_file_keeps_the_permissions_that_it_was_given(visit: Read, tmp_path: Path) -> None:
    run(visit(DINNER), tmp_path)
    (tmp_path / "p.ics").chmod(0o640)
    run(visit(LATER), tmp_path)
    assert (tmp_path / "p.ics").stat().st_mode & 0o777 == 0o640
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "q.ics").stat().st_mode & 0o777 == 0o666 & ~umask


@POSIX
def test_two_exports_at_once_leave_one_true_history(tmp_path: Path, head: str) -> None:
    file = tmp_path / "visit.toml"
    file.write_text(head + DINNER, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "iriscli", "export-ics", "-f", str(file), "-o", str(out)]
    both = [
        subprocess.Popen([*command, "--format", "json"], stdout=subprocess.PIPE) for _ in "ab"
    ]
    said = [process.communicate()[0].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(text.count('"state": "new"') for text in said) == [0, 4]


@POSIX
def test_whoever_reads_a_file_at_any_moment_reads_a_whole_one(
    visit: Read, tmp_path: Path
) -> None:
    one, two = visit(DINNER), visit(LATER)
    run(one, tmp_path)
    torn: list[bytes] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            data = (tmp_path / "p.ics").read_bytes()
            if not (
                data.startswith(b"BEGIN:VCALENDAR") and data.endswith(b"END:VCALENDAR\r\n")
            ):
                torn.append(data)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for n in range(20):
            run(two if n % 2 else one, tmp_path)
    finally:
        done.set()
        watcher.join()
    assert torn == []


@POSIX
def test_another_export_that_does_not_end_is_waited_for_and_then_named(
    visit: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    with (
        hold(tmp_path),
        pytest.raises(CannotWriteError, match="iris is already writing there"),
    ):
        run(visit(DINNER), tmp_path)


def test_a_share_that_cannot_make_a_folder_durable_is_no_error(
    visit: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stat

    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    assert set(states(run(visit(DINNER), tmp_path)).values()) == {"new"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTSTAMP:20270501T000000Z", b"DTSTAMP:99991231T235959Z"),
        (b"DTSTAMP:20270501T000000Z", b"DTSTAMP:00010101T000000Z"),
        (b"DTSTAMP:20270501T000000Z", b"DTSTAMP:tomorrow"),
        (b"SEQUENCE:0", b"SEQUENCE:2147483647"),
        (b"SEQUENCE:0", b"SEQUENCE:-1"),
        (b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 5000),
        (b"STATUS:CONFIRMED\r\n", b""),
    ],
)
def test_a_record_out_of_range_is_named(
    visit: Read, tmp_path: Path, old: bytes, new: bytes
) -> None:
    run(visit(DINNER), tmp_path)
    path = tmp_path / "p.ics"
    handed = read_file(path.read_bytes(), Blocks())
    assert old in handed.blocks[0].octets
    odd = replace(handed.blocks[0], octets=handed.blocks[0].octets.replace(old, new))
    path.write_bytes(sealed(replace(handed, blocks=(odd,))))
    outcome = run(visit(LATER), tmp_path)
    [named] = outcome.lines
    assert named == (
        f"Error: '{path}': its events do not have the form that iris writes, so iris does not"
        " touch it; move it away, or replace it with --force"
    )
    assert outcome.exit_code == 4


def test_a_calendar_of_someone_who_is_gone_that_another_program_touched_is_named(
    visit: Read, tmp_path: Path
) -> None:
    more = '[organisations.n]\nname = "N"\ncountry = "EE"\n'
    run(visit(more + DINNER), tmp_path)
    (tmp_path / "mine.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    path = tmp_path / "n.ics"
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    [named] = run(visit(DINNER), tmp_path).lines
    assert named.startswith(f"Error: '{path}': another program changed its line ends, so")


def test_a_calendar_under_another_name_is_named_and_left(visit: Read, tmp_path: Path) -> None:
    run(visit(DINNER), tmp_path)
    (tmp_path / "p.ics").rename(tmp_path / "P (1).ICS")
    (tmp_path / "q.ics").write_bytes((tmp_path / "h.ics").read_bytes())
    before = contents(tmp_path)
    outcome = run(visit(LATER), tmp_path)
    where = str(tmp_path)
    assert outcome.lines == [
        f"Error: '{where}/P (1).ICS': it is the calendar of 'p'; move it away",
        (
            f"Error: '{where}/q.ics': it is the calendar of 'h', so iris does not touch it;"
            " move it away, or replace it with --force"
        ),
    ]
    assert outcome.exit_code == 4
    assert states(outcome) == {"p.ics": "new", "h.ics": "changed", "l.ics": "changed"}
    after = contents(tmp_path)
    assert all(after[file] == before[file] for file in ("P (1).ICS", "q.ics"))
