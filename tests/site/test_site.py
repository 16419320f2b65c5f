"""`iris site` as a host meets it, and the whole site of the built-in visit."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "site"
NAMES = GOLDEN.with_name("site-files.txt")
EPOCH = "1539172800"  # 10 October 2018
GUEST = '[people.anna]\nname = "Anna"\norganisation = "p"\n'
HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
host = "p"
[organisations.p]
name = "Partner"
country = "SE"
"""
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def _without_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no PDF: it takes time, and is another with another typst."""
    monkeypatch.setattr("iriscli.cli.print.find_spec", lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_site_of_the_built_in_visit_is_as_it_was_looked_at(
    iris: Iris, tmp_path: Path
) -> None:
    base = "https://visit.example.org/"
    result = iris("site", "--base-url", base, SOURCE_DATE_EPOCH=EPOCH)
    assert result.exit_code == 0
    built, golden = contents(tmp_path / "site"), contents(GOLDEN)
    names = "".join(f"{path}\n" for path in sorted(built))
    if os.environ.get("IRIS_GOLDEN"):
        NAMES.write_text(names, encoding="utf-8")
        for path in golden:
            (GOLDEN / path).write_bytes(built[path])
        golden = contents(GOLDEN)
    # One of each kind of file is looked at; of the rest, the name.
    assert names == NAMES.read_text(encoding="utf-8")
    for path in golden:
        assert built[path] == golden[path], path
    style = ROOT / "src" / "iriscli" / "site" / "templates" / "style.css"
    assert built["style.css"] == style.read_bytes()


def test_the_host_is_told_which_page_is_whose(iris: Iris, write: Write) -> None:
    write(GUEST)
    result = iris("site", COLUMNS="100")
    lines = result.stdout.splitlines()
    assert lines[:2] == ["Visit", "Folder: site"]
    assert [line.split()[0] for line in lines[3:8]] == [
        "Participant",
        "Anna",
        "Quay",
        "Host",
        "Local",
    ]
    assert lines[4].split()[1].startswith("people/")
    assert lines[5].split()[1:] == ["delegations/q.html", "new"]
    assert lines[-1] == "15 files written, 0 unchanged."
    again = iris("site", COLUMNS="100")
    assert again.stdout.splitlines()[-1] == "0 files written, 15 unchanged."


def test_the_address_of_a_page_can_be_copied_in_one_piece(iris: Iris, write: Write) -> None:
    write(GUEST.replace("Anna", "Anna of the very long name that takes more than one line"))
    lines = iris("site", COLUMNS="80").stdout.splitlines()
    pages = {path.name for path in Path("site/people").iterdir()} - {"index.html"}
    assert len(pages) == 1
    assert [line for line in lines if f" people/{min(pages)}  new" in line]
    assert max(map(len, lines)) <= 80


def test_programs_are_told_whole_addresses_and_every_file(iris: Iris, write: Write) -> None:
    write(GUEST)
    result = iris("site", "--format", "json", "--base-url", "https://example.org/visit")
    said = json.loads(result.stdout)
    assert (said["folder"], said["base_url"]) == ("site", "https://example.org/visit/")
    addresses = {one["participant"]: one for one in said["participants"]}
    assert addresses["q"] == {
        "participant": "q",
        "page": "https://example.org/visit/delegations/q.html",
        "calendar": "https://example.org/visit/calendars/q.ics",
    }
    assert addresses["anna"]["page"].startswith("https://example.org/visit/people/")
    assert {"file": "index.html", "state": "new", "participant": None} in said["files"]


@pytest.mark.parametrize(
    "address",
    ["example.org", "ftp://example.org/", "https://", "https://me@example.org/", "https://example.org/?a", "https://example.org/ x", "javascript:alert(1)", "https://e.org/\x01", 'https://e.org/"x', "https://:80/", "https://e.org/<b>"],
)  # fmt: skip
def test_a_base_url_that_is_none_is_refused(iris: Iris, write: Write, address: str) -> None:
    write()
    result = iris("site", "--base-url", address)
    assert result.exit_code == 2
    assert (
        "is not the address of a site; write it like https://example.org/visit/"
        in result.stderr
    )
    assert not Path("site").exists()


def test_what_was_left_alone_is_said_and_is_exit_code_4(iris: Iris, write: Write) -> None:
    write()
    Path("site").mkdir()
    Path("site/index.html").write_text("mine")
    result = iris("site")
    assert result.exit_code == 4
    assert result.stderr.splitlines() == [
        (
            f"Error: '{Path('site/index.html')}': iris did not write it, so iris does not touch it; move it away,"
            " or replace it with --force"
        )
    ]
    assert iris("site", "--force").exit_code == 0


def test_logos_are_copied_and_shown(iris: Iris, write: Write, tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "eu & co.png").write_bytes(PNG)
    write('[project]\nname = "P"\nlogos = ["art/eu & co.png"]\n')
    assert iris("site").exit_code == 0
    assert (tmp_path / "site/logos/1.png").read_bytes() == PNG
    assert '<img src="logos/1.png" alt="">' in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_logo_that_is_too_large_is_not_cut(iris: Iris, write: Write, tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as file:
        file.write(PNG)
        file.truncate(12_000_000)
    write('[project]\nname = "P"\nlogos = ["large.png"]\n')
    result = iris("site")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.endswith(
        ": project.logos[1]: 'large.png': larger than 10 MB; make it smaller\n"
    )
    assert not Path("site").exists()


def test_every_logo_that_cannot_be_read_is_a_problem_with_its_line(
    iris: Iris, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "page.png").write_text("<html>")
    path = write('[project]\nname = "P"\nlogos = [\n  "none.png",\n  "page.png",\n]\n')
    line = path.read_text("utf-8").splitlines().index("logos = [") + 1
    result = iris("site")
    assert result.exit_code == 3
    assert [one.removeprefix("visit.toml:") for one in result.stderr.splitlines()] == [
        f"{line + 1}: project.logos[1]: 'none.png': No such file or directory; check the path",
        (
            f"{line + 2}: project.logos[2]: 'page.png': it is not a PNG, JPEG, GIF, WebP, AVIF"
            " or SVG image; save it as one of these"
        ),
    ]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["-o", "."], "visit.toml"),
        (["--out", ""], "visit.toml"),
        (["-o", "web", "-f", "web/data/visit.toml"], "web/data/visit.toml"),
        (["-o", "lists"], "lists/people.csv"),
        (["-o", "art"], "art/logo.png"),
        (["-o", "link"], "lists/people.csv"),
    ],
)
def test_a_folder_that_holds_what_the_visit_is_made_from_is_refused(
    iris: Iris, write: Write, tmp_path: Path, arguments: list[str], named: str
) -> None:
    for folder in ("lists", "art", "web/data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "lists/people.csv").write_text("name,organisation\nAnna,p\n", encoding="utf-8")
    (tmp_path / "art/logo.png").write_bytes(PNG)
    (tmp_path / "link").symlink_to("lists")
    with_csv = HEAD.replace("[visit]", '[visit]\npeople_file = "lists/people.csv"')
    write('[project]\nname = "P"\nlogos = ["art/logo.png"]\n', head=with_csv)
    write(name="web/data/visit.toml")
    before = contents(tmp_path)
    result = iris("site", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"contains '{Path(named)}', and everything in it would be published" in result.stderr
    assert contents(tmp_path) == before


def test_a_site_below_what_the_visit_is_made_from_is_built(iris: Iris, write: Write) -> None:
    write()
    assert iris("site", "-o", "web/site").exit_code == 0
