"""Find the visit file and read it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iriscli.cli import output
from iriscli.errors import InvalidVisitError, Problem
from iriscli.visit.read import MAX_BYTES, read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

_HERE = ("visit.toml", "data/visit.toml")
_PACKAGE = Path(__file__).parents[1]


class Source(NamedTuple):
    """A visit file that has not been looked into: the arguments of `read_visit`."""

    data: bytes
    file: str
    read_csv: Callable[[str], bytes]


def load(given: str | None, *, quiet: bool = False) -> Visit:
    """Read the visit that was asked for, or the one that is here, or the built-in one."""
    return read_visit(*find(given, quiet=quiet))


def folder_of(given: str | None) -> Path:
    """Return the folder that the paths in a visit file begin at."""
    file = given or _here()
    if file is None:
        return _built_in().parent
    return Path() if file == "-" else Path(file).parent


def _here() -> str | None:
    # Not Path.is_file, which raises in a folder that may not be searched.
    return next((path for path in _HERE if os.path.isfile(path)), None)  # noqa: PTH113


def find(given: str | None, *, quiet: bool = False) -> Source:
    """Return the file that `load` reads; raise InvalidVisitError where there is none."""
    file = given or _here()
    if file is None:
        if not quiet:
            output.complain(
                "No visit.toml here: this is the built-in visit, not yours."
                " Name your own with --visit FILE."
            )
        path = _built_in()
        return Source(path.read_bytes(), str(path), _CsvReader(path.parent))
    return Source(_read(file), file, _CsvReader(folder_of(file)))


def _built_in() -> Path:
    """Return the built-in visit: in the wheel, or in the checkout that is installed."""
    packed = _PACKAGE / "data" / "visit.toml"
    return packed if packed.exists() else _PACKAGE.parents[1] / "data" / "visit.toml"


def _read(file: str) -> bytes:
    """Read a file, no further than a visit can be long; `-` is standard input."""
    try:
        if file == "-":
            if sys.stdin is None:
                raise OSError(errno.EBADF, "standard input is closed")
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        return _read_some(Path(file))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = {
            "FileNotFoundError": "check the path",
            "IsADirectoryError": "name the file in it",
            "PermissionError": "you may not read it; ask its owner",
        }.get(type(error).__name__, "check the path")
        problem = Problem(file, 1, "", f"{reason[:1].lower()}{reason[1:]}; {remedy}")
        raise InvalidVisitError([problem]) from error


def _read_some(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


class _CsvReader:
    """Read a CSV from the folder that its visit file is in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, path: str) -> bytes:
        try:
            # A pipe or a device would be waited for, and nobody is there to write.
            if not stat.S_ISREG((self.folder / path).stat().st_mode):
                raise OSError(errno.EINVAL, "it is not a file")
            return _read_some(self.folder / path)
        except ValueError as error:  # a NUL in the path
            raise OSError(errno.EINVAL, str(error)) from error
