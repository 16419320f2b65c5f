"""Badges, as many on a sheet as it has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.paper.guests import each

if TYPE_CHECKING:
    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.participants import Attendance


def values(order: Order) -> Values:
    """Return a badge for each guest: of a delegation without names, as many as come."""
    reader = order.reader()

    def badge(one: Attendance) -> Values:
        person, organisation = one.participant.person, one.participant.organisation
        return {
            "name": person.name if person else "",
            "organisation": organisation.short or reader.text(organisation.name),
            "country": reader.country(organisation.country),
            "role": (person and person.role) or "",
        }

    return {
        # Translators: the title of sheets of name badges.
        **order.about(reader, reader.label("Badges")),
        "badges": each(order, badge),
    }
