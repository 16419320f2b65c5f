"""Lists to sign: what an auditor asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iriscli.errors import UsageError
from iriscli.paper.guests import columns_of, occasion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.participants import Attendance
    from iriscli.render.listing import Column
    from iriscli.wording.reader import Reader


def values(order: Order) -> Values:
    """Return a list to sign for each day, or for the session that was asked for."""
    reader = order.reader()
    label = reader.label
    columns = columns_of(order, reader, ("name", "organisation"))
    days = sorted({one.day for one in order.sessions})
    orders = [one for day in days if (one := replace(order, days={day})).found]
    if not orders:
        raise UsageError("nobody attends a session on these days, so there is nothing to sign")
    return {
        # Translators: the title of the list that all who are there sign.
        **order.about(reader, label("Attendance list")),
        # Translators: the heading of a narrow column of numbers: 1, 2, 3.
        "number": label("No."),
        "columns": [column.heading for column in columns],
        # Translators: the heading of the column in which people sign.
        "signature": label("Signature"),
        "lists": [
            {**occasion(one, reader), "rows": list(_rows(one, columns, reader))}
            for one in orders
        ],
        "empty": order.rows,
    }


def _rows(
    order: Order, columns: Sequence[Column[Attendance]], reader: Reader
) -> Iterator[list[str]]:
    """Yield a row for each guest, and one for each of a delegation without names."""
    for one in order.guests:
        if one.participant.person:
            yield [column.cell(one) for column in columns]
        else:
            name = reader.text(one.participant.name)
            row = ["", name, *("" for _ in columns[2:])]
            yield from [row] * (one.people or 1)
