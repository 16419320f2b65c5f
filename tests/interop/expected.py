"""What a reader should read: the model of a visit, as events."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from urllib.parse import quote

from interop.readers import Read, Reads, place
from iriscli.calendars.entry import Entry, entry
from iriscli.programme.agenda import agenda
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.visit.visit import Visit


def events(
    visit: Visit, participant: str | None, sequences: Mapping[str, int] | None = None
) -> Reads:
    """Return the events of a participant's calendar; with None, of the whole programme.

    `sequences` are those of the sessions that have changed since they were handed out;
    a session that is cancelled and not among them never was.
    """
    sequences = sequences or {}
    of_whom = None if participant is None else frozenset({participant})
    language = _language(visit, participant)
    shown = agenda(visit, participants=of_whom)
    return tuple(
        _event(
            entry(shown, item, language, None),
            sequences.get(item.session.id, visit.about.revision),
        )
        for item in shown.items
        if item.session.status != "cancelled" or item.session.id in sequences
    )


def withdrawn(
    visit: Visit, participant: str, session: str, sequence: int, *, goes_on: bool = False
) -> Read:
    """Return the event that a participant keeps of a session that is gone, or theirs no more."""
    uid = f"{session}@{visit.about.id}"
    (old,) = (event for event in events(visit, participant) if event.uid == uid)
    label = _language(visit, participant).label
    title = (
        label("No longer in your programme: {title}", title=old.title)
        if goes_on
        else label("Cancelled: {title}", title=old.title)
    )
    return dataclasses.replace(old, title=title, status="CANCELLED", sequence=sequence)


def _language(visit: Visit, participant: str | None) -> Reader:
    main = visit.about.language
    return Reader(visit.participants[participant].language if participant else main, main)


def _uri(address: str) -> str:
    """Return an address as RFC 3986 writes it: what a URI cannot hold, in percent."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def _event(content: Entry, sequence: int) -> Read:
    return Read(
        uid=content.uid,
        title=content.summary,
        start=content.start,
        end=content.end,
        location=content.location,
        description=content.description,
        status=content.status.upper(),
        sequence=sequence,
        categories=(content.category,) if content.category else (),
        url=_uri(content.url or ""),
        geo=place(*content.geo) if content.geo else None,
    )
