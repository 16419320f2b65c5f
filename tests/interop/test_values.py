from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from interop.faults import as_read_by
from interop.needed import library
from interop.readers import READERS, Read, by_uid
from interop.visits import HOSTILE
from iriscli.text import clean_line

if TYPE_CHECKING:
    from interop.exports import Exported


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_every_value_of_every_event(reader: str, exported: Exported) -> None:
    files = zip(exported.expected, READERS[reader](exported.paths), strict=True)

    assert {name: by_uid(events) for name, events in files} == {
        name: by_uid(as_read_by(reader, event) for event in events)
        for name, events in exported.expected.items()
    }


def test_what_readers_should_read_is_what_the_visit_file_says(harbour_days: Exported) -> None:
    events = by_uid(harbour_days.expected["rostock-adviser-grids.ics"])

    assert events["dinner@harbour-days-2027"] == Read(
        uid="dinner@harbour-days-2027",
        title="Dinner",
        start=dt.datetime(2027, 5, 19, 16, 30, tzinfo=dt.UTC),
        end=dt.datetime(2027, 5, 19, 17, 30, tzinfo=dt.UTC),
        location="Net Loft restaurant, Zvejnieku iela 11, Kaijurags, Latvia",
        description="Wednesday, 19 May 2027, 19:30, Europe/Riga (UTC+3). The end is open.\n"
        "Who: Everyone\n\n"
        "Soup and smoked fish, at the host's invitation. There are vegetarian dishes too.",
        status="CONFIRMED",
        sequence=0,
        categories=("Meal",),
        url="",
        geo=(57.619, 24.104),
    )
    control_room = events["control-room@harbour-days-2027"]
    assert (control_room.start, control_room.end) == (
        dt.date(2027, 5, 20),
        dt.date(2027, 5, 21),
    )
    sail = events["morning-sail@harbour-days-2027"]
    assert sail.title == "Cancelled: Morning trip in an old sailing boat"
    assert (sail.status, sail.sequence) == ("CANCELLED", 1)
    closing = events["closing@harbour-days-2027"]
    assert closing.url == "https://harbour-days.example.org/feedback"


def test_an_hour_that_comes_twice_is_read_as_the_first_of_the_two(hostile: Exported) -> None:
    (guest, _) = READERS["ical"](hostile.paths)

    twice = by_uid(guest)["hour-twice@hostile"]
    assert twice.start == dt.datetime(2027, 11, 7, 4, 0, tzinfo=dt.UTC)
    assert twice.end == dt.datetime(2027, 11, 7, 6, 30, tzinfo=dt.UTC)


def test_an_alarm_is_read_before_each_session_that_has_a_time_and_takes_place(
    hostile: Exported,
) -> None:
    stream = library("ical.calendar_stream").IcsCalendarStream
    calendar = stream.calendar_from_ics((hostile.folder / "guest.ics").read_bytes().decode())

    read = {event.uid: [alarm.trigger for alarm in event.alarm] for event in calendar.events}

    ringing = [dt.timedelta(minutes=-15)]
    assert read == {
        event.uid: [] if event.all_day or event.status == "CANCELLED" else ringing
        for event in hostile.expected["guest.ics"]
    }


@pytest.mark.parametrize("name", ["name", "x-wr-calname"])
def test_a_calendar_is_named_after_the_visit_and_the_participant(
    name: str, hostile: Exported
) -> None:
    title, guest = HOSTILE["visit"]["title"], HOSTILE["organisations.guest"]["name"]
    octets = (hostile.folder / "guest.ics").read_bytes()

    # Of the readers, vobject alone takes both for the TEXT that they are.
    (line,) = library("vobject").readOne(octets.decode()).contents[name]

    assert line.value == f"{clean_line(title)} – {clean_line(guest)}"
