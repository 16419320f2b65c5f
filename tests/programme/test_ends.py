"""A start without an end lasts until most of its people have their next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iriscli.programme.ends import FOLLOWS, OPEN_END, derived_ends

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]


def session(id_: str, start: str, *more: str) -> str:
    lines = "\n".join(more)
    return f'[sessions.{id_}]\ntitle = "{id_}"\nday = 2027-05-19\nstart = {start}\n{lines}\n'


def ends(visit: Visit) -> dict[str, str]:
    return {
        id_: f"{end.astimezone(visit.zone):%H:%M}" for id_, end in derived_ends(visit).items()
    }


@pytest.mark.parametrize(
    ("others", "end"),
    [
        ([], "11:00"),
        ([session("b", "10:30")], "10:30"),
        ([session("b", "13:00")], "13:00"),
        ([session("b", "13:01")], "11:00"),
        ([session("b", "10:00"), session("c", "10:45")], "10:45"),
        ([session("b", "10:20", 'attendees = ["p"]')], "11:00"),
        ([session("b", "10:20", 'attendees = ["p", "q"]')], "10:20"),
        ([session("b", "10:20", 'status = "tentative"')], "11:00"),
        ([session("b", "10:20", 'status = "cancelled"')], "11:00"),
        ([session("b", "10:20", "optional = true")], "11:00"),
    ],
)
def test_what_most_have_next_ends_a_session(visit: Read, others: list[str], end: str) -> None:
    assert ends(visit(session("a", "10:00") + "".join(others)))["a"] == end


def test_an_optional_session_is_ended_by_another_one(visit: Read) -> None:
    optional = session("a", "10:00", "optional = true") + session(
        "b", "10:30", "optional = true"
    )
    assert ends(visit(optional)) == {"a": "10:30", "b": "11:30"}


def test_what_begins_on_another_day_ends_nothing(visit: Read) -> None:
    late = session("a", "23:30") + session("b", "08:00").replace("05-19", "05-20")
    assert ends(visit(late))["a"] == "00:30"


def by_counting(visit: Visit, one: Session) -> dt.datetime:
    """Return the end of a session by the words of the rule, person by person."""
    start = visit.starts(one)
    assert start is not None
    people = visit.attendance[one.id]
    following = []
    for person in people:
        starts = [
            other_start
            for other in visit.sessions.values()
            if person in visit.attendance[other.id]
            and other.day == one.day
            and other.status == "confirmed"
            and (one.optional or not other.optional)
            and (other_start := visit.starts(other)) is not None
            and other_start > start
        ]
        if starts:
            following.append(min(starts))
    for moment in sorted(following):
        if sum(other <= moment for other in following) * 2 >= len(people):
            return moment if moment - start <= FOLLOWS else start + OPEN_END
    return start + OPEN_END


sessions = st.lists(
    st.tuples(
        st.sampled_from(["09:00", "09:30", "10:00", "11:00", "13:30"]),
        st.sampled_from(['"everyone"', '"p"', '"q", "h"', '"l"', '"p", "q"']),
        st.sampled_from(["confirmed", "tentative", "cancelled"]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=7,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sessions)
def test_the_sweep_finds_what_counting_finds(
    visit: Read, made: list[tuple[str, str, str, bool, bool]]
) -> None:
    text = "".join(
        session(
            f"s{number}",
            start,
            f"attendees = [{who}]",
            f'status = "{status}"',
            f"optional = {str(optional).lower()}",
            "end = 15:00" if ended else "",
        )
        for number, (start, who, status, optional, ended) in enumerate(made)
    )
    read = visit(text)
    found = derived_ends(read)
    assert found == {
        one.id: by_counting(read, one) for one in read.sessions.values() if one.end is None
    }
