"""Dates and times as the visit file has them, and what was meant by those that are none."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any

from iriscli.text import quoted
from iriscli.visit.values import WrongValueError

if TYPE_CHECKING:
    from pydantic import ValidationInfo

YEARS = range(1970, 2200)
"""The years that a date may be in."""

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})|([+-][0-9]{2}:[0-9]{2}))?")
_DATE_TIME = re.compile(rf"({DATE.pattern})[T ]([0-9:+-]+)")
MIDNIGHT = "24:00"
"""The end of a day, which TOML has no time for."""

# How people write them all the same.
_CLOCK = re.compile(
    r"(\d{1,2})\s?[:.,h]\s?(\d{2})(?::\d{2})?\s?([ap]\.?m\.?)?", re.ASCII | re.IGNORECASE
)
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})\.?", re.ASCII)
_TO = re.compile(r"\s*[-–—]\s*")
_ANY_DAY = dt.date(2018, 10, 18)
_NOON, _LAST_HOUR, _LAST_MINUTE, _MONTHS = 12, 23, 59, 12


def read_date(value: Any, info: ValidationInfo) -> dt.date:
    """Accept a date, also in quotes."""
    if isinstance(value, list):
        of_session = info.field_name == "day"
        raise WrongValueError(
            "this must be one date, and not a list",
            "write one session for each day" if of_session else f"write it as {_ANY_DAY}",
        )
    return date_in(value)


def date_in(value: Any) -> dt.date:
    """Return the date that a value is or writes."""
    if isinstance(value, dt.datetime):
        raise WrongValueError(
            "this must be a date without a time", f"write it as {value:%Y-%m-%d}"
        )
    if isinstance(value, str) and DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            value = dt.date.fromisoformat(value)
    if not isinstance(value, dt.date):
        meant = date_meant(str(value)) or f"write it as {_ANY_DAY}"
        raise WrongValueError(f"{_named(value)} is not a date", meant)
    _check_year(value)
    return value


def _check_year(date: dt.date) -> None:
    # Beyond them no zone is known, and at the ends of time UTC is another year.
    if date.year not in YEARS:
        raise WrongValueError(
            f"the year of {date} cannot be right",
            f"write one from {YEARS.start} to {YEARS.stop - 1}",
        )


def read_local_time(value: Any, info: ValidationInfo) -> dt.time | dt.datetime:
    """Accept a time, alone or with its date, also in quotes; "24:00" is an end.

    In quotes it may have an offset from UTC: "03:30+02:00" is the second one of a night in
    which clocks go back.
    """
    day, is_end = info.data.get("day"), info.field_name == "end"
    if isinstance(value, list) or type(value) is dt.date:
        what = "a list" if isinstance(value, list) else "a date"
        raise WrongValueError(
            f"this must be one time, and not {what}",
            "write it like 09:30, and one session for each day",
        )
    if value == MIDNIGHT and is_end:
        # Without a day, which then is what is wrong, any time will do.
        return dt.datetime.combine(_after(day), dt.time()) if day else dt.time()
    parsed = _parsed(value) if isinstance(value, str) else value
    if not isinstance(parsed, dt.time | dt.datetime):
        raise WrongValueError(
            f"{_named(value)} is not a time", time_meant(str(value), day, is_end=is_end)
        )
    if parsed.tzinfo is not None and parsed is value:
        raise WrongValueError(
            f"{quoted(value)} has an offset from UTC",
            "write the local time without it; the time zone is in [visit]",
        )
    if isinstance(parsed, dt.datetime):
        _check_year(parsed)
    return parsed.replace(microsecond=0)


def _named(value: object) -> str:
    """Show a value that is none of a date or time, as it stands in the file."""
    if isinstance(value, dict | bool):
        return "a table" if isinstance(value, dict) else str(value).lower()
    return quoted(value)


def _after(day: dt.date | None) -> dt.date:
    return (day or _ANY_DAY) + dt.timedelta(days=1)


def _parsed(value: str) -> dt.time | dt.datetime | None:
    try:
        if match := _TIME.fullmatch(value):
            *clock, from_utc = match.groups()
            hour, minute, second = (int(part or 0) for part in clock)
            zone = dt.datetime.strptime(from_utc, "%z").tzinfo if from_utc else None
            return dt.time(hour, minute, second, tzinfo=zone)
        if match := _DATE_TIME.fullmatch(value):
            time = _parsed(match[2])
            if isinstance(time, dt.time):
                return dt.datetime.combine(dt.date.fromisoformat(match[1]), time)
    except ValueError:
        pass
    return None


def two_passes(moment: dt.datetime) -> tuple[str, ...]:
    """Return the offsets from UTC that a local time of a zone has, as "+03:00"."""
    return tuple(dict.fromkeys(offset(moment.replace(fold=fold)) for fold in (0, 1)))


def offset(time: dt.datetime | dt.time) -> str:
    """Return the offset from UTC as it stands in the file: "+03:00"."""
    shown = f"{time:%z}"
    return f"{shown[:3]}:{shown[3:5]}"


def date_meant(written: str) -> str:
    """Say how to write a date that was written in another way; nothing of what is none."""
    if match := _DAY.fullmatch(written):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, match.groups())
    else:
        return ""
    if not 1 <= month <= _MONTHS or not year:
        return f"write year, month and day: {_ANY_DAY}"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"the last day of that month is {dt.date(year, month, last)}"
    return f"write it as {dt.date(year, month, day)}"


def time_meant(written: str, day: dt.date | None, *, is_end: bool) -> str:
    """Say how to write a time of a session's day that was written in another way."""
    clocks = [_CLOCK.fullmatch(part) for part in _TO.split(written.strip())]
    times = [_clock(*clock.groups()) for clock in clocks if clock]
    if len(times) != len(clocks) or len(times) > len(("start", "end")):
        return f"write it like 09:30, or after midnight like {_after(day)}T00:30"
    hour, minute = times[0]
    if len(times) > 1:
        (from_hour, from_minute), (hour, minute) = times
        if from_hour <= _LAST_HOUR >= hour and from_minute <= _LAST_MINUTE >= minute:
            return (
                f"write start = {from_hour:02}:{from_minute:02} and end = {hour:02}:{minute:02}"
            )
    if minute > _LAST_MINUTE or hour > 2 * _LAST_HOUR:
        return "hours are 00 to 23, minutes 00 to 59"
    if hour <= _LAST_HOUR:
        return f"write it as {hour:02}:{minute:02}"
    if (hour, minute) == (_LAST_HOUR + 1, 0) and is_end:
        return f'write the end of a day in quotes: "{MIDNIGHT}"'
    return (
        f"after midnight write it with its date:"
        f" {_after(day)}T{hour - _LAST_HOUR - 1:02}:{minute:02}"
    )


def _clock(hour: str, minute: str, half: str | None) -> tuple[int, int]:
    """Return hour and minute; the halves of a day are those of twelve hours."""
    if half is None or int(hour) > _NOON:
        return int(hour), int(minute)
    return int(hour) % _NOON + _NOON * (half[0] in "pP"), int(minute)
