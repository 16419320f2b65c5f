"""`iris preview`: following the files, and answering the browsers of this machine."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import json
import socket
import struct
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.cli import preview
from iriscli.cli.follow import Followed
from iriscli.cli.serve import Server
from iriscli.site.preview import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typer.testing import Result

    Iris = Callable[..., Result]
    Write = Callable[..., Path]

NOW = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>'
DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'


@pytest.fixture(autouse=True)
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What happens to the files while the preview waits for them, in place of waiting."""
    happens: list[Callable[[], object]] = []

    def sleep(_: float) -> None:
        if happens:
            happens.pop(0)()

    monkeypatch.setattr("time.sleep", sleep)
    return happens


@pytest.fixture
def followed(write: Write, monkeypatch: pytest.MonkeyPatch) -> Followed:
    """Follow visit.toml, with two files beside it."""
    path = write(DINNER)
    monkeypatch.chdir(path.parent)
    (path.parent / "people.csv").write_text("name,organisation\nAnn,p\n", encoding="utf-8")
    (path.parent / "logo.svg").write_text(LOGO, encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    beside = 'people_file = "people.csv"\n[project]\nname = "P"\nlogos = ["logo.svg"]\n'
    path.write_text(
        text.replace("[organisations.p]", f"{beside}[organisations.p]"), encoding="utf-8"
    )
    return Followed("visit.toml", "http://127.0.0.1:8017/", NOW)


def title(followed: Followed) -> str | None:
    visit = followed.look().visit
    return None if visit is None else str(visit.sessions["dinner"].title)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_read_again_until_something_is_saved(followed: Followed) -> None:
    assert followed.look() is followed.look()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("visit.toml", "Dinner", "Long dinner"),
        ("people.csv", "Ann", "Anna"),
        ("logo.svg", "/>", " />"),
    ],
)
def test_each_of_the_files_is_followed(
    followed: Followed, tmp_path: Path, name: str, old: str, new: str
) -> None:
    before = followed.look()
    replace(tmp_path / name, old, new)
    after = followed.look()
    assert after.visit is not None
    assert after.state != before.state
    assert (after.visit, after.logos) != (before.visit, before.logos)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("visit.toml", ("20:00", "30:00"), "visit.toml:30: column 11"),
        ("people.csv", ("Ann,p", "Ann,x"), "people.csv:2: "),
        (
            "logo.svg",
            ("<svg", "<i"),
            "visit.toml:12: project.logos[1]: 'logo.svg': it is not",
        ),
    ],
)
def test_what_is_broken_is_said_until_it_is_mended(
    followed: Followed, tmp_path: Path, name: str, change: tuple[str, str], said: str
) -> None:
    old, new = change
    whole = followed.look()
    replace(tmp_path / name, old, new)
    look = followed.look()
    assert look.visit is None
    assert [str(one)[: len(said)] for one in look.problems] == [said]
    replace(tmp_path / name, new, old)
    assert followed.look().visit == whole.visit


def test_a_file_that_was_broken_from_the_first_is_followed_too(
    followed: Followed, tmp_path: Path
) -> None:
    replace(tmp_path / "people.csv", "Ann,p", "Ann,x")
    assert followed.look().visit is None
    replace(tmp_path / "people.csv", "Ann,x", "Ann,p")
    assert followed.look().visit is not None


def test_a_file_that_is_gone_is_waited_for(followed: Followed, tmp_path: Path) -> None:
    file = tmp_path / "visit.toml"
    assert title(followed) == "Dinner"
    file.rename(tmp_path / "away.toml")
    assert [str(one) for one in followed.look().problems] == [
        "visit.toml:1: no such file or directory; check the path"
    ]
    (tmp_path / "away.toml").rename(file)
    assert title(followed) == "Dinner"


def test_a_file_that_is_half_written_is_not_looked_at(
    followed: Followed, tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    file = tmp_path / "visit.toml"
    assert title(followed) == "Dinner"
    whole = file.read_text(encoding="utf-8").replace("Dinner", "Supper")
    file.write_text("", encoding="utf-8")
    sleeps += [
        lambda: file.write_text(whole[:200], encoding="utf-8"),
        file.unlink,
        lambda: file.write_text(whole, encoding="utf-8"),
    ]
    assert title(followed) == "Supper"
    assert sleeps == []


def test_a_file_that_is_written_without_an_end_is_looked_at_all_the_same(
    followed: Followed, tmp_path: Path, sleeps: list[Callable[[], object]]
) -> None:
    file = tmp_path / "visit.toml"
    assert title(followed) == "Dinner"

    def write_more() -> None:
        with file.open("a", encoding="utf-8") as more:
            more.write("#\n")
        sleeps.append(write_more)

    write_more()
    assert title(followed) == "Dinner"
    assert sleeps


def test_remarks_are_those_of_check_with_what_was_handed_out(
    followed: Followed, iris: Iris, tmp_path: Path
) -> None:
    iris("export-ics")
    replace(tmp_path / "visit.toml", "sessions.dinner", "sessions.supper")
    remarks = followed.look().remarks()
    assert "session-id" in {one.code for one in remarks}
    told = json.loads(iris("check", "--format", "json").stdout)["problems"]
    assert [one.message for one in remarks] == [one["message"] for one in told]


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers with the path."""
    with Server(0) as server:
        server.answer = lambda path: Answer(path.encode(), "text/plain")
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def asked(server: Server, host: str | None = None, method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    with contextlib.closing(connection):
        connection.putrequest(method, "/a?b", skip_host=True)
        if host is not None:
            connection.putheader("Host", host.format(port=server.server_port))
        connection.endheaders()
        answer = connection.getresponse()
        if answer.status == http.HTTPStatus.OK:
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        return answer.status, answer.read()


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_a_browser_of_this_machine_is_answered(server: Server, host: str) -> None:
    assert asked(server, host) == (200, b"/a?b")
    assert asked(server, host, "HEAD") == (200, b"")


@pytest.mark.parametrize(
    "host",
    [
        *("example.org", "example.org:{port}", "127.0.0.1", "localhost", "127.0.0.1:1", ""),
        *(
            "localhost.example.org:{port}",
            "127.0.0.1:{port}@example.org",
            "0.0.0.0:{port}",
            None,
        ),
    ],
)
def test_under_another_name_nothing_is_answered(server: Server, host: str | None) -> None:
    status, octets = asked(server, host)
    assert status == http.HTTPStatus.MISDIRECTED_REQUEST
    assert b"/a?b" not in octets


def test_nothing_can_be_sent_to_it(server: Server) -> None:
    assert asked(server, "127.0.0.1:{port}", "POST")[0] == http.HTTPStatus.NOT_IMPLEMENTED


def test_only_this_machine_can_ask(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_browser_that_goes_away_is_not_spoken_of(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    began, gone, failed = Event(), Event(), Event()

    def answer(_: str) -> Answer:
        began.set()
        gone.wait(5)
        return Answer(b"x" * 10_000_000, "text/plain")

    handle = server.handle_error

    def handle_error(request: Any, client_address: Any) -> None:
        handle(request, client_address)
        failed.set()

    server.answer, server.handle_error = answer, handle_error  # type: ignore[method-assign] # to know when
    with socket.create_connection(server.server_address[:2]) as browser:  # type: ignore[arg-type] # of two parts
        browser.sendall(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
        )
        began.wait(5)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    gone.set()
    assert failed.wait(5)
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened; the preview ends at once, by Ctrl-C."""
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", addresses.append)

    def serve_forever(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve_forever", serve_forever)
    return addresses


def test_the_address_is_printed_and_opened_and_ctrl_c_ends_it(
    iris: Iris, write: Write, opened: list[str], tmp_path: Path
) -> None:
    write(DINNER)
    before = sorted(tmp_path.rglob("*"))
    result = iris("preview", "--port", "0")
    assert result.exit_code == 130
    address = result.stdout.strip()
    assert address.startswith("http://127.0.0.1:")
    assert result.stderr.strip() == (
        "The page shows each saved change of 'visit.toml'. To stop, press Ctrl-C."
    )
    assert opened == [address]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_browser_is_left_alone_on_request(iris: Iris, opened: list[str]) -> None:
    assert iris("preview", "--no-browser").exit_code == 130
    assert opened == []


def test_a_broken_file_is_followed_and_a_missing_one_is_not(
    iris: Iris, write: Write, opened: list[str]
) -> None:
    write("[sessions.a]")
    assert iris("preview", "--no-browser").exit_code == 130
    result = iris("preview", "-f", "none.toml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "none.toml:1: no such file or directory; check the path\n"
    result = iris("preview", "-f", "-", stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == ("Error: standard input is read once; name a file with --visit\n")
    assert opened == []


def test_a_port_in_use_is_said_where_it_was_asked_for_and_another_is_taken_where_not(
    iris: Iris, write: Write, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(DINNER)
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(preview, "_PORT", taken)
        result = iris("preview", "--port", str(taken))
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            f"Error: port {taken} cannot be used (Address already in use);"
            " name another with --port\n"
        )
        result = iris("preview")
    assert result.exit_code == 130
    assert str(taken) not in result.stdout
    assert opened == [result.stdout.strip()]
