from __future__ import annotations

import datetime as dt
import io
import time
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from iriscli.render.listing import Column, Listing, Section
from iriscli.render.xlsx import render

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from iriscli.render.listing import Value


@dataclass(frozen=True)
class Answer:
    """A view of some rows whose columns are called a, b, c."""

    rows: tuple[tuple[Value, ...], ...]
    name: str = "Guests"

    def shown(self) -> Listing[Any]:
        columns = tuple(
            Column[Any](itemgetter(number), key=key) for number, key in enumerate("abc")
        )
        return Listing("t", (), columns, (Section("", self.rows),), name=self.name)

    def data(self) -> object:
        return None


def sheet(*rows: tuple[Value, ...], name: str = "Guests") -> Worksheet:
    [found] = load_workbook(io.BytesIO(render(Answer(rows, name)))).worksheets
    return found


# What a text of a visit can have: `clean` drops control characters, UTF-8 has no surrogates.
TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_categories=["Cc"]), st.just("\n"))
)


@given(TEXTS, TEXTS, TEXTS)
@example("=1+1", "+371 6", "-5")
@example("@SUM(A1)", "https://example.org", "mailto:a@example.org")
@example("00371", "1e5", "2027-05-19")
@example(" b ", "a\n\n b", "_x0041_")
@example("internal:Sheet1!A1", "{=1}", "TRUE")
@example("\x7f", "\u200b", "\U0001f600")
def test_a_text_is_read_back_as_the_text_that_it_was(a: str, b: str, c: str) -> None:
    found = sheet((a, b, c))
    assert [cell.data_type for cell in found[2]] == ["s"] * 3
    assert [cell.hyperlink for cell in found[2]] == [None] * 3
    assert [cell.value for cell in found[2]] == [a, b, c]


def test_numbers_dates_and_times_are_such() -> None:
    zone = dt.timezone(dt.timedelta(hours=3))
    at = dt.datetime(2027, 5, 19, 9, 30, tzinfo=zone)
    found = sheet((12, dt.date(2027, 5, 19), at), (True, None, dt.date(1899, 1, 2)))
    assert [[(cell.data_type, cell.value) for cell in row] for row in found["A2:C3"]] == [
        [
            ("n", 12),
            ("d", dt.datetime(2027, 5, 19)),  # noqa: DTZ001 - a cell knows no zone
            ("d", dt.datetime(2027, 5, 19, 9, 30)),  # noqa: DTZ001
        ],
        [("b", True), ("n", None), ("s", "1899-01-02")],
    ]
    assert [cell.number_format for cell in found[2]] == [
        "General",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
    ]


def test_the_header_is_bold_stays_in_sight_and_filters() -> None:
    found = sheet(("1", "2", "3"), ("x" * 20, "x\n" * 3, ""), ("", "", "x" * 500))
    assert [(cell.value, cell.font.b) for cell in found[1]] == [
        ("a", True),
        ("b", True),
        ("c", True),
    ]
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", "A1:C4")
    widths = [found.column_dimensions[letter].width for letter in "ABC"]
    assert [round(width) for width in widths] == [25, 6, 51]
    heights = [found.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights == [None, 4 * 15, 6 * 15]  # None: one line
    assert found["C3"].alignment.wrap_text


def test_all_columns_are_printed_on_one_page_under_the_header() -> None:
    found = sheet(("1", "2", "3"))
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    fitted = found.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    # A width that is not written is one page.
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (None, 0)
    assert found.print_title_rows == "$1:$1"


def test_a_list_of_nobody_is_a_header() -> None:
    assert [[cell.value for cell in row] for row in sheet().iter_rows()] == [["a", "b", "c"]]


def test_a_text_that_is_too_long_for_a_cell_says_that_it_is_cut() -> None:
    found = sheet(("x" * 32_767, "x" * 32_768, "\U0001f600" * 20_000))
    whole, cut, wide = (str(cell.value) for cell in found[2])
    assert whole == "x" * 32_767
    assert cut == "x" * 32_764 + "[…]"
    assert wide == "\U0001f600" * 16_382 + "[…]"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Uczestnicy", "Uczestnicy"),
        ("A/B: [c]*?\\", "A B   c"),
        ("'Guests'", "Guests"),
        ("x" * 40, "x" * 31),
        ("", "Sheet1"),
    ],
)
def test_a_sheet_is_called_as_sheets_can_be(name: str, title: str) -> None:
    assert sheet(name=name).title == title


def test_the_same_list_is_the_same_file_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(Answer((("a", 1, None),)))
    later = time.time() + 1e6
    monkeypatch.setattr(time, "time", lambda: later)
    assert render(Answer((("a", 1, None),))) == first
