"""How long an export takes, against what it cannot do without.

In one run, in turn: `iris export-ics` for 2,000 participants with 40 of 200 sessions
each (first, with nothing changed, with one session moved); writing the same octets as
durably in a plain loop; building the same calendars with icalendar, for some of the
participants and scaled up. Prints medians and ratios; asserts nothing.

    python benchmarks/export.py [ROUNDS]
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import big_visit
from icalendar import Calendar

from iriscli.calendars.record import Blocks, sealed
from iriscli.calendars.update import Updates
from iriscli.visit.read import read_visit

SOME = 40
"""Of how many participants icalendar builds the calendars; the rest is scaled up."""

IRIS = [sys.executable, "-m", "iriscli"]


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def iris(*arguments: str) -> int:
    """Run `iris` and return its peak memory in kB."""
    process = subprocess.Popen([*IRIS, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"iris {' '.join(arguments)} ended with {status}")
    return usage.ru_maxrss


def plain_loop(contents: dict[str, bytes], folder: Path) -> None:
    """Write files one after another, each to the disk before the next."""
    folder.mkdir()
    for name, data in contents.items():
        with (folder / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def built_by_iris(file: Path) -> int:
    """Build every calendar in memory, as an export does, and count the octets."""
    visit = read_visit(file.read_bytes(), file.name, lambda name: (file.parent / name).read_bytes())
    started = time.perf_counter()
    updates = Updates(visit, {}, Blocks(), dt.datetime.now(dt.UTC))
    octets = sum(len(sealed(update.handed)) for update in updates.of(None, whole=False))
    built_by_iris.seconds = time.perf_counter() - started  # type: ignore[attr-defined] # a figure
    return octets


def with_icalendar(contents: list[bytes]) -> None:
    """Build each calendar with icalendar from its values, and serialise it."""
    for data in contents:
        read = Calendar.from_ical(data)
        values = [list(event.items()) for event in read.walk("VEVENT")]
        started = time.perf_counter()
        calendar = Calendar()
        for properties in values:
            event = type(read.walk("VEVENT")[0])()
            for name, value in properties:
                event.add(name, value)
            calendar.add_component(event)
        calendar.to_ical()
        with_icalendar.seconds += time.perf_counter() - started  # type: ignore[attr-defined] # a total


def main() -> None:
    """Measure in turn, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures: dict[str, list[float]] = {}
    peak = 0

    def note(name: str, seconds: float) -> None:
        figures.setdefault(name, []).append(seconds)

    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        (room / "now").mkdir()
        (room / "moved").mkdir()
        now, moved = big_visit.write(room / "now"), big_visit.write(room / "moved", moved=True)
        for _ in range(rounds):
            out = room / "out"
            command = ["export-ics", "-o", str(out), "--format", "json", "-f"]
            note("start-up", timed(lambda: iris("--version")))
            start = time.perf_counter()
            peak = max(peak, iris(*command, str(now)))
            note("first export", time.perf_counter() - start)
            note("nothing changed", timed(lambda: iris(*command, str(now))))
            contents = {path.name: path.read_bytes() for path in out.iterdir()}
            note("plain loop", timed(lambda: plain_loop(contents, room / "plain")))
            note("one session moved", timed(lambda: iris(*command, str(moved))))
            built_by_iris(now)
            note("built in memory", built_by_iris.seconds)  # type: ignore[attr-defined] # a figure
            with_icalendar.seconds = 0.0  # type: ignore[attr-defined] # a total
            with_icalendar(list(contents.values())[:SOME])
            note("icalendar, scaled", with_icalendar.seconds * len(contents) / SOME)  # type: ignore[attr-defined] # a total
            shutil.rmtree(out)
            shutil.rmtree(room / "plain")
    megabytes = sum(map(len, contents.values())) / 1e6
    print(f"{len(contents)} files, {megabytes:.1f} MB, {rounds} rounds; seconds")
    median = {name: statistics.median(values) for name, values in figures.items()}
    for name, values in figures.items():
        print(f"  {name:20} {median[name]:7.2f}   ({min(values):.2f} to {max(values):.2f})")
    net = median["first export"] - median["start-up"]
    print(f"first export less start-up / plain loop   {net / median['plain loop']:6.2f}")
    ratio = median["icalendar, scaled"] / median["built in memory"]
    print(f"icalendar / iris, both in memory          {ratio:6.1f}")
    ratio = median["nothing changed"] / median["first export"]
    print(f"nothing changed / first export            {ratio:6.2f}")
    print(f"peak memory                               {peak / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
