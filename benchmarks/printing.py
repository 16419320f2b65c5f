"""How long papers take, on top of importing what makes them.

In one run, in turn: `iris print` for 2,000 badges and for a programme of 200 sessions,
against that of the smallest visit, which is hardly more than start-up. Prints medians, by
the clock and of the processor, which a busy machine leaves as they are; asserts nothing.

    python benchmarks/printing.py [ROUNDS]
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import big_visit
from export import iris

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = """\
[visit]
id = "small"
title = "S"
start = 2031-05-05
end = 2031-05-05
timezone = "UTC"
"""


def processor(work: Callable[[], object]) -> float:
    """Return how many seconds of the processor some work takes in other programs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure in turn, and print medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    clock: dict[str, list[float]] = {}
    used: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        small, big, out = room / "small.toml", big_visit.write(room), room / "out.pdf"
        small.write_text(SMALL, encoding="utf-8")
        papers = {"start-up": ("programme", small), "badges": ("badges", big)}
        papers["programme"] = ("programme", big)
        for _ in range(rounds):
            for name, (what, visit) in papers.items():
                out.unlink(missing_ok=True)
                command = partial(iris, "print", what, "-o", str(out), "-f", str(visit))
                started = time.perf_counter()
                used.setdefault(name, []).append(processor(command))
                clock.setdefault(name, []).append(time.perf_counter() - started)
    for how, figures in (("by the clock", clock), ("of the processor", used)):
        print(f"{rounds} rounds; seconds {how}")
        median = {name: statistics.median(values) for name, values in figures.items()}
        for name, values in figures.items():
            print(f"  {name:20} {median[name]:7.2f}   ({min(values):.2f} to {max(values):.2f})")
        for name in ("badges", "programme"):
            print(f"  {name} less start-up {median[name] - median['start-up']:6.2f}")


if __name__ == "__main__":
    main()
