"""The visit file, table by table: keys, types, defaults, and what they mean.

The descriptions here are the reference: `docs/visit-file.md` is made from them.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from iriscli.visit.countries import ALPHA2, ALPHA3
from iriscli.visit.nearest import did_you_mean
from iriscli.visit.text import clean, clean_line, quoted

Role = Literal["partner", "host", "local"]
Status = Literal["confirmed", "tentative", "cancelled"]
Kind = Literal[
    "meeting",
    "visit",
    "presentation",
    "workshop",
    "review",
    "meal",
    "break",
    "travel",
    "social",
    "other",
]

KEYWORDS = ("everyone", "partners", "host", "locals")
"""The references that no id may take."""

ID_RULE = "lower-case letters, digits and hyphens, at most 64"
_ID = re.compile(r"[a-z0-9-]{1,64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_DATE_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2})?)")
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def wrong(what: str, remedy: str) -> PydanticCustomError:
    """Refuse a value, in the words of `what is wrong; what to do`.

    Braces are doubled: pydantic would read them as places to fill.
    """
    message = f"{what}; {remedy}".replace("{", "{{").replace("}", "}}")
    return PydanticCustomError("iris", message)


def check_id(value: str) -> str:
    """Accept an id: what UIDs, file names and references are made of."""
    if not _ID.fullmatch(value):
        raise wrong(f"{quoted(value)} is not an id", f"use {ID_RULE}")
    return value


def _filled(value: str) -> str:
    if not value:
        raise wrong("the text is empty", "write one, or leave the key out")
    return value


@lru_cache
def is_language(code: str) -> bool:
    """Tell whether this is a language code that the CLDR knows."""
    if not _LANGUAGE.fullmatch(code):
        return False
    from babel import localedata

    return localedata.exists(code.partition("-")[0])


def check_language(value: str) -> str:
    """Accept a language code as `lv` or `pt-BR`."""
    if not is_language(value):
        raise wrong(
            f"{quoted(value)} is not a language code", "write one as 'en', 'lv' or 'sv'"
        )
    return value


def check_country(value: str) -> str:
    """Accept an ISO 3166-1 alpha-2 code."""
    if value not in ALPHA2:
        near = {code: code for code in ALPHA2} | ALPHA3 | {"UK": "GB", "EL": "GR"}
        meant = near.get(value.upper())
        hint = (
            f"did you mean '{meant}'?"
            if meant
            else "write two capital letters, as 'SE' or 'LV'"
        )
        raise wrong(f"{quoted(value)} is not a country code (ISO 3166-1)", hint)
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
        raise wrong(
            f"{quoted(value)} is not a time zone", hint or "write one as 'Europe/Riga'"
        ) from None
    return value


def _check_url(value: str) -> str:
    if not _URL.fullmatch(value):
        raise wrong(
            f"{quoted(value)} is not an http or https address",
            "write it whole, as 'https://example.org/'",
        )
    return value


def _check_email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise wrong(
            f"{quoted(value)} is not an e-mail address", "write one as 'name@example.org'"
        )
    return value


def _read_date(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        raise wrong("a date is wanted, without a time", "write it as 2018-10-18")
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise wrong(f"{quoted(value)} is not a date", "write it as 2018-10-18")


def _read_local_time(value: Any) -> Any:
    parsed = _parse_local_time(value.strip()) if isinstance(value, str) else value
    if not isinstance(parsed, dt.time | dt.datetime):
        raise wrong(
            f"{quoted(value)} is not a time",
            "write it as 09:30, or after midnight as 2018-10-19T00:30",
        )
    if parsed.tzinfo is not None:
        raise wrong(
            f"{quoted(value)} has an offset from UTC",
            "write the local time without it; [visit] timezone says the zone",
        )
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


Line = Annotated[str, AfterValidator(clean_line), AfterValidator(_filled), Field(min_length=1)]
Paragraphs = Annotated[str, AfterValidator(clean), AfterValidator(_filled), Field(min_length=1)]
Id = Annotated[
    str, AfterValidator(check_id), Field(json_schema_extra={"pattern": "^[a-z0-9-]{1,64}$"})
]
LanguageCode = Annotated[
    str,
    AfterValidator(check_language),
    Field(json_schema_extra={"pattern": f"^{_LANGUAGE.pattern}$"}),
]
Country = Annotated[
    str, AfterValidator(check_country), Field(json_schema_extra={"enum": sorted(ALPHA2)})
]
Zone = Annotated[str, AfterValidator(check_zone)]
Url = Annotated[
    str,
    AfterValidator(clean_line),
    AfterValidator(_check_url),
    Field(json_schema_extra={"format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
]
Email = Annotated[
    str,
    AfterValidator(clean_line),
    AfterValidator(_check_email),
    Field(json_schema_extra={"format": "email"}),
]
Date = Annotated[dt.date, BeforeValidator(_read_date)]
LocalTime = Annotated[
    dt.time | dt.datetime,
    BeforeValidator(_read_local_time),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$",
        }
    ),
]
Reference = Annotated[str, AfterValidator(clean_line), AfterValidator(_filled)]
LineText = Line | Annotated[dict[LanguageCode, Line], Field(min_length=1)]
ParagraphText = Paragraphs | Annotated[dict[LanguageCode, Paragraphs], Field(min_length=1)]


Item = TypeVar("Item")
# A TOML list; strict about its items, but a list is a tuple to us.
List = Annotated[tuple[Item, ...], Field(strict=False)]


class Table(BaseModel):
    """A table of the visit file: no key but its own, no value converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Entry(Table):
    """A table that stands under its id."""

    _id: str = PrivateAttr("")

    @cached_property
    def id(self) -> str:
        """The key that the table stands under."""
        # Cached, because pydantic's own way to a private attribute is a slow one.
        return self._id

    def under(self, key: str) -> Self:
        """Tell the table its id, once it has been read."""
        self._id = key
        return self


class Contact(Table):
    """Whom a guest asks."""

    name: Line | None = Field(
        None, description="Who answers questions about the visit.", examples=["Project office"]
    )
    role: LineText | None = Field(
        None, description="What they do.", examples=["Project specialist"]
    )
    organisation: Reference | None = Field(
        None, description="Their organisation's id.", examples=["vatp"]
    )
    email: Email | None = Field(
        None, description="Where to write.", examples=["office@example.org"]
    )
    phone: Line | None = Field(None, description="Where to call.", examples=["+371 60000000"])


class About(Table):
    """The visit itself: what, when, where, for whom."""

    id: Id = Field(
        description="Makes calendar entries unique. Never change it once calendars are out.",
        examples=["iris-ventspils-2018"],
    )
    title: LineText = Field(
        description="What the visit is called.",
        examples=[{"en": "Study visit", "lv": "Mācību vizīte"}],
    )
    summary: ParagraphText | None = Field(
        None, description="What it is for, in a few sentences."
    )
    start: Date = Field(description="The first day.", examples=["2018-10-18"])
    end: Date = Field(description="The last day.", examples=["2018-10-19"])
    timezone: Zone = Field(
        description="The zone of every time in the file (IANA).", examples=["Europe/Riga"]
    )
    language: LanguageCode = Field(
        "en", description="The language of what is printed where nothing else is asked for."
    )
    host: Reference | None = Field(
        None, description="The id of the organisation that hosts.", examples=["vatp"]
    )
    url: Url | None = Field(
        None, description="The visit's own page.", examples=["https://example.org/visit"]
    )
    contact: Contact | None = Field(None, description="Whom a guest asks.")
    revision: int = Field(
        0,
        ge=0,
        le=2_000_000_000,
        description="The least SEQUENCE of a calendar entry. Raise it when the folder of"
        " calendars was lost, so that the new ones count as newer.",
    )
    transfer_minutes: int = Field(
        10, ge=0, le=1440, description="The minutes it takes to get from one venue to another."
    )
    people_csv: Annotated[str, AfterValidator(_filled)] | None = Field(
        None,
        description="A spreadsheet of people, as CSV. The path starts at this file's folder.",
        examples=["people.csv"],
    )
    publish_people: bool = Field(
        False, description="Whether people's names may stand on the public pages."
    )
    ignore: List[Line] = Field(
        (), description="Codes of `iris check` that need no mention.", examples=[["transfer"]]
    )


class Project(Table):
    """What the visit is part of, and who pays for it."""

    name: Line = Field(description="The short name.", examples=["IRIS"])
    title: LineText | None = Field(None, description="The full name.")
    programme: LineText | None = Field(None, description="The funding programme.")
    url: Url | None = Field(None, description="The project's page.")
    start: Date | None = Field(
        None, description="When the project began.", examples=["2017-10-01"]
    )
    end: Date | None = Field(None, description="When it ends.", examples=["2020-09-30"])
    funding: ParagraphText | None = Field(
        None, description="The statement that must stand on what is handed out."
    )
    logos: List[Annotated[str, AfterValidator(_filled)]] = Field(
        (),
        description="Images. Their paths start at this file's folder.",
        examples=[["logo.png"]],
    )


class Venue(Entry):
    """A place where sessions are held."""

    name: LineText = Field(description="What the place is called.")
    address: Line | None = Field(None, description="Street and number.")
    city: LineText | None = Field(None, description="The city.")
    country: Country | None = Field(None, description="ISO 3166-1 code.", examples=["LV"])
    latitude: float | None = Field(
        None, ge=-90, le=90, allow_inf_nan=False, description="Degrees north.", examples=[57.39]
    )
    longitude: float | None = Field(
        None,
        ge=-180,
        le=180,
        allow_inf_nan=False,
        description="Degrees east.",
        examples=[21.56],
    )
    url: Url | None = Field(None, description="The place's own page.")
    note: ParagraphText | None = Field(None, description="How to get in, where to park.")


class Organisation(Entry):
    """A partner, the host, or a local organisation."""

    name: LineText = Field(description="What the organisation is called.")
    country: Country = Field(description="ISO 3166-1 code.", examples=["SE"])
    city: LineText | None = Field(None, description="The city it is in.")
    role: Role = Field("partner", description="A guest, the host, or from the host's own city.")
    url: Url | None = Field(None, description="Its page.")
    language: LanguageCode | None = Field(
        None, description="The language of its calendars. Without one: the visit's."
    )


class Person(Entry):
    """Someone who takes part under their own name."""

    name: Line = Field(description="As it should be printed.", examples=["Head of delegation"])
    organisation: Reference = Field(description="The id of their organisation.")
    email: Email | None = Field(None, description="For the host; printed nowhere.")
    role: Line | None = Field(None, description="What they do there.")
    language: LanguageCode | None = Field(
        None, description="The language of their calendar. Without one: their organisation's."
    )


class Session(Entry):
    """One item of the programme."""

    title: LineText = Field(description="What it is called.")
    day: Date = Field(description="The day it belongs to.", examples=["2018-10-18"])
    start: LocalTime | None = Field(
        None,
        description="When it starts. Without it the time is to be confirmed.",
        examples=["09:30"],
    )
    end: LocalTime | None = Field(
        None,
        description="When it ends; after midnight with the date. Without it the end is open.",
        examples=["12:00", "2018-10-19T00:30"],
    )
    description: ParagraphText | None = Field(None, description="What happens, what to bring.")
    venue: Reference | None = Field(None, description="The id of the place.")
    room: Line | None = Field(None, description="Where in that place.")
    attendees: List[Reference] = Field(
        ("everyone",),
        description="Who takes part: references.",
        examples=[["partners", "host"]],
    )
    speakers: List[LineText] = Field((), description="Who speaks.")
    kind: Kind = Field("other", description="What sort of session it is.")
    status: Status = Field("confirmed", description="Whether it takes place.")
    url: Url | None = Field(None, description="Its page, or the link to join.")
    ignore: List[Line] = Field((), description="Codes of `iris check` that need no mention.")
