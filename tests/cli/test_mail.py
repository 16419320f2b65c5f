"""`iris mail` on the command line, and what other commands know from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

TOUR = """
[visit.contact]
name = "Office"
email = "office@example.org"
[people.ann]
name = "Ann"
organisation = "p"
email = "ann@example.org"
[sessions.tour]
title = "Tour"
day = 2027-05-19
start = 09:30
end = 10:00
attendees = ["ann", "q"]
"""
SITE = 'host = "h"\nsite = "https://example.org/visit/"'
LATER = TOUR.replace("09:30", "09:00")
CLOCK = {"SOURCE_DATE_EPOCH": "1800000000"}
TABLE = """\
Visit
Folder: mails

Participant  Kind        E-mail           Language
Ann          first mail  ann@example.org  en
Quay         first mail  no address       en
Host         first mail  no address       en
Local        first mail  no address       en

4 mails to send, 3 without an address.
"""
FIRST = """\
Hello,

Here is your programme.

Visit

Dates: 19–20 May 2027
Place: Riga, Latvia
Host: Host
Time zone: Europe/Riga (UTC+3)

Wednesday, 19 May 2027
09:30–10:00  Tour

Kind regards,

Office
office@example.org
"""
CHANGE = """\
Hello,

This has changed for you:

Tour
- Moved from 09:30–10:00 to 09:00–10:00 on Wednesday, 19 May 2027

Kind regards,

Office
office@example.org
"""


def test_the_table_says_whom_to_write_to_and_who_has_no_address(
    iris: Iris, write: Write
) -> None:
    write(TOUR)
    result = iris("mail")
    assert (result.stdout, result.exit_code) == (TABLE, 0)
    assert result.stderr == (
        "Note: 'mails' has no record of sent mails, so everyone gets the first mail; if you sent"
        " mails already, copy the folder back\n"
    )


def test_json_holds_each_mail(iris: Iris, write: Write) -> None:
    write(TOUR)
    assert json.loads(iris("mail", "--for", "ann", "--format", "json").stdout) == {
        "folder": "mails",
        "mails": [
            {
                "participant": "ann",
                "name": "Ann",
                "kind": "first",
                "to": "ann@example.org",
                "language": "en",
                "subject": "Visit: your programme",
                "text": FIRST,
                "page": None,
                "file": "ann.eml",
            }
        ],
    }


def test_after_they_are_sent_only_what_changed_is_told(iris: Iris, write: Write) -> None:
    write(TOUR)
    iris("mail")
    assert iris("mail", "--sent").stdout.endswith(
        "4 mails remembered as sent, 3 without an address.\n"
    )
    assert iris("mail").stdout == "Visit\nFolder: mails\n\n0 mails to send.\n"
    write(LATER)
    found = json.loads(iris("mail", "--format", "json").stdout)["mails"]
    assert [(one["participant"], one["kind"]) for one in found] == [
        ("ann", "change"),
        ("q", "change"),
    ]
    assert {one["text"] for one in found} == {CHANGE}


def test_a_dry_run_writes_nothing(iris: Iris, write: Write, tmp_path: Path) -> None:
    write(TOUR)
    assert iris("mail", "--dry-run").stdout == TABLE.replace("to send", "would be drafted")
    assert [path.name for path in tmp_path.iterdir()] == ["visit.toml"]


def test_csv_is_for_a_mail_merge(iris: Iris, write: Write) -> None:
    write(TOUR)
    header = iris("mail", "--format", "csv").stdout.splitlines()[0]
    assert header == "participant,name,kind,to,language,subject,text,page,file"


def test_diff_without_a_version_compares_with_what_was_told_last(
    iris: Iris, write: Write
) -> None:
    write(TOUR)
    result = iris("diff")
    assert (result.exit_code, result.stderr) == (
        2,
        (
            "Error: 'mails' has no record of sent mails; name the older version, for example"
            " iris diff before.toml, or name the folder with --mails\n"
        ),
    )
    iris("mail", "-o", "out")
    iris("mail", "-o", "out", "--sent")
    write(LATER, name="later.toml")
    old = iris("diff", "visit.toml", "later.toml").stdout
    assert iris("diff", "--mails", "out", "-f", "later.toml").stdout == old


def test_the_mails_are_to_exactly_those_whom_diff_names(iris: Iris, write: Write) -> None:
    write(TOUR)
    iris("mail")
    iris("mail", "--sent")
    write(
        LATER.replace('"ann", "q"', '"ann", "h"')
        + "[info.sos]\ntitle='S'\ntext='112'\nfor=['l']\n"
    )
    concerned = json.loads(iris("diff", "--format", "json").stdout)["participants"]
    mails = json.loads(iris("mail", "--format", "json").stdout)["mails"]
    assert sorted(one["participant"] for one in mails) == sorted(one["id"] for one in concerned)
    assert len(mails) == 4


def test_a_page_is_named_where_the_site_has_it(
    iris: Iris, write: Write, head: str, tmp_path: Path
) -> None:
    write(TOUR, head=head.replace('host = "h"', SITE))
    iris("site")
    [page] = (tmp_path / "site/people").glob("[0-9a-f]*.html")
    mails = json.loads(iris("mail", "--format", "json").stdout)["mails"]
    pages = {one["participant"]: one["page"] for one in mails}
    assert pages == {
        "ann": f"https://example.org/visit/people/{page.name}",
        "q": "https://example.org/visit/delegations/q.html",
        "h": "https://example.org/visit/delegations/h.html",
        "l": "https://example.org/visit/delegations/l.html",
    }
    for one in mails:
        assert f"{one['page']}\n" in one["text"]
        assert (
            one["page"]
            .replace("people", "calendars")
            .replace("delegations", "calendars")
            .replace(".html", ".ics\n")
            in one["text"]
        )


def test_a_site_that_is_older_than_the_visit_is_named(
    iris: Iris, write: Write, head: str
) -> None:
    published = head.replace('host = "h"', SITE)
    write(TOUR, head=published)
    iris("site")
    iris("mail")
    assert "is older" not in iris("mail").stderr
    write(LATER, head=published)
    assert (
        "Note: 'site' is older than the visit; run iris site, and copy it to the server, before"
        " you send the mails.\n"
    ) in iris("mail").stderr


@pytest.mark.parametrize("remind", [[], ["--remind", "90"]])
def test_calendars_are_attached_as_they_were_exported(
    iris: Iris, write: Write, tmp_path: Path, remind: list[str]
) -> None:
    write(TOUR)
    missing = iris("mail", "--attach")
    assert missing.exit_code == 4
    assert missing.stderr == (
        "Error: 'calendars': the calendar of ann is missing or older than the visit; export"
        " first, with iris export-ics\n"
    )
    iris("export-ics", *remind, **CLOCK)
    assert iris("mail", "--attach").exit_code == 0
    draft = (tmp_path / "mails/ann.eml").read_text("ascii")
    assert 'filename="v.ics"' in draft
    write(LATER)
    assert iris("mail", "--attach").exit_code == 4
    iris("export-ics", *remind)
    assert iris("mail", "--attach").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("mail", "--out", "site"),
        ("mail", "--out", "site/mails"),
        ("mail", "--out", "web/mails", "--site", "web"),
        ("mail", "--out", ".", "--site", "site"),
        ("mail", "--out", "other/mails"),
        ("site", "--out", "mails"),
        ("site", "--out", "mails/site"),
        ("site", "--out", "elsewhere"),
    ],
)
def test_mails_and_a_site_never_lie_one_in_the_other(
    iris: Iris, write: Write, tmp_path: Path, arguments: list[str]
) -> None:
    write(TOUR)
    iris("site", "--out", "other")
    iris("mail")
    iris("mail", "--out", "elsewhere/mails", "--site", "none")
    before = sorted(tmp_path.rglob("*"))
    result = iris(*arguments)
    assert result.exit_code == 2
    assert "are one in the other" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_who_left_since_guests_were_told_and_still_speaks_is_named(
    iris: Iris, write: Write
) -> None:
    speaks = TOUR + 'speakers = ["Ann"]\n'
    write(speaks)
    iris("mail")
    iris("mail", "--sent")
    ann = '[people.ann]\nname = "Ann"\norganisation = "p"\nemail = "ann@example.org"\n'
    write(speaks.replace(ann, "").replace('"ann", "q"', '"q"'))
    said = "'Ann' is no longer in the list of people, but is still a speaker; everyone will see the name"
    assert said in iris("check").stdout
    assert said in iris("site").stderr


def test_check_names_a_folder_of_mails_that_is_broken(
    iris: Iris, write: Write, tmp_path: Path
) -> None:
    write(TOUR)
    iris("mail")
    iris("mail", "--sent")
    assert "[folders]" not in iris("check").stdout
    for path in (tmp_path / "mails/sent").glob("*.toml"):
        path.unlink()
    assert (
        "[folders] visit: the folder mails does not say all that guests have: what was told to"
        " 'ann', 'h', 'l' and 1 other is lost; copy it from where it was last used"
    ) in iris("check").stdout


def test_a_person_who_may_be_another_gets_no_mail_until_that_is_decided(
    iris: Iris, write: Write, tmp_path: Path, head: str
) -> None:
    people = tmp_path / "people.csv"
    listed = head.replace('host = "h"', 'host = "h"\npeople_file = "people.csv"')
    write(head=listed)
    people.write_text("name,organisation\nJon Berg,p\n", "utf-8")
    iris("mail")
    iris("mail", "--sent")
    people.write_text("name,organisation\nJohn Berg,p\n", "utf-8")
    result = iris("mail")
    assert result.exit_code == 4
    assert "'John Berg' may be 'Jon Berg'" in result.stderr
    assert "0 mails to send" in result.stdout
