"""Exports to read: folders that `iris export-ics` has written, and what is in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interop import expected, visits
from iriscli.calendars.names import WHOLE, file_name
from iriscli.cli.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interop.readers import Reads
    from iriscli.visit.visit import Visit

_ROOT = Path(__file__).parents[2]
_BEFORE = 1_539_000_000  # 8 October 2018
_LATER = _BEFORE + 86_400


@dataclass(frozen=True)
class Exported:
    """A folder of calendars, and what a reader should find in each of its files.

    `first` holds the files as they were handed out first.
    """

    first: Path
    folder: Path
    expected: Mapping[str, Reads]

    @property
    def paths(self) -> list[Path]:
        """The files, in the order of `expected`."""
        return [self.folder / name for name in self.expected]

    @property
    def fullest(self) -> tuple[str, Reads]:
        """The file with the most events, and these."""
        return max(self.expected.items(), key=lambda item: len(item[1]))


def ventspils(folder: Path) -> Exported:
    """Export the IRIS visit, which knows no times."""
    file, out = _ROOT / "data" / "visit.toml", folder / "out"
    _export(file, out, "--whole")
    return Exported(out, out, _in_each_file(load(str(file)), {}))


def harbour_days(folder: Path) -> Exported:
    """Export the invented visit: first with its boat trip, then with that cancelled."""
    examples = _ROOT / "examples"
    shutil.copy(examples / "harbour-people.csv", folder)
    text = (examples / "harbour-days.toml").read_text("utf-8")
    before = text.replace('status = "cancelled"', 'status = "confirmed"')
    assert before != text
    file, first, out = folder / "visit.toml", folder / "first", folder / "out"
    file.write_text(before, "utf-8")
    _export(file, first, "--whole")
    file.write_text(text, "utf-8")
    shutil.copytree(first, out)
    _export(file, out, at=_LATER)
    return Exported(first, out, _in_each_file(load(str(file)), {"morning-sail": 1}))


def hostile(folder: Path) -> Exported:
    """Export the hostile visit, and again when it has changed."""
    file, first, out = folder / "visit.toml", folder / "first", folder / "out"
    file.write_text(visits.to_toml(visits.HOSTILE), "utf-8")
    before = load(str(file))
    _export(file, first, "--remind", "15")
    file.write_text(visits.to_toml(visits.changed_hostile()), "utf-8")
    now = load(str(file))
    shutil.copytree(first, out)
    _export(file, out, "--remind", "15", at=_LATER)
    changed = dict.fromkeys(("paths", "quoted", "off"), 3)
    guest = expected.events(now, "guest", changed)
    # The city still attends what the guest no longer does, with other words for who.
    city = expected.events(now, "city", changed | {"no-longer": 3})
    withdrawn = [
        expected.withdrawn(before, "guest", "no-longer", 3, goes_on=True),
        expected.withdrawn(before, "guest", "gone", 3),
    ]
    return Exported(
        first,
        out,
        {
            "guest.ics": (*guest, *withdrawn),
            "city.ics": (*city, expected.withdrawn(before, "city", "gone", 3)),
        },
    )


def _in_each_file(visit: Visit, sequences: Mapping[str, int]) -> dict[str, Reads]:
    """Return what is in each file of a visit, with the SEQUENCE of sessions that changed."""
    found = {
        file_name(id_): expected.events(visit, id_, sequences) for id_ in visit.participants
    }
    return found | {WHOLE: expected.events(visit, None, sequences)}


def _export(visit: Path, out: Path, *options: str, at: int = _BEFORE) -> None:
    """Run `iris export-ics` in a process of its own."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("IRIS_")}
    done = subprocess.run(
        [sys.executable, "-m", "iriscli", "export-ics", "-f", visit, "-o", out, *options],
        env={**bare, "SOURCE_DATE_EPOCH": str(at)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
