from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]
    Diff = Callable[..., str]

GIT = shutil.which("git")
TOUR = """
[sessions.tour]
title = "Tour *of* the [port]"
day = 2027-05-19
start = 09:30
attendees = ["SE", "host"]
"""
LATER = TOUR.replace("09:30", "10:00")

NOTE = (
    "Note: both versions read the same spreadsheet of people, so iris cannot see who was added"
    " or removed there; compare with a copy of the whole folder.\n"
)


@pytest.fixture
def diff(iris: Iris, root: Path, tmp_path: Path) -> Diff:
    """Edit a copy of a sample (a text, and what replaces it), and tell what changed."""

    def run(name: str, edits: Iterable[tuple[str, str]], *options: str) -> str:
        text = (root / name).read_text(encoding="utf-8")
        people = (root / "examples/harbour-people.csv").read_bytes()
        (tmp_path / "harbour-people.csv").write_bytes(people)
        (tmp_path / "old.toml").write_text(text, encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "new.toml").write_text(text, encoding="utf-8")
        result = iris("diff", "old.toml", "new.toml", *options)
        assert (result.stderr, result.exit_code) == (NOTE if "harbour" in name else "", 0)
        return str(result.stdout)

    return run


PERSON = """\
[people.kotka-head]
name = "Head of delegation (Kotka)"
organisation = "kotka-skills"
"""
QUIZ = """\
[sessions.quiz]
title = "Harbour quiz"
day = 2027-05-19
start = 21:30
venue = "net-loft"
attendees = ["rostock-alliance"]
"""
COFFEE = """\
[sessions.coffee-day-2]
title = { en = "Coffee break", lv = "Kafijas pauze" }
day = 2027-05-20
start = 10:40
end = 11:00
kind = "break"
venue = "customs-house"
attendees = ["partners", "host"]
"""
LUNCH = 'start = 13:05\nend = 14:00\nkind = "meal"\nvenue = "{}"'
ROUND_TABLE = 'room = "B"\n{}attendees = ["heads", "town-council", "visit-coordinator"]'
HARBOUR = (
    ('start = "09:30"\nend = "10:15"', 'start = "10:00"\nend = "10:45"'),
    ('    { en = "Kaijurags Town Council", lv = "Kaijuraga pilsētas dome" },\n', ""),
    (LUNCH.format("net-loft"), LUNCH.format("town-hall")),
    ('status = "tentative"', 'status = "confirmed"'),
    (ROUND_TABLE.format(""), ROUND_TABLE.format('status = "cancelled"\n')),
    ('attendees = ["neighbours"]', 'attendees = ["neighbours", "PL"]'),
    ('attendees = ["FI", "DE", "PL"]', 'attendees = ["FI", "DE"]'),
    ("# ── Groups", f"{PERSON}# ── Groups"),
    ("# ── Day 2", f"{QUIZ}# ── Day 2"),
    (COFFEE, ""),
    ('"Kopīgs mācību kurss simulatorā"', '"Kopīgs kurss simulatorā"'),
)
BUILT_IN = (
    (
        'kind = "visit"\nattendees = ["partners", "host"]',
        'kind = "visit"\nstart = 09:30\nattendees = ["partners", "host", "freeport"]',
    ),
    ('name = "Terēza Lepere"', 'name = "Anna Ozola"'),
)


def test_the_changes_of_the_built_in_visit_are_told_in_the_hosts_words(
    diff: Diff, root: Path
) -> None:
    golden = root / "tests/golden/diff-visit.txt"
    assert diff("data/visit.toml", BUILT_IN) == golden.read_text(encoding="utf-8")


def test_the_changes_of_the_harbour_days_are_told_in_the_hosts_words(
    diff: Diff, root: Path
) -> None:
    golden = root / "tests/golden/diff-harbour-days.txt"
    found = diff("examples/harbour-days.toml", HARBOUR)
    assert found == golden.read_text(encoding="utf-8")


def test_for_some_there_is_a_text_to_paste_into_a_mail(diff: Diff, root: Path) -> None:
    golden = root / "tests/golden/diff-harbour-days.md"
    options = ("--for", "PL", "--for", "klaipeda-union", "--format", "markdown")
    found = diff("examples/harbour-days.toml", HARBOUR, *options)
    assert found == golden.read_text(encoding="utf-8")


def test_json_has_all_that_changed_before_and_now(iris: Iris, write: Write, head: str) -> None:
    old = write(TOUR, name="old.toml")
    write(LATER + "room = 'A'\n", head=head.replace('"Local"', '"Town"'))
    result = iris("diff", str(old), "--format", "json")
    assert json.loads(result.output) == {
        "visit": {},
        "names": {"l": ["Local", "Town"]},
        "days": {},
        "info": {},
        "stale": [],
        "organisations": {},
        "sessions": [
            {
                "id": "tour",
                "change": "changed",
                "fields": {
                    "start": ["2027-05-19T09:30:00+03:00", "2027-05-19T10:00:00+03:00"],
                    "room": [None, "A"],
                },
            }
        ],
        "participants": [
            {"id": "p", "added": [], "changed": ["tour"], "removed": []},
            {"id": "h", "added": [], "changed": ["tour"], "removed": []},
        ],
    }


def test_json_names_attendees_and_venues_by_their_ids(iris: Iris, write: Write) -> None:
    old = write(TOUR, name="old.toml")
    new = TOUR.replace('["SE",', '["q",')
    write(
        new
        + 'venue = "hall"\n[venues.hall]\nname = { en = "Hall", lv = "Zāle" }\ncity = "Riga"\n'
    )
    result = iris("diff", str(old), "--lang", "lv", "--format", "json")
    assert json.loads(result.output)["sessions"][0]["fields"] == {
        "venue": [
            None,
            {
                "id": "hall",
                "name": "Zāle",
                "address": None,
                "city": "Riga",
                "country": None,
                "timezone": None,
                "latitude": None,
                "longitude": None,
                "url": None,
                "note": None,
            },
        ],
        "attendees": [["p", "h"], ["q", "h"]],
    }


def test_json_names_days_info_and_texts_that_were_changed_in_one_language(
    iris: Iris, write: Write
) -> None:
    told = """
[days.2027-05-19]
title = "{day}"
[info.hotel]
title = {{ en = "Hotel", lv = "Viesnīca" }}
text = {{ en = "{info}", lv = "Brokastis no 7." }}
"""
    head = 'language = "lv"\n'
    people = '[people.a]\nname = "A"\norganisation = "h"\n' + head
    old = write(people + told.format(day="Arrival", info="Breakfast from 7."), name="old.toml")
    write(people + told.format(day="Start", info="Breakfast from 8."))
    result = iris("diff", str(old), "--format", "json")
    found = json.loads(result.output)
    assert found["days"] == {"2027-05-19": {"title": ["Arrival", "Start"]}}
    assert found["info"] == {"hotel": {"text": ["Breakfast from 7.", "Breakfast from 8."]}}
    assert found["stale"] == [
        {"place": "info.hotel.text", "changed": ["en"], "not": ["lv"], "participants": ["a"]}
    ]
    others = iris("diff", str(old), "--for", "p", "--format", "json")
    assert json.loads(others.output)["stale"] == []


def test_text_from_the_file_is_no_markup(iris: Iris, write: Write) -> None:
    old = write(TOUR, name="old.toml")
    write(LATER)
    assert iris("diff", str(old)).output == (
        "Visit\n"
        "\n"
        "Sessions\n"
        "  Tour *of* the [port]: moved from 09:30 to 10:00 on Wednesday, 19 May 2027\n"
        "\n"
        "Whom it concerns\n"
        "  The host and Partner: changed: Tour *of* the [port]\n"
    )
    assert iris("diff", str(old), "--format", "markdown").output == (
        "# Visit\n"
        "\n"
        "## Sessions\n"
        "\n"
        "- **Tour \\*of\\* the \\[port\\]**: moved from 09:30 to 10:00"
        " on Wednesday, 19 May 2027\n"
        "\n"
        "## Whom it concerns\n"
        "\n"
        "- **The host and Partner**: changed: Tour \\*of\\* the \\[port\\]\n"
    )


@pytest.mark.parametrize(
    ("wanted", "output"),
    [
        ("text", "Nothing that a guest sees has changed.\n"),
        ("markdown", "Nothing that a guest sees has changed.\n"),
        (
            "json",
            '{\n  "visit": {},\n  "names": {},\n  "days": {},\n  "info": {},\n  "stale": [],\n  "organisations": {},\n  "sessions": [],\n  "participants": []\n}\n',
        ),
    ],
)
def test_without_changes_it_says_so(iris: Iris, write: Write, wanted: str, output: str) -> None:
    result = iris("diff", str(write(TOUR)), "--format", wanted, "--exit-code")
    assert (result.output, result.exit_code) == (output, 0)


def test_nothing_for_some_says_for_whom(iris: Iris, write: Write) -> None:
    old = write(TOUR, name="old.toml")
    write(LATER)
    result = iris("diff", str(old), "--for", "quay", "--exit-code")
    assert result.output == "For: Quay\n\nNothing that a guest sees has changed.\n"
    assert result.exit_code == 0


def test_changes_exit_with_1_only_where_that_is_asked_for(iris: Iris, write: Write) -> None:
    old = write(TOUR, name="old.toml")
    write(LATER)
    assert iris("diff", str(old)).exit_code == 0
    result = iris("diff", str(old), "--exit-code")
    assert result.exit_code == 1
    assert "moved from 09:30 to 10:00" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["new.toml"], {}),
        (["--visit", "new.toml"], {}),
        ([], {"IRIS_VISIT": "new.toml"}),
        (["new.toml", "--visit", "old.toml"], {}),
    ],
)
def test_the_newer_version_is_named_or_the_visit_file(
    iris: Iris, write: Write, arguments: list[str], variables: dict[str, str]
) -> None:
    write(TOUR, name="old.toml")
    write(LATER, name="new.toml")
    write(TOUR)
    result = iris("diff", "old.toml", *arguments, **variables)
    assert "moved from 09:30 to 10:00" in result.stdout


def test_someone_who_is_gone_can_be_asked_for(iris: Iris, write: Write, head: str) -> None:
    old = write(TOUR, name="old.toml")
    write(TOUR, head=head.replace("[organisations.p]", "[organisations.r]"))
    assert iris("diff", str(old), "--for", "p").stdout == (
        "Visit\n\nFor: Partner\n\nWhom it concerns\n  Partner: no longer taking part\n"
    )


def test_someone_whom_neither_version_knows_is_an_error(iris: Iris, write: Write) -> None:
    result = iris("diff", str(write(TOUR)), "--for", "partnar")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: 'partnar' is not an organisation, person, group or country of the visit;"
        " did you mean 'p'?\n"
    )


@pytest.mark.parametrize("arguments", [["-", "-"], ["-", "--visit", "-"]])
def test_both_versions_cannot_come_from_standard_input(
    iris: Iris, arguments: list[str]
) -> None:
    result = iris("diff", *arguments, stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: only one version can come from standard input; give the other as a file\n"
    )


def test_a_version_that_is_not_valid_is_reported_as_elsewhere(iris: Iris, write: Write) -> None:
    write(TOUR)
    broken = write(TOUR.replace("2027-05-19", "2027-05-29"), name="old.toml")
    result = iris("diff", broken.name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == iris("agenda", "--visit", broken.name).stderr
    assert result.stderr.startswith("old.toml:26: sessions.tour.day: 2027-05-29 is outside")


def test_a_version_that_cannot_be_read_is_reported_as_elsewhere(
    iris: Iris, write: Write
) -> None:
    write(TOUR)
    result = iris("diff", "nowhere.toml")
    assert result.exit_code == 3
    assert result.stderr == iris("agenda", "--visit", "nowhere.toml").stderr


@pytest.mark.skipif(GIT is None, reason="git is not installed")
def test_an_older_version_comes_from_git(tmp_path: Path, head: str) -> None:
    def git(*arguments: str) -> bytes:
        assert GIT
        identity = ("-c", "user.name=Host", "-c", "user.email=host@example.org")
        command = [GIT, *identity, "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout

    csv = 'people_file = "people.csv"\nhost ='
    (tmp_path / "people.csv").write_text("name,organisation\nAnn,p\n", encoding="utf-8")
    git("init")
    for text in (TOUR, LATER):
        visit = head.replace("host =", csv) + text
        (tmp_path / "visit.toml").write_text(visit, encoding="utf-8")
        git("add", ".")
        git("commit", "--message", "A version")
    result = subprocess.run(
        [sys.executable, "-m", "iriscli", "diff", "-", "--for", "SE", "--exit-code"],
        cwd=tmp_path,
        input=git("show", "HEAD~1:visit.toml"),
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr.decode()) == (1, NOTE)
    assert result.stdout.decode().splitlines() == [
        "Visit",
        "",
        "For: Sweden",
        "",
        "Sessions",
        "  Tour *of* the [port]: moved from 09:30 to 10:00 on Wednesday, 19 May 2027",
        "",
        "Whom it concerns",
        "  Partner: changed: Tour *of* the [port]",
    ]


def test_another_id_of_the_visit_is_said(iris: Iris, head: str, tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_text(head, encoding="utf-8")
    (tmp_path / "new.toml").write_text(head.replace('id = "v"', 'id = "w"'), encoding="utf-8")
    assert (
        "the id of the visit changed from v to w" in iris("diff", "old.toml", "new.toml").stderr
    )
