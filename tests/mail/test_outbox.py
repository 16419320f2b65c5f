"""The folder of mails: whose its files are, who may read them, what a run leaves."""

from __future__ import annotations

import contextlib
import csv
import stat
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.calendars.names import file_name
from iriscli.disk import files
from iriscli.errors import CannotWriteError

if TYPE_CHECKING:
    from pathlib import Path

    from mail.host import Host

OWN = [
    ".iris-mails",
    "ann.eml",
    "bo.eml",
    "drafts.json",
    "h.eml",
    "index.html",
    "q.eml",
    "sent",
]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_drafts_that_are_written_again_are_the_same_octets(host: Host) -> None:
    host.draft()
    assert host.names() == OWN
    before = contents(host.folder)
    assert len(host.draft()) == 4
    assert contents(host.folder) == before


def test_the_host_alone_may_read_what_is_in_it(host: Host) -> None:
    host.draft()
    host.send("p")
    paths = (host.folder, *host.folder.rglob("*"))
    modes = {(path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in paths}
    assert modes == {(True, "0o700"), (False, "0o600")}


def test_what_is_sent_is_moved_away_and_remembered_with_its_day(host: Host) -> None:
    host.draft()
    ann = (host.folder / "ann.eml").read_bytes()
    host.send("p")
    assert host.names() == [one for one in OWN if one not in {"ann.eml", "bo.eml"}]
    told = (host.folder / "sent/told.csv").read_text("utf-8")
    rows = list(csv.DictReader(told.splitlines()))
    [version] = {row["version"] for row in rows}
    assert rows == [
        {
            "participant": id_,
            "kind": "first",
            "version": version,
            "told": "2027-04-01T00:00:00+00:00",
        }
        for id_ in ("ann", "bo")
    ]
    assert (host.folder / f"sent/ann.{version}.eml").read_bytes() == ann
    assert (host.folder / f"sent/{version}.toml").read_text("utf-8") == host.text
    assert (host.folder / f"sent/{version}-people.csv").read_text("utf-8") == host.people
    page = (host.folder / "index.html").read_text("utf-8")
    assert 'id="m-q"' in page
    assert 'id="m-ann"' not in page


def test_a_draft_that_was_edited_is_left_and_named_and_moved_once_it_is_sent(
    host: Host,
) -> None:
    host.draft()
    draft = host.folder / "ann.eml"
    draft.write_bytes(edited := draft.read_bytes() + b"P.S.\r\n")
    host.change("start = 09:30", "start = 09:00")
    assert set(host.draft()) == {"h", "bo", "q"}
    assert host.exit_code == 4
    [said] = host.said
    assert "ann.eml': it was edited, so iris does not touch it" in said
    assert draft.read_bytes() == edited
    # What was sent is what stood there: the change is still to be told.
    assert host.send() == dict.fromkeys(["h", "ann", "bo", "q"], "first")
    assert [path.read_bytes() for path in host.folder.glob("sent/ann.*.eml")] == [edited]
    assert host.draft() == {"ann": "change"}


def test_force_replaces_a_draft_that_was_edited(host: Host) -> None:
    host.draft()
    before = contents(host.folder)
    (host.folder / "ann.eml").write_bytes(b"mine")
    host.draft(force=True)
    assert contents(host.folder) == before


def test_a_file_that_iris_did_not_write_is_never_touched(host: Host) -> None:
    host.folder.mkdir()
    for name in ("ann.eml", "mine.eml", "notes.txt"):
        (host.folder / name).write_text("mine", "utf-8")
    host.draft()
    assert host.exit_code == 4
    host.send()
    host.draft()
    kept = [(host.folder / name).read_text("utf-8") for name in ("mine.eml", "notes.txt")]
    assert kept == ["mine", "mine"]


def test_a_draft_that_the_host_took_away_counts_as_sent(host: Host) -> None:
    host.draft()
    (host.folder / "ann.eml").unlink()
    assert set(host.send()) == {"h", "ann", "bo", "q"}
    assert host.draft() == {}


def test_the_outbox_of_another_visit_is_refused(host: Host) -> None:
    host.draft()
    host.change('id = "v"', 'id = "w"')
    with pytest.raises(CannotWriteError, match="contains the mails of another visit, 'v'"):
        host.draft()


@pytest.mark.parametrize("mark", ["\r", "\r\n", ";", "\t"])
def test_a_table_of_who_was_told_that_another_program_saved_is_read(
    host: Host, mark: str
) -> None:
    host.draft()
    host.send()
    table = host.folder / "sent/told.csv"
    saved = table.read_bytes().replace(b"\n" if "\r" in mark else b",", mark.encode())
    table.write_bytes(b"\xef\xbb\xbf" + saved)
    assert host.draft() == {}


@pytest.mark.parametrize("there", ['h,"first', "h,first\n", "", "link"])
def test_a_table_of_who_was_told_that_nobody_can_read_is_not_replaced(
    host: Host, there: str
) -> None:
    host.draft()
    table = host.folder / "sent/told.csv"
    if there == "link":
        table.symlink_to(host.folder / "index.html")
    else:
        table.write_text(there, "utf-8")
    assert set(host.send()) == (set() if there else {"h", "ann", "bo", "q"})
    assert host.exit_code == (4 if there else 0)
    assert table.is_symlink() or (table.read_text("utf-8") == there) == bool(there)
    assert (host.folder / "ann.eml").exists() == bool(there)


@pytest.mark.parametrize("drafts", [None, "[" * 100_000, '{"mails": [], "version": ""}'])
def test_where_the_drafts_are_lost_nothing_counts_as_sent(
    host: Host, drafts: str | None
) -> None:
    host.draft()
    path = host.folder / "drafts.json"
    path.unlink() if drafts is None else path.write_text(drafts, "utf-8")
    with pytest.raises(CannotWriteError, match=r"drafts\.json.*run iris mail"):
        host.send()
    assert set(host.draft()) == {"h", "ann", "bo", "q"} == set(host.send())


class KilledError(BaseException):
    """What nobody catches."""


def killed_at(number: int) -> Any:
    """Return what writes files until a run is killed."""
    real, left = files.replace, [number]

    def replace(*arguments: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KilledError
        real(*arguments)

    return replace


@pytest.mark.parametrize("number", range(1, 11))
def test_after_a_run_that_was_killed_nothing_counts_as_sent_before_it_is_whole(
    host: Host, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    host.draft()
    host.send()
    host.change("start = 09:30", "start = 09:00")
    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", killed_at(number))
        try:
            host.draft()
        except KilledError:
            if number == 1:  # before it wrote anything: the outbox is empty as it was
                assert host.send() == {}
            else:
                with pytest.raises(CannotWriteError, match="a run was stopped half-way"):
                    host.send()
    assert set(host.draft()) == {"h", "ann", "bo", "q"}
    host.send()
    assert host.draft() == {}


@pytest.mark.parametrize("number", range(1, 9))
def test_a_sending_that_was_killed_is_made_good_by_the_next_runs(
    host: Host, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    host.draft()
    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", killed_at(number))
        with contextlib.suppress(KilledError):
            host.send()
    left = host.draft()
    assert left in ({}, dict.fromkeys(["h", "ann", "bo", "q"], "first"))
    host.send()
    assert host.draft() == {}


def test_no_text_turns_the_direction_of_a_mail(host: Host) -> None:
    host.change('title = "Harbour visit"', 'title = "Harbour \u202evisit"')
    host.change("Engineer,p,ann", "Engi\u2066neer,p,ann")
    host.draft()
    mail = host.mail("ann")
    assert mail["Subject"] == "Harbour visit: your programme"
    assert mail["To"] == "Engineer <ann@example.org>"
    for part in mail.walk():
        assert part.is_multipart() or "\u202e" not in part.get_content()


@pytest.mark.parametrize("id_", ["con", "programme", "index", "drafts", "sent"])
def test_no_id_is_a_file_of_another_kind(host: Host, id_: str) -> None:
    host.change("Engineer,p,ann", f"Engineer,p,{id_}")
    host.draft()
    assert file_name(id_).replace(".ics", ".eml") in host.names()
    assert {"drafts.json", "index.html", "sent"} <= set(host.names())
