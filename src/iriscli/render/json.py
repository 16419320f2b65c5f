"""Data as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iriscli.render import View


def render(view: View[object]) -> str:
    """Return an answer's data as JSON."""
    return to_json(view.data())


def to_json(data: object) -> str:
    """Return JSON that people can read too: indented, in UTF-8, not escaped."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
