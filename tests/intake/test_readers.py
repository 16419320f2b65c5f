from __future__ import annotations

import contextlib
import io
import zipfile
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iriscli.intake.blocks import Line, Paragraph, ReadError, Table
from iriscli.intake.readers import MAX_BYTES, MAX_LINES, READERS, read


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


def with_part(document: bytes, name: str, text: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    return packed({**parts, name: text})


def locked(document: bytes) -> bytes:
    """Mark every part of a package as encrypted."""
    data = bytearray(document)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


WORD = word("9:00 Welcome")
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aa">]><w:document xmlns:w="w">&a;</w:document>'
DEEP = (
    f'<w:document xmlns:w="w"><w:body>{"<w:p>" * 5000}{"</w:p>" * 5000}</w:body></w:document>'
)
DAMAGED = "the file is damaged; save it again, or ask for it"
OLD = (
    "it has a password, or is of the old kind (.doc, .xls); open it, and save it without a"
    " password as .docx or .xlsx"
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "a PDF does not say what is a row; save the programme as .docx, or paste its text into a .txt"),
        ("a.docx", b"%PDF-1.7 ...", "a PDF does not say what is a row; save the programme as .docx, or paste its text into a .txt"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "it is a picture; write the programme as text"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "it is a picture; write the programme as text"),
        ("a.rtf", b"{\\rtf1 x}", "it is of the kind RTF; open it, and save it as .docx"),
        ("a.html", b"<!DOCTYPE html><p>9:00", "it is a web page; copy its text into a .txt"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OLD),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OLD),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OLD),
        ("a.docx", locked(WORD), "the file has a password; save it without one"),
        ("a.docx", WORD[: len(WORD) // 2], DAMAGED),
        ("a.docx", b"PK\x03\x04", DAMAGED),
        ("a.docx", with_part(WORD, "word/document.xml", "<w:document"), DAMAGED),
        ("a.docx", with_part(WORD, "word/document.xml", ENTITIES), DAMAGED),
        ("a.docx", with_part(WORD, "word/document.xml", DEEP), DAMAGED),
        ("a.docm", with_part(WORD, "word/vbaProject.bin", b"x"), "it holds macros; save it without them, as .docx or .xlsx"),
        ("a.docx", with_part(WORD, "word/document.xml", bytes(30_000_000)), "unpacked, it is larger than 20 MB; keep the programme alone in a file"),
        ("a.docx", with_part(WORD, "word/document.xml", f"<d>{'<p/>' * 1_100_000}</d>"), "unpacked, it is larger than 20 MB; keep the programme alone in a file"),
        ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "it is an OpenDocument text; open it, and save it as .docx"),
        ("a.pptx", packed({"ppt/presentation.xml": "<a/>"}), "it is no text of Word; open it, and save it as .docx"),
        ("a.zip", packed({"a.txt": "9:00 Welcome"}), "it is no workbook; save it as .xlsx"),
        ("a.docx", word(), "there is no text in it; if it is a picture, write the programme as text"),
        ("a.txt", b" \r\n", "it is empty; name the file with the programme"),
        ("a.txt", bytes(range(256)) * 9, "it is not a text; save it as .docx, .xlsx, .csv or .txt"),
        ("a.txt", b"9:00 x\n" * (MAX_LINES + 1), "it has more than 6000 lines or rows; keep those of the programme"),
        ("a.csv", b'day,time\n"' + b"x" * 200_000, "a cell in line 2 is too long; is there a quote without its pair?"),
        ("a.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "there is no entry in the calendar; export one with the programme"),
        ("a.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR\n", "the calendar is damaged; export it again"),
        ("a.txt", bytes(MAX_BYTES + 1), "it is larger than 20 MB; take the pictures out of it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as error:
        read(name, data)
    assert str(error.value) == said


def test_a_sheet_with_cells_in_opposite_corners_is_small() -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet["A1"], sheet["B2"], sheet["XFD1048576"] = "9:00", "Welcome", "far away"
    file = io.BytesIO()
    book.save(file)
    _, table = read("a.xlsx", file.getvalue())
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [200, 200, 200]


def test_a_document_reads_nothing_beside_itself() -> None:
    outside = '<w:document xmlns:w="w"><w:body><w:altChunk r:id="rId9" xmlns:r="r"/><w:p><w:r><w:t>9:00 x</w:t></w:r></w:p></w:body></w:document>'
    relations = '<Relationships xmlns="r"><Relationship Id="rId9" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    data = with_part(with_part(WORD, "word/document.xml", outside), "word/_rels/document.xml.rels", relations)  # fmt: skip
    assert read("a.docx", data) == [Paragraph("paragraph 1", Line("9:00 x"), gap=True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1257"])
def test_a_text_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    text = "9.00 Reģistrācija – kafija un svētku runa\r\n"
    [block] = read("a.txt", text.encode(encoding))
    assert isinstance(block, Paragraph)
    assert block.line.text == text.strip()


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Måndag: gemensam lunch på värdshuset"),
        ("cp1250", "środa: obiad w stołówce, później spacer"),
        ("cp1257", "trečiadienis: pietūs ir kava"),
        ("cp1251", "серада: абед і прагулка"),
    ],
)
def test_the_alphabet_tells_which_old_encoding_it_is(encoding: str, text: str) -> None:
    [block] = read("a.txt", text.encode(encoding))
    assert isinstance(block, Paragraph)
    assert block.line.text == text


def test_what_is_struck_out_stands_apart() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("9:00 ")
    paragraph.add_run("Walk").font.strike = True
    paragraph.add_run(" cancelled")
    file = io.BytesIO()
    made.save(file)
    struck = [Paragraph("paragraph 1", Line("9:00 cancelled", "Walk"), gap=True)]
    assert read("a.docx", file.getvalue()) == struck
    told = read("a.md", b"9:00 ~~Walk~~ cancelled")
    assert told == [Paragraph("line 1", Line("9:00 cancelled", "Walk"), gap=True)]


def test_items_of_a_list_have_their_depth() -> None:
    text = "* one\n    * two\n        * three\n    * two\n* one\n"
    depths = [block.line.depth for block in read("a.md", text.encode())]  # type: ignore[union-attr]  # they are paragraphs
    assert depths == [1, 2, 3, 2, 1]


def test_a_merged_cell_stands_wherever_it_reaches() -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=3)
    for number, cell in enumerate(table._cells):  # noqa: SLF001 - in order
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    file = io.BytesIO()
    made.save(file)
    [block] = read("a.docx", file.getvalue())
    assert isinstance(block, Table)
    shown = [[(cell.whole, cell.first) for cell in row.cells] for row in block.rows]
    assert shown == [
        [("0 / 3", True), ("1 / 2", True), ("1 / 2", False)],
        [("0 / 3", False), ("4", True), ("5", True)],
    ]


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_octets_that_changed_on_the_way_are_read_or_refused(
    documents: list[Any], data: st.DataObject
) -> None:
    document = data.draw(st.sampled_from(documents))
    octets = bytearray(document.data)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(octets) - 1))
        octets[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        octets = octets or bytearray(b"x")
    with contextlib.suppress(ReadError):
        assert read(document.name, bytes(octets))


def test_every_reader_has_a_function_that_asks_and_one_that_reads() -> None:
    assert all(callable(one.identify) and callable(one.read) for one in READERS)


def test_links_without_an_end_cost_no_more_than_other_text() -> None:
    said = "[x](" * 100_000  # looked through from each of them, this would take minutes
    [block] = read("p.md", said.encode())
    assert isinstance(block, Paragraph)
    assert block.line.text == said
    [block] = read("p.md", b"[Port](https://example.org) and [Anna](mailto:a@example.org)")
    assert isinstance(block, Paragraph)
    assert block.line.text == "Port (https://example.org) and Anna (a@example.org)"
