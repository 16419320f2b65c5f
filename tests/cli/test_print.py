"""`iris print`: which file, in which language, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

PEOPLE = '[people.x]\nname = "Guest"\norganisation = "p"\nlanguage = "lv"\n'
SESSION = (
    '[venues.v]\nname = "Hall"\n[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nvenue = "v"\n'
)


def is_pdf(path: str) -> bool:
    return Path(path).read_bytes().startswith(b"%PDF-1.7")


def test_a_paper_has_its_name_and_its_language(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE + SESSION)
    for arguments, file in (
        (["programme"], "programme.pdf"),
        (["programme", "--lang", "lv"], "programme-lv.pdf"),
        (["badges", "--lang", "en"], "badges.pdf"),
        (["door-signs", "--paper", "letter", "-o", "signs.pdf"], "signs.pdf"),
    ):
        done = iris("print", *arguments)
        assert (done.stdout, done.stderr, done.exit_code) == ("", f"{file}: written\n", 0)
        assert is_pdf(file)
    assert not Path(".iris-journal").exists()


def test_each_guest_has_a_programme_of_their_own(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE + SESSION)
    done = iris("print", "programme", "--for", "x", "--for", "host")
    assert done.stderr == ("papers/programme-x.pdf: written\npapers/programme-h.pdf: written\n")
    assert is_pdf("papers/programme-x.pdf")
    assert b"/Lang(lv)" in Path("papers/programme-x.pdf").read_bytes()


def test_what_is_the_same_is_not_written_again(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE)
    iris("print", "badges")
    os.utime("badges.pdf", (1, 1))
    assert iris("print", "badges").stderr == "badges.pdf: unchanged\n"
    assert Path("badges.pdf").stat().st_mtime == 1
    write(PEOPLE.replace("Guest", "Another"))
    assert iris("print", "badges").stderr == "badges.pdf: written\n"


@pytest.mark.parametrize("there", [b"%PDF-1.7 of another program", b"", b"text"])
def test_a_file_of_others_is_left_alone_without_force(
    there: bytes, iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE)
    Path("badges.pdf").write_bytes(there)
    done = iris("print", "badges")
    assert done.exit_code == 4
    assert done.stderr == (
        "Error: 'badges.pdf': it is not a PDF by iris, so iris does not touch it; move it"
        " away, or replace it with --force\n"
    )
    assert Path("badges.pdf").read_bytes() == there
    done = iris("print", "badges", "--force")
    assert done.stderr == (
        "badges.pdf: written\n'badges.pdf': it is not a PDF by iris; replaced\n"
    )
    assert is_pdf("badges.pdf")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("badges --rows 3", "--rows is not for badges but for attendance; leave it out"),
        (
            "door-signs --for x",
            "--for is not for door-signs but for programme, attendance, badges, place-cards, partici",
        ),
        (
            "badges --for nobody",
            "'nobody' is not an organisation, person, group or country of the visit",
        ),
        ("attendance --rows -1", "'-1' is not a number of rows; write one from 0 to 1000"),
        ("badges --day 7", "the visit has no day '7'"),
        ("badges --lang xx", "'xx' is not a language"),
        ("badges --session dinner", "'dinner' is not a session of the visit"),
        ("badges --for SE --session s --day 2", "there are no participants for that"),
        (
            "certificates --for PL",
            "there are no participants for that, so there is nothing to print",
        ),
        (
            "attendance --day 2",
            "there are no participants for that, so there is nothing to print",
        ),
        ("door-signs --day 2", "no session has a venue then, so there is no door for a sign"),
        ("poster", "'poster' is not one of 'programme', 'attendance'"),
    ],
)
def test_what_a_paper_cannot_be_asked_for_is_said_and_nothing_is_written(
    arguments: str, said: str, iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE + SESSION + 'attendees = ["host"]\n')
    before = sorted(Path().iterdir())
    done = iris("print", *arguments.split())
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(Path().iterdir()) == before


def test_a_visit_without_sessions_has_nothing_to_sign(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE)
    done = iris("print", "attendance")
    assert done.exit_code == 2
    assert done.stderr == (
        "Error: nobody attends a session on these days, so there is nothing to sign\n"
    )


def test_a_logo_that_cannot_be_drawn_is_named_with_its_line(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    logos = '[project]\nname = "P"\nlogos = ["good.svg", "broken.png"]\n'
    Path("good.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    Path("broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    write(logos)
    done = iris("print", "participants")
    assert done.exit_code == 3
    assert done.stderr.endswith(
        ": project.logos[2]: the image cannot be printed; save it as PNG or SVG\n"
    )
    assert not Path("participants.pdf").exists()


def test_a_letter_that_no_font_has_is_told(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE.replace("Guest", "王"))
    done = iris("print", "badges")
    assert done.exit_code == 0
    assert done.stderr == (
        "badges.pdf: written\n"
        "Note: badges.pdf: no font has 王 (U+738B); an empty box stands there, and the PDF"
        " cannot be read aloud as PDF/UA demands. Write it in other letters\n"
    )


def test_without_typst_it_says_so(
    iris: Callable[..., Result], write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(PEOPLE)
    monkeypatch.setattr("iriscli.cli.print.find_spec", lambda _: None)
    done = iris("print", "badges")
    assert done.exit_code == 4
    assert done.stderr == (
        "Error: papers are made with typst, which this machine does not have; print on"
        " another one\n"
    )


def test_of_papers_and_calendars_only_the_programme_for_everyone_may_lie_in_a_site(
    iris: Callable[..., Result], write: Callable[..., Path]
) -> None:
    write(PEOPLE + SESSION)
    iris("site")
    before = sorted(Path("site").rglob("*"))
    for arguments in (
        ["print", "programme", "--for", "x", "--out", "site"],
        ["print", "participants", "--out", "site/people/list.pdf"],
        ["export-ics", "--out", "site"],
        ["export-ics", "--out", "site/calendars"],
    ):
        done = iris(*arguments)
        assert done.exit_code == 2
        assert "everything in it is published" in done.stderr
    assert sorted(Path("site").rglob("*")) == before
    assert iris("print", "programme", "--out", "site/to-print.pdf").exit_code == 0
    assert iris("print", "badges").exit_code == 0
