r"""Texts that nobody would write and someone will, read back as the model has them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from interop import expected, needed
from interop.faults import as_read_by, has_a_blank_line
from interop.octets import wrong
from interop.readers import IN_NODE, LIBRARIES, Reads, by_uid
from interop.visits import Tables, to_toml
from iriscli.calendars.export import Wanted, export
from iriscli.disk.folder import hold
from iriscli.errors import InvalidVisitError
from iriscli.text import clean, clean_line
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from iriscli.visit.visit import Visit

_NOW = dt.datetime(2027, 1, 15, 8, tzinfo=dt.UTC)
_DAY = dt.date(2027, 5, 19)
_LONG = 10_000

_SNAGS = [
    *("\\", r"\\", r"\n", r"\\n", r"\N", r"\,", r"\;", r"\"", r"\t", r"\r", r"\x41", r"\u0041"),
    *(r"C:\new", r"\\server\Notes", '"', "'", ";", ",", ":", "=", "^", "^n", "%", "%s", "{"),
    *("}", "{title}", "&", "&amp;", "<", ">", "$", "`", "#", "|", "/", "[red]"),
    *("\n", "\r\n", "\r", "\t", " ", "  ", " \n ", "\u2028", "\x85", "\u00a0", "\u3000"),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x9b", "\ufeff", "\ufffe", "\u200b", "\u00ad"),
    *("e\u0301", "\u0301", "n\u0303\u0323", "\u202eabc\u202c", "שלום", "مرحبا", "漢字"),
    *("👩‍👩‍👧‍👦", "🇱🇻", "\U0001f3f4\U000e0067\U000e007f", "\U0010ffff"),
    *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VCALENDAR", "X-IRIS-RECORD:a b c d"),
]
_texts = st.lists(st.sampled_from(_SNAGS) | st.text(max_size=20), max_size=12).map("".join)
_long_texts = _texts.filter(bool).map(lambda text: (text * _LONG)[:_LONG])
_lines = _texts.filter(clean_line)
_paragraphs = (_texts | _long_texts).filter(clean)


@st.composite
def _visits(draw: st.DrawFn) -> Tables:
    """Draw a visit whose every text is any text."""
    return {
        "visit": _about(draw(_lines)),
        "organisations.guest": {"name": draw(_lines), "country": "SE"},
        "venues.venue": {
            "name": draw(_lines),
            "address": draw(_lines),
            "city": draw(_lines),
            "note": draw(_paragraphs),
        },
        "sessions.session": {
            "title": draw(_lines),
            "day": _DAY,
            "venue": "venue",
            "room": draw(_lines),
            "speakers": draw(st.lists(_lines, max_size=3)),
            "description": draw(_paragraphs),
            "kind": "meal",
        },
    }


def _about(title: str, day: dt.date = _DAY, zone: str = "Europe/Riga") -> dict[str, Any]:
    end = day + dt.timedelta(days=1)
    return {"id": "any", "title": title, "start": day, "end": end, "timezone": zone}


def _one_text(text: str) -> Tables:
    """Return a visit that says one thing everywhere."""
    return {
        "visit": _about(text),
        "organisations.guest": {"name": text, "country": "SE"},
        "venues.venue": {"name": text, "address": text, "note": text},
        "sessions.session": {
            "title": text,
            "day": _DAY,
            "venue": "venue",
            "description": text,
        },
    }


def _visit(tables: Tables) -> Visit:
    return read_visit(to_toml(tables).encode(), "visit.toml", _no_csv)


def _no_csv(path: str) -> bytes:
    raise FileNotFoundError(path)


def _export(visit: Visit, folder: Path) -> Path:
    with hold(folder) as held:
        assert export(visit, held, Wanted(), _NOW).exit_code == 0
    return folder / "guest.ics"


def _check_texts(read: Reads, tables: Tables) -> None:
    """Compare what was read with what was written into the visit file, cleaned."""
    venue, session = tables["venues.venue"], tables["sessions.session"]
    places = [venue["name"], session.get("room"), venue["address"], venue.get("city")]
    (event,) = read
    assert event.title == clean_line(session["title"])
    assert event.location == ", ".join(clean_line(place) for place in places if place)
    told = f"\n\n{clean(session['description'])}\n\n{clean(venue['note'])}"
    assert event.description.endswith(told)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("reader", LIBRARIES)
@settings(max_examples=60, deadline=None)
@given(tables=_visits())
@example(tables=_one_text(r"C:\new\Notes"))
@example(tables=_one_text("".join(_SNAGS)))
@example(tables=_one_text("ā" * _LONG))
@example(tables=_one_text("\ufeffwhat a byte order mark begins"))
def test_a_reader_reads_any_text_as_the_visit_has_it(reader: str, tables: Tables) -> None:
    visit = _visit(tables)
    with TemporaryDirectory() as folder:
        file = _export(visit, Path(folder))
        # ics drops such a line, and the spaces in it (see test_faults.py).
        assume(reader != "ics" or not has_a_blank_line(file.read_bytes()))
        (read,) = LIBRARIES[reader]([file])

    of_guest = expected.events(visit, "guest")
    assert read == tuple(as_read_by(reader, event) for event in of_guest)
    if read == of_guest:
        _check_texts(read, tables)


@pytest.mark.parametrize("reader", IN_NODE)
def test_a_reader_in_javascript_reads_any_text_as_the_visit_has_it(
    reader: str, tmp_path: Path
) -> None:
    needed.node_script("")  # before anything is drawn for it
    visits: list[Visit] = []
    files: list[Path] = []

    @settings(max_examples=60, deadline=None)
    @given(tables=_visits())
    def write(tables: Tables) -> None:
        visits.append(_visit(tables))
        files.append(_export(visits[-1], tmp_path / str(len(visits))))

    write()
    for read, visit in zip(IN_NODE[reader](files), visits, strict=True):
        of_guest = expected.events(visit, "guest")
        assert read == tuple(as_read_by(reader, event) for event in of_guest)


@given(tables=_visits())
@example(tables=_one_text("BEGIN:VEVENT"))
def test_whatever_the_text_the_octets_are_right_and_the_next_export_knows_them(
    tables: Tables,
) -> None:
    visit = _visit(tables)
    with TemporaryDirectory() as folder:
        octets = _export(visit, Path(folder)).read_bytes()
        with hold(Path(folder)) as held:
            (again,) = export(visit, held, Wanted(), _NOW).done

    assert wrong(octets) == []
    assert again.state == "unchanged"


_degrees = st.floats(-90, 90) | st.floats(-1e-5, 1e-5)
_addresses = st.builds(
    "{}{}{}".format,
    st.sampled_from(["https://example.org", "HTTP://user:pw@[::1]:8080", "https://bücher.lv"]),
    st.sampled_from("/?#"),
    st.text(max_size=40) | st.text("/?#[]@!$&'()*+,;=:%20-._~\\\"", max_size=200),
)


@st.composite
def _moments(draw: st.DrawFn) -> Tables:
    """Draw a visit on any day, in any zone."""
    day = draw(st.dates(dt.date(1970, 1, 1), dt.date(2199, 12, 30)))
    zones = ["Europe/Riga", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati"]
    times = st.times().map(lambda time: time.replace(microsecond=0))
    return {
        "visit": _about("A visit", day, draw(st.sampled_from(zones))),
        "organisations.guest": {"name": "A guest", "country": "SE"},
        "sessions.timed": {
            "title": "Timed",
            "day": day,
            "start": draw(times),
            "end": dt.datetime.combine(day + dt.timedelta(days=1), draw(times)),
            "status": draw(st.sampled_from(["confirmed", "tentative"])),
        },
        "sessions.open": {"title": "Open", "day": day, "start": draw(times)},
        "sessions.all-day": {"title": "All day", "day": day},
    }


@pytest.mark.usefixtures("libraries")
@settings(max_examples=100, deadline=None)
@given(tables=_moments())
def test_every_reader_reads_any_moment_as_the_visit_has_it(tables: Tables) -> None:
    _check_with_every_reader(tables)


@pytest.mark.usefixtures("libraries")
@settings(max_examples=60, deadline=None)
@given(latitude=_degrees, longitude=_degrees.map(lambda degrees: 2 * degrees))
@example(latitude=0.00001, longitude=-0.00001)
def test_any_place_is_written_without_exponents_and_read_to_the_metre(
    latitude: float, longitude: float
) -> None:
    venue = {"name": "A venue", "latitude": latitude, "longitude": longitude}
    _check_with_every_reader(
        {
            "visit": _about("A visit"),
            "organisations.guest": {"name": "A guest", "country": "SE"},
            "venues.venue": venue,
            "sessions.session": {"title": "A session", "day": _DAY, "venue": "venue"},
        }
    )


@pytest.mark.usefixtures("libraries")
@settings(max_examples=60, deadline=None)
@given(address=_addresses)
@example(address="https://example.org/a,b;c:d?e='f'&g=%22#(h)!*@~$")
@example(address=r"https://example.org/C:\new\Notes")
@example(address="https://example.org/ķīļi")
def test_any_address_is_written_as_a_uri_and_read_as_it(address: str) -> None:
    _check_with_every_reader(
        {
            "visit": _about("A visit"),
            "organisations.guest": {"name": "A guest", "country": "SE"},
            "sessions.session": {"title": "A session", "day": _DAY, "url": address},
        }
    )


def _check_with_every_reader(tables: Tables) -> None:
    try:
        visit = _visit(tables)
    except InvalidVisitError:  # an hour that clocks skip, an address that is none
        reject()
    with TemporaryDirectory() as folder:
        file = _export(visit, Path(folder))
        assert wrong(file.read_bytes()) == []
        for read_with in LIBRARIES.values():
            (read,) = read_with([file])
            assert by_uid(read) == by_uid(expected.events(visit, "guest"))
