"""The preview as a host sees it who writes in one window and looks at another."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from browser.needed import script
from browser.served import EXAMPLES
from iriscli.cli.follow import Followed
from iriscli.cli.serve import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 10_000  # of a busy machine; a quiet one takes half a second
NOTE = "#s-dinner .iris-remark"
_LINES = (EXAMPLES / "harbour-days.toml").read_text(encoding="utf-8").split("\n")
DINNER = _LINES.index("start = 19:30") + 1
"""The line that says when the dinner starts."""


@dataclass
class Host:
    """Someone who writes a visit file, and has a browser open beside it."""

    file: Path
    page: Any
    complaints: list[str]

    def writes(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def height(self, selector: str) -> float:
        """How far below the upper edge of the window something is."""
        return float(self.page.locator(selector).first.bounding_box()["y"])

    def sees(self, selector: str, text: str = "") -> None:
        self.page.locator(selector, has_text=text or None).first.wait_for(timeout=PATIENCE)


@pytest.fixture
def host(request: pytest.FixtureRequest, chromium: Any, tmp_path: Path) -> Iterator[Host]:
    folder = tmp_path / "visit"
    shutil.copytree(EXAMPLES, folder)
    file = folder / "harbour-days.toml"
    with Server(0) as server:
        followed = Followed(str(file), server.base, dt.datetime(2027, 4, 1, 9, tzinfo=dt.UTC))
        server.answer = lambda target: followed.look().answer(target)
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        viewport = {"width": 1440, "height": 900}
        context = chromium.new_context(
            viewport=viewport, color_scheme=getattr(request, "param", "light")
        )
        host = Host(file, context.new_page(), [])
        for event in ("console", "pageerror"):
            host.page.on(event, lambda what: host.complaints.append(str(what)))
        host.page.goto(server.base)
        host.sees(NOTE)
        yield host
        context.close()
        server.shutdown()
        thread.join()
    assert host.complaints == []


def axe(page: Any) -> list[Any]:
    page.evaluate(script("axe-core/axe.min.js"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    assert found["passes"]
    return [(one["id"], [n["html"] for n in one["nodes"]]) for one in found["violations"]]


def test_the_page_follows_the_file_and_keeps_the_place(host: Host) -> None:
    host.page.evaluate("document.querySelector('#s-dinner').scrollIntoView()")
    host.page.evaluate("document.querySelector('details').open = true")
    host.page.focus("#iris-page")
    before = host.height("#s-dinner")
    host.writes("Words of welcome,", "Words of welcome," + " and many more of them" * 20)
    host.sees("#s-opening", "many more of them")
    host.sees(NOTE)
    assert host.height("#s-dinner") == pytest.approx(before, abs=1)
    assert host.page.evaluate("document.querySelector('details').open")
    assert host.page.evaluate("document.activeElement.id") == "iris-page"
    assert host.page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_a_broken_file_shows_its_problems_until_it_is_mended(host: Host) -> None:
    host.page.evaluate("document.querySelector('#s-dinner').scrollIntoView()")
    before = host.height("#s-dinner")
    host.writes("start = 19:30", "start = 29:30")
    host.sees(".iris-line", f"harbour-days.toml:{DINNER}")
    host.sees("pre", "start = 29:30")
    host.writes("start = 29:30", "start = 19:45")
    host.sees("#s-dinner", "19:45")
    assert host.height("#s-dinner") == pytest.approx(before, abs=1)


def test_remarks_stand_in_the_margin_and_follow_the_file(host: Host) -> None:
    assert host.page.inner_text("#iris-remarks summary") == "2 remarks"
    note, row = (host.page.locator(one).bounding_box() for one in (NOTE, "#s-dinner"))
    assert row["x"] + row["width"] <= note["x"] <= note["x"] + note["width"] <= 1440
    assert row["y"] <= note["y"] <= row["y"] + row["height"]
    assert host.page.inner_text(NOTE).startswith(f"Note line {DINNER}\nThe end is open")
    host.page.click("#iris-remarks summary")
    host.page.set_viewport_size({"width": 600, "height": 900})
    row, cell = (host.page.locator(one).bounding_box() for one in ("#s-dinner", NOTE))
    assert row["x"] <= cell["x"] < row["x"] + row["width"]
    host.writes("start = 19:30", "start = 19:30\nend = 22:00")
    host.sees("#iris-remarks", "1 remark")
    assert host.page.locator(NOTE).count() == 0


def test_guests_and_languages_are_switched_in_place(host: Host) -> None:
    host.page.evaluate("document.querySelector('#s-dinner').scrollIntoView()")
    before = host.height("#s-dinner")
    host.page.select_option("#iris-language", label="Latviešu")
    host.sees("#s-dinner h3", "Vakariņas")
    assert host.page.get_attribute("html", "lang") == "lv"
    assert host.height("#s-dinner") == pytest.approx(before, abs=1)
    host.page.focus("#iris-page")
    host.page.keyboard.press("ArrowDown")
    host.sees("header .kicker a")
    assert "/delegations/" in host.page.url
    assert host.page.evaluate("document.activeElement.id") == "iris-page"
    host.page.select_option("#iris-page", value="/people/tartu-head.html")
    host.sees(".info", "Lighthouse Hotel: rooms are ready")
    assert host.page.url.endswith("/people/tartu-head.html")


def test_the_phone_is_as_narrow_as_one_and_follows_too(host: Host) -> None:
    host.page.click("#iris-view >> text=Phone")
    phone = host.page.frame_locator("#iris-phone iframe")
    phone.locator("#s-dinner .iris-remark").wait_for()
    assert phone.locator("html").evaluate("one => one.clientWidth <= 390")
    assert phone.locator("thead").first.bounding_box()["x"] < 0
    assert phone.locator("#iris-bar").is_hidden()
    host.writes('title = { en = "Dinner"', 'title = { en = "Supper"')
    phone.locator("#s-dinner h3", has_text="Supper").wait_for(timeout=PATIENCE)
    host.page.select_option("#iris-language", label="Latviešu")
    phone.locator("#s-dinner h3", has_text="Vakariņas").wait_for(timeout=PATIENCE)


def test_paper_is_as_it_will_be_printed_and_a_screen_is_a_screen_again(host: Host) -> None:
    host.page.focus("#iris-view input:checked")
    screen = host.page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize")
    host.page.keyboard.press("ArrowLeft")
    assert host.page.locator("nav.languages, .calendar, .iris-remark").first.is_hidden()
    assert host.page.is_visible("#iris-print")
    body = "getComputedStyle(document.body)"
    assert host.page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert host.page.evaluate(f"{body}.width") == "793.688px"  # 210 mm
    host.page.reload()
    host.sees("#iris-print")
    host.page.click("#iris-view >> text=Screen")
    assert host.page.locator("nav.languages").is_visible()
    assert (
        host.page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == screen
    )


@pytest.mark.parametrize("host", ["light", "dark"], indirect=True)
def test_axe_finds_nothing_that_keeps_anyone_from_using_it(host: Host) -> None:
    host.page.click("#iris-remarks summary")
    assert axe(host.page) == []
    for view, seen in {"Phone": "#iris-phone", "Paper": "#iris-print"}.items():
        host.page.click(f"#iris-view >> text={view}")
        host.sees(seen)
        assert axe(host.page) == []
    host.page.click("#iris-view >> text=Screen")
    host.writes("start = 19:30", "start = 29:30")
    host.sees(".iris-line")
    assert axe(host.page) == []


def test_all_of_it_comes_from_here(host: Host) -> None:
    origin = host.page.evaluate("location.origin")
    loaded = host.page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert loaded
    assert [url for url in loaded if not url.startswith(f"{origin}/")] == []


def test_the_bar_covers_nothing_and_no_window_is_too_narrow_for_it(host: Host) -> None:
    for width in (320, 600, 1024):
        host.page.set_viewport_size({"width": width, "height": 800})
        assert host.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        host.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        foot, bar = (host.page.locator(one).bounding_box() for one in ("footer", "#iris-bar"))
        assert foot["y"] + foot["height"] <= bar["y"]
