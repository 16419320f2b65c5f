"""Write files so that whoever reads one, at any moment, reads a whole one.

A file is written beside, made durable, and renamed over the old one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from iriscli.errors import CannotWriteError
from iriscli.text import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Thing = TypeVar("Thing")

_TEMPORARY = ".iris-"
_PATIENCE = 10.0

# Waiting for the disk is most of the work, and a disk takes several files at once.
_WRITERS = 4
_AHEAD = 64


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
        # Some network shares cannot; what is in the files is durable all the same.
        with contextlib.suppress(OSError):
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


def written(things: Iterable[tuple[Thing, Path, bytes | None]]) -> Iterator[Thing]:
    """Write files side by side, and pass on each thing once its file is on the disk.

    A thing without octets has nothing to be written, and waits for its turn. Raises
    CannotWriteError at the first file that cannot be written; the ones before it are
    whole, and so is the old one.
    """
    with ThreadPoolExecutor(_WRITERS) as writers:
        under_way: deque[tuple[Thing, Future[None] | None]] = deque()
        try:
            for thing, path, octets in things:
                writing = None if octets is None else writers.submit(replace, path, octets)
                under_way.append((thing, writing))
                if len(under_way) > _AHEAD:
                    yield _finished(*under_way.popleft())
            while under_way:
                yield _finished(*under_way.popleft())
        except BaseException:
            writers.shutdown(cancel_futures=True)
            raise


def _finished(thing: Thing, writing: Future[None] | None) -> Thing:
    """Wait until a file is on the disk, or raise what kept it from there."""
    if writing is not None:
        writing.result()
    return thing


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
