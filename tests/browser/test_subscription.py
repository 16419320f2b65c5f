"""A calendar that someone has subscribed to, fetched before and after a change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import icalendar

from browser.served import FIRST, LATER, harbour_days, serving

if TYPE_CHECKING:
    from pathlib import Path


def fetched(address: str) -> dict[str, tuple[dt.datetime, int, str]]:
    """Fetch a calendar: start, SEQUENCE and STATUS of each session."""
    with urlopen(address) as answer:  # noqa: S310 # of the server that is run here
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        calendar: Any = icalendar.Calendar.from_ical(answer.read())
    return {
        str(event["UID"]).partition("@")[0]: (
            event["DTSTART"].dt,
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
        )
        for event in calendar.walk("VEVENT")
    }


def test_whoever_has_subscribed_reads_the_change_at_the_same_address(tmp_path: Path) -> None:
    with serving(tmp_path / "site") as served:
        served.build(harbour_days(), FIRST)
        [address] = [
            f"{served.base}calendars/{page.stem}.ics"
            for page in (served.folder / "people").glob("*.html")
            if ">Head of delegation (Tartu)</h1>" in page.read_text(encoding="utf-8")
        ]
        before = fetched(address)
        later = {
            "start = 19:30": "start = 19:00",
            "start = 14:15\nend = 15:00": 'start = 14:15\nend = 15:00\nstatus = "cancelled"',
        }
        served.build(harbour_days(**later), LATER)
        after = fetched(address)
    at = dt.datetime(2027, 5, 19, 16, 30, tzinfo=dt.UTC)
    assert before["dinner"] == (at, 0, "CONFIRMED")
    assert after["dinner"] == (at - dt.timedelta(minutes=30), 1, "CONFIRMED")
    assert after["closing"][1:] == (1, "CANCELLED")
    changed = {session for session in after if after[session] != before[session]}
    assert changed == {"dinner", "closing"}
