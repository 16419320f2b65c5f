"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iriscli.programme.facts import SESSION, VENUE, of_session
from iriscli.render.document import Column, Document, Row, Section
from iriscli.wording import words
from iriscli.wording.who import who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.wording.reader import Reader

# What the columns of a CSV call the facts of a venue.
_FLAT = {"id": "venue", "name": "venue_name"} | {
    name: f"venue_{name}" if name in SESSION or name == "note" else name
    for name in VENUE
    if name != "name"
}


@dataclass(frozen=True)
class AgendaView:
    """An agenda for a reader; `references` say for whom it was asked, if for some."""

    agenda: Agenda
    reader: Reader
    references: tuple[str, ...] = ()

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
                *(
                    Column(detail, detail=True)
                    for detail in words.detail_labels(self.reader).values()
                ),
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
        lines = [" · ".join(part for part in (words.where(self.agenda, reader), dates) if part)]
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
                *(detail.text for detail in words.details(item, reader).values()),
            ),
            "cancelled" if session.status == "cancelled" else "plain",
        )

    def fields(self) -> Sequence[str]:
        """Return the names of a session's fields in a CSV."""
        names = ["date", "weekday", "id", *self._names()]
        at = names.index("venue")
        return [*names[:at], *_FLAT.values(), *names[at + 1 :]]

    @staticmethod
    def _names() -> Iterator[str]:
        """Yield the names of a session's facts in JSON."""
        for name in SESSION:
            if name != "day":
                yield name
            if name == "end":
                yield "time_confirmed"

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each session."""
        return [self._record(day.date, item) for day in self.agenda.days for item in day.items]

    def _record(self, date: dt.date, item: Item) -> Mapping[str, object]:
        data = self._data(item)
        venue = data["venue"] or {}
        return (
            data
            | {column: venue.get(name) for name, column in _FLAT.items()}
            | {
                "date": date.isoformat(),
                "weekday": self.reader.weekday(date),
                "speakers": "; ".join(data["speakers"]),
                "attendees": " ".join(data["attendees"]),
            }
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

    def _data(self, item: Item) -> dict[str, Any]:
        seen = of_session(item, self.reader.text)
        seen["time_confirmed"] = item.start is not None
        seen["attendees"] = self._attendees(item)
        if item.venue:
            seen["venue"] = {"id": item.venue.id, **seen["venue"]}
        return {"id": item.session.id} | {name: seen[name] for name in self._names()}

    def _attendees(self, item: Item) -> list[str]:
        there = [
            one for id_, one in self.agenda.visit.participants.items() if id_ in item.attendees
        ]
        if self.reader.people:
            return [one.id for one in there]
        return list(dict.fromkeys(one.organisation.id for one in there))
