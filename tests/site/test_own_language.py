"""A guest's pages and calendar are in their language, but for what the visit says."""

from __future__ import annotations

import datetime as dt
import html
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po

from iriscli.programme.agenda import agenda
from iriscli.programme.changes import changes
from iriscli.render.markdown import render
from iriscli.render.views.agenda import AgendaView
from iriscli.render.views.changes import ChangesView
from iriscli.visit.languages import SPOKEN
from iriscli.visit.model import Session
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

LABELS = Path(__file__).parents[2] / "src/iriscli/wording/labels"
DAYS = (dt.date(2027, 5, 19), dt.date(2027, 5, 20))
KINDS = Session.model_fields["kind"].annotation.__args__  # type: ignore[union-attr] # a Literal

HEAD = f"""
[visit]
id = "v"
title = {{ {", ".join(f'{code} = "{number}"' for number, code in enumerate(SPOKEN))} }}
summary = "1"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
version = "2"
url = "https://1.example/"
contact = {{ name = "3", role = "4", email = "1@1.example", phone = "5" }}
[organisations.h]
name = "6"
country = "LV"
role = "host"
[organisations.l]
name = "7"
country = "LV"
role = "local"
[info.hotel]
title = "8?"
text = "9"
for = ["h"]
[venues.hall]
name = "10"
address = "11"
city = "12"
country = "FI"
url = "https://2.example/"
note = "13"
latitude = 57.0
longitude = 21.0
[sessions.open]
title = "14"
day = 2027-05-19
start = 21:05
kind = "other"
optional = true
venue = "hall"
meet = "15"
online = "https://3.example/"
url = "https://4.example/"
description = "16"
speakers = ["17"]
items = [{{ title = "18", minutes = 5 }}, {{ title = "19", start = 22:00 }}]
attendees = ["partners", "h"]
[sessions.off]
title = "20"
day = 2027-05-19
start = 08:00
end = 09:00
status = "cancelled"
speakers = ["21", "22"]
attendees = ["locals", "SE"]
[sessions.day]
title = "23"
day = 2027-05-20
all_day = true
[sessions.unsure]
title = "24"
day = 2027-05-20
status = "tentative"
"""
GUESTS = "".join(
    f'[organisations.{code}]\nname = "3{number}"\ncountry = "SE"\nlanguage = "{code}"\n'
    for number, code in enumerate(SPOKEN)
)
SORTS = "".join(
    f'[sessions.k{number}]\ntitle = "4{number}"\nday = 2027-05-20\nkind = "{kind}"\n'
    for number, kind in enumerate(KINDS)
)
# What is called so everywhere.
NAMES = {"Outlook", "Apple", "Thunderbird", "Android", "Atom", "JSON", "Europe", "Riga", "UTC"}
WORD = re.compile(r"[^\W\d_]+")


@cache
def own(code: str) -> set[str]:
    """Return the words that a language's catalogue and CLDR have for what is said here."""
    reader = Reader(code)
    with LABELS.joinpath(f"{code}.po").open("rb") as file:
        labels = [str(message.string) for message in read_po(file) if message.id]
    dates = [said for day in DAYS for said in (reader.date(day), reader.day(day))]
    names = [reader.country(one) for one in ("LV", "SE", "FI")]
    languages = [Reader(one).name for one in SPOKEN]
    said = [*labels, *dates, reader.days(*DAYS), *names, *languages, reader.join("123")]
    return {word.casefold() for one in said for word in WORD.findall(one)}


def foreign(texts: Iterable[str], code: str) -> set[str]:
    """Return the words of some texts that are none of a language."""
    text = re.sub(r"\S*(@|://)\S*", " ", " ".join(texts))
    return {word for word in WORD.findall(text) if word.casefold() not in own(code)} - NAMES


def read_by_a_guest(page: str) -> Iterator[str]:
    """Yield what a page shows, and what it says to those who hear it."""
    yield from re.findall(r'(?:aria-label|title|alt)="([^"]*)"', page)
    shown = re.sub(r"<script.*?</script>", " ", page, flags=re.DOTALL)
    yield html.unescape(re.sub(r"<[^>]*>", " ", shown))


def told_by_a_calendar(octets: str) -> list[str]:
    lines = octets.replace("\n ", "").replace("\\n", " ").splitlines()
    told = ("SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION", "NAME")
    return [line.partition(":")[2] for line in lines if line.startswith(told)]


@pytest.mark.parametrize("base", [None, "https://visit.example.org/"])
def test_pages_and_calendars_hold_no_word_of_another_language_that_the_visit_did_not_write(
    visit: Read, site: Callable[..., Any], base: str | None
) -> None:
    built = site(visit(GUESTS + SORTS, head=HEAD), base=base)
    for code in SPOKEN[1:]:
        for path in (f"{code}.html", f"delegations/{code}.html"):
            assert foreign(read_by_a_guest(built.text(path)), code) == set(), path
        told = told_by_a_calendar(built.text(f"calendars/{code}.ics"))
        assert len(told) > len(KINDS)
        assert foreign(told, code) == set(), code


def test_an_agenda_and_its_changes_hold_no_word_of_another_language(
    visit: Read,
) -> None:
    new = visit(GUESTS + SORTS, head=HEAD)
    old = visit(
        GUESTS.replace('name = "3', 'name = "5').replace('"SE"', '"FI"'),
        head=HEAD.replace('day = 2027-05-19\nstart = 21:05\nkind = "other"', "day = 2027-05-20")
        .replace('"cancelled"', '"confirmed"')
        .replace('role = "4"', 'role = "44"')
        .replace('name = "10"', 'name = "100"')
        .replace('"15"\n', '"150"\n'),
    )
    for code in SPOKEN[1:]:
        texts = [
            render(AgendaView(agenda(new), Reader(code), ("partners",))),
            render(ChangesView(changes(old, new, language=code), Reader(code))),
        ]
        text = " ".join(texts).replace("<br>", " ")
        assert foreign([text], code) == set(), code
