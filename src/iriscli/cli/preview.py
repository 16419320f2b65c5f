"""`iris preview`."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options
from iriscli.errors import InvalidVisitError, UsageError
from iriscli.text import named, quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from iriscli.cli.serve import Server
    from iriscli.errors import Problem
    from iriscli.programme.identity import Before
    from iriscli.site.preview import Look
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit

    Marks = dict[Path, tuple[int, ...]]

_PORT, _LAST_PORT = 8017, 65535
_STILL = 0.1
"""A file to which nothing was written for so many seconds is saved."""
_TRIES = 10


def _port(typed: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", typed) or int(typed) > _LAST_PORT:
        raise UsageError(
            f"--port: {quoted(typed)} is no port; write a number up to {_LAST_PORT}"
        )
    return int(typed)


def preview(
    *,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="PORT",
            parser=_port,
            help=f"The port of the address. Without it: {_PORT}, or one that is free.",
            show_default=False,
        ),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only say the address.")
    ] = False,
    visit: options.VisitFile = None,
) -> None:
    """Show the web site in the browser while you write, again at each save.

    The page is as guests will see it, with what iris check has to say in its
    margin. The bar below it is for choosing a guest, a language, and a phone or
    paper. Only this computer can open it, and nothing is kept.

    Examples:
      iris preview                 until Ctrl-C ends it
      iris preview --no-browser    for a browser that is open
    """
    from iriscli.cli import environment, output
    from iriscli.cli.load import read

    if visit == "-":
        raise UsageError("standard input is read once; name a file with --visit")
    now = environment.now()
    source = read(visit)
    with _server(port) as server:
        followed = Followed(source.file, server.base, now)
        server.answer = lambda target: followed.look().answer(target)
        output.write(f"{server.base}\n")
        output.flush()
        output.complain(f"This follows {named(source.file)} at each save. Ctrl-C ends it.")
        if not no_browser:
            import webbrowser

            # Some browsers keep who opens them until they are closed.
            Thread(target=webbrowser.open, args=[server.base], daemon=True).start()
        server.serve_forever(poll_interval=0.1)


def _server(port: int | None) -> Server:
    """Listen at a port, or where none is given at the usual one or any that is free."""
    from iriscli.cli.serve import Server

    if port is None:
        with suppress(OSError):
            return Server(_PORT)
    try:
        return Server(port or 0)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); name another with --port"
        ) from error


@dataclass
class Followed:
    """The files of a visit, read again once they were saved."""

    file: str
    base: str
    now: dt.datetime
    _seen: Marks = field(default_factory=dict)
    _look: Look | None = None
    _lock: Lock = field(default_factory=Lock)
    _before: dict[str, Before] = field(default_factory=dict)

    def look(self) -> Look:
        """Return the files as they are now; those that are being written, once they are."""
        with self._lock:
            marks = _marks(self._seen or [Path(self.file)])
            if self._look is None or marks != self._seen:
                for _ in range(_TRIES if self._look else 0):
                    time.sleep(_STILL)
                    earlier, marks = marks, _marks(marks)
                    if marks == earlier:
                        break
                self._look = self._read(marks)
            return self._look

    def _read(self, marks: Marks) -> Look:
        """Read the files; note which these are, and what marked them before they were read."""
        from iriscli.cli.load import beside, logos_of, read
        from iriscli.site.preview import Look

        look = Look(self.file, "", self.base, self.now)
        self._seen = marks
        try:
            source = read(self.file)
            look = replace(look, text=source.text)
            others = beside(source.visit, self.file) if source.visit else marks
            sheet = [Path(source.sheet.file)] if source.sheet else []
            self._seen = _marks([Path(self.file), *others, *sheet])
            self._seen |= {path: mark for path, mark in marks.items() if path in self._seen}
            visit, logos = source.valid(), logos_of(source, self.file)
            remarks = cache(partial(self._remarks, source, visit))
            look = replace(look, visit=visit, logos=logos, remarks=remarks)
        except InvalidVisitError as error:
            look = replace(look, problems=error.problems)
        return replace(look, state=sha256(repr(self._seen).encode()).hexdigest())

    def _remarks(self, source: Source, visit: Visit) -> tuple[Problem, ...]:
        """Return what `iris check` has to say; what was handed out is read only once."""
        from iriscli.cli.load import handed_out
        from iriscli.programme.checks.report import check

        if visit.about.id not in self._before:
            self._before[visit.about.id] = handed_out(visit, self.file)
        return check(source, self._before[visit.about.id])


def _marks(paths: Iterable[Path]) -> Marks:
    """Return what tells a file from what it is once it was saved; of a missing one nothing."""
    marks: Marks = {}
    for path in paths:
        marks[path] = ()
        with suppress(OSError, ValueError):
            found = path.stat()
            marks[path] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return marks
