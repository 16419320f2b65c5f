"""Bring the folder of a site up to date."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from iriscli.calendars.export import NotOurs, Wanted, octets, outcomes_of
from iriscli.calendars.folder import read_folder
from iriscli.calendars.names import WHOLE
from iriscli.calendars.record import EVERYTHING, Handed
from iriscli.calendars.update import Update
from iriscli.disk.files import cannot, opened, replace, written
from iriscli.errors import CannotWriteError
from iriscli.site.addresses import CALENDARS, DELEGATIONS, LOGOS, PEOPLE, Addresses, stems
from iriscli.site.build import build
from iriscli.site.manifest import NAME, Manifest, read_manifest
from iriscli.site.public import named_in_texts, public
from iriscli.site.site import Site
from iriscli.text import named, quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iriscli.calendars.export import Outcome
    from iriscli.calendars.folder import Record
    from iriscli.site.logos import Logo
    from iriscli.visit.visit import Visit

_PERSONAL = re.compile(PEOPLE + r"/[0-9a-f]{32}\.html")

State = Literal["new", "changed", "unchanged", "removed"]


@dataclass(frozen=True)
class Wish:
    """What to publish: under which address if one is known, with which logos.

    `new_token` makes what nobody can guess.
    """

    visit: Visit
    new_token: Callable[[], str]
    base: str | None = None
    logos: tuple[Logo, ...] = ()
    force: bool = False


@dataclass(frozen=True)
class Written:
    """What became of a file: its path from the site's root; whose page or calendar it is."""

    file: str
    state: State
    participant: str | None = None


@dataclass(frozen=True)
class Notice:
    """What the host has to know; `left_alone` where a file is not as it should be."""

    text: str
    left_alone: bool = False


def publish(wish: Wish, folder: Path, now: dt.datetime) -> Iterator[Written | Notice]:
    """Write a site into a folder, and say file by file what was done.

    Raises CannotWriteError at the first file that cannot be written; the ones before
    it are whole, and so is the old one.
    """
    visit = public(wish.visit)
    people = visit.about.publish_people
    with contextlib.ExitStack() as held:
        for name in ("", CALENDARS, *_needed(wish)):
            held.enter_context(opened(folder / name))
        before = _manifest(folder, visit.about.id, force=wish.force)
        record = read_folder(folder / CALENDARS, visit.about.id)
        addresses = Addresses(visit, stems(visit, record, wish.new_token), wish.base)
        calendars = Wanted(whole=True, force=wish.force, file_of=addresses.file, public=True)
        outcomes = list(outcomes_of(visit, record, calendars, now))
        yield from _calendars(outcomes, folder / CALENDARS)
        yield from _doubled(record, addresses, folder / CALENDARS)
        site = Site(visit, addresses, _whole(outcomes, visit), wish.logos)
        pages = _Pages(folder, before, force=wish.force)
        for path, content in build(site):
            pages.settle(path, content)
        pages.settle_stale()
        yield from pages.finish({addresses.page(id_): id_ for id_ in visit.participants})
    if not people:
        for name in named_in_texts(visit):
            yield Notice(
                f"Note: a text of the visit names {quoted(name)}, and everyone can read it;"
                " write it otherwise, or allow it with publish_people"
            )


def _needed(wish: Wish) -> Iterator[str]:
    """Yield the folders that pages and logos go into, one inside the other's lock."""
    yield PEOPLE
    if any(one.person is None for one in wish.visit.participants.values()):
        yield DELEGATIONS
    if wish.logos:
        yield LOGOS


def _calendars(outcomes: list[Outcome], folder: Path) -> Iterator[Written | Notice]:
    things = ((one, folder / one.file, octets(one)) for one in outcomes)
    for outcome in written(things):
        if isinstance(outcome, NotOurs):
            yield Notice(outcome.say(folder), left_alone=not outcome.replaced)
        else:
            path = f"{CALENDARS}/{outcome.file}"
            yield Written(path, outcome.state, outcome.participant)


def _doubled(record: Record, addresses: Addresses, folder: Path) -> Iterator[Notice]:
    """Name the calendars that stand beside their participant's own, of an export perhaps.

    They are not kept up to date, and the name of a file may say whose it is.
    """
    for file, handed in record.handed.items():
        id_ = handed.participant
        if id_ in addresses.stems and file != addresses.file(id_):
            text = f"{named(folder / file)}: another calendar of {quoted(id_)}; move it away"
            yield Notice(f"Error: {text}", left_alone=True)


def _whole(outcomes: list[Outcome], visit: Visit) -> Handed:
    """Return the calendar of the whole programme; an empty one where it was left alone."""
    for outcome in outcomes:
        if isinstance(outcome, Update) and outcome.file == WHOLE:
            return outcome.handed
    return Handed(visit.about.id, EVERYTHING, visit.about.language, b"", ())


def _manifest(folder: Path, visit: str, *, force: bool) -> Manifest:
    """Read what is known of a folder; raise CannotWriteError where it is another site's."""
    path = folder / NAME
    data = _read(path)
    if data is None and not os.path.lexists(path):
        return Manifest(visit)
    manifest = read_manifest(data or b"")
    if manifest and manifest.visit == visit:
        return manifest
    if force:
        return Manifest(visit)
    if manifest:
        raise CannotWriteError(
            f"{named(folder)}: it holds the site of another visit, {quoted(manifest.visit)};"
            " name another folder with --out"
        )
    raise CannotWriteError(
        f"{named(path)}: it is not as iris wrote it; move it away, or replace it with --force"
    )


def _read(path: Path) -> bytes | None:
    """Return the content of a file; None where there is none, or a link or a folder."""
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot(path, error) from error


@dataclass
class _Pages:
    """The files of a site but its calendars, against those that are in its folder."""

    folder: Path
    before: Manifest
    force: bool
    after: Manifest = field(init=False)
    _changes: dict[str, tuple[State, bytes]] = field(default_factory=dict)
    _unchanged: list[str] = field(default_factory=list)
    _stale: list[str] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with nothing that is known."""
        self.after = Manifest(self.before.visit)

    def settle(self, path: str, content: bytes) -> None:
        """Find out what is to become of a file."""
        there = _read(self.folder / path)
        if there == content:
            self._unchanged.append(path)
        elif there is None and not os.path.lexists(self.folder / path):
            self._changes[path] = ("new", content)
        elif self._ours(path, there):
            self._changes[path] = ("changed", content)
        else:
            self.after.keep(path, self.before)
            return
        self.after.add(path, content)

    def settle_stale(self) -> None:
        """Find the files that were written once and are no longer wanted."""
        wanted = {*self._changes, *self._unchanged}
        for path in sorted(self._there()):
            if path in wanted or self.after.knows(path):
                continue
            if self.force and _PERSONAL.fullmatch(path):
                # Where the manifest was lost, nobody else knows of these pages.
                self._stale.append(path)
                continue
            if not self.before.knows(path):
                continue
            if self._ours(path, _read(self.folder / path)):
                self._stale.append(path)
            else:
                self.after.keep(path, self.before)

    def finish(self, whose: dict[str, str]) -> Iterator[Written | Notice]:
        """Write and remove, and say of each file what became of it."""
        yield from self._notices
        if self._changes or self._stale:
            # Whoever is killed on the way leaves files that the next build must know.
            replace(self.folder / NAME, self.before.with_all(self.after).to_bytes())
        for path in self._unchanged:
            yield Written(path, "unchanged", whose.get(path))
        things = (
            (Written(path, state, whose.get(path)), self.folder / path, content)
            for path, (state, content) in self._changes.items()
        )
        yield from written(things)
        for path in self._stale:
            try:
                (self.folder / path).unlink(missing_ok=True)
            except OSError as error:
                raise cannot(self.folder / path, error) from error
            yield Written(path, "removed")
        known = self.after.to_bytes()
        if _read(self.folder / NAME) != known:
            replace(self.folder / NAME, known)

    def _there(self) -> Iterator[str]:
        """Yield the files that may be the site's, wherever they came from."""
        for room in map(PurePosixPath, ("", PEOPLE, DELEGATIONS, LOGOS)):
            with contextlib.suppress(FileNotFoundError):
                for entry in os.scandir(self.folder / room):
                    if entry.is_file(follow_symlinks=False):
                        yield str(room / entry.name)

    def _ours(self, path: str, there: bytes | None) -> bool:
        """Tell whether a file may be replaced or removed; if it is not ours, say so."""
        if there is not None and self.before.wrote(path, there):
            return True
        reason = "it was edited" if self.before.knows(path) else "iris did not write it"
        text = f"{named(self.folder / path)}: {reason}"
        if self.force:
            self._notices.append(Notice(f"{text}; replaced"))
        else:
            remedy = "left alone. Move it away, or replace it with --force"
            self._notices.append(Notice(f"Error: {text}; {remedy}", left_alone=True))
        return self.force
