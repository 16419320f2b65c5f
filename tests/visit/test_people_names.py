from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NAMES = ["Åsa Öberg", "Ann O’Neill", "Anna-Maria Liepiņa", "Bo von Hidden"]
NAMES += ["Jean-Luc d'Arc", "İlker Işık", "Σοφία Παππάς"]
PEOPLE = "".join(
    f'[people.n{number}]\nname = "{name}"\norganisation = "p"\n'
    for number, name in enumerate(NAMES)
)

FORMS: tuple[Literal["NFC"], Literal["NFD"]] = ("NFC", "NFD")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Öberg, Åsa", "n0"),
        ("Dr A\u030asa\u00a0ÖBERG (Partner)", "n0"),
        ("Table of Ann O'Neill", "n1"),
        ("anna\u2011maria  liepiņa", "n2"),
        ("Anna\u2013Maria Liepi\u0146a", "n2"),
        ("Hidden, Bo von", "n3"),
        ("von Hidden Bo", "n3"),
        ("O'Neill Ann", "n1"),
        ("d'Arc, Jean-Luc", "n4"),
        ("ilker ışık", "n5"),
        ("İLKER IŞIK", "n5"),
        ("ΣΟΦΊΑ ΠΑΠΠΆΣ", "n6"),
    ],
)
def test_a_name_is_found_in_a_text_however_it_is_spelt(
    visit: Read, text: str, id_: str
) -> None:
    assert [one.id for one in visit(PEOPLE).names.within(text)] == [id_]


@pytest.mark.parametrize("text", ["Asa", "Öberg", "Ann", "Anna Maria", "Bo", ""])
def test_a_part_of_a_name_is_nobody(visit: Read, text: str) -> None:
    assert visit(PEOPLE).names.within(text) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES),
    form=st.sampled_from(FORMS),
    blank=st.sampled_from([" ", "\u00a0", "  ", "\u2009\u200b", "\n", " \u00ad", "\ufeff "]),
    case=st.sampled_from([str.upper, str.lower, str]),
)
def test_a_spelling_that_looks_the_same_hides_nobody(
    visit: Read,
    *,
    name: str,
    form: Literal["NFC", "NFD"],
    blank: str,
    case: Callable[[str], str],
) -> None:
    spelt = unicodedata.normalize(form, case(name)).replace(" ", blank)
    found = visit(PEOPLE).names.within(f"Talk by {spelt}, live")
    assert [one.name for one in found] == [name]
