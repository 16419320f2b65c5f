"""Write files that are not there yet."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from iriscli.errors import CannotWriteError
from iriscli.text import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_REMEDIES = {
    "FileExistsError": "name another file",
    "FileNotFoundError": "make the folder first",
    "NotADirectoryError": "a part of the path is a file; name a folder",
    "PermissionError": "you may not write there; choose another folder",
}


def check_new(path: Path) -> None:
    """Raise CannotWriteError where a file is already, or has no folder to stand in."""
    if already_there([path]):
        raise _cannot(path, FileExistsError(0, "it is there already, and stays as it is"))
    if not path.parent.is_dir():
        raise _cannot(path, FileNotFoundError(0, "its folder is not there"))


def already_there(paths: Iterable[Path]) -> list[Path]:
    """Return those of some files that are there, be it as a link to nowhere."""
    return [path for path in paths if os.path.lexists(path)]


def create(files: Mapping[Path, str]) -> None:
    """Write new files, all of them or none.

    A file that is there is never touched, even if it came a moment ago: the system
    opens each only if it makes it. Raises CannotWriteError.
    """
    with contextlib.ExitStack() as undo:
        for path, text in files.items():
            try:
                with path.open("xb") as file:
                    undo.callback(_remove, path)
                    file.write(text.encode())
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as error:
                raise _cannot(path, error) from error
        undo.pop_all()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _cannot(path: Path, error: OSError) -> CannotWriteError:
    reason = error.strerror or str(error)
    remedy = _REMEDIES.get(type(error).__name__, "make room, or choose another folder")
    return CannotWriteError(f"{named(path)}: {reason[:1].lower()}{reason[1:]}; {remedy}")
