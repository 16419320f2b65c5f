"""Other people's readers: calendar files → events, in one shape."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interop.needed import library, node_script

Moment = dt.datetime | dt.date


@dataclass(frozen=True)
class Read:
    """An event as a reader shows it.

    `start` and `end` are dates where the event lasts all day, and else in UTC; the end
    is exclusive. What the event does not have is empty.
    """

    uid: str
    title: str
    start: Moment
    end: Moment
    location: str
    description: str
    status: str
    sequence: int
    categories: tuple[str, ...]
    url: str
    geo: tuple[float, float] | None

    @property
    def all_day(self) -> bool:
        """Whether the event has dates and no times."""
        return not isinstance(self.start, dt.datetime)


Reads = tuple[Read, ...]
Reader = Callable[[Sequence[Path]], list[Reads]]


def with_icalendar(path: Path) -> Reads:
    """Read with the library that iris writes events with."""
    calendar = library("icalendar").Calendar.from_ical(path.read_bytes())
    assert not calendar.errors
    return tuple(_of_icalendar(event) for event in calendar.events)


def _of_icalendar(event: Any) -> Read:
    assert not event.errors
    geo = event.get("GEO")
    return Read(
        uid=str(event["UID"]),
        title=str(event["SUMMARY"]),
        start=_moment(event["DTSTART"].dt),
        end=_moment(event["DTEND"].dt),
        location=str(event.get("LOCATION", "")),
        description=str(event["DESCRIPTION"]),
        status=str(event["STATUS"]),
        sequence=int(event["SEQUENCE"]),
        categories=tuple(map(str, event["CATEGORIES"].cats)) if "CATEGORIES" in event else (),
        url=str(event.get("URL", "")),
        geo=place(geo.latitude, geo.longitude) if geo else None,
    )


def with_ical(path: Path) -> Reads:
    """Read with `ical`, Home Assistant's."""
    stream = library("ical.calendar_stream").IcsCalendarStream
    calendar = stream.calendar_from_ics(_text(path))
    return tuple(
        Read(
            uid=event.uid,
            title=event.summary,
            start=_moment(event.dtstart),
            end=_moment(event.dtend),
            location=event.location or "",
            description=event.description,
            status=event.status.value,
            sequence=event.sequence,
            categories=tuple(event.categories),
            url=str(event.url or ""),
            geo=place(event.geo.lat, event.geo.lng) if event.geo else None,
        )
        for event in calendar.events
    )


def with_vobject(path: Path) -> Reads:
    """Read with `vobject`, Radicale's, and have it check the file."""
    calendar = library("vobject").readOne(_text(path))
    calendar.validate(raiseException=True)
    return tuple(_of_vobject(event) for event in calendar.contents.get("vevent", ()))


def _of_vobject(event: Any) -> Read:
    def value(name: str) -> Any:
        (line,) = event.contents.get(name, [None])
        return line.value if line else ""

    return Read(
        uid=value("uid"),
        title=value("summary"),
        start=_moment(value("dtstart")),
        end=_moment(value("dtend")),
        location=value("location"),
        description=value("description"),
        status=value("status"),
        sequence=int(value("sequence")),
        categories=tuple(value("categories")),
        url=value("url"),
        geo=place(*map(float, value("geo").split(";"))) if value("geo") else None,
    )


def with_ics(path: Path) -> Reads:
    """Read with `ics`."""
    calendar = library("ics").Calendar(_text(path))
    return tuple(_of_ics(event) for event in calendar.events)


def _of_ics(event: Any) -> Read:
    begin, end = event.begin.datetime, event.end.datetime
    (sequence,) = (line.value for line in event.extra if line.name == "SEQUENCE")
    return Read(
        uid=event.uid,
        title=event.name,
        start=begin.date() if event.all_day else _moment(begin),
        end=end.date() if event.all_day else _moment(end),
        location=event.location or "",
        description=event.description,
        status=event.status,
        sequence=int(sequence),
        categories=tuple(event.categories),
        url=event.url or "",
        geo=place(*event.geo) if event.geo else None,
    )


def with_ical_js(paths: Sequence[Path]) -> list[Reads]:
    """Read with `ical.js`, Thunderbird's and Nextcloud's."""
    return _with_node("ical.js", paths)


def with_node_ical(paths: Sequence[Path]) -> list[Reads]:
    """Read with `node-ical`."""
    return _with_node("node-ical", paths)


def _with_node(reader: str, paths: Sequence[Path]) -> list[Reads]:
    done = subprocess.run(
        [*node_script("read.mjs"), reader],
        input=json.dumps([str(path) for path in paths]),
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return [tuple(map(_of_json, events)) for events in json.loads(done.stdout)]


def _of_json(event: Mapping[str, Any]) -> Read:
    return Read(
        uid=event["uid"],
        title=event["title"],
        start=_iso(event["start"]),
        end=_iso(event["end"]),
        location=event.get("location") or "",
        description=event["description"],
        status=event["status"],
        sequence=int(event["sequence"]),
        categories=tuple(event.get("categories") or ()),
        url=event.get("url") or "",
        geo=place(*event["geo"]) if event.get("geo") else None,
    )


def _each(read: Callable[[Path], Reads]) -> Reader:
    return lambda paths: [read(path) for path in paths]


LIBRARIES: Mapping[str, Reader] = {
    "icalendar": _each(with_icalendar),
    "ical": _each(with_ical),
    "vobject": _each(with_vobject),
    "ics": _each(with_ics),
}
IN_NODE: Mapping[str, Reader] = {"ical.js": with_ical_js, "node-ical": with_node_ical}
READERS = {**LIBRARIES, **IN_NODE}


def by_uid(events: Iterable[Read]) -> dict[str, Read]:
    """Put events under their UIDs, none of which may come twice."""
    events = list(events)
    found = {event.uid: event for event in events}
    assert len(found) == len(events)
    return found


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """Return coordinates to the six decimals that RFC 5545 3.8.1.6 asks for: a metre."""
    return round(latitude, 6), round(longitude, 6)


def _text(path: Path) -> str:
    return path.read_bytes().decode()  # the ends of the lines as they are


def _moment(value: Moment) -> Moment:
    if isinstance(value, dt.datetime):
        assert value.tzinfo is not None, "a time without a zone"
        return value.astimezone(dt.UTC)
    return value


def _iso(text: str) -> Moment:
    return (
        _moment(dt.datetime.fromisoformat(text)) if "T" in text else dt.date.fromisoformat(text)
    )
