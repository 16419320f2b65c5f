"""When two texts are the same: to whoever looks at them, and to whoever means a name.

What a person cannot tell apart is one: Unicode has many blanks, dashes and apostrophes,
two ways to write é, and characters that nobody sees.
"""

from __future__ import annotations

import unicodedata

_APOSTROPHES = frozenset(
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201b\u2032\u055a\ua78c\uff07"
)
_DASHES = frozenset("\u2212\u2043")  # minus and bullet, which Unicode has for no dashes
# Characters without a look that are not of the class Cf: joiners, fillers, selectors.
_INVISIBLE = frozenset(
    map(ord, "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
) | {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


class _Looks(dict[int, str | int | None]):
    """For `str.translate`: a character as it looks, found out when first met."""

    def __missing__(self, code: int) -> str | int | None:
        kind = unicodedata.category(chr(code))
        looks: str | int | None = code
        if kind == "Cf" or code in _INVISIBLE:
            looks = None
        elif kind == "Zs":
            looks = " "
        elif code in (0x2010, 0x2011):  # a hyphen, and one at which no line breaks
            looks = "-"
        self[code] = looks
        return looks


class _Means(_Looks):
    """For `str.translate`: a character as it is meant in a name."""

    def __missing__(self, code: int) -> str | int | None:
        meant = super().__missing__(code)
        if chr(code) in _APOSTROPHES:
            meant = "'"
        elif chr(code) in _DASHES or unicodedata.category(chr(code)) == "Pd":
            meant = "-"
        self[code] = meant
        return meant


# Letters that Unicode does not take apart, and what people type who do not have them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
_LOOKS, _MEANS = _Looks(), _Means()


def looks(text: str) -> str:
    """Return what there is to see of a text; equal where nobody sees a difference.

    One kind of blank, a run of them as one, nothing invisible; lines stay lines.
    """
    seen = unicodedata.normalize("NFC", text.translate(_LOOKS))
    return "\n".join(" ".join(line.split()) for line in seen.split("\n"))


def folded(text: str) -> str:
    """Return what a name is compared by: its looks, of one case, dash and apostrophe."""
    plain = unicodedata.normalize("NFD", text).translate(_MEANS).casefold()
    # The i of Turkish has its dot in one case only, or in none.
    plain = plain.replace("i\u0307", "i").replace("\u0131", "i")
    return " ".join(unicodedata.normalize("NFC", plain).split())


def plain(text: str) -> str:
    """Return what a name is compared by where accents may be missing: `Åland`, `aland`."""
    apart = unicodedata.normalize("NFD", folded(text).translate(_PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c))
