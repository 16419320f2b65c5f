"""Records as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iriscli.render import View
    from iriscli.render.listing import Listing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(view: View[Listing[Any]]) -> str:
    """Return records as CSV with a header, RFC 4180 but for plain newlines."""
    listing = view.shown()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(listing.keys)
    writer.writerows(
        [_cell(value) for value in record.values()] for record in listing.records()
    )
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value.isoformat() if isinstance(value, dt.date) else value
