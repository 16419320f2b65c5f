"""What was handed out: the files of an earlier export, read back.

A file is cut into its events and each event looked up by its octets, so that one
that stands in a thousand files is read once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.calendars.ics import CONTENT, EMPTY, NEWS, PRODUCT, RECORD, TAIL
from iriscli.visit.values import ID, is_language

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYTHING = "*"
"""In a record, whose calendar the whole programme is."""

_NEWS = {"added", "updated", "moved"}
_WORDS = 3  # the visit, the participant, the language
_BEGIN = b"BEGIN:VEVENT\r\n"
_RECORD = re.compile(
    rb"^" + RECORD.encode() + rb":([^\r\n]*(?:\r\n [^\r\n]*)*)\r\n", re.MULTILINE
)


# What is left of us in a calendar that another program read and wrote anew.
_MARKS = (PRODUCT.encode(), CONTENT.encode(), RECORD.encode())
# Years that can be moved to any zone, and a SEQUENCE that can be raised (RFC 5545 3.3.8).
_YEARS = range(1970, 9999)
_SEQUENCES = range(2**31 - 1)


@dataclass(frozen=True, eq=False)
class Block:
    """An event as it was handed out; `start` and `end` as iCalendar writes them.

    There is one for each run of octets (see `Blocks`), so that the same event is the
    same object. `news` is what guests were last told of it: a word, and when. `order`
    sorts a calendar.
    """

    octets: bytes
    uid: str
    digest: str
    sequence: int
    stamp: dt.datetime
    cancelled: bool
    start: str
    end: str
    news: str
    order: tuple[str, str, str]

    @property
    def told(self) -> str:
        """The digest of what its guest is told when it changes."""
        return self.digest.partition(" ")[0]

    @property
    def session(self) -> str:
        """The id of the session."""
        return self.uid.partition("@")[0]

    def begins(self, zone: dt.tzinfo) -> tuple[dt.date, dt.time | None]:
        """Return the day on which the event starts in a zone, and the time if it has one."""
        day = dt.date.fromisoformat(self.start[:8])
        if "T" not in self.start:
            return day, None
        start = dt.datetime.strptime(self.start, "%Y%m%dT%H%M%S%z").astimezone(zone)
        return start.date(), start.time()

    def is_past(self, now: dt.datetime) -> bool:
        """Tell whether the event had ended; `now` is in the visit's zone."""
        if "T" in self.end:
            return self.end <= f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
        return self.end <= f"{now:%Y%m%d}"


@dataclass(frozen=True)
class Handed:
    """A file as it was handed out."""

    visit: str
    participant: str
    language: str
    head: bytes
    blocks: tuple[Block, ...]


class NotOursError(Exception):
    """A file that is not what an export wrote, and why.

    `whose` it is where it once was (empty where that cannot be read), else None.
    """

    def __init__(self, why: str, whose: str | None = None) -> None:
        super().__init__(why)
        self.whose = whose


@dataclass
class Blocks:
    """Every event seen so far, by its octets."""

    seen: dict[bytes, Block] = field(default_factory=dict)

    def block(self, octets: bytes) -> Block:
        """Read an event, or recall it."""
        block = self.seen.get(octets)
        if block is None:
            block = self.seen[octets] = _read_block(octets)
        return block

    def latest(self) -> dict[tuple[str, str], Block]:
        """Return, by UID and digest, the events with the highest SEQUENCE."""
        found: dict[tuple[str, str], Block] = {}
        for block in self.seen.values():
            key = (block.uid, block.digest)
            if key not in found or found[key].sequence < block.sequence:
                found[key] = block
        return found


def _moment(written: str) -> dt.datetime:
    return dt.datetime.strptime(written, "%Y%m%dT%H%M%S%z")


def _read_block(octets: bytes) -> Block:
    lines = octets.replace(b"\r\n ", b"").split(b"\r\n")
    values: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode().partition(":")
        values.setdefault(name.partition(";")[0], value)
    stamp = _moment(values["DTSTAMP"])
    sequence = int(values["SEQUENCE"])
    news = values.get(NEWS, "")
    if stamp.year not in _YEARS or sequence not in _SEQUENCES:
        raise ValueError(stamp, sequence)
    if news:
        what, _, at = news.partition(" ")
        if what not in _NEWS or _moment(at).year not in _YEARS:
            raise ValueError(news)
    return Block(
        octets,
        values["UID"],
        values[CONTENT],
        sequence,
        stamp,
        values["STATUS"] == "CANCELLED",
        values["DTSTART"],
        values["DTEND"],
        news,
        (values["DTSTART"], values["DTEND"], values["UID"]),
    )


def read_file(data: bytes, blocks: Blocks) -> Handed:
    """Read a file of an earlier export, or raise NotOursError."""
    # At the start of a line only: a folded text may hold the same words.
    top, *_ = data.partition(b"\n" + _BEGIN)
    match = _RECORD.search(top + b"\n")
    if match is None:
        if lines := _RECORD.search(top.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")):
            raise NotOursError("another program changed its line ends", _whose(_words(lines)))
        if any(mark in data for mark in _MARKS):
            raise NotOursError("another program changed it", "")
        raise NotOursError("iris did not write it")
    head, rest = data[: match.start()], data[match.end() :]
    *what, digest = _words(match)
    if len(what) != _WORDS or digest != _digest(head, what, [rest]):
        raise NotOursError("it was edited, or a part of it is missing", _whose([*what, digest]))
    events = (b"\n" + rest.removesuffix(TAIL)).split(b"\n" + _BEGIN)[1:]
    try:
        visit, participant, language = what
        if not (_is_id(visit) and is_language(language)):
            raise ValueError(what)
        if participant != EVERYTHING and not _is_id(participant):
            raise ValueError(what)
        read = tuple(
            blocks.block(_BEGIN + event.removesuffix(b"\n") + b"\n") for event in events
        )
    except (KeyError, ValueError):
        raise NotOursError(
            "its events do not have the form that iris writes", what[1]
        ) from None
    return Handed(visit, participant, language, head, read)


def _words(match: re.Match[bytes]) -> list[str]:
    return match[1].replace(b"\r\n ", b"").decode("ascii", "replace").split(" ")


def _whose(words: list[str]) -> str:
    return words[1] if len(words) == _WORDS + 1 else ""


def _is_id(word: str) -> bool:
    return bool(ID.fullmatch(word))


def sealed(handed: Handed) -> bytes:
    """Return the octets of a file, with the line that says what it is."""
    body = _body(handed)
    what = [handed.visit, handed.participant, handed.language]
    digest = _digest(handed.head, what, [*body, TAIL])
    # Four words of ids and hexadecimal digits: nothing to escape, but to fold.
    line = f"{RECORD}:{' '.join([*what, digest])}".encode()
    folded = b"\r\n ".join(line[at : at + 74] for at in range(0, len(line), 74))
    return b"".join([handed.head, folded, b"\r\n", *body, TAIL])


def published(handed: Handed) -> bytes:
    """Return a copy that a program adds and does not answer; no export takes it for its own."""
    return b"".join([handed.head, b"METHOD:PUBLISH\r\n", *_body(handed), TAIL])


def _body(handed: Handed) -> list[bytes]:
    return [block.octets for block in handed.blocks] or [EMPTY]


def _digest(head: bytes, what: list[str], rest: Iterable[bytes]) -> str:
    digest = hashlib.sha256(head)
    digest.update(" ".join(what).encode())
    for part in rest:
        digest.update(part)
    return digest.hexdigest()[:32]
