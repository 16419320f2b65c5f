"""The organisations of a visit, by country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from iriscli.visit.model import Organisation, Role
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Partner:
    """An organisation that takes part, and with how many people, where that is known."""

    organisation: Organisation
    role: Role
    people: int | None


def partners(
    visit: Visit, *, roles: Collection[Role], countries: Collection[str] | None = None
) -> tuple[Partner, ...]:
    """Return the organisations of some roles and countries, in the file's order."""
    people = Counter(person.organisation for person in visit.people.values())
    return tuple(
        Partner(
            organisation, visit.role(organisation), people[organisation.id] or organisation.size
        )
        for organisation in visit.organisations.values()
        if visit.role(organisation) in roles
        and (countries is None or organisation.country in countries)
    )
