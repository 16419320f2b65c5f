"""What to add to titles that several sessions have, so that a reader can tell them apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from iriscli.wording.reader import Reader


class Titled(NamedTuple):
    """A session as a list names it: its title, its day, and the time where it has one."""

    title: str
    day: dt.date
    time: dt.time | dt.datetime | None


def apart(sessions: Mapping[str, Titled], reader: Reader) -> dict[str, str]:
    """Return what to add to each title: the day where another is the same, and the time."""
    added = dict.fromkeys(sessions, "")
    for details in (1, 2):
        shared = Counter(one.title + added[id_] for id_, one in sessions.items())
        for id_, one in sessions.items():
            if shared[one.title + added[id_]] > 1:
                time = [reader.time(one.time)] if one.time else []
                facts = [reader.date(one.day), *time][:details]
                added[id_] = f" ({', '.join(facts)})"
    return added
