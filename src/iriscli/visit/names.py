"""The names of people in texts, however they are spelt: what only some may read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")


class Called(Protocol):
    """Someone with a name."""

    @property
    def id(self) -> str:
        """What tells them from others."""

    @property
    def name(self) -> str:
        """What they are called."""


Someone = TypeVar("Someone", bound=Called)


class Names(Generic[Someone]):
    """Finds the people whom a text names: given name first, or family name first."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self._named: dict[tuple[str, ...], list[Someone]] = {}
        self._lengths: dict[str, set[int]] = {}
        for person in people:
            words = _words(person.name)
            # A family name of several words, with a hyphen or an apostrophe, may come first.
            for order in {(*words[at:], *words[:at]) for at in range(len(words))}:
                self._named.setdefault(order, []).append(person)
                self._lengths.setdefault(order[0], set()).add(len(order))

    def within(self, text: str) -> list[Someone]:
        """Return the people whom a text names, each once."""
        words = _words(text)
        found = {
            person.id: person
            for at, word in enumerate(words)
            for length in self._lengths.get(word, ())
            for person in self._named.get(words[at : at + length], ())
        }
        return list(found.values())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))
