from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Problems = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('name = "Gävle', 'the text has no end on this line; close it with "'),
        ("name = “Gävle”", 'these quotation marks are curved; use straight ones: "…"'),
        ("name = Gävle", 'a text must be in quotes; write " before and after it'),
        ("start = 9:30", "this is not how a time is written; write it as 09:30"),
        ("start = 09.30 # half past", "this is not how a time is written; write it as 09:30"),
        ("day = 9.6.2027", "this is not how a date is written; write it as 2027-06-09"),
        ("[sessions.final review]", "an id has no spaces; write [sessions.final-review]"),
        ("[sessions.review", "the bracket is not closed; write ] at the end"),
        ('name = { en = "a" fi = "b" }', 'there is no comma between the languages; write { en = "…", lv = "…" }'),
        ('name: "Gävle"', "between a key and its value there must be =; write = and not :"),
        ('note = "the "old" quay"', r"the text ends at its second quotation mark; inside a text write it as \""),
        (r'name = "C:\Users\me\people.csv"', r"a \ in a text has a special meaning; write / instead, or write the text in '…'"),
        ("name =", "the value is missing; write one, or remove the line"),
        (":schema ./visit.schema.json", "this line is for editors; start it with #:schema"),
        ("[visit]", "[visit] is there twice; give one of the two another id, or join them"),
        ("[project]\nname = 'a'\nname = 'b'", "name is there twice in this table; remove one of the two, or write the [name] of its own table above it"),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_is_told_in_words_that_mend_it(
    problems: Problems, head: str, line: str, message: str
) -> None:
    [said] = problems(f"{line}\n")
    at, _, rest = said.removeprefix("visit.toml:").partition(": ")
    assert (rest.partition(": ")[2] if rest.startswith("column") else rest) == message
    assert int(at) == head.count("\n") + 1 + line.count("\n")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_the_marks_of_a_merge_are_told_as_such(problems: Problems, mark: str) -> None:
    [said] = problems(f"{mark}\n")
    assert said.endswith(
        "git has two versions of these lines and put marks around them;"
        " keep the lines that are right, and remove <<<<<<<, ======= and >>>>>>>"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[groups]\ng = ["p" "q"]\n', 2),
        ('[groups]\ng = [\n  "p"\n  "q",\n]\n', 3),
        ("[groups]\ng = ['p' 'q']\n", 2),
    ],
)
def test_a_comma_that_is_missing_in_a_list_is_told_as_such(
    problems: Problems, head: str, text: str, line: int
) -> None:
    [said] = problems(text)
    assert said.split(": ")[0] == f"visit.toml:{head.count(chr(10)) + line}"
    assert said.endswith('there is no comma between two items of the list; write ["…", "…"]')
