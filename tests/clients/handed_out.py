"""A visit, what changes of it, and the files and the site that its guests get."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from clients.program import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FIRST = 1_800_000_000
_DAY = 86_400

RIGA = "Europe/Riga"

VISIT = """\
[visit]
id = "quay"
title = "Quay days"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
[organisations.guests]
name = "Guests"
country = "FI"
[organisations.others]
name = "Others"
country = "SE"
[sessions.walk]
title = "Walk"
day = 2027-05-19
start = 09:30
end = 11:00
[sessions.fair]
title = "Fair"
day = 2027-05-20
[sessions.dinner]
title = "Dinner"
day = 2027-05-19
start = 19:00
end = 21:00
"""
SHOWN = [
    Shown("20270519T093000", "20270519T110000", "Walk"),
    Shown("20270519T190000", "20270519T210000", "Dinner"),
    Shown("20270520", "20270521", "Fair"),
]

# The walk moves, the dinner is off, one session comes before all and one after all.
CHANGED = (
    VISIT.replace("start = 09:30", "start = 10:00")
    + """\
status = "cancelled"
[sessions.coffee]
title = "Coffee"
day = 2027-05-19
start = 08:00
end = 08:30
[sessions.closing]
title = "Closing"
day = 2027-05-20
start = 15:00
end = 16:00
"""
)
COFFEE = Shown("20270519T080000", "20270519T083000", "Coffee")
SHOWN_CHANGED = [
    COFFEE,
    Shown("20270519T100000", "20270519T110000", "Walk"),
    Shown("20270519T190000", "20270519T210000", "Cancelled: Dinner", "CANCELLED"),
    Shown("20270520", "20270521", "Fair"),
    Shown("20270520T150000", "20270520T160000", "Closing"),
]


class Host:
    """Someone who hands out what iris makes of a visit file, one version a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._now = _FIRST

    def export(self, visit: str, whose: str = "guests") -> Path:
        """Export the calendars; return someone's file, as it is today."""
        self._run(visit, "export-ics")
        calendar = self.folder / "calendars" / f"{whose}.ics"
        sent = self.folder / f"sent-{self._now}.ics"
        sent.write_bytes(calendar.read_bytes())
        return sent

    def build(self, visit: str) -> Path:
        """Build the site; return its folder."""
        self._run(visit, "site")
        return self.folder / "site"

    def _run(self, visit: str, command: str) -> None:
        (self.folder / "visit.toml").write_text(visit, "utf-8")
        self._now += _DAY
        done = subprocess.run(
            [sys.executable, "-m", "iriscli", command, "--visit", "visit.toml"],
            cwd=self.folder,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(self._now)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
