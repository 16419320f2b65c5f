"""Who takes part, as a person would say it: 'all partners and the host'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.wording.reader import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iriscli.visit.model import Group
    from iriscli.visit.visit import Participants, Visit
    from iriscli.wording.reader import Reader


def who(visit: Visit, references: Iterable[str], reader: Reader) -> str:
    """Say whom some references mean, in the fewest words that are still exact.

    Empty where they mean nobody. To whoever may not see people's names, organisations
    stand for theirs.
    """
    parts = _parts(visit, references, reader)
    return sentence(reader.join(words for _, words in parts))


def named(visit: Visit, references: Iterable[str], reader: Reader) -> list[str]:
    """Name whom some references mean, as `who` does but free of its wording."""
    return [name for name, _ in _parts(visit, references, reader)]


def _parts(
    visit: Visit, references: Iterable[str], reader: Reader
) -> Iterator[tuple[str, str]]:
    """Yield the largest wholes first, then who is left over: a name and its words."""
    references = tuple(references)
    meant = visit.resolve(references)
    left = set(meant)
    for name, members, words in _wholes(visit, references, reader):
        if members and members <= meant and members & left:
            left -= members
            yield name, words
    remaining = [one for id_, one in visit.participants.items() if id_ in left]
    if not reader.people:
        of = {one.organisation.id: one.organisation for one in remaining}
        yield from ((reader.text(one.name),) * 2 for one in of.values())
        return
    for participant in remaining:
        name = reader.text(participant.name)
        organisation = reader.text(participant.organisation.name)
        yield (f"{name} ({organisation})",) * 2


def _wholes(
    visit: Visit, references: tuple[str, ...], reader: Reader
) -> Iterator[tuple[str, Participants, str]]:
    """Yield everything that one word or name stands for: first what the host wrote."""
    known = visit.known
    yield "everyone", visit.everyone, reader.label("everyone")
    keywords = {
        "partners": reader.label("all partners"),
        "host": reader.label("the host"),
        "locals": reader.label("the local organisations"),
    }
    for keyword, words in keywords.items():
        if keyword in references:
            yield keyword, known[keyword], words
    for reference in references:
        if reference in visit.groups:
            if not reader.people and reference not in visit.public_groups:
                continue  # a group that is called after someone
            group = visit.groups[reference]
            said = group_name(group, reader)
            yield said if group.name else reference, known[reference], said
        elif reference.isupper():
            yield reference, known[reference], reader.country(reference)
    for keyword, words in keywords.items():
        # 'All partners' of one would be odd where the host wrote its name.
        if keyword == "host" or _organisations(visit, keyword) > 1:
            yield keyword, known[keyword], words
    for id_, organisation in visit.organisations.items():
        name = reader.text(organisation.name)
        yield name, known[id_], name


def _organisations(visit: Visit, keyword: str) -> int:
    """Count the organisations that a keyword stands for."""
    role = {"partners": "partner", "locals": "local"}[keyword]
    return sum(visit.role(one) == role for one in visit.organisations.values())


def group_name(group: Group, reader: Reader) -> str:
    """Return what a group is called: its name or, where it has none, its id in words."""
    return reader.text(group.name) if group.name else group.id.replace("-", " ")
