"""The visit file, table by table: keys, types, defaults, and what they mean.

The descriptions here are the reference: `docs/visit-file.md` is made from them.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    TypeAdapter,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from iriscli.text import clean, clean_line
from iriscli.visit.countries import ALPHA2
from iriscli.visit.times import DATE, read_date, read_local_time
from iriscli.visit.values import (
    ID,
    LANGUAGE,
    check_country,
    check_email,
    check_id,
    check_language,
    check_url,
    check_zone,
    filled,
)

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

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

# The titles say what sort of value a key has. What is given here for a schema must be
# no stricter than the validators beside it: an editor may not refuse what iris takes.
Line = Annotated[
    str,
    AfterValidator(clean_line),
    AfterValidator(filled),
    Field(min_length=1, title="words"),
]
Paragraphs = Annotated[
    str, AfterValidator(clean), AfterValidator(filled), Field(min_length=1, title="words")
]
Code = Annotated[Line, Field(title="code")]
FilePath = Annotated[str, AfterValidator(filled), Field(title="path")]
Id = Annotated[
    str,
    AfterValidator(check_id),
    Field(title="id", json_schema_extra={"pattern": f"^{ID.pattern}$"}),
]
LanguageCode = Annotated[
    str,
    AfterValidator(check_language),
    Field(title="language", json_schema_extra={"pattern": f"^{LANGUAGE.pattern}$"}),
]
Country = Annotated[
    str,
    AfterValidator(check_country),
    WithJsonSchema(
        {
            "title": "country",
            "anyOf": [
                {
                    "title": "country code",
                    "description": "Two capital letters (ISO 3166-1): SE, FI, PL, LV.",
                    "type": "string",
                    "enum": sorted(ALPHA2),
                }
            ],
        }
    ),
]
Zone = Annotated[str, AfterValidator(check_zone), Field(title="time zone")]
Url = Annotated[
    str,
    AfterValidator(clean_line),
    AfterValidator(check_url),
    Field(title="web address", json_schema_extra={"pattern": "[Hh][Tt][Tt][Pp][Ss]?://"}),
]
Email = Annotated[
    str,
    AfterValidator(clean_line),
    AfterValidator(check_email),
    Field(title="e-mail address", json_schema_extra={"pattern": "@"}),
]
Date = Annotated[
    dt.date,
    BeforeValidator(read_date),
    Field(title="date", json_schema_extra={"pattern": f"^{DATE.pattern}$"}),
]
LocalTime = Annotated[
    dt.time | dt.datetime,
    BeforeValidator(read_local_time),
    WithJsonSchema(
        {
            "title": "time",
            "anyOf": [
                {
                    "title": "time of day",
                    "description": "On the session's day: 09:30",
                    "type": "string",
                    "format": "time-local",
                    "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$",
                },
                {
                    "title": "time with its date",
                    "description": "After midnight: 2018-10-19T00:30",
                    "type": "string",
                    "format": "date-time-local",
                    "pattern": f"^{DATE.pattern}[Tt ][0-9]{{2}}:[0-9]{{2}}"
                    "(:[0-9]{2}([.][0-9]+)?)?$",
                },
                {
                    "title": "time in quotes",
                    "description": 'The same, for a program that wants quotes: "09:30"',
                    "type": "string",
                    "pattern": f"^({DATE.pattern}[T ])?[0-9]{{1,2}}:[0-9]{{2}}"
                    "(:[0-9]{2}|[+-][0-9]{2}:[0-9]{2})?$",
                },
            ],
        }
    ),
]


def _read_name(value: str) -> str:
    return filled(clean_line(value))


def _spelt(value: str, info: ValidationInfo) -> str:
    """Write a reference as the file has the id that it means, where its ids are known."""
    return info.context(value) if info.context else value


def _all_spelt(values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    return tuple(map(info.context, values)) if info.context else values


_Name = Annotated[
    str,
    AfterValidator(_read_name),
    Field(title="reference", json_schema_extra={"pattern": r"^\s*\S+\s*$"}),
]
Reference = Annotated[_Name, AfterValidator(_spelt)]
_AN_ORGANISATION = "id of an organisation"
_ONE = Field(title="text", description="One text for every language.")
_EACH = Field(
    min_length=1,
    title="text by language",
    description='One text for each language: { en = "…", lv = "…" }',
)
LineText = Annotated[Line, _ONE] | Annotated[dict[LanguageCode, Line], _EACH]
ParagraphText = Annotated[Paragraphs, _ONE] | Annotated[dict[LanguageCode, Paragraphs], _EACH]


Item = TypeVar("Item")
# A TOML list; strict about its items, but a list is a tuple to us.
List = Annotated[tuple[Item, ...], Field(strict=False)]
# Many: they are spelt all at once.
References = Annotated[List[_Name], AfterValidator(_all_spelt)]


class Table(BaseModel):
    """A table of the visit file: no key but its own, no value converted."""

    # Built when it is first met: most files have some of the tables only.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


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

    model_config = ConfigDict(title="contact")

    name: Line | None = Field(
        None, description="Who answers questions about the visit.", examples=["Project office"]
    )
    role: LineText | None = Field(
        None, description="What they do.", examples=["Project specialist"]
    )
    organisation: Reference | None = Field(
        None, title=_AN_ORGANISATION, description="Where they work.", examples=["vatp"]
    )
    email: Email | None = Field(
        None, description="Where to write.", examples=["office@example.org"]
    )
    phone: Line | None = Field(None, description="Where to call.", examples=["+371 60000000"])


# Where a text is enough, so that most need no table.
def _speaker(value: Any) -> Any:
    is_table = isinstance(value, dict) and (
        not value or value.keys() & SpeakerTable.model_fields.keys()
    )
    return value if is_table or isinstance(value, Table) else {"name": value}


class _OrText:
    """Says in a schema that a text will do in place of a table with a name."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        texts = handler(TypeAdapter(LineText).core_schema)
        return {"title": "speaker", "anyOf": [*texts["anyOf"], handler(core_schema)]}


class SpeakerTable(Table):
    """Who speaks, and as what."""

    model_config = ConfigDict(title="speaker with a role")

    name: LineText = Field(description="Who it is.", examples=["Mayor of the city"])
    role: LineText | None = Field(
        None, description="What they do there.", examples=["Chair", "Host"]
    )
    organisation: Reference | None = Field(
        None, title=_AN_ORGANISATION, description="Where they are from.", examples=["turku"]
    )


Speaker = Annotated[SpeakerTable, BeforeValidator(_speaker), _OrText]


class About(Table):
    """The visit itself: what, when, where, for whom."""

    model_config = ConfigDict(title="visit")

    id: Id = Field(
        description="Tells the calendars of this visit from all others."
        " Never change it once calendars are out.",
        examples=["iris-ventspils-2018"],
    )
    title: LineText = Field(
        description="What the visit is called.",
        examples=[{"en": "Study visit", "lv": "Mācību vizīte"}],
    )
    summary: ParagraphText | None = Field(
        None,
        description="What it is for, in a few sentences.",
        examples=["The partners get to know the city's business support."],
    )
    start: Date = Field(description="The first day.", examples=["2018-10-18"])
    end: Date = Field(description="The last day.", examples=["2018-10-19"])
    timezone: Zone = Field(
        description="The time zone of the visit. A day or a venue may have its own.",
        examples=["Europe/Riga"],
    )
    language: LanguageCode = Field(
        "en",
        description="The language of what is handed out where nothing else is asked for.",
        examples=["lv"],
    )
    host: Reference | None = Field(
        None,
        title=_AN_ORGANISATION,
        description="Who hosts the visit.",
        examples=["vatp"],
    )
    place: LineText | None = Field(
        None,
        description="The place of the visit, for the head of what you hand out. Without it: the"
        " cities of the venues.",
        examples=["Helsinki and Stockholm"],
    )
    version: LineText | None = Field(
        None,
        description="The version of the programme, for your guests.",
        examples=["Draft, 3 May"],
    )
    site: Url | None = Field(
        None,
        description="The address on the web under which you publish what `iris site` writes.",
        examples=["https://example.org/visit/"],
    )
    url: Url | None = Field(
        None, description="The visit's own page.", examples=["https://example.org/visit"]
    )
    contact: Contact | None = Field(None, description="Whom a guest asks.")
    attendees: References = Field(
        ("everyone",),
        description="Who takes part in a session that has no `attendees`.",
        examples=[["partners", "host"]],
    )
    revision: int = Field(
        0,
        ge=0,
        le=2_000_000_000,
        description="Only if you lost the folder of calendars: write a number higher than the"
        " number of exports so far. Then the new calendars count as newer. (It is the lowest"
        " SEQUENCE of all entries.)",
        examples=[20],
    )
    transfer_minutes: int = Field(
        10,
        ge=0,
        le=1440,
        description="The minutes it takes to get from one venue to another.",
        examples=[15],
    )
    people_file: FilePath | None = Field(
        None,
        description="A spreadsheet of people: .csv, .xlsx or .ods; after # the name of the"
        " sheet, else the first. The path starts at this file's folder.",
        examples=["people.csv", "people.xlsx#Guests"],
    )
    publish_people: bool = Field(
        False,
        description="Whether people's names may stand on the public pages.",
        examples=[True],
    )
    ignore: List[Code] = Field(
        (),
        description="Codes of `iris check` that need no mention in the whole file.",
        examples=[["transfer"]],
    )


class Day(Table):
    """What guests need to know about a day of the visit."""

    model_config = ConfigDict(title="day")

    title: LineText | None = Field(
        None, description="What the day is about.", examples=["Arrival"]
    )
    note: ParagraphText | None = Field(
        None,
        description="What guests need to know that day.",
        examples=["Please wear flat shoes."],
    )
    timezone: Zone | None = Field(
        None,
        description="The time zone of the day. Without it: that of the visit.",
        examples=["Europe/Stockholm"],
    )


class Info(Entry):
    """What guests need to know besides the programme."""

    model_config = ConfigDict(title="info")

    title: LineText = Field(description="What it is about.", examples=["Your hotel"])
    text: ParagraphText = Field(
        description="What there is to know.", examples=["Breakfast is from 07:00."]
    )
    url: Url | None = Field(None, description="Its page.", examples=["https://example.org/"])
    phone: Line | None = Field(None, description="Where to call.", examples=["112"])
    for_: References = Field(
        ("everyone",),
        alias="for",
        description="Whom it concerns. Without it: everyone.",
        examples=[["partners"]],
    )
    private: bool = Field(
        False,
        description="Whether only those whom it concerns may read it.",
        examples=[True],
    )


class Mail(Table):
    """The host's own words in the mails to the guests."""

    model_config = ConfigDict(title="mail")

    greeting: LineText | None = Field(
        None, description="The first line of a mail.", examples=["Dear colleagues,"]
    )
    opening: ParagraphText | None = Field(
        None,
        description="The words before the list of changes.",
        examples=["Here is what is new."],
    )
    closing: ParagraphText | None = Field(
        None,
        description="The words after the list of changes.",
        examples=["We look forward to you."],
    )


class Project(Table):
    """What the visit is part of, and who pays for it."""

    model_config = ConfigDict(title="project")

    name: Line = Field(description="The short name.", examples=["IRIS"])
    title: LineText | None = Field(
        None,
        description="The full name.",
        examples=["Improved Results in Innovation Support"],
    )
    programme: LineText | None = Field(
        None,
        description="The funding programme.",
        examples=["Interreg Baltic Sea Region Programme 2014–2020"],
    )
    url: Url | None = Field(
        None, description="The project's page.", examples=["https://example.org/project"]
    )
    start: Date | None = Field(
        None, description="When the project began.", examples=["2017-10-01"]
    )
    end: Date | None = Field(None, description="When it ends.", examples=["2020-09-30"])
    funding: ParagraphText | None = Field(
        None,
        description="The statement that you must print on what you hand out.",
        examples=["European Union (European Regional Development Fund)."],
    )
    logos: List[FilePath] = Field(
        (),
        description="Images. Their paths start at this file's folder.",
        examples=[["logo.png"]],
    )


class Venue(Entry):
    """A place where sessions are held."""

    model_config = ConfigDict(
        title="venue",
        json_schema_extra={
            "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}
        },
    )

    name: LineText = Field(
        description="What the place is called.",
        examples=[{"en": "Town Hall", "lv": "Rātsnams"}],
    )
    address: Line | None = Field(
        None, description="Street and number.", examples=["Tirgus laukums 1"]
    )
    city: LineText | None = Field(None, description="The city.", examples=["Ventspils"])
    country: Country | None = Field(None, description="The country it is in.", examples=["LV"])
    timezone: Zone | None = Field(
        None,
        description="The time zone there. Without it: that of the day, or of the visit.",
        examples=["Europe/Stockholm"],
    )
    latitude: float | None = Field(
        None,
        ge=-90,
        le=90,
        allow_inf_nan=False,
        description="Degrees north of the equator; south of it with a minus sign."
        " Only together with the longitude.",
        examples=[57.39],
    )
    longitude: float | None = Field(
        None,
        ge=-180,
        le=180,
        allow_inf_nan=False,
        description="Degrees east of Greenwich; west of it with a minus sign."
        " Only together with the latitude.",
        examples=[21.56],
    )
    url: Url | None = Field(
        None, description="The place's own page.", examples=["https://example.org/town-hall"]
    )
    note: ParagraphText | None = Field(
        None,
        description="How to get in, where to park.",
        examples=["Step-free entrance from the yard."],
    )


class Organisation(Entry):
    """A partner, the host, or a local organisation."""

    model_config = ConfigDict(title="organisation")

    name: LineText = Field(
        description="What the organisation is called.", examples=["Turku Science Park"]
    )
    short: Line | None = Field(
        None, description="Its acronym, for badges and lists.", examples=["TSP"]
    )
    country: Country = Field(
        description="The country it is from; `EU` for an institution of the European Union.",
        examples=["SE"],
    )
    city: LineText | None = Field(None, description="The city it is in.", examples=["Turku"])
    role: Role = Field(
        "partner",
        description="What it does in the visit: it comes (partner), it hosts (host), or it is"
        " from the place and meets the guests (local).",
        examples=["local"],
    )
    size: int | None = Field(
        None,
        ge=1,
        le=100_000,
        description="The number of people who come, if you name none of them.",
        examples=[4],
    )
    email: Email | None = Field(
        None,
        description="The address of the delegation. Only you see it: it is not printed.",
        examples=["delegation@example.org"],
    )
    url: Url | None = Field(None, description="Its page.", examples=["https://example.org/"])
    language: LanguageCode | None = Field(
        None,
        description="The language of its calendars. Without one: the visit's.",
        examples=["lv"],
    )


class Person(Entry):
    """Someone who takes part under their own name."""

    model_config = ConfigDict(title="person")

    name: Line = Field(description="As it should be printed.", examples=["Head of delegation"])
    organisation: Reference = Field(
        title=_AN_ORGANISATION, description="Where they come from.", examples=["turku"]
    )
    email: Email | None = Field(
        None,
        description="The person's address. Only you see it: it is not printed.",
        examples=["guest@example.org"],
    )
    role: Line | None = Field(
        None, description="What they do there.", examples=["Managing director"]
    )
    language: LanguageCode | None = Field(
        None,
        description="The language of their calendar. Without one: their organisation's.",
        examples=["sv"],
    )
    details: dict[Line, LineText] = Field(
        {},
        title="table of texts",
        description="What else you note about them. Only you and they see it.",
        examples=[{"diet": "vegetarian", "hotel": "Harbour Inn"}],
    )


class Group(Entry):
    """A group with a name that guests read."""

    model_config = ConfigDict(title="group")

    members: References = Field(
        description="Who belongs to the group. Rows of the people's file may add others.",
        examples=[["turku", "SE"]],
    )
    name: LineText | None = Field(
        None,
        description="The name that guests read. Without it: the id.",
        examples=[{"en": "Energy track", "lv": "Enerģētikas grupa"}],
    )


class Part(Table):
    """A part of a session: a talk, coffee, a step."""

    model_config = ConfigDict(title="item")

    title: LineText = Field(description="What it is called.", examples=["Coffee"])
    start: LocalTime | None = Field(None, description="When it starts.", examples=["10:30"])
    minutes: int | None = Field(
        None, ge=1, le=1440, description="How long it takes.", examples=[15]
    )
    room: Line | None = Field(None, description="The room in that place.", examples=["Room B"])
    speakers: List[Speaker] = Field((), description="Who speaks.", examples=[["The engineer"]])
    description: ParagraphText | None = Field(
        None, description="What happens.", examples=["With a film."]
    )


class Session(Entry):
    """One item of the programme."""

    model_config = ConfigDict(
        title="session", json_schema_extra={"dependentRequired": {"end": ["start"]}}
    )

    title: LineText = Field(description="What it is called.", examples=["Opening"])
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
    all_day: bool = Field(
        False,
        description="Whether it takes the whole day. Then it has no start.",
        examples=[True],
    )
    description: ParagraphText | None = Field(
        None,
        description="What happens, what to bring.",
        examples=["Please wear flat shoes; helmets are handed out."],
    )
    venue: Reference | None = Field(
        None, title="id of a venue", description="Where it takes place.", examples=["town-hall"]
    )
    room: Line | None = Field(None, description="The room in that place.", examples=["Room A"])
    to: Reference | None = Field(
        None,
        title="id of a venue",
        description="Where a journey ends.",
        examples=["harbour"],
    )
    meet: LineText | None = Field(
        None, description="Where to meet.", examples=["In front of the hotel"]
    )
    online: Url | None = Field(
        None,
        description="The address to join online. Only those who attend see it.",
        examples=["https://example.org/join"],
    )
    attendees: References = Field(
        ("everyone",),
        description="Who takes part. Without it: those in `attendees` of [visit].",
        examples=[["partners", "host"]],
    )
    speakers: List[Speaker] = Field(
        (),
        description="Who speaks.",
        examples=[["Harbour engineer", {"name": "Mayor", "role": "Host"}]],
    )
    items: List[Part] = Field(
        (),
        description="The parts of the session: talks, coffee, steps.",
        examples=[[{"title": "Coffee", "start": "10:30", "minutes": 15}]],
    )
    optional: bool = Field(
        False, description="Whether guests may choose to attend.", examples=[True]
    )
    kind: Kind = Field(
        "other",
        description="What sort of session it is. Without it: other, or travel for a journey.",
        examples=["meal"],
    )
    status: Status = Field(
        "confirmed",
        description="Whether it takes place. Cancel a session like this instead of deleting"
        " it: then the guests are told.",
        examples=["cancelled"],
    )
    url: Url | None = Field(
        None,
        description="The session's page, for everyone to see.",
        examples=["https://example.org/opening"],
    )
    ignore: List[Code] = Field(
        (),
        description="Codes of `iris check` that need no mention for this session.",
        examples=[["transfer"]],
    )

    @model_validator(mode="before")
    @classmethod
    def _travel(cls, value: Any) -> Any:
        """Take what goes somewhere for a journey."""
        return (
            {"kind": "travel"} | value if isinstance(value, dict) and "to" in value else value
        )
