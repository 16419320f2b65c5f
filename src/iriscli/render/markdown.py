"""A document as Markdown, to paste into a mail or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iriscli.render.document import Document, Row, Section

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")

_URL = re.compile(r"https?://\S+")
_IN_URL = {ord("<"): "%3C", ord(">"): "%3E", ord("|"): "%7C"}
# What would begin a list or a line across the page.
_LIST = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+.)=])", re.MULTILINE)


def to_markdown(document: Document) -> str:
    """Return a document as Markdown (GitHub's tables), with every detail."""
    return "\n".join(_lines(document.without_empty_columns(details=True))) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    for line in document.lines:
        yield ""
        yield escaped(line)
    for section in document.sections:
        yield ""
        if section.heading:
            yield f"## {escaped(section.heading)}"
            yield ""
        yield from _table(section, document)
    for line in document.foot:
        yield ""
        yield escaped(line)


def _table(section: Section, document: Document) -> Iterator[str]:
    yield _row([column.heading for column in document.columns])
    yield (
        "| "
        + " | ".join("---:" if column.number else "---" for column in document.columns)
        + " |"
    )
    for row in section.rows:
        yield _row(_cells(row))


def _cells(row: Row) -> list[str]:
    """Return a row's cells; the second, the title, is struck through if cancelled."""
    cells = [escaped(cell) for cell in row.cells]
    if row.tone == "cancelled" and len(cells) > 1:
        cells[1] = f"~~{cells[1]}~~"
    return cells


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is: `*` → `\*`, a newline → `<br>`."""
    if _URL.fullmatch(text):
        return f"<{text.translate(_IN_URL)}>"
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text)).replace("\n", "<br>")
