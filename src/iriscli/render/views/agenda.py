"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from iriscli.programme.facts import SESSION, VENUE, of_session
from iriscli.render.listing import Column, Listing, Section
from iriscli.wording import words
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.facts import Facts
    from iriscli.render.listing import Value
    from iriscli.visit.visit import Participants
    from iriscli.wording.reader import Reader

# What the columns of a CSV call the facts of a venue.
_FLAT = {"id": "venue", "name": "venue_name"} | {
    name: f"venue_{name}" if name in SESSION or name == "note" else name
    for name in VENUE
    if name != "name"
}

# What stands between the members of a list in a cell.
_JOINTS = {"speakers": "; ", "attendees": " "}
# What a spreadsheet knows as a value of its own.
_AS_VALUE: Mapping[str, Callable[[Item], Value]] = {
    "start": lambda item: item.start,
    "end": lambda item: item.end,
}


@dataclass(frozen=True)
class AgendaView:
    """An agenda for a reader; `references` say for whom it was asked, if for some."""

    agenda: Agenda
    reader: Reader
    references: tuple[str, ...] = ()

    def shown(self) -> Listing[Item]:
        """Return the programme by day."""
        return Listing(
            self.reader.text(self.agenda.visit.about.title),
            tuple(self._lines()),
            (*self._told(), *self._kept()),
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

    def _told(self) -> Iterator[Column[Item]]:
        """Yield what people read: the programme, then its details."""
        visit, reader, label = self.agenda.visit, self.reader, self.reader.label
        yield Column(lambda item: words.times(item, reader), heading=label("Time"))
        yield Column(lambda item: words.title(item.session, reader), heading=label("Session"))
        yield Column(
            lambda item: words.place(item.venue, item.session.room, reader),
            heading=label("Venue"),
        )
        yield Column(
            lambda item: who(visit, item.session.attendees, reader), heading=label("Who")
        )
        for name, heading in words.detail_labels(reader).items():
            yield Column(self._detail(name), heading=heading, detail=True)

    def _detail(self, name: str) -> Callable[[Item], str]:
        return lambda item: self._details[item.session.id][name].text

    @cached_property
    def _details(self) -> dict[str, dict[str, words.Detail]]:
        return {i.session.id: words.details(i, self.reader) for i in self.agenda.items}

    def _kept(self) -> Iterator[Column[Item]]:
        """Yield what programs read: every fact, those of the venue beside the others."""
        yield Column(lambda item: item.day, key="date")
        yield Column(lambda item: self.reader.weekday(item.day), key="weekday")
        yield Column(lambda item: item.session.id, key="id")
        for name in self._names():
            if name == "venue":
                yield from (
                    Column(self._fact(one, "venue"), key=key) for one, key in _FLAT.items()
                )
            else:
                yield Column(_AS_VALUE.get(name) or self._fact(name), key=name)

    def _fact(self, name: str, of: str = "") -> Callable[[Item], Value]:
        """Return what finds a fact of a session, or of its venue, as a cell has it."""

        def find(item: Item) -> Value:
            seen = self._seen(item)
            value = ((seen[of] or {}) if of else seen).get(name)
            joint = _JOINTS.get(name)
            return joint.join(value or ()) if joint else cast("Value", value)

        return find

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
                    "sessions": [
                        {"id": item.session.id, **self._seen(item)} for item in day.items
                    ],
                }
                for day in self.agenda.days
            ],
        }

    @staticmethod
    def _names() -> Iterator[str]:
        """Yield the names of a session's facts in JSON."""
        for name in SESSION:
            if name != "day":
                yield name
            if name == "end":
                yield "time_confirmed"

    def _seen(self, item: Item) -> Facts:
        return self._facts[item.session.id]

    @cached_property
    def _facts(self) -> dict[str, Facts]:
        return {item.session.id: self._of(item) for item in self.agenda.items}

    def _of(self, item: Item) -> dict[str, Any]:
        seen = of_session(item, self.reader.text)
        seen["time_confirmed"] = item.start is not None
        seen["attendees"] = self._attendees[item.attendees]
        if item.venue:
            seen["venue"] = {"id": item.venue.id, **seen["venue"]}
        return {name: seen[name] for name in self._names()}

    @cached_property
    def _attendees(self) -> Mapping[Participants, list[str]]:
        """The ids that are said of those who attend; many sessions are for the same people."""
        visit, people = self.agenda.visit, self.reader.people
        return {
            attendees: list(
                dict.fromkeys(
                    one.id if people else one.organisation.id
                    for one in visit.in_order(attendees)
                )
            )
            for attendees in {item.attendees for item in self.agenda.items}
        }
