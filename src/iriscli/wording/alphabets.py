"""Names in the order of a reader's alphabet.

Each language says which letters are letters of their own, and where they stand; an accent
on any other counts only between names that are else the same. It is the order of Unicode's
CLDR, for what names are written with. No library has it without more: PyICU needs one of
the system, pyuca knows one order for all languages.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from iriscli.text.compare import folded

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# One order serves Belarusian and Ukrainian: where both have a letter they agree.
_CYRILLIC = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
# What Unicode does not take apart, as letters of most alphabets.
_APART = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "þ": "th"}


class _Alphabet(NamedTuple):
    """The letters in their order, then letters that stand with another."""

    letters: str
    with_another: dict[str, str] = {}  # noqa: RUF012 - nothing writes to it


_SCANDINAVIAN = {"æ": "ä", "ø": "ö", "ü": "y"}
_DANISH = _Alphabet(f"{_LATIN}æøå", {"ä": "æ", "ö": "ø", "ü": "y"})
_ALPHABETS = {
    "lv": _Alphabet("abcčdefgģhijkķlļmnņopqrŗsštuvwxzž", {"y": "i"}),
    "lt": _Alphabet("abcčdefghijklmnopqrsštuvwxzž", {"y": "i"}),
    "et": _Alphabet("abcdefghijklmnopqrsšzžtuvwõäöüxy"),
    "sv": _Alphabet(f"{_LATIN}åäö", _SCANDINAVIAN),
    "fi": _Alphabet(f"{_LATIN}åäö", _SCANDINAVIAN),
    "da": _DANISH,
    "nb": _DANISH,
    "pl": _Alphabet("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"),
    "be": _Alphabet(_CYRILLIC),
    "uk": _Alphabet(_CYRILLIC),
}
_OF_ALL = _Alphabet(_LATIN)

Key = tuple[tuple[tuple[int, int], ...], str, str]


def sort_key(name: str, language: str) -> Key:
    """Return what orders names for a reader: blanks, digits, their letters, all others."""
    alphabet = _ALPHABETS.get(language.partition("-")[0], _OF_ALL)
    word = folded(name)
    return tuple(_weights(word, alphabet)), word, name


def _weights(text: str, alphabet: _Alphabet) -> list[tuple[int, int]]:
    ranks = _ranks(alphabet.letters)
    weights = []
    for letter in text:
        plain = alphabet.with_another.get(letter, letter)
        if plain not in ranks:
            plain = _APART.get(letter) or unicodedata.normalize("NFKD", letter)
        weights += [
            ranks.get(one) or _other(one) for one in plain if not unicodedata.combining(one)
        ]
    return weights


@cache
def _ranks(letters: str) -> dict[str, tuple[int, int]]:
    """Return where letters stand: those of the reader, then Latin and Cyrillic ones."""
    return {
        letter: (part, number)
        for part, some in ((4, _CYRILLIC), (3, _LATIN), (2, letters))
        for number, letter in enumerate(some)
    }


def _other(letter: str) -> tuple[int, int]:
    """Return where what is no letter of those stands: blanks, digits, other scripts last."""
    if letter.isdecimal():
        return 1, unicodedata.decimal(letter)
    return (5 if letter.isalpha() else 0), ord(letter)
