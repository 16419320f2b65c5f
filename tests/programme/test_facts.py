"""Each key of the visit file is a fact that guests see, everywhere, or the host's own."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING

import pytest

from iriscli.calendars.entry import entry
from iriscli.calendars.record import Blocks
from iriscli.calendars.update import Updates
from iriscli.programme import facts
from iriscli.programme.agenda import agenda
from iriscli.programme.changes import changes
from iriscli.render import FORMATS
from iriscli.render.views.agenda import AgendaView
from iriscli.visit.model import (
    About,
    Contact,
    Day,
    Group,
    Info,
    Organisation,
    Person,
    Project,
    Session,
    Table,
    Venue,
)
from iriscli.wording.phrases import Phrases
from iriscli.wording.reader import Reader
from iriscli.wording.words import detail_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)

MODELS: dict[str, type[Table]] = {
    "visit": About,
    "visit.contact": Contact,
    "project": Project,
    "organisations.p": Organisation,
    "people.a": Person,
    "venues.hall": Venue,
    "groups.g": Group,
    "days.2027-05-19": Day,
    "info.hotel": Info,
    "sessions.s": Session,
}
TABLES = {
    "visit": {
        "id": '"v"',
        "title": '"Visit"',
        "start": "2027-05-19",
        "end": "2027-05-21",
        "timezone": '"Europe/Riga"',
        "host": '"h"',
    },
    "visit.contact": {"name": '"Office"'},
    "project": {"name": '"Sea"'},
    "organisations.p": {"name": '"Partner"', "country": '"SE"'},
    "organisations.h": {"name": '"Host"', "country": '"LV"'},
    "people.a": {"name": '"Anna"', "organisation": '"p"'},
    "venues.hall": {"name": '"Hall"', "latitude": "56.9", "longitude": "24.0"},
    "venues.quay": {"name": '"Quay"'},
    "groups.g": {"members": '["p"]'},
    "days.2027-05-19": {},
    "info.hotel": {"title": '"Hotel"', "text": '"By the sea"'},
    "sessions.t": {"title": '"Tour"', "day": "2027-05-20", "attendees": '["g"]'},
    "sessions.s": {
        "title": '"Talk"',
        "day": "2027-05-19",
        "start": "09:30",
        "end": "10:30",
        "venue": '"hall"',
    },
}

# What guests see, key by key, with another value.
SEEN = {
    "sessions.s": {
        "title": '"Debate"',
        "day": "2027-05-20",
        "start": "09:15",
        "end": "10:45",
        "all_day": "true",
        "description": '"Bring a pen."',
        "venue": '"quay"',
        "room": '"Room 2"',
        "to": '"quay"',
        "meet": '"At the door"',
        "online": '"https://example.org/join"',
        "optional": "true",
        "items": '[{ title = "Coffee", start = 10:00 }]',
        "attendees": '["p"]',
        "speakers": '["The mayor"]',
        "kind": '"review"',
        "status": '"tentative"',
        "url": '"https://example.org/talk"',
    },
    "venues.hall": {
        "name": '"The Hall"',
        "address": '"Quay Street 1"',
        "city": '"Riga"',
        "country": '"LV"',
        "timezone": '"Europe/Oslo"',
        "latitude": "57.0",
        "longitude": "25.0",
        "url": '"https://example.org/hall"',
        "note": '"Ring the bell."',
    },
    "visit": {
        "title": '"Journey"',
        "summary": '"To see the sea."',
        "start": "2027-05-18",
        "end": "2027-05-22",
        "timezone": '"Europe/Oslo"',
        "host": '"p"',
        "place": '"By the sea"',
        "version": '"Draft"',
        "language": '"lv"',
        "site": '"https://example.org/site/"',
        "attendees": '["p"]',
        "url": '"https://example.org/visit"',
    },
    "visit.contact": {
        "name": '"Reception"',
        "role": '"Answers questions"',
        "organisation": '"h"',
        "email": '"office@example.org"',
        "phone": '"+371 60000000"',
    },
    "project": {
        "name": '"Ocean"',
        "title": '"The sea and us"',
        "programme": '"Programme 2021–2027"',
        "url": '"https://example.org/sea"',
        "funding": '"Paid by all."',
    },
    "organisations.p": {
        "name": '"Associate"',
        "short": '"PA"',
        "country": '"FI"',
        "city": '"Turku"',
        "role": '"local"',
        "url": '"https://example.org/p"',
        "language": '"lv"',
    },
    "people.a": {"name": '"Anne"', "organisation": '"h"', "language": '"lv"'},
    "groups.g": {"members": '["h"]', "name": '"The team"'},
    "days.2027-05-19": {
        "title": '"Arrival"',
        "note": '"Bring a coat."',
        "timezone": '"Europe/Oslo"',
    },
    "info.hotel": {
        "title": '"Inn"',
        "text": '"By the lake"',
        "url": '"https://example.org/inn"',
        "phone": '"112"',
        "for": '["p"]',
    },
}
# What is the host's own, and no guest is told of when it changes.
OWN = {
    "sessions.s": {"ignore": '["transfer"]'},
    "venues.hall": {},
    "visit": {
        "revision": "7",
        "transfer_minutes": "15",
        "publish_people": "true",
        "ignore": '["transfer"]',
    },
    "visit.contact": {},
    "project": {"start": "2026-01-01", "end": "2028-01-01", "logos": '["a.png"]'},
    "organisations.p": {
        "size": "4",
        "email": '"office@example.org"',
    },
    "groups.g": {},
    "days.2027-05-19": {},
    "info.hotel": {"private": "true"},
    "people.a": {
        "email": '"anna@example.org"',
        "role": '"Director"',
        "details": '{ diet = "vegetarian" }',
    },
}
# The visit's name to programs; a table of its own; where people come from.
NO_VALUES = {"visit": {"id", "contact", "people_file"}, "people.a": {"details"}}

KEYS = [(table, key) for table, keys in SEEN.items() for key in keys]
# What makes way for the value of another key: a whole day has no time.
INSTEAD = {"all_day": {"start", "end"}}
OF_SESSIONS = [(table, key) for table, key in KEYS if table in {"sessions.s", "venues.hall"}]


@pytest.mark.parametrize("table", MODELS)
def test_every_key_is_a_fact_or_the_hosts_own(table: str) -> None:
    told = {*SEEN[table], *OWN[table], *NO_VALUES.get(table, ())}
    fields = MODELS[table].model_fields
    assert told == {field.alias or name for name, field in fields.items()}
    assert not SEEN[table].keys() & OWN[table].keys()


def test_the_facts_of_a_session_and_of_its_venue_are_its_keys() -> None:
    assert facts.SESSION.keys() == SEEN["sessions.s"].keys()
    assert facts.VENUE.keys() == SEEN["venues.hall"].keys()


def test_what_is_told_with_a_label_has_one() -> None:
    in_a_place_of_its_own = {"title", "day", "start", "end", "all_day", "status", "optional"}
    in_a_place_of_its_own |= {"venue", "room", "to", "attendees"}
    labels = detail_labels(Reader("en")).keys()
    assert facts.SESSION.keys() - in_a_place_of_its_own == labels & facts.SESSION.keys()


def written(read: Read, table: str = "", key: str = "", value: str = "") -> Visit:
    """Read the visit, with another value for one key."""
    without = INSTEAD.get(key, set())
    given = {name: one for name, one in TABLES.get(table, {}).items() if name not in without}
    tables = TABLES | ({table: {**given, key: value}} if table else {})
    head = "\n".join(
        f"[{name}]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items())
        for name, keys in tables.items()
    )
    return read("", head=head)


def outputs(visit: Visit, reader: Reader) -> dict[str, str]:
    """Return what guests get, format by format."""
    view = AgendaView(agenda(visit), reader)
    return {name: str(FORMATS[name].render(view)) for name in ("json", "csv", "markdown")}


def digest(visit: Visit) -> str:
    programme = agenda(visit)
    return entry(programme, programme.items[0], Reader("en"), None).digest


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_fact_that_changes_alone_is_told(visit: Read, table: str, key: str) -> None:
    old, new = written(visit), written(visit, table, key, SEEN[table][key])
    found = changes(old, new, language="en")
    phrases = Phrases(old, new, Reader("en"))
    said = [*phrases.about(found.about)]
    said += [phrase for one in found.names.values() for phrase in phrases.renamed(one)]
    said += [
        phrase for one in found.organisations.values() for phrase in phrases.organisation(one)
    ]
    said += [phrase for one in found.sessions for phrase in phrases.session(one)]
    for fields in (*found.days.values(), *found.info.values()):
        said += phrases.told(fields)
    said += [one.id for one in found.participants]
    assert said


@pytest.mark.parametrize(("table", "key"), OF_SESSIONS)
def test_a_fact_of_a_session_that_changes_alone_changes_its_entry_and_every_format(
    visit: Read, table: str, key: str
) -> None:
    old, new = written(visit), written(visit, table, key, SEEN[table][key])
    assert digest(old) != digest(new)
    before, now = outputs(old, Reader("en")), outputs(new, Reader("en"))
    if key in {"latitude", "longitude"}:  # of no use to whoever reads a table
        before["markdown"] = ""
    assert not before.items() & now.items()
    programme = agenda(new)
    shown = entry(programme, programme.items[0], Reader("en"), None)
    was = entry(agenda(old), agenda(old).items[0], Reader("en"), None)
    assert vars(shown) | {"digest": ""} != vars(was) | {"digest": ""}


@pytest.mark.parametrize(
    ("table", "key"), [(table, key) for table, keys in OWN.items() for key in keys]
)
def test_what_is_the_hosts_own_changes_nothing_for_guests(
    visit: Read, table: str, key: str
) -> None:
    old, new = written(visit), written(visit, table, key, OWN[table][key])
    assert not changes(old, new, language="en")
    assert digest(old) == digest(new)


@pytest.mark.parametrize(
    ("table", "key"), [*KEYS, *((table, key) for table, keys in OWN.items() for key in keys)]
)
def test_diff_and_the_calendars_name_the_same_people_and_sessions(
    visit: Read, table: str, key: str
) -> None:
    value = (SEEN[table] | OWN[table])[key]
    old, new = written(visit), written(visit, table, key, value)
    found = changes(old, new, language="en").participants
    told = {one.id: [set(one.added), set(one.changed), set(one.removed)] for one in found}
    before = Updates(old, {}, Blocks(), NOW).of(None, whole=False)
    record = {update.file: update.handed for update in before}
    blocks = Blocks({one.octets: one for handed in record.values() for one in handed.blocks})
    assert {id_: lists for id_, lists in told.items() if any(lists)} == {
        one.participant: [set(one.added), set(one.changed), set(one.cancelled)]
        for one in Updates(new, record, blocks, NOW).of(None, whole=False)
        if one.added or one.changed or one.cancelled
    }


def test_every_fact_of_a_session_is_in_the_json_and_the_csv(visit: Read) -> None:
    texts = outputs(written(visit), Reader("en"))
    (session,) = json.loads(texts["json"])["days"][0]["sessions"]
    assert facts.SESSION.keys() - {"day"} <= session.keys()
    assert facts.VENUE.keys() <= session["venue"].keys()
    header = next(csv.reader(io.StringIO(texts["csv"])))
    assert {*facts.SESSION} - {"day"} <= {*header}
    assert {"venue_name", "venue_url", "venue_note", "latitude", "city"} <= {*header}


def test_a_text_that_is_spelt_otherwise_but_looks_the_same_has_not_changed(visit: Read) -> None:
    spelt = '"\u00a0Ta\u200blk\u00ad"'
    old, new = written(visit), written(visit, "sessions.s", "title", spelt)
    assert digest(old) == digest(new)
    assert not changes(old, new, language="en")
