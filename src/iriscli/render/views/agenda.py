"""The agenda, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from iriscli.programme.facts import SESSION, VENUE, of_day, of_info, of_session
from iriscli.render.listing import Column, Listing, Section
from iriscli.visit.model import Day
from iriscli.wording import infos, words
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.facts import Facts
    from iriscli.render.listing import Value
    from iriscli.visit.model import Info
    from iriscli.visit.visit import Participants
    from iriscli.wording.reader import Reader

# What the columns of a CSV call the facts of a venue.
_FLAT = {"id": "venue", "name": "venue_name"} | {
    name: f"venue_{name}" if name in {*SESSION, "timezone", "note"} else name
    for name in VENUE
    if name != "name"
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
                Section(
                    words.day_heading(self.agenda.visit, day.date, self.reader),
                    day.items,
                    words.day_note(self.agenda.visit, day.date, self.reader),
                )
                for day in self.agenda.days
            ),
            tuple(self._foot()),
            lambda item: "cancelled" if item.session.status == "cancelled" else "plain",
            stacks=True,
            # Translators: what is to take place, all of it.
            name=self.reader.label("Programme"),
        )

    def _lines(self) -> list[str]:
        visit, reader = self.agenda.visit, self.reader
        dates = reader.days(visit.about.start, visit.about.end)
        version = reader.text(visit.about.version) if visit.about.version else ""
        lines = [" · ".join(filter(None, (words.where(self.agenda, reader), dates, version)))]
        if visit.hosts:
            what = words.host_label(len(visit.hosts), reader)
            lines.append(reader.about(what, words.hosts(visit, reader)))
        if zone := words.zone_of(self.agenda):
            # Translators: ZONE is that of all times that follow: "Europe/Riga (UTC+3)".
            lines.append(reader.label("Times: {zone}", zone=zone))
        if named := who(visit, self.references, reader):
            # Translators: stands over a programme, or over changes; WHO are those whom it is
            # for: names, or words such as "All partners".
            lines.append(reader.label("For: {who}", who=named))
        return lines

    def _foot(self) -> list[str]:
        visit, reader = self.agenda.visit, self.reader
        foot = [infos.said(one, visit, reader) for one in self._info()]
        if contact := words.contact(visit, reader):
            foot.append(reader.about(reader.label("Contact"), contact))
        if visit.project and visit.project.funding:
            foot.append(reader.text(visit.project.funding))
        return foot

    def _info(self) -> list[Info]:
        """Return what those whom the agenda is for need to know beside it."""
        visit = self.agenda.visit
        theirs = visit.resolve(self.references) if self.references else visit.everyone
        return [one for one in visit.info.values() if visit.resolve(one.for_) & theirs]

    def _named(self, references: tuple[str, ...]) -> list[str]:
        """Return references as a reader may see them: organisations in place of people."""
        visit = self.agenda.visit
        if self.reader.people:
            return list(references)
        hidden = visit.people.keys() | (visit.groups.keys() - visit.public_groups)
        seen: dict[str, None] = {}
        for one in references:
            members = visit.in_order(visit.known[one]) if one in hidden else ()
            seen |= dict.fromkeys([m.organisation.id for m in members] or [one])
        return list(seen)

    def _told(self) -> Iterator[Column[Item]]:
        """Yield what people read: the programme, then its details."""
        visit, reader, label = self.agenda.visit, self.reader, self.reader.label
        zones = self.agenda.zones
        # Translators: heads a column with times: "09:30–12:00".
        yield Column(lambda item: words.times(item, reader, zones), heading=label("Time"))
        yield Column(
            lambda item: "\n".join(
                [words.title(item.session, reader), *(f"– {one}" for one in self._parts(item))]
            ),
            # Translators: heads a column with titles of what takes place: meetings, meals,
            # journeys.
            heading=label("Session"),
        )
        yield Column(
            lambda item: words.place(item, reader),
            heading=label("Venue"),
        )
        yield Column(
            lambda item: who(visit, item.session.attendees, reader), heading=label("Who")
        )
        for name, heading in words.detail_labels(reader).items():
            if name != "items":  # they stand below the title
                yield Column(self._detail(name), heading=heading, detail=True)

    def _detail(self, name: str) -> Callable[[Item], str]:
        return lambda item: self._details[item.session.id][name].text

    @cached_property
    def _details(self) -> dict[str, dict[str, words.Detail]]:
        return {i.session.id: words.details(i, self.reader) for i in self.agenda.items}

    def _kept(self) -> Iterator[Column[Item]]:
        """Yield what programs read: every fact, those of the venue beside the others."""
        reader = self.reader
        in_a_cell: dict[str, Callable[[Item], Value]] = {
            "start": lambda item: item.start,
            "end": lambda item: item.end,
            "to": lambda item: item.to.id if item.to else None,
            "speakers": lambda item: words.said(self._seen(item)["speakers"], reader),
            "items": lambda item: "; ".join(self._parts(item)),
            "attendees": lambda item: " ".join(self._attendees[item.attendees]),
        }
        yield Column(lambda item: item.day, key="date")
        yield Column(lambda item: reader.weekday(item.day), key="weekday")
        yield Column(lambda item: item.session.id, key="id")
        for name in self._names():
            if name == "venue":
                for fact, key in _FLAT.items():
                    yield Column(self._fact(fact, "venue"), key=key)
            else:
                yield Column(in_a_cell.get(name) or self._fact(name), key=name)

    def _parts(self, item: Item) -> list[str]:
        return words.parts(self._seen(item)["items"], self.reader)

    def _fact(self, name: str, of: str = "") -> Callable[[Item], Value]:
        """Return what finds a fact of a session, or of its venue."""
        return lambda item: cast(
            "Value", ((self._seen(item)[of] or {}) if of else self._seen(item)).get(name)
        )

    def data(self) -> object:
        """Return the agenda as docs/json.md names its keys."""
        visit, say = self.agenda.visit, self.reader.text
        about = visit.about
        return {
            "visit": {
                "id": about.id,
                "title": say(about.title),
                "start": about.start.isoformat(),
                "end": about.end.isoformat(),
                "timezone": about.timezone,
                "language": about.language,
                "place": words.where(self.agenda, self.reader) or None,
                "version": say(about.version) if about.version else None,
            },
            "info": [
                {
                    "id": one.id,
                    **of_info(one, say),
                    "for": self._named(one.for_),
                    "private": one.private,
                }
                for one in self._info()
            ],
            "days": [
                {
                    "date": day.date.isoformat(),
                    "weekday": self.reader.weekday(day.date),
                    **of_day(visit.told_days.get(day.date) or Day(), say),
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
            if name == "all_day":
                yield from ("end_open", "timezone")

    def _seen(self, item: Item) -> Facts:
        return self._facts[item.session.id]

    @cached_property
    def _facts(self) -> dict[str, Facts]:
        return {item.session.id: self._of(item) for item in self.agenda.items}

    def _of(self, item: Item) -> dict[str, Any]:
        seen = of_session(item, self.reader.text)
        seen["time_confirmed"] = item.start is not None or item.session.all_day
        seen["end_open"] = item.end_open
        seen["timezone"] = (item.zone or self.agenda.visit.zones(item.session)[0]).key
        seen["attendees"] = self._attendees[item.attendees]
        for name, venue in (("venue", item.venue), ("to", item.to)):
            if venue:
                seen[name] = {"id": venue.id, **seen[name]}
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
