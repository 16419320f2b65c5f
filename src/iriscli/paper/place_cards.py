"""Cards that stand on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.paper.guests import each

if TYPE_CHECKING:
    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.participants import Attendance


def values(order: Order) -> Values:
    """Return a card for the table for each guest."""
    reader = order.reader()

    def card(one: Attendance) -> Values:
        person = one.participant.person
        organisation = reader.text(one.participant.organisation.name)
        return {
            "name": person.name if person else organisation,
            "organisation": organisation if person else "",
        }

    return {
        # Translators: the title of sheets of cards for a table, which say who sits where.
        **order.about(reader, reader.label("Place cards")),
        "cards": each(order, card),
    }
