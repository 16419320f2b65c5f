"""What is shared by many sessions and participants, so that a large visit stays cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.participants import attendances

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]


def session(id_: str, attendees: str) -> str:
    return f'[sessions.{id_}]\ntitle = "{id_}"\nday = 2027-05-19\nattendees = {attendees}\n'


def test_those_who_attend_the_same_sessions_share_one_programme(visit: Read) -> None:
    read = visit(
        session("z", '["everyone"]') + session("a", '["p", "q"]') + session("m", '["q", "p"]')
    )
    assert read.programmes == {("z", "a", "m"): {"p", "q"}, ("z",): {"h", "l"}}
    assert read.attended["p"] is read.attended["q"]
    theirs = {one.participant.id: one.sessions for one in attendances(read)}
    assert theirs["p"] is theirs["q"]


def test_a_session_for_everyone_and_someone_shares_who_everyone_is(visit: Read) -> None:
    read = visit(
        '[groups]\nall = ["everyone"]\nmore = ["all", "p"]\n'
        + session("a", '["p", "everyone"]')
        + session("b", '["more"]')
    )
    assert read.attendance["a"] is read.known["everyone"]
    assert read.attendance["b"] is read.known["everyone"]


def test_participants_are_in_the_order_of_the_file(visit: Read) -> None:
    read = visit()
    some = frozenset({"l", "q", "p"})
    assert [one.id for one in read.in_order(some)] == ["p", "q", "l"]
