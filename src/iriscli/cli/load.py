"""Find the visit file, and what lies beside it, and read them."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from iriscli.cli import output
from iriscli.errors import InvalidVisitError, Problem
from iriscli.visit import read as visit_file

if TYPE_CHECKING:
    from iriscli.visit.logos import Logo
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit

_HERE = ("visit.toml", "data/visit.toml")
_PACKAGE = Path(__file__).parents[1]


def load(given: str | None, *, quiet: bool = False) -> Visit:
    """Return the visit that was asked for, or raise InvalidVisitError."""
    return read(given, quiet=quiet).valid()


def read(
    given: str | None, *, quiet: bool = False, beside: dict[str, bytes] | None = None
) -> Source:
    """Read the file that was asked for, or the one that is here, or the built-in one.

    What is read beside it is put into `beside`, by its path. Raises InvalidVisitError where
    there is nothing to be read.
    """
    kept = {} if beside is None else beside

    def read_and_keep(path: str) -> bytes:
        kept[path] = read_beside(given, path)
        return kept[path]

    file = given or _here()
    if file is None:
        if not quiet:
            output.complain(
                "There is no visit.toml in this folder: this is the built-in visit, not yours."
                " Give your own file with --visit FILE."
            )
        path = _built_in()
        data, file = path.read_bytes(), str(path)
    else:
        data = _read(file)
    return visit_file.read(data, file, read_and_keep)


def folder_of(given: str | None) -> Path:
    """Return the folder that the paths in a visit file begin at."""
    file = given or _here()
    if file is None:
        return _built_in().parent
    return Path() if file == "-" else Path(file).parent


def _here() -> str | None:
    # Not Path.is_file, which raises in a folder that may not be searched.
    return next((path for path in _HERE if os.path.isfile(path)), None)  # noqa: PTH113


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
            return sys.stdin.buffer.read(visit_file.MAX_BYTES + 1)
        return _read_some(Path(file))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = {
            "FileNotFoundError": "check the path",
            "IsADirectoryError": "give the path of a file in it",
            "PermissionError": "ask its owner for permission to read it",
        }.get(type(error).__name__, "check the path")
        message = f"{reason[:1].lower()}{reason[1:]}; {remedy}"
        raise InvalidVisitError([Problem((), message, file=file, line=1)]) from error


def _read_some(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(visit_file.MAX_BYTES + 1)


def read_beside(given: str | None, path: str) -> bytes:
    """Read a file whose path begins at the folder of the visit file, or raise OSError."""
    place = folder_of(given) / path
    try:
        # A pipe or a device would be waited for, and nobody is there to write.
        if not stat.S_ISREG(place.stat().st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return _read_some(place)
    except ValueError as error:
        reason = "its name contains a character that a file name cannot have"  # a NUL
        raise OSError(errno.EINVAL, reason) from error


def made_from(visit: Visit, given: str | None) -> tuple[Path, ...]:
    """Return the files that a visit is made from, but for the visit file."""
    from iriscli.text.sheets import path_and_sheet

    people, _ = path_and_sheet(visit.about.people_file or "")
    logos = visit.project.logos if visit.project else ()
    return tuple(folder_of(given) / name for name in (people, *logos) if name)


def logos_of(source: Source, given: str | None) -> tuple[Logo, ...]:
    """Read the project's logos, or raise InvalidVisitError with what is wrong with each."""
    from iriscli.text import named
    from iriscli.visit.logos import NotALogoError, logo

    found, problems = [], []
    project = source.valid().project
    for number, path in enumerate(project.logos if project else ()):
        try:
            found.append(logo(number + 1, read_beside(given, path)))
        except (OSError, NotALogoError) as error:
            what = f"{error.strerror}; check the path" if isinstance(error, OSError) else error
            problems.append(Problem(("project", "logos", number), f"{named(path)}: {what}"))
    if problems:
        raise InvalidVisitError(source.located(problems))
    return tuple(found)
