from __future__ import annotations

import pytest

from iriscli.visit.logos import NotALogoError, logo

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">%s</svg>"""
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
    ("inside", "what"),
    [
        (b"<script>alert(1)</script>", "the element 'script'"),
        (b"<svg:script>alert(1)</svg:script>", "the element 'script'"),
        (b"<foreignObject/>", "the element 'foreignObject'"),
        (b"<a href='https://e.example'/>", "the element 'a'"),
        (b"<set attributeName='href' to='javascript:alert(1)'/>", "the element 'set'"),
        (b"<animate attributeName='href' values='javascript:1'/>", "the element 'animate'"),
        (b"<handler/>", "the element 'handler'"),
        (b"<feImage href='#a'/>", "the element 'feImage'"),
        (b"<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>", "the element 'img'"),
        (b"<metadata><inkscape:a><script/></inkscape:a></metadata>", "the element 'script'"),
        (b'<g\nonload="alert(1)"/>', "the attribute 'onload'"),
        (b'<g ONLOAD="alert(1)"/>', "the attribute 'ONLOAD'"),
        (b"<g xml:base='https://e.example/'/>", "the attribute 'base'"),
        (b"<inkscape:a xml:base='https://e.example/'/>", "the attribute 'base'"),
        (b"<g ev:event='click' xmlns:ev='http://www.w3.org/2001/xml-events'/>", "the attribute 'event'"),
        (b'<use href="javascript:alert(1)"/>', "the reference 'javascript:alert(1)'"),
        (b'<use href=" java&#115;cript:alert(1)"/>', "the reference ' javascript:alert(1)'"),
        (b'<use xlink:href="https://e.example/a.svg#b"/>', "the reference 'https://e.example/a.svg#b'"),
        (b'<use other:href="a.svg#b" xmlns:other="http://www.w3.org/1999/xlink"/>', "the reference 'a.svg#b'"),
        (b'<image href="//e.example/a.png"/>', "the reference '//e.example/a.png'"),
        (b'<image href="data:image/svg+xml,x"/>', "the reference 'data:image/svg+xml,x'"),
        (b'<linearGradient href="a.svg#b"/>', "the reference 'a.svg#b'"),
        (b'<g fill="url(https://e.example/a.svg#b)"/>', "the style 'url(…)'"),
        (b'<g filter="URL( \'//e.example#b\')"/>', "the style 'URL(…)'"),
        (b'<g style="mask: image-set(\'a.png\' 1x)"/>', "the style 'image-set(…)'"),
        (b'<g style="fill: u\\72l(a.svg#b)"/>', "the style '\\ …'"),
        (b"<style>@import 'https://e.example/a.css';</style>", "the style '@import …'"),
        (b"<style><![CDATA[@\\69mport 'a.css';]]></style>", "the style '@ …'"),
        (b"<style>g { fill: url(</style><style>#a) url(b) }</style>", "the style 'url(…)'"),
        (b"<style>@font-face { src: url(a.woff) }</style>", "the style '@font-face …'"),
        (b"<?xml-stylesheet href='a.css'?>", "the instruction 'xml-stylesheet'"),
    ],
)  # fmt: skip
def test_a_drawing_that_does_more_than_draw_is_refused(inside: bytes, what: str) -> None:
    with pytest.raises(NotALogoError) as caught:
        logo(1, DRAWING % inside)
    assert str(caught.value) == (
        f"the drawing has {what}, which a logo must not have; save it as PNG"
    )


@pytest.mark.parametrize(
    ("before", "what"),
    [
        (b"<?xml-stylesheet href='https://e.example/a.css'?>", "the instruction 'xml-stylesheet'"),
        (b"<!DOCTYPE svg SYSTEM 'https://e.example/a.dtd'>", "the document type 'https://e.example/a.dtd'"),
        (b"<?xml version='1.0' encoding='cp037'?>", "the encoding 'cp037'"),
        (b"<?xml version='1.0' encoding='shift_jis'?>", "the encoding 'shift_jis'"),
    ],
)  # fmt: skip
def test_what_stands_before_a_drawing_is_looked_at_too(before: bytes, what: str) -> None:
    with pytest.raises(NotALogoError, match=f"^the drawing has {what}, which"):
        logo(1, before + SVG)


def test_no_entity_is_declared_or_multiplied() -> None:
    entities = b"".join(
        b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 30)
    )
    for octets in (
        b"<!DOCTYPE svg [<!ENTITY e0 'ha'>" + entities + b"]>" + DRAWING % b"<text>&e29;</text>",
        b"<!DOCTYPE svg SYSTEM 'http://www.w3.org/a.dtd' [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + SVG,
        b"<!DOCTYPE svg SYSTEM 'http://www.w3.org/a.dtd'>" + DRAWING % b"<text>&a;</text>",
        DRAWING % b"<text>&a;</text>",
    ):  # fmt: skip
        with pytest.raises(NotALogoError):
            logo(1, octets)


def test_a_drawing_that_breaks_off_is_told_with_its_line() -> None:
    with pytest.raises(NotALogoError) as caught:
        logo(1, b"<svg xmlns='http://www.w3.org/2000/svg'>\n<path></svg>")
    assert str(caught.value) == (
        "the drawing is broken in line 2; save it again, or save it as PNG"
    )


def test_what_drawing_programs_write_is_taken() -> None:
    inside = b"""
      <sodipodi:namedview pagecolor="#fff" inkscape:zoom="0.35"><inkscape:grid onload="x"/></sodipodi:namedview>
      <metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/x"/></cc:Work></rdf:RDF></metadata>
      <defs><linearGradient id="a" gradientTransform="translate(1 2)"/><linearGradient id="b" xlink:href="#a"/></defs>
      <style type="text/css"><![CDATA[ .st0{fill:url(#b);} @media (prefers-color-scheme: dark) { g > .x:not(.y) {fill:rgb(1,2,3)} } ]]></style>
      <g inkscape:label="Layer (1)" id="Layer_(1)" style="fill:url('#b');filter: blur(2px)" data-name="a@b" aria-label="x" xml:space="preserve">
        <path class="st0" d="M0 0h1" transform="matrix(1 0 0 1 0 0)"/><use href=" #a"/><text font-family="'A (B)'">x@y \\ url(z)</text>
        <image xlink:href="data:image/png;base64,AAAA"/>
      </g>"""
    head = (
        b"<?xml version='1.0' encoding='UTF-8' standalone='no'?>"
        b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
    )
    assert logo(1, head + DRAWING % inside).file == "1.svg"


@pytest.mark.parametrize(
    "inside",
    [
        b"<path d='%s'/>" % (b"a" * 1_000_000),
        b"<style>%s</style>" % (b"url(#" * 200_000),
        b"<g>" * 20_000 + b"</g>" * 20_000,
        b"".join(b"<g id='%d'/>" % n for n in range(50_000)),
    ],
)
def test_a_long_drawing_is_read_at_once(inside: bytes) -> None:
    assert logo(1, DRAWING % inside).file == "1.svg"


def test_an_image_that_is_too_large_is_refused_whole() -> None:
    png = b"\x89PNG\r\n\x1a\n".ljust(10_000_000, b"\0")
    assert logo(1, png).octets == png
    with pytest.raises(NotALogoError, match=r"^larger than 10 MB; make it smaller$"):
        logo(1, png + b"\0")


def test_a_drawing_with_many_comments_is_read_at_once() -> None:
    comments = b"<!-- part -->\n" * 5000
    assert logo(1, comments + SVG).file == "1.svg"
    with pytest.raises(NotALogoError, match="save it as one"):
        logo(1, comments + b"<?a?>" * 5000 + b"<html>")
