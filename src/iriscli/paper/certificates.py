"""Certificates: who took part, in what, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.wording import words

if TYPE_CHECKING:
    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.agenda import Agenda, Item
    from iriscli.programme.participants import Attendance
    from iriscli.visit.model import Kind
    from iriscli.wording.reader import Reader

# Nobody certifies a lunch.
_ASIDE: set[Kind] = {"break", "meal", "travel", "social"}


def values(order: Order) -> Values:
    """Return a certificate for each guest, in their language."""
    return {
        # Translators: the title of what a guest takes home as a proof of having been there.
        **order.about(order.reader(), order.reader().label("Certificate of attendance")),
        "certificates": [_certificate(one, order) for one in order.guests],
    }


def _certificate(one: Attendance, order: Order) -> Values:
    participant = one.participant
    reader = order.reader(participant.language)
    label = reader.label
    theirs = order.whole.of(frozenset([participant.id]))
    organisation = reader.text(participant.organisation.name)
    return {
        **order.about(reader, label("Certificate of attendance")),
        # Translators: on a certificate, above the name of a guest, who stands alone on a line.
        "certified": label("This certifies that"),
        "guest": reader.text(participant.name),
        "organisation": organisation if participant.person else "",
        # Translators: on a certificate, below a guest's name and above the visit's title.
        "took_part": label("took part in"),
        "days": [
            {
                "heading": reader.heading(day.date),
                "sessions": [
                    {"time": _times(item, reader, theirs), "title": title}
                    for item in day.items
                    if _counts(item)
                    for title in [reader.text(item.session.title)]
                ],
            }
            for day in theirs.days
            if any(map(_counts, day.items))
        ],
        # Translators: on a certificate, below a line on which the host writes both.
        "place_and_date": label("Place and date"),
        "signature": label("Signature"),
        "host": words.hosts(order.visit, reader),
    }


def _times(item: Item, reader: Reader, theirs: Agenda) -> str:
    """Return when a session was; nothing where it was not known, as it is over now."""
    return words.times(item, reader, theirs.zones) if item.start or item.session.all_day else ""


def _counts(item: Item) -> bool:
    """Tell whether a session is one that a guest surely was at."""
    session = item.session
    return session.kind not in _ASIDE and session.status == "confirmed" and not session.optional
