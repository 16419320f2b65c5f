"""Whether someone who is gone and someone who is new may be one person, spelt anew."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from iriscli.text.compare import folded
from iriscli.text.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LIKE = 0.8
_MANY = 50  # of one organisation that share a word of their names: nobody is told apart


class Known(NamedTuple):
    """What tells a person from others: all that there is to go by."""

    id: str
    name: str
    organisation: str
    email: str = ""


def respelt(gone: Iterable[Known], new: Iterable[Known]) -> dict[str, str]:
    """Map the ids of those who are new to those who are gone and may be the same person.

    They are of one organisation, and have names that are alike or the same e-mail. Each
    is named once, the likest first.
    """
    found: dict[str, str] = {}
    left = _Left(gone)
    for one in new:
        known = left.likest(one)
        if known is not None:
            found[one.id] = known.id
            left.remove(known)
    return found


class _Left:
    """Those who are gone, by what someone new may share with them."""

    def __init__(self, gone: Iterable[Known]) -> None:
        self.by_mark: dict[tuple[str, str], list[Known]] = {}
        self.taken: set[str] = set()
        for one in gone:
            for mark in _marks(one):
                self.by_mark.setdefault((one.organisation, mark), []).append(one)

    def likest(self, new: Known) -> Known | None:
        """Return who is most like someone new, if anybody is."""
        candidates = {
            one
            for mark in _marks(new)
            for one in self.by_mark.get((new.organisation, mark), ())[:_MANY]
            if one.id not in self.taken
        }
        alike = {one: _likeness(one, new) for one in candidates}
        best = max(sorted(alike), key=lambda one: alike[one], default=None)
        return best if best is not None and alike[best] >= _LIKE else None

    def remove(self, known: Known) -> None:
        """Take someone from those who may still be found."""
        self.taken.add(known.id)


def _marks(one: Known) -> Iterator[str]:
    """Yield what those have in common who may be one: a beginning of a word, an address."""
    yield from {word[:2] for word in _words(one.name)}
    if one.email:
        yield folded(one.email)


def _words(name: str) -> list[str]:
    return sorted(slug(name).split("-"))


def _likeness(one: Known, other: Known) -> float:
    """Return how like two people of an organisation are, from 0 to 1."""
    if one.email and folded(one.email) == folded(other.email):
        return 1
    words, others = _words(one.name), _words(other.name)
    few, many = sorted((set(words), set(others)), key=len)
    if few <= many and (len(few) > 1 or few == many):
        return 1  # in another order, or with a title
    return SequenceMatcher(None, " ".join(words), " ".join(others)).ratio()
