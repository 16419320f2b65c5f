"""What is printed of people: lists to sign and to keep, badges, place cards, certificates."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from iriscli.programme.agenda import agenda
from iriscli.render.views.participants import ParticipantsView
from iriscli.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.agenda import Item
    from iriscli.programme.participants import Attendance
    from iriscli.render.listing import Column
    from iriscli.visit.model import Kind
    from iriscli.wording.reader import Reader

# Nobody certifies a lunch.
_ASIDE: set[Kind] = {"break", "meal", "travel", "social"}


def participants(order: Order) -> Values:
    """Return a list of the guests."""
    reader = order.reader()
    columns = _columns(order, reader, ("name", "organisation", "country"))
    return {
        **order.about(reader, reader.label("Participants")),
        "of": _of(order, reader),
        "columns": [column.heading for column in columns],
        "rows": [[column.cell(one) for column in columns] for one in order.guests],
    }


def attendance(order: Order) -> Values:
    """Return a list to sign for each day, or for the session that was asked for."""
    reader = order.reader()
    label = reader.label
    columns = _columns(order, reader, ("name", "organisation"))
    return {
        # Translators: the title of the list that all who are there sign.
        **order.about(reader, label("Attendance list")),
        # Translators: the heading of a narrow column of numbers: 1, 2, 3.
        "number": label("No."),
        "columns": [column.heading for column in columns],
        # Translators: the heading of the column in which people sign.
        "signature": label("Signature"),
        "lists": [
            {**of, "rows": list(_rows(one, columns, reader))} for of, one in _lists(order, reader)
        ],
        "empty": order.rows,
    }


def _lists(order: Order, reader: Reader) -> Iterator[tuple[Values, Order]]:
    """Yield what each list is of, and the order of those who sign it."""
    if order.session:
        (found,) = agenda(order.visit, days={order.session.day}).days
        item = next(one for one in found.items if one.session is order.session)
        yield _of(order, reader) | {"where": words.place(item, reader)}, order
        return
    for day in sorted({one.day for one in order.sessions}):
        one = replace(order, days={day})
        if one.guests:
            found = agenda(order.visit, days={day})
            yield (
                {
                    "title": "",
                    "when": words.day_heading(order.visit, day, reader),
                    "where": words.where(found, reader),
                },
                one,
            )


def _of(order: Order, reader: Reader) -> Values:
    """Return of what the guests are: of a session, of some days, or of the visit."""
    if order.session:
        found = agenda(order.visit, days={order.session.day})
        item = next(one for one in found.items if one.session is order.session)
        times = words.times(item, reader, found.zones)
        when = ", ".join((reader.heading(item.day), times))
        return {"title": reader.text(order.session.title), "when": when}
    if order.days is not None:
        return {"title": "", "when": "; ".join(map(reader.heading, sorted(order.days)))}
    about = order.visit.about
    return {"title": "", "when": reader.days(about.start, about.end)}


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


def _columns(
    order: Order, reader: Reader, first: Iterable[str]
) -> tuple[Column[Attendance], ...]:
    """Return the columns that a list always has, then those that were asked for."""
    view = ParticipantsView(order.visit, order.guests, reader, str, order.columns)
    known = {one.key: one for one in view.shown().columns}
    known["name"] = replace(known["name"], heading=reader.label("Name"))
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


def badges(order: Order) -> Values:
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
        "badges": _each(order, badge),
    }


def place_cards(order: Order) -> Values:
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
        # Translators: the title of sheets of cards that stand on a table and say who sits there.
        **order.about(reader, reader.label("Place cards")),
        "cards": _each(order, card),
    }


def _each(order: Order, of: Callable[[Attendance], Values]) -> list[Values]:
    """Return what each guest gets, each of a delegation too."""
    return list(chain.from_iterable([of(one)] * (one.people or 1) for one in order.guests))


def certificates(order: Order) -> Values:
    """Return a certificate for each guest, in their language."""
    return {
        # Translators: the title of what a guest takes home as a proof of having been there.
        **order.about(order.reader(), order.reader().label("Certificate of attendance")),
        "certificates": [_certificate(one, order) for one in order.guests],
    }


def _certificate(one: Attendance, order: Order) -> Values:
    participant, visit = one.participant, order.visit
    reader = order.reader(participant.language)
    label = reader.label
    theirs = agenda(visit, participants=frozenset([participant.id]), days=order.days)
    organisation = reader.text(participant.organisation.name)
    return {
        **order.about(reader, label("Certificate of attendance")),
        # Translators: on a certificate, above the name of a guest, who stands alone on a line.
        "certified": label("This certifies that"),
        "guest": reader.text(participant.name),
        "organisation": organisation if participant.person else "",
        # Translators: on a certificate, below the name of a guest and above the title of a visit.
        "took_part": label("took part in"),
        "days": [
            {
                "heading": reader.heading(day.date),
                "sessions": [
                    {"time": words.times(item, reader, theirs.zones), "title": title}
                    for item in day.items
                    if _counts(item)
                    for title in [reader.text(item.session.title)]
                ],
            }
            for day in theirs.days
            if any(map(_counts, day.items))
        ],
        # Translators: on a certificate, below a line on which the host writes a place and a date.
        "place_and_date": label("Place and date"),
        "signature": label("Signature"),
        "host": words.hosts(visit, reader),
    }


def _counts(item: Item) -> bool:
    """Tell whether a session is one that a guest surely was at."""
    session = item.session
    return (
        session.kind not in _ASIDE and session.status == "confirmed" and not session.optional
    )
