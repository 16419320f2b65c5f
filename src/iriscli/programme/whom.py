"""Whom a session is for, as a person would part them: the partners, a group, two people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iriscli.visit.model import Role
    from iriscli.visit.visit import Participants, Visit

Kind = Literal[
    "everyone", "partners", "host", "locals", "group", "country", "organisation", "participant"
]
_KEYWORDS: Mapping[Literal["partners", "host", "locals"], Role] = {
    "partners": "partner",
    "host": "host",
    "locals": "local",
}


@dataclass(frozen=True)
class Part:
    """Participants that one word or name stands for; keywords have themselves as id."""

    kind: Kind
    id: str
    members: Participants


def parts(visit: Visit, references: Iterable[str], *, people: bool = True) -> Sequence[Part]:
    """Return the fewest parts that are exactly those whom some references mean.

    Without `people`, organisations stand for whom only a person's name would tell, and
    no group that is called after someone is a part.
    """
    if isinstance(references, frozenset):  # the ids of participants: they mean themselves
        return parted(visit, references, people=people)
    # What the host wrote comes again in hundreds of sessions.
    key = (parts, references := tuple(references), people)
    if key not in visit.answers:
        meant = visit.resolve(references)
        visit.answers[key] = parted(visit, meant, references, people=people)
    found: Sequence[Part] = visit.answers[key]
    return found


def parted(
    visit: Visit, meant: Participants, references: Sequence[str] = (), *, people: bool = True
) -> Sequence[Part]:
    """Part some participants: what the host wrote first, then the largest wholes.

    What is nobody yet is called as the host did. A keyword that the host did not write
    stands for nobody who is named already.
    """
    if not meant:
        written = _wholes(visit, references, people=people)
        return [one for one in written if one.kind == "group" and one.id in references]
    if meant and len(meant) == len(visit.participants):
        return (Part("everyone", "everyone", visit.everyone),)
    found: list[Part] = []
    covered: set[str] = set()
    for whole in _wholes(visit, references, people=people):
        if len(covered) == len(meant):
            return found
        if whole.members is meant:  # as in most sessions: nobody need be looked at
            return [*found, whole]
        fits = whole.members <= meant and not whole.members <= covered
        if fits and (whole.id in references or covered.isdisjoint(whole.members)):
            found.append(whole)
            covered |= whole.members
    return [*found, *_by_organisation(visit, meant, meant - covered, people=people)]


def _wholes(visit: Visit, references: Sequence[str], *, people: bool) -> Iterator[Part]:
    """Yield what the host wrote, then the keywords."""
    known = visit.known
    for keyword in _KEYWORDS:
        if keyword in references:
            yield Part(keyword, keyword, known[keyword])
    for reference in references:
        if reference in visit.groups:
            if people or reference in visit.public_groups:
                yield Part("group", reference, known[reference])
        elif reference.isupper():
            yield Part("country", reference, known[reference])
    for keyword, role in _KEYWORDS.items():
        # 'All partners' of one would be odd where the host wrote its name.
        if role == "host" or visit.roles[role] > 1:
            yield Part(keyword, keyword, known[keyword])


def _by_organisation(
    visit: Visit, meant: Participants, left: Participants, *, people: bool
) -> Iterator[Part]:
    """Yield the organisations that are there as a whole, then who is there of the others."""
    rest: list[Part] = []
    for id_, group in groupby(visit.in_order(left), lambda one: one.organisation.id):
        ids = [one.id for one in group]
        if visit.known[id_] <= meant:
            yield Part("organisation", id_, visit.known[id_])
        elif people:
            rest += (Part("participant", one, frozenset([one])) for one in ids)
        else:
            rest.append(Part("organisation", id_, frozenset(ids)))
    yield from rest
