"""Calendars on a server of which a guest's programs are clients."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from interop.faults import as_read_by
from interop.needed import HERE, program, python_of
from interop.readers import Read, by_uid, with_icalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from interop.exports import Exported

_PATIENCE = 20.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Radicale; return its address."""
    radicale, folder = program("radicale"), tmp_path_factory.mktemp("radicale")
    port = _free_port()
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [
                radicale,
                *("--config", ""),  # nobody else's settings
                *("--server-hosts", f"127.0.0.1:{port}"),
                *("--storage-filesystem-folder", folder / "storage"),
                *("--auth-type", "none", "--auth-delay", "0"),
            ],
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + _PATIENCE
    while True:
        assert process.poll() is None, "Radicale has stopped"
        assert time.monotonic() < patience, "Radicale does not answer"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)


def _on_server(server: str, folder: Path, *files: Path, whole: bool = False) -> list[Read]:
    """Upload files into a new calendar, one after another; return what it then holds."""
    client = [python_of("caldav"), str(HERE / "caldav_client.py"), server]
    done = subprocess.run(
        [*client, *(["--whole"] if whole else []), *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    held: list[Read] = []
    for number, event in enumerate(json.loads(done.stdout)):
        file = folder / f"{number}.ics"
        file.write_bytes(event.encode())
        held += with_icalendar(file)
    return held


def _sent(events: Iterable[Read]) -> dict[str, Read]:
    return by_uid(as_read_by("caldav", event) for event in events)


def test_a_server_holds_every_value_of_every_event(
    server: str, exported: Exported, tmp_path: Path
) -> None:
    file, events = exported.fullest

    held = _on_server(server, tmp_path, exported.folder / file)

    assert by_uid(held) == _sent(events)


def test_a_later_file_updates_the_events_on_a_server_and_doubles_none(
    server: str, exported: Exported, tmp_path: Path
) -> None:
    file, events = exported.fullest

    held = _on_server(server, tmp_path, exported.first / file, exported.folder / file)

    assert by_uid(held) == _sent(events)


def test_a_later_file_replaces_a_calendar_on_a_server_in_one_piece(
    server: str, exported: Exported, tmp_path: Path
) -> None:
    file, events = exported.fullest

    files = exported.first / file, exported.folder / file
    held = _on_server(server, tmp_path, *files, whole=True)

    assert by_uid(held) == by_uid(events)


def test_a_cancelled_session_is_cancelled_on_a_server_that_had_it(
    server: str, harbour_days: Exported, tmp_path: Path
) -> None:
    first, later = (
        folder / "kotka-skills.ics" for folder in (harbour_days.first, harbour_days.folder)
    )

    before = _on_server(server, tmp_path, first)
    after = _on_server(server, tmp_path, first, later)

    uid, title = "morning-sail@harbour-days-2027", "Morning trip in an old sailing boat"
    old, new = by_uid(before)[uid], by_uid(after)[uid]
    assert (old.title, old.status, old.sequence) == (title, "CONFIRMED", 0)
    assert (new.title, new.status, new.sequence) == (f"Cancelled: {title}", "CANCELLED", 1)
    assert len(after) == len(before)
