"""The formats that a programme may come in: a file each, with `identify` and `read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.intake.blocks import ReadError
from iriscli.intake.readers import csv, docx, ics, sheets, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from iriscli.intake.blocks import Block

READERS: tuple[ModuleType, ...] = (ics, docx, sheets, csv, text)
"""The readers, in the order in which they are asked."""

MAX_BYTES = 20_000_000
"""The largest document that is read."""

_WORD = "open it, and save it as .docx"
_KINDS = {
    b"%PDF": "a PDF does not say what is a row; save the programme as .docx, or paste its"
    " text into a .txt",
    b"{\\rtf": f"it is of the kind RTF; {_WORD}",
    b"\x89PNG": "it is a picture; write the programme as text",
    b"\xff\xd8\xff": "it is a picture; write the programme as text",
    b"GIF8": "it is a picture; write the programme as text",
    b"<!doctype html": "it is a web page; copy its text into a .txt",
    b"<html": "it is a web page; copy its text into a .txt",
}


def read(name: str, data: bytes) -> Sequence[Block]:
    """Return the blocks of a document, or raise ReadError with what is wrong with it."""
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"it is larger than {MAX_BYTES // 1_000_000} MB; take the pictures out of it"
        )
    if not data.strip():
        raise ReadError("it is empty; name the file with the programme")
    start = data.lstrip()[:20].lower()
    for kind, message in _KINDS.items():
        if start.startswith(kind.lower()):
            raise ReadError(message)
    for reader in READERS:
        if reader.identify(name, data):
            blocks: Sequence[Block] = reader.read(data)
            if not blocks:
                raise ReadError(
                    "there is no text in it; if it is a picture, write the programme as text"
                )
            return blocks
    raise ReadError("its kind is not known; save it as .docx, .xlsx, .ods, .csv, .txt or .md")
