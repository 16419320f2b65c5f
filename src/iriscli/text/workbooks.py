"""Workbooks, xlsx and ods: sheets of rows of cells, as texts that a reader would see."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from iriscli.text.packages import Package, PackageError, open_package
from iriscli.text.sheets import Row, column_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

MAX_CELLS = 500_000
"""The filled cells that a workbook may have; two thousand people take a twentieth."""

_LAST_DAY = 2_900_000  # of the year 9999
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no zones
_DAY_ZERO_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - as above
# The formats that Excel has by number and not by code: dates, times, both.
_DATES = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)}
_TIMES = {18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47}
_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DURATION = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9.,]+)S")


class Cell(NamedTuple):
    """A text and where it stands: row and column from 1, to the last ones that it covers."""

    row: int
    column: int
    text: str
    struck: bool = False
    last_row: int = 0
    last_column: int = 0

    @property
    def name(self) -> str:
        """The name of the cell, as spreadsheets show it: `B14`."""
        return f"{column_name(self.column)}{self.row}"


@dataclass
class Worksheet:
    """A sheet of a workbook: its filled cells, in order."""

    name: str
    cells: list[Cell] = field(default_factory=list)

    def rows(self) -> list[Row]:
        """Return the rows that hold something, from the first column on."""
        found: dict[int, dict[int, str]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, {})[cell.column] = cell.text
        return [
            Row(line, tuple(cells.get(n, "") for n in range(1, max(cells) + 1)))
            for line, cells in sorted(found.items())
        ]


def read_workbook(data: bytes) -> list[Worksheet]:
    """Read the visible sheets of an xlsx or ods, or raise PackageError."""
    package = open_package(data)
    if "content.xml" in package.names:
        sheets = _Ods(package).sheets()
    else:
        sheets = _Xlsx(package).sheets()
    if not sheets:
        raise PackageError("there is no sheet in it; save it as .xlsx")
    return sheets


class _Cells:
    """The cells of a workbook, counted."""

    def __init__(self) -> None:
        self.left = MAX_CELLS

    def count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise PackageError(f"it has more than {MAX_CELLS} cells; keep those of the visit")


class _Xlsx(_Cells):
    """What Excel, LibreOffice and Google write as xlsx."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self.package = package
        self.book = package.xml("xl/workbook.xml")
        if self.book is None:
            raise PackageError("it is no workbook; save it as .xlsx")
        properties = self.book.find("workbookPr")
        of_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self.zero = _DAY_ZERO_1904 if of_1904 else _DAY_ZERO
        self.strings = [_string(one) for one in self._part("sharedStrings.xml", "si")]
        self.kinds, self.strikes = self._styles()

    def _part(self, name: str, tag: str) -> list[ET.Element]:
        part = self.package.xml(f"xl/{name}")
        return [] if part is None else part.findall(tag)

    def _styles(self) -> tuple[list[str], list[bool]]:
        """Return of each style whether it shows a date, a time, both; whether it strikes."""
        styles = self.package.xml("xl/styles.xml")
        if styles is None:
            return [], []
        codes = {
            one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("numFmt")
        }
        fonts = [_is_on(font.find("strike")) for font in styles.findall("fonts/font")]
        kinds, strikes = [], []
        for style in styles.findall("cellXfs/xf"):
            number, at = _whole(style, "numFmtId", 0), _whole(style, "fontId", 0)
            kinds.append(_kind(number, codes.get(str(number))))
            strikes.append(at < len(fonts) and fonts[at])
        return kinds, strikes

    def sheets(self) -> list[Worksheet]:
        targets = {
            one.get("Id", ""): one.get("Target", "")
            for one in self._part("_rels/workbook.xml.rels", "Relationship")
        }
        assert self.book is not None  # noqa: S101 - refused above
        found = []
        for sheet in self.book.iter("sheet"):
            if sheet.get("state", "visible") != "visible":
                continue
            target = targets.get(sheet.get("id", ""), "").removeprefix("/")
            path = target if target.startswith("xl/") else f"xl/{target}"
            tree = self.package.xml(path)
            if tree is not None:
                found.append(self._sheet(sheet.get("name", ""), tree))
        return found

    def _sheet(self, name: str, tree: ET.Element) -> Worksheet:
        merged = {}
        for one in tree.iter("mergeCell"):
            first, _, corner = one.get("ref", "").partition(":")
            if (start := _place(first)) and (end := _place(corner)):
                merged[start] = end
        sheet = Worksheet(name)
        row = 0
        for one in tree.iter("row"):
            row = _whole(one, "r", row + 1)
            column = 0
            for raw in one.findall("c"):
                at, column = _place(raw.get("r", "")) or (row, column + 1)
                text, struck = self._cell(raw)
                if text.strip():
                    self.count()
                    last = merged.get((at, column), (at, column))
                    sheet.cells.append(Cell(at, column, text.strip(), struck, *last))
        sheet.cells.sort()
        return sheet

    def _cell(self, raw: ET.Element) -> tuple[str, bool]:
        at = _whole(raw, "s", 0)
        struck = at < len(self.strikes) and self.strikes[at]
        kind = raw.get("t", "n")
        if kind == "inlineStr":
            inline = raw.find("is")
            text, of_text = ("", False) if inline is None else _string(inline)
            return text, struck or of_text
        value = raw.findtext("v") or ""
        if kind == "s":
            number = int(value) if value.isdecimal() and len(value) < 10 else -1  # noqa: PLR2004
            if 0 <= number < len(self.strings):
                text, of_text = self.strings[number]
                return text, struck or of_text
            return "", False
        if kind == "n":
            value = self._number(value, self.kinds[at] if at < len(self.kinds) else "")
        elif kind == "d":
            value = value.replace("T", " ").removesuffix(" 00:00:00")
        elif kind in {"b", "e"}:
            value = "" if kind == "e" else value
        return value, struck

    def _number(self, value: str, kind: str) -> str:
        """Return a number as it is shown: a date, a time, or as people write it."""
        try:
            number = float(value)
            if not kind or not 0 <= number < _LAST_DAY:
                return f"{number:.10g}"
            moment = self.zero + dt.timedelta(seconds=round(number * 86400))
        except (ValueError, OverflowError):
            return value
        return _moment(moment, kind)


def _moment(moment: dt.datetime, kind: str) -> str:
    """Show a moment as its format does: its date, its time, or both."""
    if kind == "time" or moment.year < 1905:  # noqa: PLR2004 - a time of no day
        return f"{moment:%H:%M}"
    if kind == "date":
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d %H:%M}"


def _kind(number: int, code: str | None) -> str:
    """Return what a format shows: date, time, both, or "" for a number."""
    if code is None:
        is_date, is_time = number in _DATES, number in _TIMES
    else:
        plain = _NO_CODE.sub("", code.partition(";")[0]).lower()
        is_time = bool(re.search("[hs]", plain)) and "general" not in plain
        is_date = bool(re.search("[dy]|mmm", plain))
    return "both" if is_date and is_time else "date" if is_date else "time" if is_time else ""


def _string(element: ET.Element) -> tuple[str, bool]:
    """Return a text, and whether all of it is struck out; how it is read aloud is no part."""
    text, struck = "", True
    runs = [one for one in element if one.tag in {"t", "r"}]
    for run in runs:
        piece = (run.text if run.tag == "t" else run.findtext("t")) or ""
        text += piece
        struck &= _is_on(run.find("rPr/strike")) or not piece.strip()
    return text, struck and bool(text.strip())


def _is_on(element: ET.Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false"}


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a cell's name, or None."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= _MAX_ROWS and column <= _MAX_COLUMNS else None


class _Ods(_Cells):
    """What LibreOffice writes as ods."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        tree = package.xml("content.xml")
        book = None if tree is None else tree.find("body/spreadsheet")
        if tree is None or book is None:
            raise PackageError("it is no spreadsheet; save it as .ods or .xlsx")
        self.book = book
        self.struck, self.hidden = _styles_of(tree)

    def sheets(self) -> list[Worksheet]:
        return [
            self._sheet(table)
            for table in self.book.findall("table")
            if table.get("style-name") not in self.hidden
        ]

    def _sheet(self, table: ET.Element) -> Worksheet:
        sheet = Worksheet(table.get("name", ""))
        row = 1
        for one in table.iter("table-row"):
            column = 1
            for cell in one:
                if cell.tag not in {"table-cell", "covered-table-cell"}:
                    continue
                text, struck = self._cell(cell)
                repeated = _whole(cell, "number-columns-repeated", 1)
                if text:
                    last_row = row + _whole(cell, "number-rows-spanned", 1) - 1
                    wide = _whole(cell, "number-columns-spanned", 1) - 1
                    for n in range(repeated):
                        self.count()
                        at = column + n
                        sheet.cells.append(Cell(row, at, text, struck, last_row, at + wide))
                column += repeated
            row += _whole(one, "number-rows-repeated", 1)
        return sheet

    def _cell(self, cell: ET.Element) -> tuple[str, bool]:
        paragraphs = [_paragraph(one) for one in cell.findall("p")]
        text = "\n".join(paragraphs).strip()
        struck = cell.get("style-name") in self.struck
        spans = [one for one in cell.iter("span") if "".join(one.itertext()).strip()]
        struck |= bool(spans) and all(one.get("style-name") in self.struck for one in spans)
        if date := cell.get("date-value"):
            return date.replace("T", " ")[:16].removesuffix(" 00:00"), struck
        if match := _DURATION.fullmatch(cell.get("time-value", "")):
            return f"{int(match[1]) % 100:02}:{int(match[2]) % 60:02}", struck
        return text, struck


def _styles_of(tree: ET.Element) -> tuple[frozenset[str], frozenset[str]]:
    """Return the styles that strike out, and those of hidden sheets."""
    struck, hidden = set(), set()
    for style in tree.iter("style"):
        for one in style:
            if one.get("text-line-through-style", "none") != "none":
                struck.add(style.get("name", ""))
            if one.get("display") == "false":
                hidden.add(style.get("name", ""))
    return frozenset(struck), frozenset(hidden)


def _paragraph(element: ET.Element) -> str:
    """Return the text of a paragraph, with its line breaks and without its remarks."""
    return "".join(_pieces(element)).strip()


def _pieces(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if one.tag == "line-break":
            yield "\n"
        elif one.tag in {"s", "tab"}:
            yield " "
        elif one.tag != "annotation":
            yield from _pieces(one)
        yield one.tail or ""


def _whole(element: ET.Element, attribute: str, default: int) -> int:
    """Return a number that an attribute holds; one of many digits is none."""
    said = element.get(attribute, "")
    return int(said) if said.isdecimal() and len(said) <= len(str(_MAX_ROWS)) else default


def sheet_named(sheets: list[Worksheet], name: str) -> Worksheet | None:
    """Return the sheet of a name, in any case; of no name the first that holds something."""
    from iriscli.text.compare import folded

    if not name:
        return next((one for one in sheets if one.cells), sheets[0])
    called: Mapping[str, Worksheet] = {folded(one.name): one for one in sheets}
    return called.get(folded(name))
