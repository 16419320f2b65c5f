"""Who takes part, as a person would say it: 'all partners and the host'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.locale import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iriscli.locale import Language
    from iriscli.visit.visit import Participants, Visit


def who(visit: Visit, references: Iterable[str], language: Language) -> str:
    """Say whom some references mean, in the fewest words that are still exact.

    Empty where they mean nobody.
    """
    return sentence(language.join(words for _, words in _parts(visit, references, language)))


def named(visit: Visit, references: Iterable[str], language: Language) -> list[str]:
    """Name whom some references mean, as `who` does but free of its wording."""
    return [name for name, _ in _parts(visit, references, language)]


def _parts(
    visit: Visit, references: Iterable[str], language: Language
) -> Iterator[tuple[str, str]]:
    """Yield the largest wholes first, then who is left over: a name and its words."""
    references = tuple(references)
    meant = visit.resolve(references)
    left = set(meant)
    for name, members, words in _wholes(visit, references, language):
        if members and members <= meant and members & left:
            left -= members
            yield name, words
    for id_, participant in visit.participants.items():
        if id_ in left:
            name = language.text(participant.name)
            organisation = language.text(participant.organisation.name)
            yield name, f"{name} ({organisation})"


def _wholes(
    visit: Visit, references: tuple[str, ...], language: Language
) -> Iterator[tuple[str, Participants, str]]:
    """Yield everything that one word or name stands for, the largest first."""
    known = visit.known
    yield "everyone", visit.everyone, language.label("everyone")
    labels = (
        ("partners", "partner", language.label("all partners")),
        ("host", "host", language.label("the host")),
        ("locals", "local", language.label("the local organisations")),
    )
    for keyword, role, words in labels:
        # 'All partners' of one would be odd; its own name says more.
        count = sum(visit.role(o) == role for o in visit.organisations.values())
        if count > 1 or keyword == "host":
            yield keyword, known[keyword], words
    for reference in references:
        if reference in visit.groups:
            yield reference, known[reference], reference.replace("-", " ")
        elif reference.isupper():
            yield reference, known[reference], language.country(reference)
    for id_, organisation in visit.organisations.items():
        name = language.text(organisation.name)
        yield name, known[id_], name
