"""Other people's checkers: calendar files → what they complain of."""

from __future__ import annotations

import ctypes
import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from interop.needed import HERE, file, program, shared_library

Complaints = list[str]
Checker = Callable[[Sequence[Path]], list[Complaints]]


def by_libical(paths: Sequence[Path]) -> list[Complaints]:
    """Check with libical, Evolution's and GNOME Calendar's, and its table of restrictions."""
    libical = shared_library("libical.so.3")
    libical.icalparser_parse_string.restype = ctypes.c_void_p
    libical.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    return [_by_libical(libical, path.read_bytes()) for path in paths]


def _by_libical(libical: ctypes.CDLL, octets: bytes) -> Complaints:
    calendar = ctypes.c_void_p(libical.icalparser_parse_string(octets))
    if not calendar:
        return ["no calendar"]
    try:
        libical.icalrestriction_check(calendar)
        # What is wrong becomes a property at the place where it is.
        noted = libical.icalcomponent_as_ical_string(calendar).replace(b"\r\n ", b"")
    finally:
        libical.icalcomponent_free(calendar)
    return [line.decode() for line in noted.split(b"\r\n") if line.startswith(b"X-LIC-ERROR")]


def by_sabre(paths: Sequence[Path]) -> list[Complaints]:
    """Check with sabre/vobject; Nextcloud has a later version of it."""
    file("/usr/share/php/Sabre/VObject/autoload.php")
    done = subprocess.run(
        [program("php"), HERE / "check.php"],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    complaints: list[Complaints] = json.loads(done.stdout)
    return complaints


CHECKERS: Mapping[str, Checker] = {"libical": by_libical, "sabre/vobject": by_sabre}
