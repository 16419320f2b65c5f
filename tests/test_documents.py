from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from iriscli.visit.languages import SPOKEN
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def documents(root: Path) -> list[Path]:
    return [*(root / name for name in DOCUMENTS), *sorted((root / "docs").glob("*.md"))]


def test_the_visit_file_of_the_readme_is_a_visit(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- visit file -->\n```toml\n(.*?)```", text, re.DOTALL)
    assert found
    visit = read_visit(found[1].encode(), "README.md", lambda _: b"")
    assert list(visit.sessions) == ["walk", "dinner"]


def test_every_link_between_the_documents_resolves(root: Path) -> None:
    broken = []
    for document in documents(root):
        text = document.read_text(encoding="utf-8")
        broken += [
            f"{document.name}: {target}"
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
            if "://" not in target and not (document.parent / target).exists()
        ]
    assert broken == []


def test_every_command_is_in_the_readme(root: Path) -> None:
    from typer.main import get_command

    from iriscli.cli import app

    text = (root / "README.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined] # a group has them
    assert [name for name in commands if f"iris {name}" not in text] == []


@pytest.mark.parametrize("name", ["README.md", "docs/visit-file.md"])
def test_every_language_of_the_labels_is_named_where_languages_are(
    root: Path, name: str
) -> None:
    *most, last = (Locale("en").languages[code] for code in SPOKEN)
    text = " ".join((root / name).read_text(encoding="utf-8").split())
    assert f"{', '.join(most)} and {last}" in text


@pytest.mark.parametrize("name", ["data/visit.toml", "examples/harbour-days.toml"])
def test_every_sample_is_a_visit(root: Path, name: str) -> None:
    file = root / name
    visit = read_visit(file.read_bytes(), name, lambda csv: (file.parent / csv).read_bytes())
    assert visit.sessions
