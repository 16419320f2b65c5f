"""An answer in sentences rather than columns: headings, and points below them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Literal, Protocol

from iriscli.render.markdown import escaped
from iriscli.text import in_one_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

Format = Literal["text", "markdown", "json"]

_STEP = "  "


@dataclass(frozen=True)
class Point:
    """What is said of a subject; without one, what is said at all."""

    subject: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Some points under a heading."""

    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Outline:
    """A title if it needs one, a few lines, and parts."""

    title: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]


class View(Protocol):
    """An answer in sentences, as people and as programs read it."""

    def outline(self) -> Outline:
        """Return it as a person reads it."""

    def data(self) -> object:
        """Return it as JSON values."""


def to_text(view: View, wanted: Format) -> str:
    """Return a view in one of the formats."""
    if wanted == "json":
        from iriscli.render.json import to_json

        return to_json(view.data())
    return to_markdown(view.outline()) if wanted == "markdown" else to_plain(view.outline())


def to_plain(outline: Outline) -> str:
    """Return an outline as lines of text, indented; a point of one thing is one line."""
    text = "\n\n".join(
        [
            *(line for line in (outline.title, *outline.lines) if line),
            *("\n".join([part.heading, *_plain(part)]) for part in outline.parts),
        ]
    )
    return in_one_direction(text) + "\n"


def _plain(part: Part) -> Iterator[str]:
    for point in part.points:
        if point.subject and len(point.said) == 1:
            yield _hanging(f"{point.subject}: {point.said[0]}", 1)
            continue
        if point.subject:
            yield _hanging(f"{point.subject}:", 1)
        for said in point.said:
            yield _hanging(said, 2 if point.subject else 1)


def _hanging(text: str, depth: int) -> str:
    """Indent a text, and what follows its first line once more."""
    first, newline, rest = text.partition("\n")
    return _STEP * depth + first + newline + indent(rest, _STEP * (depth + 1))


def to_markdown(outline: Outline) -> str:
    """Return an outline as Markdown: headings and lists, to paste into a mail."""
    blocks = [
        *([f"# {escaped(outline.title)}"] if outline.title else []),
        *(escaped(line) for line in outline.lines),
    ]
    for part in outline.parts:
        blocks += [f"## {escaped(part.heading)}", "\n".join(_list(part))]
    return "\n\n".join(blocks) + "\n"


def _list(part: Part) -> Iterator[str]:
    for point in part.points:
        said = [escaped(one) for one in point.said]
        # In bold, a subject such as '1. Opening' does not begin a list of its own.
        subject = f"- **{escaped(point.subject)}**:"
        if point.subject and len(said) == 1:
            yield f"{subject} {said[0]}"
            continue
        if point.subject:
            yield subject
        yield from (f"{_STEP if point.subject else ''}- {one}" for one in said)
