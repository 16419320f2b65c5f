"""What `iris site` wrote into a folder: the names and contents of its files, as digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.disk.ledger import Ledger
from iriscli.errors import CannotWriteError
from iriscli.text import quoted

if TYPE_CHECKING:
    from iriscli.disk.folder import Folder

NAME = ".iris-site"
"""The file that holds it."""

_TITLE = "iris site of "


def read_manifest(folder: Folder, visit: str) -> Ledger:
    """Read what is known of a folder; raise CannotWriteError where it is another site's."""
    title = f"{_TITLE}{visit}"
    manifest = folder.ledger(NAME, title)
    if manifest.title == title:
        return manifest
    if folder.force:
        return Ledger(title)
    raise CannotWriteError(
        f"{folder.where('')}: it holds the site of another visit,"
        f" {quoted(manifest.title.removeprefix(_TITLE))}; name another folder with --out"
    )
