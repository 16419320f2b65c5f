"""Calendars: the entries of an ics by time, on the clocks of the calendar's zone."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from iriscli.intake.blocks import Event, Line, Paragraph, ReadError, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from icalendar.cal import Component

    from iriscli.intake.blocks import Block

_MOST = 200  # of the times that one entry comes again
_MOST_ENTRIES = 5_000
_AROUND = dt.timedelta(days=31)
_UTC = ZoneInfo("UTC")


def identify(name: str, data: bytes) -> bool:
    """Tell whether a file is a calendar."""
    return name.lower().endswith((".ics", ".ical")) or b"BEGIN:VCALENDAR" in data[:1000].upper()


def read(data: bytes) -> Sequence[Block]:
    """Return the entries of a calendar and what it says of itself, or raise ReadError."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(data, multiple=True)
        found = [_Reading(calendar) for calendar in calendars if calendar.name == "VCALENDAR"]
        blocks = [block for one in found for block in one.blocks()]
    except ReadError:
        raise
    except Exception as error:  # icalendar raises what its values do, of any kind
        raise ReadError("the calendar is damaged; export it again") from error
    if not any(isinstance(block, Event) for block in blocks):
        raise ReadError("there is no entry in the calendar; export one with the programme")
    return blocks


class _Reading:
    def __init__(self, calendar: Component) -> None:
        self.calendar = calendar
        self.entries = [
            one for one in calendar.subcomponents if one.name == "VEVENT" and "DTSTART" in one
        ]
        if len(self.entries) > _MOST_ENTRIES:
            raise ReadError(
                f"the calendar has more than {_MOST_ENTRIES} entries; export those of the visit"
            )
        self.zone = self._zone()

    def _zone(self) -> ZoneInfo | None:
        """Return the zone that the calendar says, else the one of most of its entries."""
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        said = str(self.calendar.get("X-WR-TIMEZONE", ""))
        keys = [said] if said else []
        used: Counter[str] = Counter()
        for one in self.entries:
            used[str(one["DTSTART"].params.get("TZID", ""))] += 1
        keys += [key for key, _ in used.most_common() if key not in {"", "UTC"}]
        known = available_timezones()
        names = (WINDOWS_TO_OLSON.get(key, key) for key in keys)
        return next((ZoneInfo(name) for name in names if name in known), None)

    def blocks(self) -> Iterator[Block]:
        for key, level in (("X-WR-CALNAME", 1), ("X-WR-CALDESC", 0)):
            for text in _unescaped(str(self.calendar.get(key, ""))).split("\n"):
                if text.strip():
                    yield Paragraph("head of the calendar", Line(text.strip()), level, gap=True)
        if self.zone:
            yield Zone("head of the calendar", self.zone.key)
        events = sorted(
            (event for one in self.entries for event in self._events(one)),
            key=lambda event: (event.day, event.start is not None, event.start or event.day),
        )
        yield from events

    def _events(self, one: Component) -> Iterable[Event]:
        start = one.decoded("DTSTART")
        end = self._end(one, start)
        title = " ".join(str(one.get("SUMMARY", "")).split())
        for again in self._starts(one, start):
            moved = (again - start) if again != start else dt.timedelta()
            first, last = self._local(start + moved), self._local(end + moved) if end else None
            yield from self._event(one, title, first, last)

    def _event(
        self, one: Component, title: str, start: dt.date, end: dt.date | None
    ) -> Iterator[Event]:
        description = str(one.get("DESCRIPTION", "")).strip()
        status = str(one.get("STATUS", "")).upper()
        common = {
            "where": f"entry '{title}'",
            "title": title,
            "place": " ".join(str(one.get("LOCATION", "")).split()),
            "description": description,
            "url": str(one.get("URL", "")),
            "cancelled": status == "CANCELLED",
            "tentative": status == "TENTATIVE",
        }
        if isinstance(start, dt.datetime):
            has_end = isinstance(end, dt.datetime) and end > start
            yield Event(day=start.date(), start=start, end=end if has_end else None, **common)  # type: ignore[arg-type]  # as just checked
            return
        last = end or start
        days = max((last - start).days, 1)
        for number in range(min(days, _MOST)):
            day = start + dt.timedelta(days=number)
            yield Event(day=day, start=None, end=None, **common)  # type: ignore[arg-type]

    def _end(self, one: Component, start: Any) -> Any:
        if "DTEND" in one:
            return one.decoded("DTEND")
        if "DURATION" in one:
            return start + one.decoded("DURATION")
        return None

    def _local(self, moment: Any) -> Any:
        """Return a moment as the clocks of the calendar's zone show it; a date as it is."""
        if not isinstance(moment, dt.datetime):
            return moment
        if moment.tzinfo is not None and self.zone:
            moment = moment.astimezone(self.zone)
        return moment.replace(tzinfo=None)

    def _starts(self, one: Component, start: Any) -> Iterable[Any]:
        """Return each time that an entry begins, near the entries that come only once."""
        if "RRULE" not in one:
            return [start]
        from dateutil.rrule import rrulestr

        rules: Any = one["RRULE"]
        rule = rules[0] if isinstance(rules, list) else rules
        naive = (
            start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
        )
        zone = naive.tzinfo
        naive = naive.replace(tzinfo=None)
        text = ";".join(
            part if not part.startswith("UNTIL=") else part[:14] + "T235959"
            for part in rule.to_ical().decode().split(";")
        )
        first, last = self._around(naive)
        gone = {str(moment)[:16] for moment in _dates(one.get("EXDATE"))}
        gone |= {
            str(other.decoded("RECURRENCE-ID"))[:16]
            for other in self.entries
            if other.get("UID") == one.get("UID") and "RECURRENCE-ID" in other
        }
        found = []
        for number, moment in enumerate(rrulestr(text, dtstart=naive)):
            if moment > last or number >= _MOST:
                break
            again = moment.replace(tzinfo=zone)
            is_day = not isinstance(start, dt.datetime)
            wanted = again.date() if is_day else again
            if moment >= first and str(wanted)[:16] not in gone:
                found.append(wanted)
        return found

    def _around(self, naive: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
        """Return the days of the visit, as the entries say that come only once."""
        days = [str(one.decoded("DTSTART"))[:10] for one in self.entries if "RRULE" not in one]
        if not days:
            return naive, naive + _AROUND
        first, last = (dt.datetime.fromisoformat(day) for day in (min(days), max(days)))
        return first, last + dt.timedelta(days=1)


def _dates(values: Any) -> Iterator[Any]:
    for value in values if isinstance(values, list) else [values] if values else []:
        yield from (one.dt for one in value.dts)


def _unescaped(text: str) -> str:
    """Return a text of a key that RFC 5545 does not know, and icalendar leaves as it is."""
    return re.sub(r"\\([nN;,\\])", lambda m: "\n" if m[1] in "nN" else m[1], text)
