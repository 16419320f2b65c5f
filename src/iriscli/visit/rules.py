"""The rules that look at several tables at once."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.errors import Problem
from iriscli.text import printable, quoted
from iriscli.text.nearest import Nearest, did_you_mean
from iriscli.visit.countries import ALPHA2, country_named
from iriscli.visit.known import Named
from iriscli.visit.model import KEYWORDS
from iriscli.visit.times import YEARS, offset, time_meant, two_passes
from iriscli.visit.values import WrongValueError, check_id
from iriscli.visit.visit import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from iriscli.errors import Key
    from iriscli.visit.model import Group, Part, Session, SpeakerTable
    from iriscli.visit.people import Sheet
    from iriscli.visit.visit import Visit

FIRST_DAY, LAST_DAY = dt.date(YEARS.start, 1, 1), dt.date(YEARS.stop - 1, 12, 31)
"""Stand for the visit's dates where they could not be read: no session is outside."""

DEEPEST = 100
"""How deep groups may stand in groups."""

LONGEST = 366
"""The days that a visit may last; a longer one is a typing error in a year."""


def bad_id(key: Key) -> list[Problem]:
    """Find what is wrong with the id that ends a key."""
    id_ = str(key[-1])
    try:
        check_id(id_)
    except WrongValueError as error:
        return [Problem(key, str(error))]
    if id_ in KEYWORDS and key[0] in {"organisations", "people", "groups"}:
        return [Problem(key, f"{quoted(id_)} has a special meaning; choose another id")]
    return []


def broken(visit: Visit, sheet: Sheet | None) -> Iterator[Problem]:
    """Find every rule that a visit breaks; `sheet` is that of its people."""
    yield from _dates(visit)
    yield from _named_organisations(visit)
    yield from _ids_taken_twice(visit)
    yield from _coordinates(visit)
    references, venues = _References(visit, sheet), Named("a venue", visit.venues)
    organisations = Named("an organisation", visit.organisations)
    yield from references.in_groups()
    yield from references.wrong(visit.about.attendees, ("visit", "attendees"))
    yield from _told_days(visit)
    for info in visit.info.values():
        yield from references.wrong(info.for_, ("info", info.id, "for"))
    for session in visit.sessions.values():
        at: Key = ("sessions", session.id)
        if session.attendees != visit.about.attendees:  # those are said once
            yield from references.wrong(session.attendees, (*at, "attendees"))
        for key in ("venue", "to"):
            venue = getattr(session, key)
            if venue is not None and venue not in visit.venues:
                yield Problem((*at, key), venues.unknown(venue))
        yield from _speakers(session.speakers, (*at, "speakers"), organisations)
        yield from _session_times(visit, session, at)
        for number, part in enumerate(session.items):
            within = (*at, "items", number)
            yield from _speakers(part.speakers, (*within, "speakers"), organisations)
            yield from _part_times(visit, session, part, within)


def _told_days(visit: Visit) -> Iterator[Problem]:
    first, last = visit.about.start, visit.about.end
    for day in visit.told_days:
        if first <= last and not first <= day <= last:
            message = f"{day} is outside the visit ({first} to {last}); correct one of them"
            yield Problem(("days", str(day)), message)


def _speakers(
    speakers: tuple[SpeakerTable, ...], at: Key, organisations: Named
) -> Iterator[Problem]:
    for number, speaker in enumerate(speakers):
        id_ = speaker.organisation
        if id_ and id_ not in organisations.things:
            yield Problem((*at, number, "organisation"), organisations.unknown(id_))


def _part_times(visit: Visit, session: Session, part: Part, at: Key) -> Iterator[Problem]:
    """Hold what takes place within a session against its times, as far as they are given."""
    zone = visit.zones(session)[0]
    start = moment(session.day, part.start, zone)
    if start is None:
        return
    first, last = visit.starts(session), visit.ends(session)
    end = start + dt.timedelta(minutes=part.minutes or 0)
    if first and start < first:
        what = f"it starts at {start:%H:%M}, before the session ({first:%H:%M})"
        yield Problem((*at, "start"), f"{what}; correct one of them")
    elif last and (start >= last or end.timestamp() > last.timestamp()):
        what = f"it lasts until {end:%H:%M}, longer than the session ({last:%H:%M})"
        yield Problem((*at, "start"), f"{what}; correct one of them")


def _dates(visit: Visit) -> Iterator[Problem]:
    start, end = visit.about.start, visit.about.end
    if start == FIRST_DAY or end == LAST_DAY:
        return  # a date that could not be read; it has been reported
    if end < start:
        yield Problem(
            ("visit", "end"), f"the end {end} is before the start {start}; correct one of them"
        )
    elif (end - start).days >= LONGEST:
        yield Problem(
            ("visit", "end"),
            f"the visit would last {(end - start).days + 1} days; check the year",
        )
    project = visit.project
    if project and project.start and project.end and project.end < project.start:
        yield Problem(
            ("project", "end"),
            f"the end {project.end} is before the start {project.start}; correct one of them",
        )


def _named_organisations(visit: Visit) -> Iterator[Problem]:
    organisations = Named("an organisation", visit.organisations)
    contact = visit.about.contact
    named: list[tuple[Key, str | None]] = [
        (("visit", "host"), visit.about.host),
        (
            ("visit", "contact", "organisation"),
            contact.organisation if contact else None,
        ),
    ]
    named += [(("people", p.id, "organisation"), p.organisation) for p in visit.people.values()]
    for key, id_ in named:
        if id_ and id_ not in visit.organisations:
            yield Problem(key, organisations.unknown(id_))


def _ids_taken_twice(visit: Visit) -> Iterator[Problem]:
    tables = {
        "organisations": visit.organisations,
        "people": visit.people,
        "groups": visit.groups,
    }
    taken: dict[str, str] = {}
    for name, table in tables.items():
        for id_ in table:
            if id_ in taken:
                yield Problem(
                    (name, id_),
                    f"{quoted(id_)} is also an id in [{taken[id_]}]; change one of the two ids",
                )
            taken.setdefault(id_, name)


def _coordinates(visit: Visit) -> Iterator[Problem]:
    for venue in visit.venues.values():
        for given, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(venue, given) is not None and getattr(venue, other) is None:
                yield Problem(
                    ("venues", venue.id, given),
                    f"the {other} is missing; add it, or remove both",
                )


class _References:
    """The references of a file, against what the file defines."""

    def __init__(self, visit: Visit, sheet: Sheet | None) -> None:
        self.visit = visit
        ids = (*visit.organisations, *visit.people, *visit.groups, *KEYWORDS)
        # Whoever cannot be read from a row is there all the same.
        self.defined = {*ALPHA2, *ids, *(sheet.ids if sheet else ())}
        self.everyone_is_known = sheet is None or not sheet.problems

    @cached_property
    def meant(self) -> Nearest:
        """What someone may have meant: an id or a name, and no country of a few letters."""
        visit = self.visit
        organisations = Named("an organisation", visit.organisations)
        people = Named("a person", visit.people)
        ids = (*visit.groups, *KEYWORDS)
        return Nearest(people.meant | organisations.meant | dict(zip(ids, ids, strict=True)))

    def wrong(self, references: tuple[str, ...], at: Key) -> Iterator[Problem]:
        """Find the references that mean nothing."""
        for index, reference in enumerate(references):
            if reference in self.defined or not self.everyone_is_known:
                continue
            # An id of three letters is not the code of a country.
            is_country = reference.isupper() or len(reference) > len("LVA")
            if is_country and (code := country_named(reference)):
                hint = f"did you mean '{code}'?"
            else:
                hint = did_you_mean(reference, self.meant)
            yield Problem(
                (*at, index),
                f"{quoted(reference)} is not an organisation, person, group or country;"
                f" {hint or 'add it, or use an id that is in the file'}",
            )

    def in_groups(self) -> Iterator[Problem]:
        """Find what is wrong in groups: unknown references, and circles."""
        groups = self.visit.groups
        for id_, group in groups.items():
            yield from self.wrong(group.members, ("groups", id_, "members"))
        settled: set[str] = set()
        for id_ in groups:
            circle = _circle(id_, groups, (), settled)
            if len(circle) > DEEPEST:
                message = (
                    f"groups are inside groups, {DEEPEST} deep; list their members instead"
                )
                yield Problem(("groups", id_), message)
                return
            if circle:
                path = printable(" → ".join(circle))
                message = f"the group contains itself ({path}); remove one of these"
                yield Problem(("groups", id_), message)


def _circle(
    group: str,
    groups: Mapping[str, Group],
    within: tuple[str, ...],
    settled: set[str],
) -> tuple[str, ...]:
    """Return the way from a group back to itself, or into depths, or nothing."""
    if len(within) > DEEPEST:
        return within
    if group in within:
        return (*within[within.index(group) :], group)
    if group in settled:
        return ()
    settled.add(group)
    for member in groups[group].members:
        if member in groups and (found := _circle(member, groups, (*within, group), settled)):
            return found
    return ()


def _session_times(visit: Visit, session: Session, at: Key) -> Iterator[Problem]:
    first, last = visit.about.start, visit.about.end
    day_is_known = session.day != FIRST_DAY
    if day_is_known and first <= last and not first <= session.day <= last:
        yield Problem(
            (*at, "day"),
            f"{session.day} is outside the visit ({first} to {last}); correct one of them",
        )
    one_day = dt.timedelta(days=1)
    for key, zone in zip(("start", "end"), visit.zones(session), strict=True):
        time = getattr(session, key)
        if (
            isinstance(time, dt.datetime)
            and day_is_known
            and not (session.day <= time.date() <= session.day + one_day)
        ):
            yield Problem(
                (*at, key),
                f"{time:%Y-%m-%d %H:%M} is neither on the session's day {session.day} nor in"
                f" the night after it; correct the date{_or_several(time, session, last)}",
            )
        moment_ = moment(session.day, time, zone)
        if moment_ is not None and time.tzinfo and f"{time:%H%M}" != f"{moment_:%H%M}":
            yield Problem((*at, key), _other_offset(zone, session, time))
        elif moment_ is not None and _skipped(moment_):
            yield Problem(
                (*at, key),
                f"{moment_:%H:%M} does not exist on {moment_.date()}, because clocks go forward"
                f" in {zone.key}; write a later time",
            )
    start, end = visit.starts(session), visit.ends(session)
    if session.all_day and (start or end):
        message = "a session of the whole day has no time; remove this, or all_day"
        yield Problem((*at, "start" if start else "end"), message)
    elif end is not None and start is None:
        yield Problem((*at, "end"), "there is no start; add it, or remove the end too")
    elif start and end and not _skipped(start) and not _skipped(end) and _before(end, start):
        next_day = session.day + one_day
        yield Problem(
            (*at, "end"),
            f"the end {end:%H:%M} is not after the start {start:%H:%M}; correct it, or if"
            f" it is after midnight, add its date: {next_day}T{end:%H:%M}",
        )


def _other_offset(zone: ZoneInfo, session: Session, time: dt.time | dt.datetime) -> str:
    """Say of an offset that it is not that of the zone; or that it is no offset."""
    written = f"{time:%H:%M}{offset(time)}"
    local = moment(session.day, time.replace(tzinfo=None), zone)
    offsets = two_passes(local) if local else ()
    meant = f"write {' or '.join(offsets)}, or remove the offset"
    if offset(time).startswith("-"):
        meant = time_meant(written, session.day, is_end=False)
    return f"{quoted(written)} is not a time of {zone.key}; {meant}"


def _or_several(time: dt.datetime, session: Session, last: dt.date) -> str:
    """Say what else may be meant by a session that ends on a later day of the visit."""
    return ", or write one session for each day" if session.day < time.date() <= last else ""


def _before(end: dt.datetime, start: dt.datetime) -> bool:
    """Compare moments; two times of one zone would be compared by their clocks."""
    return end.timestamp() <= start.timestamp()


def _skipped(moment_: dt.datetime) -> bool:
    """Tell whether a local time falls into the hour that clocks skip."""
    back = moment_.astimezone(dt.UTC).astimezone(moment_.tzinfo)
    return back.replace(tzinfo=None) != moment_.replace(tzinfo=None)
