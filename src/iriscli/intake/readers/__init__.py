"""The formats that a programme may come in: a file each, with `identify` and `read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.intake.blocks import Paragraph, ReadError, Table
from iriscli.intake.readers import csv, docx, ics, sheets, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from iriscli.intake.blocks import Block

READERS: tuple[ModuleType, ...] = (ics, docx, sheets, csv, text)
"""The readers, in the order in which they are asked."""

MAX_BYTES = 20_000_000
"""The largest document that is read."""

MAX_LINES, MAX_CHARACTERS = 6_000, 2_000_000
"""The lines and rows of a document that is read, and the characters in them."""

_CELLS = 20  # in a row, before they count as lines of their own
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
            _check_length(blocks)
            return blocks
    raise ReadError("its kind is not known; save it as .docx, .xlsx, .ods, .csv, .txt or .md")


def _check_length(blocks: Sequence[Block]) -> None:
    """Refuse what no programme is as long as: it would take minutes to understand."""
    lines = characters = 0
    for block in blocks:
        if isinstance(block, Table):
            lines += len(block.rows)
            seen = {id(cell.lines): cell.lines for row in block.rows for cell in row.cells}
            texts = [line for cell in seen.values() for line in cell]
            characters += sum(len(line.text) + len(line.struck) for line in texts)
            lines += max(len(texts) - _CELLS * len(block.rows), 0)
        else:
            lines += 1
            characters += len(block.line.whole) if isinstance(block, Paragraph) else 0
    if lines > MAX_LINES or characters > MAX_CHARACTERS:
        raise ReadError(
            f"it has more than {MAX_LINES} lines or rows; keep those of the programme"
        )
