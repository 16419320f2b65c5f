from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from iriscli.visit.lines import line_numbers

if TYPE_CHECKING:
    from iriscli.errors import Key

DOCUMENT = r'''# a comment [not.a.table]
title = "a # = [b] \" c"
[visit]
text.en = """
[no.table]
x = "y"
"""
text.lv = '''
DOCUMENT += """'''
a = 1
'''
"quoted \\u00e9.key" = 1 # comment
list = [
  1, # one
  "two", { three = 3,
    four = [4, 5] },
]
inline = { a = 1, b = { c = 2018-10-18 09:30 } }
[ spaced . "table" ]
[[array]]
k = 1
[[array]]
k = 2
[[array.inner]]
[[array.inner]]
k = 3
[array.inner.table]
"""


LINES = {
    ("title",): 2,
    ("visit",): 3,
    ("visit", "text"): 4,
    ("visit", "text", "en"): 4,
    ("visit", "text", "lv"): 8,
    ("visit", "quoted é.key"): 11,
    ("visit", "list"): 12,
    ("visit", "list", 0): 13,
    ("visit", "list", 1): 14,
    ("visit", "list", 2): 14,
    ("visit", "list", 2, "three"): 14,
    ("visit", "list", 2, "four"): 15,
    ("visit", "list", 2, "four", 0): 15,
    ("visit", "list", 2, "four", 1): 15,
    ("visit", "inline"): 17,
    ("visit", "inline", "a"): 17,
    ("visit", "inline", "b"): 17,
    ("visit", "inline", "b", "c"): 17,
    ("spaced",): 18,
    ("spaced", "table"): 18,
    ("array",): 19,
    ("array", 0): 19,
    ("array", 0, "k"): 20,
    ("array", 1): 21,
    ("array", 1, "k"): 22,
    ("array", 1, "inner"): 23,
    ("array", 1, "inner", 0): 23,
    ("array", 1, "inner", 1): 24,
    ("array", 1, "inner", 1, "k"): 25,
    ("array", 1, "inner", 1, "table"): 26,
}


def test_every_key_table_and_item_has_its_line() -> None:
    assert tomli.loads(DOCUMENT)
    assert line_numbers(DOCUMENT, LINES) == LINES


@pytest.mark.parametrize("key", LINES)
def test_only_what_is_asked_for_and_the_tables_around_it_are_noted(key: Key) -> None:
    around = [key[:depth] for depth in range(1, len(key) + 1)]
    assert line_numbers(DOCUMENT, [key]) == {one: LINES[one] for one in around}


def test_what_is_missing_has_no_line() -> None:
    missing = ("visit", "list", 9)
    assert line_numbers(DOCUMENT, [missing]).keys() == {("visit",), ("visit", "list")}


def test_the_built_in_visit_and_the_sample_are_walked_to_the_end(root: object) -> None:
    from pathlib import Path

    for name in ("data/visit.toml", "examples/harbour-days.toml"):
        text = (Path(str(root)) / name).read_text(encoding="utf-8")
        keys = {
            (table, key, *inner)
            for table, entries in tomli.loads(text).items()
            for key, entry in entries.items()
            for inner in ([(), *((one,) for one in entry)] if isinstance(entry, dict) else [()])
        }
        assert keys <= line_numbers(text, keys).keys()


@given(st.text(alphabet="ab=[]{}\"',.# \n1\\t", max_size=60))
def test_whatever_is_toml_can_be_walked(text: str) -> None:
    try:
        document = tomli.loads(text)
    except ValueError:
        return
    keys = {(key,) for key in document}
    assert line_numbers(text, keys).keys() == keys
