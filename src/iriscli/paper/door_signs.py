"""Door signs: what takes place behind a door, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.errors import UsageError
from iriscli.paper.programme import mark
from iriscli.text.compare import folded
from iriscli.wording import words
from iriscli.wording.who import who

if TYPE_CHECKING:
    import datetime as dt

    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.agenda import Item


def values(order: Order) -> Values:
    """Return a sign for each room and day; a place of whose rooms nothing is said is one."""
    reader, found = order.reader(), order.for_all
    visit = found.visit
    place = {id_: number for number, id_ in enumerate(visit.venues)}
    signs: dict[tuple[dt.date, int, str], list[Item]] = {}
    for day in found.days:
        for item in day.items:
            # A journey begins at a door, and is on behind none.
            if item.venue and item.session.kind != "travel":
                key = (day.date, place[item.venue.id], folded(item.session.room or ""))
                signs.setdefault(key, []).append(item)

    if not signs:
        raise UsageError("no session has a venue then, so there is no door for a sign")

    def sign(items: list[Item]) -> Values:
        first, room = items[0], items[0].session.room
        venue = reader.text(first.venue.name) if first.venue else ""
        return {
            "room": room or venue,
            "venue": venue if room else "",
            "day": reader.heading(first.day),
            "sessions": [
                {
                    "time": words.times(item, reader, found.zones),
                    "title": reader.text(item.session.title),
                    "off": item.session.status == "cancelled",
                    "mark": mark(item.session, reader),
                    "who": who(visit, item.session.attendees, reader),
                }
                for item in items
            ],
        }

    return {
        # Translators: the title of sheets that hang at doors and say what is on in a room.
        **order.about(reader, reader.label("Door signs")),
        "signs": [sign(signs[key]) for key in sorted(signs)],
    }
