"""What someone who mistyped a name most likely meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from iriscli.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def nearest(word: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """Return the known word most like this one, whatever its case, or None.

    With a mapping, its keys are compared and the value of the nearest returned.
    """
    by_key = known if isinstance(known, dict) else {name: name for name in known}
    folded = {key.casefold(): name for key, name in by_key.items()}
    # A very long word is no slip of the finger, and costs quadratic time.
    matches = get_close_matches(word[:100].casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """Return "did you mean 'X'?" or, where nothing is near, an empty string."""
    found = nearest(word, known)
    return f"did you mean '{printable(found)}'?" if found else ""
