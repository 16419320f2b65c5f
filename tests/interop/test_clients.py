"""Calendars that people run, with the files imported as a guest would."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import subprocess
from typing import TYPE_CHECKING

from interop.faults import as_read_by
from interop.needed import program
from interop.readers import Moment, Read, by_uid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interop.exports import Exported

_KHAL = """\
[calendars]
[[guest]]
path = {folder}/calendar
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
local_timezone = UTC
default_timezone = UTC
[default]
default_calendar = guest
"""
_FIELDS = "uid title start-long end-long all-day location description status categories url"
_END, _NEXT = "\x1e", "\x1f"


def _run(command: Sequence[str | Path], folder: Path) -> str:
    own = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "HOME": str(folder), "EDITOR": "false"}
    done = subprocess.run(
        command, env=os.environ | own, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _days(events: Sequence[Read]) -> list[dt.date]:
    return sorted({dt.date(e.start.year, e.start.month, e.start.day) for e in events})


def _shown_by_khal(files: Sequence[Path], days: Sequence[dt.date], folder: Path) -> list[Read]:
    """Import files one after another; read what khal lists."""
    khal = program("khal")
    (folder / "calendar").mkdir()
    settings = folder / "khal.conf"
    settings.write_text(_KHAL.format(folder=folder), "utf-8")
    for file in files:
        _run([khal, "-c", settings, "import", "--batch", "-a", "guest", file], folder)
    fields = [part for name in _FIELDS.split() for part in ("--json", name)]
    found = []
    until = days[-1] + dt.timedelta(days=2)
    listed = _run(
        [khal, "-c", settings, "list", "--once", *fields, f"{days[0]}", f"{until}"], folder
    )
    for line in listed.splitlines():
        found += [_of_khal(event) for event in json.loads(line)]
    return found


def _of_khal(event: dict[str, str]) -> Read:
    all_day = event["all-day"] == "True"
    return Read(
        uid=event["uid"],
        title=event["title"],
        start=_moment(event["start-long"], all_day=all_day),
        # khal shows the last day of an event and not the one after it.
        end=_moment(event["end-long"], all_day=all_day) + dt.timedelta(days=all_day),
        location=event["location"],
        description=event["description"],
        status=event["status"],
        sequence=0,
        categories=tuple(filter(None, [event["categories"]])),
        url=event["url"],
        geo=None,
    )


def _moment(text: str, *, all_day: bool) -> Moment:
    if all_day:
        return dt.date.fromisoformat(text)
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def _to_khal(event: Read) -> Read:
    """Return an event as khal shows it: SEQUENCE and GEO it shows nowhere."""
    return as_read_by("khal", dataclasses.replace(event, sequence=0, geo=None))


def test_khal_shows_every_value_of_every_event(exported: Exported, tmp_path: Path) -> None:
    file, events = exported.fullest

    shown = _shown_by_khal([exported.folder / file], _days(events), tmp_path)

    assert by_uid(shown) == by_uid(map(_to_khal, events))


def test_khal_updates_its_events_from_a_later_file_and_doubles_none(
    exported: Exported, tmp_path: Path
) -> None:
    file, events = exported.fullest

    shown = _shown_by_khal(
        [exported.first / file, exported.folder / file], _days(events), tmp_path
    )

    assert by_uid(shown) == by_uid(map(_to_khal, events))


def _shown_by_calcurse(file: Path, folder: Path) -> list[tuple[Moment, Moment, str, str]]:
    """Import a file; read start, end, title and note of what calcurse prints of it."""
    time, lasting = "%Y-%m-%dT%H:%M:%S+00:00", _NEXT.join(["%m", "%N"]) + _END
    printed = _run(
        [
            *(program("calcurse"), "--quiet", "-D", folder, "-i", file, "--dump-imported"),
            *("--format-apt", _NEXT.join([f"%(start:{time})", f"%(end:{time})", lasting])),
            *("--format-event", _NEXT.join(["%(raw)", "", lasting])),
        ],
        folder,
    )
    return sorted(map(_of_calcurse, printed.split(_END)[:-1]), key=str)


def _of_calcurse(printed: str) -> tuple[Moment, Moment, str, str]:
    start, end, title, note = printed.split(_NEXT)
    if end:
        moments = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
        return (*moments, title, note)
    # A day as calcurse keeps it: 10/18/2018 [1]>… Its end is not kept.
    month, day, year = map(int, start[:10].split("/"))
    date = dt.date(year, month, day)
    return date, date + dt.timedelta(days=1), title, note


def _to_calcurse(event: Read) -> tuple[Moment, Moment, str, str]:
    """Return an event as calcurse shows it: the place stands in the note."""
    place = f"-- \nLocation: {event.location}\n" if event.location else ""
    note = "".join(f"\t{line}\n" for line in f"{event.description}\n{place}".split("\n"))
    return event.start, event.end, event.title, note.removesuffix("\t\n") + "\n"


def test_calcurse_shows_start_end_title_place_and_description_of_every_event(
    exported: Exported, tmp_path: Path
) -> None:
    file, events = exported.fullest

    shown = _shown_by_calcurse(exported.folder / file, tmp_path)

    assert shown == sorted(map(_to_calcurse, events), key=str)
