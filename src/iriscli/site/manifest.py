"""What `iris site` wrote into a folder: the names and contents of its files, as digests.

The manifest lies on the web server with the rest, so it holds no path: nobody can read
the address of a personal page from it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = ".iris-site"
"""The file that holds it."""

_FIRST = re.compile(r"iris site of ([a-z0-9-]{1,64})")
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9a-f]{64})")


def digest(content: str | bytes) -> str:
    """Return the digest of a path or of a file's octets."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@dataclass
class Manifest:
    """The digests of each path's contents that are known as ours.

    There is one for each path but while a build is under way: then what it is about to
    write is known too, so that the next build knows what a killed one has left.
    """

    visit: str
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def knows(self, path: str) -> bool:
        """Tell whether a file of this path was written."""
        return digest(path) in self.known

    def wrote(self, path: str, content: bytes) -> bool:
        """Tell whether a file of this path was written with this content."""
        return digest(content) in self.known.get(digest(path), ())

    def add(self, path: str, content: bytes) -> None:
        """Know a content of a path."""
        self.known[digest(path)].add(digest(content))

    def keep(self, path: str, other: Manifest) -> None:
        """Know of a path what another manifest knows."""
        if other.knows(path):
            self.known[digest(path)] |= other.known[digest(path)]

    def with_all(self, other: Manifest) -> Manifest:
        """Return a manifest that knows what either does."""
        both = Manifest(self.visit)
        for known in (self.known, other.known):
            for path, contents in known.items():
                both.known[path] |= contents
        return both

    def to_bytes(self) -> bytes:
        """Return the manifest as its file holds it: the visit, then a line for each content."""
        lines = sorted(
            f"{path} {one}" for path, contents in self.known.items() for one in contents
        )
        return "\n".join([f"iris site of {self.visit}", *lines, ""]).encode()


def read_manifest(data: bytes) -> Manifest | None:
    """Read a manifest; None where this is none."""
    first, *lines = data.decode("ascii", "replace").split("\n")
    match = _FIRST.fullmatch(first)
    if match is None:
        return None
    manifest = Manifest(match[1])
    for path, content in _pairs(lines):
        manifest.known[path].add(content)
    return manifest


def _pairs(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    matches = (_LINE.fullmatch(line) for line in lines)
    return ((match[1], match[2]) for match in matches if match)
