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
    """Yield everything that one word or name stands for: first what the host wrote."""
    known = visit.known
    yield "everyone", visit.everyone, language.label("everyone")
    keywords = {
        "partners": language.label("all partners"),
        "host": language.label("the host"),
        "locals": language.label("the local organisations"),
    }
    for keyword, words in keywords.items():
        if keyword in references:
            yield keyword, known[keyword], words
    for reference in references:
        if reference in visit.groups:
            yield reference, known[reference], reference.replace("-", " ")
        elif reference.isupper():
            yield reference, known[reference], language.country(reference)
    for keyword, words in keywords.items():
        # 'All partners' of one would be odd where the host wrote its name.
        if keyword == "host" or _organisations(visit, keyword) > 1:
            yield keyword, known[keyword], words
    for id_, organisation in visit.organisations.items():
        name = language.text(organisation.name)
        yield name, known[id_], name


def _organisations(visit: Visit, keyword: str) -> int:
    """Count the organisations that a keyword stands for."""
    role = {"partners": "partner", "locals": "local"}[keyword]
    return sum(visit.role(one) == role for one in visit.organisations.values())
