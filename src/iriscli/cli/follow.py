"""Follow the files of a visit: what they hold, each time that they are saved."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from iriscli.cli.beside import Beside
from iriscli.cli.load import logos_of, made_from, read
from iriscli.errors import InvalidVisitError
from iriscli.programme.checks.report import check
from iriscli.site.preview import Look

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from iriscli.errors import Problem
    from iriscli.programme.identity import Before
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit

    Marks = dict[Path, tuple[int, ...]]

_STILL = 0.1
"""A file to which nothing was written for so many seconds is saved."""
_TRIES = 10


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
        look = Look(self.file, "", self.base, self.now)
        self._seen = marks
        try:
            source = read(self.file)
            look = replace(look, text=source.text)
            others = made_from(source.visit, self.file) if source.visit else marks
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
        if visit.about.id not in self._before:
            self._before[visit.about.id] = Beside(self.file, visit.about.id).handed_out()
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
