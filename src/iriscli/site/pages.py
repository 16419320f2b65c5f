"""The pages of a site in one language: values for the templates beside this file.

Templates escape every text. What a page says more than once, a day of the programme in
two thousand personal pages say, is rendered once and put into each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from iriscli.calendars.addresses import LOGOS
from iriscli.programme.partners import Partner, partners
from iriscli.site.linked import linked
from iriscli.wording import words
from iriscli.wording.alphabets import sort_key
from iriscli.wording.infos import heading
from iriscli.wording.reader import Reader
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.programme.agenda import Item
    from iriscli.site.site import Site
    from iriscli.text import Text
    from iriscli.visit.model import Role, Venue
    from iriscli.visit.visit import Participant, Participants

TEMPLATES = Path(__file__).parent / "templates"

POLICY = Markup(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load (Content-Security-Policy): its own style and images, no script."""

_KEPT = 8
"""How many programmes are kept rendered: neighbours in the list often have the same one."""

# What a page has a place of its own for.
_ELSEWHERE = {"description", "items", "kind", "address"} | {
    "online",
    "url",
    "venue_url",
    "venue_note",
}
_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@cache
def environment() -> Environment:
    """Return what fills the templates, and escapes every text that it puts in."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["link"] = link
    return made


def link(address: str) -> str:
    """Return an address that may stand in a link, or raise ValueError."""
    if not _SAFE.match(address):
        raise ValueError(f"not an address that a page may link to: {address}")
    return address


@dataclass
class Pages:
    """The pages of a site in one language; `root` leads from a page to the site's root."""

    site: Site
    reader: Reader
    _rows: dict[str, Markup] = field(default_factory=dict)
    _programmes: dict[tuple[str, ...], Markup] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make what every page of the language has."""
        visit, reader = self.site.visit, self.reader
        self._order = {id_: number for number, id_ in enumerate(visit.venues)}
        self._shared = {
            "policy": POLICY,
            "reader": reader,
            "label": reader.label,
            "label_in": reader.label_in,
            "plural": reader.plural,
            "text": self.text,
            "about": visit.about,
            "project": visit.project,
            "off": self.site.agenda.off,
            "version": visit.about.version,
            "day_heading": lambda date: words.day_heading(visit, date, reader),
            "day_note": lambda date: words.day_note(visit, date, reader),
            "when": reader.days(visit.about.start, visit.about.end),
            "where": words.where(self.site.agenda, reader),
            "zone": words.zone_of(self.site.agenda) or visit.about.timezone,
            "hosts": visit.hosts,
            "host": words.host_label(len(visit.hosts), reader),
            "contact": visit.about.contact,
            "employer": self._employer(),
            "mailto": self._mailto(),
            "logos": [f"{LOGOS}/{logo.file}" for logo in self.site.logos],
        }

    def programme(self) -> str:
        """Return the page of the whole programme."""
        site, reader, addresses = self.site, self.reader, self.site.addresses
        visit = site.visit
        own = addresses.programme(reader.code)
        others = [Reader(code, reader.fallback) for code in site.visit.languages]
        everything = tuple(site.visit.sessions)
        return self._render(
            "programme.html",
            root="",
            own=own,
            address=addresses.whole(own),
            languages=[
                (
                    one,
                    addresses.programme(one.code),
                    addresses.whole(addresses.programme(one.code)),
                )
                for one in others
            ],
            paper=addresses.paper(reader.code) if reader.code in site.papers else None,
            days=[day.date for day in site.agenda.days],
            programme=self._programme(everything),
            info=self._info(visit.everyone),
            places=[self._place(venue) for venue in self._venues(everything)],
            countries=self._countries(),
            locals=self._locals(),
            linked=htmlsafe_json_dumps(
                linked(site.agenda, site.history, reader, addresses.whole(own)),
                ensure_ascii=False,
                separators=(",", ":"),
            ),
            **self._calendar(None, ""),
        )

    def participant(self, participant: Participant) -> str:
        """Return the page of a participant: their own programme and calendar."""
        attended = self.site.visit.attended[participant.id]
        code = self.reader.code
        home = code if code in self.site.visit.languages else self.site.visit.about.language
        return self._render(
            "participant.html",
            root="../",
            home=self.site.addresses.programme(home),
            participant=participant,
            personal=participant.person is not None,
            programme=self._programme(attended),
            info=self._info(frozenset({participant.id})),
            places=[self._place(venue) for venue in self._venues(attended)],
            **self._calendar(participant.id, "../"),
        )

    def _info(self, participants: Participants) -> list[Mapping[str, object]]:
        """Return what some participants need to know beside the programme."""
        visit, reader = self.site.visit, self.reader
        alone = len(participants) == 1
        return [
            {
                "info": one,
                "title": reader.text(one.title) if alone else heading(one, visit, reader),
            }
            for one in visit.info.values()
            if not participants.isdisjoint(visit.resolve(one.for_))
        ]

    def text(self, text: Text) -> Markup | str:
        """Return a text of the visit, its language marked where it is not the page's."""
        said = self.reader.text(text)
        if (code := self.reader.language_of(text)) is None:
            return said
        return Markup('<span lang="{}">{}</span>').format(code, said)

    def _render(self, template: str, **values: object) -> str:
        return environment().get_template(template).render(self._shared, **values)

    def _calendar(self, participant: str | None, root: str) -> dict[str, object]:
        addresses = self.site.addresses
        path = addresses.calendar(participant)
        return {
            "calendar": root + path,
            "calendar_address": addresses.whole(path),
            "webcal": addresses.webcal(path),
        }

    def _programme(self, sessions: tuple[str, ...]) -> Markup:
        """Return the days of some sessions; many participants have the same ones."""
        found = self._programmes.get(sessions)
        if found is None:
            if len(self._programmes) == _KEPT:
                self._programmes.clear()
            items = [item for _, item in sorted(self.site.placed[id_] for id_ in sessions)]
            days = [
                (day, [self._row(item) for item in theirs])
                for day, theirs in groupby(items, attrgetter("day"))
            ]
            rendered = self._render("days.html", days=days)
            # Not looked up again: a preview renders several pages at a time.
            found = self._programmes[sessions] = Markup(rendered)  # noqa: S704 # of a template, which escapes
        return found

    def _row(self, item: Item) -> Markup:
        """Return a session as a row of its day, in whosever programme it stands."""
        session, venue, reader = item.session, item.venue, self.reader
        if session.id not in self._rows:
            visit = self.site.visit
            city = venue.city and self.text(venue.city) if venue else None
            details = words.details(item, reader)
            rendered = self._render(
                "session.html",
                session=session,
                item=item,
                times=words.times(item, reader, self.site.agenda.zones),
                place=words.place(item, reader),
                parts=details["items"].text.splitlines(),
                change=self.site.history.get(session.id),
                details=[
                    detail
                    for name, detail in details.items()
                    if detail.text and name not in _ELSEWHERE
                ],
                venue=venue,
                # After 'A → B' it would be read as that of B.
                address=[part for part in (venue.address, city) if part]
                if venue and item.to is None
                else [],
                map=map_link(venue, reader),
                who=who(visit, session.attendees, reader),
            )
            self._rows[session.id] = Markup(rendered)  # noqa: S704 # of a template, which escapes
        return self._rows[session.id]

    def _venues(self, sessions: Iterable[str]) -> list[Venue]:
        visit = self.site.visit
        named = (visit.sessions[one] for one in sessions)
        used = {id_ for one in named for id_ in (one.venue, one.to) if id_}
        return [visit.venues[id_] for id_ in sorted(used, key=self._order.__getitem__)]

    def _place(self, venue: Venue) -> Mapping[str, object]:
        return {
            "venue": venue,
            "address": words.address(venue, self.reader),
            "map": map_link(venue, self.reader),
        }

    def _countries(self) -> list[tuple[str, list[Mapping[str, object]]]]:
        """Return the partners by country, in the order of the reader's alphabet."""

        def country(partner: Partner) -> str:
            return self.reader.country(partner.organisation.country)

        found = partners(self.site.visit, roles={"partner"})
        ordered = sorted(found, key=lambda one: sort_key(country(one), self.reader.code))
        return [
            (name, [self._organisation(partner) for partner in group])
            for name, group in groupby(ordered, country)
        ]

    def _locals(self) -> list[tuple[str, list[Mapping[str, object]]]]:
        """Return the host and the local organisations, each under its heading."""
        headings: dict[Role, str] = {
            "host": words.host_label(len(self.site.visit.hosts), self.reader),
            # Translators: heads a list of the organisations of the place beside the host.
            "local": self.reader.label("Local organisations"),
        }
        found = [
            (heading, partners(self.site.visit, roles={role}))
            for role, heading in headings.items()
        ]
        return [(h, [self._organisation(one) for one in some]) for h, some in found if some]

    def _organisation(self, partner: Partner) -> Mapping[str, object]:
        organisation = partner.organisation
        delegation = organisation.id in self.site.visit.participants
        return {
            "organisation": organisation,
            "page": self.site.addresses.page(organisation.id) if delegation else None,
        }

    def _employer(self) -> Text | None:
        contact = self.site.visit.about.contact
        known = contact and contact.organisation
        return self.site.visit.organisations[known].name if known else None

    def _mailto(self) -> str | None:
        contact = self.site.visit.about.contact
        return f"mailto:{quote(contact.email, safe='@')}" if contact and contact.email else None


def map_link(venue: Venue | None, reader: Reader) -> str | None:
    """Return the address of a map of a venue; None where nobody knows where it is."""
    if venue is not None and venue.latitude is not None and venue.longitude is not None:
        latitude, longitude = f"{venue.latitude:.5f}", f"{venue.longitude:.5f}"
        marker = f"mlat={latitude}&mlon={longitude}"
        return f"https://www.openstreetmap.org/?{marker}#map=17/{latitude}/{longitude}"
    if venue is not None and venue.address:
        where = quote(words.address(venue, reader), safe="")
        return f"https://www.openstreetmap.org/search?query={where}"
    return None


def folder_page(reader: Reader) -> str:
    """Return the page that stands where a server would list a folder's files."""
    template = environment().get_template("folder.html")
    return template.render(policy=POLICY, reader=reader, label=reader.label, root="../")
