"""What other programs read: JSON-LD, the agenda as JSON, the feed of changes."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from iriscli.programme.agenda import agenda
from iriscli.render.views.agenda import AgendaView
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://visit.example.org/"
LATER = dt.datetime(2027, 5, 10, 10, tzinfo=dt.UTC)
SESSIONS = """
[venues.hall]
name = "The Hall"
address = "Kuģu iela 1"
city = "Riga"
country = "LV"
latitude = 56.95
longitude = 24.1
[sessions.talk]
title = "Talk"
day = 2027-05-19
start = 09:30
end = 12:00
venue = "hall"
[sessions.dinner]
title = "Dinner"
day = 2027-05-19
start = 20:00
[sessions.sail]
title = "Sail"
day = 2027-05-20
"""
CHANGED = SESSIONS.replace("20:00", "21:00") + 'status = "cancelled"\n'


def linked(built: Any, path: str = "index.html") -> Any:
    [data] = built.page(path).all("script", type="application/ld+json")
    return json.loads(data.text)


def test_the_visit_is_an_event_and_its_sessions_are_events_within(
    visit: Read, site: Site
) -> None:
    data = linked(site(visit(SESSIONS), base=BASE))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Event")
    assert (data["startDate"], data["endDate"]) == ("2027-05-19", "2027-05-20")
    assert data["organizer"] == [{"@type": "Organization", "name": "Host"}]
    assert data["location"]["address"]["addressLocality"] == "Riga"
    assert data["subEvent"][0] == {
        "@type": "Event",
        "name": "Talk",
        "startDate": "2027-05-19T09:30:00+03:00",
        "endDate": "2027-05-19T12:00:00+03:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "The Hall",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Kuģu iela 1",
                "addressLocality": "Riga",
                "addressCountry": "LV",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 56.95, "longitude": 24.1},
        },
    }
    assert data["subEvent"][2]["startDate"] == "2027-05-20"


def test_an_event_says_that_it_is_cancelled_or_rescheduled(visit: Read, site: Site) -> None:
    site(visit(SESSIONS))
    data = linked(site(visit(CHANGED), now=LATER))
    assert [one["eventStatus"].rpartition("/")[2] for one in data["subEvent"]] == [
        "EventScheduled",
        "EventRescheduled",
        "EventCancelled",
    ]


def test_another_text_is_no_other_time(visit: Read, site: Site) -> None:
    site(visit(SESSIONS))
    other = SESSIONS.replace('title = "Dinner"', 'title = "Supper"')
    built = site(visit(other), now=LATER)
    assert {one["eventStatus"].rpartition("/")[2] for one in linked(built)["subEvent"]} == {
        "EventScheduled"
    }
    assert "updated" in built.page().row("dinner")


def test_where_all_is_cancelled_the_visit_is_and_says_so(visit: Read, site: Site) -> None:
    off = '[sessions.s]\ntitle = "Talk"\nday = 2027-05-19\nstatus = "cancelled"\n'
    built = site(visit(off))
    assert linked(built)["eventStatus"] == "https://schema.org/EventCancelled"
    assert built.page().all("h1")[0].text == "Visit cancelled"


def test_an_end_that_only_follows_from_what_comes_next_is_no_news(
    visit: Read, site: Site
) -> None:
    alone = '[sessions.a]\ntitle = "A"\nday = 2027-05-19\nstart = 10:00\n'
    site(visit(alone))
    before = site(visit(alone)).text("calendars/programme.ics")
    assert "DTEND:20270519T080000Z" in before
    built = site(visit(alone + alone.replace("a]", "b]").replace("10:00", "10:30")), now=LATER)
    assert "DTEND:20270519T073000Z" in built.text("calendars/programme.ics")
    assert "SEQUENCE:1" in built.text("calendars/programme.ics")
    assert "updated" not in built.page().row("a")
    assert "added" in built.page().row("b")


def test_the_agenda_is_the_one_that_iris_agenda_gives(visit: Read, site: Site) -> None:
    read = visit(SESSIONS)
    assert (
        json.loads(site(read).text("agenda.json"))
        == AgendaView(agenda(read), Reader("en")).data()
    )


def feed(built: Any) -> ET.Element:
    return ET.fromstring(built.text("feed.xml"))  # noqa: S314 # iris wrote it


def test_the_feed_begins_empty_and_is_whole(visit: Read, site: Site) -> None:
    root = feed(site(visit(SESSIONS), base=BASE))
    assert [one.tag.removeprefix(ATOM) for one in root] == [
        "id",
        "title",
        "updated",
        "author",
        "link",
        "link",
    ]
    assert root.findtext(f"{ATOM}updated") == "2027-05-01T12:00:00Z"
    assert [one.get("href") for one in root.findall(f"{ATOM}link")] == [
        f"{BASE}index.html",
        f"{BASE}feed.xml",
    ]


def test_each_change_is_an_entry_of_its_own_and_the_newest_comes_first(
    visit: Read, site: Site
) -> None:
    site(visit(SESSIONS))
    one = feed(site(visit(CHANGED), now=LATER))
    gone = CHANGED.replace("[sessions.dinner]", "[sessions.supper]")
    two = feed(site(visit(gone), now=LATER + dt.timedelta(days=1)))
    assert [entry.findtext(f"{ATOM}title") for entry in one.iter(f"{ATOM}entry")] == [
        "Dinner",
        "Cancelled: Sail",
    ]
    entries = {entry.findtext(f"{ATOM}title"): entry for entry in two.iter(f"{ATOM}entry")}
    off, on = (f"{mark}Dinner (Wednesday, 19 May 2027, 21:00)" for mark in ("Cancelled: ", ""))
    assert list(entries) == [off, on, "Cancelled: Sail"]
    assert entries[on].findtext(f"{ATOM}summary") == "Wednesday, 19 May 2027, 21:00."
    assert entries[off].findtext(f"{ATOM}summary") == "No longer in the programme."
    ids = [
        entry.findtext(f"{ATOM}id")
        for entry in (*one.iter(f"{ATOM}entry"), *two.iter(f"{ATOM}entry"))
    ]
    assert len(set(ids)) == 4  # Sail, which has not changed again, keeps its own
    assert two.findtext(f"{ATOM}updated") == "2027-05-11T10:00:00Z"


@pytest.mark.parametrize("title", ["<b>&]]>", "a\ufffeb\uffff", "x; y, z\\n \\;"])
def test_the_feed_is_well_formed_whatever_a_title_holds(
    visit: Read, site: Site, title: str
) -> None:
    site(visit(SESSIONS))
    said = json.dumps(title, ensure_ascii=False)
    titled = SESSIONS.replace('"Dinner"', said)
    for now, text in (
        (LATER, titled),
        (LATER, SESSIONS.replace("[sessions.dinner]", "[sessions.s]")),
    ):
        root = feed(site(visit(text), now=now))
        assert list(root.iter(f"{ATOM}entry"))
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    clean = title.replace("\ufffe", "").replace("\uffff", "")
    assert f"Cancelled: {clean}" in titles
