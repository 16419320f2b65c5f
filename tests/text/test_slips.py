from __future__ import annotations

import pytest

from iriscli.text.slips import slip

KNOWN = {"sweden": "SE", "sverige": "SE", "niger": "NE", "nigeria": "NG", "iran": "IR", "iraq": "IQ"}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("swedn", "SE"),
        ("swweden", "SE"),
        ("swefen", "SE"),
        ("wseden", "SE"),
        ("svreige", "SE"),
        ("svierge", "SE"),
        ("nigeriaa", "NG"),
        ("tweden", None),  # another first letter is another name
        ("swamp", None),
        ("nigera", None),  # either
        ("iram", None),
        ("ira", None),
        ("xx", None),
        ("", None),
        ("s" * 100_000, None),
    ],
)
def test_a_slip_is_a_letter_or_two_and_means_one_thing(word: str, meant: str | None) -> None:
    assert slip(word, KNOWN) == meant
