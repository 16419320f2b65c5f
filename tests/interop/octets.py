"""What is wrong with the octets of a calendar (RFC 5545 3.1), which no reader looks at."""

from __future__ import annotations

import re

_LONGEST = 75
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CONTENT = re.compile(r'[A-Z0-9-]+(;[A-Z0-9-]+=([^",;:]*|"[^"]*"))*:.*', re.DOTALL)
_TEXT = re.compile(r"([^\\;,]|\\[\\;,n])*", re.DOTALL)  # RFC 5545 3.3.11
_TYPES = {
    **dict.fromkeys(("NAME", "X-WR-CALNAME", "UID", "SUMMARY"), _TEXT),
    **dict.fromkeys(("DESCRIPTION", "LOCATION", "CATEGORIES"), _TEXT),
    "GEO": re.compile(r"-?\d+(\.\d+)?;-?\d+(\.\d+)?"),  # RFC 5545 3.3.7
    "URL": re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+"),  # RFC 3986 2
}
_END = b"END:VCALENDAR\r\n"


def wrong(octets: bytes) -> list[str]:
    """Say everything that is wrong, or nothing."""
    return [*_of_the_file(octets), *_of_its_lines(octets), *_of_its_content(octets)]


def _of_the_file(octets: bytes) -> list[str]:
    found = []
    if octets.startswith(b"\xef\xbb\xbf"):
        found.append("a byte order mark")
    if b"\r" in octets.replace(b"\r\n", b"") or b"\n" in octets.replace(b"\r\n", b""):
        found.append("a line that does not end in CRLF")
    if not octets.endswith(_END):
        found.append("the end is not END:VCALENDAR CRLF")
    return found


def _of_its_lines(octets: bytes) -> list[str]:
    found = []
    for line in re.split(b"[\r\n]+", octets):
        shown = repr(line[:20])
        if len(line) > _LONGEST:
            found.append(f"{len(line)} octets: {shown}")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            found.append(f"a character cut in two: {shown}")
        else:
            if _CONTROLS.search(text):
                found.append(f"a control character: {shown}")
    return found


def _of_its_content(octets: bytes) -> list[str]:
    found = []
    open_: list[str] = []
    for line in octets.replace(b"\r\n ", b"").decode(errors="replace").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        if not _CONTENT.fullmatch(line):
            found.append(f"not a property: {line[:20]!r}")
        if name in _TYPES and not _TYPES[name].fullmatch(value):
            found.append(f"not a value of its type: {line[:80]!r}")
        if name == "BEGIN":
            open_.append(value)
        elif name == "END" and (not open_ or open_.pop() != value):
            found.append(f"{line} closes nothing")
    return found + [f"{value} is not closed" for value in open_]
