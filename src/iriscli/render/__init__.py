"""Values → what is printed: a table, Markdown, CSV or JSON.

A view says what an answer looks like to a person (a `Document`) and to a program
(records and data); a format turns either into text, and knows nothing of visits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.render.document import Document

Format = Literal["table", "markdown", "csv", "json"]


class View(Protocol):
    """An answer, as people and as programs read it."""

    def document(self) -> Document:
        """Return it as a person reads it."""

    def fields(self) -> Sequence[str]:
        """Return the names of a record's fields."""

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return it as flat records, one for each row of a CSV."""

    def data(self) -> object:
        """Return it as JSON values."""


def to_text(view: View, wanted: Format) -> str:
    """Return a view in one of the formats that are text whatever the terminal."""
    if wanted == "markdown":
        from iriscli.render.markdown import to_markdown

        return to_markdown(view.document())
    if wanted == "csv":
        from iriscli.render.csv import to_csv

        return to_csv(view.fields(), view.records())
    from iriscli.render.json import to_json

    return to_json(view.data())
