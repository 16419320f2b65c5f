"""Bring the folder of mails up to date: drafts to send, and what was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from iriscli.calendars.manifest import read_manifest
from iriscli.disk.folder import Outcome, Plan
from iriscli.disk.ledger import Ledger
from iriscli.errors import CannotWriteError
from iriscli.mail.draft import LEDGER, Draft, Drafts, read_drafts
from iriscli.mail.page import index
from iriscli.mail.told import LEDGER as TOLD
from iriscli.mail.told import SENT, Row, read_told, read_version, written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from iriscli.disk.folder import Folder
    from iriscli.mail.drafting import Drafting
    from iriscli.visit.visit import Participants, Visit
    from iriscli.wording.reader import Reader

NAME = ".iris-mails"
"""The file that says what of an outbox is ours."""

INDEX = "index.html"

_OF_VERSION = re.compile(rf"{SENT}([0-9a-f]{{16}})(?:\.toml|-people(?:\.[^./]+)?)")


class Written(NamedTuple):
    """What became of a file of the outbox: a draft, or another."""

    file: str
    draft: Draft | None = None


@dataclass
class Outbox:
    """A folder of mails about a visit, kept for a host.

    `command` is what they type when the mails are sent.
    """

    folder: Folder
    visit: Visit
    reader: Reader
    command: str
    outcome: Outcome[Written] = field(default_factory=Outcome)
    after: Ledger = field(init=False)
    _planned: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Learn what of the folder is ours."""
        self.before = read_manifest(self.folder, self.visit.about.id, NAME)
        self.before.learn(self.folder.journal)
        self.after = Ledger(self.before.title)
        self.after.learn(self.before)
        self.there = (*self.folder.names(), *self.folder.names(SENT))

    @property
    def drafts(self) -> Drafts | None:
        """What it holds; None where nobody knows, because another program wrote that."""
        data = self.folder.look(LEDGER).data or b""
        return read_drafts(data) if self.before.words(LEDGER, data) is not None else None

    def write(self, drafting: Drafting) -> None:
        """Write the drafts that are due, and remove those that no longer are."""
        before, found = self.drafts or Drafts(), drafting.found
        told = {row.version for row in drafting.round.told.rows.values()}
        used = told | {found.version, *(one.version for one in before.mails)}
        files = [(path, octets, None) for path, octets in drafting.version.files.items()]
        mails = ((one.file, octets, one) for one, octets in drafting.octets())
        self._carry_out(
            self._plans(files),
            self._plans(mails),
            self._gone(lambda path: not path.startswith(SENT) and path.endswith(".eml")),
            self._unused(used),
        )
        done = {one.draft.participant: one.draft for one in self.outcome.done if one.draft}
        earlier = {one.participant: one for one in before.mails}
        mails_now = (
            done.get(id_) or earlier.get(id_) for id_ in (d.participant for d in found.mails)
        )
        self._remember(
            Drafts(
                tuple(one for one in mails_now if one),
                found.stale,
                found.version,
                found.unconcerned,
            )
        )

    def send(self, wanted: Participants | None, now: dt.datetime) -> None:
        """Remember drafts as sent, to everyone or to some, and move them away."""
        if self.folder.journal.known:
            raise CannotWriteError(
                f"{self.folder.where('')}: a run was stopped half-way, so nobody knows which"
                " drafts are whole; run iris mail, look at them, and then use --sent"
            )
        drafts, told = self.drafts, read_told(self.folder)
        if drafts is None:
            raise CannotWriteError(
                f"{self.folder.where(LEDGER)}: what was drafted is not there as iris wrote it;"
                " run iris mail, look at the drafts, and then use --sent"
            )
        sent = [one for one in drafts.mails if wanted is None or one.participant in wanted]
        for version in dict.fromkeys((drafts.version, *(one.version for one in sent))):
            if version and read_version(self.folder, version) is None:
                raise CannotWriteError(
                    f"{self.folder.where(SENT)}: the visit as it was drafted is lost; run iris"
                    " mail, look at the drafts, and then use --sent"
                )
        rows = {row.participant: row for row in told.lost} | told.rows
        for id_ in drafts.unconcerned:
            if id_ in rows and (wanted is None or id_ in wanted):
                rows[id_] = rows[id_]._replace(version=drafts.version)
        at = now.isoformat(timespec="seconds")
        for one in sent:
            rows[one.participant] = Row(one.participant, one.kind, one.version, at)
        self._carry_out(self._plans([(TOLD, written(rows.values()), None)], sure=told.whole))
        if self.outcome.exit_code:
            return
        self._carry_out(self._copies(sent))
        moved = {one.draft.participant for one in self.outcome.done if one.draft}
        left = tuple(one for one in drafts.mails if one.participant not in moved)
        self._carry_out(
            (
                Plan(one.file, "removed", Written(one.file))
                for one in sent
                if one.participant in moved
            ),
        )
        self._remember(Drafts(left, drafts.stale, drafts.version))
        used = {row.version for row in rows.values()} | {one.version for one in left}
        self._carry_out(self._unused(used | {drafts.version}))

    def _copies(self, sent: Iterable[Draft]) -> Iterator[Plan[Written]]:
        """Plan what is kept of the drafts that were sent, as the host has them."""
        for one in sent:
            path = f"{SENT}{one.file.removesuffix('.eml')}.{one.version}.eml"
            octets = self.folder.look(one.file).data
            if octets is None:  # the host took it away
                yield Plan(path, "unchanged", Written(path, one))
            else:
                self.after.add(path, octets)
                yield Plan(path, "new", Written(path, one), octets)

    def _remember(self, drafts: Drafts) -> None:
        """Write what the outbox holds, and the page to send it from."""
        page = index(drafts, self.visit, self.reader, self.command)
        files = [(INDEX, page, None), (LEDGER, drafts.to_bytes(), None)]
        self._carry_out(self._plans(files, sure=True))
        if not self.folder.dry:
            self.folder.remember(NAME, self.after, self.outcome)

    def _plans(
        self, files: Iterable[tuple[str, bytes | None, Draft | None]], *, sure: bool = False
    ) -> Iterator[Plan[Written]]:
        """Say what is to become of files; of some it is `sure` that they are ours."""
        for path, octets, draft in files:
            state, why = self.folder.compare(path, octets, self._claim)
            self._planned.add(path)
            yield Plan(path, state, Written(path, draft), octets or b"", "" if sure else why)

    def _gone(self, ours: Callable[[str], bool]) -> Iterator[Plan[Written]]:
        """Plan to remove files that were written once and are no longer wanted."""
        for path in self.there:
            if path not in self._planned and self.before.knows(path) and ours(path):
                yield from self._plans([(path, None, None)])

    def _unused(self, used: set[str]) -> Iterator[Plan[Written]]:
        """Plan to remove the versions of the visit that no mail and no guest is at."""

        def is_unused(path: str) -> bool:
            match = _OF_VERSION.fullmatch(path)
            return match is not None and match[1] not in used

        return self._gone(is_unused)

    def _claim(self, path: str, there: bytes) -> str:
        """Return why a file is not as it was written."""
        if self.before.words(path, there) is not None:
            return ""
        return "it was edited" if self.before.knows(path) else "iris did not write it"

    def _carry_out(self, *plans: Iterable[Plan[Written]]) -> None:
        """Carry out plans, and know what was done."""
        before = len(self.outcome.done)
        kept: dict[str, bytes] = {}

        def noted() -> Iterator[Plan[Written]]:
            for some in plans:
                for plan in some:
                    kept[plan.file] = plan.octets
                    yield plan

        self.folder.carry_out(noted(), self.outcome)
        for one in self.outcome.done[before:]:
            if kept[one.file]:
                self.after.forget(one.file)
                self.after.add(one.file, kept[one.file])
