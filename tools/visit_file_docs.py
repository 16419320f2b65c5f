"""Write docs/visit-file.md: what stands in visit_file_docs.md, and every key of the model.

Run it after changing either; with --check it writes nothing, and exits with 1 if the
page is not up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iriscli.visit.schema import schema
from iriscli.visit.template import toml_string

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

ROOT = Path(__file__).parents[1]
EXPLANATIONS = Path(__file__).with_suffix(".md")
PAGE = ROOT / "docs" / "visit-file.md"
PLACE = "<!-- tables -->"

_UNQUOTED = {"date", "time"}
_SIMPLE = {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}


def page() -> str:
    """Return the page as it should be."""
    explanations = EXPLANATIONS.read_text(encoding="utf-8")
    return explanations.replace(PLACE, "\n".join(tables(schema())).rstrip())


def tables(whole: Json) -> Iterator[str]:
    """Yield the lines on every table of the file, in the order of the model."""
    for name, value in whole["properties"].items():
        if "$ref" in value:
            yield from table(f"[{name}]", definition(value, whole), whole)
            continue
        about = {"description": value["description"]}
        (entry,) = value["patternProperties"].values()
        if "$ref" in entry:
            yield from table(f"[{name}.ID]", definition(entry, whole) | about, whole)
        else:
            examples = [one for example in value["examples"] for one in example.values()]
            key = entry | {"description": "Who belongs to it.", "examples": examples}
            yield from table(f"[{name}]", about | {"properties": {"ID": key}}, whole)


def definition(value: Json, whole: Json) -> Json:
    """Return what a `$ref` refers to."""
    found: Json = whole["$defs"][value["$ref"].rpartition("/")[2]]
    return found


def table(heading: str, found: Json, whole: Json) -> Iterator[str]:
    """Yield the lines on one table, then those on the tables in it."""
    yield f"### `{heading}`"
    yield ""
    yield found["description"]
    yield ""
    yield "| key | what to write | without it | what it is | example |"
    yield "|---|---|---|---|---|"
    inner = {}
    for key, value in found["properties"].items():
        if "$ref" in value:
            inner[key] = definition(value, whole)
        else:
            yield row(key, value, needed=key in found.get("required", ()))
    yield ""
    for key, value in inner.items():
        yield from table(f"{heading[:-1]}.{key}]", value, whole)


def row(key: str, value: Json, *, needed: bool) -> str:
    """Return the row on one key."""
    sort = sort_of(value)
    default = value.get("default")
    without = "needed" if needed else "" if default is None else f"`{to_toml(default)}`"
    examples = " or ".join(f"`{to_toml(one, sort)}`" for one in value["examples"])
    return f"| `{key}` | {sort} | {without} | {value['description']} | {examples} |"


def sort_of(value: Json) -> str:
    """Say in words what to write."""
    if value.get("type") == "array":
        return f"list of {sort_of(value['items'])}s"
    if "enum" in value:
        return "one of " + ", ".join(f'`"{one}"`' for one in value["enum"])
    if "anyOf" in value:
        return str(value.get("title", "text"))
    limits = f", {value['minimum']} to {value['maximum']}" if "minimum" in value else ""
    return str(value["title"]) if "title" in value else _SIMPLE[value["type"]] + limits


def to_toml(value: Any, sort: str = "") -> str:
    """Write an example as it stands in the file."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {to_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(to_toml(one) for one in value)}]"
    if isinstance(value, str):
        return value if sort in _UNQUOTED else toml_string(value)
    return str(value).lower()


def main() -> int:
    """Write the page, or tell that it is not up to date."""
    name = PAGE.relative_to(ROOT)
    wanted = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"{name} is not up to date; run python tools/visit_file_docs.py")
        return 1
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    print(f"{name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
