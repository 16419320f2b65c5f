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
_WIDEST = 50  # characters
_MARGIN = 4  # of them for the arrow of the filter, and where words do not fill a line
_LINE = 15  # points
_HIGHEST = 6  # lines: more rows are seen at once; the rest of a text is in its cell
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
        widths = [_width(values) for values in zip(listing.keys, *rows, strict=True)]
        for number, (key, width) in enumerate(zip(listing.keys, widths, strict=True)):
            sheet.write_string(0, number, key, bold)
            sheet.set_column(number, number, width)
        for number, row in enumerate(rows, 1):
            # Excel would find the height of a row itself, LibreOffice does not.
            sheet.set_row(number, _height(row, widths))
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
                case int() | float():
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
    return min(longest + _MARGIN, _WIDEST)


def _height(row: Iterable[Value], widths: Iterable[int]) -> int:
    """Return how many points a row is high, so that most texts are seen whole."""
    lines = (
        sum(1 + max(len(line) - 1, 0) // (width - _MARGIN) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return _LINE * min(max(lines, default=1), _HIGHEST)


def _sheet_name(name: str) -> str:
    """Return a name without what no sheet may be called."""
    return _NOT_IN_NAMES.sub(" ", name)[:_LONGEST_NAME].strip(" '")
