"""Who takes part, as a person would say it: 'all partners and the host'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.whom import parts
from iriscli.wording.reader import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.programme.whom import Part
    from iriscli.visit.model import Group
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


def who(visit: Visit, references: Iterable[str], reader: Reader) -> str:
    """Say whom some references mean, in the fewest words that are still exact.

    Empty where they mean nobody. To whoever may not see people's names, organisations
    stand for theirs.
    """
    found = parts(visit, references, people=reader.people)
    words = reader.join(_words(visit, part, reader) for part in found)
    # A name begins as it is written: eGdańsk.
    return words if found and _is_name(visit, found[0]) else sentence(words)


def _is_name(visit: Visit, part: Part) -> bool:
    if part.kind == "group":
        return visit.groups[part.id].name is not None
    return part.kind in {"country", "organisation", "participant"}


def named(visit: Visit, references: Iterable[str], reader: Reader) -> list[str]:
    """Name whom some references mean, as `who` does but free of its wording."""
    found = parts(visit, references, people=reader.people)
    return [_name(visit, part, reader) for part in found]


def _name(visit: Visit, part: Part, reader: Reader) -> str:
    if part.kind == "organisation":
        return reader.text(visit.organisations[part.id].name)
    if part.kind == "participant":
        one = visit.participants[part.id]
        return f"{reader.text(one.name)} ({reader.text(one.organisation.name)})"
    if part.kind == "group" and (name := visit.groups[part.id].name):
        return reader.text(name)
    return part.id


def _words(visit: Visit, part: Part, reader: Reader) -> str:
    label = reader.label
    match part.kind:
        case "group":
            return group_name(visit.groups[part.id], reader)
        case "country":
            return reader.country(part.id)
        case "organisation" | "participant":
            return _name(visit, part, reader)
    return {
        # Translators: who takes part in a session: all guests, the host, everybody. In the
        # nominative, alone or in a list, as the following ones.
        "everyone": label("everyone"),
        # Translators: who takes part in a session; alone or in a list.
        "partners": label("all partners"),
        "host": _the_hosts(len(visit.hosts), reader),
        # Translators: who takes part in a session: the organisations of the place; alone or
        # in a list.
        "locals": label("the local organisations"),
    }[part.kind]


def _the_hosts(number: int, reader: Reader) -> str:
    if number == 1:
        # Translators: who takes part in a session: the organisation that receives the
        # guests; alone or in a list.
        return reader.label("the host")
    # Translators: who takes part in a session: the organisations that receive the guests;
    # alone or in a list.
    return reader.label("the hosts")


def group_name(group: Group, reader: Reader) -> str:
    """Return what a group is called: its name or, where it has none, its id in words."""
    return reader.text(group.name) if group.name else group.id.replace("-", " ")
