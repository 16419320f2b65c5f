"""A visit as large as `iris` promises to handle: 2,000 people, 200 sessions, 40 each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = 2_000
SESSIONS = 200
EACH = 40
ORGANISATIONS = 50
DAYS = 5


def write(folder: Path, *, moved: bool = False) -> Path:
    """Write `visit.toml` and `people.csv` into a folder; `moved` changes one session."""
    groups = SESSIONS // EACH  # everyone is in one of these tracks, 40 sessions each
    lines = [
        "[visit]",
        'id = "big"',
        'title = { en = "A large visit", lv = "Liela vizīte" }',
        "start = 2031-05-05",
        "end = 2031-05-09",
        'timezone = "Europe/Riga"',
        'people_file = "people.csv"',
        "[venues.hall]",
        'name = { en = "The hall", lv = "Zāle" }',
        'address = "Kuģu iela 1"',
        'city = "Rīga"',
        'country = "LV"',
        "latitude = 56.94",
        "longitude = 24.1",
    ]
    for number in range(ORGANISATIONS):
        lines.append(f"[organisations.o{number}]")
        lines += [f'name = "Organisation {number}"', 'country = "SE"']
    for number in range(SESSIONS):
        day, slot = divmod(number, SESSIONS // DAYS)
        hour, part = divmod(slot, 4)
        minute = part * 15 + (5 if moved and number == 0 else 0)
        lines += [
            f"[sessions.s{number}]",
            f'title = {{ en = "Session {number}", lv = "Sesija {number}" }}',
            f"day = 2031-05-{5 + day:02d}",
            f"start = {8 + hour:02d}:{minute:02d}",
            f"end = {8 + hour:02d}:{minute + 9:02d}",
            f'description = "{"What this session is about, in a sentence or two. " * 4}"',
            'venue = "hall"',
            f'attendees = ["track-{number % groups}"]',
        ]
    file = folder / "visit.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = ["name,organisation,id,language,groups"]
    for number in range(PEOPLE):
        language = "en" if number % 10 else "lv"
        organisation, track = number % ORGANISATIONS, number % groups
        rows.append(f"Guest {number},o{organisation},guest-{number},{language},track-{track}")
    (folder / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file
