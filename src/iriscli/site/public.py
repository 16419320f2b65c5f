"""What of a visit everyone may read: its people go by their organisations."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from iriscli.programme.facts import texts
from iriscli.text import versions
from iriscli.text.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iriscli.text import Text
    from iriscli.visit.visit import Visit


def public(visit: Visit) -> Visit:
    """Return a visit whose sessions name no people as speakers, unless it may."""
    if visit.about.publish_people:
        return visit
    of = {
        one.name.casefold(): visit.organisations[one.organisation].name
        for one in visit.people.values()
    }
    sessions = {
        id_: session.model_copy(
            update={"speakers": tuple(_without(name, of) for name in session.speakers)}
        )
        if any(said.casefold() in of for name in session.speakers for said in _said(name))
        else session
        for id_, session in visit.sessions.items()
    }
    return dataclasses.replace(visit, sessions=sessions)


def _without(name: Text, of: Mapping[str, Text]) -> Text:
    return next((of[said.casefold()] for said in _said(name) if said.casefold() in of), name)


def named_in_texts(visit: Visit) -> list[str]:
    """Return the people whose names the host wrote into a text that everyone reads."""
    said = " ".join("\n".join(_texts(visit)).casefold().split())
    return [
        one.name
        for one in visit.people.values()
        if any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)
            for name in {one.name.casefold(), slug(one.name).replace("-", " ")}
            if name and name in said
        )
    ]


def _texts(visit: Visit) -> Iterator[str]:
    yield from _said(*texts(visit))
    for group in visit.groups.keys() - visit.slugs:  # who is said without those
        yield group.replace("-", " ")
    for id_ in visit.sessions:
        yield id_.replace("-", " ")


def _said(*texts: Text | None) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield from versions(text)
