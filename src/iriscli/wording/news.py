"""What changed for a guest, said to them: of what they see, and of nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from iriscli.wording.phrases import Phrases
from iriscli.wording.reader import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.programme.changes import Changes, Concerned, Differences
    from iriscli.wording.reader import Reader


class Piece(NamedTuple):
    """What is said of a subject; without one, of the visit itself."""

    subject: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class News:
    """The changes from one version to another, for those who read a language."""

    changes: Changes
    reader: Reader
    _sessions: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.changes.old, self.changes.new, self.reader)

    def about(self, one: Concerned) -> list[Piece]:
        """Say what changed for a guest: the visit, their sessions by time, days, the rest."""
        one, phrases = self.changes.read_in(one, self.reader.code), self._phrases
        visit = (*phrases.about(one.about), *phrases.read_in(one.about))
        found = [Piece("", (sentence(said),)) for said in visit]
        kinds = {
            id_: kind
            for kind, ids in (
                ("joined", one.added),
                ("kept", one.changed),
                ("left", one.removed),
            )
            for id_ in ids
        }
        found += [
            Piece(phrases.names[change.id], self._session(change.id, kinds[change.id]))
            for change in self.changes.sessions
            if change.id in kinds
        ]
        found += [
            Piece(self.reader.heading(dt.date.fromisoformat(day)), tuple(phrases.told(fields)))
            for day, fields in one.days.items()
        ]
        found += [self._info(id_, fields) for id_, fields in one.info.items()]
        # A session that is only in another language now has nothing to say of itself.
        return [piece for piece in found if piece.said]

    def _session(self, id_: str, kind: str) -> tuple[str, ...]:
        """Say of a session what many guests are told alike."""
        key = (id_, kind)
        if key not in self._sessions:
            self._sessions[key] = tuple(map(sentence, self._said(id_, kind)))
        return self._sessions[key]

    def _said(self, id_: str, kind: str) -> Iterator[str]:
        change = self.changes.seen_in(id_, self.reader.code)
        if kind == "kept" and change.before and change.now:
            yield from self._phrases.kept(change.before, change.now, change.fields)
        elif kind == "left" and change.before:
            yield from self._phrases.left(change.before)
        else:
            yield from self._phrases.joined(change.latest)

    def _info(self, id_: str, fields: Differences) -> Piece:
        label = self.reader.label
        title = fields.get("title")
        if title and title.now is None:
            gone = self.reader.text(self.changes.old.info[id_].title)
            # Translators: of a piece of information that guests were given; no places.
            return Piece(gone, (sentence(label("no longer applies")),))
        if title and title.before is None:  # it stands before the rest
            fields = {name: one for name, one in fields.items() if name != "title"}
        subject = self.reader.text(self.changes.new.info[id_].title)
        return Piece(subject, tuple(self._phrases.told(fields)))
