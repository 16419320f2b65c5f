from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text.sheets import Row, SheetError, read_csv

NOT_CLOSED = (
    "a quotation mark is not closed in this cell, so it contains the rows below;"
    ' write " at the end of the cell, or remove the " at its beginning'
)


def test_each_row_has_the_line_that_it_begins_in() -> None:
    text = 'name;address\n\nAnn;"Quay 1\nRiga"\n;\nBo;Quay 2\n'
    assert read_csv(text) == [
        Row(1, ("name", "address")),
        Row(3, ("Ann", "Quay 1\nRiga")),
        Row(6, ("Bo", "Quay 2")),
    ]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    assert read_csv("sep=|\na|b;c\n") == [Row(2, ("a", "b;c"))]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('name;org;role\nAnn;turku;"Director\nBo;turku;\nCid;turku;\n', 2, "role"),
        ('name;org;role\nAnn;turku;"Director', 2, "role"),
        ('name;org;role\nAnn;turku;"Director\nBo;turku;"Clerk"\nCid;turku;\n', 2, "role"),
        ('name;org;role\nAnn;turku;"Director\nBo;turku;Clerk"\n', 2, "role"),
        ('name;org;role\n"Ann;turku;\n"Bo";turku;\n', 2, "name"),
        ('name,org,role\nAnn,"a\nb","Director\nBo,turku,\n', 3, "role"),
        ('name;"org\nAnn;turku\n', 1, '"org'),
        ('"name;org\nAnn;turku\n', 1, "name;org"),
    ],
)
def test_a_quote_that_takes_in_rows_is_refused_at_its_cell(
    text: str, line: int, column: str
) -> None:
    with pytest.raises(SheetError, match="quotation mark is not closed") as caught:
        read_csv(text)
    assert (str(caught.value), caught.value.line) == (NOT_CLOSED, line)
    assert caught.value.column.split("\n")[0] == column.removeprefix('"')


@given(
    st.lists(
        st.lists(st.text("ab \"',;\t\u00e9", min_size=1), min_size=3, max_size=3), min_size=1
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_program_writes_is_read_as_it_was(rows: list[list[str]], newline: str) -> None:
    written = io.StringIO(newline="")
    header = ["x", "y", "z"]
    csv.writer(written, delimiter=";", lineterminator=newline).writerows([header, *rows])
    read = read_csv(written.getvalue())
    filled = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in read] == [tuple(header), *filled]
