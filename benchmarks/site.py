"""How long a site takes, against writing the same files.

In one run, in turn: `iris site` for 2,000 people with 40 of 200 sessions each (first, with
nothing changed, with one session moved); writing the same octets as durably in a plain
loop. Prints medians and ratios; asserts nothing.

    python benchmarks/site.py [ROUNDS]
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import big_visit
from export import iris, medians, timed


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder, by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def plain_loop(files: dict[Path, bytes], folder: Path) -> None:
    """Write files one after another, each to the disk before the next."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


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
            command = ["site", "-o", str(out), "--format", "json", "-f"]
            taken = {"start-up": timed(partial(iris, "--version"))}
            started = time.perf_counter()
            used = iris(*command, str(now))
            peak = peak or used  # later it counts what this program holds as well
            taken["first build"] = time.perf_counter() - started
            taken["nothing changed"] = timed(partial(iris, *command, str(now)))
            files = contents(out)
            taken["plain loop"] = timed(partial(plain_loop, files, room / "plain"))
            taken["one session moved"] = timed(partial(iris, *command, str(moved)))
            for name, seconds in taken.items():
                figures.setdefault(name, []).append(seconds)
            shutil.rmtree(out)
            shutil.rmtree(room / "plain")
    megabytes = sum(map(len, files.values())) / 1e6
    print(f"{len(files)} files, {megabytes:.1f} MB, {rounds} rounds; seconds")
    median = medians(figures)
    net = median["first build"] - median["start-up"]
    print(f"first build less start-up / plain loop    {net / median['plain loop']:6.2f}")
    ratio = median["nothing changed"] / median["first build"]
    print(f"nothing changed / first build             {ratio:6.2f}")
    print(f"peak memory                               {peak / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
