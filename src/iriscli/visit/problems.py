"""A problem of the file: where it is, what is wrong, what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from iriscli.errors import Problem
from iriscli.text import quoted
from iriscli.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from iriscli.errors import Key


# What pydantic calls an error → what is wrong; what to do.
_WORDS = {
    "missing": "the key is missing; add it",
    "string_type": "this must be a text; put it in quotes",
    "int_type": "this must be a whole number; write it without quotes",
    "float_type": "this must be a number; write it without quotes",
    "bool_type": "this must be true or false; write it without quotes",
    "tuple_type": 'this must be a list; write it as ["…"]',
    "dict_type": "this must be a table; write it as { … }",
    "model_type": "this must be a table; write its keys below [its name]",
    "finite_number": "this must be a number; write it in digits",
    "too_short": "it is empty; write something, or remove the key",
}
_LIMITS = {
    "greater_than_equal": ("ge", "less than", "more"),
    "less_than_equal": ("le", "more than", "less"),
}
_OF_PARTS = {  # the items of a session
    "tuple_type": 'this must be a list; write it as [{ title = "…" }]',
    "model_type": 'this must be a table; write it as { title = "…" }',
}
_A_TEXT = 'this must be a text; write it as "…" or { en = "…", lv = "…" }'


def problems_in(error: ValidationError, model: type[BaseModel], at: Key) -> list[Problem]:
    """Say every error that pydantic found in a table, in the host's words."""
    found: dict[Key, str] = {}
    for detail in error.errors(include_url=False):
        loc = tuple(part for part in detail["loc"] if not _is_branch(part))
        message = _say(detail, model)
        if _is_branch(detail["loc"][-1]) and detail["type"] in {"string_type", "dict_type"}:
            # A text is a string or a table: pydantic reports that it is not the
            # one as well as what is wrong with the other.
            if isinstance(detail["input"], (str, dict)):
                continue
            message = _A_TEXT
        found.setdefault((*at, *loc), message)
    return [Problem(key, message) for key, message in found.items()]


def _is_branch(part: str | int) -> bool:
    """Tell pydantic's name for a branch of a union from a key of the file."""
    return isinstance(part, str) and "[" in part


def _say(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return unknown_key(str(detail["loc"][-1]), known_keys(model, detail["loc"]))
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return one_of(given, choices)
    if kind == "string_type" and isinstance(given, list | dict):
        what = "a list" if isinstance(given, list) else "a table"
        return f'this must be one text, and not {what}; write it as "…"'
    if kind in _LIMITS:
        name, beyond, within = _LIMITS[kind]
        limit = f"{context[name]:g}" if isinstance(context[name], float) else context[name]
        return f"{quoted(given)} is {beyond} {limit}; write {limit} or {within}"
    words = _WORDS | (_OF_PARTS if "items" in detail["loc"][-2:] else {})
    return words.get(kind, "this is the wrong kind of value; see docs/visit-file.md")


def known_keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Name the keys that are known where an unknown one stands, as the file has them."""
    for part in loc[:-1]:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if part in fields:  # and not the number of one in a list
            model = _table_in(fields[str(part)].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _table_in(annotation: object) -> type[BaseModel] | None:
    """Return the model that an annotation holds: `tuple[Part, ...]`, `Contact | None`."""
    if hasattr(annotation, "model_fields"):
        return cast("type[BaseModel]", annotation)
    return next(filter(None, map(_table_in, get_args(annotation))), None)


_RENAMED = {"people_csv": "people_file"}


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Say that a key is not known, and the nearest that is."""
    known = list(known)
    if (new := _RENAMED.get(key)) in known:
        return f"{key} is now {new}; write {new} instead"
    near = nearest(key, known)
    remedy = f"did you mean '{near}'?" if near else f"use one of these: {', '.join(known)}"
    return f"unknown key {quoted(key)}; {remedy}"


def one_of(value: object, choices: Iterable[str]) -> str:
    """Say that a value is none of the choices, and the nearest that is."""
    choices = list(choices)
    if not isinstance(value, str):
        return f"this must be one word in quotes; choose from {', '.join(choices)}"
    near = nearest(value, choices)
    remedy = f"did you mean '{near}'?" if near else f"choose from {', '.join(choices)}"
    return f"{quoted(value)} is not known; {remedy}"
