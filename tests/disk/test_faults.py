"""Whatever step on the disk fails, and however: nothing is half, lost or untold."""

from __future__ import annotations

import datetime as dt
import errno
import itertools
import math
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from iriscli.calendars import ics
from iriscli.calendars.addresses import CALENDARS
from iriscli.calendars.export import Wanted, export
from iriscli.calendars.record import Blocks, read_file
from iriscli.disk import files
from iriscli.disk import folder as folders
from iriscli.disk.folder import hold
from iriscli.errors import CannotWriteError
from iriscli.site.build import build
from iriscli.site.publish import Wish, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iriscli.site.site import Site
    from iriscli.visit.visit import Visit

    Page = tuple[str, bytes]
    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
HEAD = """
[visit]
id = "v"
title = "Visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
host = "h"
[organisations.h]
name = "Host"
country = "LV"
[people.anna]
name = "Anna"
organisation = "h"
"""
DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'
BEFORE = f"""
{DINNER}
[sessions.tour]
title = "Tour"
day = 2027-05-20
[people.bo]
name = "Bo"
organisation = "h"
"""
AFTER = f"""
{DINNER.replace("20:00", "21:00")}
[sessions.talk]
title = "Talk"
day = 2027-05-20
[people.carl]
name = "Carl"
organisation = "h"
"""


ENDS = {"html": b"</html>\n", "json": b"}\n", "xml": b"</feed>\n", "css": b"}\n"}


class KilledError(BaseException):
    """Nothing comes after it."""


class Disk:
    """The system's own steps, of which the `fatal`th fails, or with `killed` all from it on."""

    STEPS = (
        "lstat",
        "open",
        "listdir",
        "makedirs",
        "write",
        "fchmod",
        "fsync",
        "replace",
        "unlink",
    )

    def __init__(self, fatal: float, error: BaseException) -> None:
        self.fatal = fatal
        self.error = error
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in self.STEPS:
            return real

        def step(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            killed = isinstance(self.error, KilledError) and self.count > self.fatal
            if self.count == self.fatal or killed:
                if name == "write" and not killed:  # half of it is on the disk
                    handle, data = arguments
                    real(handle, data[: len(data) // 2])
                raise self.error
            # Nobody pulls the plug here, and it takes most of the time.
            return None if name == "fsync" else real(*arguments, **options)

        return step


def fails() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is such a disk."""
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else tmp_path  # noqa: S108, PTH112 # as it is
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def remembered(
    make: Callable[[Site, Site], Iterator[Page]],
) -> Callable[[Site, Site], list[Page]]:
    """Build the pages of a site once only: how they look has no part in this."""
    known: dict[object, list[Page]] = {}

    def recall(site: Site, own: Site) -> list[Page]:
        events = tuple(block.octets for block in site.whole.blocks)
        key = (tuple(site.addresses.stems.items()), events, site.visit.about.id)
        if key not in known:
            known[key] = list(make(site, own))
        return known[key]

    return recall


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


FIRST, SECOND = f"{100:032x}", f"{200:032x}"
Told = dict[str, tuple[str, object]]
"""Of each page and calendar, by whose it is: its address, and what became of it."""


def check_whole(folder: Path) -> None:
    """Hold that each file is a whole one, be it the old one or the new one."""
    for name, data in contents(folder).items():
        if name.endswith(".ics"):
            read_file(data, Blocks())  # or it raises what is wrong
        elif not name.rpartition("/")[2].startswith(".iris-"):
            assert data.endswith(ENDS[name.rpartition(".")[2]]), name


def exported(visit: Visit, path: Path, now: dt.datetime, _: str = "") -> tuple[Told, int]:
    with hold(path) as folder:
        outcome = export(visit, folder, Wanted(whole=True), now)
    told: Told = {
        one.file: (
            one.file,
            (one.state, sorted(one.added), sorted(one.changed), sorted(one.cancelled)),
        )
        for one in outcome.done
    }
    return told, outcome.exit_code


def published(
    visit: Visit, path: Path, now: dt.datetime, token: str = f"{1:032x}"
) -> tuple[Told, int]:
    tokens = itertools.count(int(token, 16))
    with hold(path, CALENDARS, public=True) as folder:
        outcome = publish(Wish(visit, lambda: f"{next(tokens):032x}"), folder, now)
    told: Told = {}
    for one in outcome.done:
        whose = f"{one.participant} {Path(one.file).suffix}" if one.participant else one.file
        told[whose] = (one.file, one.state)
    return told, outcome.exit_code


@pytest.mark.parametrize("fault", [fails, KeyboardInterrupt, KilledError])
@pytest.mark.parametrize("run", [exported, published])
def test_whatever_fails_nothing_is_half_and_the_next_run_tells_whom_this_one_did_not(
    visit: Read,
    quick: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., tuple[Told, int]],
    fault: Callable[[], BaseException],
) -> None:
    monkeypatch.setattr(folders, "_WRITERS", 1)  # the same step is then the same each time
    monkeypatch.setattr("iriscli.site.publish.build", remembered(build))
    monkeypatch.setattr(ics, "event", cache(ics.event))  # nor has how an event looks
    before, after = visit(BEFORE, head=HEAD), visit(AFTER, head=HEAD)
    run(before, quick / "old", NOW)
    shutil.copytree(quick / "old", quick / "right")
    right, _ = run(after, quick / "right", LATER, FIRST)
    new = contents(quick / "right")
    for fatal in itertools.count(1):
        path = quick / str(fatal)
        shutil.copytree(quick / "old", path)
        disk = Disk(fatal, fault())
        told: Told = {}
        with monkeypatch.context() as patched:
            patched.setattr(files, "os", disk)
            try:
                told, code = run(after, path, LATER, FIRST)
            except CannotWriteError:
                code = 4
            except KeyboardInterrupt:
                code = 130
            except KilledError:
                code = -9
        if disk.count < fatal:
            break
        assert code in {0, 4, 130, -9}
        check_whole(path)
        with monkeypatch.context() as patched:
            patched.setattr(files, "os", Disk(math.inf, fault()))
            again, code_again = run(after, path, LATER, SECOND)
        assert code_again == 0
        assert {name.replace(SECOND, FIRST) for name in contents(path)} == new.keys()
        for whose, (address, state) in right.items():
            # Whose page is removed has none to be told of.
            if "unchanged" in str(state) or state == "removed":
                continue
            known = [run[whose] for run in (told, again) if whose in run]
            assert state in [became for _, became in known], whose
            assert len({there for there, _ in known}) == 1, whose
            assert SECOND in known[0][0] or known[0][0] == address, whose
    assert fatal > 5 * len(new)  # a file takes some steps, and each has had its turn
