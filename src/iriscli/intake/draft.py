"""A draft of a visit: what was understood of a document, in its order, and what was not."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a dataclass has it among its fields
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Remark:
    """Words that are no session: where they stood.

    `known` are those that were understood: the heading of a day, the headers of a table.
    """

    where: str
    text: str
    known: bool = False


@dataclass(frozen=True)
class Item:
    """A part of a session."""

    title: str
    start: dt.time | None = None
    minutes: int | None = None


@dataclass
class Session:
    """A session as the document has it; `source` is all that it says there.

    `doubts` are what was taken the careful way, in words for the host.
    """

    where: str
    source: str
    title: str
    day: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    all_day: bool = False
    place: str = ""
    room: str = ""
    meet: str = ""
    speakers: list[tuple[str, str]] = field(default_factory=list)
    group: str = ""
    items: list[Item] = field(default_factory=list)
    description: list[str] = field(default_factory=list)
    url: str = ""
    online: str = ""
    kind: str = "other"
    optional: bool = False
    status: str = "confirmed"
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Person:
    """Someone of a list of people."""

    where: str
    name: str
    organisation: str = ""
    country: str = ""
    email: str = ""
    role: str = ""
    language: str = ""
    groups: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass
class Draft:
    """What a visit file is written from; "" and None where the document does not say."""

    title: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    host: str = ""
    country: str = ""
    zone: str = ""
    city: str = ""
    languages: tuple[str, ...] = ("en",)
    contact: dict[str, str] = field(default_factory=dict)
    days: dict[dt.date, str] = field(default_factory=dict)
    head: list[Remark] = field(default_factory=list)
    programme: list[Session | Remark] = field(default_factory=list)
    people: list[Person | Remark] = field(default_factory=list)
    guessed: set[str] = field(default_factory=set)
    """Which of `year`, `country` and `zone` the document does not say."""

    @property
    def sessions(self) -> list[Session]:
        """The sessions, in the order of the document."""
        return [one for one in self.programme if isinstance(one, Session)]

    @property
    def persons(self) -> list[Person]:
        """The people, in the order of the documents."""
        return [one for one in self.people if isinstance(one, Person)]
