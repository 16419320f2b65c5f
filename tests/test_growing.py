"""The house is open: what is new goes where CONTRIBUTING says, and is found everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LISTS = ("agenda", "partners", "participants")
RUN = """
import sys
from typer.testing import CliRunner
from iriscli.cli import app
for line in sys.argv[1:]:
    print(CliRunner().invoke(app, line.split()).output, end="\\0")
"""
COMPLETE = RUN.replace(
    "line.split()",
    """[], prog_name="iris", env={
        "_IRIS_COMPLETE": "complete_bash",
        "COMP_WORDS": f"iris {line}",
        "COMP_CWORD": str(len(line.split(" "))),
    }""",
)


@dataclass(frozen=True)
class House:
    """A copy of the source, to build something on."""

    folder: Path

    def add(self, path: str, text: str) -> None:
        file = self.folder / "src/iriscli" / path
        assert not file.exists(), path
        file.write_text(text, encoding="utf-8")

    def add_row(self, path: str, after: str, row: str) -> None:
        file = self.folder / "src/iriscli" / path
        before, found, rest = file.read_text(encoding="utf-8").partition(after)
        assert found, f"{path} has no {after!r}"
        file.write_text(before + found + row + rest, encoding="utf-8")

    def python(self, *command: str) -> str:
        """Run Python in the copy, and return what it says."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder / "src"), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def iris(self, *lines: str) -> list[str]:
        """Return what each command line says."""
        return self.python("-c", RUN, *lines).split("\0")[:-1]

    def offers(self, *lines: str) -> list[list[str]]:
        """Return what the shell offers to complete each line with."""
        return [said.split() for said in self.python("-c", COMPLETE, *lines).split("\0")[:-1]]


@pytest.fixture
def house(root: Path, tmp_path: Path) -> House:
    for name in ("src", "data", "tools"):
        shutil.copytree(root / name, tmp_path / name)  # with what is compiled already
    return House(tmp_path)


def test_a_format_is_a_file_and_a_row(house: House) -> None:
    house.add(
        "render/tsv.py",
        "def render(view):\n"
        "    listing = view.shown()\n"
        "    rows = [listing.keys, *(one.values() for one in listing.records())]\n"
        r"    return ''.join('\t'.join(map(str, row)) + '\n' for row in rows)",
    )
    house.add_row("render/__init__.py", "    for one in (\n", 'Format("tsv", ("list",)),\n')
    lines = [f"{one} {option}" for option in ("--help", "--format tsv") for one in LISTS]
    *said, refused = house.iris(*lines, "agenda --format none")
    assert all("tsv" in one for one in said[:3])
    assert all("\t" in one for one in said[3:])
    assert "'tsv'" in refused
    offers = house.offers(*(f"{one} --format t" for one in LISTS), "check --format t")
    assert offers == [["tsv", "table"]] * 3 + [["text"]]


def test_a_command_is_a_file_and_a_row(house: House) -> None:
    house.add(
        "cli/count_days.py",
        "from iriscli.cli.load import load\n"
        "from iriscli.cli.options import VisitFile\n"
        "def count_days(visit: VisitFile = None) -> None:\n"
        '    """Count the days of the visit."""\n'
        "    print(len(load(visit).days))\n",
    )
    house.add_row("cli/__init__.py", "COMMANDS = {\n", '"count-days": "Look at the visit",\n')
    count, all_, its_own, near = house.iris(
        "count-days", "--help", "count-days -h", "countdays"
    )
    assert count == "2\n"
    assert "Count the days of the visit." in all_
    assert "Usage: iris count-days " in its_own
    assert "'count-days'" in near
    assert house.offers("c") == [["count-days", "check"]]


def test_a_language_is_a_catalogue_and_its_code(house: House) -> None:
    house.add_row("visit/languages.py", 'SPOKEN = ("en", "lv", ', '"cs", ')
    assert "cs.po: " in house.python("tools/labels.py", "--new", "cs")
    house.add_row("wording/labels/cs.po", 'msgid "Time"\nmsgstr "', "Čas")
    names = ("cs", "cs_CZ.UTF-8", "čeština", "Czech")
    for shown in house.iris(*(f"agenda --lang {name}" for name in names)):
        assert "\nČtvrtek 18. října 2018\nČas " in shown
    options = [*(f"{one} --lang c" for one in LISTS), "init --language c"]
    assert house.offers(*options) == [["cs"]] * 4
    helped, refused = house.iris("agenda --help", "agenda --lang xx")
    assert "en, lv, cs, sv" in helped
    assert "choose from en, lv, cs, sv" in refused


def test_a_key_that_guests_see_is_a_line_in_the_model_the_facts_and_the_labels(
    house: House,
) -> None:
    house.add_row(
        "visit/model.py",
        "    meet: LineText | None = Field(\n"
        '        None, description="The place to meet.", examples=["In front of the hotel"]\n    )\n',
        '    dress: LineText | None = Field(None, description="What to wear.")\n',
    )
    house.add_row(
        "programme/facts.py",
        '    "meet": lambda item, say: _said(item.session.meet, say),\n',
        '    "dress": lambda item, say: _said(item.session.dress, say),\n',
    )
    house.add_row(
        "wording/words.py",
        '        "meet": label("Meeting point"),\n',
        '"dress": label("Dress"),\n',
    )
    built_in = (house.folder / "data/visit.toml").read_text(encoding="utf-8")
    day = "[sessions.company-visits]\n"
    for name, dress in (("old", "Boots"), ("new", "Coat"), ("dots", "…")):
        text = built_in.replace(day, f'{day}dress = "{dress}"\n')
        (house.folder / f"{name}.toml").write_text(text, encoding="utf-8")
    *shown, diff, check, _exported, _site = house.iris(
        *(f"agenda -f new.toml --format {name}" for name in ("markdown", "csv", "json")),
        "diff old.toml new.toml",
        "check -f dots.toml",
        "export-ics -f new.toml",
        "site -f new.toml",
    )
    assert all("Coat" in one for one in shown)
    assert "Dress: Coat instead of Boots" in diff
    assert "[placeholder] sessions.company-visits.dress" in check
    for file in ("calendars/turku.ics", "site/index.html"):
        assert "Dress: Coat" in (house.folder / file).read_text(encoding="utf-8")
