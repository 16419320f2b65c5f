"""Data as JSON."""

from __future__ import annotations

import json


def to_json(data: object) -> str:
    """Return JSON that people can read too: indented, in UTF-8, not escaped."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
