"""The pages as a browser shows them: wide and narrow, light and dark, on paper."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from browser.needed import program, script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.served import Served

PERSON = f"people/{1:032x}.html"
PAGES = ["index.html", "lv.html", "delegations/kotka-skills.html", PERSON, "people/index.html"]
PHONE, DESK = 390, 1280


class Visitor:
    """Someone who opens pages, and notes what these ask for and complain about."""

    def __init__(self, chromium: Any, base: str, **settings: Any) -> None:
        self.base = base
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.context = chromium.new_context(**settings)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def opens(self, path: str) -> Any:
        """Open a page; what it asks for comes from here, and all of it comes."""
        answer = self.page.goto(self.base + path, wait_until="load")
        assert answer.ok
        return self.page


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], ids=str
)
def visitor(request: pytest.FixtureRequest, chromium: Any, site: Served) -> Iterator[Visitor]:
    width, scheme = request.param
    settings = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    visitor = Visitor(chromium, site.base, **settings)
    yield visitor
    visitor.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_elsewhere_and_complains_of_nothing(
    visitor: Visitor, path: str
) -> None:
    visitor.opens(path)
    assert visitor.complaints == []
    assert visitor.requests
    assert [url for url in visitor.requests if not url.startswith(visitor.base)] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_never_wider_than_the_window(visitor: Visitor, path: str) -> None:
    page = visitor.opens(path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_that_keeps_anyone_from_reading(visitor: Visitor, path: str) -> None:
    page = visitor.opens(path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(script("axe-core/axe.min.js"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    assert found["passes"]
    assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found["violations"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_as_light_as_the_reader_wants_it(
    chromium: Any, site: Served, scheme: str
) -> None:
    visitor = Visitor(chromium, site.base, color_scheme=scheme)
    page = visitor.opens("index.html")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    brightness = sum(int(part) for part in re.findall(r"\d+", colour)[:3])
    assert (brightness > 3 * 200) == (scheme == "light")
    visitor.context.close()


def test_a_reader_without_scripts_reads_all_of_it(chromium: Any, site: Served) -> None:
    texts = []
    for scripts in (True, False):
        visitor = Visitor(chromium, site.base, java_script_enabled=scripts)
        texts.append(visitor.opens("index.html").inner_text("body"))
        visitor.context.close()
    assert texts[0] == texts[1]
    assert "updated 12 April" in texts[0]


def test_the_keyboard_reaches_the_programme_first_and_opens_what_is_folded(
    visitor: Visitor,
) -> None:
    page = visitor.opens("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "programme"
    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")


def test_the_language_switch_leads_to_the_other_language(visitor: Visitor) -> None:
    page = visitor.opens("index.html")
    page.click("text=Latviešu")
    assert page.get_attribute("html", "lang") == "lv"
    assert page.inner_text("h1") == "Ostas dienas Kaijuragā"
    assert page.get_attribute("nav.languages [aria-current]", "lang") == "lv"


def test_what_the_page_says_to_programs_can_be_read_from_it(visitor: Visitor) -> None:
    page = visitor.opens("index.html")
    data = json.loads(
        page.inner_text("script[type='application/ld+json']", timeout=1000) or "{}"
    )
    assert data["@type"] == "Event"
    links = page.eval_on_selector_all("link[rel=alternate]", "all => all.map(one => one.href)")
    for address in links:
        with urlopen(address) as answer:  # noqa: S310 # of the server that is run here
            assert answer.status == 200


def pages_on_paper(chromium: Any, site: Served, path: str, folder: Path) -> list[str]:
    visitor = Visitor(chromium, site.base)
    visitor.opens(path).pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    visitor.context.close()
    file = str(folder / "page.pdf")
    sizes = subprocess.run(
        [program("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert re.search(r"Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)", sizes)
    text = subprocess.run(
        [program("pdftotext"), "-layout", file, "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return text.removesuffix("\f").split("\f")


def test_on_paper_the_programme_is_the_hand_out(
    chromium: Any, site: Served, tmp_path: Path
) -> None:
    paper = pages_on_paper(chromium, site, "index.html", tmp_path)
    assert "NEARSHORE · Small harbours learn from each other" in paper[0]
    assert "Harbour Days in Kaijurags" in paper[0]
    whole = "\n".join(paper)
    for line in (
        "Mola iela 2",
        "https://harbour-days.example.org/feedback",
        "Tartu Inland Harbours Lab",
        "co-financed",
    ):
        assert line in whole
    for navigation in ("Latviešu", "Download", "Subscribe", "JSON", "Skip to the programme"):
        assert navigation not in whole
    assert re.search(rf"\b1 ?/ ?{len(paper)}\n*$", paper[0])


def test_on_paper_the_programme_begins_on_the_first_page_and_no_heading_stands_alone(
    chromium: Any, site: Served, tmp_path: Path
) -> None:
    paper = pages_on_paper(chromium, site, "index.html", tmp_path)
    assert "Wednesday, 19 May 2027" in paper[0]
    assert "Bus from the hotel to the harbour" in paper[0]
    for page in paper:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        foot = [line for line in lines if not re.fullmatch(r"\d+ ?/ ?\d+", line)][-1]
        assert not re.fullmatch(r"\w+, \d+ May 2027.*|Time +Session +Venue +Who", foot)


def test_on_paper_no_session_is_torn_apart(chromium: Any, site: Served, tmp_path: Path) -> None:
    paper = pages_on_paper(chromium, site, "index.html", tmp_path)
    for first, last in (("23:15", "Night walk"), ("15:15", "Coach to the airport")):
        assert any(first in one and last in one for one in paper)


def test_on_paper_a_personal_page_keeps_its_address_to_itself(
    chromium: Any, site: Served, tmp_path: Path
) -> None:
    paper = "\n".join(pages_on_paper(chromium, site, PERSON, tmp_path))
    assert f"{1:032x}" not in paper
    assert "Harbour Days in Kaijurags" in paper
