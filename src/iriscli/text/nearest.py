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


def slip(word: str, known: Mapping[str, str]) -> str | None:
    """Return what a word with a slip of the finger means, or None.

    A slip is a letter or two, of six or more, that are wrong, missing, too many or changed
    places, the first letter only with the second. Where two meanings are as near, neither
    is meant.
    """
    most = min(len(word) // 3, 2)
    near: dict[int, set[str]] = {}
    for name, meaning in known.items():
        if abs(len(name) - len(word)) <= most and (
            name[:1] == word[:1] or name[:2] == word[1::-1]
        ):
            near.setdefault(_slips(word, name), set()).add(meaning)
    nearest = near.get(min(near, default=0), set())
    return nearest.pop() if len(nearest) == 1 and min(near) <= most else None


def _slips(one: str, other: str) -> int:
    """Count the slips between two words: the distance of Damerau and Levenshtein."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row = row, [i]
        for j, its in enumerate(other, 1):
            steps = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and its == one[i - 2]:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        before = last
    return row[-1]
