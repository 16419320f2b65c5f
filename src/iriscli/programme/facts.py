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
    from collections.abc import Callable, Iterator, Mapping

    from iriscli.programme.agenda import Item
    from iriscli.text import Text
    from iriscli.visit.model import Contact, Organisation, Project, Venue
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
    "kind": lambda item, _: item.session.kind,
    "status": lambda item, _: item.session.status,
    "venue": lambda item, say: item.venue and of_venue(item.venue, say),
    "room": lambda item, say: _said(item.session.room, say),
    "speakers": lambda item, say: [say(speaker) for speaker in item.session.speakers],
    "attendees": lambda item, _: item.attendees,
    "url": lambda item, _: item.session.url,
}
"""The facts of a session; attendees are a set of ids."""

VENUE: Mapping[str, Callable[[Venue, Say], Any]] = {
    "name": lambda venue, say: say(venue.name),
    "address": lambda venue, say: _said(venue.address, say),
    "city": lambda venue, say: _said(venue.city, say),
    "country": lambda venue, _: venue.country,
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
        "host": [say(host.name) for host in visit.hosts],
        "url": about.url,
        "contact": about.contact and _of_contact(visit, about.contact, say),
        "project": visit.project and _of_project(visit.project, say),
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
    for item in agenda(visit).items:
        of_session(item, note)
    return found


def known(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Yield the facts that say something, also those within others."""
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", known_value) for inner, known_value in known(value))
        elif value is not None and value != []:
            yield name, value


def _said(text: Text | None, say: Say) -> str | None:
    return say(text) if text else None
