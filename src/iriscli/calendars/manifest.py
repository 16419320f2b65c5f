"""What `iris site` wrote into a folder: the names and contents of its files, as digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.disk.ledger import Ledger, digest
from iriscli.errors import CannotWriteError
from iriscli.text import quoted

if TYPE_CHECKING:
    from iriscli.disk.folder import Folder

NAME = ".iris-site"
"""The file that holds it."""

_CLAIM = b"whose a token is"
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


def add_claim(manifest: Ledger, participant: str, token: str) -> None:
    """Know whose a token is; only who has the token can tell."""
    manifest.add(f"{participant} {token}", _CLAIM)


def has_claim(manifest: Ledger, participant: str, token: str) -> bool:
    """Tell whether a token is a participant's."""
    return manifest.words(f"{participant} {token}", _CLAIM) is not None


def keep_claims(manifest: Ledger, other: Ledger) -> None:
    """Know whose the tokens are that another manifest knows of: who is gone may come back."""
    for path, contents in other.known.items():
        if digest(_CLAIM) in contents:
            manifest.known[path] = {digest(_CLAIM): ()}
