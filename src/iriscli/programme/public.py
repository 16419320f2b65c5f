"""What of a visit everyone may read: its people go by their organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iriscli.programme.facts import PRIVATE, texts
from iriscli.text import versions
from iriscli.visit.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iriscli.programme.identity import Known
    from iriscli.visit.model import Person, Session, SpeakerTable
    from iriscli.visit.visit import Visit


def public(visit: Visit, unsure: Iterable[Known] = ()) -> Visit:
    """Return what everyone may read of a visit; see `nameless`."""
    sessions = {
        id_: session.model_copy(update=dict.fromkeys(PRIVATE))
        for id_, session in nameless(visit, unsure).sessions.items()
    }
    info = {id_: one for id_, one in visit.info.items() if not one.private}
    return replace(visit, sessions=sessions, info=info)


def nameless(visit: Visit, unsure: Iterable[Known] = ()) -> Visit:
    """Return a visit in which no people are named as speakers, unless it may name them.

    Nor are those of whom nobody can say whether they are gone.
    """
    if visit.about.publish_people:
        return visit
    held = (one for one in unsure if one.organisation in visit.organisations)
    names: Names[Person | Known] = Names((*visit.people.values(), *held))

    def hidden(session: Session) -> Session:
        items = tuple(
            part.model_copy(update={"speakers": _public(part.speakers, names, visit)})
            for part in session.items
        )
        speakers = _public(session.speakers, names, visit)
        return session.model_copy(update={"speakers": speakers, "items": items})

    sessions = {
        id_: hidden(one) if one.speakers or one.items else one
        for id_, one in visit.sessions.items()
    }
    return replace(visit, sessions=sessions)


def _public(
    speakers: tuple[SpeakerTable, ...], names: Names[Person | Known], visit: Visit
) -> tuple[SpeakerTable, ...]:
    """Return speakers, each organisation once in a role in place of its people."""
    shown: list[SpeakerTable] = []
    for speaker in speakers:
        people = [one for said in versions(speaker.name) for one in names.within(said)]
        if people:
            name = visit.organisations[people[0].organisation].name
            speaker = speaker.model_copy(update={"name": name, "organisation": None})  # noqa: PLW2901 # as all may read it
        if not people or speaker not in shown:
            shown.append(speaker)
    return tuple(shown)


def named_in_texts(visit: Visit) -> list[str]:
    """Return the people whose names the host wrote into a text that everyone reads."""
    found = {one.id: one.name for text in _texts(visit) for one in visit.names.within(text)}
    return [found[id_] for id_ in visit.people if id_ in found]


def _texts(visit: Visit) -> Iterator[str]:
    for text in texts(visit):
        yield from versions(text)
    yield from visit.sessions  # their ids are addresses on the page
