"""Entries → the octets of an iCalendar file (RFC 5545, RFC 7986)."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from icalendar import Alarm, Calendar, Event
from icalendar.parser import Contentline
from icalendar.prop import vCategory, vDuration, vInline, vText, vUri

if TYPE_CHECKING:
    from iriscli.calendars.entry import Entry
    from iriscli.wording.reader import Reader

CONTENT = "X-IRIS-CONTENT"
"""The property that holds the digest of an event's content."""

NEWS = "X-IRIS-NEWS"
"""The property of an event that says what guests were last told of it, and when."""

RECORD = "X-IRIS-RECORD"
"""The property of a calendar that says what it is, with the digest of its octets."""

PERSON = "X-IRIS-PERSON"
"""The property of a person's own calendar that says who they are, beside the name."""

PRODUCT = "-//iris//iriscli//EN"
"""The property PRODID of a calendar."""

NO_LONGER = "cancelled"
"""The digest of an event that its participant no longer attends."""

# What RFC 3986 lets stand in an address, the percent signs that are there included.
_URI = ":/?#[]@!$&'()*+,;=%~"
_DASH = " – "
_ESCAPED = re.compile(r"\\(.)")
_REFRESH = dt.timedelta(hours=6)


def escape(text: str) -> str:
    r"""Return a text as a TEXT value holds it (RFC 5545 3.3.11)."""
    return (
        text.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
    )


def unescape(value: str) -> str:
    """Return the text that a TEXT value holds, as `escape` wrote it."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], value)


class Text(vText):
    r"""A TEXT that is written as it is.

    icalendar 7.3 takes the two characters `\N` of a text for a newline, so that
    `C:\New` would arrive as two lines.
    """

    def to_ical(self) -> bytes:
        """Return the escaped octets."""
        return escape(str(self)).encode()


def written(moment: dt.datetime | dt.date) -> str:
    """Return a moment in UTC, or a date, as iCalendar writes it."""
    is_moment = isinstance(moment, dt.datetime)
    return f"{moment:%Y%m%dT%H%M%SZ}" if is_moment else f"{moment:%Y%m%d}"


def event(entry: Entry, sequence: int, stamp: dt.datetime, news: str = "") -> bytes:
    """Return an event's octets.

    DTSTAMP is the time of the last change, as LAST-MODIFIED is: without a METHOD
    RFC 5545 3.8.7.2 wants it so. No ORGANIZER, no ATTENDEE: a guest's program
    would answer the invitation.
    """
    component = Event()
    component.add("uid", entry.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", sequence)
    component.add("dtstart", entry.start)
    component.add("dtend", entry.end)
    component.add("summary", Text(entry.summary))
    if entry.description:
        component.add("description", Text(entry.description))
    if entry.location:
        component.add("location", Text(entry.location))
    if entry.geo:
        # Not as floats, which Python writes with an exponent where they are small.
        component.add("geo", vInline(";".join(f"{degrees:.6f}" for degrees in entry.geo)))
    if entry.category:
        component.add("categories", vCategory([Text(entry.category)]))
    component.add("status", entry.status.upper())
    if entry.free:
        component.add("transp", "TRANSPARENT")
    if entry.url:
        component.add("url", quote(entry.url, safe=_URI))
    if entry.online:
        # RFC 7986 5.11; programs that do not know it find the address in the description.
        address = vUri(quote(entry.online, safe=_URI))
        component.add("conference", address, parameters={"VALUE": "URI"})
    component.add(CONTENT, entry.digest)
    if news:
        component.add(NEWS, news)
    if entry.remind is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", Text(entry.summary))
        alarm.add("trigger", dt.timedelta(minutes=-entry.remind))
        component.add_component(alarm)
    return bytes(component.to_ical())


# What everyone may read of a session that is off.
_BARE = {"BEGIN", "END", "UID", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "DTSTAMP"} | {
    "LAST-MODIFIED",
    "STATUS",
    "TRANSP",
    CONTENT,
    NEWS,
}


def is_bare(block: bytes) -> bool:
    """Tell whether an event says when and under which title, and nothing else."""
    return all(_name(line) in _BARE for line in unfolded(block))


def cancelled(
    block: bytes, sequence: int, stamp: dt.datetime, mark: str, *, bare: bool = False
) -> bytes:
    """Return an event as cancelled: what the guest was told, marked, and free time.

    A `bare` one says when and under which title, and nothing else; `mark` is what stands
    around the `{title}`.
    """
    put = {
        "SEQUENCE": str(sequence),
        "DTSTAMP": f"{stamp:%Y%m%dT%H%M%SZ}",
        "LAST-MODIFIED": f"{stamp:%Y%m%dT%H%M%SZ}",
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        CONTENT: NO_LONGER,
        NEWS: f"updated {written(stamp)}",
    }
    lines, in_alarm = [], False
    for line in unfolded(block):
        in_alarm = in_alarm or line == "BEGIN:VALARM"
        if in_alarm:
            in_alarm = line != "END:VALARM"
        elif _name(line) == "SUMMARY":
            lines.append(f"SUMMARY:{escape(mark).replace('{title}', line.partition(':')[2])}")
        elif line == "END:VEVENT":
            lines += [*(f"{key}:{new}" for key, new in put.items()), line]
        elif _name(line) not in put and (_name(line) in _BARE or not bare):
            lines.append(line)
    return b"".join(_folded(line) for line in lines)


def _name(line: str) -> str:
    return re.split("[:;]", line, maxsplit=1)[0]


def _folded(line: str) -> bytes:
    content = Contentline(line)  # type: ignore[no-untyped-call] # icalendar has no type for it
    return bytes(content.to_ical()) + b"\r\n"  # type: ignore[no-untyped-call] # as above


def unfolded(block: bytes) -> list[str]:
    """Return the content lines of some octets, unfolded (RFC 5545 3.1)."""
    return block.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def head(name: str, person: str = "") -> bytes:
    """Return what stands before the events: the calendar's name and how often it is new."""
    before, after = _frame()
    called = escape(name)
    # RFC 7986 has NAME; programs know the older property.
    lines = [f"NAME:{called}", f"X-WR-CALNAME:{called}"]
    lines += [f"{PERSON}:{person}"] if person else []
    return b"".join([before, *map(_folded, lines), after])


def remind(block: bytes) -> int | None:
    """Return how many minutes before its start an event rings, if it does."""
    trigger = _value(block, "TRIGGER")
    if not trigger:
        return None
    before: dt.timedelta = vDuration.from_ical(trigger)  # type: ignore[no-untyped-call] # as above
    return -int(before.total_seconds()) // 60


def summary(block: bytes) -> str:
    """Return the title of an event, marked where it is cancelled."""
    return unescape(_value(block, "SUMMARY"))


def unmarked(title: str, reader: Reader) -> str:
    """Return the title of a cancelled event without what marks it so for a reader."""
    before, after = reader.label("Cancelled: {title}").split("{title}")
    return title.removeprefix(before).removesuffix(after)


def whose(head: bytes) -> tuple[str, str]:
    """Return who a calendar is of as its name says it, and what `head` was told of them."""
    return unescape(_value(head, "NAME")).rpartition(_DASH)[2], _value(head, PERSON)


def _value(octets: bytes, wanted: str) -> str:
    lines = (line.partition(":") for line in unfolded(octets))
    return next((value for name, _, value in lines if name == wanted), "")


def title(visit: str, whose: str) -> str:
    """Return the name of someone's calendar."""
    return f"{visit}{_DASH}{whose}"


@cache
def _frame() -> tuple[bytes, bytes]:
    """Return what stands before and after a calendar's name."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    octets = bytes(calendar.to_ical()).removesuffix(TAIL)
    before, named, after = octets.partition(b"REFRESH-INTERVAL")
    return before, named + after


# A calendar must hold a component (RFC 5545 3.6). This one says nothing and is true.
EMPTY = b"\r\n".join(
    [
        b"BEGIN:VTIMEZONE",
        b"TZID:UTC",
        b"BEGIN:STANDARD",
        b"DTSTART:19700101T000000",
        b"TZOFFSETFROM:+0000",
        b"TZOFFSETTO:+0000",
        b"END:STANDARD",
        b"END:VTIMEZONE",
        b"",
    ]
)
TAIL = b"END:VCALENDAR\r\n"
