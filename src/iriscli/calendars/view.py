"""What an export did, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.calendars import ics
from iriscli.render.listing import Column, Listing, Section
from iriscli.wording.apart import Titled, apart
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.calendars.update import Update
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class ExportedView:
    """The files of an export, told to the host in their language."""

    visit: Visit
    folder: str
    updates: tuple[Update, ...]
    reader: Reader
    dry_run: bool = False

    def shown(self) -> Listing[Update]:
        """Return one list of the files: what became of each, and why."""
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
        return Listing(
            self.reader.text(self.visit.about.title),
            (label("Folder: {folder}", folder=self.folder),),
            (
                Column(self._name, heading=label("Participant")),
                Column(lambda one: one.file, heading=label("File"), whole=True),
                Column(lambda one: one.sessions, heading=label("Sessions"), number=True),
                Column(self._state, heading=label("State")),
                Column(self._changes, heading=label("What changed")),
            ),
            (Section("", self.updates),),
            (f"{counted}, {unchanged}.",),
            lambda one: "muted" if one.state == "unchanged" else "plain",
        )

    def _state(self, update: Update) -> str:
        label = self.reader.label
        return {
            "new": label("new"),
            "changed": label("changed"),
            "unchanged": label("unchanged"),
        }[update.state]

    def _name(self, update: Update) -> str:
        name = self.reader.text(update.name)
        if update.participant is None or update.participant in self.visit.participants:
            return name
        return self.reader.label("{name} (no longer takes part)", name=name)

    def _changes(self, update: Update) -> str:
        if update.state == "new":
            return ""
        label = self.reader.label
        kinds = (
            (label("new"), update.added),
            (label("changed"), update.changed),
            (label("cancelled"), update.cancelled),
        )
        return "; ".join(
            f"{kind}: {', '.join(self._titles.get(one, one) for one in sessions)}"
            for kind, sessions in kinds
            if sessions
        )

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """Every session's title by id, with the day and the time if others share it."""
        sessions = {
            id_: Titled(self.reader.text(one.title), one.day, one.start)
            for id_, one in self.visit.sessions.items()
        }
        for update in self.updates:
            reader = Reader(update.handed.language, self.visit.about.language)
            for block in update.handed.blocks:
                if block.session not in sessions:  # only its entry still says what it was
                    title = ics.unmarked(ics.summary(block.octets), reader)
                    sessions[block.session] = Titled(title, *block.begins(self.visit.zone))
        added = apart(sessions, self.reader)
        return {id_: one.title + added[id_] for id_, one in sessions.items()}

    def data(self) -> object:
        """Return the folder and its files; what changed in each as ids of sessions."""
        return {
            "folder": self.folder,
            "files": [
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
            ],
        }
