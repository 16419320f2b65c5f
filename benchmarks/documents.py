"""How long a visit file takes to be made of documents with 500 sessions, in each format.

The same programme as docx, xlsx, csv, Markdown and text, then twice as long. Prints seconds
and ratios; asserts nothing.

    python benchmarks/documents.py
"""

from __future__ import annotations

import datetime as dt
import io
import time
from typing import TYPE_CHECKING, Any

import docx
import openpyxl

from iriscli.intake import readers
from iriscli.intake.understand import Known, understand
from iriscli.intake.write import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SESSIONS = 500
A_DAY = 20
FIRST = dt.date(2027, 4, 5)
HEADER = ("Day", "Time", "What", "Where", "Who")

Row = tuple[str, str, str, str, str]


def rows(number: int) -> Iterator[Row]:
    """Yield the sessions of a programme."""
    for one in range(number):
        day, slot = divmod(one, A_DAY)
        start = dt.datetime.combine(FIRST, dt.time(8)) + dt.timedelta(minutes=30 * slot)
        end = start + dt.timedelta(minutes=30)
        date = f"{FIRST + dt.timedelta(days=day):%A %d %B %Y}" if not slot else ""
        place = f"Town Hall, room {one % 9}"
        yield date, f"{start:%H:%M}–{end:%H:%M}", f"Talk {one} of the town", place, "Director"


def as_docx(number: int) -> bytes:
    """Write the programme as a table of Word."""
    made = docx.Document()
    table = made.add_table(rows=number + 1, cols=len(HEADER))
    cells = iter(table._cells)  # noqa: SLF001 - asking for each row takes minutes
    for row in (HEADER, *rows(number)):
        for text in row:
            next(cells).text = text
    return _saved(made)


def as_xlsx(number: int) -> bytes:
    """Write the programme as a sheet."""
    book = openpyxl.Workbook()
    for row in (HEADER, *rows(number)):
        book["Sheet"].append(row)
    return _saved(book)


def as_csv(number: int) -> bytes:
    """Write the programme as Excel saves it."""
    return "\r\n".join(";".join(row) for row in (HEADER, *rows(number))).encode("cp1252")


def as_md(number: int) -> bytes:
    """Write the programme as a table of Markdown."""
    divider = tuple("---" for _ in HEADER)
    table = (HEADER, divider, *rows(number))
    return "\n".join(f"| {' | '.join(row)} |" for row in table).encode()


def as_txt(number: int) -> bytes:
    """Write the programme as a mail."""
    lines = (
        f"{date}\n{clock} {title} ({place}) - {who}" if date else f"{clock} {title} ({place})"
        for date, clock, title, place, who in rows(number)
    )
    return "\n".join(lines).encode()


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def seconds(name: str, data: bytes, expected: int) -> float:
    """Return how long a visit file takes to be made, the best of three."""
    found = []
    for _ in range(3):
        before = time.process_time()
        draft = understand([(name, readers.read(name, data))], Known(FIRST))
        write(draft, [name], "unique")
        found.append(time.process_time() - before)
        if len(draft.sessions) != expected:
            raise SystemExit(f"{name}: {len(draft.sessions)} sessions, not {expected}")
    return min(found)


def main() -> None:
    """Measure, and print."""
    makers: dict[str, Callable[[int], bytes]] = {
        "docx": as_docx,
        "xlsx": as_xlsx,
        "csv": as_csv,
        "md": as_md,
        "txt": as_txt,
    }
    for kind, make in makers.items():
        once, twice = (
            seconds(f"a.{kind}", make(number), number) for number in (SESSIONS, 2 * SESSIONS)
        )
        print(
            f"{kind:5} {SESSIONS} sessions {once:5.2f} s   twice as many {twice / once:4.1f} x"
        )


if __name__ == "__main__":
    main()
