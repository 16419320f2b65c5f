"""Who and what was there before, as the calendars that were handed out say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.calendars import ics
from iriscli.calendars.record import EVERYTHING
from iriscli.programme.identity import Appointment, Before, Known
from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.calendars.folder import Record
    from iriscli.calendars.record import Block, Handed


def before(*records: Record) -> Before:
    """Return who and what is in some folders of calendars."""
    files = [handed for record in records for handed in record.handed.values()]
    people: dict[str, Known] = {}
    for handed in files:
        if handed.participant != EVERYTHING:
            one = _known(handed)
            people[one.id] = max(one, people.get(one.id, one), key=lambda it: it.organisation)
    # Not by its value: the same event stands in many files.
    blocks = dict.fromkeys(block for handed in files for block in handed.blocks)
    return Before(tuple(people.values()), tuple(_appointments(blocks)))


def _known(handed: Handed) -> Known:
    name, person = ics.whose(handed.head)
    organisation, _, email = person.partition(" ")
    return Known(handed.participant, name, organisation, email)


def _appointments(blocks: Iterable[Block]) -> Iterable[Appointment]:
    """Return the sessions of some events; one that was taken off has no title."""
    titles: dict[str, set[str]] = {}
    starts: dict[str, str] = {}
    for block in sorted(blocks, key=lambda block: block.sequence):
        title = set() if block.cancelled else {folded(ics.summary(block.octets))}
        titles.setdefault(block.session, set()).update(title)
        starts[block.session] = block.start
    return [Appointment(id_, frozenset(titles[id_]), start) for id_, start in starts.items()]
