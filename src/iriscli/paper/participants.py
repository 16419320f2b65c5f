"""The list of the guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.paper.guests import columns_of, occasion

if TYPE_CHECKING:
    from iriscli.paper.order import Order
    from iriscli.paper.press import Values


def values(order: Order) -> Values:
    """Return a list of the guests."""
    reader = order.reader()
    always = columns_of(order, reader, ("name", "organisation", "country"))
    columns = [column for column in always if any(map(column.cell, order.guests))]
    return {
        **order.about(reader, reader.label("Participants")),
        "of": occasion(order, reader),
        "number": reader.label("No."),
        "columns": [column.heading for column in columns],
        "rows": [[column.cell(one) for column in columns] for one in order.guests],
    }
