"""The programme: the one for everyone, and each guest's own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from iriscli.programme.facts import of_info, of_session, of_venue, of_visit
from iriscli.programme.partners import partners
from iriscli.render.views.partners import PartnersView
from iriscli.wording import words
from iriscli.wording.infos import heading
from iriscli.wording.reader import sentence
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iriscli.paper.order import Order
    from iriscli.paper.press import Values
    from iriscli.programme.agenda import Agenda, Item
    from iriscli.visit.model import Session, Venue
    from iriscli.visit.visit import Participant, Visit
    from iriscli.wording.reader import Reader

_MINOR = {"break", "meal", "travel"}
# What stands in a session's row under a label; the rest has a place of its own.
_LABELLED = ("speakers", "meet", "online", "url")


def values(order: Order, participant: Participant | None = None) -> Values:
    """Return the programme for everyone or, with what is private to them, a guest's own."""
    reader = order.reader(participant.language if participant else None)
    found = order.for_each.of(frozenset([participant.id])) if participant else order.for_all
    visit = found.visit
    seen = of_visit(visit, reader.text)
    label = reader.label
    return {
        **order.about(reader, label("Programme")),
        "dense": False,
        "off": reader.label_in("visit", "cancelled") if found.off else None,
        "summary": seen["summary"],
        "guest": participant and _guest(participant, reader),
        "facts": _facts(found, reader),
        "site": seen["site"]
        and {
            # Translators: in a printed programme, under a square code to be read by a
            # telephone; it leads to the programme on the web.
            "label": label("The latest programme"),
            "url": seen["site"],
            "code": _code(seen["site"]),
        },
        "days": [
            {
                "heading": words.day_heading(visit, day.date, reader),
                "note": words.day_note(visit, day.date, reader),
                "sessions": [_session(item, found, reader) for item in day.items],
            }
            for day in found.days
        ],
        "nothing": label("There is nothing in this programme yet."),
        "info": _section(label("Good to know"), _info(visit, participant, reader)),
        "places": _section(label("Venues"), _places(found, reader)),
        "partners": _section(
            label("Partners"), [] if participant else _partners(visit, reader)
        ),
    }


def _section(title: str, things: list[Values]) -> Values:
    return {"title": title, "things": things}


def _guest(participant: Participant, reader: Reader) -> Values:
    organisation = reader.text(participant.organisation.name)
    return {
        "name": reader.text(participant.name),
        "organisation": organisation if participant.person else "",
    }


def _facts(found: Agenda, reader: Reader) -> list[Values]:
    """Return who hosts, whom to ask and which clocks the times are of."""
    visit, label = found.visit, reader.label
    contact = of_visit(visit, reader.text)["contact"] or {}
    told = {
        words.host_label(len(visit.hosts), reader): [
            reader.text(host.name) for host in visit.hosts
        ],
        label("Contact"): [one for one in contact.values() if one],
        label("Time zone"): [words.zone_of(found) or visit.about.timezone],
    }
    return [{"label": name, "lines": lines} for name, lines in told.items() if lines]


def _code(address: str) -> str | None:
    """Return an address as a QR code in SVG; None where it is too long for one."""
    import segno

    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        return None
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", border=0, omitsize=True, xmldecl=False)
    return drawing.getvalue().decode()


def _session(item: Item, found: Agenda, reader: Reader) -> Values:
    session = item.session
    details = words.details(item, reader)
    return {
        "time": words.times(item, reader, found.zones),
        "unknown": item.start is None and not session.all_day,
        "title": reader.text(session.title),
        "off": session.status == "cancelled",
        "minor": session.kind in _MINOR,
        "mark": mark(session, reader),
        "description": details["description"].text,
        "parts": words.parts(of_session(item, reader.text)["items"], reader),
        "details": [details[name]._asdict() for name in _LABELLED if details[name].text],
        "place": words.place(item, reader),
        "who": who(found.visit, session.attendees, reader),
    }


def mark(session: Session, reader: Reader) -> str | None:
    """Return the word beside a session that may not be as it seems."""
    marks = {
        "cancelled": reader.label_in("session", "cancelled"),
        "tentative": reader.label_in("session", "tentative"),
    }
    optional = reader.label_in("session", "optional") if session.optional else None
    return marks.get(session.status, optional)


def _info(visit: Visit, participant: Participant | None, reader: Reader) -> list[Values]:
    """Return what there is to know beside the programme, and what is noted of a guest."""
    wanted = frozenset([participant.id]) if participant else visit.everyone
    told = []
    for one in visit.info.values():
        if not wanted.isdisjoint(visit.resolve(one.for_)):
            seen = of_info(one, reader.text)
            title = seen["title"] if participant else heading(one, visit, reader)
            told.append({"title": title, "lines": [seen["text"], seen["phone"], seen["url"]]})
    details = participant.person.details if participant and participant.person else {}
    told += [
        {"title": sentence(name), "lines": [reader.text(text)]}
        for name, text in details.items()
    ]
    return told


def _places(found: Agenda, reader: Reader) -> list[Values]:
    return [
        {
            "title": seen["name"],
            "lines": [words.address(venue, reader), seen["note"], seen["url"]],
        }
        for venue in _venues(found)
        for seen in [of_venue(venue, reader.text)]
    ]


def _venues(found: Agenda) -> Iterable[Venue]:
    """Return the places of some sessions, in the file's order."""
    used = {id_ for item in found.items for id_ in (item.session.venue, item.session.to)}
    return [venue for id_, venue in found.visit.venues.items() if id_ in used]


def _partners(visit: Visit, reader: Reader) -> list[Values]:
    """Return the partners by country, then the local organisations."""
    listing = PartnersView(visit, partners(visit, roles={"partner"}), reader).shown()
    # Translators: a heading over the organisations from the place of the visit.
    local = reader.label("Local organisations")
    sections = [(one.heading, one.things) for one in listing.sections]
    sections.append((local, partners(visit, roles={"local"})))
    return [
        {
            "title": name,
            "lines": [
                ", ".join(reader.text(said) for said in (one.name, one.city) if said)
                for one in (partner.organisation for partner in things)
            ],
        }
        for name, things in sections
        if things
    ]
