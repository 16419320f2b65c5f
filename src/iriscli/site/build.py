"""The files of a site but its calendars: a path and octets for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from iriscli.calendars.addresses import CALENDARS, LOGOS, PEOPLE
from iriscli.programme.agenda import agenda
from iriscli.render.json import to_json
from iriscli.render.views.agenda import AgendaView
from iriscli.site.feed import feed
from iriscli.site.pages import TEMPLATES, Pages, folder_page
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iriscli.site.site import Site
    from iriscli.visit.visit import Participant, Visit


AGENDA = "agenda.json"
"""The file that holds the programme for other programs."""


def programme_of(visit: Visit) -> bytes:
    """Return the programme as the site has it for other programs; the visit is public."""
    code = visit.about.language
    reader = Reader(code, code, people=visit.about.publish_people)
    return to_json(AgendaView(agenda(visit), reader).data()).encode()


def build(site: Site, own: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file: its path from the site's root, with slashes, and its octets."""
    for path, made in Files(site, own).all():
        yield path, made()


def packed(name: str) -> bytes:
    """Return a file that the package holds beside its templates."""
    return (TEMPLATES / name).read_bytes()


@dataclass(frozen=True)
class Files:
    """The files of a site, each made when it is asked for.

    `own` is what a person sees on a page that nobody else can find.
    """

    site: Site
    own: Site
    _pages: dict[tuple[str, bool], Pages] = field(default_factory=dict)

    def all(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the path of every file, and what makes its octets."""
        visit, addresses = self.site.visit, self.site.addresses
        yield "style.css", partial(packed, "style.css")
        for logo in self.site.logos:
            yield f"{LOGOS}/{logo.file}", partial(bytes, logo.octets)
        for code in visit.languages:
            yield addresses.programme(code), partial(self._programme, code)
        for code, octets in self.site.papers.items():
            yield addresses.paper(code), partial(bytes, octets)
        yield AGENDA, partial(programme_of, visit)
        yield "feed.xml", partial(feed, self.site)
        for folder in (CALENDARS, PEOPLE):
            yield f"{folder}/index.html", self._nothing
        for id_ in addresses.stems:
            yield addresses.page(id_), partial(self.page, visit.participants[id_])

    def page(self, participant: Participant) -> bytes:
        """Return a participant's page, in their language."""
        personal = participant.person is not None
        return self._in(participant.language, own=personal).participant(participant).encode()

    def _programme(self, code: str) -> bytes:
        return self._in(code).programme().encode()

    def _nothing(self) -> bytes:
        return folder_page(self._main).encode()

    @property
    def _main(self) -> Reader:
        return self._reader(self.site.visit.about.language)

    def _in(self, code: str, *, own: bool = False) -> Pages:
        if (code, own) not in self._pages:
            site = self.own if own else self.site
            self._pages[code, own] = Pages(site, self._reader(code))
        return self._pages[code, own]

    def _reader(self, code: str) -> Reader:
        about = self.site.visit.about
        return Reader(code, about.language, people=about.publish_people)
