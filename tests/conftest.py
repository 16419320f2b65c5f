"""What the tests share: visits made from a few lines, the command line, built sites."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from iriscli.errors import InvalidVisitError
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from typer.testing import Result

    from iriscli.visit.visit import Visit

ROOT = Path(__file__).parents[1]

# A few examples while one works, more where a change lands; a busy machine is no failure.
# With CI set, hypothesis has a profile of its own, which is repeatable: this builds on it.
settings.register_profile(
    "iris", max_examples=int(os.environ.get("IRIS_EXAMPLES", "20")), deadline=None
)
settings.load_profile("iris")

HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
host = "h"
[organisations.p]
name = { en = "Partner", lv = "Partneris" }
country = "SE"
[organisations.q]
name = "Quay"
country = "FI"
[organisations.h]
name = "Host"
city = "Riga"
country = "LV"
[organisations.l]
name = "Local"
country = "LV"
role = "local"
"""


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pin what a machine may have otherwise: zone, terminal, colours, the user's own settings."""
    for name in ("IRIS_VISIT", "IRIS_LANG", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    # Where Python may keep nothing compiled, each process compiles all of iris anew.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("COLUMNS", "80")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def head() -> str:
    """A visit with four organisations and no sessions."""
    return HEAD


@pytest.fixture
def visit() -> Callable[..., Visit]:
    """Read a visit from TOML: the four organisations, then what the test adds."""

    def read(text: str = "", *, head: str = HEAD, csv: bytes = b"") -> Visit:
        return read_visit((head + text).encode(), "visit.toml", lambda _: csv)

    return read


@pytest.fixture
def problems() -> Callable[..., list[str]]:
    """Read a visit that is wrong, and return its problems as they are printed."""

    def read(text: str | bytes, *, head: str = HEAD, csv: bytes = b"") -> list[str]:
        data = text if isinstance(text, bytes) else (head + text).encode()
        with pytest.raises(InvalidVisitError) as caught:
            read_visit(data, "visit.toml", lambda _: csv)
        return caught.value.lines

    return read


@pytest.fixture
def iris(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run a command of `iris` in an empty folder; `stdin` and variables as given."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes | None = None, **variables: str) -> Result:
        from iriscli.cli import app

        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(
            app, [os.fspath(argument) for argument in arguments], input=stdin
        )

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write visit.toml: the four organisations, then what the test adds."""

    def to_file(text: str = "", *, head: str = HEAD, name: str = "visit.toml") -> Path:
        path = tmp_path / name
        path.write_text(head + text, encoding="utf-8")
        return path

    return to_file


BUILT_AT = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
_VOID = {"meta", "link", "br", "img"}  # elements that nothing closes


@dataclass
class Element:
    """An element of a page, with all the text in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page, read strictly: every element that is opened is closed."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute twice in <{tag}>"
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def close(self) -> None:
        super().close()
        assert self._open == []

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.name == name
            and all(one.attributes.get(key) == value for key, value in wanted.items())
        ]

    def row(self, session: str) -> str:
        [found] = self.all("tr", id=f"s-{session}")
        return " ".join(found.text.split())


@dataclass(frozen=True)
class Built:
    """A build: what was said of each file, and of what else."""

    folder: Path
    files: Mapping[str, str]
    said: list[str]
    exit_code: int

    def bytes(self) -> dict[str, bytes]:
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str = "index.html") -> Page:
        page = Page()
        page.feed(self.text(path))
        page.close()
        return page

    def pages(self) -> Iterator[tuple[str, Page]]:
        for path in sorted(self.bytes()):
            if path.endswith(".html"):
                yield path, self.page(path)


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Built]:
    """Build a site; tokens count up, so that two folders can be compared."""
    from iriscli.calendars.addresses import CALENDARS
    from iriscli.disk.folder import hold
    from iriscli.site.publish import Wish, publish

    tokens = itertools.count(1)

    def build(
        visit: Visit,
        path: Path | None = None,
        now: dt.datetime = BUILT_AT,
        *,
        force: bool = False,
        **wish: object,
    ) -> Built:
        path = path or tmp_path / "site"
        wished = Wish(visit, lambda: f"{next(tokens):032x}", **wish)  # type: ignore[arg-type] # as tests give it
        with hold(path, CALENDARS, force=force, public=True) as folder:
            outcome = publish(wished, folder, now)
        states = {one.file: one.state for one in outcome.done}
        return Built(path, states, outcome.lines, outcome.exit_code)

    return build
