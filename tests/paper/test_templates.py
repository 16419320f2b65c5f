"""The templates: a designer opens one alone, and sees what it will look like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typst

from iriscli.paper import PAPERS
from iriscli.paper.press import SAMPLES, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_document_says_what_each_paper_can_be_asked_for(root: Path) -> None:
    text = (root / "docs" / "papers.md").read_text(encoding="utf-8")
    heads, _, *rows = (
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    )
    assert {
        row[0]: {head.strip("-") for head, cell in zip(heads, row, strict=True) if cell}
        - {"paper"}
        for row in rows
    } == dict(PAPERS)
    assert all(f"(papers/{what}.png)" in text for what in PAPERS)
