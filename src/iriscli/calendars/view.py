"""What an export did, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.calendars.update import Update
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class ExportedView:
    """The files of an export, told to the host in their language."""

    visit: Visit
    folder: str
    updates: tuple[Update, ...]
    reader: Reader
    dry_run: bool = False

    def document(self) -> Document:
        """Return one table of the files: what became of each, and why."""
        label = self.reader.label
        written = sum(update.state != "unchanged" for update in self.updates)
        counted = (
            self.reader.plural(
                "{n} calendar would be written", "{n} calendars would be written", written
            )
            if self.dry_run
            else self.reader.plural("{n} calendar written", "{n} calendars written", written)
        )
        unchanged = self.reader.plural(
            "{n} unchanged", "{n} unchanged", len(self.updates) - written
        )
        return Document(
            self.reader.text(self.visit.about.title),
            (label("Folder: {folder}", folder=self.folder),),
            (
                Column(label("Participant")),
                Column(label("File"), whole=True),
                Column(label("Sessions"), number=True),
                Column(label("State")),
                Column(label("What changed")),
            ),
            (Section("", tuple(self._row(update) for update in self.updates)),),
            (f"{counted}, {unchanged}.",),
        )

    def _row(self, update: Update) -> Row:
        label = self.reader.label
        states = {
            "new": label("new"),
            "changed": label("changed"),
            "unchanged": label("unchanged"),
        }
        return Row(
            (
                self._name(update),
                update.file,
                str(update.sessions),
                states[update.state],
                "" if update.state == "new" else self._changes(update),
            ),
            "muted" if update.state == "unchanged" else "plain",
        )

    def _name(self, update: Update) -> str:
        name = self.reader.text(update.name)
        if update.participant is None or update.participant in self.visit.participants:
            return name
        return self.reader.label("{name} (no longer takes part)", name=name)

    def _changes(self, update: Update) -> str:
        label = self.reader.label
        kinds = (
            (label("new"), update.added),
            (label("changed"), update.changed),
            (label("cancelled"), update.cancelled),
        )
        return "; ".join(
            f"{kind}: {', '.join(self._title(session) for session in sessions)}"
            for kind, sessions in kinds
            if sessions
        )

    def _title(self, session: str) -> str:
        known = self.visit.sessions.get(session)
        return self.reader.text(known.title) if known else session

    def fields(self) -> Sequence[str]:
        """Return the names of a file's fields."""
        return ("participant", "file", "state", "sessions", "added", "changed", "cancelled")

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each file; what changed in it as ids of sessions."""
        return [
            {
                "participant": update.participant,
                "file": update.file,
                "state": update.state,
                "sessions": update.sessions,
                "added": list(update.added),
                "changed": list(update.changed),
                "cancelled": list(update.cancelled),
            }
            for update in self.updates
        ]

    def data(self) -> object:
        """Return the folder and its files."""
        return {"folder": self.folder, "files": self.records()}
