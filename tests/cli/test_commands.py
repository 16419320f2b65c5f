"""The commands as a user meets them: exit codes, what goes where, whole outputs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

ROOT = Path(__file__).parents[2]
NOTICE = "There is no visit.toml in this folder: this is the built-in visit, not yours. Give your own file with --visit FILE.\n"
SAMPLE = str(ROOT / "examples" / "harbour-days.toml")

GOLDEN = {
    "agenda": ["agenda"],
    "agenda-lv": ["agenda", "--lang", "lv"],
    "agenda-for": ["agenda", "--for", "SE", "--day", "1"],
    "agenda-markdown": ["agenda", "--format", "markdown"],
    "agenda-csv": ["agenda", "--format", "csv"],
    "agenda-json": ["agenda", "--format", "json"],
    "partners": ["partners"],
    "partners-lv": ["partners", "--all", "--lang", "lv"],
    "partners-csv": ["partners", "--all", "--format", "csv"],
    "partners-json": ["partners", "--country", "SE", "--format", "json"],
    "partners-markdown": ["partners", "--format", "markdown"],
    "participants": ["participants"],
    "participants-csv": ["participants", "--format", "csv"],
    "participants-json": ["participants", "--country", "LV", "--format", "json"],
    "harbour": ["agenda", "-f", SAMPLE],
    "harbour-tz": ["agenda", "-f", SAMPLE, "--tz", "America/New_York", "--for", "LT"],
    "harbour-lv-json": ["agenda", "-f", SAMPLE, "--lang", "lv", "--format", "json"],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_output_is_as_it_was_looked_at(iris: Iris, name: str) -> None:
    result = iris(*GOLDEN[name])
    golden = ROOT / "tests" / "golden" / f"{name}.txt"
    if os.environ.get("IRIS_GOLDEN"):
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")
    assert result.stderr == ("" if SAMPLE in GOLDEN[name] else NOTICE)
    assert result.exit_code == 0


def test_an_agenda_for_a_country_that_nobody_is_from_names_nobody(iris: Iris) -> None:
    result = iris("agenda", "-f", SAMPLE, "--for", "SE")
    assert "For:" not in result.stdout
    assert result.stderr == "There are no sessions to show.\n"


@pytest.mark.parametrize("width", [40, 60, 120])
def test_the_agenda_fits_the_terminal(iris: Iris, width: int) -> None:
    from rich.cells import cell_len

    for lang in ("en", "be"):
        lines = iris("agenda", "-f", SAMPLE, "-l", lang, COLUMNS=str(width)).stdout.splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("size", ["0", "00", "", "-1", "²", "wide", "99999999"])
def test_what_is_no_width_of_a_terminal_is_as_if_it_were_not_set(iris: Iris, size: str) -> None:
    golden = (ROOT / "tests" / "golden" / "agenda.txt").read_text(encoding="utf-8")
    assert iris("agenda", COLUMNS=size, LINES=size).stdout == golden


def test_sweden_has_exactly_two_partners(iris: Iris) -> None:
    for name in ("SE", "se", "swe", "Sweden", "ZVIEDRIJA", "Швецыя"):
        found = json.loads(iris("partners", "--country", name, "--format", "json").stdout)
        assert [one["name"] for one in found] == [
            "Dalarna Science Park",
            "Swedish Incubators & Science Parks",
        ]


def test_a_country_without_partners_is_said_on_stderr_and_is_no_error(iris: Iris) -> None:
    result = iris("partners", "--country", "NO")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == NOTICE + "There are no organisations from Norway (NO) to show.\n"
    assert iris("partners", "--country", "NO", "--format", "json").stdout == "[]\n"


def test_roles_choose_partners(iris: Iris) -> None:
    def roles(*options: str) -> set[str]:
        found = json.loads(iris("partners", "--format", "json", *options).stdout)
        return {one["role"] for one in found}

    assert roles() == {"partner", "host"}
    assert roles("--all") == {"partner", "host", "local"}
    assert roles("--role", "local") == {"local"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["partners", "--country", "Swedn"], "'Swedn' is not a country; did you mean 'Sweden (SE)'?"),
        (["partners", "--country", "XX"], "'XX' is not a country; write its code, for example SE, or its name"),
        (["agenda", "--for", "dalrna"], "'dalrna' is not an organisation, person, group or country of the visit; did you mean 'dalarna'?"),
        (["agenda", "--for", "zzzzzz"], "'zzzzzz' is not an organisation, person, group or country of the visit; choose from partners, host, locals, everyone, dalarna, turku, rarr, sisp, bntu, vatp, city-council, freeport, …"),
        (["agenda", "--day", "3"], "the visit has no day '3'; the visit is on 18–19 October 2018, days 1 to 2"),
        (["agenda", "--day", "monday"], "'monday' is not a day of the visit; the visit is on 18–19 October 2018, days 1 to 2"),
        (["agenda", "--day", "2019-10-18"], "'2019-10-18' is not a day of the visit; the visit is on 18–19 October 2018, days 1 to 2"),
        (["agenda", "--day", "10:30"], "'10:30' is not a day; write 1, 2018-10-18, '18 Oct', friday or today (the visit is on 18–19 October 2018, days 1 to 2)"),
        (["agenda", "--day", "someday"], "'someday' is not a day; write 1, 2018-10-18, '18 Oct', friday or today (the visit is on 18–19 October 2018, days 1 to 2)"),
        (["agenda", "--tz", "Europe/Rga"], "'Europe/Rga' is not a time zone; did you mean 'Europe/Riga'?"),
        (["agenda", "--lang", "latvain"], "'latvain' is not a language; did you mean 'lv'?"),
        (["agenda", "--lang", "xx"], "'xx' is not a language; choose from en, lv, sv, fi, pl, be, et, lt, de, da, nb, uk"),
        (["export-ics", "--for", "\x1b[31m"], "'�[31m' is not an organisation, person, group or country of the visit; choose from partners, host, locals, everyone, dalarna, turku, rarr, sisp, bntu, vatp, city-council, freeport, …"),
    ],
)  # fmt: skip
def test_a_wrong_word_on_the_command_line_is_told_with_the_nearest(
    iris: Iris, arguments: list[str], message: str
) -> None:
    result = iris(*arguments, "-f", ROOT / "data" / "visit.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {message}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["agendo"],
        ["agenda", "--dya", "1"],
        ["agenda", "--format", "pdf"],
        ["export-ics", "--remind", "-5"],
    ],
)
def test_a_wrong_command_or_option_is_exit_code_2(iris: Iris, arguments: list[str]) -> None:
    result = iris(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "day",
    [
        "1",
        "2018-10-18",
        "18 Oct",
        "18.10.",
        "18",
        "thursday",
        "ceturtdiena",
        "Oct 18",
        "18.10.2018",
        "today",
    ],
)
def test_a_day_is_found_however_it_is_written(iris: Iris, day: str) -> None:
    result = iris("agenda", "--day", day, "--format", "json", SOURCE_DATE_EPOCH="1539820800")
    assert [one["date"] for one in json.loads(result.stdout)["days"]] == ["2018-10-18"]


@pytest.mark.parametrize(
    "reference", ["turku", "TURKU", "Turku Science Park", "FI", "fi", "Turku Zinātnes parks"]
)
def test_a_participant_is_found_by_id_name_or_country(iris: Iris, reference: str) -> None:
    found = json.loads(iris("participants", "--for", reference, "--format", "json").stdout)
    assert [one["id"] for one in found] == ["turku"]


@pytest.mark.parametrize("lang", ["lv", "LV", "lv_LV", "lv_LV.UTF-8", "latvian", "Latviešu"])
def test_a_language_is_found_by_code_locale_or_name(iris: Iris, lang: str) -> None:
    assert "Ceturtdiena, 2018. gada 18. oktobris" in iris("agenda", "--lang", lang).stdout
    assert "Ceturtdiena" in iris("agenda", IRIS_LANG=lang).stdout


def test_another_zone_moves_times_and_dates(iris: Iris, write: Write) -> None:
    write('[sessions.s]\ntitle = "t"\nday = 2027-05-19\nstart = 02:00\nend = 03:00\n')
    data = json.loads(iris("agenda", "--tz", "America/New_York", "--format", "json").stdout)
    [day] = data["days"]
    assert day["date"] == "2027-05-18"
    assert day["sessions"][0]["start"] == "2027-05-18T19:00:00-04:00"


def test_a_day_is_the_hosts_whatever_the_zone(iris: Iris, write: Write) -> None:
    write(
        '[sessions.early]\ntitle = "Early"\nday = 2027-05-19\nstart = 00:15\n'
        '[sessions.late]\ntitle = "Late"\nday = 2027-05-20\nstart = 23:15\n'
    )
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        for day, title in (("1", "Early"), ("2", "Late")):
            shown = iris("agenda", "--tz", zone, "--day", day, "--format", "csv").stdout
            assert ("Early" in shown, "Late" in shown) == (title == "Early", title == "Late")


@pytest.mark.parametrize("code", ["ru-LV", "en-LV", "sr-Latn-LV", "pt-BR"])
def test_every_language_that_a_visit_may_have_works_in_every_command(
    iris: Iris, write: Write, head: str, code: str
) -> None:
    write(head=head.replace('title = "Visit"', f'title = {{ {code} = "X", en = "Visit" }}'))
    for command in ("agenda", "partners", "participants", "export-ics", "site", "check"):
        assert iris(command).exit_code == 0
        if command != "check":
            assert iris(command, "--lang", code).exit_code == 0


def test_the_visit_is_found_here_in_data_in_the_environment_or_where_it_is_named(
    iris: Iris, write: Write, tmp_path: Path, head: str
) -> None:
    def title(*options: str, **variables: str) -> str:
        text = iris("agenda", *options, "--format", "json", **variables).stdout
        return str(json.loads(text)["visit"]["title"])

    assert title() == "IRIS peer review in Ventspils"
    (tmp_path / "data").mkdir()
    write(head=head.replace("Visit", "In data"), name="data/visit.toml")
    assert title() == "In data"
    write(head=head.replace("Visit", "Here"))
    assert title() == "Here"
    other = write(head=head.replace("Visit", "Other"), name="other.toml")
    assert title("--visit", str(other)) == "Other"
    assert title(IRIS_VISIT=str(other)) == "Other"


def test_a_visit_is_read_from_standard_input(iris: Iris, head: str) -> None:
    assert iris("agenda", "-f", "-", stdin=head.encode()).stdout.startswith("Visit\n")
    result = iris("agenda", "-f", "-", stdin=b"x")
    assert result.exit_code == 3
    assert result.stderr.startswith("-:1: column 2: ")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "missing.toml",
            "missing.toml:1: no such file or directory; check the path\n",
        ),
        (".", ".:1: is a directory; give the path of a file in it\n"),
        ("a\x1b[31mb", "a�[31mb:1: no such file or directory; check the path\n"),
        ("nul\0", "nul�:1: embedded null byte; check the path\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_exit_code_3(iris: Iris, name: str, message: str) -> None:
    result = iris("agenda", "--visit", name)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", message)


def test_an_invalid_visit_is_exit_code_3_with_every_problem_on_a_line(
    iris: Iris, write: Write
) -> None:
    write('[sessions.s]\ntitel = "t"\nday = 2027-05-21\n')
    for command in ("agenda", "partners", "participants", "export-ics"):
        result = iris(command)
        assert (result.exit_code, result.stdout) == (3, "")
        assert len(result.stderr.splitlines()) == 3
    assert not Path("calendars").exists()


def test_hostile_text_is_only_text_in_every_output(iris: Iris, write: Write) -> None:
    write(
        '[sessions.s]\ntitle = "[red]=cmd()[/red] \\u001b[31m\\u0007 </script>"\nday = 2027-05-19\n'
        'description = "BEGIN:VEVENT\\r\\nEND:VCALENDAR\\n| a | b |"\nroom = "=1+1"\n'
    )
    for kind in ("table", "markdown", "csv", "json"):
        shown = iris("agenda", "--format", kind).stdout
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "[red]" in shown.replace("\\", "")
    sheet = load_workbook(io.BytesIO(iris("agenda", "--format", "xlsx").stdout_bytes)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= set("sndb")
    row = next(csv.DictReader(io.StringIO(iris("agenda", "--format", "csv").stdout)))
    assert row["room"] == "'=1+1"
    assert iris("export-ics").exit_code == 0
    lines = Path("calendars/p.ics").read_bytes().split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert lines.count(b"END:VCALENDAR") == 1


def test_what_is_said_is_printable(capsys: pytest.CaptureFixture[str]) -> None:
    from iriscli.cli import output

    output.complain("a \x1b[31m b", "c\nd")
    assert capsys.readouterr().err == "a �[31m b\nc�d\n"


@pytest.mark.parametrize("id_", ["r\x1bed", "r\ned", "r\u202eed"])
def test_nothing_that_is_said_of_a_file_reaches_the_terminal_raw(
    iris: Iris, write: Write, id_: str
) -> None:
    name = json.dumps(id_)
    write(
        f'[organisations.{name}]\nname = "X"\ncountry = "SE"\n[groups]\n{name} = ["p"]\n'
        f'[people.a]\nname = "A"\norganisation = "red"\n'
        f'[sessions.s]\ntitle = "S"\nday = 2027-05-19\nattendees = ["red"]\nvenue = "red"\n'
        f'[venues.{name}]\nname = "V"\n'
    )
    result = iris("agenda")
    assert result.exit_code == 3
    assert all(line.isprintable() for line in result.stderr.split("\n"))
    assert all(line.startswith("visit.toml:") for line in result.stderr.splitlines())


def test_an_export_writes_one_file_a_participant_and_says_so(iris: Iris) -> None:
    result = iris("export-ics", SOURCE_DATE_EPOCH="1538352000")
    assert result.stdout.endswith("10 calendars written, 0 unchanged.\n")
    assert len(list(Path("calendars").iterdir())) == 10
    result = iris("export-ics", "--out", "calendars", "--format", "json")
    data = json.loads(result.stdout)
    assert data["folder"] == "calendars"
    assert data["files"][0] == {
        "participant": "dalarna",
        "file": "dalarna.ics",
        "state": "unchanged",
        "sessions": 4,
        "added": [],
        "changed": [],
        "cancelled": [],
    }


def test_an_export_for_some_leaves_the_others_alone(iris: Iris) -> None:
    assert iris("export-ics", "--for", "FI", "--for", "PL").exit_code == 0
    assert sorted(os.listdir("calendars")) == ["rarr.ics", "turku.ics"]  # noqa: PTH208 - names


def test_an_export_tells_whom_to_write_to_again(iris: Iris, write: Write) -> None:
    dinner = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\nattendees = ["p"]\n'
    talk = '[sessions.talk]\ntitle = "Talk"\nday = 2027-05-20\nattendees = ["p", "q"]\n'
    lunch = '[sessions.lunch]\ntitle = "Lunch"\nday = 2027-05-20\nattendees = ["q"]\n'
    clock = {"SOURCE_DATE_EPOCH": "1800000000"}
    write(dinner + talk)
    iris("export-ics", **clock)
    write(dinner.replace("20:00", "20:30") + lunch)
    foretold = iris("export-ics", "--dry-run", **clock).stdout
    assert (
        iris("export-ics", **clock).stdout
        == """\
Visit
Folder: calendars

Participant  File   Sessions  State      What changed
Partner      p.ics         1  changed    changed: Dinner
                                         cancelled: Talk
Quay         q.ics         1  changed    new: Lunch
                                         cancelled: Talk
Host         h.ics         0  unchanged
Local        l.ics         0  unchanged

2 calendars written, 2 unchanged.
"""
    )
    assert "2 calendars would be written, 2 unchanged." in foretold


def test_a_file_that_is_not_ours_is_exit_code_4_and_the_others_are_written(iris: Iris) -> None:
    Path("calendars").mkdir()
    Path("calendars/turku.ics").write_text("mine")
    result = iris("export-ics")
    assert result.exit_code == 4
    assert result.stderr == NOTICE + (
        "Error: 'calendars/turku.ics': iris did not write it, so iris does not touch it; move"
        " it away, or replace it with --force\n"
    )
    assert len(list(Path("calendars").iterdir())) == 10
    assert Path("calendars/turku.ics").read_text() == "mine"


@pytest.mark.parametrize("command", ["export-ics", "site"])
@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("taken", "file exists; this is a file"),
        ("taken/calendars", "not a directory; a part of the path is a file"),
        ("loop", "file exists; this is a file"),
    ],
)
def test_a_folder_that_is_none_is_exit_code_4(
    iris: Iris, command: str, folder: str, why: str
) -> None:
    Path("taken").write_text("x")
    Path("loop").symlink_to("loop")
    result = iris(command, "-o", folder)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        f"{NOTICE}Error: {str(Path(folder))!r}: {why}: choose a folder with --out\n"
    )
    assert Path("taken").read_text() == "x"
    assert sorted(os.listdir()) == ["loop", "taken"]  # noqa: PTH208 - names


def test_a_visit_may_be_without_a_host(iris: Iris, write: Write, head: str) -> None:
    before, host, rest = head.partition("[organisations.h]")
    rest = rest[rest.index("[organisations.l]") :]
    assert host
    write(
        '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nattendees = ["p"]\n',
        head=before.replace('host = "h"\n', "") + rest,
    )
    assert (
        iris("agenda").stdout
        == """\
Visit
19–20 May 2027

Wednesday, 19 May 2027
Time             Session  Who
to be confirmed  Talk     Partner
"""
    )
    partners = csv.DictReader(io.StringIO(iris("partners", "--format", "csv").stdout))
    assert [one["role"] for one in partners] == ["partner", "partner"]
    assert iris("export-ics").exit_code == 0
    assert [one.name for one in sorted(Path("calendars").glob("*.ics"))] == [
        "l.ics",
        "p.ics",
        "q.ics",
    ]
    assert iris("site").exit_code == 0
    assert "<dt>Host</dt>" not in Path("site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "253402300799", "9" * 30])
def test_a_clock_that_is_no_moment_is_exit_code_2(iris: Iris, epoch: str) -> None:
    for command in ("export-ics", "agenda"):
        assert iris(command, SOURCE_DATE_EPOCH=epoch).exit_code == 2


def test_a_clock_that_is_read_makes_every_octet_repeatable(iris: Iris) -> None:
    for out in ("one", "two"):
        iris("export-ics", "-o", out, "--whole", SOURCE_DATE_EPOCH="1538352000")
    files = {
        out: {path.name: path.read_bytes() for path in Path(out).iterdir()}
        for out in ("one", "two")
    }
    assert files["one"] == files["two"]
    assert len(files["one"]) == 11


@pytest.mark.parametrize("command", ["", "agenda", "partners", "participants", "export-ics"])
def test_every_command_has_a_help_with_examples(iris: Iris, command: str) -> None:
    result = iris(*command.split(), "--help")
    assert result.exit_code == 0
    assert "iris " in result.stdout
    assert iris(*command.split(), "-h").stdout == result.stdout


def test_the_version_is_shown(iris: Iris) -> None:
    from iriscli import __version__

    assert iris("--version").stdout == f"iris {__version__}\n"


def test_no_command_shows_the_help(iris: Iris) -> None:
    assert "Usage: iris" in iris().output


def process(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "iriscli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **(env or {})},
    )


def test_a_real_process_prints_the_agenda(tmp_path: Path) -> None:
    done = process("agenda", cwd=tmp_path)
    golden = (ROOT / "tests" / "golden" / "agenda.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, golden, NOTICE)


@pytest.mark.parametrize("variable", ["TZ=/etc/passwd", "TZ=:nowhere", "TZ=/", "COLUMNS=0"])
def test_a_variable_that_is_wrong_and_not_needed_changes_nothing(
    tmp_path: Path, variable: str
) -> None:
    name, _, value = variable.partition("=")
    golden = (ROOT / "tests" / "golden" / "agenda.txt").read_text(encoding="utf-8")
    done = process("agenda", cwd=tmp_path, env={name: value})
    assert (done.returncode, done.stdout, done.stderr) == (0, golden, NOTICE)


def test_help_whose_reader_has_had_enough_is_no_error(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m iriscli --help | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_spreadsheet_is_never_put_on_a_terminal(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "iriscli", "participants", "--format", "xlsx"]
    done = subprocess.run(
        command, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr == (
        "Error: xlsx cannot be shown in a terminal; write it to a file:"
        " iris participants --format xlsx > participants.xlsx\n"
    )


@pytest.mark.parametrize("command", ["agenda", "partners", "participants"])
def test_a_spreadsheet_has_what_the_csv_has(iris: Iris, command: str) -> None:
    octets = iris(command, "-f", SAMPLE, "--format", "xlsx").stdout_bytes
    sheet = load_workbook(io.BytesIO(octets)).active
    assert sheet is not None
    assert sheet.title == {"agenda": "Programme"}.get(command, command.capitalize())
    rows = csv.reader(io.StringIO(iris(command, "-f", SAMPLE, "--format", "csv").stdout))
    assert [[_as_in_a_csv(cell.value) for cell in row] for row in sheet.iter_rows()] == [
        [cell.removeprefix("'").removesuffix("+03:00") for cell in row] for row in rows
    ]


def _as_in_a_csv(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime):
        return value.isoformat().removesuffix("T00:00:00")
    return "" if value is None else str(value)


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m iriscli agenda -f '{SAMPLE}' --format json | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("kind", ["table", "json"])
def test_a_full_output_is_exit_code_4(tmp_path: Path, kind: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "iriscli", "agenda", "--format", kind],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr == NOTICE + (
        "Error: the output cannot be written: No space left on device; free some disk space\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("agenda >&-", 0),
        ("agenda 2>&-", 0),
        ("agenda -f - <&-", 3),
        ("agenda 2>/dev/full", 0),
        ("agenda -f missing 2>/dev/full", 3),
        ("agenda --dya 1 2>/dev/full", 2),
        ("agenda --day 9 2>/dev/full", 2),
        ("--help >/dev/full", 4),
        ("--version >/dev/full", 4),
        ("--version >&-", 0),
    ],
)
def test_closed_and_full_streams_end_with_a_code_and_without_a_traceback(
    tmp_path: Path, shell: str, code: int
) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m iriscli {shell}"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_completion_offers_nothing_that_a_shell_would_run(tmp_path: Path, head: str) -> None:
    hostile = head.replace('name = "Quay"', "name = 'Q \\$(touch PWNED) `x` [/foo] \"'")
    (tmp_path / "visit.toml").write_text(hostile, encoding="utf-8")
    for shell in ("zsh", "fish", "bash"):
        done = process(
            cwd=tmp_path,
            env={
                "_IRIS_COMPLETE": f"complete_{shell}",
                "COMP_WORDS": "iris agenda --for ",
                "COMP_CWORD": "3",
                "_TYPER_COMPLETE_ARGS": "iris agenda --for ",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        assert "q" in done.stdout
        assert not set("$`") & set(done.stdout)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_output_is_served(tmp_path: Path, encoding: str) -> None:
    done = process("agenda", "-l", "lv", cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert "Uzņēmumu apmeklējumi" in done.stdout


def test_an_interrupted_command_ends_with_130(tmp_path: Path) -> None:
    code = (
        "import iriscli.cli.load as load\n"
        "def interrupted(*a, **k): raise KeyboardInterrupt\n"
        "load.load = interrupted\n"
        "import sys; sys.argv = ['iris', 'agenda']\n"
        "from iriscli.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (done.returncode, "Traceback" in done.stderr) == (130, False)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("iris partners --country ", ["SE", "FI", "PL", "BY", "LV"]),
        ("iris agenda --for s", ["sisp"]),
        ("iris agenda --day ", ["1", "2", "2018-10-18", "2018-10-19"]),
        ("iris agenda --lang l", ["lv", "lt"]),
        ("iris agenda --tz Europe/R", ["Europe/Riga", "Europe/Rome"]),
        ("iris diff visit.toml --for ever", ["everyone"]),
        ("iris site --lang p", ["pl"]),
        (
            "iris init --country L",
            ["LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY"],
        ),
        ("iris init --timezone Europe/Ta", ["Europe/Tallinn"]),
        ("iris init --language f", ["fi"]),
        ("iris partners --role ", ["partner", "host", "local"]),
        ("iris agenda --tz nowhere --lang xx --day ", ["1", "2", "2018-10-18", "2018-10-19"]),
        ("iris agenda -f missing.toml --day ", []),
        ("iris agenda -f / --for ", []),
        ("iris export-ics --for P", ["PL"]),
    ],
)
def test_the_shell_completes_from_the_visit_at_hand(
    iris: Iris, line: str, offered: list[str]
) -> None:
    cursor = str(line.count(" "))
    result = iris(_IRIS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=cursor)
    assert result.stdout.split() == offered


def test_the_address_in_the_file_is_that_of_the_site(
    iris: Iris, head: str, tmp_path: Path
) -> None:
    text = head.replace('id = "v"', 'id = "v"\nsite = "https://example.org/visit"')
    (tmp_path / "visit.toml").write_text(text, encoding="utf-8")
    assert "https://example.org/visit/" in iris("site").stdout
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'href="webcal://example.org/visit/calendars/programme.ics"' in page
    assert "https://example.com/" in iris("site", "--base-url", "https://example.com").stdout


GUESTS = """
[people.ann]
name = "Ann"
organisation = "p"
email = "ann@example.org"
role = "Director"
details = { Diet = { en = "vegetarian", lv = "veģetāra" }, file = "7" }
[people.bob]
name = "Bob"
organisation = "p"
details = { diet = "none" }
[sessions.dinner]
title = "Dinner"
day = 2027-05-19
attendees = ["SE", "q"]
[sessions.closing]
title = "Closing"
day = 2027-05-20
"""
"""Whom a restaurant, a hotel and a bus company want to know about."""


def test_the_list_for_a_restaurant_has_who_attends_and_what_was_asked_for(
    iris: Iris, write: Write, head: str
) -> None:
    sized = head.replace('"FI"', '"FI"\nsize = 4\nemail = "quay@example.org"')
    write(GUESTS, head=sized)
    columns = ["--column", "diet", "--column", "e-mail", "--column", "role", "--column", "FILE"]
    command = ["participants", "--session", "Dinner", *columns]
    people = json.loads(iris(*command, "--format", "json").stdout)
    assert people[0] == {
        "id": "ann",
        "name": "Ann",
        "organisation": "p",
        "country": "SE",
        "language": "en",
        "people": 1,
        "sessions": 2,
        "file": "ann.ics",
        "Diet": "vegetarian",
        "email": "ann@example.org",
        "role": "Director",
        "file (details)": "7",
    }
    assert [list(one.values())[8:] for one in people[1:]] == [
        ["none", None, None, None],
        [None, "quay@example.org", None, None],
    ]
    rows = list(csv.DictReader(io.StringIO(iris(*command, "--format", "csv").stdout)))
    assert [(row["id"], row["people"], row["Diet"]) for row in rows] == [
        ("ann", "1", "vegetarian"),
        ("bob", "1", "none"),
        ("q", "4", ""),
    ]
    sheet = load_workbook(io.BytesIO(iris(*command, "--format", "xlsx").stdout_bytes)).active
    assert sheet is not None
    assert [cell.value for cell in sheet["I"]] == ["Diet", "vegetarian", "none", None]
    assert "veģetāra" in iris(*command, "--lang", "lv", "--format", "markdown").stdout
    both = iris(*command, "--for", "FI", "--format", "json").stdout
    assert [one["id"] for one in json.loads(both)] == ["q"]


def test_without_a_column_no_address_and_no_detail_is_told(iris: Iris, write: Write) -> None:
    write(GUESTS)
    for kind in ("table", "markdown", "csv", "json"):
        shown = iris("participants", "--format", kind).stdout
        assert "Ann" in shown
        assert "example.org" not in shown
        assert "vegetarian" not in shown
