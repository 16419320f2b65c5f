from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.calendars.ics import escape, unescape
from iriscli.calendars.record import Blocks, Handed
from iriscli.calendars.update import Updates
from iriscli.site.history import changes
from iriscli.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iriscli.calendars.record import Block
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

FIRST = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
ONE, TWO, THREE = (
    f'[sessions.{id_}]\ntitle = "{id_}"\nday = 2027-05-19\nstart = 09:00\n' for id_ in "abc"
)


def history(visits: list[Visit]) -> dict[str, tuple[str, int]]:
    """Hand out visits, one a day; return what changed of each session, and on which."""
    blocks = Blocks()
    record: dict[str, Handed] = {}
    for days, read in enumerate(visits):
        now = FIRST + dt.timedelta(days=days)
        for update in Updates(read, record, blocks, now).of(frozenset(), whole=True):
            record = {update.file: update.handed}
    [handed] = record.values()
    return {
        id_: (change.what, (change.at - FIRST).days)
        for id_, change in changes(handed, visits[-1]).items()
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([ONE + TWO], {}),
        ([ONE + TWO, ONE + TWO], {}),
        ([ONE + TWO, ONE.replace("09", "10") + TWO, ONE.replace("09", "10") + TWO], {"a": ("updated", 1)}),
        ([ONE, ONE, ONE + TWO], {"b": ("added", 2)}),
        ([ONE, ONE.replace("09", "10") + TWO], {"a": ("updated", 1), "b": ("added", 1)}),
        ([ONE, ONE.replace("09", "10"), ONE.replace("09", "10") + TWO], {"b": ("added", 2), "a": ("updated", 1)}),
        ([ONE + TWO, ONE], {"b": ("updated", 1)}),
        ([ONE, ONE + TWO, ONE + TWO.replace("09", "10") + THREE], {"b": ("updated", 2), "c": ("added", 2)}),
    ],
)  # fmt: skip
def test_a_session_is_new_or_updated_since_the_first_calendar(
    visit: Read, texts: list[str], expected: dict[str, tuple[str, int]]
) -> None:
    assert history([visit(text) for text in texts]) == expected


@given(st.text())
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    assert unescape(escape(clean_line(text))) == clean_line(text)


def test_each_event_is_looked_at_no_more_than_twice_however_many_there_are(visit: Read) -> None:
    looked: list[Block] = []

    class Watched(tuple["Block", ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Block]:
            for block in super().__iter__():
                looked.append(block)
                yield block

    read = visit("".join(ONE.replace("[sessions.a]", f"[sessions.s{n}]") for n in range(50)))
    [update] = Updates(read, {}, Blocks(), FIRST).of(frozenset(), whole=True)
    handed = replace(update.handed, blocks=Watched(update.handed.blocks))
    assert changes(handed, read) == {}
    assert len(looked) <= 2 * 50
