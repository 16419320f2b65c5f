"""What a build does to its folder."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.calendars.export import Wanted, export
from iriscli.disk import files
from iriscli.disk.folder import hold
from iriscli.errors import CannotWriteError
from iriscli.visit.logos import Logo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

NOW = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
GUEST = '[people.anna]\nname = "Anna"\norganisation = "p"\n'
DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'
MOVED = DINNER.replace("20:00", "21:00")
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def personal(built: Any) -> list[str]:
    return [path for path in built.bytes() if re.fullmatch(r"people/[0-9a-f]{32}\.html", path)]


def test_a_site_of_many_pages_is_written_side_by_side(visit: Read, site: Site) -> None:
    crowd = "".join(f'[people.p{n}]\nname = "P{n}"\norganisation = "p"\n' for n in range(150))
    built = site(visit(crowd + DINNER))
    assert (built.said, built.exit_code, len(personal(built))) == ([], 0, 150)


def test_an_unchanged_site_writes_nothing(visit: Read, site: Site) -> None:
    first = site(visit(GUEST + DINNER))
    before = stamps(first.folder)
    again = site(visit(GUEST + DINNER), now=LATER)
    assert set(again.files.values()) == {"unchanged"}
    assert again.files.keys() == first.files.keys()
    assert stamps(first.folder) == before


def test_a_change_writes_only_the_files_that_show_it(visit: Read, site: Site) -> None:
    only_q = 'attendees = ["q"]\n'
    site(visit(GUEST + DINNER + only_q))
    built = site(visit(GUEST + MOVED + only_q), now=LATER)
    assert {path for path, state in built.files.items() if state != "unchanged"} == {
        "index.html",
        "agenda.json",
        "feed.xml",
        "delegations/q.html",
        "calendars/q.ics",
        "calendars/programme.ics",
    }


def test_the_same_visit_makes_the_same_site_anywhere(
    visit: Read, site: Site, tmp_path: Path
) -> None:
    one, two = (site(visit(DINNER), tmp_path / name) for name in "ab")
    assert one.bytes() == two.bytes()


def test_a_token_is_unguessable_and_stays_from_build_to_build(visit: Read, site: Site) -> None:
    first = personal(site(visit(GUEST + DINNER)))
    more = GUEST + '[people.bo]\nname = "Bo"\norganisation = "q"\n'
    second = personal(site(visit(more + MOVED), now=LATER))
    assert len(first) == 1
    assert len(second) == 2
    assert first[0] in second


def test_who_comes_back_gets_the_old_address(visit: Read, site: Site) -> None:
    first = personal(site(visit(GUEST + DINNER)))
    gone = site(visit(DINNER))
    assert gone.files[first[0]] == "removed"
    assert personal(gone) == []
    assert personal(site(visit(GUEST + DINNER))) == first


def test_an_edited_calendar_keeps_its_address_and_is_left_alone(
    visit: Read, site: Site
) -> None:
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    calendar = built.folder / page.replace("people", "calendars").replace(".html", ".ics")
    calendar.write_bytes(calendar.read_bytes().replace(b"Dinner", b"Supper"))
    again = site(visit(GUEST + MOVED), now=LATER)
    assert personal(again) == [page]
    assert b"Supper" in calendar.read_bytes()
    assert (len(again.said), again.exit_code) == (1, 4)
    site(visit(GUEST + MOVED), now=LATER, force=True)
    assert personal(again) == [page]
    assert b"Supper" not in calendar.read_bytes()


def test_delegations_get_the_files_that_an_export_writes(
    visit: Read, site: Site, tmp_path: Path
) -> None:
    built = site(visit(DINNER))
    with hold(tmp_path / "calendars") as folder:
        export(visit(DINNER), folder, Wanted(whole=True), NOW)
    for path in (tmp_path / "calendars").iterdir():
        assert (built.folder / "calendars" / path.name).read_bytes() == path.read_bytes()


def test_a_calendar_under_a_persons_id_is_named_as_one_to_move_away(
    visit: Read, site: Site, tmp_path: Path
) -> None:
    with hold(tmp_path / "site" / "calendars") as folder:
        export(visit(GUEST + DINNER), folder, Wanted(), NOW)
    built = site(visit(GUEST + DINNER))
    [notice] = built.said
    assert built.exit_code == 4
    assert notice.endswith("anna.ics': another calendar of 'anna'; move it away")


def test_pages_that_are_gone_are_removed_and_nothing_else(
    visit: Read, site: Site, head: str
) -> None:
    titled = head.replace('"Visit"', '{ en = "Visit", lv = "Vizīte" }')
    extra = '[organisations.n]\nname = "N"\ncountry = "EE"\n'
    logos = (Logo("1.png", b"\x89PNG one"), Logo("2.png", b"\x89PNG two"))
    built = site(visit(extra + DINNER, head=titled), logos=logos)
    for name in ("mine.txt", "people/notes.html", "delegations/mine.html", "logos/own.png"):
        (built.folder / name).write_text("mine")
    again = site(visit(DINNER), logos=logos[:1])
    assert {path for path, state in again.files.items() if state == "removed"} == {
        "lv.html",
        "delegations/n.html",
        "logos/2.png",
    }
    assert again.bytes().keys() >= {
        "mine.txt",
        "people/notes.html",
        "delegations/mine.html",
        "logos/own.png",
        "calendars/n.ics",
    }
    assert again.said == []


def test_a_file_that_iris_did_not_write_is_left_alone_and_the_others_are_written(
    visit: Read, site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("my page")
    for _ in range(2):
        built = site(visit(DINNER))
        [notice] = built.said
        assert built.exit_code == 4
        assert notice == (
            f"Error: '{folder / 'index.html'}': iris did not write it, so iris does not touch"
            " it; move it away, or replace it with --force"
        )
        assert built.text("index.html") == "my page"
        assert "delegations/q.html" in built.bytes()
    forced = site(visit(DINNER), force=True)
    assert (len(forced.said), forced.exit_code) == (1, 0)
    assert "Dinner" in forced.text("index.html")
    assert site(visit(MOVED)).said == []


def test_a_page_that_was_edited_is_left_alone_even_when_it_is_gone(
    visit: Read, site: Site
) -> None:
    extra = '[organisations.n]\nname = "N"\ncountry = "EE"\n'
    built = site(visit(extra + DINNER))
    for name in ("index.html", "delegations/n.html"):
        path = built.folder / name
        path.write_text(path.read_text("utf-8") + "<!-- mine -->", "utf-8")
    for _ in range(2):
        again = site(visit(MOVED))
        assert [one.partition("': ")[2] for one in again.said] == [
            "it was edited, so iris does not touch it; move it away, or replace it with --force"
        ] * 2
        assert again.text("index.html").endswith("<!-- mine -->")
    forced = site(visit(MOVED), force=True)
    assert forced.files["delegations/n.html"] == "removed"
    assert forced.files["index.html"] == "changed"


@POSIX
def test_a_link_in_the_way_is_not_followed(visit: Read, site: Site, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "precious"
    folder.mkdir()
    elsewhere.write_text("precious")
    (folder / "index.html").symlink_to(elsewhere)
    left = site(visit(DINNER))
    assert (len(left.said), left.exit_code) == (1, 4)
    site(visit(DINNER), force=True)
    assert elsewhere.read_text() == "precious"
    assert not (folder / "index.html").is_symlink()


@pytest.mark.parametrize("after", [0, 3, 7, 12])
def test_what_a_killed_build_left_is_known_to_the_next(
    visit: Read, site: Site, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    site(visit(GUEST + DINNER))
    calls = 0

    def fails(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(28, "No space left on device")
        real(source, target)

    real = os.replace
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fails)
        stopped = site(visit(GUEST + MOVED), now=LATER)
    assert stopped.exit_code == 4
    assert "no space left on device; free some disk space" in stopped.said[0]
    built = site(visit(GUEST + DINNER.replace("20:00", "22:00")), now=LATER)
    assert built.said == []
    assert "22:00" in built.text("index.html")
    assert not [path for path in built.bytes() if path.endswith(".tmp")]


def test_the_site_of_another_visit_is_left_alone(visit: Read, site: Site, head: str) -> None:
    site(visit(DINNER))
    other = visit(DINNER, head=head.replace('id = "v"', 'id = "w"'))
    with pytest.raises(CannotWriteError, match="the site of another visit, 'v'"):
        site(other)


def test_a_file_in_the_place_of_the_manifest_is_left_alone(
    visit: Read, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".iris-site").write_text("mine")
    with pytest.raises(CannotWriteError, match="move it away"):
        site(visit(DINNER))
    assert (tmp_path / "site" / ".iris-site").read_text() == "mine"


def test_the_manifest_gives_no_address_away(visit: Read, site: Site) -> None:
    built = site(visit(GUEST + DINNER))
    manifest = built.text(".iris-site")
    assert re.fullmatch(r"iris site of v\n([0-9a-f]{64} [0-9a-f]{64}\n)+", manifest)
    for path in personal(built):
        assert path[7:39] not in manifest


def test_a_folder_that_is_a_file_is_an_error(visit: Read, site: Site, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(CannotWriteError, match="choose a folder"):
        site(visit(DINNER))


@POSIX
def test_another_build_is_waited_for(
    visit: Read, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    with hold(tmp_path / "site"), pytest.raises(CannotWriteError, match="is already writing"):
        site(visit(DINNER))


def test_force_without_the_manifest_removes_the_pages_of_people_who_are_gone(
    visit: Read, site: Site
) -> None:
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    (built.folder / ".iris-site").write_text("junk")
    again = site(visit(DINNER), force=True)
    assert page not in again.bytes()


def break_lines(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))


def drop_record(path: Path) -> None:
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join(one for one in lines if not one.startswith(b"X-IRIS-")))


def add_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def write_mine(path: Path) -> None:
    path.write_text("mine")


def make_link(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved").name)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


TOUCHED = [break_lines, drop_record, add_mark, write_mine, make_link, make_folder]


@POSIX
@pytest.mark.parametrize("touch", TOUCHED)
@pytest.mark.parametrize("gone", [False, True])
def test_a_calendar_that_another_program_touched_is_named_and_moves_nobody(
    visit: Read, site: Site, touch: Callable[[Path], None], *, gone: bool
) -> None:
    bo = '[people.bo]\nname = "Bo"\norganisation = "p"\n'
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    calendar = built.folder / "calendars" / f"{page[7:39]}.ics"
    touch(calendar)
    there = calendar.read_bytes() if calendar.is_file() else None
    again = site(visit(bo + (MOVED if gone else GUEST + MOVED)), now=LATER)
    assert again.exit_code == 4
    [named] = again.said
    assert named.startswith(f"Error: '{calendar}': ")
    assert named.endswith(
        ", so iris does not touch it; move it away, or replace it with --force"
    )
    assert (calendar.read_bytes() if calendar.is_file() else None) == there
    assert (page in personal(again)) == (not gone)
    assert len(personal(again)) == (1 if gone else 2)
    # Who comes back, or was there, is found again once the file is out of the way.
    assert page in personal(site(visit(GUEST + MOVED), now=LATER))


def test_a_calendar_that_is_lost_moves_nobody(visit: Read, site: Site) -> None:
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    (built.folder / "calendars" / f"{page[7:39]}.ics").unlink()
    again = site(visit(GUEST + DINNER))
    assert (personal(again), again.exit_code) == ([page], 0)


def test_who_has_neither_page_nor_calendar_any_more_gets_a_new_address(
    visit: Read, site: Site
) -> None:
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    (built.folder / "calendars" / f"{page[7:39]}.ics").unlink()
    (built.folder / page).unlink()
    [new] = personal(site(visit(GUEST + DINNER)))
    assert new != page


def test_where_nothing_says_whose_a_calendar_is_nobody_gets_a_new_address(
    visit: Read, site: Site
) -> None:
    built = site(visit(GUEST + DINNER))
    [page] = personal(built)
    drop_record(built.folder / "calendars" / f"{page[7:39]}.ics")
    (built.folder / ".iris-site").unlink()
    before = built.bytes()
    with pytest.raises(CannotWriteError, match="copy the folder back from the server"):
        site(visit(GUEST + MOVED), now=LATER)
    assert built.bytes() == before


def test_a_page_of_someone_who_is_gone_is_named_where_the_manifest_is_lost(
    visit: Read, site: Site
) -> None:
    extra = '[organisations.n]\nname = "N"\ncountry = "EE"\n'
    built = site(visit(GUEST + extra + DINNER))
    [page] = personal(built)
    (built.folder / ".iris-site").unlink()
    (built.folder / "delegations" / "mine.html").write_text("mine")
    for _ in range(2):
        again = site(visit(DINNER))
        assert again.exit_code == 4
        for name in (page, "delegations/n.html"):
            assert (
                f"Error: '{built.folder / name}': its record is lost, so iris does not touch"
                " it; move it away, or replace it with --force"
            ) in again.said
    forced = site(visit(DINNER), force=True)
    assert page not in forced.bytes()
    assert "delegations/mine.html" in forced.bytes()
    assert site(visit(DINNER)).said == []


@POSIX
def test_everyone_may_read_a_site_whatever_the_umask(visit: Read, site: Site) -> None:
    logos = (Logo("1.png", b"\x89PNG one"),)
    umask = os.umask(0o077)
    try:
        built = site(visit(GUEST + DINNER), logos=logos)
        for path in (built.folder / "index.html", built.folder / "people"):
            path.chmod(0o700 if path.is_dir() else 0o600)  # as an earlier build left it
        again = site(visit(GUEST + DINNER), logos=logos)
        assert set(again.files.values()) == {"unchanged"}
    finally:
        os.umask(umask)
    modes = {
        str(path.relative_to(built.folder)): path.stat().st_mode & 0o777
        for path in [built.folder, *built.folder.rglob("*")]
    }
    assert modes == {name: 0o755 if (built.folder / name).is_dir() else 0o644 for name in modes}


@POSIX
def test_more_rights_that_the_host_gave_a_page_stay(visit: Read, site: Site) -> None:
    built = site(visit(DINNER))
    (built.folder / "index.html").chmod(0o664)
    site(visit(MOVED), now=LATER)
    assert (built.folder / "index.html").stat().st_mode & 0o777 == 0o664


@POSIX
def test_a_stick_whose_rights_nobody_can_change_is_no_error(
    visit: Read, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "chmod", refuse)
    umask = os.umask(0o077)
    try:
        for _ in range(2):
            built = site(visit(GUEST + DINNER))
            assert (built.said, built.exit_code) == ([], 0)
    finally:
        os.umask(umask)
