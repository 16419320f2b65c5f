from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iriscli.wording.reader import Reader
from iriscli.wording.who import named, who

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

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
"""


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        (["everyone"], "Everyone"),
        (["partners", "host", "locals"], "Everyone"),
        (["p", "q", "h", "l"], "Everyone"),
        (["partners"], "All partners"),
        (["partners", "host"], "All partners and the host"),
        (["h", "q", "p"], "All partners and the host"),
        (["p"], "Partner"),
        (["a", "b"], "Partner"),
        (["a"], "Anna (Partner)"),
        (["a", "q", "locals"], "The local organisations, Quay and Anna (Partner)"),
        (["SE"], "Sweden"),
        (["LV"], "Latvia"),
        (["partners", "SE", "LV"], "Everyone"),
        (["partners", "SE"], "All partners"),
        (["q", "LV"], "Latvia and Quay"),
        (["FI", "a"], "Finland and Anna (Partner)"),
        (["review-team"], "Review team"),
        (["review-team", "host"], "The host and review team"),
        (["EE"], ""),
        ([], ""),
    ],
)
def test_who_takes_part_is_said_in_the_fewest_exact_words(
    visit: Read, references: list[str], expected: str
) -> None:
    assert who(visit(PEOPLE), references, Reader("en")) == expected


def test_who_takes_part_is_said_in_the_readers_language(visit: Read) -> None:
    read = visit(PEOPLE)
    assert (
        who(read, ["partners", "h"], Reader("lv")) == "Visi partneri un uzņemošā organizācija"
    )
    assert who(read, ["p", "q"], Reader("fi")) == "Kaikki kumppanit"
    assert who(read, ["a"], Reader("lv")) == "Anna (Partneris)"


def test_names_without_words_are_the_same_in_every_language(visit: Read) -> None:
    read = visit(PEOPLE)
    references = ["partners", "host"]
    assert named(read, references, Reader("en")) == named(read, references, Reader("be"))
