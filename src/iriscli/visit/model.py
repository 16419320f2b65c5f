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
    """The contact for questions of the guests."""

    model_config = ConfigDict(title="contact")

    name: Line | None = Field(
        None,
        description="The person or office that answers questions about the visit.",
        examples=["Project office"],
    )
    role: LineText | None = Field(
        None, description="Their role or job.", examples=["Project specialist"]
    )
    organisation: Reference | None = Field(
        None,
        title=_AN_ORGANISATION,
        description="The organisation where they work.",
        examples=["vatp"],
    )
    email: Email | None = Field(
        None, description="The e-mail address for questions.", examples=["office@example.org"]
    )
    phone: Line | None = Field(
        None, description="The telephone number for questions.", examples=["+371 60000000"]
    )


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
    """A speaker with a role and an organisation."""

    model_config = ConfigDict(title="speaker with a role")

    name: LineText = Field(
        description="The name of the speaker.", examples=["Mayor of the city"]
    )
    role: LineText | None = Field(
        None, description="Their role in this session.", examples=["Chair", "Host"]
    )
    organisation: Reference | None = Field(
        None,
        title=_AN_ORGANISATION,
        description="The organisation that they come from.",
        examples=["turku"],
    )


Speaker = Annotated[SpeakerTable, BeforeValidator(_speaker), _OrText]


class About(Table):
    """The visit itself: its title, its dates, its place, its host."""

    model_config = ConfigDict(title="visit")

    id: Id = Field(
        description="The id of this visit: it keeps its calendars apart from those of other"
        " visits. Never change it after you have sent calendars.",
        examples=["iris-ventspils-2018"],
    )
    title: LineText = Field(
        description="The title of the visit.",
        examples=[{"en": "Study visit", "lv": "Mācību vizīte"}],
    )
    summary: ParagraphText | None = Field(
        None,
        description="The purpose of the visit, in a few sentences.",
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
        description="The main language of the visit: that of every guest who has no other.",
        examples=["lv"],
    )
    host: Reference | None = Field(
        None,
        title=_AN_ORGANISATION,
        description="The organisation that hosts the visit.",
        examples=["vatp"],
    )
    place: LineText | None = Field(
        None,
        description="The place of the visit, shown at the top of what guests get. Without it:"
        " the cities of the venues.",
        examples=["Helsinki and Stockholm"],
    )
    version: LineText | None = Field(
        None,
        description="The version of the programme. Your guests see it.",
        examples=["Draft, 3 May"],
    )
    site: Url | None = Field(
        None,
        description="The web address where you publish the folder that `iris site` writes.",
        examples=["https://example.org/visit/"],
    )
    url: Url | None = Field(
        None, description="The web page of the visit.", examples=["https://example.org/visit"]
    )
    contact: Contact | None = Field(
        None, description="The contact for questions of the guests."
    )
    attendees: References = Field(
        ("everyone",),
        description="Those who take part in a session that has no `attendees`.",
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
        description="How many minutes it takes to get from one venue to another.",
        examples=[15],
    )
    people_file: FilePath | None = Field(
        None,
        description="A spreadsheet of people: .csv, .xlsx or .ods. After # you can name the"
        " sheet; without it, the first. The path starts at the folder of this file.",
        examples=["people.csv", "people.xlsx#Guests"],
    )
    publish_people: bool = Field(
        False,
        description="With true, the names of people may be on the public pages.",
        examples=[True],
    )
    ignore: List[Code] = Field(
        (),
        description="Codes that `iris check` should not report in the whole file.",
        examples=[["transfer"]],
    )


class Day(Table):
    """Information for guests about a day of the visit."""

    model_config = ConfigDict(title="day")

    title: LineText | None = Field(
        None, description="The title of the day.", examples=["Arrival"]
    )
    note: ParagraphText | None = Field(
        None,
        description="Information for guests about that day.",
        examples=["Please wear flat shoes."],
    )
    timezone: Zone | None = Field(
        None,
        description="The time zone of the day. Without it: that of the visit.",
        examples=["Europe/Stockholm"],
    )


class Info(Entry):
    """Other information for guests: hotel, emergency, clothes."""

    model_config = ConfigDict(title="info")

    title: LineText = Field(
        description="The title of the information.", examples=["Your hotel"]
    )
    text: ParagraphText = Field(
        description="The information itself.", examples=["Breakfast is from 07:00."]
    )
    url: Url | None = Field(
        None, description="A web page about it.", examples=["https://example.org/"]
    )
    phone: Line | None = Field(None, description="A telephone number.", examples=["112"])
    for_: References = Field(
        ("everyone",),
        alias="for",
        description="The guests who need it. Without it: everyone.",
        examples=[["partners"]],
    )
    private: bool = Field(
        False,
        description="With true, only those in `for` can read it.",
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
        description="Your own words at the beginning of each mail, below the first line.",
        examples=["We look forward to seeing you in May."],
    )
    closing: ParagraphText | None = Field(
        None,
        description="The last words of a mail, above the name. Without it: Kind regards.",
        examples=["With kind regards from the harbour,"],
    )


class Project(Table):
    """The project that the visit belongs to, and its funding."""

    model_config = ConfigDict(title="project")

    name: Line = Field(description="The short name of the project.", examples=["IRIS"])
    title: LineText | None = Field(
        None,
        description="The full name of the project.",
        examples=["Improved Results in Innovation Support"],
    )
    programme: LineText | None = Field(
        None,
        description="The funding programme.",
        examples=["Interreg Baltic Sea Region Programme 2014–2020"],
    )
    url: Url | None = Field(
        None,
        description="The web page of the project.",
        examples=["https://example.org/project"],
    )
    start: Date | None = Field(
        None, description="The first day of the project.", examples=["2017-10-01"]
    )
    end: Date | None = Field(
        None, description="The last day of the project.", examples=["2020-09-30"]
    )
    funding: ParagraphText | None = Field(
        None,
        description="The statement that must be on everything that guests get.",
        examples=["European Union (European Regional Development Fund)."],
    )
    logos: List[FilePath] = Field(
        (),
        description="Images. Their paths start at the folder of this file.",
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
        description="The name of the place.",
        examples=[{"en": "Town Hall", "lv": "Rātsnams"}],
    )
    address: Line | None = Field(
        None, description="The street and the number.", examples=["Tirgus laukums 1"]
    )
    city: LineText | None = Field(None, description="The city.", examples=["Ventspils"])
    country: Country | None = Field(
        None, description="The country of the place.", examples=["LV"]
    )
    timezone: Zone | None = Field(
        None,
        description="The time zone of the place. Without it: that of the day, or of the visit.",
        examples=["Europe/Stockholm"],
    )
    latitude: float | None = Field(
        None,
        ge=-90,
        le=90,
        allow_inf_nan=False,
        description="Degrees north of the equator; with a minus sign if it is south."
        " Only together with the longitude.",
        examples=[57.39],
    )
    longitude: float | None = Field(
        None,
        ge=-180,
        le=180,
        allow_inf_nan=False,
        description="Degrees east of Greenwich; with a minus sign if it is west."
        " Only together with the latitude.",
        examples=[21.56],
    )
    url: Url | None = Field(
        None,
        description="The web page of the place.",
        examples=["https://example.org/town-hall"],
    )
    note: ParagraphText | None = Field(
        None,
        description="Anything that helps guests: the entrance, the car park.",
        examples=["Step-free entrance from the yard."],
    )


class Organisation(Entry):
    """A partner, the host, or a local organisation."""

    model_config = ConfigDict(title="organisation")

    name: LineText = Field(
        description="The name of the organisation.", examples=["Turku Science Park"]
    )
    short: Line | None = Field(
        None, description="Its acronym, for badges and lists.", examples=["TSP"]
    )
    country: Country = Field(
        description="The country of the organisation; `EU` for an institution of the European"
        " Union.",
        examples=["SE"],
    )
    city: LineText | None = Field(
        None, description="The city of the organisation.", examples=["Turku"]
    )
    role: Role = Field(
        "partner",
        description="The role in the visit: a guest (partner), the host (host), or a local"
        " organisation that meets the guests (local).",
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
        description="The e-mail address of the delegation. Only you see it; guests do not.",
        examples=["delegation@example.org"],
    )
    url: Url | None = Field(
        None, description="The web page of the organisation.", examples=["https://example.org/"]
    )
    language: LanguageCode | None = Field(
        None,
        description="The language of its calendars. Without it: that of the visit.",
        examples=["lv"],
    )


class Person(Entry):
    """Someone who takes part under their own name."""

    model_config = ConfigDict(title="person")

    name: Line = Field(
        description="The name, as guests should read it.", examples=["Head of delegation"]
    )
    organisation: Reference = Field(
        title=_AN_ORGANISATION,
        description="The organisation of the person.",
        examples=["turku"],
    )
    email: Email | None = Field(
        None,
        description="The e-mail address of the person. Only you see it; guests do not.",
        examples=["guest@example.org"],
    )
    role: Line | None = Field(
        None, description="Their job or function.", examples=["Managing director"]
    )
    language: LanguageCode | None = Field(
        None,
        description="The language of their calendar. Without it: that of their organisation.",
        examples=["sv"],
    )
    details: dict[Line, LineText] = Field(
        {},
        title="table of texts",
        description="Other notes about the person. Only you and the person see them.",
        examples=[{"diet": "vegetarian", "hotel": "Harbour Inn"}],
    )


class Group(Entry):
    """A group with a name that guests read."""

    model_config = ConfigDict(title="group")

    members: References = Field(
        description="The members of the group. Rows of the spreadsheet may add others.",
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

    title: LineText = Field(description="The title of the part.", examples=["Coffee"])
    start: LocalTime | None = Field(
        None, description="The start of the part.", examples=["10:30"]
    )
    minutes: int | None = Field(
        None, ge=1, le=1440, description="How many minutes it takes.", examples=[15]
    )
    room: Line | None = Field(None, description="The room.", examples=["Room B"])
    speakers: List[Speaker] = Field(
        (), description="The speakers.", examples=[["The engineer"]]
    )
    description: ParagraphText | None = Field(
        None, description="More about the part.", examples=["With a film."]
    )


class Session(Entry):
    """One item of the programme."""

    model_config = ConfigDict(
        title="session", json_schema_extra={"dependentRequired": {"end": ["start"]}}
    )

    title: LineText = Field(description="The title of the session.", examples=["Opening"])
    day: Date = Field(description="The day of the session.", examples=["2018-10-18"])
    start: LocalTime | None = Field(
        None,
        description="The start. Without it, the time is to be confirmed.",
        examples=["09:30"],
    )
    end: LocalTime | None = Field(
        None,
        description="The end; after midnight with its date. Without it, the end is open.",
        examples=["12:00", "2018-10-19T00:30"],
    )
    all_day: bool = Field(
        False,
        description="With true, the session takes the whole day. Then it has no start.",
        examples=[True],
    )
    description: ParagraphText | None = Field(
        None,
        description="More about the session: what happens, what to bring.",
        examples=["Please wear flat shoes; helmets are handed out."],
    )
    venue: Reference | None = Field(
        None,
        title="id of a venue",
        description="The place of the session.",
        examples=["town-hall"],
    )
    room: Line | None = Field(None, description="The room.", examples=["Room A"])
    to: Reference | None = Field(
        None,
        title="id of a venue",
        description="The place where a journey ends.",
        examples=["harbour"],
    )
    meet: LineText | None = Field(
        None, description="The place to meet.", examples=["In front of the hotel"]
    )
    online: Url | None = Field(
        None,
        description="The address to join online. Only those who attend see it.",
        examples=["https://example.org/join"],
    )
    attendees: References = Field(
        ("everyone",),
        description="Those who take part. Without it: those in `attendees` of [visit].",
        examples=[["partners", "host"]],
    )
    speakers: List[Speaker] = Field(
        (),
        description="The speakers.",
        examples=[["Harbour engineer", {"name": "Mayor", "role": "Host"}]],
    )
    items: List[Part] = Field(
        (),
        description="The parts of the session: talks, coffee, steps.",
        examples=[[{"title": "Coffee", "start": "10:30", "minutes": 15}]],
    )
    optional: bool = Field(
        False, description="With true, guests choose whether they attend.", examples=[True]
    )
    kind: Kind = Field(
        "other",
        description="The kind of session. Without it: other, or travel for a journey.",
        examples=["meal"],
    )
    status: Status = Field(
        "confirmed",
        description="The state of the session. To cancel it, write cancelled and do not delete"
        " it: then guests see that it is cancelled.",
        examples=["cancelled"],
    )
    url: Url | None = Field(
        None,
        description="The web page of the session. Everyone can see the address.",
        examples=["https://example.org/opening"],
    )
    ignore: List[Code] = Field(
        (),
        description="Codes that `iris check` should not report for this session.",
        examples=[["transfer"]],
    )

    @model_validator(mode="before")
    @classmethod
    def _travel(cls, value: Any) -> Any:
        """Take what goes somewhere for a journey."""
        return (
            {"kind": "travel"} | value if isinstance(value, dict) and "to" in value else value
        )
