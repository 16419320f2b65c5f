"""Who is to get a mail, and of which kind: those whom something concerns, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.programme.changes import changes, followed
from iriscli.programme.checks.identity import changed_ids
from iriscli.programme.checks.report import heard
from iriscli.programme.checks.whom import listed
from iriscli.programme.identity import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from iriscli.errors import Key, Problem
    from iriscli.mail.told import Kind, Told
    from iriscli.programme.changes import Changes, Concerned, Stale
    from iriscli.programme.identity import Seen
    from iriscli.visit.visit import Participant, Participants, Visit


@dataclass(frozen=True)
class Due:
    """A mail that a participant is to get; a change says since when, and what."""

    participant: Participant
    kind: Kind
    changes: Changes | None = None
    concerned: Concerned | None = None


@dataclass(frozen=True)
class Round:
    """The mails that are due once: to everyone, or to some only."""

    visit: Visit
    told: Told
    wanted: Participants | None = None

    @cached_property
    def was(self) -> Seen:
        """Who and what may be the same as before; of such nobody is told yet."""
        return seen(self.told.before, self.visit)

    @cached_property
    def changes(self) -> Mapping[str, Changes]:
        """What changed since each version that someone was told."""
        code = self.visit.about.language
        return {
            version: changes(old, self.visit, language=code)
            for version, old in self.told.visits.items()
        }

    def due(self) -> Iterator[Due]:
        """Yield the mails in the order of the file, to those who are gone at the end."""
        for id_, participant in self.visit.participants.items():
            if not self._means(id_):
                continue
            if self.told.visit(id_) is None:
                yield Due(participant, "first")
            elif one := self._concerned(id_):
                yield Due(participant, "change", *one)
        for id_ in self.told.rows:
            old = self.told.visit(id_)
            if old and id_ not in self.visit.participants and self._means(id_):
                # Of a delegation its people go on.
                taken_over = id_ in self.visit.organisations
                yield Due(old.participants[id_], "change" if taken_over else "goodbye")

    @cached_property
    def stale(self) -> tuple[tuple[Stale, Changes], ...]:
        """The texts that changed in some languages only, and since when.

        What has changed in all since someone was told was mended between.
        """
        found: dict[Key, tuple[Stale, Changes]] = {}
        for version, since in self.changes.items():
            for one in since.stale:
                if any(self._was_told(id_, version) for id_ in one.participants):
                    found.setdefault(one.key, (one, since))
        return tuple(
            (one, since)
            for one, since in found.values()
            if not any(followed(one.key, old, self.visit) for old in self.told.visits.values())
        )

    @cached_property
    def unconcerned(self) -> list[str]:
        """Those who know all that there is to know: for them this version is the last one."""
        waiting = {id_ for one, _ in self.stale for id_ in one.participants}
        due = {one.participant.id for one in self.due()} | waiting
        return [
            id_
            for id_ in self.told.rows
            if id_ not in due and self.told.visit(id_) and self._means(id_)
        ]

    def notes(
        self, where: str, located: Callable[[Iterable[Problem]], Iterable[Problem]]
    ) -> list[str]:
        """Return what the host wants to hear before the drafts."""
        found = heard(changed_ids(self.was, self.visit), self.visit)
        lines = [str(one) for one in located(found)]
        if lost := [row.participant for row in self.told.lost]:
            lines.append(
                f"{where}: the record of the mails to {listed(lost)} is lost, so they get the"
                " first mail again"
            )
        elif not self.told.rows:
            lines.append(
                f"{where} has no record of sent mails, so everyone gets the first mail;"
                " if you sent mails already, copy the folder back"
            )
        return [f"Note: {line}" for line in lines]

    def _means(self, id_: str) -> bool:
        """Tell whether this round is for someone of whom there is no doubt who they are."""
        return id_ not in self.was.held and (self.wanted is None or id_ in self.wanted)

    def _was_told(self, id_: str, version: str) -> bool:
        row = self.told.rows.get(id_)
        return row is not None and row.version == version and self._means(id_)

    def _concerned(self, id_: str) -> tuple[Changes, Concerned] | None:
        """Return what changed since someone was told, and how it concerns them."""
        version = self.told.rows[id_].version
        one = self._by_id[version].get(id_)
        return (self.changes[version], one) if one else None

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Concerned]]:
        return {
            version: {one.id: one for one in since.participants}
            for version, since in self.changes.items()
        }
