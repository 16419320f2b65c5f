"""What a mail says, part by part, before it is a text or a page of HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from iriscli.programme.agenda import Agenda, Item, agenda
from iriscli.wording import words
from iriscli.wording.news import News, Piece
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from iriscli.mail.due import Due
    from iriscli.programme.changes import Changes
    from iriscli.text import Text
    from iriscli.visit.model import Info, Mail
    from iriscli.visit.visit import Participant, Visit


class Words(NamedTuple):
    """A paragraph; its lines stay lines."""

    text: str


class Heading(NamedTuple):
    """What the parts after it are about."""

    text: str


class Link(NamedTuple):
    """An address to open, and what it is."""

    what: str
    address: str


class Row(NamedTuple):
    """A session of the guest's own programme: when, what, where and how."""

    when: str
    what: str
    more: tuple[str, ...]


Part = Words | Heading | Link | Row | Piece


class Letter(NamedTuple):
    """A mail: its subject, its parts, and those that are enough where room is scarce."""

    subject: str
    parts: tuple[Part, ...]
    essentials: tuple[Part, ...]
    news: tuple[Piece, ...]


class Page(NamedTuple):
    """The whole addresses of a guest's page and calendar."""

    page: str
    calendar: str


@dataclass(frozen=True)
class Letters:
    """The mails about a visit; `pages` are the addresses of those guests who have a page.

    `attached` says whether each guest's calendar comes with their mail.
    """

    visit: Visit
    pages: Mapping[str, Page]
    attached: bool = False
    _news: dict[tuple[int, str], News] = field(default_factory=dict)
    _languages: dict[str, _Letters] = field(default_factory=dict)

    def letter(self, due: Due, code: str) -> Letter:
        """Return the mail to a guest in a language."""
        return self._in(code).letter(due)

    def reader(self, code: str) -> Reader:
        """Return who reads the mails in a language."""
        return self._in(code).reader

    def _in(self, code: str) -> _Letters:
        if code not in self._languages:
            self._languages[code] = _Letters(self, Reader(code, self.visit.about.language))
        return self._languages[code]

    def news(self, changes: Changes, reader: Reader) -> News:
        """Return what there is to say of some changes to those who read a language."""
        key = (id(changes), reader.code)
        if key not in self._news:
            self._news[key] = News(changes, reader)
        return self._news[key]

    @cached_property
    def agenda(self) -> Agenda:
        """The whole programme."""
        return agenda(self.visit)

    @cached_property
    def items(self) -> Mapping[str, tuple[int, Item]]:
        """Each session with its place in the programme."""
        return {item.session.id: (at, item) for at, item in enumerate(self.agenda.items)}


@dataclass(frozen=True)
class _Letters:
    """The mails in one language."""

    all: Letters
    reader: Reader
    _programmes: dict[tuple[tuple[str, ...], bool], Sequence[Part]] = field(
        default_factory=dict
    )

    def letter(self, due: Due) -> Letter:
        """Return the mail to a guest."""
        label, title = self.reader.label, self.reader.text(self.all.visit.about.title)
        if due.kind == "goodbye":
            # Translators: in the last mail to someone who is no longer a guest; TITLE is the
            # visit's.
            farewell = label("You no longer take part in this visit: {title}", title=title)
            parts = (self._greeting, *map(Words, self._goodbye(farewell)), *self._signature)
            return Letter(title, parts, parts, ())
        page = self.all.pages.get(due.participant.id)
        if due.kind == "first":
            # Translators: the subject of a mail; VISIT is the visit's title.
            subject = label("{visit}: your programme", visit=title)
            # Translators: the first sentence of a mail; the guest's programme follows.
            lead = label("Here is your programme.")
            news: tuple[Piece, ...] = ()
            body: tuple[Part, ...] = tuple(self._first(due.participant, page))
            last: tuple[Part, ...] = tuple(self._project)
        else:
            # Translators: the subject of a mail; VISIT is the visit's title.
            subject = label("{visit}: what has changed for you", visit=title)
            # Translators: the first sentence of a mail; a list follows.
            lead = label("This has changed for you:")
            news = tuple(self._changes(due))
            body, last = (*news, *self._to_look_at(page)), ()
        begins = (self._greeting, *self._opening, Words(lead))
        ends = (*self._closing, *self._signature)
        return Letter(
            subject,
            (*begins, *body, *ends, *last),
            (*begins, *self._to_look_at(page), *ends),
            news,
        )

    # What every mail has.

    def _own(self, name: str, default: str) -> str:
        """Return the host's own words, or what is said where there are none."""
        mail: Mail | None = self.all.visit.mail
        own: Text | None = getattr(mail, name) if mail else None
        return self.reader.text(own) if own else default

    @cached_property
    def _greeting(self) -> Words:
        # Translators: the first line of a mail, to anyone: it has no name.
        return Words(self._own("greeting", self.reader.label("Hello,")))

    @cached_property
    def _opening(self) -> tuple[Words, ...]:
        own = self._own("opening", "")
        return (Words(own),) if own else ()

    @cached_property
    def _closing(self) -> tuple[Words, ...]:
        # Translators: the last line of a mail; the sender's name stands below it.
        return (Words(self._own("closing", self.reader.label("Kind regards,"))),)

    @cached_property
    def _signature(self) -> tuple[Words, ...]:
        """Who signs: the contact of the visit, else its hosts."""
        visit, text = self.all.visit, self.reader.text
        contact = visit.about.contact
        lines = [words.hosts(visit, self.reader)]
        if contact:
            of = visit.organisations.get(contact.organisation or "")
            known = [contact.name, contact.role, of and of.name, contact.email, contact.phone]
            lines = [text(one) for one in known if one]
        return (Words("\n".join(lines)),) if any(lines) else ()

    def _to_look_at(self, page: Page | None) -> Iterator[Part]:
        """Say where the whole programme is, and what to do with a file that is attached."""
        label = self.reader.label
        if page:
            # Translators: what an address is of; the address follows after a colon.
            yield Link(label("Your page"), page.page)
        if self.all.attached:
            # Translators: in a mail; the guest imported an earlier file into their calendar.
            again = label(
                "The attached file contains your whole calendar. Delete the calendar that you"
                " imported before, and import this one."
            )
            yield Words(again)

    # The first one.

    def _first(self, participant: Participant, page: Page | None) -> Iterator[Part]:
        label = self.reader.label
        yield from self._head
        yield from self._programme(self.all.visit.attended[participant.id], page is None)
        if page:
            yield Link(label("Your page"), page.page)
            # Translators: in a mail, below the address of the guest's page on the web.
            always = label("It always shows your latest programme.")
            # Translators: in a mail, of the guest's page on the web.
            private = label("It is for you only. Please do not share its address.")
            yield Words(f"{always} {private}" if participant.person else always)
            # Translators: what an address is of; the address follows after a colon.
            yield Link(label("Your calendar"), page.calendar)
            # Translators: in a mail, below the address of the guest's calendar.
            once = label(
                "Subscribe to this address once, and your calendar follows each change. Your"
                " page explains how."
            )
            yield Words(once)
        if self.all.attached:
            # Translators: in a mail; it is the guest's first calendar.
            first = label("The attached file contains your calendar. Open it to add it.")
            yield Words(first)
        yield from self._good_to_know(participant)

    @cached_property
    def _head(self) -> tuple[Part, ...]:
        """Say what, when and where."""
        about, reader = self.all.visit.about, self.reader
        zone = words.zone_of(self.all.agenda) or about.timezone
        facts = {
            reader.label("Dates"): reader.days(about.start, about.end),
            reader.label("Place"): words.where(self.all.agenda, reader),
            words.host_label(len(self.all.visit.hosts), reader): words.hosts(
                self.all.visit, reader
            ),
            reader.label("Time zone"): zone,
        }
        lines = [
            reader.label("{what}: {new}", what=what, new=fact)
            for what, fact in facts.items()
            if fact
        ]
        return Heading(reader.text(about.title)), Words("\n".join(lines))

    def _programme(self, sessions: tuple[str, ...], details: bool) -> Sequence[Part]:  # noqa: FBT001 - it is a part of what is cached
        """Return some sessions by day, but what is off; many guests have the same ones.

        Where no page says how to find and join them, the `details` do.
        """
        key = (sessions, details)
        if key not in self._programmes:
            self._programmes[key] = tuple(self._by_day(sessions, details=details))
        return self._programmes[key]

    def _by_day(self, sessions: tuple[str, ...], *, details: bool) -> Iterator[Part]:
        visit, reader = self.all.visit, self.reader
        found = sorted(self.all.items[id_] for id_ in sessions)
        items = [item for _, item in found if item.session.status != "cancelled"]
        if not items:
            yield Words(reader.label("There is nothing in this programme yet."))
        named: set[str | None] = {None}
        for day, theirs in groupby(items, lambda item: item.day):
            yield Heading(words.day_heading(visit, day, reader))
            if note := words.day_note(visit, day, reader):
                yield Words(note)
            for item in theirs:
                known = {"address"} if item.session.venue in named else set()
                yield self._row(item, {"address", "meet", "online"} - known if details else ())
                named.add(item.session.venue)

    def _row(self, item: Item, details: Collection[str]) -> Row:
        """Return a session in short, with some of its details."""
        reader = self.reader
        more = [
            words.place(item, reader),
            *(
                reader.label("{what}: {new}", what=detail.label, new=detail.text)
                for name, detail in words.details(item, reader).items()
                if name in details and detail.text
            ),
        ]
        when = words.times(item, reader, self.all.agenda.zones)
        return Row(when, words.title(item.session, reader), tuple(filter(None, more)))

    def _good_to_know(self, participant: Participant) -> Iterator[Part]:
        """Yield what a guest needs to know, and what the host noted about them."""
        visit, reader = self.all.visit, self.reader
        infos = [
            Piece(reader.text(info.title), tuple(self._said(info)))
            for info in visit.info.values()
            if participant.id in visit.resolve(info.for_)
        ]
        if infos:
            yield Heading(reader.label("Good to know"))
            yield from infos
        if participant.person and participant.person.details:
            # Translators: a heading; what the host noted of the guest follows, as their diet.
            yield Heading(reader.label("What we noted about you"))
            lines = (
                reader.label("{what}: {new}", what=what, new=reader.text(text))
                for what, text in participant.person.details.items()
            )
            yield Words("\n".join(lines))

    def _said(self, info: Info) -> Iterator[str]:
        yield self.reader.text(info.text)
        if more := " · ".join(filter(None, (info.phone, info.url))):
            yield more

    @property
    def _project(self) -> Iterator[Part]:
        project, text = self.all.visit.project, self.reader.text
        if project:
            known = (project.title, project.programme, project.funding, project.url)
            yield Words("\n".join([project.name, *(text(one) for one in known if one)]))

    # The later ones.

    def _changes(self, due: Due) -> list[Piece]:
        """Return what changed for a guest."""
        if due.changes and due.concerned:
            return self.all.news(due.changes, self.reader).about(due.concerned)
        # Translators: to a delegation, of which the people are known now.
        by_name = self.reader.label(
            "Each person of your organisation now gets their own programme."
        )
        return [Piece("", (by_name,))]

    def _goodbye(self, farewell: str) -> tuple[str, ...]:
        label = self.reader.label
        return (
            farewell,
            # Translators: in the last mail to someone who is no longer a guest; "its" is the
            # visit that the sentence before names.
            label("Please delete its sessions from your calendar, if they are still there."),
            # Translators: in the last mail to someone who is no longer a guest.
            label("If this is a mistake, please write to us. Thank you for your interest."),
            label("Kind regards,"),
        )


def text_of(parts: tuple[Part, ...]) -> str:
    """Return the parts of a mail as a text."""
    lines: list[str] = []
    before: Part | None = None
    for part in parts:
        if lines and not (isinstance(part, Row) and isinstance(before, Row | Heading)):
            lines.append("")
        lines += _lines(part)
        before = part
    return "\n".join(lines) + "\n"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Words(text):
            yield from text.split("\n")
        case Heading(text):
            yield text
        case Link(what, address):
            yield f"{what}:"
            yield address
        case Row(when, what, more):
            yield "  ".join(filter(None, (when, what)))
            yield from (f"    {one}" for one in more)
        case Piece(subject, said_of_it):
            if subject:
                yield subject
            for one in said_of_it:
                first, *rest = one.split("\n")
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
