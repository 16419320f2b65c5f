"""Word's docx: paragraphs, lists, tables; tracked changes as if they were accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iriscli.intake.blocks import Cell, Line, Paragraph, ReadError, Row, Table, lines_of
from iriscli.text.packages import PackageError, is_package, open_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from iriscli.intake.blocks import Block
    from iriscli.text.packages import Package

_GONE = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange")
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DEEPEST_BASE = 20
_MAX_SPAN, _WIDEST = 64, 128
_HEADING = re.compile(r"heading (\d)")


def identify(name: str, data: bytes) -> bool:
    """Tell whether a document is Word's, of a new or an old kind."""
    if not is_package(data):
        return False
    if name.lower().endswith((".docx", ".docm", ".doc", ".odt", ".pptx", ".msg")):
        return True
    try:
        return "word/document.xml" in open_package(data).names
    except PackageError:
        return False


def read(data: bytes) -> Sequence[Block]:
    """Return the blocks of a document, or raise ReadError."""
    try:
        package = open_package(data)
        if "word/document.xml" not in package.names:
            kind = (
                package.read("mimetype").decode("ascii", "replace")
                if ("mimetype" in package.names)
                else ""
            )
            what = "an OpenDocument text" if kind.endswith("text") else "no text of Word"
            raise ReadError(f"it is {what}; open it, and save it as .docx")
        return list(_Document(package).blocks())
    except PackageError as error:
        raise ReadError(str(error)) from error


class _Document:
    """One pass through a document, counting its paragraphs and tables."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = _styles(package.xml("word/styles.xml"))
        self.paragraphs = self.tables = 0
        self.gap = True

    def blocks(self) -> Iterator[Block]:
        names = sorted(self.package.names)
        for name in names:
            if re.fullmatch(r"word/header\d*\.xml", name):
                yield from self._aside(name, "head of the page")
        document = self.package.xml("word/document.xml")
        body = None if document is None else document.find("body")
        if body is not None:
            yield from self._of(body)
        for name in names:
            if re.fullmatch(r"word/footer\d*\.xml", name):
                yield from self._aside(name, "foot of the page")
            if name in {"word/footnotes.xml", "word/endnotes.xml"}:
                yield from self._aside(name, "note")

    def _aside(self, name: str, where: str) -> Iterator[Block]:
        part = self.package.xml(name)
        if part is not None:
            for element in part.iter("p"):
                for line in self._lines(element):
                    if not re.fullmatch(r"[\W\d]*", line.whole):
                        yield Paragraph(where, line, gap=True)

    def _of(self, parent: ET.Element) -> Iterator[Block]:
        for element in parent:
            if element.tag == "p":
                yield from self._paragraph(element)
            elif element.tag == "tbl":
                yield from self._table(element)
            elif element.tag not in _GONE:
                yield from self._of(element)

    def _paragraph(self, element: ET.Element) -> Iterator[Block]:
        self.paragraphs += 1
        where = f"paragraph {self.paragraphs}"
        level = self._style(element)[0]
        lines = self._lines(element)
        if not lines:
            self.gap = True
        for line in lines:
            yield Paragraph(where, line, level, self.gap)
            self.gap = False
        for box in element.iter("txbxContent"):
            yield from self._of(box)

    def _style(self, element: ET.Element) -> tuple[int, int]:
        """Return the level of a heading and the depth in a list; 0 where it is none."""
        properties = element.find("pPr")
        style = None if properties is None else properties.find("pStyle")
        level, depth = self.styles.get("" if style is None else style.get("val", ""), (0, 0))
        if properties is not None and (number := properties.find("numPr")) is not None:
            depth = _depth(number)
        if properties is not None and (own := properties.find("outlineLvl")) is not None:
            level = _number(own, 8) + 1 if _number(own, 9) < 9 else 0  # noqa: PLR2004
        return level, 0 if level else depth

    def _lines(self, element: ET.Element) -> list[Line]:
        """Return the lines of a paragraph; what is struck out stands apart."""
        held, struck = "", ""
        for text, is_struck in _runs(element):
            if is_struck:
                struck += text
                held += " " if held and not held[-1].isspace() else ""
            else:
                held += text
        depth = self._style(element)[1]
        lines = [Line(_clean(line.text), depth=depth or line.depth) for line in lines_of(held)]
        if struck.strip():
            first = lines[0] if lines else Line("", depth=depth)
            lines[:1] = [Line(first.text, _clean(struck), first.depth)]
        return [line for line in lines if line.whole]

    def _table(self, element: ET.Element) -> Iterator[Block]:
        if len(cells := list(element.iter("tc"))) == 1:
            yield from self._of(cells[0])  # a frame around a text
            return
        self.tables += 1
        where = f"table {self.tables}"
        above: dict[int, Cell] = {}
        rows = []
        gap = self.gap
        for number, raw in enumerate(_rows(element), 1):
            above = self._row(raw, above)
            cells_ = tuple(above.get(n, Cell()) for n in range(max(above, default=-1) + 1))
            if any(cell.lines for cell in cells_):
                rows.append(Row(f"{where}, row {number}", cells_, gap))
            gap = not any(cell.lines for cell in cells_)
        width = max((len(row.cells) for row in rows), default=0)
        if rows:
            yield Table(
                tuple(
                    Row(row.where, row.cells + (Cell(),) * (width - len(row.cells)), row.gap)
                    for row in rows
                )
            )
        self.gap = True

    def _row(self, raw: ET.Element, above: dict[int, Cell]) -> dict[int, Cell]:
        """Return the cells of a row by their columns; merged ones come from above."""
        found: dict[int, Cell] = {}
        before = raw.find("trPr/gridBefore")
        column = min(_number(before, 0), _MAX_SPAN)
        for tc in _cells(raw):
            span = min(max(_number(tc.find("tcPr/gridSpan"), 1), 1), _MAX_SPAN)
            merge = tc.find("tcPr/vMerge")
            if merge is not None and merge.get("val", "continue") == "continue":
                up = above.get(column, Cell())
                cell = Cell(up.lines, first=False)
            else:
                cell = Cell(tuple(self._inside(tc)))
            if column + span > _WIDEST:
                raise ReadError(
                    f"a table has more than {_WIDEST} columns; keep those of the programme"
                )
            for n in range(span):
                found[column + n] = Cell(cell.lines, cell.first and not n)
            column += span
        return found

    def _inside(self, element: ET.Element) -> Iterator[Line]:
        """Yield the lines of a cell; of a table in it, a line a row."""
        for one in element:
            if one.tag == "p":
                yield from self._lines(one)
            elif one.tag == "tbl":
                for row in _rows(one):
                    inner = [list(self._inside(cell)) for cell in _cells(row)]
                    yield Line("\t".join(" ".join(li.text for li in cell) for cell in inner))
            elif one.tag not in _GONE:
                yield from self._inside(one)


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for one in table:
        if one.tag == "tr" and one.find("trPr/del") is None:
            yield one
        elif one.tag not in {"tr", "tblPr", "tblGrid"} | _GONE:
            yield from _rows(one)


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    for one in row:
        if one.tag == "tc":
            yield one
        elif one.tag not in {"trPr", "tblPrEx"} | _GONE:
            yield from _cells(one)


def _runs(element: ET.Element, *, struck: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a paragraph, each with whether it is struck out."""
    for one in element:
        if one.tag in _GONE or one.tag in {"pPr", "txbxContent"}:
            continue
        if one.tag == "r":
            if not _is_on(one.find("rPr/vanish")):
                off = _is_on(one.find("rPr/strike")) or _is_on(one.find("rPr/dstrike"))
                yield from _runs(one, struck=off)
        elif one.tag == "t":
            yield one.text or "", struck
        elif one.tag in _BREAKS:
            yield _BREAKS[one.tag], struck
        elif one.tag != "rPr":
            yield from _runs(one, struck=struck)


def _is_on(element: ET.Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false", "none"}


def _clean(text: str) -> str:
    return re.sub(r"[ \xa0]+", " ", text.replace("\u00ad", "").replace("\u2011", "-")).strip()


def _number(element: ET.Element | None, default: int) -> int:
    said = "" if element is None else element.get("val", "")
    return int(said) if said.isdecimal() and len(said) < 6 else default  # noqa: PLR2004


def _depth(properties: ET.Element) -> int:
    """Return how deep in a list a paragraph is; the list 0 is none."""
    if _number(properties.find("numId"), 1) == 0:
        return 0
    return min(_number(properties.find("ilvl"), 0), 8) + 1


def _styles(tree: ET.Element | None) -> dict[str, tuple[int, int]]:
    """Return of each style of paragraphs the level of its heading, and its depth in a list."""
    if tree is None:
        return {}
    styles = {style.get("styleId", ""): style for style in tree.findall("style")}
    return {id_: _meaning(style, styles) for id_, style in styles.items()}


def _meaning(style: ET.Element, styles: dict[str, ET.Element]) -> tuple[int, int]:
    level = depth = 0
    one: ET.Element | None = style
    for _ in range(_DEEPEST_BASE):
        if one is None:
            break
        name = one.find("name")
        called = "" if name is None else name.get("val", "").lower()
        if match := _HEADING.match(called):
            level = level or int(match[1])
        elif called == "title":
            level = level or 1
        elif called.startswith(("list bullet", "list number")):
            depth = depth or int(called[-1] if called[-1].isdecimal() else "1")
        outline, number = one.find("pPr/outlineLvl"), one.find("pPr/numPr")
        if outline is not None and _number(outline, 9) < 9:  # noqa: PLR2004
            level = level or _number(outline, 0) + 1
        if number is not None:
            depth = depth or _depth(number)
        based = one.find("basedOn")
        one = None if based is None else styles.get(based.get("val", ""))
    return level, 0 if level else depth
