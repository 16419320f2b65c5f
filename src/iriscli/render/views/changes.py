"""What changed between two versions, in the host's words and for programs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.errors import place
from iriscli.render.outline import Outline, Part, Point
from iriscli.wording.phrases import Phrases
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from iriscli.programme.agenda import Item
    from iriscli.programme.changes import Changes, Concerned, Differences, SessionChange
    from iriscli.visit.visit import Participant, Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class ChangesView:
    """The changes, for a reader."""

    changes: Changes
    reader: Reader

    def shown(self) -> Outline:
        """Return what changed, then whom it concerns."""
        label, found = self.reader.label, self.changes
        lines = tuple(self._for())
        if not found:
            # Translators: the whole answer to what has changed.
            nothing = label("Nothing that a guest sees has changed.")
            return Outline("", (*lines, nothing), ())
        phrases = Phrases(found.old, found.new, self.reader)
        about = phrases.about(found.about)
        parts = (
            # Translators: heads changes of the visit as a whole.
            Part(label("The visit"), tuple(Point("", (one,)) for one in about)),
            Part(
                # Translators: heads changes of organisations.
                label("Organisations"),
                tuple(self._organisations(phrases)),
            ),
            Part(
                label("Participants"),
                tuple(
                    Point(name.now, tuple(phrases.renamed(name)))
                    for id_, name in found.names.items()
                    if id_ not in found.new.organisations
                ),
            ),
            Part(
                label("Sessions"),
                tuple(
                    Point(phrases.names[change.id], said)
                    for change in found.sessions
                    if (said := tuple(phrases.session(change)))
                ),
            ),
            # Translators: heads changes of what is told of days; also links to the days.
            Part(label("Days"), tuple(self._told(phrases, found.days, self._day))),
            # Translators: heads what guests need to know beside the programme, as of the hotel.
            Part(label("Good to know"), tuple(self._told(phrases, found.info, self._info))),
            Part(
                # Translators: heads a list of texts, for the host.
                label("These texts changed in some languages only"),
                # What is said for some goes to them; this is the host's to mend.
                tuple(
                    Point(place(one.key), (phrases.stale(one),))
                    for one in (() if found.references else found.stale)
                ),
            ),
            # Translators: heads a list of participants, each with what changed for them.
            Part(label("Whom it concerns"), tuple(self._participants(phrases))),
        )
        title = self.reader.text(found.new.about.title)
        return Outline(title, lines, tuple(part for part in parts if part.points))

    def _organisations(self, phrases: Phrases) -> Iterator[Point]:
        """Yield the organisations that differ, under the names that they have now."""
        found = self.changes
        for id_, one in found.new.organisations.items():
            said = [*phrases.renamed(found.names[id_])] if id_ in found.names else []
            said += phrases.organisation(found.organisations.get(id_, {}))
            if said:
                yield Point(self.reader.text(one.name), tuple(said))

    def _told(
        self, phrases: Phrases, found: Mapping[str, Differences], name: Callable[[str], str]
    ) -> Iterator[Point]:
        for id_, fields in found.items():
            if said := tuple(phrases.told(fields)):
                yield Point(name(id_), said)

    def _day(self, day: str) -> str:
        return self.reader.heading(dt.date.fromisoformat(day))

    def _info(self, id_: str) -> str:
        info = self.changes.new.info.get(id_) or self.changes.old.info[id_]
        return self.reader.text(info.title)

    def _for(self) -> Iterator[str]:
        """Say for whom it was asked; whoever is gone is known to the old version."""
        old, new, references = self.changes.old, self.changes.new, self.changes.references
        if references:
            here = [one for one in references if new.known.get(one)]
            gone = [one for one in references if one not in here and one in old.known]
            named = (who(new, here, self.reader), who(old, gone, self.reader))
            yield self.reader.label("For: {who}", who="; ".join(n for n in named if n))

    def _participants(self, phrases: Phrases) -> Iterator[Point]:
        """Yield those whom the same concerns together; with their ids if names do not do."""
        together: dict[tuple[str, ...], list[str]] = {}
        for one in self.changes.participants:
            together.setdefault(tuple(self._concerns(one, phrases)), []).append(one.id)
        named = [(self._named(ids), ids, said) for said, ids in together.items()]
        shared = Counter(name for name, _, _ in named)
        for name, ids, said in named:
            yield Point(f"{name}, {', '.join(ids)}" if shared[name] > 1 else name, said)

    def _named(self, ids: Sequence[str]) -> str:
        """Name participants in few words; each whole if they come or go."""
        old, new = self.changes.old.participants, self.changes.new.participants
        if all(id_ in old and id_ in new for id_ in ids):
            return who(self.changes.new, ids, self.reader)
        # An organisation's name would stand for its people and, where these take over
        # from its delegation, for that as well.
        return self.reader.join(self._name(new.get(id_) or old[id_]) for id_ in ids)

    def _name(self, one: Participant) -> str:
        name, organisation = map(self.reader.text, (one.name, one.organisation.name))
        return f"{name} ({organisation})" if one.person else name

    def _concerns(self, one: Concerned, phrases: Phrases) -> Iterator[str]:
        label, old, new = self.reader.label, self.changes.old, self.changes.new
        if one.id in old.participants and one.id in new.organisations.keys() - new.participants:
            # Translators: stands under the name of an organisation, of any gender.
            yield label("each person of the organisation has a calendar now")
        elif one.id not in new.participants:
            # Translators: stands under the name of a guest, of any gender.
            yield label("no longer taking part")
        elif one.id not in old.participants:
            # Translators: stands under the name of a guest, of any gender; N is the number of
            # sessions in their programme.
            yield self.reader.plural(
                "now taking part, in {n} session",
                "now taking part, in {n} sessions",
                len(one.added),
            )
        else:
            added, changed, removed = (
                [phrases.names[id_] for id_ in ids]
                for ids in (one.added, one.changed, one.removed)
            )
            if "language" in one.about:
                changed = []  # all that they have: one word says it
            changed += [*phrases.subjects(one.about), *map(self._day, one.days)]
            for id_, fields in one.info.items():
                title = fields.get("title")
                came, went = (title and getattr(title, at) is None for at in ("before", "now"))
                (added if came else removed if went else changed).append(self._info(id_))
            # Titles have commas.
            if added:
                # Translators: SESSIONS are titles, one or several.
                yield label("new: {sessions}", sessions="; ".join(added))
            if changed:
                # Translators: SESSIONS are titles, one or several.
                yield label("changed: {sessions}", sessions="; ".join(changed))
            if removed:
                # Translators: SESSIONS are titles that are gone from a guest's programme.
                yield label("removed: {sessions}", sessions="; ".join(removed))

    def data(self) -> object:
        """Return the changes as docs/json.md names their keys."""
        found = self.changes
        return {
            "visit": _pairs(found.about),
            "names": _pairs(found.names),
            "days": {day: _pairs(one) for day, one in found.days.items()},
            "info": {id_: _pairs(one) for id_, one in found.info.items()},
            "stale": [
                {
                    "place": place(one.key),
                    "changed": list(one.changed),
                    "not": list(one.left),
                    "participants": list(one.participants),
                }
                for one in found.stale
            ],
            "organisations": {id_: _pairs(one) for id_, one in found.organisations.items()},
            "sessions": [
                {"id": one.id, "change": one.change, "fields": self._fields(one)}
                for one in found.sessions
            ],
            "participants": [
                {
                    "id": one.id,
                    "added": list(one.added),
                    "changed": list(one.changed),
                    "removed": list(one.removed),
                }
                for one in found.participants
            ],
        }

    def _fields(self, change: SessionChange) -> dict[str, list[object]]:
        old, new = self.changes.old, self.changes.new
        return {
            name: [
                _value(name, one.before, change.before, old),
                _value(name, one.now, change.now, new),
            ]
            for name, one in change.fields.items()
        }


def _pairs(found: Differences) -> dict[str, list[object]]:
    return {name: [one.before, one.now] for name, one in found.items()}


def _value(name: str, value: object, item: Item | None, visit: Visit) -> object:
    """Return a field as JSON has it: participants in the file's order, a venue's id."""
    if item and name == "attendees":
        return [id_ for id_ in visit.participants if id_ in item.attendees]
    if item and item.venue and name == "venue" and isinstance(value, dict):
        return {"id": item.venue.id, **value}
    return value
