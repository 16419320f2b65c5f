"""What someone who mistyped a name most likely meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from iriscli.text import printable
from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 100  # a longer word is no slip of the finger, and costs quadratic time
_GUESSES = 20  # whoever has more to mend has made another mistake


def nearest(
    word: str, known: Iterable[str] | Mapping[str, str], likeness: float = 0.6
) -> str | None:
    """Return the known word most like this one, however it is spelt, or None.

    With a mapping, its keys are compared and the value of the nearest returned.
    """
    by_key = known if isinstance(known, dict) else {name: name for name in known}
    return _nearest(word, {folded(key): name for key, name in by_key.items()}, likeness)


def _nearest(word: str, by_spelling: Mapping[str, str], likeness: float) -> str | None:
    matches = get_close_matches(folded(word[:_LONGEST]), by_spelling, n=1, cutoff=likeness)
    return by_spelling[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """Return "did you mean 'X'?" or, where nothing is near, an empty string."""
    return _asked(nearest(word, known))


def _asked(found: str | None) -> str:
    return f"did you mean '{printable(found)}'?" if found else ""


class Guesses:
    """Known words, to be asked for the nearest a few times: each costs as much as they are."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._by_spelling = {folded(key): name for key, name in known.items()}
        self._left = _GUESSES

    def did_you_mean(self, word: str) -> str:
        """Return "did you mean 'X'?" or, after a few times or where nothing is near, ""."""
        self._left -= 1
        return _asked(_nearest(word, self._by_spelling, 0.6)) if self._left >= 0 else ""
