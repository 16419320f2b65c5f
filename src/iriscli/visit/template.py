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
    return f"# Add {more} inside the braces: the visit has the languages of its title.\n"


def visit_id(title: str, year: int, unique: str) -> str:
    """Make the id of a visit: its title, its year, and what no other visit has."""
    name = slug(title)[:_ID_LENGTH].strip("-")
    parts = [name or "visit", "" if str(year) in name.split("-") else str(year), unique]
    return "-".join(part for part in parts if part)


_TEMPLATE = Template("""\
#:schema ./$schema_file

# This file is the visit: iris makes everything that your guests get from it.
#
# Fill it in from top to bottom. While you do this, in the folder of this file:
#   iris agenda        shows the programme
#   iris check         finds what is missing or wrong
#   iris export-ics    writes a calendar for each participant
#
# How to read it:
#   - A line that begins with # and a space is a note for you. Nobody else sees it.
#   - A line that begins with # and no space is an example. To use it, remove the # and
#     write your own words between the quotes.
#   - A line in [brackets] begins a table. The lines key = value below belong to it.
#   - Words are in quotes. Dates (2027-05-19) and times (09:30) have no quotes. If your
#     editor marks 09:30 as wrong, it knows only an older TOML: then write "09:30".
#   - What guests read may be in several languages: $in_each
#   - In [sessions.welcome], welcome is the id: the name by which the rest of the file
#     and every calendar know the session. Lower-case letters, digits, hyphens. Change
#     a title as often as you like, but never an id after you have sent calendars.

# ── The visit ───────────────────────────────────────────────────────────────────

[visit]
id = $id
title = $title
${other_titles}start = $start
end = $end
# All times in this file are local times of this zone. A day or a venue may have
# another timezone.
timezone = $timezone
# The language for all guests whose language is not given.
language = $language
# The id of an organisation below.
host = "$host_id"
#summary = $words
# The place, at the top of what guests get. Without it: the cities of the venues.
#place = $words
# The version of the programme. Your guests see it.
#version = $words
# The web address where you publish the folder that `iris site` writes.
#site = "https://example.org/visit/"
# A spreadsheet of people beside this file: .csv, .xlsx or .ods.
$people_key = "$people_file"

# The contact for questions of your guests.
#[visit.contact]
#name = "…"
#role = $words
#organisation = "$host_id"
#email = "office@example.org"
#phone = "+371 60000000"

# Information for guests about a day, and other information: the hotel, the telephone
# number in an emergency, clothes. With private = true, only those in `for` can read it.
#[days.$start]
#title = $words
#note = $words

#[info.hotel]
#title = $words
#text = $words
#phone = "+371 60000000"
#for = ["partners"]
#private = true

# Your own words at the start and at the end of a mail.
#[mail]
#greeting = "Dear colleagues,"
#closing = "We look forward to your visit."

# The project that the visit belongs to. `funding` is the statement that the funding
# programme asks for.
#[project]
#name = "…"
#title = $words
#programme = $words
#funding = $words

# ── The places ──────────────────────────────────────────────────────────────────
# Copy these lines for each place.

#[venues.town-hall]
#name = $words
#address = "…"
#city = "…"
#country = $country
#note = $words

# ── The visiting partners ───────────────────────────────────────────────────────
# Copy these lines for each partner. The country is its two-letter code. If you name no
# people of an organisation, it takes part as one delegation and gets one calendar; size
# is the number of people who come.

#[organisations.first-partner]
#name = $words
#short = "…"
#city = "…"
#country = "SE"
#size = 4
#email = "delegation@example.org"
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
# For people who get their own calendar, if they are not in $people_file.

#[people.head-of-delegation]
#name = "…"
#organisation = "first-partner"
#email = "guest@example.org"
#role = "…"
#language = "en"

# A group of people, organisations or countries: you can use it in attendees.
#[groups.first-group]
#name = $words
#members = ["head-of-delegation", "LT"]

# ── The programme ───────────────────────────────────────────────────────────────
# The first session. Change it, and copy it for the next sessions.

[sessions.welcome]
title = "Welcome"
day = $start
# Without a start, the time is to be confirmed; without an end, the end is open. An end
# after midnight has its date: 2027-05-20T00:30
#start = 09:30
#end = 10:00
# meeting, visit, presentation, workshop, review, meal, break, travel, social or other
kind = "meeting"
#venue = "town-hall"
#room = "…"
# The place to meet; and for a journey, the venue where it ends.
#meet = $words
#to = "town-hall"
# everyone, partners, host, locals; a country; the id of an organisation, person or group
#attendees = ["partners", "host", "first-local"]
# Guests may choose whether they attend.
#optional = true
#speakers = ["…", { name = $words, role = $words }]
# The parts of the session: talks, coffee.
#items = [{ title = $words, start = 09:30, minutes = 15 }]
#description = $words
# confirmed, tentative or cancelled
#status = "tentative"
""")
