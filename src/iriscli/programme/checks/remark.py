"""What can be said about a valid visit, and how serious each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.errors import Key

Level = Literal["error", "warning", "note"]

LEVELS: Mapping[str, Level] = {
    "clash": "warning",
    "venue-clash": "warning",
    "transfer": "warning",
    "duplicate": "warning",
    "no-participants": "warning",
    "no-sessions": "warning",
    "unused-venue": "warning",
    "unused-group": "warning",
    "missing-language": "warning",
    "placeholder": "warning",
    "no-contact": "warning",
    "empty-day": "warning",
    "unknown-code": "warning",
    "no-time": "note",
    "open-end": "note",
    "early": "note",
    "no-break": "note",
}
"""The level of each code; a code never changes its meaning. docs/checks.md has them all."""

INVALID = "invalid"
"""The code of an error: the file breaks a rule, and no other command takes it."""


@dataclass(frozen=True)
class Remark:
    """One thing to tell the host; the `ignore` of each of `sessions` silences it."""

    code: str
    key: Key
    message: str
    sessions: tuple[str, ...] = ()
