"""Evolution's data server, which holds the calendars of Evolution and GNOME Calendar."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clients.program import Shown, found

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRIVER = Path(__file__).with_name("evolution_driver.py")
_SYSTEM_PYTHON = "/usr/bin/python3"  # has the bindings


class Evolution:
    """The data server of one user."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def _asked(self, *command: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(command), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the data server has stopped; is all there that install.sh installs?"
        return json.loads(answer)

    def new_calendar(self) -> str:
        return str(self._asked("new_calendar"))

    def import_file(self, calendar: str, file: Path) -> str:
        return str(self._asked("import_file", calendar, str(file)))

    def create(self, calendar: str, file: Path) -> str:
        """Import a file as GNOME Calendar does; return what the server says of a failure."""
        return str(self._asked("create", calendar, str(file)))

    def subscribe(self, address: str) -> str:
        return str(self._asked("subscribe", address))

    def refresh(self, calendar: str) -> None:
        self._asked("refresh", calendar)

    def read(self, calendar: str) -> list[Shown]:
        return [Shown(*event) for event in self._asked("read", calendar)]


@contextmanager
def evolution(folder: Path, zone: str) -> Iterator[Evolution]:
    """Run the data server of a new user, whose files are in a folder."""
    command = [found("dbus-run-session"), "--", _SYSTEM_PYTHON, str(_DRIVER)]
    own = {"TZ": zone, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    bare = {name: text for name, text in os.environ.items() if not name.startswith("XDG_")}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command,
            env={**bare, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
        ) as process,
    ):
        yield Evolution(process)
