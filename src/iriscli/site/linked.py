"""The programme as other programs find it in a page: schema.org, as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.site.history import Change
    from iriscli.visit.model import Organisation, Venue
    from iriscli.wording.reader import Reader

_SCHEMA = "https://schema.org"


def linked(
    agenda: Agenda, history: Mapping[str, Change], reader: Reader, url: str | None
) -> dict[str, object]:
    """Return the visit as an Event, and each session as an Event within it."""
    visit = agenda.visit
    about = visit.about
    return _filled(
        {
            "@context": _SCHEMA,
            "@type": "Event",
            "name": reader.text(about.title),
            "description": about.summary and reader.text(about.summary),
            "url": url or about.url,
            "inLanguage": reader.code,
            "startDate": about.start.isoformat(),
            "endDate": about.end.isoformat(),
            "eventStatus": f"{_SCHEMA}/EventScheduled",
            "eventAttendanceMode": f"{_SCHEMA}/OfflineEventAttendanceMode",
            "location": _town(visit.hosts[0], reader) if visit.hosts else None,
            "organizer": [
                _filled({"@type": "Organization", "name": reader.text(o.name), "url": o.url})
                for o in visit.hosts
            ],
            "subEvent": [_session(item, history, reader) for item in agenda.items],
        }
    )


def _session(item: Item, history: Mapping[str, Change], reader: Reader) -> dict[str, object]:
    session = item.session
    change = history.get(session.id)
    if session.status == "cancelled":
        status = "EventCancelled"
    elif change and change.what == "updated":
        status = "EventRescheduled"
    else:
        status = "EventScheduled"
    return _filled(
        {
            "@type": "Event",
            "name": reader.text(session.title),
            "startDate": (item.start or item.day).isoformat(),
            "endDate": item.end and item.end.isoformat(),
            "eventStatus": f"{_SCHEMA}/{status}",
            "location": item.venue and _place(item.venue, reader),
            "url": session.url,
        }
    )


def _town(host: Organisation, reader: Reader) -> dict[str, object]:
    city = reader.text(host.city) if host.city else None
    address = _address(None, city, host.country)
    return {
        "@type": "Place",
        "name": city or reader.country(host.country),
        "address": address,
    }


def _place(venue: Venue, reader: Reader) -> dict[str, object]:
    geo = None
    if venue.latitude is not None:
        at = {"latitude": venue.latitude, "longitude": venue.longitude}
        geo = {"@type": "GeoCoordinates", **at}
    city = reader.text(venue.city) if venue.city else None
    return _filled(
        {
            "@type": "Place",
            "name": words.place(venue, None, reader),
            "address": _address(venue.address, city, venue.country),
            "geo": geo,
        }
    )


def _address(street: str | None, city: str | None, country: str | None) -> dict[str, object]:
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": street,
            "addressLocality": city,
            "addressCountry": country,
        }
    )


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """Return what is known of some values."""
    return {name: value for name, value in values.items() if value is not None and value != []}
