from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.disk.ledger import Ledger, read_ledger

_words = st.lists(st.text("+~-abc019", min_size=1), max_size=3).map(tuple)


@st.composite
def _ledgers(draw: st.DrawFn) -> Ledger:
    ledger = Ledger("iris journal")
    for path, content, words in draw(st.lists(st.tuples(st.text(), st.binary(), _words))):
        ledger.add(path, content, words)
    return ledger


@given(ledger=_ledgers())
def test_what_is_written_is_read(ledger: Ledger) -> None:
    assert read_ledger(ledger.to_bytes()) == ledger


@given(ledger=_ledgers(), more=_ledgers(), cut=st.integers(0, 2000))
def test_a_line_without_an_end_spoils_none_that_comes_after_it(
    ledger: Ledger, more: Ledger, cut: int
) -> None:
    whole = ledger.to_bytes()
    torn = whole[: max(cut, len(b"iris journal\n"))]
    read = read_ledger(torn + b"\n" + more.lines())
    assert read is not None
    for path, contents in more.known.items():
        assert read.known[path].items() >= contents.items()
    assert read.known.keys() <= ledger.known.keys() | more.known.keys()


@given(ledger=_ledgers())
def test_line_ends_that_another_program_changed_change_nothing(ledger: Ledger) -> None:
    assert read_ledger(ledger.to_bytes().replace(b"\n", b"\r\n")) == ledger


@pytest.mark.parametrize(
    "data", [b"", b"mine", b"iris site of V\n", b"\xff\x00", b"\niris journal\n"]
)
def test_what_is_no_ledger_is_none(data: bytes) -> None:
    assert read_ledger(data) is None


def test_no_path_can_be_read_from_a_ledger() -> None:
    ledger = Ledger("iris site of v")
    ledger.add("people/0123.html", b"page")
    assert b"0123.html" not in ledger.to_bytes()
    assert b"people" not in ledger.to_bytes()
