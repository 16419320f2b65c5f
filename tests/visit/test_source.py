from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iriscli.errors import InvalidVisitError, Problem
from iriscli.visit import lines
from iriscli.visit.read import read

if TYPE_CHECKING:
    from iriscli.errors import Key
    from iriscli.visit.source import Source

CSV = b"name;organisation;groups\nAnn;p;track\nBo;p;track\n"
AFTER = '[groups]\ncrew = ["p"]\n[sessions.s]\ntitle = "S"\nday = 2027-05-19\n'


def source(head: str, csv: bytes = CSV) -> Source:
    text = head.replace('host = "h"', 'host = "h"\npeople_file = "lists/people.csv"') + AFTER
    return read(text.encode(), "spring/visit.toml", lambda _: csv)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("visit", "people_file"), "spring/visit.toml:9"),
        (("sessions", "s", "title"), "spring/visit.toml:27"),
        (("sessions", "s", "start"), "spring/visit.toml:26"),
        (("groups", "crew", 0), "spring/visit.toml:25"),
        (("people", "ann"), "spring/lists/people.csv:2"),
        (("people", "bo", "language"), "spring/lists/people.csv:3"),
        (("groups", "track"), "spring/lists/people.csv:2"),
        (("people", "nobody"), "spring/visit.toml:1"),
        ((), "spring/visit.toml:1"),
    ],
)
def test_every_key_has_a_file_and_a_line(head: str, key: Key, place: str) -> None:
    file, line = source(head).locate(key)
    assert f"{file}:{line}".replace("\\", "/") == place


def test_a_valid_visit_is_not_walked_for_its_lines(
    head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walked(*_: object) -> dict[Key, int]:
        raise AssertionError

    monkeypatch.setattr(lines, "line_numbers", walked)
    found = source(head)
    assert (found.problems, found.valid().about.id) == ((), "v")


def test_what_is_wrong_is_a_value_until_a_valid_visit_is_asked_for(head: str) -> None:
    found = source(head, b"name;organisation\nAnn;nowhere\n")
    assert found.visit is None
    with pytest.raises(InvalidVisitError) as caught:
        found.valid()
    assert caught.value.problems == found.problems
    assert [(one.code, one.line, one.place) for one in found.problems] == [
        ("invalid", 2, "organisation")
    ]


def test_problems_are_put_in_the_order_of_the_file_and_then_of_the_sheet(head: str) -> None:
    keys: list[Key] = [("people", "bo"), ("sessions", "s"), ("people", "ann"), ("visit", "id")]
    found = source(head).located(Problem(key, "x; y", "early") for key in keys)
    assert [one.key for one in found] == [keys[3], keys[1], keys[2], keys[0]]
