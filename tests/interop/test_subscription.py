"""A calendar of the web site that a guest subscribed to, with vdirsyncer and khal."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from interop.needed import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SETTINGS = """\
[general]
status_path = "{room}/status/"
[pair visit]
a = "web"
b = "guest"
collections = null
conflict_resolution = "a wins"
[storage web]
type = "http"
url = "{address}"
[storage guest]
type = "filesystem"
path = "{room}/guest"
fileext = ".ics"
"""
_KHAL = """\
[calendars]
[[visit]]
path = {room}/guest
[sqlite]
path = {room}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Riga
default_timezone = Europe/Riga
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _run(room: Path, *command: str) -> str:
    environment = os.environ | {"HOME": str(room), "LC_ALL": "C.UTF-8", "TZ": "Europe/Riga"}
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        input="y\n",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _build(room: Path, visit: str, epoch: int) -> None:
    (room / "visit.toml").write_text(visit, encoding="utf-8")
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    command = [
        sys.executable,
        "-m",
        "iriscli",
        "site",
        "--visit",
        "visit.toml",
        "--out",
        "site",
    ]
    done = subprocess.run(
        command, cwd=room, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _synced(room: Path) -> list[str]:
    """Fetch what is new, and return khal's list of the first day."""
    settings = str(room / "vdirsyncer.conf")
    _run(room, program("vdirsyncer"), "-c", settings, "sync")
    khal = [program("khal"), "-c", str(room / "khal.conf"), "list", "--format"]
    return _run(room, *khal, "{start-time} {title}", "2027-05-19", "1d").splitlines()[1:]


def test_a_subscribed_calendar_takes_a_move_and_a_cancellation_and_doubles_nothing(
    tmp_path: Path,
) -> None:
    visit = """
[visit]
id = "quay"
title = "Quay days"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
[organisations.guests]
name = "Guests"
country = "FI"
[sessions.walk]
title = "Walk"
day = 2027-05-19
start = 09:30
end = 11:00
[sessions.dinner]
title = "Dinner"
day = 2027-05-19
start = 19:00
"""
    _build(tmp_path, visit, 1_800_000_000)
    (tmp_path / "guest").mkdir()
    (tmp_path / "khal.conf").write_text(_KHAL.format(room=tmp_path))
    with _served(tmp_path / "site") as base:
        address = f"{base}/calendars/guests.ics"
        settings = tmp_path / "vdirsyncer.conf"
        settings.write_text(_SETTINGS.format(room=tmp_path, address=address))
        _run(tmp_path, program("vdirsyncer"), "-c", str(settings), "discover")

        assert _synced(tmp_path) == ["09:30 Walk", "19:00 Dinner"]

        moved = visit.replace("start = 09:30", "start = 10:00")
        _build(tmp_path, f'{moved}status = "cancelled"\n', 1_800_100_000)

        assert _synced(tmp_path) == ["10:00 Walk", "19:00 Cancelled: Dinner"]
