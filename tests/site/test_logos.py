from __future__ import annotations

import pytest

from iriscli.site.logos import NotALogoError, logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


@pytest.mark.parametrize(
    ("octets", "file"),
    [
        (b"\x89PNG\r\n\x1a\n...", "1.png"),
        (b"\xff\xd8\xff\xe0...", "1.jpg"),
        (b"GIF89a...", "1.gif"),
        (b"RIFF\n\x00\x00\x00WEBPVP8 ", "1.webp"),
        (b"\x00\x00\x00\x20ftypavif", "1.avif"),
        (SVG, "1.svg"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n' + SVG, "1.svg"),
        (b"\xef\xbb\xbf" + SVG, "1.svg"),
    ],
)
def test_an_image_is_known_by_its_octets(octets: bytes, file: str) -> None:
    assert logo(1, octets).file == file


@pytest.mark.parametrize(
    "octets", [b"", b"root:x:0:0", b"<html><body>", b"%PDF-1.7", b"<?xml version='1.0'?><p/>"]
)
def test_what_is_no_image_is_refused(octets: bytes) -> None:
    with pytest.raises(NotALogoError, match="not a PNG"):
        logo(1, octets)


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b"<svg:script>alert(1)</svg:script>",
        b'<a href="javascript:alert(1)"/>',
        b'<g\nonload="alert(1)"/>',
        b"<foreignObject/>",
    ],
)
def test_a_drawing_that_holds_a_program_is_refused(inside: bytes) -> None:
    with pytest.raises(NotALogoError, match="save it as PNG"):
        logo(1, SVG.replace(b"<path", inside + b"<path"))


def test_a_drawing_with_many_comments_is_read_at_once() -> None:
    comments = b"<!-- part -->\n" * 5000
    assert logo(1, comments + SVG).file == "1.svg"
    with pytest.raises(NotALogoError, match="save it as one"):
        logo(1, comments + b"<?a?>" * 5000 + b"<html>")
