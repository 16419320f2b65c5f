"""What a calendar says of a session: its content, free of how it is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iriscli.programme.facts import known, of_session
from iriscli.text.compare import looks
from iriscli.wording import words
from iriscli.wording.reader import sentence
from iriscli.wording.who import named, who

if TYPE_CHECKING:
    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.facts import Facts
    from iriscli.visit.model import Status
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class Entry:
    """A session in a calendar, in one language.

    `start` and `end` are moments in UTC or, where the time is to be confirmed,
    dates; the end is exclusive. `free` is what leaves its guest free; `remind` is in
    minutes before the start. `digest` is two: of what its guest is told when it changes,
    and of what changes without a word.
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
    online: str | None
    free: bool
    remind: int | None
    language: str
    digest: str

    @property
    def told(self) -> str:
        """The digest of what its guest is told when it changes."""
        return self.digest.partition(" ")[0]


def uid(session: str, visit: str) -> str:
    """Return the UID of a session: the same in every file, whatever else changes.

    RFC 5545 3.8.4.7 asks for `left@right`; the right half is the visit's id.
    """
    return f"{session}@{visit}"


def entry(agenda: Agenda, item: Item, reader: Reader, remind: int | None) -> Entry:
    """Return what the calendar of a reader says of an item of the agenda."""
    session, visit = item.session, agenda.visit
    if item.start is None or item.until is None:
        start: dt.datetime | dt.date = item.day
        end: dt.datetime | dt.date = item.day + dt.timedelta(days=1)
        remind = None  # it would ring before midnight
    else:
        start, end = item.start.astimezone(dt.UTC), item.until.astimezone(dt.UTC)
    if session.status == "cancelled":
        remind = None
    venue = item.venue
    geo = (venue.latitude, venue.longitude) if venue else (None, None)
    return Entry(
        uid=uid(session.id, visit.about.id),
        summary=words.title(session, reader),
        start=start,
        end=end,
        description=_description(agenda, item, reader),
        location=", ".join(
            part
            for part in (
                words.place(item, reader),
                # After 'A → B' it would be read as that of B.
                words.address(venue, reader) if item.to is None else "",
                (session.online or "") if not (venue or item.to or session.room) else "",
            )
            if part
        ),
        geo=geo if geo[0] is not None and geo[1] is not None else None,  # type: ignore[arg-type] # reason: both are there
        category=words.kind(session.kind, reader) if session.kind != "other" else "",
        status=session.status,
        url=session.url,
        online=session.online,
        free=session.status == "cancelled"
        or session.optional
        or (item.start is None and not session.all_day),
        remind=remind,
        language=reader.code,
        digest=_digest(agenda, item, reader, remind),
    )


# What has a property of its own in an entry, or a paragraph.
_ELSEWHERE = {"kind", "url", "description", "items", "venue_note"}


def bare(full: Entry) -> Entry:
    """Return of an entry when it is and under which title, and nothing else."""
    return replace(
        full, description="", location="", geo=None, category="", url=None, online=None
    )


def _description(agenda: Agenda, item: Item, reader: Reader) -> str:
    """Return the text of an entry: when in local time, who, what, how to get in."""
    lines = [_local_time(item, reader)]
    if attendees := who(agenda.visit, item.session.attendees, reader):
        lines.append(reader.about(reader.label("Who"), attendees))
    details = words.details(item, reader)
    lines += [
        reader.about(detail.label, detail.text)
        for name, detail in details.items()
        if detail.text and name not in _ELSEWHERE and (name != "address" or item.to)
    ]
    paragraphs = [details[name].text for name in ("description", "items", "venue_note")]
    return "\n\n".join(["\n".join(lines), *filter(None, paragraphs)])


def _local_time(item: Item, reader: Reader) -> str:
    day = reader.heading(item.day)
    if item.session.all_day:
        return f"{day}, {words.times(item, reader)}"
    if item.start is None:
        # Translators: of a session, in the text of a calendar's entry: a whole sentence.
        unknown = reader.label("the time is to be confirmed")
        return f"{day.rstrip('.')}. {sentence(unknown)}."
    line = f"{day}, {words.times(item, reader)}, {words.zone_of_item(item)}"
    if item.end is None:
        open_end = reader.label("the end is open")
        line += f". {sentence(open_end)}."
    return line


def _digest(agenda: Agenda, item: Item, reader: Reader, remind: int | None) -> str:
    """Return the digest of all that the guest sees of a session, free of how it is said.

    A release of `iris` that words a label otherwise, or knows of another fact, must not
    make every entry of every guest look changed; nor must another spelling of a text
    that looks the same. Who else comes, and an end that no guest was given, stand in the
    entry and are no news: they have a digest of their own.
    """
    seen = of_session(item, lambda text: looks(reader.text(text)))
    del seen["attendees"]
    told = {"language": reader.code, "remind": remind, **dict(known(seen))}
    aside = {
        "attendees": named(agenda.visit, item.session.attendees, reader),
        "until": item.until and item.until.isoformat(),
        "zones": words.zone_of_item(item),
    }
    return f"{_short(told)} {_short(aside)}"


def _short(facts: Facts) -> str:
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:24]
