"""A calendar of the web site that a guest subscribed to."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from clients.handed_out import CHANGED, SHOWN, SHOWN_CHANGED, VISIT, served
from clients.program import in_time

if TYPE_CHECKING:
    from clients.handed_out import Host
    from clients.program import Program
    from clients.thunderbird import Thunderbird


def test_a_subscription_takes_a_move_a_cancellation_and_what_is_new(
    program: Program, host: Host
) -> None:
    with served(host.build(VISIT)) as base:
        calendar = program.subscribe(f"{base}/calendars/guests.ics")
        assert in_time(program, calendar, SHOWN) == SHOWN

        host.build(CHANGED)

        assert in_time(program, calendar, SHOWN_CHANGED) == SHOWN_CHANGED


def test_two_subscriptions_hold_the_session_that_is_in_both_twice(
    program: Program, host: Host
) -> None:
    with served(host.build(VISIT)) as base:
        calendars = [
            program.subscribe(f"{base}/calendars/{name}.ics") for name in ("guests", "others")
        ]

        assert [in_time(program, one, SHOWN) for one in calendars] == [SHOWN, SHOWN]


def test_thunderbird_draws_the_session_of_two_subscriptions_twice(
    in_thunderbird: Thunderbird, host: Host
) -> None:
    visit = VISIT.replace('"Walk"', '"Walk for two"')
    walk, *others = SHOWN
    expected = [dataclasses.replace(walk, title="Walk for two"), *others]
    with served(host.build(visit)) as base:
        for name in ("guests", "others"):
            calendar = in_thunderbird.subscribe(f"{base}/calendars/{name}.ics")
            assert in_time(in_thunderbird, calendar, expected) == expected

        titles = [event.title for event in in_thunderbird.drawn()]
        assert titles.count("Walk for two") == 2
