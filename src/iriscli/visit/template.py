"""The visit file to begin with: little that is certain, and how to write the rest."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a dataclass has it among its fields
import json
from dataclasses import dataclass
from string import Template

from iriscli.text.slugs import slug
from iriscli.visit.headers import COLUMNS
from iriscli.visit.model import KEYWORDS

SCHEMA_FILE = "visit.schema.json"
"""Where the first line of a new visit file tells editors to look."""

PEOPLE_FILE = "people.csv"
"""What the spreadsheet beside a new visit file is called."""

PEOPLE = "\ufeff" + ";".join(COLUMNS) + "\r\n"
"""A spreadsheet without people, as European office programs open it rightly."""

_ID_LENGTH = 40  # leaves room for the year and what makes it unique


@dataclass(frozen=True)
class Basics:
    """What a host knows at the very beginning. The first language is the visit's."""

    title: str
    start: dt.date
    end: dt.date
    timezone: str
    languages: tuple[str, ...]
    host: str
    country: str
    city: str = ""
    people: bool = False


def new_visit(basics: Basics, unique: str) -> str:
    """Return a visit file that can be read as it is, and filled in from top to bottom.

    `unique`, letters and digits, goes into the visit's id: two visits may have one title.
    """
    host = slug(basics.host)
    if not host or host in KEYWORDS:
        host = "host-organisation"
    examples = [f'{language} = "…"' for language in basics.languages]
    in_each = f"{{ {', '.join(examples)} }}" if len(examples) > 1 else ""
    return _TEMPLATE.substitute(
        schema_file=SCHEMA_FILE,
        people_file=PEOPLE_FILE,
        id=toml_string(visit_id(basics.title, basics.start.year, unique)),
        title=_text(basics.title, basics),
        start=basics.start,
        end=basics.end,
        timezone=toml_string(basics.timezone),
        language=toml_string(basics.languages[0]),
        host_id=host,
        host=toml_string(basics.host),
        other_titles=_other_titles(basics),
        country=toml_string(basics.country),
        city=f"city = {toml_string(basics.city)}" if basics.city else '#city = "…"',
        people_key="people_file" if basics.people else "#people_file",
        words=in_each or '"…"',
        in_each=in_each or '{ en = "…", lv = "…" }',
    )


def toml_string(text: str) -> str:
    r"""Write a text as TOML: `say "hi"` → `"say \"hi\""`."""
    # JSON escapes what TOML wants escaped, all but DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(text: str, basics: Basics) -> str:
    """Write a text so that those in the other languages can be put beside it."""
    if len(basics.languages) == 1:
        return toml_string(text)
    return f"{{ {basics.languages[0]} = {toml_string(text)} }}"


def _other_titles(basics: Basics) -> str:
    """Say what makes the visit one of several languages: its title in each of them."""
    others = basics.languages[1:]
    if not others:
        return ""
    more = ", ".join(f'{code} = "…"' for code in others)
    return f"# Add {more} within the braces: the visit has the languages of its title.\n"


def visit_id(title: str, year: int, unique: str) -> str:
    """Make the id of a visit: its title, its year, and what no other visit has."""
    name = slug(title)[:_ID_LENGTH].strip("-")
    parts = [name or "visit", "" if str(year) in name.split("-") else str(year), unique]
    return "-".join(part for part in parts if part)


_TEMPLATE = Template("""\
#:schema ./$schema_file

# This file is the visit: everything that you hand out is made from it.
#
# Fill it in from top to bottom. On the way, in the folder of this file:
#   iris agenda        shows the programme as it stands
#   iris check         finds what is missing or cannot be right
#   iris export-ics    writes a calendar for each participant
#
# How to read it:
#   - A line that begins with # and a space is a note for you. Nobody else sees it.
#   - A line that begins with # and no space is an example. Take its # away to use it,
#     and put your own words between the quotes.
#   - A line in [brackets] begins a table. The lines key = value below belong to it.
#   - Words stand in quotes. Dates (2027-05-19) and times (09:30) need none. Does your
#     editor mark 09:30 as wrong? Then it knows an older TOML: write "09:30" there.
#   - What guests read may be in several languages: $in_each
#   - In [sessions.welcome], welcome is the id: the name by which the rest of the file
#     and every calendar know the session. Lower-case letters, digits, hyphens. Change
#     a title as often as you like, but never an id once calendars are out.

# ── The visit ───────────────────────────────────────────────────────────────────

[visit]
id = $id
title = $title
${other_titles}start = $start
end = $end
# Every time in this file is the time on the clocks there. A day or a venue may have a
# timezone of its own.
timezone = $timezone
# The language of what is handed out to those whose language is not given.
language = $language
# The id of an organisation below.
host = "$host_id"
#summary = $words
# Where it goes, for the head of what you hand out. Without it: the cities of the venues.
#place = $words
# The version of the programme, for your guests.
#version = $words
# The address on the web under which you publish what `iris site` writes.
#site = "https://example.org/visit/"
# A spreadsheet of people beside this file: .csv, .xlsx or .ods.
$people_key = "$people_file"

# Whom a guest asks.
#[visit.contact]
#name = "…"
#role = $words
#organisation = "$host_id"
#email = "office@example.org"
#phone = "+371 60000000"

# What your guests need to know about a day, and besides the programme: hotel, telephone
# in an emergency, clothes. What is private is only for those in `for`.
#[days.$start]
#title = $words
#note = $words

#[info.hotel]
#title = $words
#text = $words
#phone = "+371 60000000"
#for = ["partners"]
#private = true

# What the visit is part of, and what its funding programme wants to see in print.
#[project]
#name = "…"
#title = $words
#programme = $words
#funding = $words

# ── Where ───────────────────────────────────────────────────────────────────────
# Copy these lines for each place.

#[venues.town-hall]
#name = $words
#address = "…"
#city = "…"
#country = $country
#note = $words

# ── The visiting partners ───────────────────────────────────────────────────────
# Copy these lines for each. The country is its two-letter code. If you name no people of
# an organisation, it takes part as one delegation and gets one calendar; size says how
# many come.

#[organisations.first-partner]
#name = $words
#short = "…"
#city = "…"
#country = "SE"
#size = 4
#language = "en"

# ── The host, and the local organisations that the guests meet ──────────────────

[organisations.$host_id]
name = $host
$city
country = $country
role = "host"

#[organisations.first-local]
#name = $words
#country = $country
#role = "local"

# ── People ──────────────────────────────────────────────────────────────────────
# For those who shall get a calendar of their own, if they are not in $people_file.

#[people.head-of-delegation]
#name = "…"
#organisation = "first-partner"
#role = "…"
#language = "en"

# Those whom you often name together, by their ids or countries.
#[groups.first-group]
#name = $words
#members = ["head-of-delegation", "LT"]

# ── The programme ───────────────────────────────────────────────────────────────
# The first session. Make it yours, and copy it for the next ones.

[sessions.welcome]
title = "Welcome"
day = $start
# Without a start the time is to be confirmed; without an end it is open. An end after
# midnight has its date: 2027-05-20T00:30
#start = 09:30
#end = 10:00
# meeting, visit, presentation, workshop, review, meal, break, travel, social or other
kind = "meeting"
#venue = "town-hall"
#room = "…"
# Where to meet; and for a journey, the venue where it ends.
#meet = $words
#to = "town-hall"
# everyone, partners, host, locals; a country; the id of an organisation, person or group
#attendees = ["partners", "host", "first-local"]
# Guests may choose to attend it.
#optional = true
#speakers = ["…", { name = $words, role = $words }]
# Its parts: talks, coffee.
#items = [{ title = $words, start = 09:30, minutes = 15 }]
#description = $words
# confirmed, tentative or cancelled
#status = "tentative"
""")
