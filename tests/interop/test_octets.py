from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interop.octets import wrong

if TYPE_CHECKING:
    from interop.exports import Exported

_HEAD = b"BEGIN:VCALENDAR\r\n"
_TAIL = b"END:VCALENDAR\r\n"


def test_every_file_is_what_rfc_5545_asks_for_to_the_octet(exported: Exported) -> None:
    problems = {path.name: wrong(path.read_bytes()) for path in exported.paths}

    assert problems == {name: [] for name in problems}


@pytest.mark.parametrize(
    ("octets", "problem"),
    [
        (b"\xef\xbb\xbf" + _HEAD + _TAIL, "a byte order mark"),
        (_HEAD + b"NAME:a\n" + _TAIL, "a line that does not end in CRLF"),
        (_HEAD + b"NAME:a\rb\r\n" + _TAIL, "a line that does not end in CRLF"),
        (_HEAD + _TAIL + b"\r\n", "the end is not END:VCALENDAR CRLF"),
        (_HEAD + b"NAME:" + b"x" * 71 + b"\r\n" + _TAIL, "76 octets: b'NAME:xxxxxxxxxxxxxxx'"),
        (_HEAD + b"NAME:\xc4\r\n \x81\r\n" + _TAIL, "a character cut in two: b'NAME:\\xc4'"),
        (_HEAD + b"NAME:\x1b[0m\r\n" + _TAIL, "a control character: b'NAME:\\x1b[0m'"),
        (_HEAD + b"NAME:a\xc2\x85b\r\n" + _TAIL, "a control character: b'NAME:a\\xc2\\x85b'"),
        (_HEAD + b"a line\r\n" + _TAIL, "not a property: 'a line'"),
        (_HEAD + b"SUMMARY:a;b\r\n" + _TAIL, "not a value of its type: 'SUMMARY:a;b'"),
        (_HEAD + b"SUMMARY:\\a\r\n" + _TAIL, r"not a value of its type: 'SUMMARY:\\a'"),
        (_HEAD + b"URL:http://a\\b\r\n" + _TAIL, r"not a value of its type: 'URL:http://a\\b'"),
        (_HEAD + b"GEO:1e-07;2\r\n" + _TAIL, "not a value of its type: 'GEO:1e-07;2'"),
        (_HEAD + b"BEGIN:VEVENT\r\n" + _TAIL, "END:VCALENDAR closes nothing"),
    ],
)
def test_the_check_of_the_octets_finds_what_is_wrong(octets: bytes, problem: str) -> None:
    assert problem in wrong(octets)


def test_the_check_of_the_octets_passes_lines_that_are_folded_and_have_tabs() -> None:
    folded = b"NAME;VALUE=TEXT:" + b"x" * 59 + b"\r\n \xc4\x81\ty\r\n"

    assert wrong(_HEAD + folded + _TAIL) == []
