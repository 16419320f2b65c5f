"""A visit as a whole: its tables, its participants, and what references mean."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from iriscli.text import versions
from iriscli.visit.countries import ALPHA2
from iriscli.visit.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iriscli.text import Text
    from iriscli.visit.model import (
        About,
        Day,
        Group,
        Info,
        Mail,
        Organisation,
        Person,
        Project,
        Role,
        Session,
        Venue,
    )

Participants = frozenset[str]
"""The ids of some participants."""


@dataclass(frozen=True)
class Participant:
    """Who gets a calendar: a person, or an organisation as one delegation."""

    id: str
    name: Text
    organisation: Organisation
    language: str
    person: Person | None = None

    @property
    def email(self) -> str | None:
        """Where to write to them."""
        return (self.person or self.organisation).email


@dataclass(frozen=True)
class Visit:
    """A valid visit: every id that it names exists, every session lies within it.

    `unsure` are the people whose ids were made from their names: another spelling is
    another id.
    """

    about: About
    project: Project | None
    venues: Mapping[str, Venue]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    groups: Mapping[str, Group]
    sessions: Mapping[str, Session]
    told_days: Mapping[dt.date, Day] = field(default_factory=dict)
    info: Mapping[str, Info] = field(default_factory=dict)
    mail: Mail | None = None
    unsure: Participants = frozenset()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the times for which nothing else is said."""
        return ZoneInfo(self.about.timezone)

    def zones(self, session: Session) -> tuple[ZoneInfo, ZoneInfo]:
        """Return the zones of a session's start and end: a journey may end in another."""
        day = self.told_days.get(session.day)
        here = self.venues.get(session.venue or "")
        there = self.venues.get(session.to or "")
        start = (here and here.timezone) or (day and day.timezone) or self.about.timezone
        return ZoneInfo(start), ZoneInfo((there and there.timezone) or start)

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """Every day of the visit."""
        length = (self.about.end - self.about.start).days + 1
        return tuple(self.about.start + dt.timedelta(days=n) for n in range(length))

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """Everyone who gets a calendar, by organisation in the file's order."""
        people: dict[str, list[Person]] = {id_: [] for id_ in self.organisations}
        for person in self.people.values():
            people[person.organisation].append(person)
        found = {}
        for organisation in self.organisations.values():
            theirs = organisation.language or self.about.language
            if not people[organisation.id]:
                found[organisation.id] = Participant(
                    organisation.id, organisation.name, organisation, theirs
                )
            for person in people[organisation.id]:
                found[person.id] = Participant(
                    person.id, person.name, organisation, person.language or theirs, person
                )
        return found

    @cached_property
    def everyone(self) -> Participants:
        """The ids of all participants."""
        return frozenset(self.participants)

    @cached_property
    def known(self) -> Mapping[str, Participants]:
        """What each reference means: keywords, countries, organisations, people, groups."""
        meanings: dict[str, set[str]] = {name: set() for name in (*_KEYWORD_ROLES, *ALPHA2)}
        meanings["everyone"] = set(self.participants)
        meanings |= {id_: set() for id_ in self.organisations}
        keyword = {role: name for name, role in _KEYWORD_ROLES.items()}
        for participant in self.participants.values():
            of = participant.organisation
            for name in (keyword[self.role(of)], of.country, of.id, participant.id):
                meanings.setdefault(name, set()).add(participant.id)
        known = {name: frozenset(ids) for name, ids in meanings.items()}
        for group in self.groups:
            self._add_group(group, known)
        return known

    def _add_group(self, group: str, known: dict[str, Participants]) -> Participants:
        """Resolve a group, and first the groups within it (there are no circles)."""
        if group not in known:
            members = [
                self._add_group(reference, known)
                if reference in self.groups
                else known[reference]
                for reference in self.groups[group].members
            ]
            known[group] = _together(members)
        return known[group]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in: its own, then the others of its title."""
        title = self.about.title
        others = () if isinstance(title, str) else title
        return tuple(dict.fromkeys([self.about.language, *others]))

    @cached_property
    def names(self) -> Names[Person]:
        """The names of the people, to be found in texts."""
        return Names(self.people.values())

    @cached_property
    def public_groups(self) -> frozenset[str]:
        """The groups that are not called after someone."""
        return frozenset(
            id_
            for id_, group in self.groups.items()
            if not any(self.names.within(said) for said in (id_, *versions(group.name or "")))
        )

    def role(self, organisation: Organisation) -> Role:
        """Return an organisation's role; the one that `[visit] host` names is the host."""
        return "host" if organisation.id == self.about.host else organisation.role

    @cached_property
    def roles(self) -> Mapping[Role, int]:
        """How many organisations have each role."""
        return Counter(map(self.role, self.organisations.values()))

    @cached_property
    def hosts(self) -> tuple[Organisation, ...]:
        """The organisations that host, the one that `[visit] host` names first."""
        hosts = [o for o in self.organisations.values() if self.role(o) == "host"]
        return tuple(sorted(hosts, key=lambda o: o.id != self.about.host))

    def resolve(self, references: Iterable[str]) -> Participants:
        """Return the participants that some references mean together."""
        return _together([self.known[reference] for reference in references])

    def in_order(self, ids: Participants) -> list[Participant]:
        """Return some participants in the file's order."""
        return [self.participants[id_] for id_ in sorted(ids, key=self._order.__getitem__)]

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {id_: number for number, id_ in enumerate(self.participants)}

    @cached_property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """What was asked of the visit and found, for questions that come again and again."""
        return {}

    @cached_property
    def attendance(self) -> Mapping[str, Participants]:
        """Who attends each session."""
        # Many sessions are for the same people, and share what says so.
        meant = {one.attendees: self.resolve(one.attendees) for one in self.sessions.values()}
        return {id_: meant[session.attendees] for id_, session in self.sessions.items()}

    @cached_property
    def programmes(self) -> Mapping[tuple[str, ...], Participants]:
        """The sessions that someone attends, in the file's order, with all who attend these."""
        held: dict[Participants, list[str]] = {}
        for session, attendees in self.attendance.items():
            held.setdefault(attendees, []).append(session)
        theirs: dict[str, list[int]] = {id_: [] for id_ in self.participants}
        for number, attendees in enumerate(held):
            for id_ in attendees:
                theirs[id_].append(number)
        alike: dict[tuple[int, ...], list[str]] = {}
        for id_, numbers in theirs.items():
            alike.setdefault(tuple(numbers), []).append(id_)
        order = {session: number for number, session in enumerate(self.sessions)}
        together = list(held.values())
        return {
            tuple(
                sorted(chain(*(together[one] for one in numbers)), key=order.__getitem__)
            ): frozenset(ids)
            for numbers, ids in alike.items()
        }

    @cached_property
    def attended(self) -> Mapping[str, tuple[str, ...]]:
        """Which sessions each participant attends, in the file's order."""
        return {id_: sessions for sessions, people in self.programmes.items() for id_ in people}

    def starts(self, session: Session) -> dt.datetime | None:
        """Return when a session starts, in its zone; None where that is open."""
        return moment(session.day, session.start, self.zones(session)[0])

    def ends(self, session: Session) -> dt.datetime | None:
        """Return when a session ends, in the zone of its end; None where that is open."""
        return moment(session.day, session.end, self.zones(session)[1])


_KEYWORD_ROLES: Mapping[str, Role] = {"partners": "partner", "host": "host", "locals": "local"}


def _together(parts: Sequence[Participants]) -> Participants:
    """Return all of some participants: as those that are there, where one holds the others.

    So hundreds of sessions for everyone and a few others share what says so.
    """
    largest = max(parts, key=len, default=frozenset())
    if all(one is largest or one <= largest for one in parts):
        return largest
    return frozenset().union(*parts)


def moment(
    day: dt.date, time: dt.time | dt.datetime | None, zone: ZoneInfo
) -> dt.datetime | None:
    """Place a local time of a session's day in its zone; its offset tells two of them apart."""
    if time is None:
        return None
    local = time if isinstance(time, dt.datetime) else dt.datetime.combine(day, time)
    return local.astimezone(zone) if local.tzinfo else local.replace(tzinfo=zone)
