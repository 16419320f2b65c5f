"""A visit file as it was read: what it holds, what is wrong with it, and in which line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.errors import InvalidVisitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.errors import Key, Problem
    from iriscli.visit.people import Sheet
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Source:
    """A file, and the sheet of people that it names; `visit` is None where they are wrong."""

    file: str
    text: str
    visit: Visit | None
    found: tuple[Problem, ...] = ()
    sheet: Sheet | None = None

    def valid(self) -> Visit:
        """Return the visit, or raise InvalidVisitError with all that is wrong."""
        if self.visit is None:
            raise InvalidVisitError(self.problems)
        return self.visit

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, in the order of the file and then of the sheet."""
        return self.located(self.found)

    def locate(self, key: Key) -> tuple[str, int]:
        """Return the file and the line of a key; of a missing one, those of its table."""
        return self._located(key, self._lines([key]))

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give problems their file and line, and put them in order."""
        problems = list(problems)
        lines = self._lines(one.key for one in problems if not one.file)
        found = []
        for one in problems:
            file, line = (one.file, one.line) if one.file else self._located(one.key, lines)
            found.append(replace(one, file=file, line=line))
        return tuple(sorted(found, key=lambda one: (one.file != self.file, one.line)))

    def _lines(self, keys: Iterable[Key]) -> Mapping[Key, int]:
        """Walk the file for some keys: that costs more than reading it did."""
        if not (wanted := list(keys)):
            return {}
        from iriscli.visit.lines import line_numbers

        return line_numbers(self.text, wanted)

    def _located(self, key: Key, lines: Mapping[Key, int]) -> tuple[str, int]:
        while key and key not in lines:
            if self.sheet is not None and key in self.sheet.lines:
                return self.sheet.file, self.sheet.lines[key]
            key = key[:-1]
        return self.file, lines.get(key, 1)
