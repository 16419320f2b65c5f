"""What single values of the visit file mean: ids, codes, zones, addresses, dates, times."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from iriscli.text import quoted
from iriscli.text.nearest import did_you_mean
from iriscli.visit.countries import ALPHA2, ALPHA3


class WrongValueError(ValueError):
    """A value that means nothing, in the words of `what is wrong; what to do`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")


YEARS = range(1970, 2200)
"""The years that a date may be in."""

ID_RULE = "lower-case letters, digits and hyphens, at most 64"
ID = re.compile(r"[a-z0-9-]{1,64}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_DATE_TIME = re.compile(rf"({DATE.pattern})[T ]([0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)")
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def check_id(value: str) -> str:
    """Accept an id: what UIDs, file names and references are made of."""
    if not ID.fullmatch(value):
        raise WrongValueError(f"{quoted(value)} is not an id", f"use {ID_RULE}")
    return value


def filled(value: str) -> str:
    """Accept a text that has a letter."""
    if not value:
        raise WrongValueError("the text is empty", "write one, or leave the key out")
    return value


@lru_cache
def is_language(code: str) -> bool:
    """Tell whether this is a language code that the CLDR knows."""
    if not LANGUAGE.fullmatch(code):
        return False
    from babel import localedata

    return localedata.exists(code.partition("-")[0])


def check_language(value: str) -> str:
    """Accept a language code as `lv` or `pt-BR`."""
    if not is_language(value):
        raise WrongValueError(
            f"{quoted(value)} is not a language code", "write one as 'en', 'lv' or 'sv'"
        )
    return value


def _english_countries() -> dict[str, str]:
    """Map the countries' English names, folded to one case, to their codes."""
    from babel import Locale

    names = Locale.parse("en").territories
    return {names[code].casefold(): code for code in ALPHA2 if code in names}


def check_country(value: str) -> str:
    """Accept an ISO 3166-1 alpha-2 code."""
    if value not in ALPHA2:
        near = {code: code for code in ALPHA2} | ALPHA3 | {"UK": "GB", "EL": "GR"}
        meant = near.get(value.upper()) or _english_countries().get(value.casefold())
        hint = (
            f"did you mean '{meant}'?"
            if meant
            else "write two capital letters, as 'SE' or 'LV'"
        )
        raise WrongValueError(f"{quoted(value)} is not a country code (ISO 3166-1)", hint)
    return value


@lru_cache
def check_zone(value: str) -> str:
    """Accept a time zone of the IANA database."""
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        from zoneinfo import available_timezones

        by_city = {name.rpartition("/")[2]: name for name in sorted(available_timezones())}
        hint = did_you_mean(value, {name: name for name in available_timezones()} | by_city)
        if value.upper().startswith(("UTC", "GMT")):
            hint = ""  # an offset is no place, and has no summer time
        raise WrongValueError(
            f"{quoted(value)} is not a time zone", hint or "write one as 'Europe/Riga'"
        ) from None
    return value


def check_url(value: str) -> str:
    """Accept the address of a page."""
    if not _URL.fullmatch(value):
        raise WrongValueError(
            f"{quoted(value)} is not an http or https address",
            "write it whole, as 'https://example.org/'",
        )
    return value


def check_email(value: str) -> str:
    """Accept the address of a mail."""
    if not _EMAIL.fullmatch(value):
        raise WrongValueError(
            f"{quoted(value)} is not an e-mail address", "write one as 'name@example.org'"
        )
    return value


def read_date(value: Any) -> Any:
    """Accept a date, also in quotes."""
    if isinstance(value, dt.datetime):
        raise WrongValueError("a date is wanted, without a time", "write it as 2018-10-18")
    if isinstance(value, str) and DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            value = dt.date.fromisoformat(value)
    if not isinstance(value, dt.date):
        raise WrongValueError(f"{quoted(value)} is not a date", "write it as 2018-10-18")
    _check_year(value)
    return value


def _check_year(date: dt.date) -> None:
    # Beyond them no zone is known, and at the ends of time UTC is another year.
    if date.year not in YEARS:
        raise WrongValueError(
            f"{date} is too far away", f"its year is {YEARS.start} to {YEARS.stop - 1}"
        )


def read_local_time(value: Any) -> Any:
    """Accept a time, alone or with its date, also in quotes."""
    parsed = _parse_local_time(value) if isinstance(value, str) else value
    if not isinstance(parsed, dt.time | dt.datetime):
        raise WrongValueError(
            f"{quoted(value)} is not a time",
            "write it as 09:30, or after midnight as 2018-10-19T00:30",
        )
    if parsed.tzinfo is not None:
        raise WrongValueError(
            f"{quoted(value)} has an offset from UTC",
            "write the local time without it; [visit] timezone says the zone",
        )
    if isinstance(parsed, dt.datetime):
        _check_year(parsed)
    return parsed.replace(microsecond=0)


def _parse_local_time(value: str) -> dt.time | dt.datetime | None:
    try:
        if match := _TIME.fullmatch(value):
            hour, minute, second = (int(part or 0) for part in match.groups())
            return dt.time(hour, minute, second)
        if match := _DATE_TIME.fullmatch(value):
            time = _parse_local_time(match[2])
            if isinstance(time, dt.time):
                return dt.datetime.combine(dt.date.fromisoformat(match[1]), time)
    except ValueError:
        pass
    return None
