"""Whether the calendars of a folder are what an export would write today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.calendars import ics
from iriscli.calendars.export import Wanted, updates_of
from iriscli.calendars.names import file_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from iriscli.calendars.folder import Record
    from iriscli.calendars.record import Handed
    from iriscli.visit.visit import Visit


def current(
    visit: Visit, record: Record, participants: Iterable[str], now: dt.datetime
) -> dict[str, Handed]:
    """Return the calendars of those participants that are there and up to date.

    In which language they were exported, and how long before a session they ring, they say.
    """
    alike: dict[tuple[str, int | None], set[str]] = {}
    for id_ in participants:
        if handed := record.handed.get(file_name(id_)):
            rings = (ics.remind(block.octets) for block in handed.blocks)
            first = next((minutes for minutes in rings if minutes is not None), None)
            alike.setdefault((handed.language, first), set()).add(id_)
    found = {}
    for (language, remind), ids in alike.items():
        wanted = Wanted(frozenset(ids), language, remind)
        for update in updates_of(visit, record, wanted, now):
            if update.state == "unchanged" and update.participant:
                found[update.participant] = update.handed
    return found
