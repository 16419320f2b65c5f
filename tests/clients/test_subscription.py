"""A calendar of the web site that a guest subscribed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clients.handed_out import CHANGED, SHOWN, SHOWN_CHANGED, VISIT, served
from clients.program import becomes

if TYPE_CHECKING:
    from clients.handed_out import Host
    from clients.program import Program


def test_a_subscription_takes_a_move_a_cancellation_and_what_is_new(
    program: Program, host: Host
) -> None:
    with served(host.build(VISIT)) as base:
        calendar = program.subscribe(f"{base}/calendars/guests.ics")
        assert becomes(program, calendar, SHOWN)

        host.build(CHANGED)

        assert becomes(program, calendar, SHOWN_CHANGED)


def test_two_subscriptions_show_the_session_that_is_in_both_twice(
    program: Program, host: Host
) -> None:
    with served(host.build(VISIT)) as base:
        for name in ("guests", "others"):
            calendar = program.subscribe(f"{base}/calendars/{name}.ics")
            assert becomes(program, calendar, SHOWN)
