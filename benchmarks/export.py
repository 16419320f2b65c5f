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
from pathlib import Path
from typing import TYPE_CHECKING

import big_visit
from icalendar import Calendar, Event

from iriscli.calendars.record import Blocks, sealed
from iriscli.calendars.update import Updates
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

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


def built_by_iris(file: Path) -> float:
    """Build every calendar in memory, as an export does; return the seconds it takes."""
    folder = file.parent
    visit = read_visit(file.read_bytes(), file.name, lambda csv: (folder / csv).read_bytes())
    updates = Updates(visit, {}, Blocks(), dt.datetime.now(dt.UTC))
    start = time.perf_counter()
    for update in updates.of(None, whole=False):
        sealed(update.handed)
    return time.perf_counter() - start


def built_with_icalendar(contents: list[bytes]) -> float:
    """Build the same calendars with icalendar, from their values; return the seconds."""
    read = [Calendar.from_ical(data).events for data in contents]
    start = time.perf_counter()
    for events in read:
        calendar = Calendar()
        for values in events:
            event = Event()
            for name, value in values.items():
                event.add(name, value)
            calendar.add_component(event)
        calendar.to_ical()
    return time.perf_counter() - start


def medians(figures: dict[str, list[float]]) -> dict[str, float]:
    """Print the median of each figure, with the least and the most, and return it."""
    median = {name: statistics.median(values) for name, values in figures.items()}
    for name, values in figures.items():
        print(f"  {name:20} {median[name]:7.2f}   ({min(values):.2f} to {max(values):.2f})")
    return median


def main() -> None:
    """Measure in turn, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures: dict[str, list[float]] = {}
    peak = 0
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        (room / "now").mkdir()
        (room / "moved").mkdir()
        now, moved = big_visit.write(room / "now"), big_visit.write(room / "moved", moved=True)
        for _ in range(rounds):
            seconds, memory, contents = one_round(room, now, moved)
            peak = max(peak, memory)
            for name, value in seconds.items():
                figures.setdefault(name, []).append(value)
    megabytes = sum(map(len, contents.values())) / 1e6
    print(f"{len(contents)} files, {megabytes:.1f} MB, {rounds} rounds; seconds")
    median = medians(figures)
    net = median["first export"] - median["start-up"]
    ratios = {
        "first export less start-up / plain loop": net / median["plain loop"],
        "icalendar / iris, both in memory": median["icalendar, scaled"] / median["in memory"],
        "nothing changed / first export": median["nothing changed"] / median["first export"],
    }
    for name, ratio in ratios.items():
        print(f"{name:41} {ratio:6.2f}")
    print(f"{'peak memory, MB':41} {peak / 1024:6.0f}")


def one_round(
    room: Path, now: Path, moved: Path
) -> tuple[dict[str, float], int, dict[str, bytes]]:
    """Measure everything once: seconds by name, the peak memory in kB, the files."""
    out, plain = room / "out", room / "plain"
    command = ["export-ics", "-o", str(out), "--format", "json", "-f"]
    seconds = {"start-up": timed(lambda: iris("--version"))}
    start = time.perf_counter()
    memory = iris(*command, str(now))
    seconds["first export"] = time.perf_counter() - start
    seconds["nothing changed"] = timed(lambda: iris(*command, str(now)))
    contents = {path.name: path.read_bytes() for path in out.iterdir()}
    seconds["plain loop"] = timed(lambda: plain_loop(contents, plain))
    seconds["one session moved"] = timed(lambda: iris(*command, str(moved)))
    seconds["in memory"] = built_by_iris(now)
    some = list(contents.values())[:SOME]
    seconds["icalendar, scaled"] = built_with_icalendar(some) * len(contents) / SOME
    shutil.rmtree(out)
    shutil.rmtree(plain)
    return seconds, memory, contents


if __name__ == "__main__":
    main()
