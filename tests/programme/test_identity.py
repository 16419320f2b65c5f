from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.programme.checks.identity import identity
from iriscli.programme.identity import Before, Known, respelt, seen, standing
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]


@pytest.mark.parametrize(
    ("gone", "new"),
    [
        ("Jon Korhonen", "John Korhonen"),
        ("Maria Virtanen", "Dr. Maria Virtanen"),
        ("Liisa Laine", "Laine Liisa"),
        ("Liisa Laine", "LAINE, Liisa"),
        ("Åsa Öberg", "Asa Oberg"),
        ("Anna Bērziņa", "Anna Berzina"),
    ],
)
def test_a_name_that_is_spelt_anew_is_noticed(gone: str, new: str) -> None:
    assert respelt([Known("a", gone, "p")], [Known("b", new, "p")]) == {"b": "a"}


@pytest.mark.parametrize(
    ("gone", "new"), [("Anna Berg", "Anders Berg"), ("Bo Ek", "Anna Berg"), ("Li", "Bo Li")]
)
def test_two_people_are_two(gone: str, new: str) -> None:
    assert respelt([Known("a", gone, "p")], [Known("b", new, "p")]) == {}


def test_the_same_name_elsewhere_is_someone_else() -> None:
    assert respelt([Known("a", "Anna Berg", "p")], [Known("b", "Anna Bergh", "q")]) == {}


def test_the_same_address_is_the_same_person_whatever_the_name() -> None:
    gone = Known("a", "Anna Berg", "p", "Anna@example.org")
    assert respelt([gone], [Known("b", "A. Lind", "p", "anna@example.org")]) == {"b": "a"}


names = st.lists(st.sampled_from(["Anna Berg", "Anna Bergh", "Bo Ek", "Bo Eek", "Li Wu"]))


@given(names, names)
def test_nobody_is_taken_for_two(gone: list[str], new: list[str]) -> None:
    found = respelt(
        [Known(f"g{number}", name, "p") for number, name in enumerate(gone)],
        [Known(f"n{number}", name, "p") for number, name in enumerate(new)],
    )
    assert len(set(found.values())) == len(found)


def test_of_older_calendars_nobody_knows_the_organisation() -> None:
    assert respelt([Known("a", "Jon Berg", "")], [Known("b", "John Berg", "p")]) == {"b": "a"}


HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
people_file = "people.csv"
[organisations.p]
name = "Partner"
country = "SE"
[organisations.q]
name = "Quay"
country = "FI"
"""


def people(*rows: str) -> Visit:
    """Read a visit whose people are the rows given."""
    csv = "\n".join(["name;organisation;email;id", *rows]).encode()
    return read_visit(HEAD.encode(), "visit.toml", lambda _: csv)


def programme(*sessions: str) -> Visit:
    """Read a visit with the sessions given."""
    head = HEAD.replace('people_file = "people.csv"\n', "")
    return read_visit("\n".join([head, *sessions]).encode(), "visit.toml", lambda _: b"")


def held(old: Visit, new: Visit) -> dict[str, str]:
    return {id_: gone.id for id_, gone in seen(standing(old), new).people.items()}


def test_a_row_without_an_id_may_be_someone_who_is_gone() -> None:
    old, new = people("Jon Berg;p"), people("John Berg;p")
    assert held(old, new) == {"john-berg": "jon-berg"}
    assert seen(standing(old), new).held == {"john-berg", "jon-berg"}


def test_the_same_address_is_known_by_its_digest_alone() -> None:
    old, new = people("Anna Berg;p;a@example.org"), people("Anna Lind;p;A@Example.org")
    assert held(old, new) == {"anna-lind": "anna-berg"}
    assert "example" not in str(standing(old))


@pytest.mark.parametrize("row", ["John Berg;p;;jon-berg", "John Berg;p;;john-berg", "Bo Ek;p"])
def test_an_id_or_another_name_decides(row: str) -> None:
    assert held(people("Jon Berg;p"), people(row)) == {}


def test_people_of_the_visit_file_have_ids_by_nature(visit: Read) -> None:
    old, new = (
        visit(f'[people.{id_}]\nname = "{name}"\norganisation = "p"\n')
        for id_, name in (("jon", "Jon Berg"), ("john", "John Berg"))
    )
    assert held(old, new) == {}


def test_who_is_still_there_is_nobody_else() -> None:
    old, new = people("Jon Berg;p"), people("Jon Berg;p", "John Berg;p")
    assert held(old, new) == {}


rows = st.lists(
    st.tuples(st.sampled_from(["Anna Berg", "Anna Bergh", "Bo Ek"]), st.sampled_from("pq")),
    unique_by=lambda row: row[0],
)


@given(rows, rows)
def test_only_who_is_gone_and_who_is_new_are_held(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    was, now = (people(*(f"{name};{of}" for name, of in some)) for some in (old, new))
    both = was.people.keys() & now.people.keys()
    assert seen(standing(was), now).held.isdisjoint(both)
    assert seen(standing(now), now) == ({}, {}, {})


def session(id_: str, title: str, start: str, day: int = 19) -> str:
    return f"[sessions.{id_}]\ntitle = {title}\nday = 2027-05-{day}\nstart = {start}\n"


TALK = '"Talk"'


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([("a", TALK, "09:00")], [("b", TALK, "09:00")], {"b": "a"}),
        ([("a", TALK, "09:00")], [("b", TALK, "15:00")], {"b": "a"}),
        ([("a", TALK, "09:00")], [("b", '"TALK"', "09:00")], {"b": "a"}),
        (
            [("a", '{ en = "Talk", lv = "Runa" }', "09:00")],
            [("b", '{ fi = "Puhe", lv = "Runa" }', "15:00")],
            {"b": "a"},
        ),
        ([("a", TALK, "09:00")], [("b", '"Tour"', "09:00")], {}),
        ([("a", TALK, "09:00")], [("a", TALK, "09:00"), ("b", TALK, "09:00")], {}),
        (
            [("a", TALK, "09:00"), ("b", TALK, "11:00")],
            [("c", TALK, "09:00"), ("d", TALK, "11:00")],
            {"c": "a", "d": "b"},
        ),
        (
            [("a", TALK, "09:00"), ("b", TALK, "11:00")],
            [("c", TALK, "10:00"), ("d", TALK, "12:00")],
            {},
        ),
        ([("a", TALK, "09:00"), ("b", TALK, "09:00")], [("c", TALK, "09:00")], {}),
    ],
)
def test_a_session_is_known_by_its_title_and_start(
    old: list[tuple[str, str, str]],
    new: list[tuple[str, str, str]],
    found: dict[str, str],
) -> None:
    was, now = (programme(*(session(*one) for one in some)) for some in (old, new))
    assert seen(standing(was), now).sessions == found


starts = st.lists(st.integers(0, 23), min_size=1, unique=True)


@given(starts, st.data())
def test_every_session_of_a_time_of_its_own_is_found_under_its_new_id(
    hours: list[int], data: st.DataObject
) -> None:
    renamed = data.draw(st.sets(st.sampled_from(hours)))
    was = programme(*(session(f"s{hour}", TALK, f"{hour:02}:00") for hour in hours))
    ids = {hour: f"new{hour}" if hour in renamed else f"s{hour}" for hour in hours}
    now = programme(*(session(ids[hour], TALK, f"{hour:02}:00") for hour in hours))
    assert seen(standing(was), now).sessions == {f"new{n}": f"s{n}" for n in renamed}


ANNA = '[people.anna]\nname = "Anna Berg"\norganisation = "p"\n'
SPEAKS = session("talk", TALK, "09:00") + 'speakers = ["Bo Ek", "Berg, Anna"]\n'
WITHIN = (
    session("talk", TALK, "09:00")
    + 'items = [{ title = "One", speakers = [{ name = "Anna Berg", role = "Chair" }] }]\n'
)


def said(old: Visit, new: Visit) -> list[str]:
    return [f"{one.place}: {one.message}" for one in identity(seen(standing(old), new), new)]


@pytest.mark.parametrize(
    ("speaks", "place"),
    [(SPEAKS, "sessions.talk.speakers[2]"), (WITHIN, "sessions.talk.items[1].speakers[1]")],
)
def test_who_left_and_still_speaks_is_named(visit: Read, speaks: str, place: str) -> None:
    assert said(visit(ANNA + speaks), visit(speaks)) == [
        (
            f"{place}: 'Anna Berg' is no longer in the list of people, but is still a speaker;"
            " everyone will see the name on the site: remove it, or write an organisation"
            " instead"
        )
    ]


def test_a_speaker_who_has_another_id_or_never_was_there_is_no_news(visit: Read) -> None:
    moved = ANNA.replace("people.anna", "people.anna-2")
    assert said(visit(ANNA + SPEAKS), visit(moved + SPEAKS)) == []
    assert said(visit(SPEAKS), visit(SPEAKS)) == []


def test_a_delegation_of_older_calendars_is_nobody_who_left(visit: Read) -> None:
    before = Before((Known("anna", "Anna Berg", ""),))
    assert seen(before, visit(SPEAKS)).speakers == {}
