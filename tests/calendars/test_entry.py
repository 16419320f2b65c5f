from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Event

from iriscli.calendars import ics
from iriscli.calendars.entry import entry
from iriscli.calendars.names import file_name
from iriscli.programme.agenda import agenda
from iriscli.text import clean, clean_line
from iriscli.visit.read import read_visit
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.calendars.entry import Entry
    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
"""
STAMP = dt.datetime(2027, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
HALL = """
[venues.hall]
name = { en = "The Hall", lv = "Zāle" }
address = "Kuģu iela 1"
city = "Riga"
country = "LV"
latitude = 56.95
longitude = 24.1
note = "Ring at the gate."
"""


def only(visit: Visit, language: str = "en", remind: int | None = None) -> Entry:
    answer = agenda(visit)
    return entry(answer, answer.items[0], Reader(language), remind)


def test_an_event_is_written_whole(visit: Read) -> None:
    read = visit(
        HALL
        + '[sessions.s]\ntitle = "Review; part 1"\nday = 2027-05-19\nstart = 09:30\nend = 12:00\n'
        'venue = "hall"\nroom = "Room 2"\nkind = "review"\nspeakers = ["The mayor", "A guest"]\n'
        'description = "First, look.\\nThen C:\\\\new."\nurl = "https://example.org/a,b;c"\n'
        'attendees = ["partners", "host"]\n'
    )
    octets = ics.event(only(read, remind=15), 3, STAMP)
    assert octets.decode() == (
        "BEGIN:VEVENT\r\n"
        "SUMMARY:Review\\; part 1\r\n"
        "DTSTART:20270519T063000Z\r\n"
        "DTEND:20270519T090000Z\r\n"
        "DTSTAMP:20270102T030405Z\r\n"
        "UID:s@v\r\n"
        "SEQUENCE:3\r\n"
        "CATEGORIES:Review\r\n"
        "DESCRIPTION:Wednesday\\, 19 May 2027\\, 09:30–12:00\\, Europe/Riga (UTC+3)\r\n"
        " \\nWho: All partners and the host\\nSpeakers: The mayor and A guest\\n\\nFirst\r\n"
        " \\, look.\\nThen C:\\\\new.\\n\\nRing at the gate.\r\n"
        "GEO:56.950000;24.100000\r\n"
        "LAST-MODIFIED:20270102T030405Z\r\n"
        "LOCATION:The Hall\\, Room 2\\, Kuģu iela 1\\, Riga\\, Latvia\r\n"
        "STATUS:CONFIRMED\r\n"
        "URL:https://example.org/a,b;c\r\n"
        "X-IRIS-CONTENT:933f323eb5e12a68910dd2fb 2ba0f6dee3feb0e33ebe8837\r\n"
        "BEGIN:VALARM\r\n"
        "ACTION:DISPLAY\r\n"
        "DESCRIPTION:Review\\; part 1\r\n"
        "TRIGGER:-PT15M\r\n"
        "END:VALARM\r\n"
        "END:VEVENT\r\n"
    )


def test_a_session_to_be_confirmed_is_a_whole_day_that_leaves_its_guest_free(
    visit: Read,
) -> None:
    read = visit('[sessions.s]\ntitle = "t"\nday = 2027-05-19\n')
    made = only(read, remind=15)
    assert (made.start, made.end) == (dt.date(2027, 5, 19), dt.date(2027, 5, 20))
    assert made.remind is None
    assert made.description.startswith("Wednesday, 19 May 2027. The time is to be confirmed.\n")
    octets = ics.event(made, 0, STAMP)
    assert b"DTSTART;VALUE=DATE:20270519\r\nDTEND;VALUE=DATE:20270520\r\n" in octets
    assert b"TRANSP:TRANSPARENT\r\n" in octets


def test_an_open_end_takes_an_hour_and_says_so(visit: Read) -> None:
    read = visit('[sessions.s]\ntitle = "t"\nday = 2027-05-19\nstart = 20:00\n')
    made = only(read)
    assert isinstance(made.start, dt.datetime)
    assert made.end == made.start + dt.timedelta(hours=1)
    assert "20:00, Europe/Riga (UTC+3). The end is open." in made.description


def test_a_latvian_guest_reads_latvian(visit: Read) -> None:
    read = visit(
        HALL
        + '[sessions.s]\ntitle = { en = "Talk", lv = "Saruna" }\nday = 2027-05-19\nstart = 20:00\nvenue = "hall"\nkind = "meal"\n'
    )
    made = only(read, "lv")
    assert made.summary == "Saruna"
    assert made.category == "Maltīte"
    assert made.location == "Zāle, Kuģu iela 1, Riga, Latvija"
    assert made.description.splitlines()[:2] == [
        "Trešdiena, 2027. gada 19. maijs, 20:00, Europe/Riga (UTC+3). Beigu laiks nav noteikts.",
        "Dalībnieki: Visi",
    ]


def test_the_offset_is_the_one_of_the_day(visit: Read, head: str) -> None:
    winter = head.replace("2027-05-19", "2027-10-30").replace("2027-05-20", "2027-10-31")
    read = visit('[sessions.s]\ntitle = "t"\nday = 2027-10-31\nstart = 09:00\n', head=winter)
    made = only(read)
    assert made.start == dt.datetime(2027, 10, 31, 7, tzinfo=dt.UTC)
    assert "Europe/Riga (UTC+2)" in made.description


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("turku", "turku.ics"),
        ("con", "con_.ics"),
        ("com7", "com7_.ics"),
        ("programme", "programme_.ics"),
    ],
)
def test_a_file_is_named_after_its_participant_and_never_after_a_device(
    id_: str, name: str
) -> None:
    assert file_name(id_) == name


TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list("\\nN,;:\"'\r\n\t\x00\x1b\x85\u2028e\u0301ا👩‍🔬")),
    ),
    min_size=1,
)


def toml_string(text: str) -> str:
    """Write any text as a TOML string: JSON's, with DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@given(TEXTS, TEXTS)
def test_any_text_arrives_as_it_was_read(title: str, description: str) -> None:
    assume(clean_line(title) and clean(description))
    text = (
        f"{HEAD}[sessions.s]\nday = 2027-05-19\n"
        f"title = {toml_string(title)}\ndescription = {toml_string(description)}\n"
    )
    made = only(read_visit(text.encode(), "visit.toml", lambda _: b""))
    octets = ics.event(made, 0, STAMP)
    read = Event.from_ical(octets)
    assert str(read["SUMMARY"]) == clean_line(title)
    assert str(read["DESCRIPTION"]) == made.description
    assert made.description.endswith(clean(description))
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    assert not set(octets.replace(b"\r\n", b"").replace(b"\t", b"")) & set(range(32))


def test_the_content_of_an_entry_does_not_depend_on_the_machine(visit: Read) -> None:
    read = visit('[sessions.s]\ntitle = "t"\nday = 2027-05-19\nstart = 20:00\n')
    assert only(read).digest == only(read).digest
    assert only(read).digest != only(read, remind=5).digest


JOURNEY = """
[venues.ship]
name = "Ship"
address = "Quay Street 1"
[venues.quay]
name = "Quay"
timezone = "Europe/Stockholm"
[sessions.s]
title = "Crossing"
day = 2027-05-19
start = 17:00
end = 2027-05-20T09:45
venue = "ship"
to = "quay"
meet = "At the gate"
"""


def test_a_journey_says_whence_and_whither_and_both_zones(visit: Read) -> None:
    entry = only(visit(JOURNEY))
    assert entry.location == "Ship → Quay"
    assert f"{entry.start:%H:%M} {entry.end:%H:%M}" == "14:00 07:45"
    assert entry.description == (
        "Wednesday, 19 May 2027, 17:00–09:45 (+1),"
        " Europe/Riga (UTC+3) – Europe/Stockholm (UTC+2)\n"
        "Who: Everyone\nMeeting point: At the gate\nAddress: Quay Street 1"
    )


def test_a_session_by_choice_says_so_and_leaves_its_guest_free(visit: Read) -> None:
    text = '[sessions.s]\ntitle = "Sauna"\nday = 2027-05-19\nstart = 20:00\noptional = true\n'
    octets = ics.event(only(visit(text)), 0, STAMP).decode()
    assert "SUMMARY:Sauna (optional)\r\n" in octets
    assert "TRANSP:TRANSPARENT\r\n" in octets


def test_a_session_of_the_whole_day_takes_the_day(visit: Read) -> None:
    text = '[sessions.s]\ntitle = "Arrival"\nday = 2027-05-19\nall_day = true\n'
    octets = ics.event(only(visit(text)), 0, STAMP).decode()
    assert "DTSTART;VALUE=DATE:20270519\r\nDTEND;VALUE=DATE:20270520\r\n" in octets
    assert "DESCRIPTION:Wednesday\\, 19 May 2027\\, all day\\nWho: Everyone\r\n" in octets
    assert "TRANSP" not in octets


def test_the_address_to_join_is_the_place_where_there_is_no_other(visit: Read) -> None:
    text = '[sessions.s]\ntitle = "Call"\nday = 2027-05-19\nonline = "https://example.org/j"\n'
    octets = ics.event(only(visit(text)), 0, STAMP).decode()
    assert "CONFERENCE;VALUE=URI:https://example.org/j\r\n" in octets
    assert "LOCATION:https://example.org/j\r\n" in octets
    assert "Join online: https://example.org/j" in octets.replace("\r\n ", "")
    hall = only(visit(text + 'room = "Room 1"\n'))
    assert hall.location == "Room 1"


def test_what_takes_place_within_a_session_is_told_in_its_text(visit: Read) -> None:
    text = (
        '[sessions.s]\ntitle = "Talks"\nday = 2027-05-19\nstart = 09:00\nend = 12:00\n'
        'items = [{ title = "Wind", start = 09:10, minutes = 20, speakers = ["The engineer"] },'
        ' { title = "Coffee", minutes = 15 },'
        ' { title = "Waves", speakers = [{ name = "The mayor", role = "Chair", organisation = "h" }] }]\n'
    )
    assert only(visit(text)).description.endswith(
        "\n\n09:10 Wind · 20 min · The engineer\n15 min Coffee\nWaves · Chair: The mayor (Host)"
    )
