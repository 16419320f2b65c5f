"""What of a session is said in words, the same wherever it is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from iriscli.programme.facts import of_session, of_visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.facts import Facts
    from iriscli.visit.model import Kind, Role, Session, Venue
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader

_CITIES = 3  # more are no place but a journey


def title(session: Session, reader: Reader) -> str:
    """Return a session's title, marked where it is cancelled, not yet certain or by choice."""
    text = reader.text(session.title)
    if session.status == "cancelled":
        # Translators: the title of a session that does not take place, in agendas and
        # calendars. Titles are of any gender.
        return reader.label("Cancelled: {title}", title=text)
    if session.status == "tentative":
        # Translators: the title of a session that is planned but not yet certain.
        text = reader.label("{title} (tentative)", title=text)
    if session.optional:
        # Translators: the title of a session that guests may leave out.
        text = reader.label("{title} (optional)", title=text)
    return text


def times(item: Item, reader: Reader, zones: Sequence[ZoneInfo] = ()) -> str:
    """Return when an item takes place: `09:30–12:00`, `20:00`, `to be confirmed`.

    A time of the day after carries `(+1)`; each says its zone where there are several.
    """
    if item.session.all_day:
        # Translators: in place of the time of a session, in the column "Time".
        return reader.label("all day")
    if item.start is None:
        # Translators: in place of the time of a session, in the column "Time".
        return reader.label("to be confirmed")
    moments = [moment for moment in (item.start, item.end) if moment]
    shown = [f"{reader.time(at)}{_later(at.date(), item.day)}" for at in moments]
    if len(zones) > 1:
        places = [reader.city(at.tzinfo) for at in moments]
        if len(set(places)) == 1:
            return f"{'–'.join(shown)} {places[0]}"
        return " – ".join(f"{at} {city}" for at, city in zip(shown, places, strict=True))
    return "–".join(shown)


def _later(date: dt.date, day: dt.date) -> str:
    days = (date - day).days
    return f" ({days:+d})" if days else ""


def zone_name(zone: ZoneInfo, at: Iterable[dt.datetime]) -> str:
    """Return a zone with its offsets at some moments: `Europe/Riga (UTC+3)`."""
    offsets = dict.fromkeys(_offset(moment.astimezone(zone)) for moment in at)
    return f"{zone.key} ({', '.join(offsets)})" if offsets else zone.key


def zone_of_item(item: Item) -> str:
    """Return the zone of an item's times, or those of its start and its end."""
    moments = [moment for moment in (item.start, item.end) if moment]
    zones: dict[ZoneInfo, list[dt.datetime]] = {}
    for moment in moments:
        if isinstance(moment.tzinfo, ZoneInfo):
            zones.setdefault(moment.tzinfo, []).append(moment)
    return " – ".join(zone_name(zone, at) for zone, at in zones.items())


def _offset(moment: dt.datetime) -> str:
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "UTC"


def place(item: Item, reader: Reader) -> str:
    """Return where a session takes place, in short: the venue and the room, or A → B."""
    name = reader.text(item.venue.name) if item.venue else ""
    here = ", ".join(part for part in (name, item.session.room) if part)
    there = reader.text(item.to.name) if item.to else ""
    return f"{here} → {there}".strip() if there else here


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
    seen["items"] = "\n".join(parts(seen["items"], reader))
    labels = detail_labels(reader, speakers=len(seen["speakers"] or ()))
    return {name: Detail(what, said(seen.get(name), reader)) for name, what in labels.items()}


def detail_labels(reader: Reader, *, speakers: int = 2) -> dict[str, str]:
    """Return the label of each detail, in the order in which they are told."""
    label = reader.label
    return {
        # Translators: what follows describes a session.
        "description": label("Description"),
        # Translators: what follows are the parts of one session, each with its time.
        "items": label("Detailed programme"),
        "speakers": _speakers(reader, speakers),
        # Translators: what sort of session it is: "Meeting", "Visit", "Meal" …
        "kind": label("Kind"),
        # Translators: where guests meet before a session.
        "meet": label("Meeting point"),
        # Translators: a link to a video meeting, or what follows is its address.
        "online": label("Join online"),
        # Translators: the postal address of a venue.
        "address": label("Address"),
        # Translators: what follows is the address of a web page.
        "url": label("Link"),
        # Translators: what follows is the address of a venue's own web site.
        "venue_url": label("Web site of the venue"),
        # Translators: what follows tells guests how to enter a building, such as "Ring the
        # bell".
        "venue_note": label("How to get in"),
    }


def _speakers(reader: Reader, number: int) -> str:
    if number == 1:
        # Translators: what follows is the name of the one who speaks in a session.
        return reader.label("Speaker")
    # Translators: what follows are the names of those who speak in a session.
    return reader.label("Speakers")


def said(value: str | list[Any] | None, reader: Reader) -> str:
    """Return a fact that is a text, or a list of texts or speakers, in words."""
    if not isinstance(value, list):
        return value or ""
    by_role: dict[str, list[str]] = {}
    for one in value:
        role, name = ("", one) if isinstance(one, str) else (one["role"], _speaker(one))
        by_role.setdefault(role or "", []).append(name)
    return "; ".join(
        f"{role}: {reader.join(names)}" if role else reader.join(names)
        for role, names in by_role.items()
    )


def _speaker(one: Facts) -> str:
    of = one["organisation_name"]
    return f"{one['name']} ({of})" if of else str(one["name"])


def parts(items: Iterable[Facts] | None, reader: Reader) -> list[str]:
    """Return what takes place within a session, a line each: when, what, where, who."""
    return [" · ".join(filter(None, _part(facts, reader))) for facts in items or ()]


def _part(facts: Facts, reader: Reader) -> Iterator[str | None]:
    # Translators: how long a part of a session takes, in minutes, shortened.
    minutes = reader.label("{n} min", n=facts["minutes"]) if facts["minutes"] else ""
    start = facts["start"] and reader.time(dt.datetime.fromisoformat(facts["start"]))
    yield f"{start or minutes} {facts['title']}".strip()
    yield minutes if start else ""
    yield facts["room"]
    yield said(facts["speakers"], reader)
    yield facts["description"]


def hosts(visit: Visit, reader: Reader) -> str:
    """Return who hosts the visit."""
    return reader.join(reader.text(host.name) for host in visit.hosts)


def host_label(number: int, reader: Reader) -> str:
    """Return the label before the names of those who host the visit."""
    if number == 1:
        # Translators: what follows is the organisation that receives the guests; also its
        # role in the visit.
        return reader.label("Host")
    # Translators: what follows are the organisations that receive the guests.
    return reader.label("Hosts")


def where(agenda: Agenda, reader: Reader) -> str:
    """Return where the visit goes: as the file says, else its cities, else the host's."""
    visit = agenda.visit
    if visit.about.place:
        return reader.text(visit.about.place)
    venues = [item.venue for item in agenda.items if item.venue]
    places = venues if any(venue.city for venue in venues) else visit.hosts[:1]
    cities = list(dict.fromkeys(reader.text(one.city) for one in places if one.city))
    countries = {one.country for one in places if one.country}
    known = [reader.country(one) for one in countries] if len(countries) == 1 else []
    return ", ".join([*cities[:_CITIES], *known])


def zone_of(agenda: Agenda) -> str:
    """Return the zones of an agenda's times; empty where no time is known."""
    known = [item.start for item in agenda.items if item.start]
    return ", ".join(
        zone_name(zone, [at for at in known if at.tzinfo is zone] or known)
        for zone in agenda.zones
    )


def day_heading(visit: Visit, date: dt.date, reader: Reader) -> str:
    """Return a day as a heading: its date, and what it is about."""
    told = visit.told_days.get(date)
    title = reader.text(told.title) if told and told.title else ""
    return " – ".join(filter(None, (reader.heading(date), title)))


def day_note(visit: Visit, date: dt.date, reader: Reader) -> str:
    """Return what guests need to know on a day."""
    told = visit.told_days.get(date)
    return reader.text(told.note) if told and told.note else ""


def contact(visit: Visit, reader: Reader) -> str:
    """Return whom to ask and how; empty where the file names nobody."""
    contact = of_visit(visit, reader.text)["contact"]
    return " · ".join(filter(None, contact.values())) if contact else ""


def kind(session_kind: Kind, reader: Reader) -> str:
    """Return what sort of session it is."""
    label = reader.label
    labels: dict[Kind, str] = {
        # Translators: a sort of session, in which people talk with one another.
        "meeting": label("Meeting"),
        # Translators: a sort of session: guests are shown a place, such as a company.
        "visit": label("Visit"),
        # Translators: a sort of session: someone presents something.
        "presentation": label("Presentation"),
        # Translators: a sort of session: guests work on something together.
        "workshop": label("Workshop"),
        # Translators: a sort of session: peers look at what the host does and assess it.
        "review": label("Review"),
        # Translators: a sort of session: breakfast, lunch, dinner.
        "meal": label("Meal"),
        # Translators: a sort of session: a coffee break.
        "break": label("Break"),
        # Translators: a sort of session: a journey by bus, train, on foot.
        "travel": label("Travel"),
        # Translators: a sort of session: an evening together, a walk through the town.
        "social": label("Social programme"),
        # Translators: a sort of session that is none of the others.
        "other": label("Other"),
    }
    return labels[session_kind]


def role(organisation_role: Role, reader: Reader) -> str:
    """Return what an organisation's part in the visit is."""
    labels: dict[Role, str] = {
        # Translators: the role of an organisation that sends guests.
        "partner": reader.label("Partner"),
        "host": host_label(1, reader),
        # Translators: the role of an organisation of the place, which is not the host.
        "local": reader.label("Local organisation"),
    }
    return labels[organisation_role]
