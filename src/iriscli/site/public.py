"""What of a visit everyone may read: its people go by their organisations."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from iriscli.programme.facts import texts
from iriscli.text import versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.text import Text
    from iriscli.visit.visit import Visit


def public(visit: Visit) -> Visit:
    """Return a visit whose sessions name no people as speakers, unless it may."""
    if visit.about.publish_people:
        return visit
    sessions = {
        id_: session.model_copy(update={"speakers": _public(session.speakers, visit)})
        if session.speakers
        else session
        for id_, session in visit.sessions.items()
    }
    return dataclasses.replace(visit, sessions=sessions)


def _public(speakers: tuple[Text, ...], visit: Visit) -> tuple[Text, ...]:
    """Return speakers, each organisation once in place of its people."""
    shown: list[Text] = []
    for speaker in speakers:
        people = [one for said in versions(speaker) for one in visit.names.within(said)]
        name = visit.organisations[people[0].organisation].name if people else speaker
        if not people or name not in shown:
            shown.append(name)
    return tuple(shown)


def named_in_texts(visit: Visit) -> list[str]:
    """Return the people whose names the host wrote into a text that everyone reads."""
    found = {one.id: one.name for text in _texts(visit) for one in visit.names.within(text)}
    return [found[id_] for id_ in visit.people if id_ in found]


def _texts(visit: Visit) -> Iterator[str]:
    for text in texts(visit):
        yield from versions(text)
    yield from visit.sessions  # their ids are addresses on the page
