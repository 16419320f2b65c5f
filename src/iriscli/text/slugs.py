"""Ids from names."""

from __future__ import annotations

import re
import unicodedata


def slug(name: str) -> str:
    """Make an id from a name: `Ēriks Bērziņš` → `eriks-berzins`."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")[:64].strip("-")
