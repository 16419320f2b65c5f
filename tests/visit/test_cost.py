"""What is read costs as much as it is long, whatever shape it has."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from iriscli.programme.checks.report import check
from iriscli.visit.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

SESSION = '[sessions.s]\ntitle = "t"\nday = 2027-05-19\n'
FEW, TIMES = 5_000, 8


def people(number: int) -> str:
    return "".join(
        f'[people.p{n}]\nname = "N {n}"\norganisation = "p"\n' for n in range(number)
    )


SHAPES: dict[str, Callable[[int], str]] = {
    "blanks within a text": lambda n: f'{SESSION}room = "a{" " * n}b"\n',
    "an address with a blank": lambda n: f'{SESSION}url = "https://x{"a" * n} b"\n',
    "a mail to dots": lambda n: f'{SESSION}[people.a]\nemail = "{"." * n}"\n',
    "a mail at dots": lambda n: f'{SESSION}[people.a]\nemail = "a@{"." * n}"\n',
    "a bracket and blanks": lambda n: f"[{' a' * n}\n",
    "a table that is there and blanks": lambda n: f"[visit{' ' * n}]\n",
    "blanks before a word": lambda n: f"{' ' * n}x\n",
    "letters without a value": lambda n: "x" * n + "\n",
    "equals signs": lambda n: f"x {'=a' * n}\n",
    "equals signs and blanks": lambda n: f"x {'= ' * n}\n",
    "quotes": lambda n: f'x = "a" {"b" * n} "\n',
    "texts without commas": lambda n: (
        f'x = "a" {chr(34) + "b" + chr(34)} '.ljust(n, '"') + "\n"
    ),
    "backslashes": lambda n: f'x = "{chr(92) * 2 * n}{chr(92)}q"\n',
    "unknown keys": lambda n: "".join(f"k{i} = 1\n" for i in range(n // 10)),
    "unknown references": lambda n: (
        f"{people(n // 20)}{SESSION}attendees = {[f'q{i}' for i in range(n // 20)]}\n"
    ),
    "unknown organisations": lambda n: people(n // 20).replace('"p"', '"nobody"'),
    "unknown members": lambda n: "".join(
        f"[groups]\ng = {[f'q{i}' for i in range(n // 10)]}\n"
    ),
    "groups that nothing names": lambda n: (
        "[groups]\n" + "".join(f'g{i} = ["p"]\n' for i in range(n // 20))
    ),
}


def cost(head: str, text: str) -> float:
    started = time.process_time()
    check(read(f"{head}{text}".encode(), "visit.toml", lambda _: b""))
    return time.process_time() - started


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_costs_as_much_as_it_is_long(head: str, shape: str) -> None:
    cost(head, SHAPES[shape](FEW))  # what is only loaded once
    few, many = (
        min(cost(head, SHAPES[shape](number)) for _ in range(2))
        for number in (FEW, TIMES * FEW)
    )
    # What grows with the square would take 64 times as long.
    assert many < 4 * TIMES * max(few, 0.005)


@pytest.mark.parametrize(
    "filling",
    ['description = """{}"""'.format("x\n" * 500_000), "#" + "x" * 1_000_000],
    ids=["lines of a text", "a comment"],
)
def test_a_problem_costs_no_more_than_a_few_times_the_file(head: str, filling: str) -> None:
    data = f'{head}{SESSION}url = "x"\n{filling}\n'.encode()
    tracemalloc.start()
    try:
        [problem] = check(read(data, "visit.toml", lambda _: b""))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert problem.place == "sessions.s.url"
    assert most < 12 * len(data)


@pytest.mark.parametrize("depth", [50, 500, 1_000, 5_000])
@pytest.mark.parametrize(
    "text",
    [
        "[sessions.x.kind{dotted}]\n",
        "{session}a{dotted} = 1\n",
        "{session}title{dotted} = 1\n",
        "{session}kind = {opened}{closed}\n",
    ],
)
def test_tables_and_lists_within_each_other_are_a_problem_however_deep(
    problems: Callable[..., list[str]], depth: int, text: str
) -> None:
    shape = {"dotted": ".a" * depth, "opened": "[" * depth, "closed": "]" * depth}
    assert problems(text.format(session=SESSION, **shape))
