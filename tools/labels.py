"""Bring the catalogues up to the labels that the code uses.

Run it after adding or changing a label, then fill what is empty in each `.po` file.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = Path(__file__).parents[1] / "src" / "iriscli"
CATALOGUES = SOURCE / "wording" / "labels"
KEYWORDS = {"label": None, "plural": (1, 2)}


def labels() -> Catalog:
    """Return every label in the code, with the files that use it."""
    catalog = Catalog(project="iris", charset="utf-8")
    found = extract_from_dir(
        str(SOURCE), [("**.py", "python"), ("**.html", "jinja2")], keywords=KEYWORDS
    )
    for file, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def updated(path: Path, wanted: Catalog) -> str:
    """Return a catalogue with every label of the code and no other; its head stays."""
    before = path.read_text(encoding="utf-8")
    catalog = read_po(io.StringIO(before), locale=path.stem)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalog, width=96, omit_header=True, include_lineno=False)
    return before.partition("\n\n")[0].rstrip() + "\n\n" + text.getvalue().decode()


def forms(translated: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the forms of a translation: one, or one for each plural."""
    return (translated or "",) if isinstance(translated, str | None) else tuple(translated)


def main() -> None:
    """Write every catalogue anew."""
    wanted = labels()
    for path in sorted(CATALOGUES.glob("*.po")):
        path.write_text(updated(path, wanted), encoding="utf-8")
        with path.open("rb") as file:
            left = [one.id for one in read_po(file) if one.id and not all(forms(one.string))]
        print(f"{path.name}: {len(left)} to translate", *left[:5], sep="\n  ")


if __name__ == "__main__":
    main()
