"""Octets of a text of unknown encoding → the text."""

from __future__ import annotations

import contextlib
import unicodedata

from iriscli.intake.blocks import ReadError

_LEGACY = ("cp1252", "cp1257", "cp1250", "cp1251")
# The letters of the languages that iris speaks, in each alphabet that has an encoding.
_LETTERS = {
    "cp1252": "äöåæøßüõéèÄÖÅÆØÜÕÉ",
    "cp1257": "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщьюяёіўїєґыэАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЬЮЯЁІЎЇЄҐЫЭ",
}
_MARKS = "–—’‘“”„«»…€§°·• \xa0"
_WHITE = "\t\n\r\f\x0b"


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16, or what Windows used before.

    Its lines end with newlines. Raises ReadError where it is no text.
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    odd = sum(
        char == "\ufffd" or (unicodedata.category(char) == "Cc" and char not in _WHITE)
        for char in text[:10_000]
    )
    if odd * 20 > min(len(text), 10_000):
        raise ReadError("it is not a text; save it as .docx, .xlsx, .csv or .txt")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
        if "\0" not in text:
            return text
    if data.count(b"\0") * 3 > len(data):
        low = data[1::2].count(b"\0") >= data[::2].count(b"\0")
        return data.decode("utf-16-le" if low else "utf-16-be", "replace")
    return data.decode(max(_LEGACY, key=lambda name: _likely(data, name)), "replace")


def _likely(data: bytes, encoding: str) -> int:
    """Weigh how much a text looks like one in an encoding: its own letters within words."""
    text = data[:200_000].decode(encoding, "replace")
    weight = 0
    for before, char in zip(" " + text, text, strict=False):
        if ord(char) < 128:  # noqa: PLR2004 - alike in all
            continue
        if char in _LETTERS[encoding]:
            # A capital within a word is most likely a small letter of another encoding.
            weight += -1 if char.isupper() and before.islower() else 2
        elif char not in _MARKS:
            weight -= 2
    return weight
