"""What a mail says, kind by kind; of what its reader cannot see it says nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iriscli.mail.due import Round
from iriscli.mail.letter import Letters, Page, text_of
from iriscli.mail.page import html_of
from iriscli.mail.told import Row, Told
from iriscli.visit.languages import SPOKEN
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.mail.letter import Letter
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/mails"
GUEST, GONE = "tartu-head", "gdynia-incubator"
BASE = "https://harbour-days.example.org/programme/"
PAGES = {GUEST: Page(f"{BASE}people/0123.html", f"{BASE}calendars/0123.ics")}
EDITS = [
    ('title = { en = "Harbour Days in Kaijurags"', 'title = { en = "Harbour Week in Kaijurags"'),
    ('phone = "+371 60000000"', 'phone = "+371 60000001"'),
    ('start = "09:30"\nend = "10:15"', 'start = "10:00"\nend = "10:45"'),
    ('start = 11:20\nend = 12:40\nkind = "meeting"', 'start = 11:20\nend = 12:40\nkind = "meeting"\nstatus = "cancelled"'),
    ('attendees = ["heads", "town-council", "visit-coordinator"]', 'attendees = ["heads"]'),
    ("[sessions.harbour-tour]", '[sessions.concert]\ntitle = { en = "Concert", lv = "Koncerts" }\nday = 2027-05-19\nstart = 18:00\nvenue = "net-loft"\nattendees = ["tartu-head"]\n\n[sessions.harbour-tour]'),
    ('attendees = ["neighbours"]', 'attendees = ["LT", "LV"]'),
    ('note = { en = "Please wear flat shoes all day."', 'note = { en = "Please bring a raincoat."'),
    ('en = "Lighthouse Hotel: rooms are ready from 14:00', 'en = "Lighthouse Hotel: rooms are ready from 15:00'),
    ('"gdynia-incubator"', '"kotka-skills"'),
]  # fmt: skip


def read(text: str) -> Visit:
    return read_visit(
        text.encode(), "visit.toml", lambda name: (ROOT / "examples" / name).read_bytes()
    )


@pytest.fixture(scope="module")
def old() -> str:
    return (ROOT / "examples/harbour-days.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def new(old: str) -> str:
    text = old
    for before, after in EDITS:
        assert before in text, before
        text = text.replace(before, after)
    table, _, rest = text.partition("[organisations.gdynia-incubator]\n")
    return table + rest.partition("\n\n")[2]


def letters(
    visit: Visit, before: Visit | None = None, *, attached: bool = False
) -> Callable[..., Letter]:
    """Return what finds the mail to a guest who was told of a version before."""
    told = Told()
    if before:
        ids = before.participants
        told = Told({id_: Row(id_, "first", "0" * 16, "") for id_ in ids}, {"0" * 16: before})
    due = {one.participant.id: one for one in Round(visit, told).due()}

    def letter(id_: str, language: str = "en", pages: dict[str, Page] = PAGES) -> Letter:
        return Letters(visit, pages, attached).letter(due[id_], language)

    return letter


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("kind", ["first", "first-without-page", "change", "goodbye"])
def test_a_mail_says_what_was_looked_at(old: str, new: str, kind: str, language: str) -> None:
    if kind.startswith("first"):
        pages = {} if kind == "first-without-page" else PAGES
        found = letters(read(old))(GUEST, language, pages)
    else:
        find = letters(read(new), read(old))
        found = find(GUEST if kind == "change" else GONE, language)
    said = f"{found.subject}\n\n{text_of(found.parts)}"
    golden = GOLDEN / f"{kind}-{language}.txt"
    if os.environ.get("IRIS_GOLDEN"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_the_page_of_a_mail_is_that_which_was_looked_at(old: str, new: str) -> None:
    found = letters(read(new), read(old))(GUEST)
    page = html_of(found, Letters(read(new), PAGES).reader("en"))
    golden = GOLDEN / "change-en.html"
    if os.environ.get("IRIS_GOLDEN"):
        golden.write_text(page, "utf-8")
    assert page == golden.read_text("utf-8")


def test_a_mail_with_a_calendar_says_what_to_do_with_it(old: str, new: str) -> None:
    first = letters(read(old), attached=True)(GUEST)
    later = letters(read(new), read(old), attached=True)(GUEST)
    assert "The attached file contains your calendar. Open it to add it." in text_of(
        first.parts
    )
    assert "Delete the calendar that you imported before" in text_of(later.parts)


PRIVATE = """
[people.ann]
name = "Ann"
organisation = "p"
details = { Diet = "vegan-of-ann" }
[people.bo]
name = "Bo"
organisation = "q"
details = { Diet = "halal-of-bo" }
[info.hotel]
title = "Hotel"
text = "hotel-of-ann"
for = ["ann"]
private = true
[info.inn]
title = "Inn"
text = "inn-of-bo"
for = ["bo"]
[sessions.a]
title = "session-of-ann"
day = 2027-05-19
online = "https://example.org/online-of-ann"
attendees = ["ann"]
[sessions.b]
title = "session-of-bo"
day = 2027-05-20
online = "https://example.org/online-of-bo"
attendees = ["bo"]
[days.2027-05-19]
note = "day-of-ann"
[days.2027-05-20]
note = "day-of-bo"
"""
OF_ANN = {"vegan", "hotel", "session", "online", "day"}


def test_a_first_mail_says_what_is_private_to_its_reader_and_to_nobody_else(
    visit: Read,
) -> None:
    find = letters(visit(PRIVATE))
    for one, other in (("ann", "bo"), ("bo", "ann")):
        text = text_of(find(one).parts)
        assert f"-of-{other}" not in text
        assert text.count(f"-of-{one}") == len(OF_ANN)


def test_a_later_mail_says_what_changed_for_its_reader_and_for_nobody_else(
    visit: Read,
) -> None:
    changed = PRIVATE.replace("-of-", "-now-of-")
    find = letters(visit(changed), visit(PRIVATE))
    for one, other in (("ann", "bo"), ("bo", "ann")):
        text = text_of(find(one).parts)
        assert f"-of-{other}" not in text
        # Of details no mail tells: they are the host's own notes.
        assert text.count(f"-now-of-{one}") == len(OF_ANN) - 1


def test_the_hosts_own_words_stand_around_what_changed(visit: Read) -> None:
    mail = "[mail]\ngreeting = 'Dear all,'\nopening = 'Please read:'\nclosing = 'See you!'\n"
    tour = "[sessions.a]\ntitle = 'Tour'\nday = 2027-05-19\n"
    before, now = visit(mail + tour), visit(mail + tour + "room = 'B'\n")
    assert text_of(letters(now, before)("p").parts) == (
        "Dear all,\n\nPlease read:\n\nThis has changed for you:\n\nTour\n- Venue: B\n\nSee you!\n\nHost\n"
    )


def test_a_mail_in_html_has_no_text_as_markup(visit: Read) -> None:
    hostile = "[sessions.a]\ntitle = '<script>alert(1)</script>&amp;'\nday = 2027-05-19\n"
    now = visit(hostile)
    page = html_of(letters(now)("p"), Letters(now, {}).reader("en"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in page
