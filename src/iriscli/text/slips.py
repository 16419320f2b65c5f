"""A name with a slip of the finger: what was meant, and nothing that is merely alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
