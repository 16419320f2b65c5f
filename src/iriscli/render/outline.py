"""An answer in sentences rather than columns: headings, and points below them."""

from __future__ import annotations

from dataclasses import dataclass

from iriscli.text import is_closed


@dataclass(frozen=True)
class Point:
    """What is said of a subject; without one, what is said at all."""

    subject: str
    said: tuple[str, ...]

    @property
    def colon(self) -> str:
        """What stands after the subject: nothing where it ends in a mark of its own."""
        return "" if is_closed(self.subject) else ":"


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
