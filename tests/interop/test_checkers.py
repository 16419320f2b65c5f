from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interop.checkers import CHECKERS

if TYPE_CHECKING:
    from pathlib import Path

    from interop.exports import Exported

_SOUND = b"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:1@test
DTSTAMP:20181018T000000Z
DTSTART:20181018T090000Z
DTEND:20181018T100000Z
SUMMARY:A session
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


@pytest.mark.parametrize("checker", CHECKERS)
def test_no_checker_complains_of_any_file(checker: str, exported: Exported) -> None:
    complaints = zip(exported.expected, CHECKERS[checker](exported.paths), strict=True)

    assert dict(complaints) == {name: [] for name in exported.expected}


@pytest.mark.parametrize(
    ("checker", "broken", "complaint"),
    [
        (
            "libical",
            (b"END:VEVENT", b"SUMMARY:Another\r\nEND:VEVENT"),
            "Expected zero or one instances",
        ),
        (
            "libical",
            (b"END:VEVENT", b"DURATION:PT1H\r\nEND:VEVENT"),
            "must not have both DURATION and DTEND",
        ),
        ("libical", (b"END:VEVENT", b"GEO:north\r\nEND:VEVENT"), "Can't parse as GEO value"),
        ("libical", (b"SUMMARY:", b"SUMMARY "), "Got a data line"),
        ("libical", (_SOUND, b""), "no calendar"),
        ("sabre/vobject", (b"SUMMARY:", b"SUMMARY "), "line 9 did not follow the icalendar"),
        ("sabre/vobject", (b"A session", b"A s\x07ssion"), "Property is not valid UTF-8!"),
        ("sabre/vobject", (b"A session", b"A s\xc4ssion"), "Property is not valid UTF-8!"),
        ("sabre/vobject", (b"END:VCALENDAR\r\n", b""), "Document ended prematurely"),
    ],
)
def test_a_checker_complains_of_a_broken_file(
    checker: str, broken: tuple[bytes, bytes], complaint: str, tmp_path: Path
) -> None:
    sound, changed = tmp_path / "sound.ics", tmp_path / "broken.ics"
    sound.write_bytes(_SOUND)
    changed.write_bytes(_SOUND.replace(*broken))

    of_sound, of_broken = CHECKERS[checker]([sound, changed])

    assert of_sound == []
    assert any(complaint in one for one in of_broken), of_broken
