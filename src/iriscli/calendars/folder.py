"""The folder of calendars: what was handed out, read back."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.calendars.record import Blocks, Handed, NotOursError, read_file
from iriscli.disk.files import cannot
from iriscli.text import quoted

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 64_000_000


@dataclass
class Record:
    """The files of one visit in a folder; and the others, with what is wrong.

    `damaged` are those of the others that an export once wrote, with whose they are as
    far as that can still be read; `visits` are the other visits that have calendars there.
    """

    handed: dict[str, Handed] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    damaged: dict[str, str] = field(default_factory=dict)
    visits: set[str] = field(default_factory=set)
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
                record.visits.add(handed.visit)
                raise NotOursError(f"it belongs to another visit, {quoted(handed.visit)}")
            record.handed[name] = handed
        except NotOursError as error:
            record.foreign[name] = str(error)
            if error.whose is not None:
                record.damaged[name] = error.whose
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
