"""Tables: which column is the day, the time, the title, by header or by what is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.intake.understand import days, lines, people, times
from iriscli.intake.understand.words import meanings
from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iriscli.intake.blocks import Cell, Row

_MOST, _SOME = 0.6, 0.3
_LONGEST_HEADER = 60
_LONGEST_REST = 15  # what stands beside a time in its cell: a word in brackets
_PLAIN = re.compile(r"[.:*]+$")


@dataclass(frozen=True)
class Layout:
    """What the columns of a part of a table hold.

    `kind`: "programme"; "grid", whose columns are days; "people"; "text".
    """

    kind: str
    roles: tuple[str, ...]
    headers: tuple[str, ...] = ()
    header: Row | None = None


def parts(rows: Sequence[Row]) -> list[tuple[Layout, list[Row]]]:
    """Divide a table where a header begins another one, and say what each part is."""
    found: list[tuple[Row | None, list[Row]]] = [(None, [])]
    for row in rows:
        if is_header(row):
            found.append((row, []))
        else:
            found[-1][1].append(row)
    return [(_layout(header, body), body) for header, body in found if header or body]


def is_header(row: Row) -> bool:
    """Tell whether a row names columns, and holds no session."""
    cells = [cell.text for cell in row.cells if cell.text and cell.first]
    if len(cells) < 2 or any(len(cell) > _LONGEST_HEADER for cell in cells):  # noqa: PLR2004
        return False
    if any(_is_clock(cell) for cell in cells):
        return False
    known = [meaning(cell) for cell in cells]
    named = [one for one in known if one]
    as_days = [found[0] for cell in cells if _is_day(cell) and (found := _day(cell))]
    if len(set(as_days)) > 1:
        return len(as_days) + len(named) >= len(cells) - 1
    in_parts = all(one or times.says_open(cell) for one, cell in zip(known, cells, strict=True))
    if people.is_header(cells) or ("day" in named and in_parts):
        return True  # the second is 'Day', 'Morning', 'Afternoon'
    groups = sum(lines.is_group(cell) for cell in cells)
    if groups > 1 or (groups and named):
        return len(cells) - groups - len(named) <= 1
    return len(set(named)) > 1 and len(named) >= _MOST * len(cells) - 1


def _day(text: str) -> tuple[days.Said, str] | None:
    return days.heading(text, alone=True)


def _is_day(text: str) -> bool:
    found = _day(text)
    return found is not None and len(found[1]) < _LONGEST_HEADER // 2


def meaning(header: str) -> str:
    """Return what a header says of its column, "" for none that is known."""
    known = meanings("columns")
    words = [
        header,
        *re.split(r"[/|(\n,&+]|\s[-–—]\s|\s(?:and|und|un|i|och|og|ja|ir)\s", header),
    ]
    for word in words:
        plain = folded(_PLAIN.sub("", word.strip(" )]*")))
        found = known.get(plain) or known.get(f"{plain}.")
        if found:
            return found
    return ""


def _layout(header: Row | None, body: Sequence[Row]) -> Layout:
    width = len((header or body[0]).cells)
    headers = (
        tuple(" ".join(cell.text.split()) for cell in header.cells) if header else ("",) * width
    )
    if header:
        # 'To' is a day in one language and the head of the ends in another.
        as_days = [
            n
            for n, cell in enumerate(header.cells)
            if cell.text and _is_day(cell.text) and _share(body, n, _is_clock) < _MOST
        ]
        if len({_day(header.cells[n].text) for n in as_days}) > 1:
            roles = ["grid" if n in as_days else "" for n in range(width)]
            _by_content(body, roles, only=True)
            return Layout("grid", tuple(roles), headers, header)
    # 'No.' is a number in one language and 'from' in another: what is below it decides.
    roles = [
        "minor" if role in {"start", "end"} and _numbers(body, n) else role
        for n, role in enumerate(map(meaning, headers))
    ]
    as_people = people.headers_of(headers)
    is_timed = bool({"time", "start"} & set(roles)) or _has_times(body)
    if header and people.is_header(headers) and not is_timed:
        return Layout("people", tuple(as_people), headers, header)
    if not header and not is_timed and (columns := people.guessed_columns(body)):
        return Layout("people", tuple(columns), headers)
    if not header and width == 1:
        return Layout("text", ("",))
    _parallel(header, roles)
    _by_content(body, roles, only=False)
    if {"time", "start"} & set(roles) or ("day" in roles and "title" in roles and header):
        return Layout("programme", tuple(roles), headers, header)
    return Layout("text", ("",) * width, headers, header)


def _has_times(body: Sequence[Row]) -> bool:
    width = len(body[0].cells) if body else 0
    return any(
        _share(body, n, _is_time) >= _MOST and not _counts(body, n)
        for n in range(min(width, 4))
    )


def _parallel(header: Row | None, roles: list[str]) -> None:
    """Find the columns of sessions held at the same time: 'Group A', 'Group B'."""
    if header is None:
        return
    found = [
        n for n, cell in enumerate(header.cells) if cell.first and lines.is_group(cell.text)
    ]
    if len(found) < 2:  # noqa: PLR2004
        rooms = [
            n
            for n, cell in enumerate(header.cells)
            if cell.first and not roles[n] and cell.text and lines.is_place(cell.text)
        ]
        timed = "time" in roles or "start" in roles
        found = rooms if len(rooms) > 1 and timed and "title" not in roles else []
    for number in found:
        roles[number] = "parallel"


def _cells(body: Sequence[Row], column: int) -> list[Cell]:
    return [
        row.cells[column]
        for row in body
        if column < len(row.cells)
        and row.cells[column].first
        and row.cells[column].text
        and not is_full(row)
    ]


def is_full(row: Row) -> bool:
    """Tell whether a row holds one text over all its columns, or over none but one."""
    filled = [cell for cell in row.cells if cell.lines]
    return len(filled) > 0 and all(cell.lines is filled[0].lines for cell in filled)


def _share(body: Sequence[Row], column: int, test: Callable[[str], bool]) -> float:
    cells = _cells(body, column)
    return sum(test(cell.text) for cell in cells) / len(cells) if cells else 0.0


def _is_time(text: str) -> bool:
    found = times.in_cell(text)
    return (
        found is not None
        and len(found[1]) <= _LONGEST_REST
        and not found[1][:1].isalpha()
        and (found[0].start is not None or found[0].whole_day or not found[0].exact)
    )


def _is_clock(text: str) -> bool:
    found = times.in_cell(text)
    digits = re.search(r"\d", text)
    return _is_time(text) and found is not None and bool(found[0].start and digits)


def _is_day_cell(text: str) -> bool:
    return days.heading(text, alone=True) is not None


def _by_content(body: Sequence[Row], roles: list[str], *, only: bool) -> None:
    """Find the roles that no header tells by what most cells of a column are.

    `only`: those of times.
    """
    _times(body, roles)
    if only:
        return
    for role, test in (("day", _is_day_cell), ("minutes", _is_duration)):
        for n, known in enumerate(roles):
            if not known and role not in roles and _share(body, n, test) >= _MOST:
                roles[n] = role
    _texts(body, roles)


def _times(body: Sequence[Row], roles: list[str]) -> None:
    """Find the columns of times: one of them, or starts and ends."""
    width = len(roles)
    if not {"time", "start"} & set(roles):
        shares = [
            (_share(body, n, _is_time), n)
            for n in range(width)
            if not roles[n] and _share(body, n, _is_clock) > _SOME and not _counts(body, n)
        ]
        found = [n for share, n in sorted(shares, key=lambda one: one[1]) if share >= _MOST]
        if len(found) > 1 and found[1] == found[0] + 1 and _are_ends(body, *found[:2]):
            roles[found[0]], roles[found[1]] = "start", "end"
        elif found:
            roles[found[0]] = "time"
    elif "time" in roles and "end" not in roles:
        # 'Time' over two columns: a start and an end.
        at = roles.index("time")
        if at + 1 < width and roles[at + 1] in {"", "time"} and _are_ends(body, at, at + 1):
            roles[at], roles[at + 1] = "start", "end"
    if "start" in roles and "time" in roles and "end" not in roles:
        roles[roles.index("time")] = ""


def _counts(body: Sequence[Row], column: int) -> bool:
    """Tell whether a column only numbers the rows."""
    return all(cell.text.strip(". )").isdecimal() for cell in _cells(body, column))


def _numbers(body: Sequence[Row], column: int) -> bool:
    """Tell whether a column counts its rows from one."""
    found = [cell.text.strip(". )") for cell in _cells(body, column)]
    return bool(found) and found == [str(n) for n in range(1, len(found) + 1)]


def _is_duration(text: str) -> bool:
    return times.minutes_of(text) is not None


def _are_ends(body: Sequence[Row], first: int, second: int) -> bool:
    """Tell whether two columns hold starts and ends: each a single time."""
    for column in (first, second):
        if _share(body, column, _is_clock) < _MOST:
            return False
        found = [times.in_cell(cell.text) for cell in _cells(body, column)]
        if (
            sum(one is not None and one[0].end is not None for one in found)
            > len(found) * _SOME
        ):
            return False
    return True


def _texts(body: Sequence[Row], roles: list[str]) -> None:
    """Find the titles among the columns of words, and what the others are."""
    width = len(roles)
    left = [n for n in range(width) if not roles[n] and _cells(body, n)]
    if not {"title", "parallel"} & set(roles) and left:
        fill = {n: len(_cells(body, n)) for n in left}
        after = [
            n for n in left if n > _last_time(roles) and fill[n] >= _SOME * max(fill.values())
        ]
        title = (after or left)[0]
        if _counts(body, title):
            roles[title] = "minor"
            left = [n for n in left if n != title]
            title = (left or [title])[0]
        roles[title] = "title"
    for n in left:
        if roles[n]:
            continue
        placed, spoken = _share(body, n, lines.is_place), _share(body, n, lines.is_person)
        if "place" not in roles and placed > max(spoken, _SOME):
            roles[n] = "place"
        elif "speakers" not in roles and spoken > max(placed, _SOME):
            roles[n] = "speakers"


def _last_time(roles: Sequence[str]) -> int:
    found = [n for n, role in enumerate(roles) if role in {"time", "start", "end", "day"}]
    return max(found, default=-1)
