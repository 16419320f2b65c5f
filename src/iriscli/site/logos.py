"""Logos: image files of the host, told by their octets and not by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    "svg": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*"
        # Atomic groups: what was read as a comment is not tried as anything else.
        rb"(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*)*+<svg[\s>]",
        re.DOTALL,
    ),
}
# A page shows an SVG without running it, but it has an address of its own.
_ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe)\b|[\s\"'/]on\w+\s*=|javascript:|<!ENTITY",
    re.IGNORECASE,
)


class NotALogoError(Exception):
    """Why a file cannot be a logo of the site, and what to do."""


@dataclass(frozen=True)
class Logo:
    """An image: what its file is called on the site, and its octets."""

    file: str
    octets: bytes


def logo(number: int, octets: bytes) -> Logo:
    """Return the logo that a file holds, or raise NotALogoError."""
    for suffix, begins in _KINDS.items():
        if begins.match(octets):
            if suffix == "svg" and _ACTIVE.search(octets):
                raise NotALogoError("the drawing holds a program; save it as PNG")
            return Logo(f"{number}.{suffix}", octets)
    raise NotALogoError("not a PNG, JPEG, GIF, WebP, AVIF or SVG image; save it as one")
