from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from iriscli.wording.apart import Titled, apart
from iriscli.wording.reader import Reader

ENGLISH = Reader("en")
DAY, NEXT = dt.date(2027, 5, 19), dt.date(2027, 5, 20)


def test_only_titles_that_repeat_have_a_day_and_only_days_that_repeat_a_time() -> None:
    sessions = {
        "opening": Titled("Opening", DAY, dt.time(9)),
        "coffee-1": Titled("Coffee", DAY, dt.time(10)),
        "coffee-2": Titled("Coffee", NEXT, dt.time(10)),
        "coffee-3": Titled("Coffee", NEXT, dt.time(15)),
        "coffee-4": Titled("Coffee", NEXT, None),
    }
    assert apart(sessions, ENGLISH) == {
        "opening": "",
        "coffee-1": " (Wednesday, 19 May 2027)",
        "coffee-2": " (Thursday, 20 May 2027, 10:00)",
        "coffee-3": " (Thursday, 20 May 2027, 15:00)",
        "coffee-4": " (Thursday, 20 May 2027)",
    }


titled = st.builds(
    Titled,
    st.sampled_from("ab"),
    st.sampled_from([DAY, NEXT]),
    st.builds(dt.time, st.integers(0, 23)),
)


@given(st.lists(titled, unique=True))
def test_sessions_that_differ_are_told_apart(some: list[Titled]) -> None:
    sessions = {str(number): one for number, one in enumerate(some)}
    added = apart(sessions, ENGLISH)
    assert len({one.title + added[id_] for id_, one in sessions.items()}) == len(some)
