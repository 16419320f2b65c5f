r"""Where a reader is wrong: what it makes of what is right.

RFC 5545 3.3.11 writes the text `C:\new` as `C:\\new`. Two readers replace `\n`
before `\\`, so that they see a newline in it. test_faults.py shows each fault without
iris, and fails once the reader has mended it.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from interop.readers import Read


def of_ics(text: str) -> str:
    r"""Return a text as `ics` 0.7 reads it: backslashes last, and `\r` is not in the RFC."""
    pairs = {r"\;": ";", r"\,": ",", r"\n": "\n", r"\N": "\n", r"\r": "\r", r"\R": "\r"}
    return _replaced(_escaped(text), {**pairs, r"\\": "\\"})


def of_node_ical(text: str) -> str:
    """Return a text as `node-ical` 0.26 reads it: backslashes last, and without quotes."""
    pairs = {r"\,": ",", r"\;": ";", r"\n": "\n", r"\N": "\n", r"\\": "\\"}
    return re.sub(r'\A"([^\n\r\u2028\u2029]*)"\Z', r"\1", _replaced(_escaped(text), pairs))


def of_icalendar_writing(text: str) -> str:
    r"""Return a text after icalendar 7.3 has written it again: a newline for each `\N`.

    khal does so with what it imports, caldav with what it uploads.
    """
    return text.replace(r"\N", "\n")


FAULTS: Mapping[str, Callable[[str], str]] = {
    "ics": of_ics,
    "node-ical": of_node_ical,
    "khal": of_icalendar_writing,
    "caldav": of_icalendar_writing,
}


def as_read_by(reader: str, event: Read) -> Read:
    """Return an event as a reader shows it: with its own faults, and no others."""
    fault = FAULTS.get(reader)
    if fault is None:
        return event
    return dataclasses.replace(
        event,
        title=fault(event.title),
        location=fault(event.location),
        description=fault(event.description),
    )


def has_a_blank_line(octets: bytes) -> bool:
    """Tell whether folding left a line of spaces alone, which `ics` 0.7 drops."""
    return any(not line.strip() for line in octets.decode().split("\n")[:-1])


def _escaped(text: str) -> str:
    """Return a text as RFC 5545 3.3.11 writes it."""
    return _replaced(text, {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    """Replace one thing after another."""
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text
