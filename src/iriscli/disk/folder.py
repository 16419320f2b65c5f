"""A folder that is ours to keep up to date: the one door through which files are handed out.

What is ours and whole is replaced; what others have changed, or put there, is left alone
and named, or with `force` replaced; what no longer belongs there is removed. Whose a file
is, those say who know what they wrote. What a file that cannot be written keeps from the
others is nothing, and what was done is known whatever stops it on the way.

A file that is about to be replaced is first written into the journal, and leaves it once
the host has been told. So the next run knows what the host of a run that was killed did
not read.
"""

from __future__ import annotations

import contextlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from iriscli.disk import files
from iriscli.disk.files import NOTHING
from iriscli.disk.ledger import Ledger, digest, read_ledger
from iriscli.errors import CannotWriteError
from iriscli.text import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iriscli.disk.files import Found
    from iriscli.disk.ledger import Words

    Watch = Callable[[Iterator["Plan[Any]"]], Iterator["Plan[Any]"]]

Thing = TypeVar("Thing")
State = Literal["new", "changed", "unchanged", "removed"]

JOURNAL = ".iris-journal"
"""The file that holds what the host has not been told."""

# Waiting for the disk is most of the work, and a disk takes several files at once.
_WRITERS = 4
_AHEAD = 64

_INTERRUPTED = 130


@dataclass(frozen=True)
class Plan(Generic[Thing]):
    """What is to become of a file, and the thing that says so once it is done.

    `file` is its path in the folder, with slashes; `why` is why what is there is not ours;
    `words` are what the journal says of it.
    """

    file: str
    state: State | Literal["left"]
    thing: Thing | None = None
    octets: bytes = b""
    why: str = ""
    words: Words = ()


@dataclass
class Outcome(Generic[Thing]):
    """What was done, what there is to say beside, and the exit code that tells of it.

    It is `partial` where something stopped it before every file had its turn.
    """

    done: list[Thing] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    exit_code: int = 0
    partial: bool = False

    def fail(self, message: object) -> None:
        """Say that something is not as it should be."""
        self.lines.append(f"Error: {message}")
        self.exit_code = self.exit_code or CannotWriteError.exit_code

    def stop(self, error: BaseException) -> None:
        """Say what kept something from being done."""
        if isinstance(error, KeyboardInterrupt):
            self.exit_code = _INTERRUPTED
        else:
            self.fail(error)


@dataclass
class Folder:
    """A folder that is held; a `dry` one is only looked at.

    What is `public` everyone may read, whatever the host's own files are; what is `private`
    nobody else. `watch` passes on the plans as they are carried out.
    """

    path: Path
    force: bool = False
    dry: bool = False
    public: bool = False
    private: bool = False
    watch: Watch = iter
    untold: dict[str, Words] = field(default_factory=dict)
    journal: Ledger = field(init=False)
    _told: set[str] = field(default_factory=set)
    _remembered: bool = True
    _rooms: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Learn what the host was not told."""
        self.journal = self.ledger(JOURNAL, "iris journal")

    @property
    def _rights(self) -> int:
        return 0o644 if self.public else 0

    @property
    def _mode(self) -> int | None:
        return 0o600 if self.private else None

    def where(self, file: str) -> str:
        """Return a path of the folder as messages say it."""
        return named(self.path / file)

    def names(self, room: str = "") -> list[str]:
        """Return the paths of what is in the folder, or in a room inside it: `people/`.

        What a run that was killed has left half written is removed: ask before anything is
        carried out.
        """
        found = []
        for name in files.names(self.path / room):
            if not files.is_half(name):
                found.append(room + name)
            elif not self.dry:
                files.forget(self.path / room / name)
        return found

    def look(self, file: str) -> Found:
        """Read a file, and learn what the host was not told of it."""
        found = files.look(self.path / file)
        if found.data is not None and self.journal.known:
            words = self.journal.words(file, found.data)
            if words is not None:
                self.untold[file] = words
        return found

    def compare(
        self, file: str, octets: bytes | None, claim: Callable[[str, bytes], str]
    ) -> tuple[State, str]:
        """Say what is to become of a file that is wanted, or with None is not.

        `claim` says why octets are not ours; it is the second of what is returned.
        """
        found = self.look(file)
        if found is NOTHING:
            return ("removed" if octets is None else "new"), ""
        if found.data is not None and found.data == octets:
            return "unchanged", ""
        why = found.why or claim(file, found.data or b"")
        return "removed" if octets is None else "changed", why

    def ledger(self, name: str, title: str) -> Ledger:
        """Read a ledger, which may have another title; begin one where there is none."""
        found = files.look(self.path / name)
        ledger = read_ledger(found.data or b"")
        if ledger is not None:
            return ledger
        if found is NOTHING or self.force:
            return Ledger(title)
        raise CannotWriteError(
            f"{self.where(name)}: {found.why or 'it is not the file that iris wrote'}; move it"
            " away, or replace it with --force"
        )

    def remember(self, name: str, ledger: Ledger, outcome: Outcome[Any]) -> None:
        """Write a ledger, unless it is there; until it is, the journal stays as it is."""
        path, data = self.path / name, ledger.to_bytes()
        try:
            if files.look(path).data != data:
                files.replace(path, data, self._rights, self._mode)
        except (CannotWriteError, KeyboardInterrupt) as error:
            self._remembered = False
            outcome.stop(error)

    def carry_out(self, plans: Iterator[Plan[Thing]], outcome: Outcome[Thing]) -> None:
        """Write and remove files side by side; say of each what became of it."""
        writers = ThreadPoolExecutor(_WRITERS)
        under_way: deque[tuple[Plan[Thing], Future[None] | None]] = deque()
        watched = self.watch(plans)
        try:
            while batch := list(islice(watched, _AHEAD)):
                batch = [plan for plan in batch if self._may(plan, outcome)]
                self._announce(batch)
                for plan in batch:
                    nothing = self.dry or (plan.state == "unchanged" and not self.public)
                    writing = None if nothing else writers.submit(self._carry_out, plan)
                    under_way.append((plan, writing))
                while len(under_way) > _AHEAD:
                    self._finish(*under_way[0], outcome)
                    under_way.popleft()
        except (CannotWriteError, KeyboardInterrupt) as error:
            outcome.partial = True
            outcome.stop(error)
        finally:
            writers.shutdown(cancel_futures=outcome.exit_code == _INTERRUPTED)
            for plan, writing in under_way:
                if plan.file not in self._told:
                    self._finish(plan, writing, outcome)
            for room in self._rooms:
                files.fix(room)

    def _may(self, plan: Plan[Thing], outcome: Outcome[Thing]) -> bool:
        """Tell whether a plan may be carried out; say so where a file is not ours."""
        if not plan.why:
            return True
        where = f"{self.where(plan.file)}: {plan.why}"
        if not self.force or plan.state == "left":
            outcome.fail(
                f"{where}, so iris does not touch it; move it away, or replace it with --force"
            )
            return False
        done = "removed" if plan.state == "removed" else "replaced"
        lost = ", and its history is lost" if plan.state == "new" else ""
        outcome.lines.append(f"{where}; {done}{lost}")
        return True

    def _announce(self, plans: list[Plan[Thing]]) -> None:
        """Write into the journal what is about to be written."""
        path, begun = self.path / JOURNAL, bool(self.journal.known)
        news = Ledger(self.journal.title)
        for plan in () if self.dry else plans:
            if plan.state in {"new", "changed"}:
                for ledger in (self.journal, news):
                    ledger.add(plan.file, plan.octets, plan.words)
        if news.known and begun:
            # Of a run that was killed the last line may have no end.
            files.append(path, b"\n" + news.lines())
        elif news.known:
            files.replace(path, news.to_bytes(), 0, self._mode)
            files.fix(self.path)

    def _carry_out(self, plan: Plan[Thing]) -> None:
        path = self.path / plan.file
        if plan.state == "removed":
            files.remove(path)
            return
        if path.parent not in self._rooms:
            files.make(path.parent, mode=_rooms_mode(private=self.private))
            if self.public:
                files.share(path.parent, 0o755)
            self._rooms.add(path.parent)
        if plan.state == "unchanged":
            files.share(path, self._rights)
        else:
            files.replace(path, plan.octets, self._rights, self._mode)

    def _finish(
        self, plan: Plan[Thing], writing: Future[None] | None, outcome: Outcome[Thing]
    ) -> None:
        """Wait for a plan that is under way, and say what became of it."""
        error = None
        if writing is not None:
            if writing.cancelled():
                return
            error = writing.exception()
        if error is None:
            if plan.thing is not None:
                outcome.done.append(plan.thing)
            self._told.add(plan.file)
        elif isinstance(error, (CannotWriteError, KeyboardInterrupt)):
            outcome.stop(error)
        else:
            raise error

    def tell(self) -> None:
        """Forget what the host has been told."""
        if self.dry or not self._remembered or not self.journal.known:
            return
        left = {digest(file) for file in self.untold.keys() - self._told}
        rest = {path: of for path, of in self.journal.known.items() if path in left}
        path = self.path / JOURNAL
        if not rest:
            files.remove(path)
        elif rest != self.journal.known:
            files.replace(path, Ledger(self.journal.title, rest).to_bytes(), 0, self._mode)


def _rooms_mode(*, private: bool) -> int:
    return 0o700 if private else 0o777


def looked_at(path: Path) -> Folder:
    """Return a folder that is only looked at, whatever its ledgers are."""
    return Folder(path, force=True, dry=True)


@contextlib.contextmanager
def hold(  # noqa: PLR0913 - what is to be known of a folder, each by its name
    path: Path,
    *rooms: str,
    force: bool = False,
    dry: bool = False,
    public: bool = False,
    private: bool = False,
    watch: Watch = iter,
) -> Iterator[Folder]:
    """Hold a folder, and rooms in it, against other runs until the host has been told."""
    with contextlib.ExitStack() as held:
        for room in () if dry else ("", *rooms):
            files.make(path / room, mode=_rooms_mode(private=private))
            held.enter_context(files.locked(path / room))
        folder = Folder(path, force, dry, public, private, watch)
        yield folder
        folder.tell()
