from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.programme.identity import Known, respelt


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
