"""What each guest has been told: the visit as it was, in which mail, and when.

A version of the visit is kept as the host wrote it: the file, and the sheet of people that
it names, under the digest of both. A table says who was told which.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from iriscli.errors import IrisError
from iriscli.programme.identity import Before, known, standing
from iriscli.text.sheets import SheetError, read_csv
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iriscli.disk.folder import Folder
    from iriscli.visit.visit import Visit

Kind = Literal["first", "change", "goodbye"]

SENT = "sent/"
"""The room of the outbox for what was sent."""

LEDGER = f"{SENT}told.csv"
"""The table of who was told what."""

_VERSION = re.compile(r"[0-9a-f]{16}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.IGNORECASE)


@dataclass(frozen=True)
class Version:
    """A visit as its files were: its text, and the sheet that it names, by its path."""

    text: bytes
    beside: Mapping[str, bytes]

    @cached_property
    def id(self) -> str:
        """What it is called: a digest of its files."""
        digest = sha256(self.text)
        for data in self.beside.values():
            digest.update(b"\0" + data)
        return digest.hexdigest()[:16]

    @property
    def files(self) -> dict[str, bytes]:
        """Its files, by their paths in the outbox."""
        sheets = {_sheet(self.id, path): data for path, data in self.beside.items()}
        return {f"{SENT}{self.id}.toml": self.text, **sheets}


def _sheet(version: str, path: str) -> str:
    """Return where the sheet of a version is kept, whatever folder it came from."""
    suffix = _SUFFIX.match(PurePath(path).suffix)
    return f"{SENT}{version}-people{suffix[0] if suffix else ''}"


def read_version(folder: Folder, version: str) -> Visit | None:
    """Read the visit as it was; None where that is lost, or not as it was written."""
    file = f"{SENT}{version}.toml"
    text = folder.look(file).data
    beside: dict[str, bytes] = {}

    def read_beside(path: str) -> bytes:
        data = folder.look(_sheet(version, path)).data
        if data is None:
            raise FileNotFoundError(path)
        beside[path] = data
        return data

    if text is None:
        return None
    try:
        visit = read_visit(text, file, read_beside)
    except IrisError:
        return None
    return visit if Version(text, beside).id == version else None


class Row(NamedTuple):
    """What a guest was told last: which version, in which mail, and when (RFC 3339)."""

    participant: str
    kind: Kind
    version: str
    told: str


@dataclass
class Told:
    """What guests were told, by their ids; `visits` are the versions that can be read.

    The rows that are `lost` say that something was told of which nobody knows any more. It
    is `whole` where every row of the table is understood.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    lost: list[Row] = field(default_factory=list)
    whole: bool = True

    def visit(self, participant: str) -> Visit | None:
        """Return the visit as a participant of it was told; None for anyone else."""
        row = self.rows.get(participant)
        visit = self.visits.get(row.version) if row else None
        return visit if visit and participant in visit.participants else None

    @property
    def latest(self) -> Visit | None:
        """The version that was told last."""
        rows = sorted(self.rows.values(), key=lambda row: row.told)
        return self.visits[rows[-1].version] if rows else None

    @property
    def before(self) -> Before:
        """Who was told something, and what takes place as it was told last."""
        told = ((id_, self.visit(id_)) for id_ in self.rows)
        people = (visit.people.get(id_) for id_, visit in told if visit)
        sessions = standing(self.latest).sessions if self.latest else ()
        return Before(tuple(known(one) for one in people if one), sessions)


def read_told(folder: Folder) -> Told:
    """Read what guests were told; a program for spreadsheets may have saved the table."""
    there = folder.look(LEDGER)
    told = Told(whole=not there.why)
    found: dict[str, Visit | None] = {}
    try:
        rows = read_csv((there.data or b"").decode("utf-8-sig", "replace"))
    except SheetError:
        rows, told.whole = [], False
    for row in rows:
        if row.cells == Row._fields:
            continue
        if len(row.cells) != len(Row._fields):
            told.whole = False
            continue
        one = Row(*row.cells)  # type: ignore[arg-type] # looked at in the next line
        is_one = one.kind in get_args(Kind) and _VERSION.fullmatch(one.version)
        if is_one and one.version not in found:
            found[one.version] = read_version(folder, one.version)
        if found.get(one.version):
            told.rows[one.participant] = one
        else:
            told.lost.append(one)
    told.visits = {version: visit for version, visit in found.items() if visit}
    return told


def written(rows: Iterable[Row]) -> bytes:
    """Return the table of who was told what."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([Row._fields, *sorted(rows)])
    return text.getvalue().encode()
