"""What is to be printed, and what every paper says of the visit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from iriscli.errors import UsageError
from iriscli.paper import ROWS
from iriscli.programme.agenda import agenda
from iriscli.programme.facts import of_visit
from iriscli.programme.participants import Attendance, attendances
from iriscli.programme.public import nameless, public
from iriscli.wording import words
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from iriscli.paper.press import Values
    from iriscli.programme.agenda import Agenda
    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participants, Visit

Size = Literal["a4", "letter"]
_REGION = 2


@dataclass(frozen=True)
class Order:
    """Of which visit, in which language, for whom, on which days, and how.

    Without a `language`, what is one guest's own is in theirs, all else in the visit's.
    """

    visit: Visit
    language: str | None = None
    participants: Participants | None = None
    days: Collection[dt.date] | None = None
    session: Session | None = None
    columns: tuple[str, ...] = ("role",)
    rows: int = ROWS
    size: Size = "a4"

    def reader(self, own: str | None = None) -> Reader:
        """Return who reads what is for everyone, or what is for one with a language."""
        about = self.visit.about
        return Reader(
            self.language or own or about.language,
            about.language,
            people=about.publish_people,
        )

    @property
    def guests(self) -> tuple[Attendance, ...]:
        """The participants who were asked for; raise UsageError where there are none."""
        if not self.found:
            raise UsageError("there are no participants for that, so there is nothing to print")
        return self.found

    @cached_property
    def found(self) -> tuple[Attendance, ...]:
        """The participants who were asked for: those of the session or the days, if any."""
        wanted = self.participants
        if self.session or self.days is not None:
            there = frozenset[str]().union(
                *(self.visit.attendance[one.id] for one in self.sessions)
            )
            wanted = there if wanted is None else wanted & there
        return attendances(self.visit, participants=wanted)

    @property
    def sessions(self) -> list[Session]:
        """What takes place of what was asked for."""
        return [
            one
            for one in self.visit.sessions.values()
            if (self.session is None or one is self.session)
            and (self.days is None or one.day in self.days)
            and one.status != "cancelled"
        ]

    @cached_property
    def whole(self) -> Agenda:
        """The programme of all days."""
        return agenda(self.visit)

    @cached_property
    def for_all(self) -> Agenda:
        """What everyone may read of the days."""
        return agenda(public(self.visit), days=self.days)

    @cached_property
    def for_each(self) -> Agenda:
        """What those may read of the days who attend them."""
        return agenda(nameless(self.visit), days=self.days)

    def about(self, reader: Reader, name: str) -> Values:
        """Return what every paper says: its own name, and what it belongs to."""
        seen = of_visit(self.visit, reader.text)
        project = seen["project"] or {}
        return {
            **language(reader),
            "size": "us-letter" if self.size == "letter" else "a4",
            "name": name,
            "title": seen["title"],
            "when": reader.days(self.visit.about.start, self.visit.about.end),
            "where": words.where(self.whole, reader),
            "version": seen["version"],
            "project": " – ".join(filter(None, (project.get("name"), project.get("title")))),
            "programme": project.get("programme"),
            "funding": project.get("funding"),
        }


def language(reader: Reader) -> Values:
    """Return a language as typst takes it: by it words are parted and a PDF is read aloud."""
    main, *rest = reader.code.split("-")
    region = next((part for part in rest if len(part) == _REGION), None)
    return {"language": main, "region": region}


def fill(what: str, order: Order) -> Values:
    """Return what a paper says; raise UsageError where there is nothing to print."""
    values: Values = import_module(f"iriscli.paper.{what.replace('-', '_')}").values(order)
    return values
