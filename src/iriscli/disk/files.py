"""The single steps that are taken on the disk; what may be done is said elsewhere.

A file is written beside, made durable, and renamed over the old one, so that whoever
reads one, at any moment, reads a whole one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.errors import CannotWriteError
from iriscli.text import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_TEMPORARY = ".iris-"
_PATIENCE = 10.0
_OUT = " with --out"
_LARGEST = 64_000_000
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would make line ends of its own


@dataclass(frozen=True)
class Found:
    """What is at a path: octets, or why they cannot be had; neither where nothing is."""

    data: bytes | None = None
    why: str = ""


NOTHING = Found()


def look(path: Path) -> Found:
    """Read what is at a path; a link is not followed."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return Found(why="it is a link or a folder, not a file")
        if status.st_size > _LARGEST:
            return Found(why="it is too large to be a file of iris")
        with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
            return Found(file.read())
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    except OSError as error:
        return Found(why=f"it cannot be read: {_reason(error)}")


def names(folder: Path) -> list[str]:
    """Return what is in a folder, in order; a folder that is not there holds nothing."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise cannot(folder, error) from error


def make(folder: Path, option: str = _OUT, mode: int = 0o777) -> None:
    """Make a folder with these rights at most, and those that it stands in."""
    try:
        os.makedirs(folder, mode, exist_ok=True)
    except OSError as error:
        raise cannot(folder, error, option) from error


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs."""
    if os.name == "nt":  # pragma: no cover - folders cannot be locked there
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise cannot(folder, error) from error
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    import fcntl

    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > patience:
                raise CannotWriteError(
                    f"{named(folder)}: iris is already writing there; wait until it has"
                    " finished, and try again"
                ) from None
            time.sleep(0.05)
        except OSError:
            return  # a file system without locks
        else:
            return


def is_half(name: str) -> bool:
    """Tell whether a file of this name is one that was never finished."""
    return name.startswith(_TEMPORARY) and name.endswith(".tmp")


def forget(path: Path) -> None:
    """Remove a file that nobody needs, if that can be."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def fix(folder: Path) -> None:
    """Make durable which files are in a folder."""
    # Some network shares cannot; what is in the files is durable all the same.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def share(path: Path, rights: int) -> None:
    """Add rights to those that a file or a folder has."""
    try:
        mode = stat.S_IMODE(os.lstat(path).st_mode)
        # A stick or a share may have rights of its own, which nobody can change.
        with contextlib.suppress(PermissionError):
            if mode & rights != rights:
                os.chmod(path, mode | rights)
    except OSError as error:
        raise cannot(path, error) from error


def replace(path: Path, data: bytes, rights: int = 0, mode: int | None = None) -> None:
    """Replace a file in one step, durably; a link is replaced and not followed.

    It keeps the rights that the host gave it, or has this mode, and gets these rights.
    """
    temporary = path.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, data, os.O_EXCL, _mode(path) if mode is None else mode, rights)
        with _undoing(temporary):
            os.replace(temporary, path)
    except OSError as error:
        raise cannot(path, error) from error


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file, durably."""
    try:
        _write(path, data, os.O_APPEND)
    except OSError as error:
        raise cannot(path, error) from error


def remove(path: Path) -> None:
    """Remove a file; one that is gone already is no error."""
    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
    except OSError as error:
        raise cannot(path, error) from error


def check_new(path: Path) -> None:
    """Raise CannotWriteError where a file is already, or no folder can be made for it."""
    if os.path.lexists(path):
        raise _taken(path)
    for parent in path.parents:
        if os.path.lexists(parent):
            if not os.path.isdir(parent):
                raise cannot(parent, FileExistsError(errno.EEXIST, "file exists"), "")
            return


def _taken(path: Path) -> CannotWriteError:
    return CannotWriteError(
        f"{named(path)}: the file exists already and was not changed; choose another name"
    )


def create(files: Mapping[Path, bytes]) -> list[Path]:
    """Write new files, all of them or none, and return which; the first must be new.

    A file that is there is never touched, even if it came a moment ago: the system
    opens each only if it makes it.
    """
    first, *_ = files
    make(first.parent, "")
    written = []
    with contextlib.ExitStack() as undo:
        for path, data in files.items():
            try:
                _write(path, data, os.O_EXCL)
            except FileExistsError:
                if path == first:
                    raise _taken(path) from None
            except OSError as error:
                raise cannot(path, error, "") from error
            else:
                undo.callback(forget, path)
                written.append(path)
        undo.pop_all()
    return written


def _write(path: Path, data: bytes, how: int, mode: int | None = None, rights: int = 0) -> None:
    """Write octets durably; a file that this makes is not left half written.

    The file gets a mode, or keeps its own, and these rights in any case.
    """
    first = 0o666 if mode is None else mode  # nobody may read it before it has its mode
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how | _BINARY, first)
    with _undoing(path) if how & os.O_EXCL else contextlib.nullcontext():
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            own = stat.S_IMODE(os.fstat(handle).st_mode)
            wanted = (own if mode is None else mode) | rights
            if wanted != own and os.name != "nt":
                with contextlib.suppress(PermissionError):  # as above
                    os.fchmod(handle, wanted)
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _undoing(path: Path) -> Iterator[None]:
    """Remove a file that was made, where what comes after it fails."""
    try:
        yield
    except BaseException:
        forget(path)
        raise


def _mode(path: Path) -> int | None:
    """Return the rights that a host gave a file, to keep them."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    return stat.S_IMODE(status.st_mode) if stat.S_ISREG(status.st_mode) else None


def cannot(path: Path, error: OSError, option: str = _OUT) -> CannotWriteError:
    """Say that nothing could be written at a path, why, and which option helps."""
    remedies = {
        "FileExistsError": f"this is a file: choose a folder{option}",
        "NotADirectoryError": f"a part of the path is a file: choose a folder{option}",
        "PermissionError": f"you may not write there: choose another folder{option}",
        "IsADirectoryError": "there is a folder with this name: move it away",
    }
    another = f"free some disk space, or choose another folder{option}"
    remedy = remedies.get(type(error).__name__, another)
    return CannotWriteError(f"{named(path)}: {_reason(error)}; {remedy}")


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{reason[:1].lower()}{reason[1:]}"
