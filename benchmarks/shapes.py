"""How the cost of each command grows with the visit, whatever the shape of the visit.

Each shape is written at 1,000, 2,000, 4,000 and 8,000 sessions or people, and each command
is run on it as a process of its own. Prints seconds of the processor (waiting for a disk is
none of them) and peak megabytes at every size and, for each doubling, how many times the
seconds: about 2 is a cost that grows as the visit does, 4 one that grows with its square.
Asserts nothing.

    python benchmarks/shapes.py                     every shape (takes long)
    python benchmarks/shapes.py at-once check       the lines that have both words in them
    python benchmarks/shapes.py --largest 2000 site

PYTHONPATH names the source that is measured: with that of an older version the same run
shows what has changed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIRST = dt.date(2031, 1, 6)
DAYS = 366
A_DAY = 12  # sessions of an hour, one after another
SECONDS, BYTES = 90, 4 << 30
"""What a command may take before it is given up."""

LOOKING = ("check", "agenda", "agenda --format json", "participants", "partners")
WRITING = ("export-ics", "site")
DIFF = ("diff",)


@dataclass
class Shape:
    """A visit: the tables of its file, the rows of its people, what differs in an older one."""

    sessions: list[str]
    tables: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    days: int = DAYS

    def write(self, folder: Path) -> None:
        """Write `visit.toml`, and `old.toml` in which every session has another title."""
        lines = [
            "[visit]",
            'id = "shaped"',
            'title = "A visit"',
            f"start = {FIRST}",
            f"end = {FIRST + dt.timedelta(days=self.days - 1)}",
            'timezone = "Europe/Riga"',
            'contact = { name = "The office" }',
            'people_file = "people.csv"',
            *self.tables,
            *(["[groups]", *self.groups] if self.groups else []),
            *self.sessions,
        ]
        text = "\n".join(lines) + "\n"
        (folder / "visit.toml").write_text(text, encoding="utf-8")
        old = text.replace('title = "Session', 'title = "Talk')
        (folder / "old.toml").write_text(old, encoding="utf-8")
        rows = ["name,organisation,id,groups", *self.people]
        (folder / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def sessions(  # noqa: PLR0913 - in what the shapes differ
    number: int,
    *,
    at_once: int = 1,
    attendees: Callable[[int], Iterable[str]] = lambda _: ["everyone"],
    keys: Callable[[int], Iterable[str]] = lambda _: [],
    title: str = "Session",
    span: Callable[[int], tuple[int, int] | None] = lambda _: (0, 3000),
) -> list[str]:
    """Return the lines of some sessions, so many at a time, on as many days as it takes.

    `span` says from when to when in seconds of their hour; None leaves the time open.
    """
    lines = []
    for one in range(number):
        day, hour = divmod(one // at_once, A_DAY)
        named = ", ".join(f'"{who}"' for who in attendees(one))
        times = [
            f"{key} = {8 + hour + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
            for key, at in zip(("start", "end"), span(one) or (), strict=False)
        ]
        lines += [
            f"[sessions.s{one}]",
            f'title = "{title} {one}"',
            f"day = {FIRST + dt.timedelta(days=day % DAYS)}",
            *times,
            f"attendees = [{named}]",
            *keys(one),
        ]
    return lines


def organisations(number: int) -> list[str]:
    """Return the lines of some organisations."""
    lines = []
    for one in range(number):
        lines += [f"[organisations.o{one}]", f'name = "Organisation {one}"', 'country = "SE"']
    return lines


def people(
    number: int, at: Callable[[int], int] = lambda _: 0, groups: Callable[[int], str] = str
) -> list[str]:
    """Return the rows of some people."""
    return [f"Guest {n},o{at(n)},guest-{n},{groups(n)}" for n in range(number)]


def track(number: int) -> str:
    """Name the group of a person or a session: twenty are in each."""
    return f"track-{number // 20}"


VENUES = [
    *("[venues.hall]", 'name = "The hall"', 'address = "Street 1"'),
    *("[venues.quay]", 'name = "The quay"'),
]
NO_GROUP = "".format
ONE = organisations(1)


def rooms(_: int) -> list[str]:
    """Put every session into the one hall."""
    return ['venue = "hall"']


def back_and_forth(number: int) -> list[str]:
    """Put every other half of the sessions into another venue."""
    return [f'venue = "{"hall" if number % 2 else "quay"}"']


SHAPES: dict[str, tuple[Callable[[int], Shape], tuple[str, ...]]] = {
    "sessions one after another": (
        lambda n: Shape(sessions(n, at_once=2), ONE, people(20, groups=NO_GROUP)),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "sessions at-once, for everyone": (
        lambda n: Shape(sessions(n, at_once=n), ONE, people(20, groups=NO_GROUP)),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "sessions at-once, for everyone of n people": (
        lambda n: Shape(sessions(n, at_once=n), ONE, people(n, groups=NO_GROUP)),
        LOOKING,
    ),
    "sessions at-once, in one venue, for tracks": (
        lambda n: Shape(
            sessions(n, at_once=n, attendees=lambda one: [track(one)], keys=rooms),
            [*VENUES, *ONE],
            people(n, groups=track),
        ),
        (*LOOKING, *DIFF),
    ),
    "sessions at-once, each for one person and everyone": (
        lambda n: Shape(
            sessions(n, at_once=n, attendees=lambda one: ["everyone", f"guest-{one}"]),
            ONE,
            people(n, groups=NO_GROUP),
        ),
        LOOKING,
    ),
    "half at-once, then half at-once elsewhere": (
        lambda n: Shape(
            sessions(n, at_once=n // 2, keys=lambda one: [f'venue = "{"hq"[one * 2 // n]}"']),
            ["[venues.h]", 'name = "H"', "[venues.q]", 'name = "Q"', *ONE],
            people(20, groups=NO_GROUP),
        ),
        ("check",),
    ),
    "half at-once, then half at-once, each in a venue of its own": (
        lambda n: Shape(
            sessions(n, at_once=n // 2, keys=lambda one: [f'venue = "v{one}"']),
            [
                line
                for one in range(n)
                for line in (f"[venues.v{one}]", 'name = "V"', f'city = "C{one}"')
            ]
            + ONE,
            people(20, groups=NO_GROUP),
        ),
        ("check",),
    ),
    "two halves in turn, each free while the other is busy": (
        lambda n: Shape(
            sessions(n, attendees=lambda one: [f"half-{one % 2}"]),
            ONE,
            people(n, groups=lambda one: f"half-{one % 2}"),
        ),
        ("check",),
    ),
    "staggered, each overlaps all": (
        lambda n: Shape(
            sessions(
                n, at_once=n, keys=back_and_forth, span=lambda one: (one * 3600 // n, 43_200)
            ),
            [*VENUES, *ONE],
            people(20, groups=NO_GROUP),
        ),
        ("check",),
    ),
    "sessions cancelled": (
        lambda n: Shape(
            sessions(n, at_once=n, keys=lambda _: ['status = "cancelled"']),
            ONE,
            people(20, groups=NO_GROUP),
        ),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "sessions without a time": (
        lambda n: Shape(
            sessions(n, at_once=n, span=lambda _: None), ONE, people(20, groups=NO_GROUP)
        ),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "sessions with long titles": (
        lambda n: Shape(
            sessions(n, at_once=2, title=f"Session {'of words ' * 50}"),
            ONE,
            people(5, groups=NO_GROUP),
        ),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "sessions for n organisations, at-once": (
        lambda n: Shape(
            sessions(n, at_once=n, attendees=lambda one: [f"o{one}"]), organisations(n)
        ),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "people in one organisation, 20 sessions": (
        lambda n: Shape(sessions(20), ONE, people(n, groups=NO_GROUP)),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "people in tracks, a session each": (
        lambda n: Shape(
            sessions(n, at_once=n // 100, attendees=lambda one: [track(one)]),
            organisations(50),
            people(n, lambda one: one % 50, track),
        ),
        (*LOOKING, *WRITING, *DIFF),
    ),
    "people in one group, n sessions for it": (
        lambda n: Shape(
            sessions(n, at_once=2, attendees=lambda _: ["all"]),
            ONE,
            people(n, groups=lambda _: "all"),
        ),
        LOOKING,
    ),
    "people named one by one in 20 sessions": (
        lambda n: Shape(
            sessions(20, attendees=lambda _: (f"guest-{one}" for one in range(n))),
            ONE,
            people(n, groups=NO_GROUP),
        ),
        (*LOOKING, *DIFF),
    ),
    "groups in groups, everyone in each": (
        lambda n: Shape(
            sessions(n, at_once=2, attendees=lambda one: [f"g{one}"]),
            ONE,
            people(n, groups=NO_GROUP),
            [f'g{g} = ["{f"g{g - 1}" if g % 90 else "everyone"}"]' for g in range(n)],
        ),
        LOOKING,
    ),
    "one long line of 8 n blanks": (
        lambda n: Shape(sessions(1, title=f"Session{' ' * 8 * n}"), ONE),
        ("check",),
    ),
    "one long address with a blank in it": (
        lambda n: Shape(
            sessions(1, keys=lambda _: [f'url = "https://e.org/{"x" * 8 * n} x"']), ONE
        ),
        ("check",),
    ),
    "one long e-mail of dots": (
        lambda n: Shape(sessions(1), [*ONE, "[people.a]", f'email = "a@{"." * 8 * n},"']),
        ("check",),
    ),
    "references unknown, n people": (
        lambda n: Shape(
            sessions(n, at_once=2, attendees=lambda one: [f"gest-{one}x"]),
            ONE,
            people(n, groups=NO_GROUP),
        ),
        ("check",),
    ),
    "organisations unknown in n rows": (
        lambda n: Shape(
            sessions(20),
            organisations(n // 10),
            [f"Guest {one},Organisaton {one},guest-{one}," for one in range(n)],
        ),
        ("check",),
    ),
}


@dataclass
class Run:
    """What a command took: seconds of the processor, None where it was given up."""

    seconds: float | None
    megabytes: float


def limited() -> None:
    """Keep a command from taking all the time and the memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def run(command: str, folder: Path) -> Run:
    """Run a command in a folder: its time, and its peak of memory."""
    name, *options = command.split()
    arguments = [name, "--visit", "visit.toml", *options]
    if name == "diff":
        arguments = [name, "old.toml", "visit.toml"]
    for out in ("calendars", "site"):
        shutil.rmtree(folder / out, ignore_errors=True)
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "iriscli", *arguments],
            cwd=folder,
            stdout=printed,
            stderr=printed,
            preexec_fn=limited,  # noqa: PLW1509 - there are no threads here
        )
        _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    # 1: there are problems, as there shall be; anything else was stopped.
    ended = os.waitstatus_to_exitcode(status) in {0, 1}
    return Run(seconds if ended else None, usage.ru_maxrss / 1024)


def report(name: str, command: str, runs: list[Run]) -> None:
    """Print a line: the seconds, their ratios, the megabytes."""
    seconds = [f"{one.seconds:7.2f}" if one.seconds else "   gave up"[-7:] for one in runs]
    ratios = [
        f"{now.seconds / before.seconds:5.1f}" if now.seconds and before.seconds else "    –"
        for before, now in pairwise(runs)
    ]
    megabytes = [f"{one.megabytes:6.0f}" for one in runs]
    print(f"{name:50} {command:20}", *seconds, " |", *ratios, " |", *megabytes, flush=True)


def main() -> None:
    """Print a line for each shape and command."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("words", nargs="*", help="only the lines that have all of these")
    asked.add_argument("--largest", type=int, default=8_000)
    asked.add_argument("--sizes", type=int, default=4)
    wanted = asked.parse_args()
    sizes = [wanted.largest >> step for step in reversed(range(wanted.sizes))]
    print(f"{'':71}", *(f"{size:7,}" for size in sizes), " | ratios, then MB")
    for name, (shape, commands) in SHAPES.items():
        lines = [c for c in commands if all(word in f"{name} {c}" for word in wanted.words)]
        for command in lines:
            runs: list[Run] = []
            for size in sizes:
                with tempfile.TemporaryDirectory() as folder:
                    shape(size).write(Path(folder))
                    runs.append(run(command, Path(folder)))
                if runs[-1].seconds is None:
                    break
            report(name, command, runs)


if __name__ == "__main__":
    main()
