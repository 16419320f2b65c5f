"""What the preview answers: the pages of the site, and what lies around them."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.errors import Problem
from iriscli.site.pages import POLICY
from iriscli.site.preview import PREVIEW_POLICY, Look, places
from iriscli.visit.logos import Logo

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
BASE = "http://127.0.0.1:8017/"
VISIT = """
[people.ann]
name = "Ann"
organisation = "p"
language = "fi"
[info.wifi]
title = "Wi-Fi"
text = "Ask Ann"
private = true
for = ["ann"]
[sessions.dinner]
title = { en = "Dinner", lv = "Vakariņas" }
day = 2027-05-19
start = 20:00
[sessions.tour]
title = "Tour"
day = 2027-05-20
attendees = ["q"]
"""


HALL = "[sessions.a]\nday = 2027-05-19\nstart = 09:00\n"


@pytest.fixture
def head(head: str) -> str:
    """A visit in two languages."""
    return head.replace('title = "Visit"', 'title = { en = "Visit", lv = "Vizīte" }')


@pytest.fixture
def look(visit: Read, head: str) -> Callable[..., Look]:
    """Look at a visit."""

    def at(*, head: str = head, **more: Any) -> Look:
        return Look("visit.toml", "s1", BASE, NOW, visit(VISIT, head=head), **more)

    return at


def page(look: Look, path: str, status: int = 200) -> str:
    answer = look.answer(path)
    assert (answer.status, answer.type) == (status, "text/html; charset=utf-8")
    return answer.octets.decode()


def bare(page: str) -> str:
    """Return a page without what the preview adds."""
    without = re.sub(r'<aside id="iris-bar".*</aside>\n', "", page, flags=re.DOTALL)
    without = re.sub(r"<[a-z]+ [^>]*/-/preview\.[^>]*>(</script>)?\n", "", without)
    return without.replace(PREVIEW_POLICY, POLICY)


def chosen(page: str) -> list[str]:
    return re.findall(r'<option value="([^"]*)" selected', page)


def test_a_page_is_the_one_that_a_build_writes_and_only_switches_are_added(
    look: Callable[..., Look], site: Any, visit: Read, head: str
) -> None:
    built = site(visit(VISIT, head=head), now=NOW)
    token = f"{1:032x}"
    for path in built.bytes():
        if path.endswith(".html"):
            shown = bare(page(look(), "/" + path.replace(token, "ann")))
            assert shown.replace("ann.ics", f"{token}.ics") == built.text(path)


def test_what_programs_read_is_what_a_build_writes(
    look: Callable[..., Look], site: Any, visit: Read, head: str
) -> None:
    logo = Logo("1.svg", b"<svg/>")
    built = site(visit(VISIT, head=head), now=NOW, logos=(logo,)).bytes()
    kinds = {
        "agenda.json": "application/json",
        "style.css": "text/css; charset=utf-8",
        "logos/1.svg": "image/svg+xml",
        "calendars/q.ics": "text/calendar; charset=utf-8",
        "calendars/programme.ics": "text/calendar; charset=utf-8",
    }
    for path, kind in kinds.items():
        answer = look(logos=(logo,)).answer(f"/{path}")
        assert (answer.octets, answer.type, answer.status) == (built[path], kind, 200)


def test_the_root_is_the_programme(look: Callable[..., Look]) -> None:
    assert look().answer("/") == look().answer("/index.html?x=1")


@pytest.mark.parametrize(
    "path",
    [
        *("/nope.html", "/fi.html", "/people/bob.html", "/people/", "/-/", "//index.html"),
        *("/../visit.toml", "/%2e%2e/%2e%2e/etc/passwd", "/visit.toml", "/..%5cvisit.toml", "/%00"),
        *("/templates/bar.html", "/-/bar.html", "http://127.0.0.1/", "*", "", "/[::", "/%ff"),
    ],
)  # fmt: skip
def test_nothing_is_served_but_the_files_of_the_site(
    look: Callable[..., Look], path: str
) -> None:
    if path:
        assert "No such page" in page(look(), path, 404)
    else:
        assert look().answer(path) == look().answer("/")


def test_the_bar_offers_every_page_and_the_languages_of_the_one_shown(
    look: Callable[..., Look],
) -> None:
    programme, guest = page(look(), "/lv.html"), page(look(), "/people/ann.html?lang=lv")
    offered = re.compile(r'<option value="([^"]*)"(?: selected)?>([^<]*)</option>')
    assert offered.findall(programme) == [
        ("/lv.html", "The whole programme"),
        ("/delegations/q.html", "Quay"),
        ("/delegations/h.html", "Host"),
        ("/delegations/l.html", "Local"),
        ("/people/ann.html", "Ann – Partner"),
        ("/index.html", "English"),
        ("/lv.html", "Latviešu"),
    ]
    assert chosen(programme) == ["/lv.html", "/lv.html"]
    assert chosen(guest) == ["/people/ann.html", "/people/ann.html?lang=lv"]
    assert chosen(page(look(), "/people/bob.html", 404)) == [""]


@pytest.mark.parametrize(
    ("query", "language"), [("", "fi"), ("?lang=lv", "lv"), ("?lang=sv", "fi"), ("?lang", "fi")]
)
def test_a_guest_reads_their_own_language_unless_another_of_the_visit_is_chosen(
    look: Callable[..., Look], query: str, language: str
) -> None:
    shown = page(look(), f"/people/ann.html{query}")
    assert f'<html lang="{language}"' in shown
    assert "Ask Ann" in shown
    assert "Ask Ann" not in page(look(), "/")


def test_addresses_are_said_where_guests_will_see_them_and_lead_here(
    look: Callable[..., Look], head: str
) -> None:
    known = head.replace('host = "h"', 'host = "h"\nsite = "https://example.org/visit/"')
    shown = page(look(head=known), "/people/ann.html")
    assert f"<code>{BASE}calendars/ann.ics</code>" in shown
    assert "example.org" not in shown
    assert BASE not in page(look(), "/people/ann.html")


def broken(text: str, *problems: Problem, file: str = "visit.toml") -> Look:
    return Look(file, "s2", BASE, NOW, text=text, problems=problems)


def test_a_broken_file_shows_its_problems_in_place_of_every_page() -> None:
    look = broken(
        'a = 1\n  b = "<i>"\t# \x1b[31m\n',
        Problem(("b",), "<b>wrong</b>; mend it", file="visit.toml", line=2),
        Problem((), "no people; add some", file="people.csv", line=1),
        Problem((), "no table; add it", file="visit.toml"),
    )
    shown = page(look, "/")
    assert page(look, "/people/ann.html") == shown
    assert [line for line in shown.splitlines() if line.startswith(("<h1", "<p", "<pre"))] == [
        "<h1>3 problems in visit.toml</h1>",
        '<p class="lead">Correct the file and save it: then the page is back.</p>',
        '<p class="iris-line">visit.toml:2</p>',
        "<p>b: &lt;b&gt;wrong&lt;/b&gt;; mend it</p>",
        "<pre>b = &#34;&lt;i&gt;&#34; # �[31m</pre>",
        '<p class="iris-line">people.csv:1</p>',
        "<p>no people; add some</p>",
        '<p class="iris-line">visit.toml:1</p>',
        "<p>no table; add it</p>",
        '<p id="iris-name">Preview</p>',
        '<p id="iris-status" role="status"></p>',
    ]
    assert look.answer("/style.css").type == "text/css; charset=utf-8"
    assert look.answer("/-/remarks.json").octets == b"[]\n"
    assert chosen(shown) == []


def test_one_line_of_a_file_may_be_all_of_it() -> None:
    problem = Problem((), "wrong", file="/a/long/way/visit.toml", line=1)
    shown = page(broken("x" * 1_000_000, problem, file="/a/long/way/visit.toml"), "/")
    assert "<h1>1 problem in visit.toml</h1>" in shown
    assert len(shown) < 10_000


def test_the_name_of_a_file_is_a_text_like_others() -> None:
    name = "<b>\x1b\udce9.toml"
    shown = page(broken("x", Problem((), "wrong", file=name, line=1), file=name), "/")
    assert "<h1>1 problem in &lt;b&gt;\ufffd\ufffd.toml</h1>" in shown
    assert '<p class="iris-line">&lt;b&gt;\ufffd\ufffd.toml:1</p>' in shown
    assert "<pre>x</pre>" in shown


def test_the_state_tells_one_save_from_another(look: Callable[..., Look]) -> None:
    assert look().answer("/-/state.txt").octets == b"s1"
    assert 'data-state="s1"' in page(look(), "/")
    assert 'data-state="s2"' in page(broken("", Problem((), "wrong")), "/")


def test_remarks_are_asked_for_alone_and_say_where_they_belong(
    look: Callable[..., Look],
) -> None:
    asked = []

    def remarks() -> list[Problem]:
        asked.append(1)
        key = ("sessions", "dinner", "start")
        return [Problem(key, "it is late; look", "early", file="visit.toml", line=30)]

    looked = look(remarks=remarks)
    page(looked, "/")
    assert asked == []
    assert json.loads(looked.answer("/-/remarks.json").octets) == [
        {
            "level": "note",
            "message": "It is late; look",
            "said": "sessions.dinner.start: it is late; look",
            "where": "visit.toml:30",
            "line": 30,
            "at": ["s-dinner"],
        }
    ]


@pytest.mark.parametrize(
    ("key", "sessions", "found"),
    [
        (("sessions", "a", "start"), ("a", "b"), ["s-a", "s-b"]),
        (("days", "2027-05-19"), (), ["day-2027-05-19"]),
        (("venues", "hall", "city"), (), ["places"]),
        (("organisations", "p"), (), ["partners", "locals"]),
        (("info", "wifi"), (), ["info"]),
        (("people", "ann"), ("a",), ["s-a"]),
        (("sessions",), (), []),
        (("visit", "contact"), (), []),
        ((), (), []),
    ],
)
def test_a_remark_stands_at_what_it_is_about(
    key: tuple[str, ...], sessions: tuple[str, ...], found: list[str]
) -> None:
    assert places(Problem(key, "m", "early", sessions)) == found


@pytest.mark.parametrize(
    "text",
    [
        "</head><script>alert(1)</script>",
        "</body></html><img src=x onerror=alert(1)>",
        '"></option></select><script>alert(1)</script>',
        f"{POLICY}",
        "</aside><aside id='iris-bar'>",
    ],
)
def test_no_text_of_a_visit_becomes_a_part_of_the_page(visit: Read, text: str) -> None:
    def shown(said: str) -> list[str]:
        q = json.dumps(said)
        read = visit(f'[people.ann]\nname = {q}\norganisation = "p"\n{HALL}title = {q}\n')
        look = Look("visit.toml", "s", BASE, NOW, read)
        pages = page(look, "/people/ann.html") + page(look, "/")
        return re.findall(r"<[/!a-z][a-z0-9]*|content=\"default-src[^\"]*", pages)

    assert shown(text) == shown("plain")
