"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section
from iriscli.wording import words
from iriscli.wording.who import who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Venue
    from iriscli.visit.visit import Participants
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

    def document(self) -> Document:
        """Return the programme by day."""
        label = self.reader.label
        return Document(
            self.reader.text(self.agenda.visit.about.title),
            tuple(self._lines()),
            (
                Column(label("Time")),
                Column(label("Session")),
                Column(label("Venue")),
                Column(label("Who")),
                Column(label("Description"), detail=True),
                Column(label("Speakers"), detail=True),
                Column(label("Kind"), detail=True),
                Column(label("Address"), detail=True),
                Column(label("Link"), detail=True),
            ),
            tuple(
                Section(
                    self.reader.heading(day.date),
                    tuple(self._row(item) for item in day.items),
                )
                for day in self.agenda.days
            ),
            tuple(self._foot()),
            stacks=True,
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

    def _row(self, item: Item) -> Row:
        session, reader = item.session, self.reader
        return Row(
            (
                words.times(item, reader),
                words.title(session, reader),
                words.place(item.venue, session.room, reader),
                who(self.agenda.visit, session.attendees, reader),
                reader.text(session.description) if session.description else "",
                words.speakers(session, reader),
                words.kind(session.kind, reader) if session.kind != "other" else "",
                words.address(item.venue, reader),
                session.url or "",
            ),
            "cancelled" if session.status == "cancelled" else "plain",
        )

    def fields(self) -> Sequence[str]:
        """Return the names of a session's fields in a CSV."""
        return (
            "date",
            "weekday",
            "id",
            "title",
            "description",
            "start",
            "end",
            "time_confirmed",
            "kind",
            "status",
            "venue",
            "venue_name",
            "room",
            "address",
            "city",
            "country",
            "speakers",
            "attendees",
            "url",
        )

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each session."""
        return [
            self._data(item)
            | {
                "date": day.date.isoformat(),
                "weekday": self.reader.weekday(day.date),
                "venue": item.venue.id if item.venue else None,
                "venue_name": self.reader.text(item.venue.name) if item.venue else None,
                "address": item.venue.address if item.venue else None,
                "city": _optional(item.venue.city if item.venue else None, self.reader),
                "country": item.venue.country if item.venue else None,
                "speakers": "; ".join(self.reader.text(name) for name in item.session.speakers),
                "attendees": " ".join(self._attendees[item.attendees]),
            }
            for day in self.agenda.days
            for item in day.items
        ]

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
            "attendees": self._attendees[item.attendees],
            "url": session.url,
        }

    @cached_property
    def _attendees(self) -> Mapping[Participants, list[str]]:
        """The ids that are said of those who attend; many sessions are for the same people."""
        visit = self.agenda.visit
        return {
            attendees: [one.id for one in visit.in_order(attendees)]
            if self.people
            else list(dict.fromkeys(one.organisation.id for one in visit.in_order(attendees)))
            for attendees in {item.attendees for item in self.agenda.items}
        }


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
