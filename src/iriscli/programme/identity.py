"""Who and what may be the same as before: people spelt anew, sessions under another id.

What was there before comes from another version of the visit, or from the calendars that
were handed out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from iriscli.programme.agenda import agenda
from iriscli.text import versions
from iriscli.text.compare import folded
from iriscli.text.slugs import slug
from iriscli.visit.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iriscli.errors import Key
    from iriscli.programme.agenda import Item
    from iriscli.visit.model import Person, SpeakerTable
    from iriscli.visit.visit import Participants, Visit

_LIKE = 0.8
_MANY = 50  # of one organisation that share a word of their names: nobody is told apart


class Known(NamedTuple):
    """What tells a person from others: all that there is to go by.

    Of the e-mail address there is only a digest. Without an organisation, nobody knows
    where they are from, nor whether they are a person.
    """

    id: str
    name: str
    organisation: str
    email: str = ""


class Appointment(NamedTuple):
    """What tells a session from others: its titles, folded, and when it starts (see `when`).

    Without a title it is one that had been taken off before.
    """

    id: str
    titles: frozenset[str]
    start: str


class Before(NamedTuple):
    """Who and what was there before."""

    people: tuple[Known, ...] = ()
    sessions: tuple[Appointment, ...] = ()


def together(*some: Before) -> Before:
    """Return who and what was there by any account, each once, the first one counting."""
    people = {one.id: one for of in reversed(some) for one in of.people}
    sessions = {one.id: one for of in reversed(some) for one in of.sessions}
    return Before(tuple(people.values()), tuple(sessions.values()))


class Seen(NamedTuple):
    """What is worth a word of what was there before and what is there now.

    `people` are those who are new and may be someone who is gone; `sessions` have another
    id now, by the new one; `speakers` are those whose names are no longer among the people,
    by where they are named.
    """

    people: Mapping[str, Known]
    sessions: Mapping[str, str]
    speakers: Mapping[Key, Known]

    @property
    def held(self) -> Participants:
        """Those of whom nobody can say whether they are gone, or new."""
        return frozenset(self.people) | {gone.id for gone in self.people.values()}


def known(person: Person) -> Known:
    """Return what tells a person of a visit from others."""
    email = folded(person.email or "")
    digest = hashlib.sha256(email.encode()).hexdigest()[:16] if email else ""
    return Known(person.id, person.name, person.organisation, digest)


def when(start: dt.datetime | dt.date) -> str:
    """Return a start as iCalendar writes it: a moment in UTC, or a day."""
    if isinstance(start, dt.datetime):
        return f"{start.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return f"{start:%Y%m%d}"


def standing(visit: Visit) -> Before:
    """Return who and what is there in a version of a visit."""
    people = tuple(known(person) for person in visit.people.values())
    return Before(people, tuple(_appointment(item) for item in agenda(visit).items))


def _appointment(item: Item) -> Appointment:
    titles = frozenset(folded(title) for title in versions(item.session.title))
    return Appointment(item.session.id, titles, when(item.start or item.day))


def seen(before: Before, visit: Visit) -> Seen:
    """Hold a visit against what was there before it."""
    was, now = {one.id for one in before.people}, visit.people.keys() | visit.organisations
    gone = [one for one in before.people if one.id not in now]
    new = [known(one) for one in visit.people.values() if one.id in visit.unsure - was]
    by_id = {one.id: one for one in gone}
    return Seen(
        {id_: by_id[old] for id_, old in respelt(gone, new).items()} if gone else {},
        _moved(before.sessions, visit),
        dict(_speakers(before.people, visit)),
    )


def _moved(before: Iterable[Appointment], visit: Visit) -> dict[str, str]:
    """Map the new ids of sessions to the old ones: of the same title and start, if one is.

    Else of the same title, where only one of those that are gone has it, and only one of
    those that are new.
    """
    was = {one.id: one for one in before}
    gone = [one for one in was.values() if one.id not in visit.sessions]
    if not gone:
        return {}
    new = [one for one in standing(visit).sessions if one.id not in was]
    return _paired(gone, new, timed=False) | _paired(gone, new, timed=True)


def _paired(
    gone: Iterable[Appointment], new: Iterable[Appointment], *, timed: bool
) -> dict[str, str]:
    """Pair the sessions that have a title for themselves, or a title and a start."""
    alike: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for side, some in enumerate((gone, new)):
        for one in some:
            for title in one.titles:
                key = (title, one.start if timed else "")
                alike.setdefault(key, (set(), set()))[side].add(one.id)
    return {
        min(ours): min(theirs)
        for theirs, ours in alike.values()
        if len(theirs) == len(ours) == 1
    }


def _speakers(before: Iterable[Known], visit: Visit) -> Iterator[tuple[Key, Known]]:
    """Yield where someone is named as a speaker who was among the people, and is not now."""
    was = Names(one for one in before if one.organisation)
    for key, speaker in _named(visit):
        said = tuple(versions(speaker.name))
        found = [one for text in said for one in was.within(text)]
        if found and not any(map(visit.names.within, said)):
            yield key, found[0]


def _named(visit: Visit) -> Iterator[tuple[Key, SpeakerTable]]:
    for session in visit.sessions.values():
        at: Key = ("sessions", session.id)
        for key, speakers in (
            (at, session.speakers),
            *(((*at, "items", n), part.speakers) for n, part in enumerate(session.items)),
        ):
            for number, speaker in enumerate(speakers):
                yield (*key, "speakers", number), speaker


def respelt(gone: Iterable[Known], new: Iterable[Known]) -> dict[str, str]:
    """Map the ids of those who are new to those who are gone and may be the same person.

    They are of one organisation, and have names that are alike or the same e-mail. Each
    is named once, the likest first.
    """
    found: dict[str, str] = {}
    left = _Left(gone)
    for one in new:
        known = left.likest(one)
        if known is not None:
            found[one.id] = known.id
            left.remove(known)
    return found


class _Left:
    """Those who are gone, by what someone new may share with them."""

    def __init__(self, gone: Iterable[Known]) -> None:
        self.by_mark: dict[tuple[str, str], list[Known]] = {}
        self.taken: set[str] = set()
        for one in gone:
            for mark in _marks(one):
                self.by_mark.setdefault((one.organisation, mark), []).append(one)

    def likest(self, new: Known) -> Known | None:
        """Return who is most like someone new, if anybody is."""
        candidates = {
            one
            for mark in _marks(new)
            for organisation in (new.organisation, "")
            for one in self.by_mark.get((organisation, mark), ())[:_MANY]
            if one.id not in self.taken
        }
        alike = {one: _likeness(one, new) for one in candidates}
        best = max(sorted(alike), key=lambda one: alike[one], default=None)
        return best if best is not None and alike[best] >= _LIKE else None

    def remove(self, known: Known) -> None:
        """Take someone from those who may still be found."""
        self.taken.add(known.id)


def _marks(one: Known) -> Iterator[str]:
    """Yield what those have in common who may be one: a beginning of a word, an address."""
    yield from {word[:2] for word in _words(one.name)}
    if one.email:
        yield folded(one.email)


def _words(name: str) -> list[str]:
    return sorted(slug(name).split("-"))


def _likeness(one: Known, other: Known) -> float:
    """Return how like two people of an organisation are, from 0 to 1."""
    if one.email and folded(one.email) == folded(other.email):
        return 1
    words, others = _words(one.name), _words(other.name)
    few, many = sorted((set(words), set(others)), key=len)
    if few <= many and (len(few) > 1 or few == many):
        return 1  # in another order, or with a title
    return SequenceMatcher(None, " ".join(words), " ".join(others)).ratio()
