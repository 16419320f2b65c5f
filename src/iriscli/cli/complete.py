"""Shell completion, from the visit file at hand. Where that fails, nothing is offered."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iriscli.visit.visit import Visit

Offer = list[tuple[str, str]]


def _offer(
    ctx: typer.Context, incomplete: str, of: Callable[[Visit], Iterable[tuple[str, str]]]
) -> Offer:
    # A shell has no place for an error while someone types, whatever goes wrong.
    with contextlib.suppress(Exception):
        from iriscli.cli.load import load

        given = ctx.params.get("visit")
        # Standard input is the shell's: it cannot be read for a suggestion.
        return _begun(incomplete, of(load(None if given == "-" else given, quiet=True)))
    return []


def _begun(incomplete: str, words: Iterable[tuple[str, str]]) -> Offer:
    return [(word, _harmless(text)) for word, text in words if word.startswith(incomplete)]


def _harmless(text: str) -> str:
    """Leave of a name what no shell acts on: zsh evaluates what it shows."""
    return "".join(c if c.isalnum() or c in " .,-–" else " " for c in text)


def languages(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the visit's languages, then the others that labels are written in."""
    return _offer(ctx, incomplete, _languages)


def _languages(visit: Visit) -> Iterable[tuple[str, str]]:
    return _called([*visit.languages, *_spoken()])


def spoken_languages(incomplete: str) -> Offer:
    """Offer the languages that labels are written in."""
    return _begun(incomplete, _called(_spoken()))


def _spoken() -> Iterable[str]:
    from iriscli.visit.languages import SPOKEN

    return SPOKEN


def _called(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    from iriscli.wording.reader import Reader

    return [(code, Reader(code).name) for code in dict.fromkeys(codes)]


def zones(incomplete: str) -> Offer:
    """Offer the time zones of the world."""
    from zoneinfo import available_timezones

    return _begun(incomplete, ((zone, "") for zone in sorted(available_timezones())))


def all_countries(incomplete: str) -> Offer:
    """Offer the countries of the world."""
    from iriscli.visit.countries import ALPHA2
    from iriscli.wording.reader import Reader

    return _begun(incomplete, ((code, Reader("en").country(code)) for code in sorted(ALPHA2)))


def countries(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the countries that the visit's organisations are from."""
    return _offer(ctx, incomplete, _countries)


def _countries(visit: Visit) -> Iterable[tuple[str, str]]:
    from iriscli.wording.reader import Reader

    reader = Reader(visit.about.language)
    codes = dict.fromkeys(organisation.country for organisation in visit.organisations.values())
    return [(code, reader.country(code)) for code in codes]


def references(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the ids of organisations, people and groups, the countries, the keywords."""
    return _offer(ctx, incomplete, _references)


def _references(visit: Visit) -> Iterable[tuple[str, str]]:
    from iriscli.visit.model import KEYWORDS
    from iriscli.wording.reader import Reader

    reader = Reader(visit.about.language)
    return [
        *((id_, reader.text(one.name)) for id_, one in visit.organisations.items()),
        *((id_, one.name) for id_, one in visit.people.items()),
        *((id_, reader.text(one.name or "a group")) for id_, one in visit.groups.items()),
        *_countries(visit),
        *((keyword, "") for keyword in KEYWORDS),
    ]


def sessions(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the ids of the sessions."""
    return _offer(ctx, incomplete, _sessions)


def _sessions(visit: Visit) -> Iterable[tuple[str, str]]:
    from iriscli.wording.reader import Reader

    reader = Reader(visit.about.language)
    return [(id_, reader.text(one.title)) for id_, one in visit.sessions.items()]


def columns(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer what a list of participants may show of them."""
    return _offer(ctx, incomplete, _columns)


def _columns(visit: Visit) -> Iterable[tuple[str, str]]:
    from iriscli.wording.typed import PEOPLE_COLUMNS

    own = (header for one in visit.people.values() for header in one.details)
    return [(name, "") for name in dict.fromkeys((*PEOPLE_COLUMNS, *own))]


def days(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the days of the visit, by number and by date."""
    return _offer(ctx, incomplete, _days)


def _days(visit: Visit) -> Iterable[tuple[str, str]]:
    from iriscli.wording.reader import Reader

    reader = Reader(visit.about.language)
    numbered = enumerate(visit.days, 1)
    return [
        *((str(number), reader.date(day)) for number, day in numbered),
        *((day.isoformat(), reader.date(day)) for day in visit.days),
    ]
