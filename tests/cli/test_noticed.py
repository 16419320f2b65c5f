"""A corrected spelling, another id, a speaker who left: said before anything is done."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Iris = Callable[..., Result]

CLOCK = {"SOURCE_DATE_EPOCH": "1800000000"}
VISIT = """\
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-19
timezone = "Europe/Riga"
contact = { name = "Office" }
people_file = "people.csv"
[organisations.p]
name = "Partner"
country = "SE"
[sessions.talk]
title = "Talk"
day = 2027-05-19
start = 09:00
end = 10:00
speakers = ["Bo Ek"]
"""
UNSURE = (
    "people.csv:2: {level}people.john-berg: 'John Berg' may be 'Jon Berg' (id jon-berg), who is"
    " no longer in the list; if so, write the id jon-berg into the row, if not, write the id"
    " john-berg\n"
)
MOVED = (
    "visit.toml:12: {level}sessions.lecture: the id of 'Talk' changed from talk to lecture;"
    " change it back, or every guest gets a new entry\n"
)
SPEAKS = (
    "visit.toml:17: {level}sessions.lecture.speakers[1]: 'Bo Ek' is no longer in the list of"
    " people, but is still a speaker; everyone will see the name on the site: remove it, or"
    " write an organisation instead\n"
)


EXPORTED = """\
Visit
Folder: calendars

Participant               File       Sessions  State    What changed
Li Wu                     li-wu.ics         1  changed  new: Talk (Wednesday, 19
                                                        May 2027, 09:00)
                                                        cancelled: Talk
                                                        (Wednesday, 19 May 2027,
                                                        09:00)
Bo Ek (no longer taking   bo-ek.ics         0  changed  cancelled: Talk
part)                                                   (Wednesday, 19 May 2027,
                                                        09:00)

2 calendars written, 0 unchanged.
"""


@pytest.fixture
def changed(iris: Iris, tmp_path: Path) -> Iris:
    """Hand everything out, keep the version in the folder old, then change it."""
    visit, people = tmp_path / "visit.toml", tmp_path / "people.csv"
    visit.write_text(VISIT, encoding="utf-8")
    people.write_text("name;organisation\nJon Berg;p\nBo Ek;p\nLi Wu;p\n", encoding="utf-8")
    assert iris("export-ics", **CLOCK).exit_code == 0
    assert iris("site", **CLOCK).exit_code == 0
    assert iris("check").stdout == "No problems found.\n"
    (tmp_path / "old").mkdir()
    for file in (visit, people):
        (tmp_path / "old" / file.name).write_bytes(file.read_bytes())
    visit.write_text(VISIT.replace("sessions.talk", "sessions.lecture"), encoding="utf-8")
    people.write_text("name;organisation\nJohn Berg;p\nLi Wu;p\n", encoding="utf-8")
    return iris


def test_check_says_all_of_it_once_from_the_folders_beside_the_file(changed: Iris) -> None:
    found = changed("check")
    assert (found.stdout, found.exit_code) == (
        MOVED.format(level="warning [session-id] ")
        + SPEAKS.format(level="warning [still-speaks] ")
        + UNSURE.format(level="warning [identity] ")
        + "3 warnings\n",
        0,
    )


def test_diff_says_all_of_it_beside_the_changes(changed: Iris) -> None:
    found = changed("diff", "old/visit.toml")
    notes = "".join(f"Note: {one.format(level='')}" for one in (MOVED, SPEAKS, UNSURE))
    assert (found.stderr, found.exit_code) == (notes, 0)


def test_an_export_does_the_rest(changed: Iris) -> None:
    found = changed("export-ics", **CLOCK)
    note, error = MOVED.format(level=""), UNSURE.format(level="")
    assert (found.stderr, found.exit_code) == (f"Note: {note}Error: {error}", 4)
    assert found.stdout == EXPORTED


def test_a_site_does_the_rest(changed: Iris) -> None:
    found = changed("site", **CLOCK)
    notes = "".join(f"Note: {one.format(level='')}" for one in (MOVED, SPEAKS))
    assert sorted(found.stderr.splitlines()) == sorted(
        [*notes.splitlines(), f"Error: {UNSURE.format(level='').rstrip()}"]
    )
    assert found.exit_code == 4
    assert "John Berg" not in found.stdout


def test_check_says_nothing_of_folders_that_are_none(changed: Iris, tmp_path: Path) -> None:
    for name in ("calendars", "site"):
        shutil.rmtree(tmp_path / name)
        (tmp_path / name).touch()
    assert changed("check").stdout == "No problems found.\n"


def test_nothing_is_written_where_somebody_only_looks(changed: Iris, tmp_path: Path) -> None:
    def there() -> dict[str, bytes]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    before = there()
    changed("check")
    assert changed("export-ics", "--dry-run", **CLOCK).exit_code == 4
    assert there() == before
