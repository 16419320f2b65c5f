"""What a calendar becomes: what was handed out, brought up to the programme of today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from iriscli.calendars import ics
from iriscli.calendars.entry import Entry, bare, entry, uid
from iriscli.calendars.names import WHOLE, file_name
from iriscli.calendars.record import EVERYTHING, Block, Blocks, Handed
from iriscli.programme.agenda import agenda
from iriscli.programme.facts import PRIVATE
from iriscli.programme.identity import known
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from iriscli.programme.agenda import Item
    from iriscli.text import Text
    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participants, Visit

State = Literal["new", "changed", "unchanged"]

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


@dataclass(frozen=True)
class _Target:
    """A file that is to be brought up to date, and whose it is."""

    participant: str | None
    file: str
    name: Text
    language: str


@dataclass
class _Contents:
    """The events of a file from now on, and by which of them it differs from before."""

    blocks: list[Block] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)


@dataclass
class Updates:
    """One export: the visit as it is, the record as it was, the time.

    Events are built once for each language and state, whoever attends them; `now`
    is read once. Nothing here touches a disk. `file_of` names the file of a participant;
    `public` calendars name people only where the visit may, keep of what is off only its
    time and its title, and hold what is private only where they are a person's own. The
    files of those who are `held` are left as they are, or are not there.
    """

    visit: Visit
    record: Mapping[str, Handed]
    blocks: Blocks
    now: dt.datetime
    language: str | None = None
    remind: int | None = None
    file_of: Callable[[str], str] = file_name
    public: bool = False
    held: Participants = frozenset()
    _entries: dict[tuple[str, str, bool], Entry] = field(default_factory=dict)
    _brought_up: dict[tuple[str, str, bool, Block | None], Block] = field(default_factory=dict)
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
        for id_, participant in self.visit.participants.items():
            if id_ not in self.held and (participants is None or id_ in participants):
                code = self.language or participant.language
                yield self._current(_Target(id_, self.file_of(id_), participant.name, code))
        if whole or (participants is None and WHOLE in self.record):
            code = self.language or self.visit.about.language
            yield self._current(_Target(None, WHOLE, self.visit.about.title, code))
        if participants is None:
            for file, handed in self.record.items():
                id_ = handed.participant
                # A copy of the whole programme, which someone made, is nobody's.
                stays = id_ in self.visit.participants or id_ in self.held
                if not stays and id_ != EVERYTHING:
                    name = ics.whose(handed.head)[0]
                    yield self._gone(_Target(id_, file, name, handed.language), handed)

    def _current(self, target: _Target) -> Update:
        """Update the file of a participant, or of the whole programme."""
        reader = self._reader(target.language)
        before = self.record.get(target.file)
        private = not self.public or self._is_person(target.participant)
        known = {block.uid: block for block in before.blocks} if before else {}
        contents = _Contents()
        for session in self._sessions(target.participant):
            old = known.pop(uid(session.id, self.visit.about.id), None)
            if session.status == "cancelled" and old is None:
                continue  # nobody is told that what they never had is off
            key = (session.id, target.language, private, old)
            block = self._brought_up.get(key)
            if block is None:
                block = self._brought_up[key] = self._bring_up(
                    session, old, reader, private=private
                )
            contents.blocks.append(block)
            if old is None:
                contents.added.append(session.id)
            elif block.told != old.told:
                now_off = block.cancelled and not old.cancelled
                (contents.cancelled if now_off else contents.changed).append(session.id)
        for old in known.values():
            if not old.is_past(self.now):
                self._take_off(old, target, contents)
        title = reader.text(self.visit.about.title)
        if target.participant is not None:
            title = ics.title(title, reader.text(target.name))
        head = ics.head(title, self._person(target.participant))
        return self._update(target, before, head, contents)

    def _gone(self, target: _Target, before: Handed) -> Update:
        """Update the file of someone who is gone: what is still to come is cancelled."""
        contents = _Contents()
        for old in before.blocks:
            if not old.is_past(self.now):
                self._take_off(old, target, contents)
            elif not self.public or ics.is_bare(old.octets):
                contents.blocks.append(old)
        return self._update(target, before, before.head, contents)

    def _take_off(self, old: Block, target: _Target, contents: _Contents) -> None:
        """Keep an event that is no longer theirs, as cancelled."""
        if old.cancelled and (not self.public or ics.is_bare(old.octets)):
            contents.blocks.append(old)
            return
        contents.blocks.append(self._withdraw(old, target.language))
        (contents.changed if old.cancelled else contents.cancelled).append(old.session)

    def _person(self, participant: str | None) -> str:
        """Return what a person's own calendar says of them, to be known again."""
        if not self._is_person(participant):
            return ""
        one = known(self.visit.people[participant or ""])
        return f"{one.organisation} {one.email}".rstrip()

    def _reader(self, code: str) -> Reader:
        about = self.visit.about
        return Reader(code, about.language, people=not self.public or about.publish_people)

    def _sessions(self, participant: str | None) -> Iterable[Session]:
        sessions = self.visit.sessions
        if participant is None:
            return sessions.values()
        return [sessions[id_] for id_ in self.visit.attended[participant]]

    def _update(
        self, target: _Target, before: Handed | None, head: bytes, contents: _Contents
    ) -> Update:
        whose = EVERYTHING if target.participant is None else target.participant
        blocks = sorted(contents.blocks, key=attrgetter("order"))
        handed = Handed(self.visit.about.id, whose, target.language, head, tuple(blocks))
        return Update(
            target.participant,
            target.file,
            target.name,
            "new" if before is None else "unchanged" if handed == before else "changed",
            sum(not block.cancelled for block in blocks),
            tuple(contents.added),
            tuple(contents.changed),
            tuple(contents.cancelled),
            handed,
        )

    def _is_person(self, participant: str | None) -> bool:
        known = self.visit.participants.get(participant or "")
        return known is not None and known.person is not None

    def _bring_up(
        self, session: Session, old: Block | None, reader: Reader, *, private: bool
    ) -> Block:
        """Return the event as it is now: the old one where nothing has changed."""
        content = self._entry(session, reader, private=private)
        floor = self.visit.about.revision
        # Whoever joins, or is late, gets the event that the others have, octet for octet.
        others = self._latest.get((content.uid, content.digest))
        if others is not None and others.sequence < floor:
            others = None
        if old is None:
            if others is not None:
                return others
            stamp = self.now.astimezone(dt.UTC)
            # What comes with the first calendars is no news.
            news = f"added {ics.written(stamp)}" if self._latest else ""
            return self._build(content, floor, stamp, news)
        if old.digest == content.digest and old.sequence >= floor:
            return old
        if others is not None and others.sequence > old.sequence and others.stamp > old.stamp:
            return others
        stamp, news = self._after(old), old.news
        if old.told != content.told:
            moved = old.start != ics.written(content.start)
            news = f"{'moved' if moved else 'updated'} {ics.written(stamp)}"
        return self._build(content, max(old.sequence + 1, floor), stamp, news)

    def _entry(self, session: Session, reader: Reader, *, private: bool) -> Entry:
        key = (session.id, reader.code, private)
        if key not in self._entries:
            item = self._items[session.id]
            if not private:
                seen = session.model_copy(update=dict.fromkeys(PRIVATE))
                item = replace(item, session=seen)
            full = entry(self._agenda, item, reader, self.remind)
            off = self.public and session.status == "cancelled"
            self._entries[key] = bare(full) if off else full
        return self._entries[key]

    def _build(self, content: Entry, sequence: int, stamp: dt.datetime, news: str) -> Block:
        return self.blocks.block(ics.event(content, sequence, stamp, news))

    def _after(self, old: Block) -> dt.datetime:
        """Return the time of a change: later than the last one, whatever the clock says.

        Programs that look at LAST-MODIFIED take nothing that is not newer.
        """
        return max(self.now.astimezone(dt.UTC), old.stamp + _TICK)

    def _withdraw(self, old: Block, code: str) -> Block:
        """Return an event as cancelled for someone who no longer attends it."""
        key = (old, code)
        if key not in self._withdrawn:
            sequence = max(old.sequence + 1, self.visit.about.revision)
            mark = "{title}" if old.cancelled else self._mark(old, self._reader(code))
            stamp = self._after(old)
            octets = ics.cancelled(old.octets, sequence, stamp, mark, bare=self.public)
            self._withdrawn[key] = self.blocks.block(octets)
        return self._withdrawn[key]

    def _mark(self, old: Block, reader: Reader) -> str:
        """Return what stands around the title of what is off, or goes on without this guest."""
        session = self.visit.sessions.get(old.session)
        if session is None or session.status == "cancelled":
            return reader.label("Cancelled: {title}")
        # Translators: the title of a session that takes place, but without this guest.
        return reader.label("No longer in your programme: {title}")
