from __future__ import annotations

import datetime as dt
import importlib.util
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from iriscli.visit.read import read_visit
from iriscli.visit.schema import schema

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def tool(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs", root / "tools/visit_file_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/visit-file.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def cells(page: str) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in page.splitlines() if line[:3] == "| `"]


def check(tool: ModuleType, monkeypatch: pytest.MonkeyPatch, page: Path, *options: str) -> int:
    monkeypatch.setattr(tool, "ROOT", page.parent)
    monkeypatch.setattr(tool, "PAGE", page)
    monkeypatch.setattr(sys, "argv", ["visit_file_docs.py", *options])
    return int(tool.main())


def test_the_page_is_up_to_date(tool: ModuleType, page: str) -> None:
    assert page == tool.page(), "run python tools/visit_file_docs.py"


def test_a_page_that_is_not_up_to_date_is_named_and_then_written(
    tool: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = tmp_path / "visit-file.md"
    page.write_text("old", encoding="utf-8")
    assert check(tool, monkeypatch, page, "--check") == 1
    assert capsys.readouterr().out == (
        "visit-file.md is not up to date; run python tools/visit_file_docs.py\n"
    )
    assert page.read_text(encoding="utf-8") == "old"
    assert check(tool, monkeypatch, page) == 0
    assert check(tool, monkeypatch, page, "--check") == 0
    assert page.read_text(encoding="utf-8") == tool.page()


def test_every_key_of_the_schema_has_a_row(page: str) -> None:
    keys = [
        key
        for one in schema()["$defs"].values()
        for key, value in one.get("properties", {}).items()
        if "$ref" not in value
    ]
    rows = [row[0].strip("`") for row in cells(page) if len(row) == 5]
    assert sorted(rows) == sorted([*keys, "ID"])


def test_every_sort_of_value_is_explained(page: str) -> None:
    every_key, _, sorts = page.partition("## Kinds of values")
    explained = {
        one
        for row in re.findall(r"^\| ([^`|]+) \|", sorts, re.MULTILINE)
        for one in row.split(", ")
    }
    used = {row[1] for row in cells(every_key) if len(row) == 5}
    plain = {
        re.sub(r"^list of (.*)s$", r"\1", sort)
        for sort in used
        if not sort.startswith(("one of", "`true`", "whole number", "number"))
    }
    assert plain - explained == set()


def test_the_samples_of_the_page_make_one_visit_together(page: str) -> None:
    (people,) = blocks(page, "csv")
    toml = "\n".join(blocks(page, "toml"))
    visit = read_visit(toml.encode(), "visit-file.md", lambda _: people.encode())
    assert list(visit.people) == ["visit-coordinator", "harbour-engineer", "head-of-delegation"]
    assert visit.groups["heads"].members == ("head-of-delegation",)
    assert visit.attendance["shore-power"] == visit.everyone
    validator = Draft202012Validator(schema())
    assert list(validator.iter_errors(as_strings(tomli.loads(toml)))) == []


def as_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_strings(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_strings(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
