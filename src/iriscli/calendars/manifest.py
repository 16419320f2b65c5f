"""What was written into a folder: the names and contents of its files, as digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.disk.ledger import Ledger, digest
from iriscli.errors import CannotWriteError
from iriscli.text import quoted

if TYPE_CHECKING:
    from iriscli.disk.folder import Folder

NAME = ".iris-site"
"""The file that holds it for a site."""

_CLAIM = b"whose a token is"


def read_manifest(folder: Folder, visit: str, name: str = NAME) -> Ledger:
    """Read what is known of a folder; raise CannotWriteError where it is another visit's.

    `name` is that of the file: `.iris-site`.
    """
    what = name.removeprefix(".iris-")
    title = f"iris {what} of {visit}"
    manifest = folder.ledger(name, title)
    if manifest.title == title:
        return manifest
    if folder.force:
        return Ledger(title)
    raise CannotWriteError(
        f"{folder.where('')}: it contains the {what} of another visit,"
        f" {quoted(manifest.title.rpartition(' ')[2])}; choose another folder with --out"
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
