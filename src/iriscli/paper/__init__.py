"""The papers: a visit → values → PDF. How they look, the templates beside this file say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = 3
"""How many empty rows an attendance list ends with, unless another number is asked for."""

PAPERS: Mapping[str, frozenset[str]] = {
    "programme": frozenset({"for", "day"}),
    "attendance": frozenset({"for", "day", "session", "column", "rows"}),
    "badges": frozenset({"for", "day", "session"}),
    "place-cards": frozenset({"for", "day", "session"}),
    "door-signs": frozenset({"day"}),
    "participants": frozenset({"for", "day", "session", "column"}),
    "certificates": frozenset({"for"}),
}
"""The papers, each with what it can be asked for; its file and its template have its name."""
