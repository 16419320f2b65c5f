"""What someone who mistyped a name most likely meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from iriscli.text import printable
from iriscli.text.compare import folded

_LIKE = 0.6
"""How much of two words is the same where one may be meant by the other."""

# A very long word is no slip of the finger, and costs quadratic time.
_LONG = 100
_FEW = 50  # so many are all looked at; of more, the closest of those that share most
_CLOSEST = 10
_SHARING = 1000


class Nearest:
    """What is known: sorted out once, and then asked for many mistyped words.

    With a mapping, its keys are what may have been meant, and its values the answers. The
    cost of a question does not grow with what is known.
    """

    def __init__(self, known: Iterable[str] | Mapping[str, str]) -> None:
        by_key = known if isinstance(known, Mapping) else {name: name for name in known}
        self._meant = {folded(key): name for key, name in by_key.items()}
        self._having: dict[str, list[str]] = {}
        if len(self._meant) > _FEW:
            for key in self._meant:
                for part in _parts(key[: 3 * _LONG]):
                    self._having.setdefault(part, []).append(key)

    def to(self, word: str, likeness: float = _LIKE) -> str | None:
        """Return what is most like a word, or None."""
        given = folded(word[:_LONG])
        if given in self._meant:
            return self._meant[given]
        matcher = SequenceMatcher(b=given)
        best = (likeness, "")
        for key in self._like(given):
            matcher.set_seq1(key)
            bounds = (matcher.real_quick_ratio, matcher.quick_ratio)
            if all(bound() >= best[0] for bound in bounds):
                best = max(best, (matcher.ratio(), key))
        return self._meant[best[1]] if best[1] else None

    def _like(self, word: str) -> Iterable[str]:
        """Return those that share most with a word, going by what few others have."""
        if not self._having:
            return self._meant
        shared, seen = Counter[str](), 0
        for theirs in sorted((self._having.get(one, []) for one in _parts(word)), key=len):
            shared.update(theirs[:_SHARING])
            seen += len(theirs)
            if seen > _SHARING:
                break
        return [key for key, _ in shared.most_common(_CLOSEST)]


def _parts(word: str) -> set[str]:
    """Return every two and three letters that stand side by side; the ends are blanks."""
    ended = f" {word} "
    return {ended[at : at + size] for size in (2, 3) for at in range(len(ended) - size + 1)}


def nearest(
    word: str, known: Iterable[str] | Mapping[str, str] | Nearest, likeness: float = _LIKE
) -> str | None:
    """Return the known word most like this one, however it is spelt, or None.

    With a mapping, its keys are compared and the value of the nearest returned. Whoever
    asks for many words makes a `Nearest` once.
    """
    return (known if isinstance(known, Nearest) else Nearest(known)).to(word, likeness)


def did_you_mean(word: str, known: Iterable[str] | Mapping[str, str] | Nearest) -> str:
    """Return "did you mean 'X'?" or, where nothing is near, an empty string."""
    found = nearest(word, known)
    return f"did you mean '{printable(found)}'?" if found else ""
