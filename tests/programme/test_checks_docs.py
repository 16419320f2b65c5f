"""Every example in docs/checks.md gives what stands below it, and can be silenced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from iriscli.errors import INVALID, LEVELS
from iriscli.programme.checks.report import check
from iriscli.programme.identity import Before, standing
from iriscli.render.text import render
from iriscli.render.views.problems import ProblemsView
from iriscli.visit.read import read

PAGE = Path(__file__).parents[2].joinpath("docs/checks.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### (\S+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = dict(SECTION.findall(PAGE))

REST = {
    "visit": """
[visit]
id = "spring-visit"
title = "Spring visit"
start = 2027-05-19
end = 2027-05-19
timezone = "Europe/Riga"
contact = { name = "Project office" }
""",
    "organisations": """
[organisations.turku]
name = "Turku Science Park"
country = "FI"
[organisations.dalarna]
name = "Dalarna Science Park"
country = "SE"
""",
    "sessions": """
[sessions.everyday]
title = "Welcome"
day = 2027-05-19
start = 17:00
end = 18:00
""",
}
"""A visit of which there is nothing to say; what an example lacks comes from here."""

OF_A_SESSION = (
    "clash",
    "venue-clash",
    "transfer",
    "duplicate",
    "no-participants",
    "missing-language",
    "no-time",
    "open-end",
    "early",
    "no-break",
    "session-id",
    "still-speaks",
    "gap",
    "no-room",
    "untranslated",
    "zone",
    "public-name",
)

OF_THE_LAST = {"no-break", "untranslated", "gap"}


def example(code: str) -> tuple[str, str, str]:
    """Return an example, what it takes to make it a visit, and what is said of it."""
    toml, text = re.findall(r"```(?:toml|text)\n(.*?)```", SECTIONS[code], re.DOTALL)
    given = tomli.loads(toml)
    rest = [table for name, table in REST.items() if name not in given]
    if code == "no-participants":
        # Someone must attend something, or there would be more to say.
        rest.append(REST["sessions"])
    return toml, "".join(rest), text


def block(code: str, kind: str) -> str:
    """Return a block of a section that has one of its kind, else nothing."""
    return "".join(re.findall(rf"```{kind}\n(.*?)```", SECTIONS[code], re.DOTALL))


def before(code: str) -> Before:
    """Return who and what was there before, where a section says that it was otherwise."""
    was, people = block(code, "toml before"), block(code, "csv before")
    if not was and not people:
        return Before()
    toml = was or example(code)[0]
    toml += "".join(REST[name] for name in REST.keys() - tomli.loads(toml).keys())
    return standing(read(toml.encode(), "visit.toml", lambda _: people.encode()).valid())


def said(toml: str, code: str) -> str:
    people = block(code, "csv")
    source = read(toml.encode(), "visit.toml", lambda _: people.encode())
    there = dict.fromkeys(block(code, "text there").split(), "")
    found = check(source, before(code), there)
    lines = render(ProblemsView(found)).splitlines(keepends=True)
    return "".join(lines[:-1])  # the last one counts them


def test_the_page_explains_every_code_in_the_order_of_the_levels() -> None:
    assert list(SECTIONS) == [INVALID, *LEVELS]


@pytest.mark.parametrize("code", SECTIONS)
def test_an_example_gives_exactly_what_the_page_says(code: str) -> None:
    toml, rest, text = example(code)
    assert said(toml + rest, code) == text


@pytest.mark.parametrize("code", LEVELS)
def test_a_code_that_the_visit_ignores_is_silent(code: str) -> None:
    toml, rest, _ = example(code)
    silenced = (toml + rest).replace("[visit]\n", f'[visit]\nignore = ["{code}"]\n')
    assert said(silenced, code) == ""


@pytest.mark.parametrize("code", OF_A_SESSION)
def test_a_code_that_a_session_ignores_is_silent_for_it(code: str) -> None:
    toml, rest, _ = example(code)
    headers = re.findall(r"^\[sessions\..*\]\n", toml, re.MULTILINE)
    # Two sessions that are reported together: either will do. Some are of the last alone.
    for header in headers[-1:] if code in OF_THE_LAST else headers:
        silenced = toml.replace(header, f'{header}ignore = ["{code}"]\n')
        assert said(silenced + rest, code) == ""


@pytest.mark.parametrize("code", SECTIONS)
def test_a_section_says_why_and_how_to_silence_it(code: str) -> None:
    assert "**Why it matters:**" in SECTIONS[code]
    assert ("**To switch it off:**" in SECTIONS[code]) == (code != INVALID)
