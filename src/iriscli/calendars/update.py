"""What a calendar becomes: what was handed out, brought up to the programme of today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from iriscli.calendars import ics
from iriscli.calendars.entry import Entry, entry, uid
from iriscli.calendars.names import WHOLE, file_name
from iriscli.calendars.record import Block, Blocks, Handed
from iriscli.locale import Language
from iriscli.programme.agenda import agenda
from iriscli.programme.participants import attendances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iriscli.programme.agenda import Item
    from iriscli.visit.model import Session
    from iriscli.visit.text import Text
    from iriscli.visit.visit import Participants, Visit

State = Literal["new", "changed", "unchanged"]

EVERYTHING = "*"
"""In a record, whose calendar the whole programme is."""

_TICK = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Update:
    """What happens to a file: the sessions that are added, changed, cancelled in it.

    `participant` is None for the whole programme; `sessions` counts those that take
    place. `handed` is the whole content of the file from now on.
    """

    participant: str | None
    file: str
    name: Text
    state: State
    sessions: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    cancelled: tuple[str, ...]
    handed: Handed


@dataclass
class Updates:
    """One export: the visit as it is, the record as it was, the time.

    Events are built once for each language and state, whoever attends them; `now`
    is read once. Nothing here touches a disk.
    """

    visit: Visit
    record: Mapping[str, Handed]
    blocks: Blocks
    now: dt.datetime
    language: str | None = None
    remind: int | None = None
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    _built: dict[tuple[str, str, int, dt.datetime], Block] = field(default_factory=dict)
    _withdrawn: dict[tuple[Block, str], Block] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up what every file needs."""
        self.now = self.now.astimezone(self.visit.zone).replace(microsecond=0)
        self._agenda = agenda(self.visit)
        self._items: dict[str, Item] = {item.session.id: item for item in self._agenda.items}
        self._latest = self.blocks.latest()

    def of(self, participants: Participants | None, *, whole: bool) -> Iterator[Update]:
        """Update the files of some participants or, with None, of all there are.

        Those who are gone from the visit are among all, and so is the file of the
        whole programme where there has been one.
        """
        for attendance in attendances(self.visit, participants=participants):
            participant = attendance.participant
            yield self._update(
                participant.id,
                file_name(participant.id),
                participant.name,
                self.language or participant.language,
            )
        title = self.visit.about.title
        if whole or (participants is None and WHOLE in self.record):
            yield self._update(None, WHOLE, title, self.language or self.visit.about.language)
        if participants is None:
            yield from self._gone()

    def _gone(self) -> Iterator[Update]:
        for file, handed in self.record.items():
            if handed.participant not in self.visit.participants and file != WHOLE:
                blocks, cancelled = [], []
                for block in handed.blocks:
                    if block.cancelled or block.is_past(self.now):
                        blocks.append(block)
                    else:
                        blocks.append(self._withdraw(block, handed.language))
                        cancelled.append(block.session)
                yield self._as_update(
                    handed.participant, file, handed.participant, handed, handed.head, blocks,
                    handed.language, changes=([], [], cancelled),
                )

    def _update(self, participant: str | None, file: str, name: Text, code: str) -> Update:
        language = Language(code, self.visit.about.language)
        before = self.record.get(file)
        known = {block.uid: block for block in before.blocks} if before else {}
        added, changed, cancelled = [], [], []
        blocks = []
        for session in self._sessions(participant):
            old = known.pop(uid(session.id, self.visit.about.id), None)
            if session.status == "cancelled" and old is None:
                continue
            block = self._bring_up(session, old, language)
            if old is None:
                added.append(session.id)
            elif block is not old:
                now_off = block.cancelled and not old.cancelled
                (cancelled if now_off else changed).append(session.id)
            blocks.append(block)
        for old in known.values():
            if old.cancelled and not old.is_past(self.now):
                blocks.append(old)
            elif not old.is_past(self.now):
                blocks.append(self._withdraw(old, code))
                cancelled.append(old.session)
        title = language.text(self.visit.about.title)
        calendar = title if participant is None else f"{title} – {language.text(name)}"
        return self._as_update(
            participant, file, name, before, ics.head(calendar), blocks, code,
            changes=(added, changed, cancelled),
        )

    def _sessions(self, participant: str | None) -> Iterable[Session]:
        attendance = self.visit.attendance
        return (
            session
            for session in self.visit.sessions.values()
            if participant is None or participant in attendance[session.id]
        )

    def _as_update(  # noqa: PLR0913 - all that a file is
        self,
        participant: str | None,
        file: str,
        name: Text,
        before: Handed | None,
        head: bytes,
        blocks: Sequence[Block],
        language: str,
        *,
        changes: tuple[list[str], list[str], list[str]],
    ) -> Update:
        handed = Handed(
            self.visit.about.id,
            EVERYTHING if participant is None else participant,
            language,
            head,
            tuple(sorted(blocks, key=lambda block: (block.start, block.end, block.uid))),
        )
        state: State = "new" if before is None else "unchanged" if handed == before else "changed"
        added, changed, cancelled = (tuple(ids) for ids in changes)
        takes_place = sum(not block.cancelled for block in blocks)
        return Update(
            participant, file, name, state, takes_place, added, changed, cancelled, handed
        )

    def _bring_up(self, session: Session, old: Block | None, language: Language) -> Block:
        """Return the event as it is now: the old one where nothing has changed."""
        key = (session.id, language.code)
        content = self._entries.get(key)
        if content is None:
            item = self._items[session.id]
            content = self._entries[key] = entry(self._agenda, item, language, self.remind)
        floor = self.visit.about.revision
        if old is None:
            # Whoever joins gets the event that the others have, octet for octet.
            others = self._latest.get((content.uid, content.digest))
            if others is not None and others.sequence >= floor:
                return others
            return self._build(content, floor, self.now)
        if old.digest == content.digest and old.sequence >= floor:
            return old
        return self._build(content, max(old.sequence + 1, floor), self._after(old))

    def _after(self, old: Block) -> dt.datetime:
        """Return the time of a change: later than the last one, whatever the clock says.

        Programs that look at LAST-MODIFIED take nothing that is not newer.
        """
        return max(self.now.astimezone(dt.UTC), old.stamp + _TICK)

    def _build(self, content: Entry, sequence: int, stamp: dt.datetime) -> Block:
        stamp = stamp.astimezone(dt.UTC)
        key = (content.uid, content.language, sequence, stamp)
        if key not in self._built:
            octets = ics.event(content, sequence, stamp)
            self._built[key] = self.blocks.block(octets)
        return self._built[key]

    def _withdraw(self, old: Block, code: str) -> Block:
        """Return an event as cancelled for someone who no longer attends it."""
        key = (old, code)
        if key not in self._withdrawn:
            sequence = max(old.sequence + 1, self.visit.about.revision)
            language = Language(code, self.visit.about.language)
            octets = ics.cancelled(old.octets, sequence, self._after(old), language)
            self._withdrawn[key] = self.blocks.block(octets)
        return self._withdrawn[key]
