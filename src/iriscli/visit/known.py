"""What a reference may mean, however it is spelt."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.text import printable, quoted, versions
from iriscli.text.compare import folded
from iriscli.text.nearest import Nearest, did_you_mean
from iriscli.visit.countries import ALPHA2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.visit.model import Organisation, Person, Venue


class Spelling:
    """The ids of a file, to find the one that a reference spells in another way."""

    def __init__(self) -> None:
        self._ids = dict.fromkeys(ALPHA2)
        self._by_spelling: dict[str, str] = {}

    def add(self, ids: Iterable[str]) -> None:
        """Know some more ids."""
        for id_ in ids:
            self._ids[id_] = None
            self._by_spelling.setdefault(folded(id_), id_)

    def __call__(self, reference: str) -> str:
        """Return the id that a reference is or spells, else the reference."""
        if reference in self._ids:
            return reference
        return self._by_spelling.get(folded(reference), reference)


class Named:
    """Things of one sort by their ids, and by what they are called in any language."""

    def __init__(
        self,
        sort: str,
        things: Mapping[str, Venue] | Mapping[str, Organisation] | Mapping[str, Person],
    ) -> None:
        self.sort, self.things = sort, things

    @cached_property
    def called(self) -> dict[str, list[str]]:
        """Map each name to the ids of those who have it."""
        ids: dict[str, list[str]] = {}
        for id_, thing in self.things.items():
            for name in {folded(text) for text in versions(thing.name)}:
                ids.setdefault(name, []).append(id_)
        return ids

    @cached_property
    def meant(self) -> dict[str, str]:
        """Map what only one may be called to its id; an id is that of its own."""
        alone = {name: ids[0] for name, ids in self.called.items() if len(ids) == 1}
        return alone | {id_: id_ for id_ in self.things}

    @cached_property
    def _guesses(self) -> Nearest:
        return Nearest(self.meant)

    def find(self, given: str) -> str | None:
        """Return the id of what is given by its id or its name."""
        return given if given in self.things else self.meant.get(folded(given))

    def unknown(self, given: str) -> str:
        """Say that nothing has this id, and what is meant or the nearest."""
        if (ids := self.called.get(folded(given), [])) and len(ids) > 1:
            share = printable(", ".join(ids))
            return f"{quoted(given)} is the name of several; use an id: {share}"
        hint = did_you_mean(given, self._guesses)
        return (
            f"{quoted(given)} is not the id of {self.sort};"
            f" {hint or f'add it, or use the id of {self.sort} that is in the file'}"
        )
