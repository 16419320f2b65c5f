"""Everything there is to tell the host about a visit file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.checks.columns import columns
from iriscli.programme.checks.content import content
from iriscli.programme.checks.folders import folders
from iriscli.programme.checks.identity import identity
from iriscli.programme.checks.public import public_names
from iriscli.programme.checks.schedule import schedule
from iriscli.programme.checks.zones import zones
from iriscli.programme.identity import Before, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.errors import Level, Problem
    from iriscli.visit.people import Sheet
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit


def check(
    source: Source, before: Before | None = None, beside: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """Return all that is wrong with a visit file, in its order.

    The errors, if it has any: only a valid visit can be looked at any further. `before` is
    what was handed out; `beside` are the folders of it, see `folders`.
    """
    if source.visit is None:
        return source.problems
    found = remarks(source.visit, source.sheet, before)
    more = heard(folders(source.visit, beside or {}), source.visit)
    return source.located((*found, *more))


def remarks(
    visit: Visit, sheet: Sheet | None = None, before: Before | None = None
) -> tuple[Problem, ...]:
    """Return what there is to say about a visit, but for what its host need not hear."""
    was = seen(before or Before(), visit)
    found = (
        *content(visit, sheet),
        *public_names(visit),
        *zones(visit),
        *schedule(visit),
        *columns(sheet),
        *identity(was, visit),
    )
    return heard(found, visit)


def heard(problems: Iterable[Problem], visit: Visit) -> tuple[Problem, ...]:
    """Return those of some problems that the visit does not silence."""
    everywhere = set(visit.about.ignore)
    return tuple(
        one
        for one in problems
        if one.code not in everywhere
        and not any(one.code in visit.sessions[id_].ignore for id_ in one.sessions)
    )


def counted(problems: Iterable[Problem]) -> Mapping[Level, int]:
    """Count the problems of each level that occurs, the worst level first."""
    levels = [one.level for one in problems]
    every: tuple[Level, ...] = ("error", "warning", "note")
    return {level: levels.count(level) for level in every if level in levels}
