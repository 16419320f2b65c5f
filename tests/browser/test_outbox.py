"""The page of an outbox, opened from the disk: wide and narrow, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.needed import script
from browser.served import harbour_days
from iriscli.disk.folder import hold
from iriscli.mail.drafting import Drafting
from iriscli.mail.due import Round
from iriscli.mail.letter import Page
from iriscli.mail.outbox import Outbox
from iriscli.mail.told import Row, Told, Version
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = "<img src=x onerror=alert(1)>&amp;</pre></script>"
PHONE, DESK = 390, 1280
GUEST = "tartu-head"
WIDE = {"viewport": {"width": DESK, "height": 844}}


@pytest.fixture(scope="module")
def outbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An outbox with all kinds of mails, a stale text, and a name that is markup."""
    old = harbour_days()
    new = harbour_days(
        **{
            "A joint course on the simulator": "A course on the simulator",
            'start = "09:30"': 'start = "09:40"',
            "Kotka Sea Skills Centre": HOSTILE,
            '[organisations.gdynia-incubator]\nname = { en = "Gdynia Quayside Incubator"': '[organisations.gdansk]\nname = { en = "Gdansk Incubator"',
            '"gdynia-incubator"': '"gdansk"',
        }
    )
    told = Told(
        {one: Row(one, "first", "0" * 16, "") for one in old.participants}, {"0" * 16: old}
    )
    pages = {GUEST: Page("https://example.org/people/1.html", "https://example.org/1.ics")}
    drafting = Drafting(Round(new, told), Version(b"", {}), Reader("en"), pages)
    path = tmp_path_factory.mktemp("mails") / "mails"
    with hold(path, private=True) as folder:
        Outbox(folder, new, Reader("en"), "iris mail --sent").write(drafting)
    return path / "index.html"


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], ids=str
)
def settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    width, scheme = request.param
    return {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}


class Desk:
    """A browser window with the page, and what it complains about."""

    def __init__(self, chromium: Any, outbox: Path, **settings: Any) -> None:
        self.context = chromium.new_context(**settings)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(outbox.as_uri(), wait_until="load")


@pytest.fixture
def desk(chromium: Any, outbox: Path, settings: dict[str, Any]) -> Iterator[Desk]:
    desk = Desk(chromium, outbox, **settings)
    yield desk
    desk.context.close()


def test_the_page_asks_for_nothing_is_never_too_wide_and_axe_finds_nothing(
    desk: Desk, outbox: Path
) -> None:
    page = desk.page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert desk.complaints == []
    assert desk.requests == [outbox.as_uri()]
    page.evaluate(script("axe-core/axe.min.js"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    assert found["passes"]
    assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found["violations"]] == []


def test_a_name_that_is_markup_stays_text(chromium: Any, outbox: Path) -> None:
    desk = Desk(chromium, outbox, **WIDE)
    assert desk.page.inner_text("#m-kotka-skills h2") == HOSTILE
    assert desk.page.locator("main img, main script").count() == 0
    desk.context.close()


def test_a_tick_is_remembered_and_says_what_to_type(chromium: Any, outbox: Path) -> None:
    desk = Desk(chromium, outbox, **WIDE)
    page = desk.page
    assert page.inner_text("#command") == "iris mail --sent"
    page.check(f"#m-{GUEST} input")
    assert page.inner_text("#command") == f"iris mail --sent --for {GUEST}"
    assert not page.is_visible(f"#m-{GUEST} .actions")
    page.reload()
    assert page.is_checked(f"#m-{GUEST} input")
    assert page.inner_text("#count b") == "1"
    page.uncheck(f"#m-{GUEST} input")
    assert page.is_visible(f"#m-{GUEST} .actions")
    for box in page.locator("article input").all():
        box.check()
    assert page.inner_text("#command") == "iris mail --sent"
    desk.context.close()


def test_the_whole_text_is_copied(chromium: Any, outbox: Path) -> None:
    desk = Desk(chromium, outbox, **WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = desk.page
    page.click(f"#m-{GUEST} .copy")
    page.wait_for_function(
        f"document.querySelector('#m-{GUEST} .copy').textContent == 'Copied'"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == page.text_content(f"#m-{GUEST} pre")
    assert "https://example.org/people/1.html" in copied
    desk.context.close()


def test_without_scripts_the_mails_are_read_and_written_all_the_same(
    chromium: Any, outbox: Path
) -> None:
    desk = Desk(chromium, outbox, java_script_enabled=False)
    page = desk.page
    assert page.locator(f"#m-{GUEST} .actions a:visible").count() == 4
    assert page.locator("input:visible, button:visible").count() == 0
    desk.context.close()
