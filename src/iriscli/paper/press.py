"""Values and a template → PDF.

A template gets its values as JSON, so that no text of a visit is markup, and can read
nothing but what lies beside it. Fonts are those that iris brings along: the same values
give the same octets on every machine.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iriscli.errors import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typst

Values = dict[str, Any]
"""What a template says: texts, lists of them, and nothing that Python alone knows."""

TEMPLATES = Path(__file__).parent / "templates"
SAMPLES = TEMPLATES / "samples"

_FEW_LINES = 0.25  # of a page, its margin included
_MARK = b"/Keywords(iris)"
_NO_LETTER = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Printed:
    """A PDF, and the letters that no font has: with any of them it is not PDF/UA."""

    octets: bytes
    unknown: tuple[str, ...] = ()


class NotDrawnError(Exception):
    """Which of the logos cannot be drawn."""

    def __init__(self, number: int) -> None:
        super().__init__(f"logo {number}")
        self.number = number


def press(template: str, values: Values, logos: Sequence[bytes] = ()) -> Printed:
    """Return a paper as PDF/UA-1 or, where a letter is in no font, as a PDF without it.

    What may be `dense` is so where its last page would have but a few lines otherwise.
    Raises NotDrawnError where a logo is none that typst can draw.
    """
    paper = _press(template, values, logos)
    if values.get("dense") is False:
        page, share = _end(template)
        if page > 1 and share < _FEW_LINES:
            denser = _press(template, {**values, "dense": True}, logos)
            return denser if _end(template)[0] < page else paper
    return paper


def _press(template: str, values: Values, logos: Sequence[bytes]) -> Printed:
    import typst

    # JSON has no octets: an image is a list of numbers.
    data = json.dumps({**values, "logos": list(map(list, logos))}, ensure_ascii=False)
    compiler = _compiler(template)
    try:
        return Printed(_compiled(compiler, data, ["ua-1"]))
    except typst.TypstError as error:
        unknown = _letters(error.diagnostic)
        if not unknown:
            _check(logos)
            # No text does this: it is a mistake in a template.
            why = f"{template} cannot be set: {error.message}"
            raise CannotWriteError(f"{why}; tell those who make iris") from error
        return Printed(_compiled(compiler, data, []), unknown)


def _end(template: str) -> tuple[int, float]:
    """Return on which page the paper pressed last ends, and how far down."""
    found = json.loads(_compiler(template).query("<end>", field="value", one=True))
    return found["page"], found["share"]


def is_ours(octets: bytes) -> bool:
    """Tell whether octets are a PDF by iris."""
    return octets.startswith(b"%PDF-") and _MARK in octets


def _compiled(compiler: typst.Compiler, data: str, standards: list[Any]) -> bytes:
    octets = compiler.compile(
        format="pdf", sys_inputs={"values": data}, pdf_standards=standards
    )
    assert isinstance(octets, bytes)  # noqa: S101 # for mypy: only pictures come as a list
    return octets


@cache
def _compiler(template: str) -> typst.Compiler:
    import typst

    return typst.Compiler(TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    import fontpkg_ibm_plex_sans
    import typst

    files: Path = fontpkg_ibm_plex_sans.ROOT / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[files])


def _letters(diagnostic: str) -> tuple[str, ...]:
    """Return the letters that an error says are in no font."""
    texts = [json.loads(_ESCAPE.sub(_unescaped, one)) for one in _NO_LETTER.findall(diagnostic)]
    return tuple(dict.fromkeys("".join(texts)))


def _unescaped(match: re.Match[str]) -> str:
    return json.dumps(chr(int(match[1], 16)))[1:-1]


def _check(logos: Sequence[bytes]) -> None:
    """Raise NotDrawnError where it is a logo that cannot be drawn."""
    import typst

    for number, octets in enumerate(logos):
        try:
            _compiled(_compiler("logo"), json.dumps({"logos": [list(octets)]}), [])
        except typst.TypstError:
            raise NotDrawnError(number) from None
