"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.programme import words
from iriscli.programme.who import who
from iriscli.render.document import Column, Document, Row, Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from iriscli.locale import Language
    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Venue


@dataclass(frozen=True)
class AgendaView:
    """An agenda for a reader; `references` say for whom it was asked, if for some.

    Without `people` its data have the ids of organisations instead of theirs.
    """

    agenda: Agenda
    language: Language
    references: tuple[str, ...] = ()
    people: bool = True

    def document(self) -> Document:
        """Return the programme by day."""
        label = self.language.label
        return Document(
            self.language.text(self.agenda.visit.about.title),
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
                    self.language.heading(day.date),
                    tuple(self._row(item) for item in day.items),
                )
                for day in self.agenda.days
            ),
            tuple(self._foot()),
            stacks=True,
        )

    def _lines(self) -> list[str]:
        visit, language = self.agenda.visit, self.language
        dates = language.days(visit.about.start, visit.about.end)
        lines = [" · ".join(part for part in (words.where(visit, language), dates) if part)]
        if visit.hosts:
            lines.append(language.label("Host: {name}", name=words.hosts(visit, language)))
        if zone := words.zone_of(self.agenda):
            lines.append(language.label("Times: {zone}", zone=zone))
        if self.references:
            lines.append(
                language.label("For: {who}", who=who(visit, self.references, language))
            )
        return lines

    def _foot(self) -> list[str]:
        visit, language = self.agenda.visit, self.language
        foot = []
        if contact := words.contact(visit, language):
            foot.append(language.label("Contact: {contact}", contact=contact))
        if visit.project and visit.project.funding:
            foot.append(language.text(visit.project.funding))
        return foot

    def _row(self, item: Item) -> Row:
        session, language = item.session, self.language
        return Row(
            (
                words.times(item, language),
                words.title(session, language),
                words.place(item.venue, session.room, language),
                who(self.agenda.visit, session.attendees, language),
                language.text(session.description) if session.description else "",
                words.speakers(session, language),
                words.kind(session.kind, language) if session.kind != "other" else "",
                words.address(item.venue, language),
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
                "weekday": self.language.weekday(day.date),
                "venue": item.venue.id if item.venue else None,
                "venue_name": self.language.text(item.venue.name) if item.venue else None,
                "address": item.venue.address if item.venue else None,
                "city": _optional(item.venue.city if item.venue else None, self.language),
                "country": item.venue.country if item.venue else None,
                "speakers": "; ".join(
                    self.language.text(name) for name in item.session.speakers
                ),
                "attendees": " ".join(self._attendees(item)),
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
                "title": self.language.text(about.title),
                "start": about.start.isoformat(),
                "end": about.end.isoformat(),
                "timezone": about.timezone,
                "language": about.language,
            },
            "days": [
                {
                    "date": day.date.isoformat(),
                    "weekday": self.language.weekday(day.date),
                    "sessions": [self._data(item) for item in day.items],
                }
                for day in self.agenda.days
            ],
        }

    def _data(self, item: Item) -> dict[str, object]:
        session, language = item.session, self.language
        return {
            "id": session.id,
            "title": language.text(session.title),
            "description": _optional(session.description, language),
            "start": _moment(item.start),
            "end": _moment(item.end),
            "time_confirmed": item.start is not None,
            "kind": session.kind,
            "status": session.status,
            "venue": _venue(item.venue, language),
            "room": session.room,
            "speakers": [language.text(name) for name in session.speakers],
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


def _optional(text: str | Mapping[str, str] | None, language: Language) -> str | None:
    return language.text(text) if text else None


def _venue(venue: Venue | None, language: Language) -> dict[str, object] | None:
    if venue is None:
        return None
    return {
        "id": venue.id,
        "name": language.text(venue.name),
        "address": venue.address,
        "city": _optional(venue.city, language),
        "country": venue.country,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "url": venue.url,
    }
