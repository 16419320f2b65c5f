"""What iris makes of programmes as hosts publish them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.programme.agenda import Agenda, agenda
from iriscli.programme.checks.report import check
from iriscli.visit.read import read
from iriscli.wording.reader import Reader
from iriscli.wording.words import where

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit

FOLDER = Path(__file__).parents[1] / "programmes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))

SECRET = re.compile("[0-9a-f]{32}")
"""What is in the addresses that only their owners know."""

every_programme = pytest.mark.parametrize("name", NAMES)


def source(name: str) -> Source:
    path = FOLDER / f"{name}.toml"
    return read(path.read_bytes(), path.name, lambda _: b"")


def expected(name: str, key: str) -> Any:
    text = (FOLDER / f"{name}.expected.json").read_text(encoding="utf-8")
    return json.loads(text)[key]


def times(shown: Agenda) -> list[list[str | None]]:
    """Return each session with its start and its end in UTC."""

    def utc(moment: dt.datetime | None) -> str | None:
        return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else None

    return [[item.session.id, utc(item.start), utc(item.until)] for item in shown.items]


@pytest.mark.parametrize("key", ["check", "calendars", "agenda_order", "place"])
def test_there_are_four_programmes_and_something_is_expected_of_each(key: str) -> None:
    assert len(NAMES) == 4
    assert len({json.dumps(expected(name, key)) for name in NAMES}) > 1


@every_programme
def test_check_says_what_a_careful_person_would_want_to_read(name: str) -> None:
    found = [
        (one.level, one.code, str(one.key[1]))
        for one in check(source(name))
        if one.level != "note"
    ]
    wanted = [(one["level"], one["code"], one["about"]) for one in expected(name, "check")]
    assert found == wanted


@every_programme
def test_open_ends_are_one_note_in_all(name: str) -> None:
    assert [one.code for one in check(source(name))].count("open-end") == 1


@every_programme
def test_a_calendar_holds_what_its_participant_attends_with_the_ends_that_follow(
    name: str,
) -> None:
    visit = source(name).valid()
    calendars = expected(name, "calendars")
    assert len(calendars) == 2
    assert calendars == {
        id_: times(agenda(visit, participants=frozenset({id_}))) for id_ in calendars
    }


@every_programme
def test_the_agenda_is_in_the_order_of_the_days(name: str) -> None:
    shown = agenda(source(name).valid())
    assert [item.session.id for item in shown.items] == expected(name, "agenda_order")


@every_programme
def test_the_place_is_the_one_that_the_file_names(name: str) -> None:
    visit = source(name).valid()
    place = expected(name, "place")
    found = where(agenda(visit), Reader(visit.about.language, visit.about.language))
    assert found == place if place else found  # where it names none, its cities or its host


def public_files(built: Built) -> dict[str, str]:
    """Return the files that anyone can find, with what is in them."""
    return {
        path: content.decode("utf-8", "replace")
        for path, content in built.bytes().items()
        if not SECRET.search(path)
    }


def as_text(page: str) -> str:
    return " ".join(html.unescape(page).split())


@every_programme
def test_what_is_private_is_in_no_file_that_anyone_can_find(
    name: str, site: Callable[..., Built]
) -> None:
    files = public_files(site(source(name).valid()))
    assert "index.html" in files
    for private in expected(name, "private"):
        assert [path for path, text in files.items() if private in as_text(text)] == []


@every_programme
def test_what_is_public_is_on_the_page_of_the_programme(
    name: str, site: Callable[..., Built]
) -> None:
    visit: Visit = source(name).valid()
    text = as_text(" ".join(site(visit).page().elements[0].text.split()))
    assert [public for public in expected(name, "public") if public not in text] == []
