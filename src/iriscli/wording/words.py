"""What of a session is said in words, the same wherever it is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from iriscli.programme.facts import of_session, of_visit

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


class Detail(NamedTuple):
    """One more thing to say of a session; the text is empty where there is nothing."""

    label: str
    text: str


def details(item: Item, reader: Reader) -> dict[str, Detail]:
    """Return what there is to say of a session beside its title, times, place and guests."""
    seen = of_session(item, reader.text)
    seen |= {f"venue_{name}": value for name, value in (seen["venue"] or {}).items()}
    seen["kind"] = kind(item.session.kind, reader) if item.session.kind != "other" else ""
    seen["address"] = address(item.venue, reader)
    return {
        name: Detail(label, said(seen.get(name), reader))
        for name, label in detail_labels(reader).items()
    }


def detail_labels(reader: Reader) -> dict[str, str]:
    """Return the label of each detail, in the order in which they are told."""
    label = reader.label
    return {
        "description": label("Description"),
        "speakers": label("Speakers"),
        "kind": label("Kind"),
        "address": label("Address"),
        "url": label("Link"),
        "venue_url": label("Link of the place"),
        "venue_note": label("How to get in"),
    }


def said(value: str | list[str] | None, reader: Reader) -> str:
    """Return a fact that is a text, or a list of them, as a sentence has it."""
    return reader.join(value) if isinstance(value, list) else value or ""


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
    contact = of_visit(visit, reader.text)["contact"]
    return ", ".join(filter(None, contact.values())) if contact else ""


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
