"""Records as a spreadsheet: texts are texts, numbers and dates what they are."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.render import View
    from iriscli.render.listing import Listing, Value

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the same whenever it is made, in no zone
_EARLIEST = 1901  # in 1900, spreadsheets do not agree on the days
_LONGEST = 32_767  # UTF-16 code units, all that a cell takes
_CUT = "[…]"
_WIDEST = 50
_A4 = 9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def render(view: View[Listing[Any]]) -> bytes:
    """Return records as a workbook (Office Open XML) of one sheet, with a header."""
    listing = view.shown()
    rows = [[_cell(value) for value in record.values()] for record in listing.records()]
    octets = io.BytesIO()
    with Workbook(octets, {"in_memory": True, "remove_timezone": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet(_sheet_name(listing.name))
        bold, plain, date, moment = (
            book.add_format({"align": "left", "valign": "top", **more})
            for more in (
                {"bold": True},
                {"text_wrap": True},
                {"num_format": "yyyy-mm-dd"},
                {"num_format": "yyyy-mm-dd hh:mm"},
            )
        )
        for number, key in enumerate(listing.keys):
            sheet.write_string(0, number, key, bold)
            sheet.set_column(number, number, _width([key, *(row[number] for row in rows)]))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)  # all columns on a page, as many pages as there are rows
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(listing.keys) - 1)
        for place, value in (
            ((down, across), value)
            for down, row in enumerate(rows, 1)
            for across, value in enumerate(row)
        ):
            match value:
                case bool():
                    sheet.write_boolean(*place, value, plain)
                case int():
                    sheet.write_number(*place, value, plain)
                case dt.datetime():
                    sheet.write_datetime(*place, value, moment)
                case dt.date():
                    sheet.write_datetime(*place, value, date)
                case str():
                    sheet.write_string(*place, value, plain)
    return octets.getvalue()


def _cell(value: Value) -> Value:
    """Return what a cell can hold: a longer text is cut, and says so at its end."""
    if isinstance(value, dt.date) and value.year < _EARLIEST:
        return value.isoformat()
    if isinstance(value, str):
        units = value.encode("utf-16-le")
        if len(units) > 2 * _LONGEST:
            kept = units[: 2 * (_LONGEST - len(_CUT))]
            return kept.decode("utf-16-le", errors="ignore") + _CUT
    return value


def _width(values: Iterable[Value]) -> int:
    """Return how many characters a column is wide, with some room for its arrow."""
    shown = (f"{one:%Y-%m-%d %H:%M}" if isinstance(one, dt.datetime) else one for one in values)
    longest = max(len(line) for one in shown for line in str(one).split("\n"))
    return min(longest + 3, _WIDEST)


def _sheet_name(name: str) -> str:
    """Return a name without what no sheet may be called."""
    return _NOT_IN_NAMES.sub(" ", name)[:_LONGEST_NAME].strip(" '")
