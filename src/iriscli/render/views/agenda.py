"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.listing import Column, Listing, Section
from iriscli.wording import words
from iriscli.wording.who import who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Venue
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class AgendaView:
    """An agenda for a reader; `references` say for whom it was asked, if for some.

    Without `people` its data have the ids of organisations instead of theirs.
    """

    agenda: Agenda
    reader: Reader
    references: tuple[str, ...] = ()
    people: bool = True

    def shown(self) -> Listing[Item]:
        """Return the programme by day."""
        return Listing(
            self.reader.text(self.agenda.visit.about.title),
            tuple(self._lines()),
            self._columns(),
            tuple(
                Section(self.reader.heading(day.date), day.items) for day in self.agenda.days
            ),
            tuple(self._foot()),
            lambda item: "cancelled" if item.session.status == "cancelled" else "plain",
            stacks=True,
            name=self.reader.label("Programme"),
        )

    def _lines(self) -> list[str]:
        visit, reader = self.agenda.visit, self.reader
        dates = reader.days(visit.about.start, visit.about.end)
        lines = [" · ".join(part for part in (words.where(visit, reader), dates) if part)]
        if visit.hosts:
            lines.append(reader.label("Host: {name}", name=words.hosts(visit, reader)))
        if zone := words.zone_of(self.agenda):
            lines.append(reader.label("Times: {zone}", zone=zone))
        if self.references:
            lines.append(reader.label("For: {who}", who=who(visit, self.references, reader)))
        return lines

    def _foot(self) -> list[str]:
        visit, reader = self.agenda.visit, self.reader
        foot = []
        if contact := words.contact(visit, reader):
            foot.append(reader.label("Contact: {contact}", contact=contact))
        if visit.project and visit.project.funding:
            foot.append(reader.text(visit.project.funding))
        return foot

    def _columns(self) -> tuple[Column[Item], ...]:
        visit, reader, label = self.agenda.visit, self.reader, self.reader.label
        return (
            Column(lambda item: item.day, key="date"),
            Column(lambda item: reader.weekday(item.day), key="weekday"),
            Column(lambda item: words.times(item, reader), heading=label("Time")),
            Column(lambda item: item.session.id, key="id"),
            Column(
                lambda item: reader.text(item.session.title),
                key="title",
                heading=label("Session"),
                said=lambda item: words.title(item.session, reader),
            ),
            Column(
                lambda item: _optional(item.session.description, reader),
                key="description",
                heading=label("Description"),
                detail=True,
            ),
            Column(lambda item: item.start, key="start"),
            Column(lambda item: item.end, key="end"),
            Column(lambda item: item.start is not None, key="time_confirmed"),
            Column(
                lambda item: item.session.kind,
                key="kind",
                heading=label("Kind"),
                said=lambda item: (
                    words.kind(item.session.kind, reader)
                    if item.session.kind != "other"
                    else ""
                ),
                detail=True,
            ),
            Column(lambda item: item.session.status, key="status"),
            Column(lambda item: item.venue.id if item.venue else None, key="venue"),
            Column(
                lambda item: reader.text(item.venue.name) if item.venue else None,
                key="venue_name",
                heading=label("Venue"),
                said=lambda item: words.place(item.venue, item.session.room, reader),
            ),
            Column(lambda item: item.session.room, key="room"),
            Column(
                lambda item: item.venue.address if item.venue else None,
                key="address",
                heading=label("Address"),
                said=lambda item: words.address(item.venue, reader),
                detail=True,
            ),
            Column(
                lambda item: _optional(item.venue.city if item.venue else None, reader),
                key="city",
            ),
            Column(lambda item: item.venue.country if item.venue else None, key="country"),
            Column(
                lambda item: "; ".join(map(reader.text, item.session.speakers)),
                key="speakers",
                heading=label("Speakers"),
                said=lambda item: words.speakers(item.session, reader),
                detail=True,
            ),
            Column(
                lambda item: " ".join(self._attendees(item)),
                key="attendees",
                heading=label("Who"),
                said=lambda item: who(visit, item.session.attendees, reader),
            ),
            Column(
                lambda item: item.session.url, key="url", heading=label("Link"), detail=True
            ),
        )

    def data(self) -> object:
        """Return the agenda as docs/json.md names its keys."""
        about = self.agenda.visit.about
        return {
            "visit": {
                "id": about.id,
                "title": self.reader.text(about.title),
                "start": about.start.isoformat(),
                "end": about.end.isoformat(),
                "timezone": about.timezone,
                "language": about.language,
            },
            "days": [
                {
                    "date": day.date.isoformat(),
                    "weekday": self.reader.weekday(day.date),
                    "sessions": [self._data(item) for item in day.items],
                }
                for day in self.agenda.days
            ],
        }

    def _data(self, item: Item) -> dict[str, object]:
        session, reader = item.session, self.reader
        return {
            "id": session.id,
            "title": reader.text(session.title),
            "description": _optional(session.description, reader),
            "start": _moment(item.start),
            "end": _moment(item.end),
            "time_confirmed": item.start is not None,
            "kind": session.kind,
            "status": session.status,
            "venue": _venue(item.venue, reader),
            "room": session.room,
            "speakers": [reader.text(name) for name in session.speakers],
            "attendees": self._attendees(item),
            "url": session.url,
        }

    def _attendees(self, item: Item) -> list[str]:
        there = [
            one for id_, one in self.agenda.visit.participants.items() if id_ in item.attendees
        ]
        if self.people:
            return [one.id for one in there]
        return list(dict.fromkeys(one.organisation.id for one in there))


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _optional(text: str | Mapping[str, str] | None, reader: Reader) -> str | None:
    return reader.text(text) if text else None


def _venue(venue: Venue | None, reader: Reader) -> dict[str, object] | None:
    if venue is None:
        return None
    return {
        "id": venue.id,
        "name": reader.text(venue.name),
        "address": venue.address,
        "city": _optional(venue.city, reader),
        "country": venue.country,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "url": venue.url,
    }
