"""Plain lines of text: an outline, indented, or the problems of visit files."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from iriscli.render.outline import Outline
from iriscli.text import in_one_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.errors import Problem
    from iriscli.render import View
    from iriscli.render.outline import Part
    from iriscli.render.problems import Problems

_STEP = "  "


def render(view: View[Outline | Problems]) -> str:
    """Return an answer as lines of text."""
    shown = view.shown()
    return _outline(shown) if isinstance(shown, Outline) else _problems(shown)


def _outline(outline: Outline) -> str:
    """Indent what is below a heading; a point of one thing is one line."""
    text = "\n\n".join(
        [
            *(line for line in (outline.title, *outline.lines) if line),
            *("\n".join([part.heading, *_points(part)]) for part in outline.parts),
        ]
    )
    return in_one_direction(text) + "\n"


def _points(part: Part) -> Iterator[str]:
    for point in part.points:
        subject = point.subject + point.colon
        # A title that holds a colon has a line of its own.
        if point.subject and len(point.said) == 1 and ":" not in point.subject:
            yield _hanging(f"{subject} {point.said[0]}", 1)
            continue
        if point.subject:
            yield _hanging(subject, 1)
        for said in point.said:
            yield _hanging(said, 2 if point.subject else 1)


def _hanging(text: str, depth: int) -> str:
    """Indent a text, and what follows its first line once more."""
    first, newline, rest = text.partition("\n")
    return _STEP * depth + first + newline + indent(rest, _STEP * (depth + 1))


def _problems(problems: Problems) -> str:
    return "".join(f"{line}\n" for line in (*map(_line, problems.found), _counts(problems)))


def _line(one: Problem) -> str:
    return f"{one.where}: {one.level} [{one.code}] {one.said}"


def _counts(problems: Problems) -> str:
    parts = [
        f"{number} {level}{'s' if number > 1 else ''}"
        for level, number in problems.counts.items()
    ]
    return ", ".join(parts) or "No problems found."
