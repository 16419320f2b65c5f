from __future__ import annotations

import copy
import datetime as dt
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from iriscli.visit.model import KEYWORDS
from iriscli.visit.read import TABLES, read
from iriscli.visit.schema import schema
from iriscli.visit.template import toml_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from iriscli.visit.source import Source

Path_ = tuple[str | int, ...]

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
# What holds of a table by itself.
OF_A_TABLE = VALIDATOR.evolve(schema=SCHEMA | {"required": []})

# Every key of every table, once.
COMPLETE = """
[visit]
id = "v"
title = { en = "Visit", lv = "Vizīte" }
summary = "What it is for."
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
language = "pt-BR"
host = "h"
place = { en = "City" }
version = "Draft"
site = "https://example.org/visit"
url = "https://example.org/"
attendees = ["h"]
revision = 0
transfer_minutes = 10
people_file = "people.csv"
publish_people = false
ignore = ["transfer"]
[visit.contact]
name = "Office"
role = { en = "Helps" }
organisation = "h"
email = "office@example.org"
phone = "+371 60000000"
[days.2027-05-19]
title = "Arrival"
note = { en = "Flat shoes." }
timezone = "Europe/Stockholm"
[info.hotel]
title = "Hotel"
text = { en = "Breakfast." }
url = "https://example.org/hotel"
phone = "+371 60000001"
for = ["h", "SE"]
private = true
[mail]
greeting = "Dear colleagues,"
opening = { en = "News." }
closing = "See you."
[project]
name = "P"
title = "Project"
programme = "Programme"
url = "http://example.org/p"
start = 2027-01-01
end = 2027-12-31
funding = { en = "Paid by all." }
logos = ["logo.png"]
[venues.a]
name = "A"
address = "Street 1"
city = { en = "City" }
country = "LV"
timezone = "Europe/Riga"
latitude = 57.4
longitude = 21.6
url = "https://example.org/a"
note = "Ring."
[organisations.h]
name = "Host"
short = "H"
country = "LV"
city = "Riga"
role = "host"
size = 4
email = "host@example.org"
url = "https://example.org/h"
language = "lv"
[people.ann]
name = "Ann"
organisation = "h"
email = "ann@example.org"
role = "Director"
language = "lv"
details = { diet = "vegetarian", hotel = { en = "Harbour Inn" } }
[groups]
g = ["ann", "SE", "partners"]
[groups.k]
members = ["g"]
name = { en = "Track" }
[sessions.s]
title = { en = "Session" }
day = 2027-05-19
start = 09:30
end = 2027-05-20T00:30
all_day = false
description = "What."
venue = "a"
room = "1"
to = "a"
meet = "At the door"
online = "https://example.org/join"
attendees = ["g", "LV"]
optional = true
kind = "meeting"
status = "confirmed"
url = "https://example.org/s"
ignore = ["clash"]
speakers = ["Ann", { en = "Bob" }, { name = "Cid", role = { en = "Chair" }, organisation = "h" }]
[[sessions.s.items]]
title = "Coffee"
start = 10:30
minutes = 15
room = "2"
speakers = [{ name = { en = "Cook" } }]
description = { en = "With cake." }
"""
COMPLETE_VISIT: dict[str, Any] = tomli.loads(COMPLETE)

# What a value may be replaced by: of each type, right for some key and wrong for others.
VALUES: list[object] = [
    True,
    -1,
    0,
    5000,
    1.5,
    -200.5,
    "",
    " ",
    "h",
    "HOST",
    "everyone",
    "SE",
    "SWE",
    "lv",
    "Latvian",
    "09:30",
    "9:30",
    "25:00",
    "09:30:00",
    " 09:30",
    "2027-05-20T00:30",
    "2027-05-19",
    "20270519",
    " 2027-05-19",
    "2027-W20-3",
    "19 May 2027",
    "https://example.org/ā",
    " HTTPS://example.org",
    "example.org",
    "ann@example.org",
    "ann@ example.org",
    "Europe/Riga",
    "visit",
    dt.date(2027, 5, 19),
    dt.time(9, 30),
    dt.time(9, 30, 15, 500_000),
    dt.datetime(2027, 5, 19, 9, 30),  # noqa: DTZ001 - TOML's local date-time
    dt.datetime(2027, 5, 19, 9, 30, tzinfo=dt.UTC),
    [],
    ["h"],
    ["everyone", 5],
    [["h"]],
    {},
    {"en": "x"},
    {"english": "x"},
    {"en": ""},
    {"en": {"en": "x"}},
]


def as_editors_do(value: object) -> object:
    """Turn what TOML has into what JSON has: a date or a time is a string."""
    if isinstance(value, dict):
        return {key: as_editors_do(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editors_do(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def to_toml(value: object) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        pairs = [f"{toml_string(key)} = {to_toml(one)}" for key, one in value.items()]
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(to_toml(one) for one in value)}]"
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value)


def schema_refuses(visit: object) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_editors_do(visit))]


def schema_takes(visit: dict[str, Any], path: Path_) -> bool:
    """Tell whether the schema takes a visit of which only this path is other than it was."""
    if len(path) == 1:
        return VALIDATOR.is_valid(as_editors_do(visit))
    return OF_A_TABLE.is_valid(as_editors_do({path[0]: visit[str(path[0])]}))


def read_by_iris(visit: dict[str, Any]) -> Source:
    text = "".join(f"{toml_string(key)} = {to_toml(one)}\n" for key, one in visit.items())
    return read(text.encode(), "visit.toml", lambda _: b"name,organisation\n")


def iris_refuses(visit: dict[str, Any]) -> bool:
    return bool(read_by_iris(visit).problems)


def paths(value: object, at: Path_ = ()) -> Iterator[Path_]:
    yield at
    if isinstance(value, dict):
        for key, one in value.items():
            yield from paths(one, (*at, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from paths(one, (*at, index))


PATHS = [path for path in paths(COMPLETE_VISIT) if path]


def table_of(visit: dict[str, Any], path: Path_) -> Any:
    table: Any = visit
    for part in path[:-1]:
        table = table[part]
    return table


def with_values(paths: Iterable[Path_], value: object) -> dict[str, Any]:
    paths = list(paths)
    tables = {str(path[0]) for path in paths} & COMPLETE_VISIT.keys()
    visit = COMPLETE_VISIT | {name: copy.deepcopy(COMPLETE_VISIT[name]) for name in tables}
    for path in paths:
        table_of(visit, path)[path[-1]] = value
    return visit


def with_value(path: Path_, value: object) -> dict[str, Any]:
    return with_values([path], value)


def named(path: Path_) -> str:
    return ".".join(map(str, path))


def test_the_schema_is_one_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("sample", ["data/visit.toml", "examples/harbour-days.toml"])
def test_the_samples_keep_the_schema(root: Path, sample: str) -> None:
    assert schema_refuses(tomli.loads((root / sample).read_text(encoding="utf-8"))) == []


def test_the_schema_has_the_tables_that_are_read() -> None:
    assert tuple(SCHEMA["properties"]) == TABLES


def test_every_key_has_a_description_and_every_sort_of_value_a_title() -> None:
    tables = {name: one for name, one in SCHEMA["$defs"].items() if "properties" in one}
    assert {*tables} == {
        "Contact", "About", "Day", "Info", "Mail", "Project", "Venue", "Organisation", "Person",
        "Group", "SpeakerTable", "Part", "Session",
    }  # fmt: skip
    for name, table in tables.items():
        for key, value in table["properties"].items():
            described = SCHEMA["$defs"].get(value.get("$ref", "").rpartition("/")[2], value)
            assert described["description"].endswith((".", ")")), f"{name}.{key}"
    assert [name for name, one in SCHEMA["$defs"].items() if not one["description"]] == []
    assert [name for name, one in SCHEMA["$defs"].items() if not one["title"]] == []


def test_every_example_in_the_schema_keeps_it() -> None:
    for table in SCHEMA["$defs"].values():
        for key, value in table.get("properties", {}).items():
            if "$ref" not in value:
                assert value["examples"], key
            part = Draft202012Validator(value | {"$defs": SCHEMA["$defs"]})
            for example in value.get("examples", ()):
                assert list(part.iter_errors(example)) == [], key


def used(value: object, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each key of a document with the table of the schema that it belongs to."""
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = SCHEMA["$defs"].get(name, schema)
    for branch in schema.get("anyOf", ()):
        if Draft202012Validator(branch | {"$defs": SCHEMA["$defs"]}).is_valid(value):
            yield from used(value, branch)
    if isinstance(value, list):
        for one in value:
            yield from used(one, schema.get("items", {}))
    if isinstance(value, dict):
        (of_each,) = schema.get("patternProperties", {"": {}}).values()
        for key, one in value.items():
            if "properties" in schema:
                yield name, key
            yield from used(one, schema.get("properties", {}).get(key, of_each))


EVERY_KEY = {("", key) for key in SCHEMA["properties"]} | {
    (name, key) for name, one in SCHEMA["$defs"].items() for key in one.get("properties", ())
}


def test_the_example_to_copy_from_has_every_key(root: Path) -> None:
    example = tomli.loads((root / "examples/harbour-days.toml").read_text(encoding="utf-8"))
    assert EVERY_KEY - set(used(as_editors_do(example), SCHEMA)) == set()


def test_the_document_of_these_tests_has_every_key_and_both_take_it() -> None:
    assert set(used(as_editors_do(COMPLETE_VISIT), SCHEMA)) == EVERY_KEY
    assert schema_refuses(COMPLETE_VISIT) == []
    assert not iris_refuses(COMPLETE_VISIT)


# Beyond these, only iris refuses: a reference to what is not there; ids taken twice; a
# group in itself; days outside the visit, an end before its start, a time that clocks
# skip; a zone or a language that nobody knows; a text of spaces; what is wrong in the
# CSV of people.


@pytest.mark.parametrize("depth", sorted({len(path) for path in PATHS}))
def test_what_the_schema_refuses_as_a_value_iris_refuses(depth: int) -> None:
    there = [path for path in PATHS if len(path) == depth]
    taken = set(there)
    for value in VALUES:
        wrong = [path for path in there if not schema_takes(with_value(path, value), path)]
        taken -= {*wrong}
        # All at once, as none lies within another; what is not named then, alone.
        found = read_by_iris(with_values(wrong, value)).found if wrong else ()
        named = {problem.key[:depth] for problem in found}
        alone = (path for path in wrong if path not in named)
        assert [path for path in alone if not iris_refuses(with_value(path, value))] == []
    assert taken == set(), "the schema takes anything here"


@pytest.mark.parametrize("table", COMPLETE_VISIT)
def test_what_the_schema_refuses_to_miss_or_to_know_iris_refuses(table: str) -> None:
    for path in (path for path in PATHS if path[0] == table):
        without, misspelt = copy.deepcopy(COMPLETE_VISIT), copy.deepcopy(COMPLETE_VISIT)
        del table_of(without, path)[path[-1]]
        assert schema_takes(without, path) or iris_refuses(without), path
        keys = table_of(misspelt, path)
        if isinstance(keys, dict) and "details" not in path[:-1]:  # whose keys are free
            keys[f"{path[-1]} x"] = keys.pop(path[-1])
            assert not schema_takes(misspelt, path), path
            assert iris_refuses(misspelt), path


@given(
    st.sampled_from([path for path in PATHS if isinstance(path[-1], str)]),
    # Other controls are dropped before a value is looked at; nobody writes them.
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
    | st.from_regex(r"\A\s?[0-9]{1,4}[-:.][0-9]{1,2}([-:T ][0-9]{1,2}){0,3}\s?\Z"),
)
def test_what_the_schema_refuses_as_a_text_iris_refuses(path: Path_, text: str) -> None:
    visit = with_value(path, text)
    assert schema_takes(visit, path) or iris_refuses(visit)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("visit", "start"), "19 May 2027"),
        (("visit", "language"), "Latvian"),
        (("visit", "title"), {"english": "Visit"}),
        (("visit", "url"), "example.org"),
        (("visit", "contact", "email"), "Ann"),
        (("visit", "revision"), -1),
        (("visit", "colour"), "blue"),
        (("organisations", "h", "country"), "Latvia"),
        (("organisations", "h", "role"), "guest"),
        (("venues", "a", "latitude"), 95.5),
        (("sessions", "s", "start"), "half past nine"),
        (("sessions", "s", "start"), dt.datetime(2027, 5, 19, 9, 30, tzinfo=dt.UTC)),
        (("sessions", "s", "kind"), "dinner"),
        (("sessions", "s", "attendees"), "everyone"),
        (("sessions", "s", "attendees", 0), "all from Sweden"),
        (("sessions", "Big Opening"), {"title": "x", "day": "2027-05-19"}),
        (("groups", "g"), "ann"),
        (("session",), {}),
        *(((table, KEYWORDS[0]), {}) for table in ("organisations", "people", "groups")),
    ],
    ids=str,
)
def test_an_editor_marks(path: Path_, value: object) -> None:
    assert schema_refuses(with_value(path, value))


@pytest.mark.parametrize(
    "path",
    [
        ("visit", "id"),
        ("organisations", "h", "country"),
        ("venues", "a", "latitude"),
        ("venues", "a", "longitude"),
        ("sessions", "s", "start"),  # there is an end
    ],
    ids=named,
)
def test_an_editor_marks_where_a_key_is_missing(path: Path_) -> None:
    visit = copy.deepcopy(COMPLETE_VISIT)
    del table_of(visit, path)[path[-1]]
    assert schema_refuses(visit)


def test_iris_schema_prints_the_same_bytes_every_time() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-m", "iriscli", "schema"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert json.loads(printed.pop()) == SCHEMA
