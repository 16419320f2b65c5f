"""The folder of calendars: what was handed out, read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.calendars.record import Blocks, Handed, NotOursError, read_file
from iriscli.text import quoted

if TYPE_CHECKING:
    from iriscli.disk.folder import Folder

TOKEN = re.compile(r"([0-9a-f]{32})\.ics")
"""What a person's calendar is called on a site."""


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


def read_folder(folder: Folder, visit: str, room: str = "") -> Record:
    """Read what was handed out for a visit into a folder, or a room of it: `calendars/`."""
    record = Record()
    for path in folder.names(room):
        if not path.lower().endswith(".ics"):
            continue
        name, found = path.removeprefix(room), folder.look(path)
        try:
            if found.data is None:
                raise NotOursError(found.why, "")
            handed = read_file(found.data, record.blocks)
            if handed.visit != visit:
                record.visits.add(handed.visit)
                raise NotOursError(f"it belongs to another visit, {quoted(handed.visit)}")
            record.handed[name] = handed
        except NotOursError as error:
            record.foreign[name] = str(error)
            if error.whose is not None or TOKEN.fullmatch(name):
                record.damaged[name] = error.whose or ""
    return record
