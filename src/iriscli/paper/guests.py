"""What papers say of guests."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from iriscli.programme.agenda import agenda
from iriscli.render.views.participants import ParticipantsView
from iriscli.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.participants import Attendance
    from iriscli.render.listing import Column
    from iriscli.wording.reader import Reader


def columns_of(
    order: Order, reader: Reader, first: Iterable[str]
) -> tuple[Column[Attendance], ...]:
    """Return the columns that a list always has, then those that were asked for."""
    view = ParticipantsView(order.visit, order.guests, reader, str, order.columns)
    known = {one.key: one for one in view.shown().columns}
    # Translators: heads a column: a person's first name and family name.
    name = reader.label_in("person", "Name")
    known["name"] = replace(known["name"], heading=name)
    known["organisation"] = replace(known["organisation"], said=_organisation(reader))
    asked = (known.get(f"{name} (details)") or known[name] for name in order.columns)
    return (*(known[key] for key in first), *asked)


def _organisation(reader: Reader) -> Callable[[Attendance], str]:
    """Return what names a guest's organisation, or how many people a delegation is."""

    def said(one: Attendance) -> str:
        if one.participant.person:
            return reader.text(one.participant.organisation.name)
        if one.people is None:
            return reader.label("delegation")
        # Translators: in a list of participants, beside a delegation without names.
        return reader.plural("{n} person", "{n} people", one.people)

    return said


def each(order: Order, of: Callable[[Attendance], Values]) -> list[Values]:
    """Return what each guest gets, each of a delegation too."""
    return list(chain.from_iterable([of(one)] * (one.people or 1) for one in order.guests))


def occasion(order: Order, reader: Reader) -> Values:
    """Return where and when guests are: at a session, on some days, or all the time."""
    visit, session = order.visit, order.session
    found = agenda(visit, days={session.day} if session else order.days)
    where = words.where(found, reader)
    if session:
        item = next(one for one in found.items if one.session is session)
        when = f"{reader.heading(item.day)}, {words.times(item, reader, found.zones)}"
        title = reader.text(session.title)
        return {"title": title, "when": when, "where": words.place(item, reader) or where}
    if order.days is None:
        when = reader.days(visit.about.start, visit.about.end)
    else:
        when = "; ".join(words.day_heading(visit, day, reader) for day in sorted(order.days))
    return {"title": "", "when": when, "where": where}
