"""What became of the columns of a sheet that the visit file has no keys for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.errors import Problem
from iriscli.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.visit.people import Sheet


def columns(sheet: Sheet | None) -> Iterator[Problem]:
    """Find the columns that are kept as details, and those that are not read."""
    if sheet is None:
        return
    if kept := sheet.details:
        few = "this column is" if len(kept) == 1 else "these columns are"
        message = (
            f"{few} kept as details of each person: {', '.join(map(quoted, kept))};"
            " if iris should use it, write a header that iris knows"
        )
        yield Problem((), message, "own-columns", file=sheet.file, line=sheet.line)
    if nameless := sheet.nameless:
        message = (
            f"the first row has no header for column {', '.join(map(str, nameless))},"
            " so iris does not read it; write a header"
        )
        yield Problem((), message, "own-columns", file=sheet.file, line=sheet.line)
