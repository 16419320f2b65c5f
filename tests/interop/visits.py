r"""Visits for the tests: tables → TOML, and one that holds what calendars stumble over."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

Tables = Mapping[str, Mapping[str, Any]]


def to_toml(tables: Tables) -> str:
    """Write tables, and the tables in them, as TOML."""
    lines = []
    for name, table in tables.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {_value(value)}" for key, value in table.items()]
    return "\n".join([*lines, ""])


def _value(value: Any) -> str:
    if isinstance(value, str):
        # JSON escapes what TOML does, but DEL.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return repr(value)


DAY = dt.date(2027, 11, 7)
"""On this day clocks go back in St. John's, from 02:00 to 01:00."""

_PATHS = r'Copy C:\new\Notes to \\server\N; then, "quote" it: \n is no line, \\n neither \\'
_SCRIPTS = "👩‍👩‍👧‍👦 🇱🇻 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 n\u0303\u0323 שלום \u202eltr\u202c مرحبا 漢字 " + "ā" * 80
_CONTROLS = "a\0b\7c\x1bd\x7fe\x85f\tg\u2028h\r\ni\rj\x0b\x0ck\ufeffl"
_MARKUP = "<b>bold</b> &amp; %s {title} $(echo) `echo` [/red] ^n ^'"

HOSTILE: Tables = {
    "visit": {
        "id": "hostile",
        "title": _PATHS,
        "start": DAY,
        "end": DAY + dt.timedelta(days=1),
        "timezone": "America/St_Johns",
        "revision": 2,
    },
    "organisations.guest": {"name": f'"{_SCRIPTS}", the guest', "country": "SE"},
    "organisations.city": {"name": _MARKUP, "country": "CA", "role": "host"},
    "venues.paths": {
        "name": _PATHS,
        "address": "1; Street, \\ City",
        "latitude": -47.5,
        "longitude": -0.000125,
        "note": _PATHS,
    },
    "venues.scripts": {"name": _SCRIPTS, "latitude": 0, "longitude": 180},
    "sessions.paths": {
        "title": _PATHS,
        "day": DAY,
        "start": dt.time(9),
        "end": dt.time(10),
        "venue": "paths",
        "room": "A;B,C",
        "speakers": [_PATHS, _SCRIPTS],
        "description": "\n".join([_PATHS] * 20),
        "kind": "meal",
        "url": "https://example.org/a,b;c:d?e='f'&g=%22#(h)!*@~$",
    },
    "sessions.scripts": {
        "title": _SCRIPTS,
        "day": DAY,
        "start": dt.time(9, 30),
        "end": dt.time(10, 30),
        "venue": "scripts",
        "description": _SCRIPTS * 20,
        "status": "tentative",
    },
    "sessions.controls": {
        "title": _CONTROLS,
        "day": DAY,
        "start": dt.time(23, 30),
        "end": dt.datetime.combine(DAY + dt.timedelta(days=1), dt.time(0, 30)),
        "description": _CONTROLS * 20,
    },
    "sessions.markup": {"title": _MARKUP, "day": DAY, "description": _MARKUP * 20},
    "sessions.quoted": {"title": '"quoted"', "day": DAY, "start": dt.time(12)},
    "sessions.hour-twice": {
        "title": "An hour that comes twice",
        "day": DAY,
        "start": dt.time(1, 30),
        "end": dt.time(3),
    },
    "sessions.off": {"title": _MARKUP, "day": DAY, "start": dt.time(11), "kind": "social"},
    "sessions.no-longer": {
        "title": _PATHS,
        "day": DAY,
        "start": dt.time(13),
        "end": dt.time(14),
        "venue": "paths",
    },
    "sessions.gone": {"title": _SCRIPTS, "day": DAY + dt.timedelta(days=1), "venue": "scripts"},
}


def changed_hostile() -> Tables:
    """Return the hostile visit after a change of every kind, each to the session so called."""
    tables = {name: dict(table) for name, table in copy.deepcopy(HOSTILE).items()}
    tables["sessions.paths"]["end"] = dt.time(10, 15)
    tables["sessions.quoted"]["title"] = '"quoted", and told otherwise'
    tables["sessions.off"]["status"] = "cancelled"
    tables["sessions.no-longer"]["attendees"] = ["city"]
    del tables["sessions.gone"]
    return tables
