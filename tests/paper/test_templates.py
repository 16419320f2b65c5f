"""The templates: a designer opens one alone, and sees what it will look like."""

from __future__ import annotations

import json

import pytest
import typst

from iriscli.paper import PAPERS
from iriscli.paper.press import SAMPLES, TEMPLATES

COMMON = {"common", "logo"}


@pytest.mark.parametrize("what", PAPERS)
def test_a_template_opens_alone_with_its_sample(what: str) -> None:
    octets = typst.compile(
        TEMPLATES / f"{what}.typ",
        root=TEMPLATES,
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
    title = json.loads((SAMPLES / f"{what}.json").read_text(encoding="utf-8"))["name"]
    assert title.encode("ascii") in octets


def test_every_paper_has_a_template_and_a_sample_and_there_are_no_others() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.typ")} == PAPERS.keys() | COMMON
    assert {path.stem for path in SAMPLES.glob("*.json")} == set(PAPERS)
