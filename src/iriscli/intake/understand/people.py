"""Lists of people: tables by their headers, and lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iriscli.intake.draft import Person, Remark
from iriscli.intake.understand.lines import is_person
from iriscli.intake.understand.words import is_one
from iriscli.text.compare import folded
from iriscli.visit.countries import country_named
from iriscli.visit.headers import FIRST, LAST, meant
from iriscli.visit.languages import language_named
from iriscli.visit.values import is_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.intake.blocks import Row

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTRY = frozenset(
    (
        *("country", "valsts", "land", "maa", "kraj", "краіна", "riik", "šalis", "країна"),
        *("state", "nation", "pays"),
    )
)
_AND = re.compile(r"\s*[,/&+]\s*|\s+(?:and|un|och|ja|i|und|og|ir|та|і|й)\s+")
_NOT_A_NAME = re.compile(r"\d|@|https?:")
_HALF = 0.5
_MOST_WORDS = 6
_LONG = 80


def headers_of(cells: Sequence[str]) -> list[str]:
    """Return the column of people that each header means, "" for none; also a country."""
    plain = [re.sub(r"[,.:*]+", " ", cell) for cell in cells]
    found = list(meant([" ".join(cell.split()) for cell in plain]))
    for number, cell in enumerate(plain):
        words = {folded(one) for one in re.split(r"[/|()\n]", cell)} | {folded(cell)}
        halves = [one for one in _AND.split(cell) if one.strip()]
        if len(halves) > 1 and set(meant(halves)) <= {"name", FIRST, LAST}:
            found[number] = "name"  # 'Name and surname'
        if not found[number] and words & _COUNTRY:
            found[number] = "country"
        elif not found[number] and len(words) > 1:
            found[number] = next((one for one in meant(sorted(words)) if one), "")
    return found


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells are the headers of a list of people."""
    found = headers_of(cells)
    named = "name" in found or {FIRST, LAST} <= set(found)
    return named and len([one for one in found if one]) > 1


def read_table(
    rows: Sequence[Row], columns: Sequence[str], headers: Sequence[str]
) -> list[Person | Remark]:
    """Return the people of a table below its header."""
    columns = list(columns)
    for number, column in enumerate(columns):
        cells = [row.cells[number].text for row in rows if row.cells[number].text]
        mails = sum(bool(EMAIL.search(cell)) for cell in cells)
        if (
            "email" not in columns
            and cells
            and mails >= _HALF * len(cells)
            and column not in {"name", "organisation"}
        ):
            columns[number] = "email"
    return [_person(row, columns, headers) for row in rows]


def guessed_columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns of a list without headers: it is one if it has addresses of mail."""
    width = len(rows[0].cells) if rows else 0
    columns = [""] * width
    for number in range(width):
        cells = [row.cells[number].text for row in rows if row.cells[number].text]
        mails = sum(bool(EMAIL.fullmatch(cell.strip())) for cell in cells)
        if mails > _HALF * len(rows):
            columns[number] = "email"
            break
    if "email" not in columns:
        return []
    for number in range(width):
        cells = [row.cells[number].text for row in rows if row.cells[number].text]
        if columns[number] or not cells or all(cell.strip(". ").isdecimal() for cell in cells):
            continue
        if all(country_named(cell) for cell in cells):
            columns[number] = "country"
        else:
            columns[number] = "organisation" if "name" in columns else "name"
        if "organisation" in columns:
            break
    return columns if "name" in columns else []


def _person(row: Row, columns: Sequence[str], headers: Sequence[str]) -> Person | Remark:
    text = " | ".join(cell.whole for cell in row.cells if cell.whole and cell.first)
    if any(line.struck and not line.text for cell in row.cells for line in cell.lines):
        return Remark(row.where, text)
    cells: dict[str, str] = {}
    details: list[tuple[str, str]] = []
    for number, cell in enumerate(row.cells):
        said = " ".join(cell.text.split())
        column = columns[number] if number < len(columns) else ""
        header = " ".join(headers[number].split()) if number < len(headers) else ""
        if not said:
            continue
        if column and column not in cells:
            cells[column] = said
        elif (
            header
            and folded(header) not in {folded(one) for one, _ in details}
            and not (re.fullmatch(r"[\d.]+", said) and _numbers(header))
        ):
            details.append((header, said))
    if {FIRST, LAST} <= set(columns):
        cells["name"] = " ".join(filter(None, (cells.get(FIRST), cells.get(LAST))))
    return _of_cells(row.where, text, cells, tuple(details))


def _of_cells(
    where: str, text: str, cells: dict[str, str], details: tuple[tuple[str, str], ...]
) -> Person | Remark:
    """Return the person of a row's cells by their columns."""
    name = cells.get("name", "").strip()
    mail = EMAIL.search(" ".join((cells.get("email", ""), name)))
    if mail:
        name = name.replace(mail.group(), "").strip(" ,;()<>")
    rest = [part.strip() for part in re.split(r",\s+", name)]
    if len(rest) > 1 and "role" not in cells and is_person(", ".join(rest[1:])):
        name, cells["role"] = rest[0], ", ".join(rest[1:])
    if not is_name(name):
        return Remark(where, text)
    role = cells.get("role", "")
    return Person(
        where=where,
        name=name,
        organisation=cells.get("organisation", ""),
        country=country_named(cells.get("country", "")) or "",
        email=mail.group() if mail else "",
        role=role,
        language=language_code(cells.get("language", "")),
        groups=tuple(
            one.strip() for one in re.split("[;,]", cells.get("groups", "")) if one.strip()
        ),
        details=details,
    )


def _numbers(header: str) -> bool:
    """Tell whether a header is that of a column which numbers the rows."""
    return len(header) <= len("Lp..") or header.strip(". ").lower() in {"number", "nummer"}


def is_name(text: str) -> bool:
    """Tell whether a text may be somebody's name."""
    inner = text.strip(" ()[].")
    if not inner or is_one(inner, "nobody") or is_one(text, "nobody") or len(inner) < 3:  # noqa: PLR2004
        return False
    return not _NOT_A_NAME.search(inner) and any(char.isalpha() for char in inner)


def language_code(text: str) -> str:
    """Return the code of a language, "" where a text names none."""
    code = text.strip().lower()
    if is_language(code):
        return code
    return language_named(text) or ""


def delegation(text: str) -> tuple[str, str] | None:
    """Return the organisation, and its country, that a line names above its people."""
    if len(text) > _LONG or _NOT_A_NAME.search(text) or text.rstrip().endswith((".", "!", "?")):
        return None
    name, _, rest = text.strip(" :").partition("(")
    country = country_named(rest.strip(" ):")) if rest else ""
    return (name.strip(), country or "") if name.strip() and country is not None else None


def read_line(where: str, text: str) -> Person | Remark:
    """Return the person of a line: `Anna Example, head of unit, Town of X (Latvia)`."""
    mail = EMAIL.search(text)
    left = text.replace(mail.group(), " ") if mail else text
    country = ""
    for match in re.finditer(r"[(\[]([^()\[\]]+)[)\]]", left):
        if code := country_named(match[1].strip()):
            country, left = code, left.replace(match.group(), " ")
    parts = [
        part.strip(" \t.;<>()")
        for part in re.split(r"\t+|\s*;\s*|,\s+|\s+[-–—|]\s+|:\s+", left)
        if part.strip(" \t.;<>()")
    ]
    parts[:1] = [re.sub(r"^\d+[.)]\s*", "", parts[0])] if parts else []
    if not country and len(parts) > 1 and (code := country_named(parts[-1])):
        country = code
        parts.pop()
    if (len(parts) < 2 and not mail) or not parts or not is_name(parts[0]):  # noqa: PLR2004
        return Remark(where, text)
    if any(part[0].isdecimal() for part in parts[1:]):  # 'Delegation: 3 people'
        return Remark(where, text)
    words = parts[0].split()
    if (
        not 1 < len(words) <= _MOST_WORDS
        or not words[0][0].isupper()
        or text.endswith((".", "!"))
    ):
        return Remark(where, text)
    roles = [part for part in parts[1:] if is_person(part)]
    others = [part for part in parts[1:] if part not in roles]
    organisation = others[0] if others else ""
    if not others and len(roles) > 1:
        organisation = roles.pop()
    details = tuple(("note", part) for part in others[1:2])
    return Person(
        where=where,
        name=parts[0],
        organisation=organisation,
        country=country,
        email=mail.group() if mail else "",
        role=", ".join(roles),
        details=details,
    )
