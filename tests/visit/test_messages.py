"""Whatever stands in a file, its host is told of it in words of their own."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iriscli.programme.checks.report import check
from iriscli.visit.read import read

if TYPE_CHECKING:
    from iriscli.visit.source import Source

ROOT = Path(__file__).parents[2]
SAMPLES = ("data/visit.toml", "examples/harbour-days.toml")
PEOPLE = (ROOT / "examples/harbour-people.csv").read_text(encoding="utf-8")
MUTATIONS = 400

# What Python, its libraries and this program call things, and how Python shows values.
FOREIGN = re.compile(
    r"\b(str|dict|list\[|tuple|NoneType|None|True|False|int|float|bool|datetime|timedelta|"
    r"pydantic|tomli|input|valid (string|integer|dictionary|list)|instance|object|Error|"
    r"Exception|Traceback|utf-8-sig|codec|validator|About|LineText|Entry|Reference)\b"
    r"|\[['\"]|\{['\"]|['\"]\]|datetime\.|<class|\\[nx]|0x[0-9a-f]{4}"
)
VALUES = (
    "true", "-1", "1.5", "nan", "inf", "99999999999999999999", "09:30", "24:00", "2027-05-19",
    "2027-05-19T09:00:00Z", "2027-05-19T09:00:00", "2027-5-9", "9:5", "[]", "[1]", "[[1]]", '["x", 1]',
    "{}", "{ a = 1 }", "{ en = 1 }", '{ en = ["x"] }', '""', '"  "', '"x"', '"\\u001b[2J"', '"Turku\\nPark"',
    "[2027-05-19]", "'", '"', "“x”", "", "x y", "[ { a = 1 } ]", '"ftp://x"', '"a@b"', '"24:00"',
)  # fmt: skip
LINES = (
    "<<<<<<< HEAD", "=======", "[", "[[x]]", "[x y]", "[visit]", "a.b.c = 1", "x", "= 1", "\x00", "[sessions.s",
    "[sessions.Big Opening]", "[people.everyone]", "[groups.x]", '"quoted key" = 1', "groups = 1",
    '"\\u001b[31m" = 1', '[groups."\\u001b"]', '[venues]\n"a\\nb" = 1', '[groups]\n"a\\u001b" = ["a\\u001c"]',
)  # fmt: skip
CELLS = ("", "x", '"', "é;", ";;;;;;;;;", "everyone", "1", "a@b", "lv", "Sweden", "\x1b", "p;q")


def mutated(text: str, chance: random.Random) -> str:
    """Return a file in which one to three lines are other ones."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        key, equals, _ = lines[at].partition(" = ")
        what = chance.random()
        if equals and what < 0.7:
            lines[at] = f"{key} = {chance.choice(VALUES)}"
        elif equals and what < 0.8:
            lines[at] = f"{chance.choice(['x', key[1:], key.title()])}{equals}1"
        elif what < 0.9:
            lines.insert(at, chance.choice(LINES))
        else:
            del lines[at]
    return "\n".join(lines)


def mutated_rows(text: str, chance: random.Random) -> str:
    """Return a sheet in which a cell is another one."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(";")
    cells[chance.randrange(len(cells))] = chance.choice(CELLS)
    lines[at] = ";".join(cells)
    return "\n".join(lines)


def read_both(text: str, people: str) -> Source:
    return read(text.encode(), "visit.toml", lambda _: people.encode())


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_message_has_a_word_or_a_value_as_only_programmers_write_them(sample: str) -> None:
    chance = random.Random(sample)  # noqa: S311 - the same files at each run
    text = (ROOT / sample).read_text(encoding="utf-8")
    seen: dict[str, str] = {}
    for _ in range(MUTATIONS):
        people = mutated_rows(PEOPLE, chance) if chance.random() < 0.3 else PEOPLE
        source = read_both(mutated(text, chance), people)
        for problem in check(source):
            seen.setdefault(problem.message, str(problem))
    assert len(seen) > 100
    assert [line for message, line in seen.items() if FOREIGN.search(shown(message))] == []
    assert [line for line in seen.values() if not line.isprintable()] == []
    assert [m for m in seen if "; " not in m and "did you mean" not in m] == []


def shown(message: str) -> str:
    """Leave out of a message what is quoted from the file, and how to write it."""
    without = re.sub(r"'[^']*'", "'…'", message)
    return re.sub(r'write it as (\[.*\]|\{.*\}|".*")', "write it as …", without)
