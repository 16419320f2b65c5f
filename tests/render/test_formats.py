from __future__ import annotations

import csv as csv_reader
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from iriscli.render.csv import to_csv
from iriscli.render.document import Column, Document, Row, Section
from iriscli.render.json import to_json
from iriscli.render.markdown import escaped, to_markdown
from iriscli.render.table import print_document

DOCUMENT = Document(
    "A [bold]visit[/bold]",
    ("18–19 October",),
    (
        Column("Time"),
        Column("Session"),
        Column("Venue"),
        Column("Who"),
        Column("Empty"),
        Column("More", detail=True),
    ),
    (
        Section(
            "Thursday",
            (
                Row(
                    ("09:30–10:00", "[draft] Opening :smile:", "Hall", "Everyone", "", "*a*|b")
                ),
                Row(("20:00", "東京の夕食会と長い題名", "", "The host", "", ""), "cancelled"),
            ),
        ),
        Section("Friday", (Row(("to be confirmed", "Talk", "Hall", "Partners", "", "x\ny")),)),
    ),
    ("Paid by someone.",),
    stacks=True,
)


def printed(width: int, document: Document = DOCUMENT) -> str:
    console = Console(
        width=width,
        file=io.StringIO(),
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None,
    )
    with console.capture() as captured:
        print_document(document, console)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def test_a_wide_table_has_its_columns_side_by_side_and_no_details() -> None:
    assert (
        printed(80)
        == """\
A [bold]visit[/bold]
18–19 October

Thursday
Time             Session                  Venue  Who
09:30–10:00      [draft] Opening :smile:  Hall   Everyone
20:00            東京の夕食会と長い題名          The host

Friday
to be confirmed  Talk                     Hall   Partners

Paid by someone.
"""
    )


def test_a_narrow_table_puts_the_other_columns_below_the_title() -> None:
    assert (
        printed(40)
        == """\
A [bold]visit[/bold]
18–19 October

Thursday
09:30–10:00  [draft] Opening :smile:
             Hall
             Everyone
20:00        東京の夕食会と長い題名
             The host

Friday
to be confirmed  Talk
                 Hall
                 Partners

Paid by someone.
"""
    )


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.text(max_size=80), st.text(max_size=40)), max_size=4
    ),
    st.integers(30, 140),
)
def test_no_line_is_wider_than_the_terminal(
    rows: list[tuple[str, str, str]], width: int
) -> None:
    from iriscli.text import clean_line

    document = Document(
        "t",
        (),
        (Column("A"), Column("B"), Column("C")),
        (Section("s", tuple(Row(tuple(map(clean_line, row))) for row in rows)),),
    )
    assert all(cell_len(line) <= width for line in printed(width, document).splitlines())


def test_directions_of_writing_are_not_turned_by_a_text() -> None:
    document = Document("a\u202eb", (), (), ())
    assert printed(40, document) == "ab\n"


def test_markdown_has_every_detail_and_shows_each_text_as_it_is() -> None:
    assert (
        to_markdown(DOCUMENT)
        == r"""# A \[bold\]visit\[/bold\]

18–19 October

## Thursday

| Time | Session | Venue | Who | More |
| --- | --- | --- | --- | --- |
| 09:30–10:00 | \[draft\] Opening :smile: | Hall | Everyone | \*a\*\|b |
| 20:00 | ~~東京の夕食会と長い題名~~ |  | The host |  |

## Friday

| Time | Session | Venue | Who | More |
| --- | --- | --- | --- | --- |
| to be confirmed | Talk | Hall | Partners | x<br>y |

Paid by someone.
"""
    )


def test_markdown_keeps_a_link_a_link_and_begins_no_list() -> None:
    assert (
        escaped("https://example.org/a_b?x=1&y=<2>|")
        == "<https://example.org/a_b?x=1&y=%3C2%3E%7C>"
    )
    assert escaped("1. One\n- two\n+371 6") == r"1\. One<br>\- two<br>\+371 6"


def test_markdown_has_no_html_from_a_text() -> None:
    assert escaped("<script>&amp;") == r"\<script\>\&amp;"


@pytest.mark.parametrize("start", ["=1+1", "+371 6", "-5", "@x", "\t=1", " =1"])
def test_no_cell_of_a_csv_is_a_formula(start: str) -> None:
    assert to_csv(["a"], [{"a": start}]).splitlines()[1].strip('"').startswith("'")


def test_a_csv_has_a_header_and_one_row_a_record() -> None:
    text = to_csv(["a", "b", "c", "d"], [{"a": 'x,"y"', "b": None, "c": True, "d": -5}])
    assert text == 'a,b,c,d\n"x,""y""",,true,-5\n'
    assert to_csv(["a"], []) == "a\n"


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0")),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_a_csv_holds_is_read_back(cells: list[str]) -> None:
    fields = [f"f{n}" for n in range(len(cells))]
    text = to_csv(fields, [dict(zip(fields, cells, strict=True))])
    _, row = csv_reader.reader(io.StringIO(text, newline=""))
    assert [cell.removeprefix("'") for cell in row] == [
        cell.removeprefix("'") for cell in cells
    ]


def test_json_is_utf_8_and_indented() -> None:
    assert to_json({"ā": [1, None]}) == '{\n  "ā": [\n    1,\n    null\n  ]\n}\n'
    assert json.loads(to_json("\x00")) == "\x00"
