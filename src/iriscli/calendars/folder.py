"""The folder of calendars: read it, lock it, replace files in one step.

Whoever reads a file, at any moment, reads a whole one: it is written beside, made
durable, and renamed over the old one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.calendars.record import Blocks, Handed, NotOursError, read_file
from iriscli.errors import CannotWriteError
from iriscli.visit.text import named, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEMPORARY = ".iris-"
_PATIENCE = 10.0
_LARGEST = 64_000_000


@dataclass
class Record:
    """The files of one visit in a folder; and the others, with what is wrong.

    `damaged` are those of the others that an export once wrote.
    """

    handed: dict[str, Handed] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    blocks: Blocks = field(default_factory=Blocks)


def read_folder(folder: Path, visit: str) -> Record:
    """Read what was handed out for a visit; a folder that is not there holds nothing."""
    record = Record()
    try:
        names = sorted(
            entry.name for entry in os.scandir(folder) if entry.name.endswith(".ics")
        )
    except FileNotFoundError:
        return record
    except OSError as error:
        raise cannot(folder, error) from error
    for name in names:
        try:
            handed = read_file(_read(folder / name), record.blocks)
            if handed.visit != visit:
                raise NotOursError(f"it belongs to another visit, {quoted(handed.visit)}")
            record.handed[name] = handed
        except NotOursError as error:
            record.foreign[name] = str(error)
            if error.ours:
                record.damaged.add(name)
    return record


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise NotOursError("it is not a file but a link or a folder")
        if status.st_size > _LARGEST:
            raise NotOursError("it is larger than a calendar can be")
        return path.read_bytes()
    except OSError as error:
        raise NotOursError(f"it cannot be read: {error.strerror or error}") from error


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[None]:
    """Make a folder and hold it against other exports; remove what a killed one left."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "nt":  # pragma: no cover - folders cannot be locked there
            yield
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise cannot(folder, error) from error
    try:
        _lock(handle, folder)
        for left in folder.glob(f"{_TEMPORARY}*.tmp"):
            with contextlib.suppress(OSError):
                left.unlink()
        yield
        os.fsync(handle)
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
                    f"{named(folder)}: another export is writing there; try again after it"
                ) from None
            time.sleep(0.05)
        except OSError:
            return  # a file system without locks
        else:
            return


def replace(path: Path, data: bytes) -> None:
    """Replace a file in one step, durably; a link is replaced and not followed."""
    temporary = path.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}.tmp")
    try:
        mode = _mode(path)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                if mode is not None and os.name != "nt":
                    os.fchmod(handle, mode)
                os.fsync(handle)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise cannot(path, error) from error


def _mode(path: Path) -> int | None:
    """Return the permissions that a host gave a file, to keep them."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return stat.S_IMODE(status.st_mode) if stat.S_ISREG(status.st_mode) else None


def cannot(path: Path, error: OSError) -> CannotWriteError:
    """Say that nothing could be written at a path, and why."""
    remedies = {
        "FileExistsError": "it is a file; name a folder with --out",
        "NotADirectoryError": "a part of the path is a file; name a folder with --out",
        "PermissionError": "you may not write there; choose another folder with --out",
        "IsADirectoryError": "there is a folder of that name; move it away",
    }
    reason = error.strerror or str(error)
    remedy = remedies.get(type(error).__name__, "make room or choose another folder with --out")
    return CannotWriteError(f"{named(path)}: {reason}; {remedy}")
