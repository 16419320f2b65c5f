"""What the files of a calendar folder are called."""

from __future__ import annotations

WHOLE = "programme.ics"
"""The calendar of the whole programme."""

# Windows opens a device instead of a file of one of these names.
_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
_TAKEN = _DEVICES | {WHOLE.removesuffix(".ics")}


def file_name(participant: str) -> str:
    """Return the name of a participant's file; no id holds the `_` that may be in it."""
    return f"{participant}_.ics" if participant in _TAKEN else f"{participant}.ics"
