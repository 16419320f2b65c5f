"""The faults that other tests allow for are the readers': iris has no hand in this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interop.faults import FAULTS
from interop.needed import library
from interop.readers import READERS

if TYPE_CHECKING:
    from pathlib import Path

_CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:1@test
DTSTAMP:20181018T000000Z
SEQUENCE:0
DTSTART:20181018T090000Z
DTEND:20181018T100000Z
SUMMARY:{summary}
DESCRIPTION:.
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
"""
_PATH = (r"C:\\new\\Notes", r"C:\new\Notes")
_TALE = (r"\\r\; \\R\, \\\\n", r"\r; \R, \\n")
_QUOTED = ('"quoted"', '"quoted"')


def _read(reader: str, folder: Path, summary: str) -> str:
    file = folder / "calendar.ics"
    file.write_bytes(_CALENDAR.format(summary=summary).replace("\n", "\r\n").encode())
    ((event,),) = READERS[reader]([file])
    return event.title


@pytest.mark.parametrize("reader", sorted(READERS.keys() - FAULTS.keys()))
@pytest.mark.parametrize(("written", "meant"), [_PATH, _TALE, _QUOTED])
def test_a_reader_without_faults_reads_what_rfc_5545_means(
    reader: str, written: str, meant: str, tmp_path: Path
) -> None:
    assert _read(reader, tmp_path, written) == meant


@pytest.mark.parametrize(
    ("reader", "written", "meant"),
    [("ics", *_PATH), ("ics", *_TALE), ("node-ical", *_PATH), ("node-ical", *_QUOTED)],
)
def test_a_faulty_reader_still_reads_something_else(
    reader: str, written: str, meant: str, tmp_path: Path
) -> None:
    read = _read(reader, tmp_path, written)

    assert read != meant
    assert read == FAULTS[reader](meant)


def test_ics_still_drops_a_line_of_spaces_that_folding_has_left(tmp_path: Path) -> None:
    assert _read("ics", tmp_path, "a\n  \n b") == "ab"
    assert _read("vobject", tmp_path, "a\n  \n b") == "a b"


def test_icalendar_still_writes_a_newline_where_a_text_has_a_backslash_and_an_n() -> None:
    written = library("icalendar").vText(r"C:\Notes").to_ical()

    assert written == rb"C:\notes"  # RFC 5545 would have C:\\Notes
    assert FAULTS["khal"](r"C:\Notes") == "C:\notes"
