"""The programme as other programs find it in a page: schema.org, as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.facts import of_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.facts import Facts
    from iriscli.site.history import Change
    from iriscli.visit.model import Organisation
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
            "eventStatus": f"{_SCHEMA}/{'EventCancelled' if agenda.off else 'EventScheduled'}",
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
    seen = of_session(item, reader.text)
    change = history.get(item.session.id)
    if seen["status"] == "cancelled":
        status = "EventCancelled"
    elif change and change.moved:
        status = "EventRescheduled"
    else:
        status = "EventScheduled"
    return _filled(
        {
            "@type": "Event",
            "name": seen["title"],
            "description": seen["description"],
            "startDate": seen["start"] or seen["day"],
            "endDate": seen["end"],
            "eventStatus": f"{_SCHEMA}/{status}",
            "location": seen["venue"] and _place(seen["venue"]),
            "url": seen["url"],
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


def _place(venue: Facts) -> dict[str, object]:
    geo = None
    if venue["latitude"] is not None:
        at = {name: venue[name] for name in ("latitude", "longitude")}
        geo = {"@type": "GeoCoordinates", **at}
    return _filled(
        {
            "@type": "Place",
            "name": venue["name"],
            "description": venue["note"],
            "url": venue["url"],
            "address": _address(venue["address"], venue["city"], venue["country"]),
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
