"""What is known of the files of a folder: their names and contents, as digests.

Such a file may lie on a web server with the rest, so it holds no path: nobody can read
the address of a personal page from it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field

Words = tuple[str, ...]
"""What is known of one content of a file beside that."""

_TITLE = re.compile(r"iris [a-z]+(?: of [a-z0-9-]{1,64})?")
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9a-f]{64})((?: [^ ]+)*)")


def digest(content: str | bytes) -> str:
    """Return the digest of a path or of a file's octets."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@dataclass
class Ledger:
    """The contents that are known of each path, most often one."""

    title: str
    known: dict[str, dict[str, Words]] = field(default_factory=lambda: defaultdict(dict))

    def knows(self, path: str) -> bool:
        """Tell whether anything is known of a path."""
        return digest(path) in self.known

    def words(self, path: str, content: bytes) -> Words | None:
        """Return what is known of a path with this content; None where nothing is."""
        contents = self.known.get(digest(path))
        return None if contents is None else contents.get(digest(content))

    def add(self, path: str, content: bytes, words: Words = ()) -> None:
        """Know a content of a path."""
        self.known[digest(path)][digest(content)] = words

    def keep(self, path: str, other: Ledger) -> None:
        """Know of a path, without the words, what another ledger knows."""
        if other.knows(path):
            self.known[digest(path)] |= dict.fromkeys(other.known[digest(path)], ())

    def forget(self, path: str) -> None:
        """Know nothing of a path any more."""
        self.known.pop(digest(path), None)

    def learn(self, other: Ledger) -> None:
        """Know, without the words, what another ledger knows."""
        for path, contents in other.known.items():
            self.known[path] |= dict.fromkeys(contents, ())

    def lines(self) -> bytes:
        """Return a line for each content."""
        return "".join(
            sorted(
                f"{' '.join((path, content, *words))}\n"
                for path, contents in self.known.items()
                for content, words in contents.items()
            )
        ).encode()

    def to_bytes(self) -> bytes:
        """Return the ledger as its file holds it: its title, then its lines."""
        return f"{self.title}\n".encode() + self.lines()


def read_ledger(data: bytes) -> Ledger | None:
    """Read a ledger; None where this is none."""
    title, *lines = data.decode("utf-8", "replace").replace("\r", "").split("\n")
    if not _TITLE.fullmatch(title):
        return None
    ledger = Ledger(title)
    for match in filter(None, map(_LINE.fullmatch, lines)):
        ledger.known[match[1]][match[2]] = tuple(match[3].split())
    return ledger
