"""Bring the folder of a site up to date."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from iriscli.calendars.addresses import CALENDARS, DELEGATIONS, LOGOS, PEOPLE, Addresses, stems
from iriscli.calendars.export import Wanted, notes, others, plans, updates_of
from iriscli.calendars.folder import read_folder
from iriscli.calendars.former import before as calendars_before
from iriscli.calendars.manifest import NAME, add_claim, keep_claims, read_manifest
from iriscli.calendars.names import WHOLE
from iriscli.disk.folder import Outcome, Plan
from iriscli.disk.ledger import Ledger
from iriscli.programme.checks.identity import changed_ids, still_speaking, unsure
from iriscli.programme.identity import Before, seen, together
from iriscli.programme.public import named_in_texts, nameless, public
from iriscli.site.build import build
from iriscli.site.pages import POLICY
from iriscli.site.site import Site
from iriscli.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from iriscli.calendars.folder import Record
    from iriscli.calendars.update import Update
    from iriscli.disk.folder import Folder, State
    from iriscli.errors import Problem
    from iriscli.visit.logos import Logo
    from iriscli.visit.visit import Visit

_PERSONAL = re.compile(PEOPLE + r"/[0-9a-f]{32}\.html")
_MARK = POLICY.encode()  # every page has it, and hardly any other
_CALENDARS = f"{CALENDARS}/"
_ROOMS = ("", f"{PEOPLE}/", f"{DELEGATIONS}/", f"{LOGOS}/")


@dataclass(frozen=True)
class Wish:
    """What to publish: under which address if one is known, with which logos.

    `papers` prints the programme that everyone may read in each language, and says what
    there is to say of it. `new_token` makes what nobody can guess; `located` finds the lines
    of problems. `told` is who was there when guests were last told something.
    """

    visit: Visit
    new_token: Callable[[], str]
    base: str | None = None
    logos: tuple[Logo, ...] = ()
    papers: Callable[[Visit], tuple[Mapping[str, bytes], Sequence[str]]] = lambda _: ({}, ())
    located: Callable[[Iterable[Problem]], Iterable[Problem]] = tuple
    told: Before = field(default_factory=Before)


@dataclass(frozen=True)
class Written:
    """What became of a file: its path from the site's root; whose page or calendar it is."""

    file: str
    state: State
    participant: str | None = None


def publish(wish: Wish, folder: Folder, now: dt.datetime) -> Outcome[Written]:
    """Write a site into a folder, and say file by file what was done."""
    about = wish.visit.about
    before = read_manifest(folder, about.id)
    before.learn(folder.journal)
    record = read_folder(folder, about.id, _CALENDARS)
    there = list(chain.from_iterable(map(folder.names, _ROOMS)))
    former = calendars_before(record)
    was = seen(former, wish.visit)
    visit, own = (read(wish.visit, was.people.values()) for read in (public, nameless))
    named = [one for id_, one in visit.participants.items() if id_ not in was.held]
    names = stems(named, record, there, before, wish.new_token)
    addresses = Addresses(visit, names, wish.base)
    outcome = Outcome[Written](lines=others(record, folder.where(CALENDARS)))
    _name_doubled(record, addresses, folder, outcome)
    for one in wish.located(unsure(was, wish.visit)):
        outcome.fail(one)
    told = list(changed_ids(was, visit))
    if not about.publish_people:
        told += still_speaking(seen(together(former, wish.told), wish.visit), wish.visit)
    outcome.lines += notes(told, visit, wish.located)
    wanted = Wanted(whole=True, file_of=addresses.file, public=True, held=was.held)
    updates = list(updates_of(own, record, wanted, now))
    whole = next(update.handed for update in updates if update.file == WHOLE)
    if WHOLE in record.foreign and not folder.force:
        whole = dataclasses.replace(whole, blocks=())
    calendars = plans(updates, record, folder.untold, _CALENDARS)
    papers, said_of_papers = wish.papers(visit)
    site = Site(visit, addresses, whole, wish.logos, papers)
    kept = {
        f"{PEOPLE}/{file.removesuffix('.ics')}.html"
        for file, handed in record.handed.items()
        if handed.participant in was.held
    }
    pages = _Pages(folder, there, before, site, dataclasses.replace(site, visit=own), kept)
    folder.carry_out(chain(map(_calendar, calendars), pages.plans()), outcome)
    folder.remember(NAME, pages.known(outcome), outcome)
    if not about.publish_people:
        outcome.lines += [
            f"Note: a text of the visit names {quoted(name)}, and everyone can read it;"
            " change the text, or allow names with publish_people"
            for name in named_in_texts(visit)
        ]
    outcome.lines += said_of_papers
    return outcome


def _calendar(plan: Plan[Update]) -> Plan[Written]:
    """Return what is to become of a calendar, as a site says it."""
    update = plan.thing
    written = Written(plan.file, update.state, update.participant) if update else None
    return Plan(plan.file, plan.state, written, plan.octets, plan.why, plan.words)


def _name_doubled(
    record: Record, addresses: Addresses, folder: Folder, outcome: Outcome[Written]
) -> None:
    """Name the calendars that stand beside their participant's own, of an export perhaps.

    They are not kept up to date, and the name of a file may say whose it is.
    """
    for file, handed in record.handed.items():
        id_ = handed.participant
        if id_ in addresses.stems and file != addresses.file(id_):
            where = folder.where(_CALENDARS + file)
            outcome.fail(f"{where}: another calendar of {quoted(id_)}; move it away")


@dataclass
class _Pages:
    """The files of a site but its calendars, against those that are in its folder."""

    folder: Folder
    there: list[str]
    before: Ledger
    site: Site
    own: Site
    kept: set[str]
    after: Ledger = field(init=False)
    _planned: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with what is known of the tokens."""
        self.after = Ledger(self.before.title)
        keep_claims(self.after, self.before)
        for id_, token in self.site.addresses.stems.items():
            if self.site.visit.participants[id_].person is not None:
                add_claim(self.after, id_, token)

    def plans(self) -> Iterator[Plan[Written]]:
        """Say of each file what is to become of it; those no longer wanted come last."""
        addresses = self.site.addresses
        whose = {addresses.page(id_): id_ for id_ in addresses.stems}
        for path, content in build(self.site, self.own):
            yield self._plan(path, content, whose.get(path))
        for path in self.kept:
            self.after.keep(path, self.before)
        for path in self._stale():
            yield self._plan(path, None)

    def known(self, outcome: Outcome[Written]) -> Ledger:
        """Return what is known of the folder once something was done."""
        if outcome.partial:
            self.after.learn(self.before)
        for path in self._planned.difference(one.file for one in outcome.done):
            self.after.forget(path)
            self.after.keep(path, self.before)
        return self.after

    def _plan(
        self, path: str, content: bytes | None, participant: str | None = None
    ) -> Plan[Written]:
        state, why = self.folder.compare(path, content, self._claim)
        self._planned.add(path)
        if content is not None:
            self.after.add(path, content)
        earlier = self.folder.untold.get(path, ())
        told = state
        if earlier and state != "removed":
            told = "new" if "new" in earlier else "changed"
        return Plan(path, state, Written(path, told, participant), content or b"", why, (told,))

    def _stale(self) -> Iterator[str]:
        """Yield the files that were written once and are no longer wanted."""
        for path in self.there:
            if path in self._planned or path in self.kept:
                continue
            if self.before.knows(path) or _PERSONAL.fullmatch(path) or self._is_old(path):
                yield path

    def _is_old(self, path: str) -> bool:
        """Tell whether a file looks like a page of ours that the manifest lost."""
        return path.endswith(".html") and _MARK in (self.folder.look(path).data or b"")

    def _claim(self, path: str, there: bytes) -> str:
        """Return why a file is not as a build wrote it."""
        if self.before.words(path, there) is not None:
            return ""
        if self.before.knows(path):
            return "it was edited"
        return "its record is lost" if _MARK in there else "iris did not write it"
