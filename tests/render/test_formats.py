from __future__ import annotations

import csv as csv_reader
import datetime as dt
import io
import json
import time
from dataclasses import dataclass
from importlib import import_module
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from iriscli.render import FORMATS, csv, formats_of, markdown, table
from iriscli.render.json import to_json
from iriscli.render.listing import Column, Listing, Row, Section
from iriscli.render.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.render.listing import Value


@dataclass(frozen=True)
class Answer:
    """A view of what it shows."""

    what: Listing[Any]

    def shown(self) -> Listing[Any]:
        return self.what

    def data(self) -> object:
        return None


Texts = tuple[str, ...]


def column(index: int, heading: str, *, detail: bool = False) -> Column[Texts]:
    return Column(lambda row: row[index], key=f"c{index}", heading=heading, detail=detail)


LISTING: Listing[Texts] = Listing(
    "A [bold]visit[/bold]",
    ("18–19 October",),
    (
        column(0, "Time"),
        column(5, "More", detail=True),
        column(1, "Session"),
        column(2, "Venue"),
        column(3, "Who"),
        column(4, "Empty"),
        Column(len, key="n"),
    ),
    (
        Section(
            "Thursday",
            (
                ("09:30–10:00", "[draft] Opening :smile:", "Hall", "Everyone", "", "*a*|b"),
                ("20:00", "東京の夕食会と長い題名", "", "The host", "", ""),
            ),
        ),
        Section("Friday", (("to be confirmed", "Talk", "Hall", "Partners", "", "x\ny"),)),
    ),
    ("Paid by someone.",),
    lambda row: "cancelled" if row[0] == "20:00" else "plain",
    stacks=True,
)


def records(*rows: Mapping[str, Value]) -> Listing[Mapping[str, Value]]:
    """A listing for programs."""
    keys = dict.fromkeys(key for row in rows for key in row)
    columns = tuple(Column[Any](itemgetter(key), key=key) for key in keys)
    return Listing("", (), columns, (Section("", rows),))


def printed(width: int, listing: Listing[Texts] = LISTING) -> str:
    console = Console(
        width=width,
        file=io.StringIO(),
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None,
    )
    return table.render(Answer(listing), console)


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

    listing = Listing(
        "t",
        (),
        (column(0, "A"), column(1, "B"), column(2, "C")),
        (Section("s", tuple(tuple(map(clean_line, row)) for row in rows)),),
    )
    lines = printed(width, listing).splitlines()
    assert all(cell_len(line) <= width for line in lines)


def test_directions_of_writing_are_not_turned_by_a_text() -> None:
    assert printed(40, Listing("a\u202eb", (), (), ())) == "ab\n"


def test_markdown_has_every_detail_and_shows_each_text_as_it_is() -> None:
    assert (
        markdown.render(Answer(LISTING))
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
    assert csv.render(Answer(records({"a": start}))).splitlines()[1].strip('"').startswith("'")


def test_a_csv_has_a_header_and_one_row_a_record() -> None:
    at = dt.datetime(2027, 5, 19, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    row = {"a": 'x,"y"', "b": None, "c": True, "d": -5, "e": dt.date(2027, 5, 19), "f": at}
    assert csv.render(Answer(records(row))) == (
        'a,b,c,d,e,f\n"x,""y""",,true,-5,2027-05-19,2027-05-19T09:30:00+03:00\n'
    )
    assert csv.render(Answer(Listing("", (), (column(0, ""),), ()))) == "c0\n"


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0")),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_a_csv_holds_is_read_back(cells: list[str]) -> None:
    text = csv.render(Answer(records({f"f{n}": cell for n, cell in enumerate(cells)})))
    _, row = csv_reader.reader(io.StringIO(text, newline=""))
    assert [cell.removeprefix("'") for cell in row] == [
        cell.removeprefix("'") for cell in cells
    ]


def test_a_listing_gives_people_and_programs_each_their_own() -> None:
    listing: Listing[str] = Listing(
        "t",
        (),
        (
            Column(len, key="length"),
            Column(str.lower, heading="In words", detail=True),
            Column(str.upper, key="name", heading="Name", said=lambda text: f"<{text}>"),
            Column(lambda _: None, key="nothing", heading="Nothing"),
        ),
        (Section("s", ("Ab",)),),
    )
    assert listing.keys == ("length", "name", "nothing")
    assert listing.records() == [{"length": 2, "name": "AB", "nothing": None}]
    [section] = listing.grid(details=True).sections
    assert section.things == (Row(("<Ab>", "ab"), "plain"),)
    [section] = listing.grid(details=False).sections
    assert section.things == (Row(("<Ab>",), "plain"),)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_a_file_with_a_function(name: str) -> None:
    assert callable(import_module(f"iriscli.render.{name}").render)


def test_formats_are_chosen_by_what_is_told() -> None:
    assert formats_of("list") == ("table", "markdown", "csv", "json", "xlsx")
    assert formats_of("deeds") == ("table", "json")
    assert formats_of("changes") == ("text", "markdown", "json")
    assert formats_of("problems") == ("text", "json", "github")


def test_json_is_utf_8_and_indented() -> None:
    assert to_json({"ā": [1, None]}) == '{\n  "ā": [\n    1,\n    null\n  ]\n}\n'
    assert json.loads(to_json("\x00")) == "\x00"


ADDRESSES = st.sampled_from(
    [
        "https://a.example",
        "https://a.example/a_b?x=1&y=[2]#c~d",
        "HTTP://b.example/(c)_d*e*f",
        "https://lv.example/Rīga_(pilsēta)",
        "http://[::1]",
    ]
)
AROUND = st.sampled_from(
    [("", ""), ("(", ")"), ("[", "],"), ("*", "*"), ("„", "”."), ("=", "?!")]
)
NOISE = st.text("ab1 \n*_[](){}<>|\\`~#&;:.,-+=!/\"'ā")


def read_as_markdown(cell: str) -> tuple[str, list[str]]:
    """Return the text and the links of a cell, read by a parser of Markdown."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(f"| heading |\n| --- |\n| {cell} |")
    *_, inline = (token for token in tokens if token.type == "inline")
    parts = inline.children or []
    assert {part.type for part in parts} <= {"text", "html_inline", "link_open", "link_close"}
    text = "".join(part.content.replace("<br>", "\n") for part in parts)
    return text, [str(part.attrs["href"]) for part in parts if part.type == "link_open"]


@given(st.lists(st.tuples(NOISE, ADDRESSES, AROUND), min_size=1), NOISE)
def test_markdown_shows_what_a_text_holds_and_links_its_addresses(
    parts: list[tuple[str, str, tuple[str, str]]], end: str
) -> None:
    said = [f"{noise} {before}{url}{after} " for noise, url, (before, after) in parts]
    text = "".join(said) + end
    with pytest.MonkeyPatch.context() as patch:
        for name in ("normalizeLink", "normalizeLinkText"):  # which encode and decode
            patch.setattr(MarkdownIt, name, lambda _, url: url)
        assert read_as_markdown(f"·{escaped(text)}·") == (
            f"·{text}·",
            [url for _, url, _ in parts],
        )


def test_an_address_ends_before_the_sentence_and_the_bracket_do() -> None:
    assert escaped("See https://e.example/a_b?c=1&d=2, (http://e.example/R_(p)). A_b") == (
        r"See <https://e.example/a_b?c=1&d=2>, (<http://e.example/R_(p)>). A\_b"
    )
    assert escaped("xhttp://a_b https://...") == r"xhttp://a\_b https://..."
    assert escaped("- https://e.example - x") == r"\- <https://e.example> - x"


@pytest.mark.parametrize(
    "repeated",
    [" \n", "\n", " ", "1", "1.", "- \n", "\\", "https://", "https://e.org/a ", "x)"],
)
def test_escaping_costs_as_much_as_a_text_is_long(repeated: str) -> None:
    def cost(number: int) -> float:
        started = time.process_time()
        escaped(f"x{repeated * number}x")
        return time.process_time() - started

    few, many = min(cost(2_000) for _ in range(3)), min(cost(16_000) for _ in range(3))
    # What grows with the square would take 64 times as long.
    assert many < 28 * max(few, 0.002)
