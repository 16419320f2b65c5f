from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from iriscli.cli import interview
from iriscli.disk import files as disk
from iriscli.errors import CannotWriteError
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from typer.testing import Result

    Iris = Callable[..., Result]

GIVEN = ["--title", "Spring visit", "--start", "2027-05-19", "--country", "LV"]
GIVEN += ["--host", "Harbour Authority"]
FILES = ["visit.schema.json", "visit.toml"]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text(folder: Path, name: str = "visit.toml") -> str:
    return (folder / name).read_bytes().decode()


def without(option: str) -> list[str]:
    at = GIVEN.index(option)
    return [*GIVEN[:at], *GIVEN[at + 2 :]]


def test_init_writes_a_visit_and_its_schema_and_says_what_to_do_next(
    iris: Iris, tmp_path: Path
) -> None:
    result = iris("init", *GIVEN)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "visit.toml: written",
        "visit.schema.json: written",
        "Fill in the file. To see the programme: iris agenda",
    ]
    assert files(tmp_path) == FILES


@pytest.mark.parametrize("code", ["en", "lv", "sv", "fi", "pl", "be", "de", "pt-BR"])
def test_what_init_writes_is_read_at_once_in_each_language(iris: Iris, code: str) -> None:
    assert iris("init", *GIVEN, "--language", code, "--language", "en").exit_code == 0
    result = iris("agenda")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "Spring visit"
    assert "2027" in result.stdout
    assert iris("check").exit_code == 0
    assert iris("agenda", "--lang", "lv").exit_code == 0


def test_the_schema_beside_it_is_what_iris_schema_prints_and_fits_it(
    iris: Iris, tmp_path: Path
) -> None:
    iris("init", *GIVEN)
    assert text(tmp_path).startswith("#:schema ./visit.schema.json\n")
    assert text(tmp_path, "visit.schema.json") == iris("schema").stdout
    Draft202012Validator.check_schema(json.loads(text(tmp_path, "visit.schema.json")))


def test_the_options_are_understood_as_in_other_commands(iris: Iris, tmp_path: Path) -> None:
    result = iris(
        "init", "spring.toml", "--title", 'The "spring"\nvisit \\ 1', "--start", "19. 5. 2027",
        "--end", "20 May 2027", "--host", "Port", "--country", "latvija", "--city", "Rīga",
        "--timezone", "stockholm", "--language", "LV_lv", "--language", "english",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert result.stderr.splitlines()[-1].endswith("iris agenda --visit spring.toml")
    visit = read_visit((tmp_path / "spring.toml").read_bytes(), "", lambda _: b"")
    assert visit.about.title == {"lv": 'The "spring" visit \\ 1'}
    assert [str(day) for day in visit.days] == ["2027-05-19", "2027-05-20"]
    assert (visit.about.timezone, visit.about.language) == ("Europe/Stockholm", "lv")
    port = visit.organisations["port"]
    assert (port.country, port.city) == ("LV", "Rīga")


def test_without_a_last_day_or_a_zone_they_follow_from_the_rest(
    iris: Iris, tmp_path: Path
) -> None:
    iris("init", *GIVEN)
    assert "\nend = 2027-05-19\n" in text(tmp_path)
    assert '\ntimezone = "Europe/Riga"\n' in text(tmp_path)
    assert '\nlanguage = "en"\n' in text(tmp_path)


def test_two_visits_of_one_title_have_ids_of_their_own(iris: Iris, tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        iris("init", name, *GIVEN)
    ids = {
        read_visit((tmp_path / name).read_bytes(), name, lambda _: b"").about.id
        for name in ("a.toml", "b.toml")
    }
    assert len(ids) == 2
    assert all(id_.startswith("spring-visit-2027-") for id_ in ids)


@pytest.mark.parametrize("option", ["--title", "--start", "--country", "--host"])
def test_an_option_that_cannot_be_asked_for_is_named(
    iris: Iris, tmp_path: Path, option: str
) -> None:
    result = iris("init", *without(option))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {option} is missing; add it, or run iris init in a terminal, where it asks"
        " questions\n"
    )
    assert files(tmp_path) == []


def test_all_options_that_are_missing_are_named_at_once(iris: Iris) -> None:
    assert "--title, --start, --country, --host are missing; add them" in iris("init").stderr


def test_a_country_with_several_zones_needs_one_named(iris: Iris, tmp_path: Path) -> None:
    spain = [*without("--country"), "--country", "ES"]
    result = iris("init", *spain)
    assert result.exit_code == 2
    assert "--timezone is missing" in result.stderr
    assert files(tmp_path) == []
    assert iris("init", *spain, "--timezone", "madrid").exit_code == 0


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--title", "", "the title is empty; write it"),
        ("--title", " \x07\n", "the title is empty; write it"),
        ("--title", "caf\udce9", "'caf\ufffd' is not a text in UTF-8;"),
        ("--start", "19 May", "'19 May' is not a date; write day, month and year,"),
        ("--start", "2027", "'2027' is not a date;"),
        ("--start", "0207-05-19", "'0207-05-19' is not a date;"),
        ("--start", "soon", "'soon' is not a date;"),
        ("--start", "", "'' is not a date;"),
        ("--end", "2027-05-18", "the last day 2027-05-18 is before the first day 2027-05-19;"),
        ("--end", "2028-05-19", "the visit would last 367 days; check the year"),
        ("--country", "Sverge", "'Sverge' is not a country; did you mean 'Sweden (SE)'?"),
        ("--country", "", "'' is not a country;"),
        ("--host", " ", "the host is empty; write it"),
        ("--city", "caf\udce9", "is not a text in UTF-8;"),
        ("--timezone", "Riiga", "'Riiga' is not a time zone; did you mean 'Europe/Riga'?"),
        ("--timezone", "", "the time zone is empty; write for example Europe/Riga"),
        ("--language", "latvain", "'latvain' is not a language; did you mean 'lv'?"),
        ("--language", "", "there is no language; write for example: lv, en"),
    ],
)
def test_an_option_that_will_not_do_is_refused_and_nothing_written(
    iris: Iris, tmp_path: Path, option: str, value: str, said: str
) -> None:
    result = iris("init", *GIVEN, option, value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert files(tmp_path) == []


def test_people_adds_an_empty_spreadsheet_that_the_visit_reads(
    iris: Iris, tmp_path: Path
) -> None:
    assert iris("init", *GIVEN, "--people").exit_code == 0
    assert files(tmp_path) == ["people.csv", *FILES]
    assert text(tmp_path, "people.csv") == (
        "\ufeffname;organisation;id;email;role;language;groups\r\n"
    )
    assert iris("participants", "--format", "csv").stdout.count("\n") == 2
    with (tmp_path / "people.csv").open("a") as file:
        file.write("Ann;Harbour Authority;;;;;\r\n")
    assert "Ann" in iris("participants").stdout


def test_files_beside_it_that_are_there_stay_as_they_are(iris: Iris, tmp_path: Path) -> None:
    for name in ("people.csv", "visit.schema.json"):
        (tmp_path / name).write_text("name,organisation\n")
    result = iris("init", *GIVEN, "--people")
    assert result.exit_code == 0
    assert "people.csv: already there, not changed\n" in result.stderr
    assert "visit.schema.json: already there, not changed\n" in result.stderr
    assert text(tmp_path, "people.csv") == "name,organisation\n"
    assert text(tmp_path, "visit.schema.json") == "name,organisation\n"
    assert iris("agenda").exit_code == 0


@pytest.mark.parametrize("name", ["people.csv", "visit.schema.json"])
def test_a_visit_file_does_not_take_the_name_of_a_file_beside_it(
    iris: Iris, tmp_path: Path, name: str
) -> None:
    assert iris("init", name, *GIVEN, "--people").exit_code == 2
    assert files(tmp_path) == []


def test_the_name_of_standard_input_is_no_name_for_a_file(iris: Iris, tmp_path: Path) -> None:
    assert iris("init", "-", *GIVEN).exit_code == 2
    assert files(tmp_path) == []


def make_file(path: Path) -> None:
    path.write_text("mine")


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [make_file, make_folder, make_link_to_nowhere])
@pytest.mark.parametrize("when", ["before", "a moment ago"])
def test_what_is_there_is_never_touched_even_if_it_came_a_moment_ago(
    iris: Iris,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    when: str,
) -> None:
    path = tmp_path / "visit.toml"
    if when == "a moment ago":
        monkeypatch.setattr(disk, "check_new", make)
    else:
        make(path)
    result = iris("init", *GIVEN)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith("Error: 'visit.toml': ")
    assert result.stderr.endswith("; choose another name\n")
    assert len(result.stderr.splitlines()) == 1
    assert files(tmp_path) == ["visit.toml"]
    if make is make_file:
        assert text(tmp_path) == "mine"


def test_of_many_who_write_one_file_at_once_one_does_and_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "visit.toml"
    start, done = threading.Barrier(8), []

    def write(number: int) -> None:
        start.wait()
        with contextlib.suppress(CannotWriteError):
            disk.create({path: b"%d\n" % number * 5000, tmp_path / "other": b"%d" % number})
            done.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (number,) = done
    assert path.read_text() == f"{number}\n" * 5000
    assert (tmp_path / "other").read_text() == f"{number}"


def test_the_folder_of_a_new_visit_is_made(iris: Iris, tmp_path: Path) -> None:
    assert iris("init", "spring/v2/visit.toml", *GIVEN).exit_code == 0
    assert files(tmp_path / "spring" / "v2") == FILES


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("file/visit.toml", "'file': file exists; this is a file: choose a folder"),
        ("file/there/visit.toml", "'file': file exists; this is a file: choose a folder"),
        ("n" * 300, "file name too long; free some disk space, or choose another folder"),
    ],
)
def test_where_nothing_can_be_written_one_line_says_so(
    iris: Iris, tmp_path: Path, path: str, said: str
) -> None:
    (tmp_path / "file").write_text("")
    result = iris("init", path, *GIVEN)
    assert (result.exit_code, result.stdout) == (4, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert files(tmp_path) == ["file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the user may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(iris: Iris, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    result = iris("init", "locked/visit.toml", *GIVEN)
    assert result.exit_code == 4
    assert "permission denied; you may not write there" in result.stderr


@pytest.mark.parametrize("room", [100, 10_000])
def test_a_disk_that_fills_up_is_left_without_a_trace(tmp_path: Path, room: int) -> None:
    resource = pytest.importorskip("resource")
    program = (
        "import resource, iriscli.cli as cli;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "cli.main()"
    )
    assert resource
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, "init", *GIVEN, "--people"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    name = "visit.toml" if room == 100 else "visit.schema.json"
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        f"Error: '{name}': file too large; free some disk space, or choose another folder\n"
    )
    assert files(tmp_path) == []


class Terminal:
    """`iris init` in a pseudo-terminal: wait for what it says, type an answer."""

    def __init__(self, folder: Path, arguments: Sequence[str]) -> None:
        import pty

        # Started in the background, a process and all its children are deaf to this signal.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.screen, other = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "iriscli", "init", *arguments],
            cwd=folder,
            stdin=other,
            stdout=other,
            stderr=other,
            env=os.environ | {"TERM": "dumb", "PYTHONIOENCODING": "utf-8"},
        )
        os.close(other)
        self.seen = b""

    def until(self, prompt: str) -> str:
        """Return what appears up to a prompt."""
        while prompt.encode() not in self.seen:
            if not self._more():
                pytest.fail(f"{prompt!r} did not come:\n{self.seen.decode()}")
        before, _, self.seen = self.seen.partition(prompt.encode())
        return before.decode(errors="replace").replace("\r\n", "\n")

    def _more(self) -> bool:
        ready, _, _ = select.select([self.screen], [], [], 20)
        if not ready:
            pytest.fail(f"it waits for something:\n{self.seen.decode()}")
        try:
            some = os.read(self.screen, 4096)
        except OSError:  # what Linux says once nobody writes any more
            return False
        self.seen += some
        return bool(some)

    def answer(self, prompt: str, typed: str | bytes) -> str:
        said = self.until(prompt)
        os.write(self.screen, (typed if isinstance(typed, bytes) else typed.encode()) + b"\n")
        return said

    def ends(self) -> tuple[int, str]:
        while self._more():
            pass
        return self.process.wait(20), self.seen.decode(errors="replace").replace("\r\n", "\n")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    pytest.importorskip("pty")
    opened: list[Terminal] = []

    def open_(*arguments: str) -> Terminal:
        opened.append(Terminal(tmp_path, arguments))
        return opened[-1]

    yield open_
    for one in opened:
        one.process.kill()
        one.process.wait()
        os.close(one.screen)


def test_at_a_terminal_init_asks_and_asks_again_where_an_answer_will_not_do(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    host = terminal()
    host.answer("Title of the visit: ", "   ")
    assert "the title is empty; write it" in host.answer(
        "Title of the visit: ", 'Ostas "dienas"'
    )
    host.answer("First day: ", "soon")
    assert "'soon' is not a date" in host.answer("First day: ", "19.5.2027")
    host.answer("Last day [2027-05-19]: ", "18.5.2027")
    assert "is before the first" in host.answer("Last day [2027-05-19]: ", "20 May 2027")
    host.answer("Organisation that hosts the visit: ", "Ostas pārvalde")
    host.answer("Country of the host: ", "Latvja")
    assert "did you mean 'Latvia (LV)'" in host.answer("Country of the host: ", "latvija")
    host.answer("City of the host: ", "")
    host.answer("Time zone of the programme [Europe/Riga]: ", "Riiga")
    assert "did you mean" in host.answer("Time zone of the programme [Europe/Riga]: ", "")
    host.answer("Languages, the main one first [en]: ", "lv; xx-yy")
    assert "is not a language" in host.answer("main one first [en]: ", "lv, english")
    code, said = host.ends()
    assert code == 0
    assert "Fill in the file." in said
    visit = read_visit((tmp_path / "visit.toml").read_bytes(), "", lambda _: b"")
    assert visit.about.title == {"lv": 'Ostas "dienas"'}
    assert len(visit.days) == 2
    assert visit.about.language == "lv"
    assert visit.organisations["ostas-parvalde"].city is None


def test_at_a_terminal_only_what_the_options_leave_open_is_asked(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    host = terminal(*GIVEN, "--end", "2027-05-20", "--language", "lv", "--city", "Riga")
    assert host.answer("Time zone of the programme [Europe/Riga]: ", "") == ""
    assert host.ends()[0] == 0
    assert files(tmp_path) == FILES


def test_an_option_that_will_not_do_is_not_asked_for_again(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    code, said = terminal("--title", "x", "--start", "soon").ends()
    assert code == 2
    assert "'soon' is not a date" in said
    assert files(tmp_path) == []


def test_what_is_there_is_said_before_anything_is_asked(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / "visit.toml").write_text("mine")
    code, said = terminal().ends()
    assert code == 4
    assert said == (
        "Error: 'visit.toml': the file exists already and was not changed; choose another name\n"
    )


def test_octets_that_are_no_text_are_asked_for_again(
    terminal: Callable[..., Terminal],
) -> None:
    host = terminal()
    host.answer("Title of the visit: ", b"caf\xe9")
    assert "is not a text in UTF-8" in host.answer("Title of the visit: ", "café")
    host.until("First day: ")


@pytest.mark.parametrize("how", ["end of input", "interrupt"])
def test_who_breaks_off_gets_no_file(
    terminal: Callable[..., Terminal], tmp_path: Path, how: str
) -> None:
    host = terminal()
    host.answer("Title of the visit: ", "Spring visit")
    host.until("First day: ")
    if how == "interrupt":
        # One that comes just before the program waits for a line is lost, as with any key.
        for _ in range(10):
            if host.process.poll() is not None:
                break
            host.process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                host.process.wait(2)
    else:
        os.write(host.screen, b"\x04")
    code, said = host.ends()
    assert code == 130
    assert said.splitlines()[-1] == "Nothing was written."
    assert "Traceback" not in said
    assert files(tmp_path) == []


PROGRAMME = """\
Harbours without fences

Host: Town of Quayside, Sweden

Tuesday 6 April 2027

9:00-9:30 Coffee (Customs House)
10:00 Tour of the quays

Rooms are paid by the host.

Participants
Sample Guest, project officer, Town of Northport (Finland)
"""


def test_a_visit_file_is_made_from_a_document(iris: Iris, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(PROGRAMME)
    result = iris("init", "--from", "mail.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    (remark,) = [
        number
        for number, line in enumerate(text(tmp_path).splitlines(), 1)
        if "Rooms are paid by the host" in line
    ]
    assert result.stderr.splitlines() == [
        "visit.toml: written",
        "visit.schema.json: written",
        f"read 2 sessions on 1 day, 1 person; 1 row is a comment: look at line {remark}",
        "Read the file. To see the programme: iris agenda",
    ]
    assert iris("check").exit_code == 0


def test_a_summary_tells_how_many_comments_it_does_not_name(iris: Iris, tmp_path: Path) -> None:
    notes = "\n\n".join(f"Rooms {number} are paid by the host." for number in range(7))
    (tmp_path / "mail.txt").write_text(PROGRAMME.replace("Rooms are paid by the host.", notes))
    said = iris("init", "--from", "mail.txt").stderr.splitlines()[2]
    assert "7 rows are comments: look at lines" in said
    assert said.endswith(" and 2 more")
    found = json.loads(iris("agenda", "--format", "json").stdout)
    assert [one["id"] for one in found["days"][0]["sessions"]] == [
        "coffee",
        "tour-of-the-quays",
    ]
    assert found["visit"]["title"] == "Harbours without fences"


def test_an_option_is_stronger_than_the_document(iris: Iris, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(PROGRAMME)
    more = ["--title", "Mine", "--host", "Ours", "--country", "LV", "--timezone", "Europe/Oslo"]
    more += ["--city", "Riga", "--language", "sv", "--language", "en", "--start", "2027-04-05"]
    assert iris("init", "--from", "mail.txt", *more).exit_code == 0
    visit = read_visit(text(tmp_path).encode(), "visit.toml", lambda _: b"")
    about, (host, *_) = visit.about, visit.hosts
    assert (about.title, about.timezone, about.language) == (
        {"sv": "Mine"},
        "Europe/Oslo",
        "sv",
    )
    assert (host.name, host.country, host.city) == ("Ours", "LV", "Riga")
    assert str(about.start) == "2027-04-05"


@pytest.mark.parametrize(
    ("document", "code", "said"),
    [
        ("%PDF-1.7", 3, "Error: 'a.txt': a PDF does not say what is a row; save the programme as .docx, or paste its text into a .txt"),
        ("Dear all, see you soon", 3, "Error: no session with a time, and no person, was found in 'a.txt'; is it the programme?"),
        ("9:00 Welcome\n", 2, "Error: the documents name no date; add the first day with --start"),
        (None, 3, "Error: 'a.txt': no such file or directory; check the path"),
    ],
)  # fmt: skip
def test_of_what_is_no_programme_nothing_is_written(
    iris: Iris, tmp_path: Path, document: str | None, code: int, said: str
) -> None:
    if document is not None:
        (tmp_path / "a.txt").write_text(document)
    result = iris("init", "--from", "a.txt")
    assert (result.exit_code, result.stderr.splitlines()) == (code, [said])
    assert files(tmp_path) == ["a.txt"] * (document is not None)


def test_a_visit_file_that_is_there_is_not_added_to(iris: Iris, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(PROGRAMME)
    (tmp_path / "visit.toml").write_text("mine")
    assert iris("init", "--from", "mail.txt").exit_code == 4
    assert text(tmp_path) == "mine"


def test_an_empty_spreadsheet_is_not_made_beside_what_was_read(
    iris: Iris, tmp_path: Path
) -> None:
    (tmp_path / "mail.txt").write_text(PROGRAMME)
    assert iris("init", "--from", "mail.txt", "--people").exit_code == 2
    assert files(tmp_path) == ["mail.txt"]


def test_a_terminal_asks_what_no_document_says(
    iris: Iris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Tue 6 April 2027\n9:00 Welcome\n")
    asked = []
    answers = {"Which organisation hosts it": "Us", "Its country": "Norway"}

    def answer(question: str, default: str | None) -> str:
        asked.append((question, default))
        return answers.get(question, default or "")

    monkeypatch.setattr(interview, "_at_terminal", lambda: True)
    monkeypatch.setattr(interview, "_prompt", answer)
    assert iris("init", "--from", "a.txt").exit_code == 0
    assert asked == [
        ("Which organisation hosts it", None),
        ("Its country", "EU"),
        ("Time zone of the programme", "Europe/Oslo"),
    ]
    visit = read_visit(text(tmp_path).encode(), "visit.toml", lambda _: b"")
    assert (visit.hosts[0].name, visit.hosts[0].country) == ("Us", "NO")
    assert visit.about.timezone == "Europe/Oslo"


@pytest.mark.skipif(os.name == "nt", reason="names of files are texts there")
def test_a_document_may_have_a_name_that_is_no_text(iris: Callable[..., Result]) -> None:
    name = os.fsdecode(b"programme-\xff.txt")
    Path(name).write_text("19 May 2027\n09:00 Opening\n", "utf-8")
    assert iris("init", "--from", name).exit_code == 0
    assert "made from programme-\ufffd.txt." in Path("visit.toml").read_text("utf-8")
