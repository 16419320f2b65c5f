"""What changed between two versions of a visit, and whom it concerns.

Compared is what a guest sees of the programme, in every language that guests read.
Ids of venues, settings for the host and the order of the file are no part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from iriscli.programme import facts
from iriscli.programme.agenda import agenda
from iriscli.text import in_language, picked
from iriscli.text.compare import looks
from iriscli.visit.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from iriscli.errors import Key
    from iriscli.programme.agenda import Item
    from iriscli.programme.facts import Facts, Say
    from iriscli.text import Text
    from iriscli.visit.visit import Participants, Visit


@dataclass(frozen=True)
class Difference:
    """What stood there and what stands there now, in the language that shows it."""

    before: Any
    now: Any
    language: str


Differences = Mapping[str, Difference]

FOR_EVERYONE = ("title", "start", "end", "timezone", "contact")
"""What of the visit itself is a reason to write to everyone."""


@dataclass(frozen=True)
class SessionChange:
    """A session that differs; None in the version that does not have it.

    The fields are named as in the JSON of an agenda. Attendees are a set of ids; a
    venue has no id of its own here, for no guest sees it.
    """

    before: Item | None
    now: Item | None
    fields: Differences

    @property
    def id(self) -> str:
        """The id of the session."""
        return self.latest.session.id

    @property
    def latest(self) -> Item:
        """The session as it is now or, where it is gone, as it was."""
        item = self.now or self.before
        if item is None:  # pragma: no cover - it would be in neither version
            raise ValueError
        return item

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """What happened to it."""
        if self.before is None:
            return "added"
        return "removed" if self.now is None else "changed"


@dataclass(frozen=True)
class Concerned:
    """A participant and the sessions that are new, changed or gone for them.

    Beside these what differs for them, in their language: of the visit itself (and that
    language), of the days on which they attend something, and of what they need to know.
    """

    id: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    about: Differences = field(default_factory=dict)
    days: Mapping[str, Differences] = field(default_factory=dict)
    info: Mapping[str, Differences] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """All that changed; `references` say for whom it was asked, if for some.

    `names` are those of organisations and people, by id; what else differs of an
    organisation is in `organisations`, by id and field, and so with `days` and `info`.
    `stale` are texts that changed in some languages and not in others.
    """

    old: Visit
    new: Visit
    about: Differences
    names: Differences
    sessions: tuple[SessionChange, ...]
    participants: tuple[Concerned, ...]
    organisations: Mapping[str, Differences]
    days: Mapping[str, Differences]
    info: Mapping[str, Differences]
    stale: tuple[Stale, ...] = ()
    references: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, SessionChange]:
        """The sessions that differ, by their ids."""
        return {one.id: one for one in self.sessions}

    def seen_in(self, session: str, code: str) -> SessionChange:
        """Return how a session differs to whoever reads a language."""
        one = self.by_id[session]
        fields = _differences(self.old, self.new, one.before, one.now, [code])
        return SessionChange(one.before, one.now, fields)

    @cached_property
    def _around(self) -> _Around:
        return _Around(self.old, self.new)

    def read_in(self, one: Concerned, code: str) -> Concerned:
        """Return what concerns someone who stays as it is in a language, be it not theirs."""
        if self.new.participants[one.id].language == code:
            return one
        about, days, info = self._around.of(one.id, code)
        # What they are given is in that language whatever theirs is.
        return replace(
            one,
            about={name: found for name, found in about.items() if name != "language"},
            days=days,
            info=info,
        )

    def __bool__(self) -> bool:
        found = (self.about, self.names, self.sessions, self.participants, self.organisations)
        return any((*found, self.days, self.info, self.stale))


@dataclass(frozen=True)
class Stale:
    """A text that changed in some languages and not in the others, and who reads these."""

    key: Key
    changed: tuple[str, ...]
    left: tuple[str, ...]
    participants: tuple[str, ...]


def changes(
    old: Visit, new: Visit, *, language: str, references: Sequence[str] = ()
) -> Changes:
    """Return what changed from one version to the other, sessions by time.

    Texts are compared in every language and told in `language`, or in another where
    only that one changed. With references, only what concerns those whom they mean
    in either version.
    """
    before = {item.session.id: item for item in agenda(old).items}
    now = {item.session.id: item for item in agenda(new).items}
    languages = _languages(language, old, new)
    pairs = [(before.get(id_), now.get(id_)) for id_ in dict.fromkeys((*now, *before))]
    found = sorted(
        (
            SessionChange(*pair, fields)
            for pair in pairs
            if (fields := _differences(old, new, *pair, languages))
        ),
        key=_by_time,
    )

    wanted = meant(references, old, new) if references else old.everyone | new.everyone
    concerned = tuple(_concerned(old, new, found, wanted))
    theirs = {id_ for one in concerned for id_ in (*one.added, *one.changed, *one.removed)}
    return Changes(
        old,
        new,
        _about(old, new, languages),
        _names(old, new, languages),
        tuple(one for one in found if not references or one.id in theirs),
        concerned,
        _organisations(old, new, languages),
        _days(old, new, languages),
        _info(old, new, languages),
        tuple(
            one
            for one in _stale(old, new)
            if not references or wanted.intersection(one.participants)
        ),
        tuple(references),
    )


def meant(references: Iterable[str], *versions: Visit) -> Participants:
    """Return whom references mean in any version; each may lack some."""
    references = tuple(references)
    return frozenset().union(
        *(visit.resolve(r for r in references if r in visit.known) for visit in versions)
    )


def _by_time(change: SessionChange) -> tuple[str, float]:
    """Sort by day and time; what has no time yet comes last on its day."""
    item = change.latest
    return item.day.isoformat(), item.start.timestamp() if item.start else float("inf")


def _concerned(
    old: Visit, new: Visit, found: Iterable[SessionChange], wanted: Participants
) -> Iterator[Concerned]:
    """Yield those of some participants who should be told something.

    Nobody is told of a session that they never had or no longer expect: one that is
    cancelled when they join it, or was when it went. Who gets another language sees all
    that they keep in new words.
    """
    language = {
        id_: (new.participants.get(id_) or old.participants[id_]).language
        for id_ in dict.fromkeys((*new.participants, *old.participants))
        if id_ in wanted
    }
    reworded = {
        id_
        for id_ in language
        if id_ in old.participants
        and id_ in new.participants
        and old.participants[id_].language != language[id_]
    }
    codes = frozenset(language.values())
    added, changed, removed = (defaultdict[str, list[str]](list) for _ in range(3))
    for one in found:
        had, has = attendees(one.before), attendees(one.now)
        if both := (had & has & wanted) - reworded:
            differs = {code for code in codes if _differs_in(one, old, new, code)}
            for id_ in both:
                if language[id_] in differs:
                    changed[id_].append(one.id)
        for item, ids, theirs in (
            (one.now, has - had, added),
            (one.before, had - has, removed),
        ):
            if item and item.session.status != "cancelled":
                for id_ in ids & wanted:
                    theirs[id_].append(one.id)
    changed.update((id_, _kept(id_, old, new)) for id_ in reworded)
    around = _Around(old, new)
    for id_, code in language.items():
        new_, other, gone = (tuple(one.get(id_, ())) for one in (added, changed, removed))
        stays = id_ in old.participants and id_ in new.participants
        more = around.of(id_, code) if stays else ()
        if new_ or other or gone or any(more) or not stays:
            yield Concerned(id_, new_, other, gone, *more)


class _Around:
    """What concerns those who take part in both versions beside their sessions."""

    def __init__(self, old: Visit, new: Visit) -> None:
        self.old, self.new = old, new
        self.for_whom = {
            id_: tuple(_readers_of_info(visit, id_) for visit in (old, new))
            for id_ in dict.fromkeys((*new.info, *old.info))
        }
        self.known: dict[str, tuple[Differences, Mapping[str, Differences]]] = {}
        self.told: dict[tuple[str, bool, bool, str], Differences] = {}

    def of(
        self, id_: str, code: str
    ) -> tuple[Differences, Mapping[str, Differences], Mapping[str, Differences]]:
        """Return what differs for a reader of a language: about, days, info."""
        about, days = self._in(code)
        was = self.old.participants[id_].language
        if was != code:
            about = {**about, "language": Difference(was, code, code)}
        return (
            about,
            {day: fields for day, fields in days.items() if self._attends(id_, day)},
            {info: fields for info in self.for_whom if (fields := self._info(info, id_, code))},
        )

    def _in(self, code: str) -> tuple[Differences, Mapping[str, Differences]]:
        """Return how the visit and its days differ in a language."""
        if code not in self.known:
            about = _about(self.old, self.new, [code])
            self.known[code] = (
                {name: one for name, one in about.items() if name in FOR_EVERYONE},
                _days(self.old, self.new, [code]),
            )
        return self.known[code]

    def _attends(self, id_: str, day: str) -> bool:
        return any(
            str(visit.sessions[one].day) == day
            for visit in (self.old, self.new)
            for one in visit.attended[id_]
        )

    def _info(self, info: str, id_: str, code: str) -> Differences:
        """Return how what someone needs to know differs, where it is for them."""
        had, has = (id_ in readers for readers in self.for_whom[info])
        key = (info, had, has, code)
        if key not in self.told:
            was, is_ = (
                facts.of_info(visit.info[info], _say(visit, code)) if for_them else {}
                for visit, for_them in ((self.old, had), (self.new, has))
            )
            self.told[key] = _first_differences([(was, is_, code)])
        return self.told[key]


def _readers_of_info(visit: Visit, info: str) -> Participants:
    """Return whom an info is for; nobody in the version that does not have it."""
    return visit.resolve(visit.info[info].for_) if info in visit.info else frozenset()


def _kept(participant: str, old: Visit, new: Visit) -> list[str]:
    """Return the sessions that a participant attended and still attends."""
    before = set(old.attended[participant])
    return [id_ for id_ in new.attended[participant] if id_ in before]


def attendees(item: Item | None) -> Participants:
    """Return who attends a session; nobody in the version that does not have it."""
    return item.attendees if item else frozenset()


def _differs_in(one: SessionChange, old: Visit, new: Visit, code: str) -> bool:
    """Tell whether those who read a language and attend anyway see a change.

    Who else comes is no reason to write to them.
    """
    found = _differences(old, new, one.before, one.now, [code])
    return bool(found.keys() - {"attendees"})


def _languages(first: str, *versions: Visit) -> list[str]:
    """Return a language, then the others that someone reads or a text is written in."""
    known = {one.language for visit in versions for one in visit.participants.values()}
    known |= {visit.about.language for visit in versions}
    for text in (text for visit in versions for text in facts.texts(visit)):
        known |= text.keys() if isinstance(text, Mapping) else set()
    return [first, *sorted(known - {first})]


def _differences(
    old: Visit, new: Visit, before: Item | None, now: Item | None, codes: Iterable[str]
) -> Differences:
    found = _first_differences(
        (_seen(before, old, code), _seen(now, new, code), code) for code in codes
    )
    # A start names its day; the day says more only where it stands alone.
    if "start" in found and all(item.start for item in (before, now) if item):
        found.pop("day", None)
    return found


def _first_differences(versions: Iterable[tuple[Facts, Facts, str]]) -> dict[str, Difference]:
    """Return each thing that differs, from the first language in which it does."""
    found: dict[str, Difference] = {}
    names: dict[str, None] = {}
    for before, now, language in versions:
        names |= dict.fromkeys((*before, *now))
        for name in names.keys() - found.keys():
            was, is_ = before.get(name), now.get(name)
            if not _same(was, is_):
                found[name] = Difference(was, is_, language)
    return {name: found[name] for name in names if name in found}


def _same(was: Any, is_: Any) -> bool:
    """Tell whether there is nothing to tell one value from the other by looking."""
    if isinstance(was, str) and isinstance(is_, str):
        return was == is_ or looks(was) == looks(is_)
    if isinstance(was, list) and isinstance(is_, list):
        return len(was) == len(is_) and all(map(_same, was, is_))
    if isinstance(was, dict) and isinstance(is_, dict):
        return all(_same(was.get(name), is_.get(name)) for name in was.keys() | is_.keys())
    return (was or None) == (is_ or None)  # an empty list says nothing either


def _seen(item: Item | None, visit: Visit, code: str) -> Facts:
    """Return all that a guest who reads a language sees of a session."""
    return facts.of_session(item, _say(visit, code)) if item else {}


def _say(visit: Visit, code: str) -> Say:
    """Return how a reader of a language gets a text; nobody sees how it is spelt."""
    return lambda text: in_language(text, code, visit.about.language)


def _about(old: Visit, new: Visit, codes: Iterable[str]) -> Differences:
    """Return how the visit itself differs."""
    found = _first_differences(
        (facts.of_visit(old, _say(old, code)), facts.of_visit(new, _say(new, code)), code)
        for code in codes
    )
    # The zone is printed where there are times.
    if not any(session.start for v in (old, new) for session in v.sessions.values()):
        found.pop("timezone", None)
    return found


def _organisations(old: Visit, new: Visit, codes: Sequence[str]) -> Mapping[str, Differences]:
    """Return how those organisations differ that are in both versions, but for their names."""

    def seen(visit: Visit, id_: str, code: str) -> Facts:
        return facts.of_organisation(visit, visit.organisations[id_], _say(visit, code))

    found = {
        id_: _first_differences(
            (seen(old, id_, one), seen(new, id_, one), one) for one in codes
        )
        for id_ in new.organisations
        if id_ in old.organisations
    }
    return {
        id_: fields
        for id_, differences in found.items()
        if (fields := {name: one for name, one in differences.items() if name != "name"})
    }


def _days(old: Visit, new: Visit, codes: Iterable[str]) -> Mapping[str, Differences]:
    """Return how what is told of the days differs."""

    def seen(visit: Visit, code: str) -> Facts:
        days = visit.told_days.items()
        return {str(day): facts.of_day(told, _say(visit, code)) for day, told in days}

    return _differing(seen, old, new, codes)


def _info(old: Visit, new: Visit, codes: Iterable[str]) -> Mapping[str, Differences]:
    """Return how what guests need to know differs, and whom it is for."""

    def seen(visit: Visit, code: str) -> Facts:
        return {
            id_: facts.of_info(one, _say(visit, code))
            | {"for": sorted(visit.resolve(one.for_))}
            for id_, one in visit.info.items()
        }

    return _differing(seen, old, new, codes)


def _differing(
    seen: Callable[[Visit, str], Facts], old: Visit, new: Visit, codes: Iterable[str]
) -> Mapping[str, Differences]:
    """Return how the tables of some kind differ, told in the first language that shows it."""
    before = [(seen(old, code), seen(new, code), code) for code in codes]
    found = {
        id_: _first_differences(
            (was.get(id_, {}), is_.get(id_, {}), code) for was, is_, code in before
        )
        for id_ in dict.fromkeys(id_ for was, is_, _ in before for id_ in (*is_, *was))
    }
    return {id_: differences for id_, differences in found.items() if differences}


def _stale(old: Visit, new: Visit) -> Iterator[Stale]:
    """Find the texts that followed a change in one language only."""
    before = dict(texts(old))
    for key, text in texts(new):
        was = before.get(key)
        if (
            key[0] in {"people", "mail"}
            or not isinstance(text, dict)
            or not isinstance(was, dict)
        ):
            continue
        both = [code for code in text if code in was]
        left = tuple(code for code in both if looks(text[code]) == looks(was[code]))
        changed = tuple(code for code in both if code not in left)
        if changed and left:
            yield Stale(key, changed, left, _readers(new, key, text, left))


def followed(key: Key, old: Visit, new: Visit) -> bool:
    """Tell whether a text changed in every language that it has in both versions."""
    was, is_ = (dict(texts(visit)).get(key) for visit in (old, new))
    if not isinstance(was, dict) or not isinstance(is_, dict):
        return False
    return all(looks(is_[code]) != looks(was[code]) for code in was.keys() & is_.keys())


def _readers(
    visit: Visit, key: Key, text: Mapping[str, str], codes: Collection[str]
) -> tuple[str, ...]:
    """Return those who get a text in one of some languages."""
    concerned = visit.everyone
    if key[0] == "sessions":
        concerned = visit.attendance[str(key[1])]
    elif key[0] == "info":
        concerned = visit.resolve(visit.info[str(key[1])].for_)
    return tuple(
        one.id
        for one in visit.in_order(concerned)
        if picked(text, one.language, visit.about.language) in codes
    )


def _names(old: Visit, new: Visit, codes: Iterable[str]) -> Differences:
    """Return how the names of those who are in both versions differ."""
    both = _named(old).keys() & _named(new).keys()
    return _first_differences(
        (_seen_names(both, old, code), _seen_names(both, new, code), code) for code in codes
    )


def _seen_names(ids: Collection[str], visit: Visit, code: str) -> Facts:
    named = _named(visit)
    return {id_: _say(visit, code)(name) for id_, name in named.items() if id_ in ids}


def _named(visit: Visit) -> Mapping[str, Text]:
    """Return the names of organisations, people and groups, by id."""
    tables = (visit.organisations, visit.people, visit.groups)
    return {one.id: one.name or one.id for table in tables for one in table.values()}
