"""What of a session is said in words, the same wherever it is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Kind, Role, Session, Venue
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


def title(session: Session, reader: Reader) -> str:
    """Return a session's title, marked where it is cancelled or not yet certain."""
    text = reader.text(session.title)
    if session.status == "cancelled":
        return reader.label("Cancelled: {title}", title=text)
    if session.status == "tentative":
        return reader.label("{title} (tentative)", title=text)
    return text


def times(item: Item, reader: Reader) -> str:
    """Return when an item takes place: `09:30–12:00`, `20:00`, `to be confirmed`.

    A time of the day after carries `(+1)`.
    """
    if item.start is None:
        return reader.label("to be confirmed")
    shown = [f"{at:%H:%M}{_later(at.date(), item.day)}" for at in (item.start, item.end) if at]
    return "–".join(shown)


def _later(date: dt.date, day: dt.date) -> str:
    days = (date - day).days
    return f" ({days:+d})" if days else ""


def zone_name(zone: ZoneInfo, at: Iterable[dt.datetime]) -> str:
    """Return a zone with its offsets at some moments: `Europe/Riga (UTC+3)`."""
    offsets = dict.fromkeys(_offset(moment.astimezone(zone)) for moment in at)
    return f"{zone.key} ({', '.join(offsets)})" if offsets else zone.key


def _offset(moment: dt.datetime) -> str:
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "UTC"


def place(venue: Venue | None, room: str | None, reader: Reader) -> str:
    """Return where a session takes place, in short: the venue and the room."""
    name = reader.text(venue.name) if venue else ""
    return ", ".join(part for part in (name, room) if part)


def address(venue: Venue | None, reader: Reader) -> str:
    """Return a venue's address with its city and country; empty where none is known."""
    if venue is None:
        return ""
    city = reader.text(venue.city) if venue.city else ""
    country = reader.country(venue.country) if venue.country else ""
    return ", ".join(part for part in (venue.address, city, country) if part)


def speakers(session: Session, reader: Reader) -> str:
    """Return who speaks."""
    return reader.join(reader.text(name) for name in session.speakers)


def hosts(visit: Visit, reader: Reader) -> str:
    """Return who hosts the visit."""
    return reader.join(reader.text(host.name) for host in visit.hosts)


def where(visit: Visit, reader: Reader) -> str:
    """Return where the visit goes: the host's city and country, as far as known."""
    if not visit.hosts:
        return ""
    host = visit.hosts[0]
    city = reader.text(host.city) if host.city else ""
    return ", ".join(part for part in (city, reader.country(host.country)) if part)


def zone_of(agenda: Agenda) -> str:
    """Return the zone of an agenda's times; empty where no time is known."""
    known = [item.start for item in agenda.items if item.start]
    return zone_name(agenda.zone, known) if known else ""


def contact(visit: Visit, reader: Reader) -> str:
    """Return whom to ask and how; empty where the file names nobody."""
    person = visit.about.contact
    if person is None:
        return ""
    role = reader.text(person.role) if person.role else None
    return ", ".join(part for part in (person.name, role, person.email, person.phone) if part)


def kind(session_kind: Kind, reader: Reader) -> str:
    """Return what sort of session it is."""
    labels: dict[Kind, str] = {
        "meeting": reader.label("Meeting"),
        "visit": reader.label("Visit"),
        "presentation": reader.label("Presentation"),
        "workshop": reader.label("Workshop"),
        "review": reader.label("Review"),
        "meal": reader.label("Meal"),
        "break": reader.label("Break"),
        "travel": reader.label("Travel"),
        "social": reader.label("Social programme"),
        "other": reader.label("Other"),
    }
    return labels[session_kind]


def role(organisation_role: Role, reader: Reader) -> str:
    """Return what an organisation's part in the visit is."""
    labels: dict[Role, str] = {
        "partner": reader.label("Partner"),
        "host": reader.label("Host"),
        "local": reader.label("Local organisation"),
    }
    return labels[organisation_role]
