"""Names of people that everyone would read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.errors import Problem
from iriscli.programme import facts
from iriscli.text import quoted, versions
from iriscli.text.nearest import Nearest
from iriscli.text.slugs import slug
from iriscli.visit.names import Names
from iriscli.visit.texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from iriscli.errors import Key
    from iriscli.text import Text
    from iriscli.visit.model import Person
    from iriscli.visit.visit import Visit

_LIKE = 0.8


def public_names(visit: Visit) -> Iterator[Problem]:
    """Find the people whose names stand where pages of everyone do not hide them."""
    if visit.about.publish_people or not visit.people:
        return
    alike = _Alike(visit.people.values())
    for key, text in _read_by_all(visit):
        speaks = _names_a_speaker(key)
        message = _nearly(visit, alike, text) if speaks else _within(visit, text)
        if message:
            of_session = (str(key[1]),) if key[0] == "sessions" else ()
            yield Problem(key, message, "public-name", of_session)


def _read_by_all(visit: Visit) -> Iterator[tuple[Key, Text]]:
    """Yield what pages show to all, but for the contact: that is there to be read."""
    seen = facts.texts(visit)
    shown = set(map(id, seen))
    for key, text in texts(visit):
        private = key[0] == "info" and visit.info[str(key[1])].private
        if id(text) in shown and not private and key[:2] != ("visit", "contact"):
            yield key, text
    for id_ in visit.sessions:
        yield ("sessions", id_), id_  # an address on the page


def _names_a_speaker(key: Key) -> bool:
    """Tell whether a text is who speaks, which pages hide where it is one of the people."""
    return "speakers" in key[2:] and key[-1] != "role"


def _nearly(visit: Visit, alike: _Alike, text: Text) -> str:
    for said in versions(text):
        person = None if visit.names.within(said) else alike.to(said)
        if person:
            return (
                f"{quoted(said)} is almost the name {quoted(person.name)}, and everyone can"
                " read it; write it in the same way, then pages show the organisation instead"
            )
    return ""


def _within(visit: Visit, text: Text) -> str:
    named = {one.id: one for said in versions(text) for one in visit.names.within(said)}
    if not named:
        return ""
    names = " and ".join(quoted(one.name) for one in named.values())
    return (
        f"the text names {names}, and everyone can read it;"
        " change the text, or allow names with publish_people"
    )


class _Alike:
    """Finds whom a name may be meant for: with other accents, in another order, with a slip."""

    def __init__(self, people: Collection[Person]) -> None:
        plain = [
            one.model_copy(update={"name": _plain(one.name)}).under(one.id) for one in people
        ]
        self._people = {one.id: one for one in people}
        self._plain = Names(plain)
        self._nearest = Nearest({_sorted(one.name): one.id for one in plain if one.name})

    def to(self, said: str) -> Person | None:
        """Return the person, or None."""
        given = _plain(said)
        if found := self._plain.within(given):
            return self._people[found[0].id]
        name = _plain(said.partition(",")[0])
        near = self._nearest.to(_sorted(name), _LIKE)
        # With a word more it is most likely what someone does, and no name.
        if near and len(_plain(self._people[near].name).split()) == len(name.split()):
            return self._people[near]
        return None


def _plain(name: str) -> str:
    return slug(name).replace("-", " ")


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))
