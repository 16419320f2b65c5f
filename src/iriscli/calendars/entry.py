"""What a calendar says of a session: its content, free of how it is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.visit.visit import OPEN_END
from iriscli.wording import words
from iriscli.wording.reader import sentence
from iriscli.wording.who import named, who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Status
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class Entry:
    """A session in a calendar, in one language.

    `start` and `end` are moments in UTC or, where the time is to be confirmed,
    dates; the end is exclusive. `remind` is in minutes before the start.
    """

    uid: str
    summary: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    description: str
    location: str
    geo: tuple[float, float] | None
    category: str
    status: Status
    url: str | None
    remind: int | None
    language: str
    digest: str


def uid(session: str, visit: str) -> str:
    """Return the UID of a session: the same in every file, whatever else changes.

    RFC 5545 3.8.4.7 asks for `left@right`; the right half is the visit's id.
    """
    return f"{session}@{visit}"


def entry(
    agenda: Agenda, item: Item, reader: Reader, remind: int | None, *, people: bool = True
) -> Entry:
    """Return what a calendar in some language says of an item of the agenda.

    Without `people` it names none of them, only where they come from.
    """
    session, visit = item.session, agenda.visit
    if item.start is None:
        start: dt.datetime | dt.date = item.day
        end: dt.datetime | dt.date = item.day + dt.timedelta(days=1)
        remind = None  # it would ring before midnight
    else:
        start = item.start.astimezone(dt.UTC)
        end = item.end.astimezone(dt.UTC) if item.end else start + OPEN_END
    if session.status == "cancelled":
        remind = None
    venue = item.venue
    geo = (venue.latitude, venue.longitude) if venue else (None, None)
    return Entry(
        uid=uid(session.id, visit.about.id),
        summary=words.title(session, reader)
        if session.status == "cancelled"
        else reader.text(session.title),
        start=start,
        end=end,
        description=_description(agenda, item, reader, people=people),
        location=", ".join(
            part
            for part in (
                words.place(venue, session.room, reader),
                words.address(venue, reader),
            )
            if part
        ),
        geo=geo if geo[0] is not None and geo[1] is not None else None,  # type: ignore[arg-type] # reason: both are there
        category=words.kind(session.kind, reader) if session.kind != "other" else "",
        status=session.status,
        url=session.url,
        remind=remind,
        language=reader.code,
        digest=_digest(_content(agenda, item, reader, remind, people=people)),
    )


def _description(agenda: Agenda, item: Item, reader: Reader, *, people: bool) -> str:
    """Return the text of an entry: when in local time, who, what, how to get in."""
    session = item.session
    label = reader.label
    facts = [_local_time(agenda, item, reader)]
    if attendees := who(agenda.visit, session.attendees, reader, people=people):
        facts.append(label("Who: {who}", who=attendees))
    if session.speakers:
        facts.append(label("Speakers: {names}", names=words.speakers(session, reader)))
    paragraphs = ["\n".join(facts)]
    if session.description:
        paragraphs.append(reader.text(session.description))
    if item.venue and item.venue.note:
        paragraphs.append(reader.text(item.venue.note))
    return "\n\n".join(paragraphs)


def _local_time(agenda: Agenda, item: Item, reader: Reader) -> str:
    day = reader.heading(item.day)
    if item.start is None:
        unknown = reader.label("the time is to be confirmed")
        return f"{day}. {sentence(unknown)}."
    zone = words.zone_name(agenda.zone, [item.start])
    line = f"{day}, {words.times(item, reader)}, {zone}"
    if item.end is None:
        open_end = reader.label("the end is open")
        line += f". {sentence(open_end)}."
    return line


def _content(
    agenda: Agenda, item: Item, reader: Reader, remind: int | None, *, people: bool
) -> Mapping[str, object]:
    """Return all that the guest sees of a session, as values and not as words.

    A release of `iris` that words a label otherwise must not make every entry of
    every guest look changed.
    """
    session, venue = item.session, item.venue

    def text(value: str | Mapping[str, str] | None) -> str | None:
        return reader.text(value) if value else None

    return {
        "language": reader.code,
        "title": text(session.title),
        "day": str(item.day),
        "start": str(item.start),
        "end": str(item.end),
        "zone": agenda.zone.key if item.start else None,
        "description": text(session.description),
        "who": named(agenda.visit, session.attendees, reader, people=people),
        "speakers": [reader.text(speaker) for speaker in session.speakers],
        "venue": venue
        and [
            text(venue.name),
            venue.address,
            text(venue.city),
            venue.country,
            text(venue.note),
            venue.latitude,
            venue.longitude,
        ],
        "room": session.room,
        "kind": session.kind,
        "status": session.status,
        "url": session.url,
        "remind": remind,
    }


def _digest(content: Mapping[str, object]) -> str:
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:32]
