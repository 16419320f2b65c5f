"""How long the mails to 2,000 guests take, against writing the same files.

In one run, in turn: `iris mail` for 2,000 people with 40 of 200 sessions each (the first
mail to everyone, the same again, `--sent`, one session moved); writing the same octets as
durably in a plain loop. Prints medians and ratios; asserts nothing.

    python benchmarks/mails.py [ROUNDS]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import big_visit
from export import iris, medians, plain_loop, timed


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, under a name for each."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {"-".join(path.relative_to(folder).parts): path.read_bytes() for path in files}


def main() -> None:
    """Measure in turn, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    figures: dict[str, list[float]] = {}
    peak = 0
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        (room / "now").mkdir()
        (room / "moved").mkdir()
        now, moved = big_visit.write(room / "now"), big_visit.write(room / "moved", moved=True)
        for _ in range(rounds):
            out = room / "out"
            command = ["mail", "-o", str(out), "--format", "json", "-f"]
            taken = {"start-up": timed(partial(iris, "--version"))}
            started = time.perf_counter()
            used = iris(*command, str(now))
            peak = peak or used  # later it counts what this program holds as well
            taken["first mails"] = time.perf_counter() - started
            files = contents(out)
            taken["plain loop"] = timed(partial(plain_loop, files, room / "plain"))
            taken["the same again"] = timed(partial(iris, *command, str(now)))
            taken["sent"] = timed(partial(iris, *command, str(now), "--sent"))
            taken["one session moved"] = timed(partial(iris, *command, str(moved)))
            for name, seconds in taken.items():
                figures.setdefault(name, []).append(seconds)
            shutil.rmtree(out)
            shutil.rmtree(room / "plain")
    megabytes = sum(map(len, files.values())) / 1e6
    print(f"{len(files)} files, {megabytes:.1f} MB, {rounds} rounds; seconds")
    median = medians(figures)
    net = median["first mails"] - median["start-up"]
    print(f"first mails less start-up / plain loop    {net / median['plain loop']:6.2f}")
    print(f"peak memory                               {peak / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
