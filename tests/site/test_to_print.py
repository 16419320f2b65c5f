"""The programme to print, beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

SESSION = (
    '[sessions.s]\ntitle = { en = "Talk", lv = "Saruna" }\nday = 2027-05-19\n'
    'online = "https://secret.example.org/"\n'
)


def in_two_languages(head: str) -> str:
    return head.replace('title = "Visit"', 'title = { en = "Visit", lv = "Vizīte" }')


def test_a_programme_to_print_stands_beside_each_page_and_is_linked(
    iris: Iris, write: Write, head: str
) -> None:
    write(SESSION, head=in_two_languages(head))
    assert iris("site").exit_code == 0
    for page, paper, code in (
        ("index.html", "programme.pdf", "en"),
        ("lv.html", "programme-lv.pdf", "lv"),
    ):
        octets = Path("site", paper).read_bytes()
        assert f"/Lang({code})".encode() in octets
        assert b"secret" not in octets
        assert f'href="{paper}"' in Path("site", page).read_text(encoding="utf-8")


def test_an_unchanged_programme_to_print_is_left_and_one_no_longer_wanted_is_removed(
    iris: Iris, write: Write, head: str
) -> None:
    write(SESSION, head=in_two_languages(head))
    iris("site")
    before = Path("site/programme.pdf").stat().st_mtime_ns
    assert iris("site").stdout.splitlines()[-1].startswith("0 files written, ")
    assert Path("site/programme.pdf").stat().st_mtime_ns == before
    write(SESSION)
    assert iris("site").exit_code == 0
    assert [path.name for path in Path("site").glob("*.pdf")] == ["programme.pdf"]


def test_without_typst_there_is_no_programme_to_print_and_no_link(
    iris: Iris, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iriscli.cli.print.find_spec", lambda _: None)
    write(SESSION)
    assert iris("site").exit_code == 0
    assert not list(Path("site").glob("*.pdf"))
    assert ".pdf" not in Path("site/index.html").read_text(encoding="utf-8")


def test_a_logo_that_cannot_be_printed_keeps_the_site_from_nothing(
    iris: Iris, write: Write
) -> None:
    Path("logo.avif").write_bytes(b"\0\0\0\x20ftypavif")
    write('[project]\nname = "P"\nlogos = ["logo.avif"]\n')
    done = iris("site")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == (
        "Note: no programme to print is made: the image 1 of [project] logos cannot be printed;"
        " save it as PNG or SVG"
    )
    assert Path("site/index.html").exists()
