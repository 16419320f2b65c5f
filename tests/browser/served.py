"""A site in a folder, and a server that hands it out on this machine."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iriscli.calendars.addresses import CALENDARS
from iriscli.disk.folder import hold
from iriscli.site.publish import Wish, publish
from iriscli.visit.logos import Logo
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.visit.visit import Visit

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST = dt.datetime(2027, 4, 1, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2027, 4, 12, 9, tzinfo=dt.UTC)
LOGO = Logo(
    "1.svg",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" width="30" height="20">'
    b'<rect width="30" height="20" fill="#039"/></svg>',
)


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 # as its base has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base's name
        """Say nothing."""


@dataclass(frozen=True)
class Served:
    """A folder and its address; what is built there is served at once."""

    folder: Path
    base: str

    def build(self, visit: Visit, now: dt.datetime) -> None:
        tokens = count(1)
        wish = Wish(visit, lambda: f"{next(tokens):032x}", self.base, (LOGO,))
        with hold(self.folder, CALENDARS) as folder:
            assert publish(wish, folder, now).exit_code == 0


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder on 127.0.0.1 at a free port."""
    folder.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def harbour_days(**replaced: str) -> Visit:
    """Read the invented visit, with some of its words replaced; it has logos here."""
    text = (EXAMPLES / "harbour-days.toml").read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    read: Any = lambda name: (EXAMPLES / name).read_bytes()  # noqa: E731 # a reader in a line
    return read_visit(text.encode(), "harbour-days.toml", read)
