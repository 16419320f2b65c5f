"""Write docs/visit-file.md: what stands in visit_file_docs.md, and every key of the model.

Run it after changing either; with --check it writes nothing, and exits with 1 if the
page is not up to date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iriscli.visit.languages import spoken_in_english
from iriscli.visit.schema import schema
from iriscli.visit.template import toml_string

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

ROOT = Path(__file__).parents[1]
EXPLANATIONS = Path(__file__).with_suffix(".md")
PAGE = ROOT / "docs" / "visit-file.md"
PLACE = "<!-- tables -->"
LANGUAGES = "<!-- languages -->"

_UNQUOTED = re.compile(r"([0-9-]{10}T?)?([0-9]{2}:[0-9]{2})?")  # dates and times
_SIMPLE = {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}


def page() -> str:
    """Return the page as it should be."""
    explanations = EXPLANATIONS.read_text(encoding="utf-8")
    told = explanations.replace(LANGUAGES, spoken_in_english())
    return told.replace(PLACE, "\n".join(tables(schema())).rstrip())


def tables(whole: Json) -> Iterator[str]:
    """Yield the lines on every table of the file, in the order of the model."""
    shown: set[str] = set()
    for name, value in whole["properties"].items():
        if "$ref" in value:
            yield from table(f"[{name}]", value, whole, shown)
            continue
        about = {"description": value["description"]}
        (entry,) = value["patternProperties"].values()
        key = "DATE" if "format" in value.get("propertyNames", {}) else "ID"
        if "$ref" in entry:
            yield from table(f"[{name}.{key}]", entry, whole, shown, about)
            continue
        examples = [one for example in value["examples"] for one in example.values()]
        (other,) = (branch for branch in entry["anyOf"] if branch not in in_it(entry, whole))
        properties = {key: definition(other, whole) | {"examples": examples}}
        yield from table(f"[{name}]", about | {"properties": properties}, whole, shown)
        for one in in_it(entry, whole):
            yield from table(f"[{name}.{key}]", one, whole, shown)


def definition(value: Json, whole: Json) -> Json:
    """Return what a `$ref` refers to, or the value itself."""
    found: Json = whole["$defs"][value["$ref"].rpartition("/")[2]] if "$ref" in value else value
    return found


def in_it(value: Json, whole: Json) -> list[Json]:
    """Return the references to tables among what a value may be."""
    branches = [value, *value.get("anyOf", ())]
    return [one for one in branches if "$ref" in one and "properties" in definition(one, whole)]


def table(
    heading: str, value: Json, whole: Json, shown: set[str], about: Json | None = None
) -> Iterator[str]:
    """Yield the lines on one table, then those on the tables in it that are not shown yet."""
    if value.get("$ref") in shown:
        return
    shown |= {value["$ref"]} if "$ref" in value else set()
    found = definition(value, whole) | (about or {})
    yield f"### `{heading}`"
    yield ""
    yield found["description"]
    yield ""
    yield "| key | what to write | without it | what it is | example |"
    yield "|---|---|---|---|---|"
    inner = []
    for key, one in found["properties"].items():
        name = f"{heading[1:-1]}.{key}"
        inner += [(f"[{name}]", table_) for table_ in in_it(one, whole)]
        inner += [(f"[[{name}]]", table_) for table_ in in_it(one.get("items", {}), whole)]
        if "$ref" not in one:
            yield row(key, one, whole, needed=key in found.get("required", ()))
    yield ""
    for name, one in inner:
        yield from table(name, one, whole, shown)


def row(key: str, value: Json, whole: Json, *, needed: bool) -> str:
    """Return the row on one key."""
    sort = sort_of(value, whole)
    default = value.get("default")
    without = "needed" if needed else "" if default is None else f"`{to_toml(default)}`"
    examples = " or ".join(f"`{to_toml(one)}`" for one in value["examples"])
    return f"| `{key}` | {sort} | {without} | {value['description']} | {examples} |"


def sort_of(value: Json, whole: Json) -> str:
    """Say in words what to write."""
    value = definition(value, whole)
    if value.get("type") == "array":
        return f"list of {sort_of(value['items'], whole)}s"
    if "enum" in value:
        return "one of " + ", ".join(f'`"{one}"`' for one in value["enum"])
    if "anyOf" in value:
        return str(value.get("title", "text"))
    limits = f", {value['minimum']} to {value['maximum']}" if "minimum" in value else ""
    return str(value["title"]) if "title" in value else _SIMPLE[value["type"]] + limits


def to_toml(value: Any) -> str:
    """Write an example as it stands in the file."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {to_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(to_toml(one) for one in value)}]"
    if isinstance(value, str):
        return value if _UNQUOTED.fullmatch(value) else toml_string(value)
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
