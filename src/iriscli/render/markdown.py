"""Markdown, to paste into a mail or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from iriscli.render.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iriscli.render import View
    from iriscli.render.listing import Column, Listing, Row
    from iriscli.render.outline import Part

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")

# An address within a text ends at the latest where there is what no address has.
_ADDRESS = re.compile(r"(?<![^\W_])https?://[^\s<>|\"`\\]+", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_IN_URL = {ord("<"): "%3C", ord(">"): "%3E", ord("|"): "%7C"}
# What follows an address in a sentence, and the brackets that may stand around it.
_AFTER = frozenset(".,;:!?'*~…\u2019”»")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
# What would begin a list or a line across the page.
_LIST = re.compile(r"^([^\S\n]*+(?:\d++(?=[.)]))?)([-+.)=])", re.MULTILINE)


def render(view: View[Listing[Any] | Outline]) -> str:
    """Return an answer as Markdown: GitHub's tables with every detail, or lists."""
    shown = view.shown()
    lines = _points(shown) if isinstance(shown, Outline) else _tables(shown)
    return "\n\n".join(lines) + "\n"


def _head(shown: Listing[Any] | Outline) -> Iterator[str]:
    if shown.title:
        yield f"# {escaped(shown.title)}"
    yield from map(escaped, shown.lines)


def _tables(listing: Listing[Any]) -> Iterator[str]:
    yield from _head(listing)
    grid = listing.grid(details=True)
    for section in grid.sections:
        if section.heading:
            yield f"## {escaped(section.heading)}"
        if section.note:
            yield escaped(section.note)
        yield "\n".join(_table(section.things, grid.columns))
    yield from map(escaped, listing.foot)


def _points(outline: Outline) -> Iterator[str]:
    yield from _head(outline)
    for part in outline.parts:
        yield f"## {escaped(part.heading)}"
        yield "\n".join(_list(part))


def _list(part: Part) -> Iterator[str]:
    for point in part.points:
        said = [escaped(one) for one in point.said]
        # In bold, a subject such as '1. Opening' does not begin a list of its own.
        subject = f"- **{escaped(point.subject)}**{point.colon}"
        if point.subject and len(said) == 1:
            yield f"{subject} {said[0]}"
            continue
        if point.subject:
            yield subject
        yield from (f"{'  ' if point.subject else ''}- {one}" for one in said)


def _table(rows: Iterable[Row], columns: Sequence[Column[Any]]) -> Iterator[str]:
    yield _row([column.heading for column in columns])
    yield _row(["---:" if column.number else "---" for column in columns])
    for row in rows:
        yield _row(_cells(row))


def _cells(row: Row) -> list[str]:
    """Return a row's cells; the second, the title, is struck through if cancelled."""
    cells = [_inline(cell).replace("\n", "<br>") for cell in row.cells]  # they begin no line
    if row.tone == "cancelled" and len(cells) > 1:
        cells[1] = f"~~{cells[1]}~~"
    return cells


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is: `*` → `\*`, a newline → `<br>`.

    An address in it is a link, and as the text has it.
    """
    return _LIST.sub(r"\1\\\2", _inline(text)).replace("\n", "<br>")


def _inline(text: str) -> str:
    """Return a text as Markdown has it within a line."""
    if _URL.fullmatch(text):
        return _link(text)
    shown, begin = [], 0
    for found in _ADDRESS.finditer(text):
        address = _without_what_follows(found[0])
        if _URL.fullmatch(address):
            shown += [_as_it_is(text[begin : found.start()]), _link(address)]
            begin = found.start() + len(address)
    shown.append(_as_it_is(text[begin:]))
    return "".join(shown)


def _as_it_is(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _link(address: str) -> str:
    return f"<{address.translate(_IN_URL)}>"


def _without_what_follows(address: str) -> str:
    """Return an address without the end of the sentence or the bracket that it stands in."""
    unopened = {
        close: address.count(close) - address.count(open_) for close, open_ in _BRACKETS.items()
    }
    end = len(address)
    while address[end - 1] in _AFTER or unopened.get(address[end - 1], 0) > 0:
        if address[end - 1] in unopened:
            unopened[address[end - 1]] -= 1
        end -= 1
    return address[:end]
