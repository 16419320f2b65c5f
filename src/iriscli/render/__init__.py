"""Values → what is printed: a table, Markdown, CSV, JSON, a spreadsheet.

A view says what an answer is to a person (`shown`) and to a program (`data`); a format
turns either into text or octets, and knows nothing of visits. A new format is a file
here, with a function `render`, and a row in `FORMATS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from rich.console import Console

Shown_co = TypeVar("Shown_co", covariant=True)

Answer = Literal["list", "deeds", "changes", "problems"]
"""What a command tells: what there is, what it did, what changed, what is wrong."""


class View(Protocol[Shown_co]):
    """An answer, as people and as programs read it."""

    def shown(self) -> Shown_co:
        """Return it as a person reads it: a listing, an outline, reports."""

    def data(self) -> object:
        """Return it as JSON values."""


@dataclass(frozen=True)
class Format:
    """A form of answers: what it is called, which of them it takes, what it is made of.

    What is made for a terminal depends on its width; octets are for a file.
    """

    name: str
    answers: tuple[Answer, ...]
    made_of: Literal["lines of a terminal", "text", "octets"] = "text"

    def render(self, view: View[object], *terminal: Console) -> str | bytes:
        """Return an answer in this format."""
        file = import_module(f"{__name__}.{self.name}")
        return cast("str | bytes", file.render(view, *terminal))


FORMATS = {
    one.name: one
    for one in (
        Format("table", ("list", "deeds"), "lines of a terminal"),
        Format("text", ("changes", "problems")),
        Format("markdown", ("list", "changes")),
        Format("csv", ("list",)),
        Format("json", ("list", "deeds", "changes", "problems")),
        Format("xlsx", ("list",), "octets"),
        Format("github", ("problems",)),
    )
}


def formats_of(answer: Answer) -> tuple[str, ...]:
    """Return the names of the formats that an answer can have."""
    return tuple(one.name for one in FORMATS.values() if answer in one.answers)
