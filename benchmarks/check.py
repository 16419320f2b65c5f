"""How long `iris check` takes for 5,000 sessions and 2,000 participants.

In one run, for programmes of different shapes: reading the visit, the command as a
whole with its peak memory, and the sweep for clashes beside comparing all pairs of
sessions. Prints seconds and ratios; asserts nothing.

    python benchmarks/check.py
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from iriscli.programme.checks import times
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

PEOPLE = 2_000
SESSIONS = 5_000
TRACKS = 100
A_DAY = 14  # so that they fit into a year, one after another


def tracks(number: int) -> list[str]:
    """Give each track every hundredth session; no two of them clash."""
    return [f"track-{number % TRACKS}"]


def everyone(_: int) -> list[str]:
    """Give every session to everyone."""
    return ["everyone"]


def chosen(_: int) -> list[str]:
    """Give a session to people at random: each has a programme of their own."""
    return [f"guest-{number}" for number in random.sample(range(PEOPLE), 16)]


SHAPES: dict[str, tuple[int, Callable[[int], list[str]]]] = {
    "100 tracks of 20 people, no clash": (TRACKS, tracks),
    "everyone in all, one after another": (1, everyone),
    "everyone in all, two at a time": (2, everyone),
    "40 chosen by each person, 100 at a time": (TRACKS, chosen),
    "all at the same hour, one track": (SESSIONS, tracks),
}
"""How many sessions are held at the same time, and who attends them."""


def write(folder: Path, at_once: int, attendees: Callable[[int], list[str]]) -> Path:
    """Write a visit and its people into a folder, sessions of 30 minutes from 8."""
    days = -(-SESSIONS // (at_once * A_DAY))
    first = dt.date(2031, 1, 6).toordinal()
    names = [str(dt.date.fromordinal(first + day)) for day in range(days)]
    lines = [
        "[visit]",
        'id = "big"',
        'title = "A large visit"',
        f"start = {names[0]}",
        f"end = {names[-1]}",
        'timezone = "Europe/Riga"',
        'people_file = "people.csv"',
        'contact = { name = "The office" }',
        'ignore = ["no-break"]',
        "[organisations.o]",
        'name = "The organisation"',
        'country = "SE"',
    ]
    for number in range(SESSIONS):
        slot = number // at_once
        day, part = divmod(slot, A_DAY)
        lines += [
            f"[sessions.s{number}]",
            f'title = "Session {number}"',
            f"day = {names[day]}",
            f"start = {8 + part:02d}:00",
            f"end = {8 + part:02d}:30",
            f"attendees = {attendees(number)}".replace("'", '"'),
        ]
    file = folder / "visit.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f"Guest {n},o,guest-{n},track-{n % TRACKS}" for n in range(PEOPLE)]
    (folder / "people.csv").write_text("\n".join(["name,organisation,id,groups", *rows]) + "\n")
    return file


def read(file: Path) -> Visit:
    """Read a visit as the command does."""
    return read_visit(
        file.read_bytes(), file.name, lambda name: (file.parent / name).read_bytes()
    )


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(file: Path) -> tuple[float, int, int]:
    """Run `iris check`: seconds, peak memory in MB, and how many lines it wrote."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        arguments = [sys.executable, "-m", "iriscli", "check", str(file)]
        process = subprocess.Popen(arguments, stdout=out)
        _, _, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        out.seek(0)
        return seconds, usage.ru_maxrss // 1024, sum(1 for _ in out)


def sweep(visit: Visit) -> int:
    """Find the clashes as the command does, and count what it says of them."""
    slots = times.held(visit)
    return len(times.clashes(visit, times.crowds(visit, slots.values())))


def all_pairs(visit: Visit) -> int:
    """Find the clashes by comparing every two sessions, and count them."""
    held = times.held(visit)
    slots = [(slot.start, slot.end, visit.attendance[slot.id]) for slot in held.values()]
    return sum(
        one[0] < other[1] and other[0] < one[1] and not one[2].isdisjoint(other[2])
        for one, other in combinations(slots, 2)
    )


def report(shape: str, file: Path, whole: float, memory: int, lines: int) -> None:
    """Print what one shape takes."""
    reading = timed(lambda: read(file))
    visit = read(file)
    start = time.perf_counter()
    found = sweep(visit)
    swept = time.perf_counter() - start
    start = time.perf_counter()
    all_pairs(visit)
    pairs = time.perf_counter() - start
    print(
        f"{shape:40} {whole:8.2f} {memory:6} {lines:8,} {reading:8.2f}"
        f" {found:8,} {swept:8.3f} {pairs:8.2f} {pairs / swept:6.0f} x"
    )


def main() -> None:
    """Print a line for each shape."""
    random.seed(2018)
    print(f"{SESSIONS:,} sessions, {PEOPLE:,} people\n")
    print(
        f"{'':40} {'check s':>8} {'MB':>6} {'lines':>8} {'reading':>8}"
        f" {'clashes':>8} {'sweep s':>8} {'pairs s':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (shape, (at_once, attendees)) in enumerate(SHAPES.items()):
            theirs = Path(folder, str(number))
            theirs.mkdir()
            files[shape] = write(theirs, at_once, attendees)
        # The commands first: a process starts with the peak of the one that forks it.
        commands = {shape: command(file) for shape, file in files.items()}
        for shape, file in files.items():
            report(shape, file, *commands[shape])


if __name__ == "__main__":
    main()
