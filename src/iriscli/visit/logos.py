"""Logos: image files of the host, told by their octets and not by their names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iriscli.visit.drawings import flaw
from iriscli.visit.read import MAX_BYTES

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


class NotALogoError(Exception):
    """Why a file cannot be a logo, and what to do."""


@dataclass(frozen=True)
class Logo:
    """An image: what its file is called where it is handed out, and its octets."""

    file: str
    octets: bytes


def logo(number: int, octets: bytes) -> Logo:
    """Return the logo that a file holds, or raise NotALogoError."""
    if len(octets) > MAX_BYTES:
        raise NotALogoError(f"larger than {MAX_BYTES // 10**6} MB; make it smaller")
    for suffix, begins in _KINDS.items():
        if begins.match(octets):
            if suffix == "svg" and (why := flaw(octets)):
                raise NotALogoError(why)
            return Logo(f"{number}.{suffix}", octets)
    raise NotALogoError(
        "it is not a PNG, JPEG, GIF, WebP, AVIF or SVG image; save it as one of these"
    )
