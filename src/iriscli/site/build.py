"""The files of a site but its calendars: a path and octets for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.calendars.addresses import CALENDARS, LOGOS, PEOPLE
from iriscli.programme.agenda import agenda
from iriscli.render.json import to_json
from iriscli.render.views.agenda import AgendaView
from iriscli.site.feed import feed
from iriscli.site.pages import TEMPLATES, Pages, folder_page
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.site.site import Site
    from iriscli.visit.visit import Visit


AGENDA = "agenda.json"
"""The file that holds the programme for other programs."""


def programme_of(visit: Visit) -> bytes:
    """Return the programme as the site has it for other programs; the visit is public."""
    code = visit.about.language
    reader = Reader(code, code, people=visit.about.publish_people)
    return to_json(AgendaView(agenda(visit), reader).data()).encode()


def build(site: Site, own: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file: its path from the site's root, with slashes, and its octets.

    `own` is what a person sees on a page that nobody else can find.
    """
    about, addresses = site.visit.about, site.addresses

    def reader(code: str) -> Reader:
        return Reader(code, about.language, people=about.publish_people)

    main = reader(about.language)
    pages = {code: Pages(site, reader(code)) for code in site.visit.languages}
    yield "style.css", (TEMPLATES / "style.css").read_bytes()
    for logo in site.logos:
        yield f"{LOGOS}/{logo.file}", logo.octets
    for code in site.visit.languages:
        yield addresses.programme(code), pages[code].programme().encode()
    yield AGENDA, programme_of(site.visit)
    yield "feed.xml", feed(site)
    for folder in (CALENDARS, PEOPLE):
        yield f"{folder}/index.html", folder_page(main).encode()
    theirs: dict[tuple[str, bool], Pages] = {}
    for id_ in addresses.stems:
        participant = site.visit.participants[id_]
        key = (participant.language, participant.person is not None)
        if key not in theirs:
            theirs[key] = Pages(own if key[1] else site, reader(key[0]))
        yield addresses.page(participant.id), theirs[key].participant(participant).encode()
