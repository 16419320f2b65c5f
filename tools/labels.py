"""Bring the catalogues up to the labels that the code uses.

    python tools/labels.py            write every catalogue anew, and tell what is empty
    python tools/labels.py --check    write nothing, and end with 1 where something is missing
    python tools/labels.py --new et   begin the catalogue of a language

Run it after adding or changing a label, then fill what is empty in each `.po` file. A
comment `# Translators: …` above a label, in a template `{# Translators: … #}`, goes there.
"""

from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = Path(__file__).parents[1] / "src" / "iriscli"
CATALOGUES = SOURCE / "wording" / "labels"
KEYWORDS = {"label": None, "label_in": ((1, "c"), 2), "plural": (1, 2)}
COMMENT = "Translators:"

# What Babel's rules for gettext say otherwise than its CLDR.
PLURALS = {
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10==0 || (n%100>=11 && n%100<=19)"
    " ? 2 : 1);"
}


@cache
def labels() -> Catalog:
    """Return every label in the code, with the files that use it and what is said of it."""
    catalog = Catalog(project="iris", charset="utf-8")
    found = extract_from_dir(
        str(SOURCE),
        [("**.py", "python"), ("**.html", "jinja2")],
        keywords=KEYWORDS,
        comment_tags=(COMMENT,),
    )
    for file, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        told = " ".join(comments).removeprefix(COMMENT).strip()
        catalog.add(
            message,
            locations=[(file, 0)],
            auto_comments=[told] if told else [],
            context=context,
        )
    return catalog


def updated(text: str, wanted: Catalog) -> str:
    """Return a catalogue with every label of the code and no other; its head stays."""
    catalog = read_po(io.StringIO(text))
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    labels = io.BytesIO()
    write_po(labels, catalog, width=96, omit_header=True, include_lineno=False)
    return text.partition("\n\n")[0].rstrip() + "\n\n" + labels.getvalue().decode()


def head(code: str) -> str:
    """Return how the catalogue of a language begins."""
    plurals = PLURALS.get(code, str(get_plural(Locale.parse(code))))
    lines = (
        "Project-Id-Version: iris",
        f"Language: {code}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plurals}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def forms(translated: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the forms of a translation: one, or one for each plural."""
    return (translated or "",) if isinstance(translated, str | None) else tuple(translated)


def missing(text: str) -> list[str]:
    """Return the labels that a catalogue does not translate."""
    return [
        forms(one.id)[0]
        for one in read_po(io.StringIO(text))
        if one.id and not all(forms(one.string))
    ]


def brought_up(codes: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield each catalogue, and that of each language to begin, as it should be."""
    wanted = labels()
    new = {CATALOGUES / f"{code}.po" for code in codes}
    for path in sorted({*CATALOGUES.glob("*.po"), *new}):
        text = path.read_text(encoding="utf-8") if path.exists() else head(path.stem)
        yield path, updated(text, wanted)


def main(*arguments: str) -> int:
    """Write every catalogue anew, or tell what is missing in them."""
    check = "--check" in arguments
    codes = arguments[1:] if arguments[:1] == ("--new",) else ()
    lacking = False
    for path, text in brought_up(codes):
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if check and old != text:
            print(f"{path.name} is not up to date; run python tools/labels.py")
        elif old != text:
            path.write_text(text, encoding="utf-8", newline="\n")
        left = missing(text)
        lacking |= bool(left) or old != text
        print(f"{path.name}: {len(left)} to translate", *left[:5], sep="\n  ")
    return 1 if check and lacking else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
