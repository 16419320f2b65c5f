"""What an export writes says who and what was there, as the visit itself did."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.calendars import ics
from iriscli.calendars.export import Wanted, export
from iriscli.calendars.folder import read_folder
from iriscli.calendars.former import before
from iriscli.calendars.record import Blocks, read_file, sealed
from iriscli.calendars.update import Updates
from iriscli.disk.folder import hold
from iriscli.programme.identity import Before, Known, standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.calendars.folder import Record
    from iriscli.calendars.update import Update
    from iriscli.disk.folder import Outcome
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)
HEAD = """
[visit]
id = "v"
title = "Visit – spring"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
people_file = "people.csv"
[organisations.p]
name = "Partner"
country = "SE"
"""
TALK = '[sessions.talk]\ntitle = "Talk, one"\nday = 2027-05-19\nstart = 09:00\n'
OPEN = '[sessions.open]\ntitle = "To be confirmed"\nday = 2027-05-20\n'


@pytest.fixture
def people(visit: Read) -> Read:
    """Read a visit with two sessions, whose people are the rows given."""

    def read(*rows: str, text: str = TALK + OPEN) -> Visit:
        csv = "\n".join(["name;organisation;email;id", *rows]).encode()
        return visit(text, head=HEAD, csv=csv)

    return read


def run(visit: Visit, out: Path, wanted: Wanted | None = None) -> Outcome[Update]:
    with hold(out) as folder:
        return export(visit, folder, wanted or Wanted(), NOW)


def record(out: Path) -> Record:
    with hold(out) as folder:
        return read_folder(folder, "v")


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.ics")}


def test_the_calendars_say_who_and_what_was_there(people: Read, tmp_path: Path) -> None:
    read = people("Jon Berg;p;jon@example.org", "Anna Ek;p;;anna")
    run(read, tmp_path)
    found = before(record(tmp_path))
    assert (set(found.people), set(found.sessions)) == tuple(map(set, standing(read)))
    assert not any(b"jon@" in data for data in contents(tmp_path).values())


words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).map(
    lambda text: text.strip().replace('"', "'").replace("\\", "/")
)


@given(words.filter(bool), st.booleans())
def test_a_name_is_read_back_as_it_was_written(name: str, person: bool) -> None:  # noqa: FBT001 # one of many
    head = ics.head(ics.title("A visit – of many", name), "p 0123" if person else "")
    assert ics.whose(head) == (name, "p 0123" if person else "")


def test_calendars_of_before_know_the_name_alone(people: Read, tmp_path: Path) -> None:
    run(people("Jon Berg;p"), tmp_path)
    handed = record(tmp_path).handed["jon-berg.ics"]
    older = replace(handed, head=re.sub(rb"X-IRIS-PERSON:.*\r\n", b"", handed.head))
    (tmp_path / "jon-berg.ics").write_bytes(sealed(older))
    assert before(record(tmp_path)).people == (Known("jon-berg", "Jon Berg", ""),)
    assert run(people("John Berg;p"), tmp_path).exit_code == 4
    assert contents(tmp_path).keys() == {"jon-berg.ics"}


def test_what_was_taken_off_is_known_without_a_title(people: Read, tmp_path: Path) -> None:
    run(people("Jon Berg;p"), tmp_path)
    run(people("Jon Berg;p", text=OPEN), tmp_path)
    found = {one.id: (one.titles, one.start) for one in before(record(tmp_path)).sessions}
    assert found == {
        "talk": (frozenset(), "20270519T060000Z"),
        "open": (frozenset({"to be confirmed"}), "20270520"),
    }


def test_an_empty_folder_held_nobody(tmp_path: Path) -> None:
    assert before(record(tmp_path)) == Before()


def test_who_may_be_one_is_left_as_they_are_and_the_rest_is_done(
    people: Read, tmp_path: Path
) -> None:
    run(people("Jon Berg;p", "Bo Ek;p", "Li Wu;p"), tmp_path)
    first = contents(tmp_path)
    outcome = run(people("John Berg;p", "Ann Ek;p", "Li Wu;p"), tmp_path)
    assert outcome.lines == [
        (
            "Error: :1: people.john-berg: 'John Berg' may be 'Jon Berg' (id jon-berg), who is"
            " no longer in the list; if so, write the id jon-berg into the row, if not, write"
            " the id john-berg"
        )
    ]
    assert {one.file: one.state for one in outcome.done} == {
        "ann-ek.ics": "new",
        "bo-ek.ics": "changed",
        "li-wu.ics": "unchanged",
    }
    assert outcome.exit_code == 4
    assert contents(tmp_path)["jon-berg.ics"] == first["jon-berg.ics"]
    assert "john-berg.ics" not in contents(tmp_path)


def test_an_export_for_others_is_no_place_to_ask(people: Read, tmp_path: Path) -> None:
    run(people("Jon Berg;p", "Li Wu;p"), tmp_path)
    wanted = Wanted(frozenset({"li-wu"}))
    outcome = run(people("John Berg;p", "Li Wu;p"), tmp_path, wanted)
    assert (outcome.lines, outcome.exit_code) == ([], 0)


@pytest.mark.parametrize(
    ("row", "states"),
    [
        ("John Berg;p;;jon-berg", {"jon-berg.ics": "changed"}),
        ("John Berg;p;;john-berg", {"john-berg.ics": "new", "jon-berg.ics": "changed"}),
    ],
)
def test_an_id_in_the_row_decides(
    people: Read, tmp_path: Path, row: str, states: dict[str, str]
) -> None:
    run(people("Jon Berg;p"), tmp_path)
    outcome = run(people(row), tmp_path)
    assert {one.file: one.state for one in outcome.done} == states
    assert (outcome.lines, outcome.exit_code) == ([], 0)


def test_the_id_of_a_session_that_changed_is_said_once(people: Read, tmp_path: Path) -> None:
    run(people("Jon Berg;p"), tmp_path)
    read = people("Jon Berg;p", text=TALK.replace("talk", "one") + OPEN)
    assert run(read, tmp_path).lines == [
        (
            "Note: :1: sessions.one: the id of 'Talk, one' changed from talk to one; change it"
            " back, or every guest gets a new entry"
        )
    ]
    assert run(read, tmp_path).lines == []


def test_a_calendar_that_everyone_may_read_says_nothing_of_a_person(people: Read) -> None:
    read = people("Jon Berg;p;jon@example.org")
    updates = Updates(read, {}, Blocks(), NOW, public=True).of(None, whole=True)
    heads = {
        one.file: ics.whose(read_file(sealed(one.handed), Blocks()).head) for one in updates
    }
    assert {file: bool(person) for file, (_, person) in heads.items()} == {
        "jon-berg.ics": True,
        "programme.ics": False,
    }
