"""Whom a session is for: parted alike for guests and for the host, at the cost of who is meant."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iriscli.programme import whom
from iriscli.programme.whom import parted, parts
from iriscli.visit.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., Visit]

PEOPLE = """
[people.a]
name = "Anna"
organisation = "p"
[people.b]
name = "Berta"
organisation = "p"
[groups]
review-team = ["a", "q"]
anna = ["a", "h"]
"""
REFERENCES = [
    *("a", "b", "p", "q", "h", "l", "SE", "FI", "LV", "EE"),
    *("partners", "host", "locals", "everyone", "review-team", "anna"),
]


def parting(visit: Visit, *references: str, people: bool = True) -> list[tuple[str, str, str]]:
    found = parts(visit, references, people=people)
    return [(one.kind, one.id, " ".join(sorted(one.members))) for one in found]


def test_what_the_host_wrote_comes_first_and_people_last(visit: Read) -> None:
    read = visit(PEOPLE)
    assert parting(read, "a", "b", "q", "h", "l") == [("everyone", "everyone", "a b h l q")]
    assert parting(read, "a", "LV", "locals") == [
        ("locals", "locals", "l"),
        ("country", "LV", "h l"),
        ("participant", "a", "a"),
    ]
    assert parting(read, "b", "h", "l", "review-team") == [
        ("everyone", "everyone", "a b h l q")
    ]
    assert parting(read, "b", "l", "review-team") == [
        ("group", "review-team", "a q"),
        ("organisation", "p", "a b"),
        ("organisation", "l", "l"),
    ]


def test_a_group_that_is_nobody_yet_is_called_as_the_host_did(visit: Read) -> None:
    read = visit("[groups]\nearly = []\nlate = []\n")
    assert parting(read, "early") == [("group", "early", "")]
    assert parting(read, "h", "late") == [("host", "host", "h")]


def test_who_may_not_see_names_sees_organisations(visit: Read) -> None:
    read = visit(PEOPLE)
    assert parting(read, "anna", people=False) == [
        ("host", "host", "h"),
        ("organisation", "p", "a"),
    ]
    assert parting(read, "anna") == [("group", "anna", "a h")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(references=st.lists(st.sampled_from(REFERENCES), max_size=5), people=st.booleans())
def test_the_parts_are_exactly_who_is_meant_and_each_adds_someone(
    visit: Read, references: list[str], *, people: bool
) -> None:
    read = visit(PEOPLE)
    meant = read.resolve(references)
    found = parts(read, references, people=people)
    assert frozenset(chain(*(one.members for one in found))) == meant
    said: set[str] = set()
    for one in found:
        assert not one.members <= said
        said |= one.members
    assert parts(read, meant, people=people) == parted(read, meant, people=people)


def test_what_the_host_wrote_is_parted_once_however_many_sessions_name_it(visit: Read) -> None:
    read = visit(PEOPLE)
    with patch.object(whom, "parted", wraps=parted) as asked:
        first = parts(read, ("a", "l"))
        assert all(parts(read, ["a", "l"]) is first for _ in range(5))
        assert asked.call_count == 1
        assert parts(read, ("a", "l"), people=False) != first
        assert asked.call_count == 2


@pytest.mark.parametrize(
    ("attendees", "looked_at"),
    [(("p7",), 1), (("o3", "p9"), 3), (("partners",), 0), (("everyone", "p7"), 0)],
)
def test_nobody_is_looked_at_but_who_is_left_beside_the_wholes(
    visit: Read, attendees: tuple[str, ...], looked_at: int
) -> None:
    people = "".join(
        f'[people.p{one}]\nname = "P"\norganisation = "o{one // 2}"\n' for one in range(20)
    )
    organisations = "".join(
        f'[organisations.o{one}]\nname = "O"\ncountry = "SE"\n' for one in range(10)
    )
    read = visit(organisations + people)
    with patch.object(Visit, "in_order", autospec=True, side_effect=Visit.in_order) as asked:
        parts(read, attendees)
    assert sum(len(call.args[1]) for call in asked.call_args_list) == looked_at
