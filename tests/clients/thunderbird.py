"""Thunderbird without a window, driven over Marionette from the inside."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from clients.program import Shown, found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 60.0
_SETTINGS = 'user_pref("marionette.port", 0);  // any that is free\n'
_SCRIPT = """\
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const argument = arguments;
const calendar = cal.manager.getCalendarById(argument[0]);
return (async () => { %s })();
"""
_NEW = """
const made = cal.manager.createCalendar(argument[1], Services.io.newURI(argument[2]));
made.name = argument[2];
made.setProperty("cache.enabled", true);
cal.manager.registerCalendar(made);
return made.id;
"""
_IMPORT = """
const { CalendarFileImporter } = ChromeUtils.importESModule(
  "resource:///modules/CalendarFileImporter.sys.mjs"
);
const importer = new CalendarFileImporter();
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(argument[1]);
try {
  await importer.startImport(await importer.parseIcsFile(file), calendar);
} catch (error) {
  return String(error.message || error);
}
return "";
"""
_READ = """
const clock = (moment) =>
  (moment.isDate ? moment : moment.getInTimezone(cal.dtz.defaultTimezone)).icalString;
const every = Ci.calICalendar.ITEM_FILTER_ALL_ITEMS;
const main = Services.wm.getMostRecentWindow("mail:3pane");
const read = calendar ?? cal.view.getCompositeCalendar(main);
const items = await read.getItemsAsArray(every, 0, null, null);
return items.map((item) => [
  clock(item.startDate),
  clock(item.endDate),
  item.title,
  item.status,
  item.getProperty("LOCATION") || "",
  item.descriptionText,
]);
"""


class Thunderbird:
    """The program of one user."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._received()  # who it is
        self._told("WebDriver:NewSession", {"capabilities": {}})
        self._told("Marionette:SetContext", {"value": "chrome"})

    def _received(self) -> Any:
        length = b""
        while (octet := self._stream.read(1)) != b":":
            assert octet, "Thunderbird has stopped"
            length += octet
        return json.loads(self._stream.read(int(length)))

    def _told(self, command: str, parameters: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, command, parameters]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._received()
        assert error is None, error
        return result

    def run(self, script: str, *arguments: str) -> Any:
        """Run a script; the first of its arguments is the id of a calendar."""
        parameters = {"script": _SCRIPT % script, "args": arguments}
        return self._told("WebDriver:ExecuteScript", parameters)["value"]

    def new_calendar(self) -> str:
        return str(self.run(_NEW, "", "storage", "moz-storage-calendar://"))

    def import_file(self, calendar: str, file: Path) -> str:
        return str(self.run(_IMPORT, calendar, str(file)))

    def subscribe(self, address: str) -> str:
        return str(self.run(_NEW, "", "ics", address))

    def refresh(self, calendar: str) -> None:
        self.run("calendar.refresh();", calendar)

    def read(self, calendar: str) -> list[Shown]:
        return [Shown(*event) for event in self.run(_READ, calendar)]

    def drawn(self) -> list[Shown]:
        """Return what the program draws: the entries of all calendars."""
        return self.read("")

    def quit(self) -> None:
        """Have the program end as its user would."""
        self._told("Marionette:Quit", {"flags": ["eForceQuit"]})


@contextmanager
def thunderbird(folder: Path, zone: str) -> Iterator[Thunderbird]:
    """Run the program of a new user, whose files are in a folder."""
    (folder / "user.js").write_text(_SETTINGS, "utf-8")
    command = [found("thunderbird"), "--headless", "--profile", str(folder)]
    driven = ["--marionette", "--remote-allow-system-access"]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [*command, *driven],
            env=os.environ | {"TZ": zone, "HOME": str(folder)},
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            with (
                socket.create_connection(("127.0.0.1", _port(folder, process))) as connection,
                connection.makefile("rwb") as stream,
            ):
                program = Thunderbird(cast("BinaryIO", stream))
                yield program
                program.quit()
        finally:
            process.terminate()


def _port(folder: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait for the program to say where it listens."""
    file, patience = folder / "MarionetteActivePort", time.monotonic() + _PATIENCE
    while not (file.exists() and file.read_text()):
        assert process.poll() is None, "Thunderbird has stopped"
        assert time.monotonic() < patience, "Thunderbird does not answer"
        time.sleep(0.2)
    return int(file.read_text())
