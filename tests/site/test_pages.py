"""What the pages say, and how a browser reads them."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from iriscli.calendars.addresses import Addresses
from iriscli.calendars.record import EVERYTHING, Handed
from iriscli.site.pages import Pages, link
from iriscli.site.site import Site as Made
from iriscli.visit.read import read_visit
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

BASE = "https://visit.example.org/days/"
LATER = dt.datetime(2027, 5, 10, 22, 30, tzinfo=dt.UTC)  # the 11th in Riga
HALL = """
[venues.hall]
name = { en = "The Hall", lv = "Zāle" }
address = "Kuģu iela 1"
city = "Riga"
country = "LV"
note = "Ring at the gate."
"""
DINNER = """
[sessions.dinner]
title = { en = "Dinner", lv = "Vakariņas" }
day = 2027-05-19
start = 20:00
"""
GUEST = '[people.anna]\nname = "Anna Berg"\norganisation = "p"\n'


def harbour_days(root: Path) -> Visit:
    folder = root / "examples"
    data = (folder / "harbour-days.toml").read_bytes()
    return read_visit(data, "harbour-days.toml", lambda name: (folder / name).read_bytes())


def test_there_is_a_page_for_each_language_of_the_title_with_links_between_them(
    visit: Read, site: Site, head: str
) -> None:
    built = site(
        visit(head=head.replace('"Visit"', '{ lv = "Vizīte", en = "Visit", sv = "Besök" }'))
    )
    pages = {path: page for path, page in built.pages() if "/" not in path}
    assert {path: page.all("html")[0].attributes["lang"] for path, page in pages.items()} == {
        "index.html": "en",
        "lv.html": "lv",
        "sv.html": "sv",
    }
    for path, page in pages.items():
        switch = [one for one in page.all("a") if "hreflang" in one.attributes]
        assert [(one.text, one.attributes["href"]) for one in switch] == [
            ("English", "index.html"),
            ("Latviešu", "lv.html"),
            ("Svenska", "sv.html"),
        ]
        assert [
            one.attributes["href"] for one in switch if "aria-current" in one.attributes
        ] == [path]


def test_a_visit_with_one_title_has_one_page_and_no_switch(visit: Read, site: Site) -> None:
    built = site(visit())
    assert [path for path, _ in built.pages() if "/" not in path] == ["index.html"]
    assert not any("hreflang" in one.attributes for one in built.page().all("a"))


def test_a_page_names_days_zone_venue_map_and_who_takes_part(visit: Read, site: Site) -> None:
    session = '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nstart = 09:30\nend = 12:00\nvenue = "hall"\nroom = "A"\nattendees = ["p", "host"]\n'
    page = site(visit(HALL + session)).page()
    assert page.all("html")[0].text.count("Europe/Riga (UTC+3)") == 1
    assert page.all("h2")[0].text == "Wednesday, 19 May 2027"
    assert (
        page.row("s") == "09:30–12:00 Talk The Hall, A Kuģu iela 1, Riga The host and Partner"
    )
    assert [one.attributes["datetime"] for one in page.all("time")] == [
        "2027-05-19T09:30+03:00"
    ]
    assert {
        one.attributes["href"]
        for one in page.all("a")
        if "openstreetmap" in one.attributes["href"]
    } == {
        "https://www.openstreetmap.org/search?query=Ku%C4%A3u%20iela%201%2C%20Riga%2C%20Latvia"
    }


@pytest.mark.parametrize(
    ("place", "href"),
    [
        ("", None),
        ('city = "Riga"\ncountry = "LV"\n', None),
        ("latitude = 56.95\nlongitude = -24.1\n", "https://www.openstreetmap.org/?mlat=56.95000&mlon=-24.10000#map=17/56.95000/-24.10000"),
        ("latitude = 0.0\nlongitude = 0.00001\n", "https://www.openstreetmap.org/?mlat=0.00000&mlon=0.00001#map=17/0.00000/0.00001"),
        ('address = "A & B"\n', "https://www.openstreetmap.org/search?query=A%20%26%20B"),
    ],
)  # fmt: skip
def test_a_map_is_linked_only_where_coordinates_or_an_address_are_known(
    visit: Read, site: Site, place: str, href: str | None
) -> None:
    session = '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nvenue = "v"\n'
    page = site(visit(f'[venues.v]\nname = "V"\n{place}{session}')).page()
    maps = [
        one.attributes["href"]
        for one in page.all("a")
        if "openstreetmap" in one.attributes["href"]
    ]
    assert maps == ([href, href] if href else [])


def test_a_time_to_be_confirmed_is_said_and_the_zone_is_named_all_the_same(
    visit: Read, site: Site
) -> None:
    page = site(visit('[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\n')).page()
    assert page.row("s") == "to be confirmed Talk Everyone"
    assert "Europe/Riga" in page.all("dl", class_="facts")[0].text


def test_a_cancelled_session_is_struck_through_and_named(visit: Read, site: Site) -> None:
    page = site(visit(DINNER + 'status = "cancelled"\n')).page()
    assert page.row("dinner") == "20:00 Dinner cancelled Everyone"
    assert [one.text for one in page.all("s")] == ["20:00", "Dinner"]


def test_what_has_changed_is_marked_with_its_date_until_it_changes_again(
    visit: Read, site: Site
) -> None:
    site(visit(DINNER))
    more = '[sessions.late]\ntitle = "Late"\nday = 2027-05-20\n'
    for _ in range(2):  # the mark stays when nothing changes
        built = site(visit(DINNER.replace("20:00", "21:00") + more), now=LATER)
        assert built.page().row("dinner") == "21:00 Dinner updated 11 May Everyone"
        assert built.page().row("late") == "to be confirmed Late added 11 May Everyone"
        assert built.page("delegations/q.html").row("dinner") == built.page().row("dinner")


def test_a_first_build_marks_nothing_and_a_raised_revision_neither(
    visit: Read, site: Site, head: str
) -> None:
    assert not site(visit(DINNER)).page().all("span", class_="mark")
    raised = head.replace('id = "v"', 'id = "v"\nrevision = 5')
    assert not site(visit(DINNER, head=raised), now=LATER).page().all("span", class_="mark")


def test_a_participant_gets_a_page_with_their_own_sessions_in_their_language(
    visit: Read, site: Site
) -> None:
    built = site(
        visit(
            GUEST
            + 'language = "lv"\n'
            + DINNER
            + 'attendees = ["q"]\n[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nattendees = ["anna"]\n'
        )
    )
    [path] = [
        path for path in built.bytes() if re.fullmatch(r"people/[0-9a-f]{32}\.html", path)
    ]
    page = built.page(path)
    assert page.all("html")[0].attributes["lang"] == "lv"
    assert page.all("h1")[0].text == "Anna Berg"
    assert [one.attributes["id"] for one in page.all("tr") if "id" in one.attributes] == ["s-s"]
    assert page.all("meta", name="robots")[0].attributes["content"].startswith("noindex")
    assert not built.page("delegations/q.html").all("meta", name="robots")
    assert built.page("delegations/q.html").all("h1")[0].text == "Quay"


def test_who_attends_nothing_is_told_so(visit: Read, site: Site) -> None:
    page = site(visit(DINNER + 'attendees = ["q"]\n')).page("delegations/p.html")
    assert "There is nothing in this programme yet." in page.all("main")[0].text


def test_with_a_base_url_pages_say_whole_addresses_to_subscribe_to(
    visit: Read, site: Site
) -> None:
    built = site(visit(DINNER), base=BASE)
    links = [one.attributes["href"] for one in built.page("delegations/q.html").all("a")]
    assert "webcal://visit.example.org/days/calendars/q.ics" in links
    assert "../calendars/q.ics" in links
    assert f"{BASE}calendars/q.ics" in [
        one.text for one in built.page("delegations/q.html").all("code")
    ]
    assert (
        built.page().all("link", rel="canonical")[0].attributes["href"] == f"{BASE}index.html"
    )


def test_without_a_base_url_no_page_names_an_address_that_nobody_knows(
    visit: Read, site: Site
) -> None:
    for _, page in site(visit(DINNER)).pages():
        assert not page.all("code")
        assert not [one for one in page.all("a") if one.attributes["href"].startswith("webcal")]


def test_a_text_in_another_language_than_its_page_says_which(visit: Read, site: Site) -> None:
    built = site(visit(GUEST + 'language = "sv"\n' + DINNER))
    assert '<h3 dir="auto"><span lang="en">Dinner</span>' in built.text(f"people/{1:032x}.html")
    assert '<h3 dir="auto">Dinner' in built.text("index.html")


def test_a_language_that_is_written_from_the_right_says_so(
    visit: Read, site: Site, head: str
) -> None:
    page = site(visit(head=head.replace('"Visit"', '{ en = "Visit", ar = "زيارة" }'))).page(
        "ar.html"
    )
    assert page.all("html")[0].attributes["dir"] == "rtl"


HEBREW = """
[sessions.tour]
title = "סיור בנמל"
description = { he = "נפגשים בשער.", en = "We meet at the gate." }
day = 2027-05-19
"""


def test_a_text_of_the_visit_has_the_direction_of_its_letters(
    visit: Read, site: Site, head: str
) -> None:
    built = site(visit(HEBREW, head=head.replace('"Visit"', '{ en = "Visit", he = "ביקור" }')))
    for path in ("index.html", "he.html"):
        page = built.page(path)
        [title] = [one for one in page.all("h3") if one.text.strip() == "סיור בנמל"]
        assert title.attributes["dir"] == "auto"
        [text] = page.all("p", class_="lines")
        assert text.attributes["dir"] == "auto"
    assert built.page("he.html").all("html")[0].attributes["dir"] == "rtl"


def test_the_style_of_the_pages_knows_no_left_and_no_right(root: Path) -> None:
    style = (root / "src/iriscli/site/templates/style.css").read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w-])(?:left|right)\b|-(?:left|right):", style) == []
    for sides in re.findall(r"(?:padding|margin): ([^;]+);", re.sub(r"\(.*?\)", "", style)):
        values = str(sides).split()  # above, right, below, left
        assert len(values) < 4 or values[1] == values[3], sides


def test_an_e_mail_address_cannot_say_more_than_whom_to_write_to(
    visit: Read, site: Site
) -> None:
    contact = '[visit.contact]\nname = "Office"\nemail = "a?bcc=x%@example.org"\n'
    page = site(visit(contact)).page()
    [mail] = [one for one in page.all("a") if one.attributes["href"].startswith("mailto:")]
    assert mail.attributes["href"] == "mailto:a%3Fbcc%3Dx%25@example.org"
    assert mail.text == "a?bcc=x%@example.org"


PLAIN = re.compile(r"(https?:|mailto:|webcal:)")


def test_every_link_within_the_site_leads_somewhere(site: Site, root: Path) -> None:
    built = site(harbour_days(root), base=BASE)
    files = built.bytes()
    ids = {
        path: {one.attributes["id"] for one in page.elements if "id" in one.attributes}
        for path, page in built.pages()
    }
    seen = 0
    for path, page in built.pages():
        listed = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(listed) == len(set(listed))
        for element in page.elements:
            for name in ("href", "src"):
                target = element.attributes.get(name)
                if target is None:
                    continue
                if target.startswith(BASE):
                    target = posixpath.relpath(
                        target.removeprefix(BASE), posixpath.dirname(path) or "."
                    )
                if PLAIN.match(target):
                    continue
                parts = urlsplit(target)
                there = (
                    posixpath.normpath(
                        posixpath.join(posixpath.dirname(path), unquote(parts.path))
                    )
                    if parts.path
                    else path
                )
                assert there in files, f"{path}: {target}"
                if parts.fragment:
                    assert parts.fragment in ids[there]
                seen += 1
        for labelled in page.elements:
            if "aria-labelledby" in labelled.attributes:
                assert labelled.attributes["aria-labelledby"] in listed
    assert seen > 100


def test_a_page_loads_nothing_but_its_own_style_and_images_and_runs_nothing(
    site: Site, root: Path
) -> None:
    for path, page in site(harbour_days(root), base=BASE).pages():
        assert page.all(
            "meta",
            content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
        )
        assert {one.attributes["type"] for one in page.all("script")} <= {"application/ld+json"}
        assert {one.attributes["href"] for one in page.all("link", rel="stylesheet")} <= {
            "style.css",
            "../style.css",
        }
        for element in page.elements:
            assert not [
                name for name in element.attributes if name.startswith("on") or name == "style"
            ]
            assert element.name not in {"style", "iframe", "object", "embed", "form", "base"}, (
                path
            )


def test_a_page_with_its_style_is_below_50_kb(site: Site, root: Path) -> None:
    built = site(harbour_days(root), base=BASE)
    style = len(built.bytes()["style.css"])
    assert (
        max(len(data) for path, data in built.bytes().items() if path.endswith(".html")) + style
        < 50_000
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "{{ 7*7 }}{% raw %}",
    "{title} {n} {0}",
    "<!-- --!> ]]> &lt;b&gt; &amp;",
    "\u202egnp.exe\u2066",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(visit: Read, site: Site, head: str, text: str) -> None:
    said = json.dumps(text, ensure_ascii=False)
    built = site(
        visit(
            f"[project]\nname = {said}\nfunding = {said}\n[visit.contact]\nname = {said}\n"
            f"[venues.v]\nname = {said}\naddress = {said}\nnote = {said}\n"
            f'[people.anna]\nname = {said}\norganisation = "p"\n'
            f'[sessions.s]\ntitle = {said}\nday = 2027-05-19\nstart = 09:30\nvenue = "v"\n'
            f"description = {said}\nroom = {said}\nspeakers = [{said}]\n",
            head=head.replace('"Visit"', said).replace('"Quay"', said),
        ),
        base=BASE,
    )
    plain = site(visit(GUEST + DINNER), built.folder.parent / "plain", base=BASE)
    assert built.page().all("h1")[0].text == text
    assert text in built.page().row("s")
    allowed = {one.name for _, page in plain.pages() for one in page.elements} | {
        "p",
        "small",
        "strong",
        "time",
    }
    for path, page in built.pages():
        assert {one.name for one in page.elements} <= allowed
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith(("on", "auto"))]
            href = element.attributes.get("href", "")
            assert (
                re.match(r"(https?|mailto|webcal)://?|[a-z0-9./#-]+$|mailto:", href) or not href
            ), path
        for data in page.all("script"):
            json.loads(data.text)
    assert json.loads(built.text("agenda.json"))["visit"]["title"] == text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://x", "//x"]
)
def test_an_address_of_another_kind_cannot_be_linked(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        link(address)


def test_few_rendered_programmes_are_kept_however_many_differ(
    visit: Read,
) -> None:
    people = "".join(
        f'[people.a{n}]\nname = "A {n}"\norganisation = "p"\n'
        f'[sessions.s{n}]\ntitle = "Talk {n}"\nday = 2027-05-19\nattendees = ["a{n}"]\n'
        for n in range(30)
    )
    read = visit(people)
    whole = Handed(read.about.id, EVERYTHING, "en", b"", ())
    pages = Pages(
        Made(read, Addresses(read, {id_: id_ for id_ in read.participants}), whole),
        Reader("en"),
    )
    for n in range(30):
        page = pages.participant(read.participants[f"a{n}"])
        assert re.findall(r"Talk \d+", page) == [f"Talk {n}"]
    assert len(pages._programmes) <= 8  # noqa: SLF001 - what is kept shows nowhere else


def test_a_session_without_parts_has_no_list_of_them(visit: Read, site: Site) -> None:
    bare = '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\n'
    assert "<ul class" not in site(visit(bare)).text("index.html")
    page = site(visit(bare + 'items = [{ title = "Wind" }, { title = "Waves" }]\n')).page()
    assert [one.text for one in page.all("li") if one.text in {"Wind", "Waves"}] == [
        "Wind",
        "Waves",
    ]
