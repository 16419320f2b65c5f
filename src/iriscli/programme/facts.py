"""What a guest sees of a visit: the one list that all that is handed out reads.

Calendar entries and the digest by which they count as changed, `diff`, JSON, CSV,
Markdown, pages: what is not here, no guest sees, and what is here, each of them has.
A fact is named as in JSON and free of wording: ids, times in RFC 3339, codes. `say`
picks the version of a text that a reader gets: every text passes through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iriscli.programme.agenda import agenda

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from iriscli.programme.agenda import Item, PartItem
    from iriscli.text import Text
    from iriscli.visit.model import (
        Contact,
        Day,
        Info,
        Organisation,
        Project,
        SpeakerTable,
        Venue,
    )
    from iriscli.visit.visit import Visit

    Say = Callable[[Text], str]

Facts = dict[str, Any]
"""What there is to see, by name, in the order in which it is told."""

SESSION: Mapping[str, Callable[[Item, Say], Any]] = {
    "title": lambda item, say: say(item.session.title),
    "description": lambda item, say: _said(item.session.description, say),
    "day": lambda item, _: item.day.isoformat(),
    "start": lambda item, _: item.start and item.start.isoformat(),
    "end": lambda item, _: item.end and item.end.isoformat(),
    "all_day": lambda item, _: item.session.all_day,
    "kind": lambda item, _: item.session.kind,
    "status": lambda item, _: item.session.status,
    "optional": lambda item, _: item.session.optional,
    "venue": lambda item, say: item.venue and of_venue(item.venue, say),
    "room": lambda item, say: _said(item.session.room, say),
    "to": lambda item, say: item.to and of_venue(item.to, say),
    "meet": lambda item, say: _said(item.session.meet, say),
    "online": lambda item, _: item.session.online,
    "speakers": lambda item, say: of_speakers(item.session.speakers, item, say),
    "items": lambda item, say: [_of_part(part, item, say) for part in item.parts],
    "attendees": lambda item, _: item.attendees,
    "url": lambda item, _: item.session.url,
}
"""The facts of a session; attendees are a set of ids."""

PRIVATE = frozenset({"online"})
"""The facts of a session that only those who attend it may see."""

VENUE: Mapping[str, Callable[[Venue, Say], Any]] = {
    "name": lambda venue, say: say(venue.name),
    "address": lambda venue, say: _said(venue.address, say),
    "city": lambda venue, say: _said(venue.city, say),
    "country": lambda venue, _: venue.country,
    "timezone": lambda venue, _: venue.timezone,
    "latitude": lambda venue, _: venue.latitude,
    "longitude": lambda venue, _: venue.longitude,
    "url": lambda venue, _: venue.url,
    "note": lambda venue, say: _said(venue.note, say),
}
"""The facts of a place. Its id is none."""


def of_session(item: Item, say: Say) -> Facts:
    """Return what a guest sees of a session."""
    return {name: fact(item, say) for name, fact in SESSION.items()}


def of_venue(venue: Venue, say: Say) -> Facts:
    """Return what a guest sees of a place."""
    return {name: fact(venue, say) for name, fact in VENUE.items()}


def of_organisation(visit: Visit, organisation: Organisation, say: Say) -> Facts:
    """Return what a guest sees of an organisation."""
    return {
        "name": say(organisation.name),
        "short": _said(organisation.short, say),
        "country": organisation.country,
        "city": _said(organisation.city, say),
        "role": visit.role(organisation),
        "url": organisation.url,
    }


def of_visit(visit: Visit, say: Say) -> Facts:
    """Return what a guest sees of the visit itself."""
    about = visit.about
    return {
        "title": say(about.title),
        "summary": _said(about.summary, say),
        "start": about.start.isoformat(),
        "end": about.end.isoformat(),
        "timezone": about.timezone,
        "place": _said(about.place, say),
        "version": _said(about.version, say),
        "host": [say(host.name) for host in visit.hosts],
        "url": about.url,
        "site": about.site,
        "contact": about.contact and _of_contact(visit, about.contact, say),
        "project": visit.project and _of_project(visit.project, say),
    }


def of_day(day: Day, say: Say) -> Facts:
    """Return what a guest sees of a day."""
    return {
        "title": _said(day.title, say),
        "note": _said(day.note, say),
    }


def of_info(info: Info, say: Say) -> Facts:
    """Return what a guest sees of what there is to know beside the programme."""
    return {
        "title": say(info.title),
        "text": say(info.text),
        "url": info.url,
        "phone": _said(info.phone, say),
    }


def of_speakers(speakers: Iterable[SpeakerTable], item: Item, say: Say) -> list[Facts]:
    """Return what a guest sees of those who speak in a session, or in a part of it."""
    return [
        {
            "name": say(speaker.name),
            "role": _said(speaker.role, say),
            "organisation": speaker.organisation,
            "organisation_name": say(item.organisations[speaker.organisation].name)
            if speaker.organisation
            else None,
        }
        for speaker in speakers
    ]


def _of_part(one: PartItem, item: Item, say: Say) -> Facts:
    part = one.part
    return {
        "title": say(part.title),
        "start": one.start and one.start.isoformat(),
        "minutes": part.minutes,
        "room": _said(part.room, say),
        "speakers": of_speakers(part.speakers, item, say),
        "description": _said(part.description, say),
    }


def _of_contact(visit: Visit, contact: Contact, say: Say) -> Facts:
    employer = visit.organisations[contact.organisation] if contact.organisation else None
    return {
        "name": _said(contact.name, say),
        "role": _said(contact.role, say),
        "organisation": employer and say(employer.name),
        "email": contact.email,
        "phone": contact.phone,
    }


def _of_project(project: Project, say: Say) -> Facts:
    return {
        "name": say(project.name),
        "title": _said(project.title, say),
        "programme": _said(project.programme, say),
        "url": project.url,
        "funding": _said(project.funding, say),
    }


def texts(visit: Visit) -> list[Text]:
    """Return every text of a visit that a guest reads, in all its versions."""
    found: list[Text] = []

    def note(text: Text) -> str:
        found.append(text)
        return ""

    of_visit(visit, note)
    for organisation in visit.organisations.values():
        of_organisation(visit, organisation, note)
    for venue in visit.venues.values():
        of_venue(venue, note)
    for day in visit.told_days.values():
        of_day(day, note)
    for info in visit.info.values():
        of_info(info, note)
    found += [group.name for group in visit.groups.values() if group.name]
    for item in agenda(visit).items:
        of_session(item, note)
    return found


def known(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Yield the facts that say something, also those within others."""
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", known_value) for inner, known_value in known(value))
        elif value is not None and value is not False and value != []:
            yield name, value


def _said(text: Text | None, say: Say) -> str | None:
    return say(text) if text else None
