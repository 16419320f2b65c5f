"""A browser, and a site for it to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.needed import library, program
from browser.served import FIRST, LATER, harbour_days, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.served import Served

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    playwright = library("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=program("chromium"), args=list(_ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site with a logo and guests of several languages, one session changed since."""
    with serving(tmp_path_factory.mktemp("served") / "site") as served:
        served.build(harbour_days(), FIRST)
        served.build(harbour_days(**{"start = 19:30": "start = 19:00"}), LATER)
        yield served
