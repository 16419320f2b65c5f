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
        # Translators: how many files would be written, if this were not a rehearsal.
        rehearsed = self.reader.plural(
            "{n} calendar would be written", "{n} calendars would be written", written
        )
        # Translators: how many files were written.
        done = self.reader.plural("{n} calendar written", "{n} calendars written", written)
        # Translators: how many files, of calendars or pages, are as they were.
        unchanged = self.reader.plural(
            "{n} unchanged", "{n} unchanged", len(self.updates) - written
        )
        return Listing(
            self.reader.text(self.visit.about.title),
            self._lines(),
            (
                # Translators: heads a column with names of people and organisations.
                Column(self._name, heading=label("Participant")),
                # Translators: heads a column with names of files.
                Column(lambda one: one.file, heading=label("File"), whole=True),
                # Translators: heads a column with numbers, or a list of the programme's
                # sessions: meetings, meals, journeys.
                Column(lambda one: one.sessions, heading=label("Sessions"), number=True),
                # Translators: heads a column that says of files or pages whether they are new.
                Column(self._state, heading=label("State")),
                # Translators: heads a column with the sessions that changed in a calendar.
                Column(self._changes, heading=label("What changed")),
            ),
            (Section("", self.updates),),
            (f"{rehearsed if self.dry_run else done}, {unchanged}.",),
            lambda one: "muted" if one.state == "unchanged" else "plain",
        )

    def _lines(self) -> tuple[str, ...]:
        # Translators: where the files are.
        return (self.reader.label("Folder: {folder}", folder=self.folder),)

    def _state(self, update: Update) -> str:
        label_in = self.reader.label_in
        return {
            # Translators: of a file.
            "new": label_in("file", "new"),
            # Translators: of a file.
            "changed": label_in("file", "changed"),
            # Translators: of a file.
            "unchanged": label_in("file", "unchanged"),
        }[update.state]

    def _name(self, update: Update) -> str:
        name = self.reader.text(update.name)
        if update.participant is None or update.participant in self.visit.participants:
            return name
        gone = self.reader.label("no longer taking part")
        return f"{name} ({gone})"

    def _changes(self, update: Update) -> str:
        if update.state == "new":
            return ""
        label = self.reader.label
        taking_place = {
            id_ for id_, one in self.visit.sessions.items() if one.status != "cancelled"
        }
        added, changed, cancelled, without_them = (
            "; ".join(self._titles.get(one, one) for one in sessions)  # titles have commas
            for sessions in (
                update.added,
                update.changed,
                [one for one in update.cancelled if one not in taking_place],
                [one for one in update.cancelled if one in taking_place],
            )
        )
        lines = (
            added and label("new: {sessions}", sessions=added),
            changed and label("changed: {sessions}", sessions=changed),
            # Translators: SESSIONS are titles of sessions that do not take place.
            cancelled and label("cancelled: {sessions}", sessions=cancelled),
            without_them and label("removed: {sessions}", sessions=without_them),
        )
        return "\n".join(filter(None, lines))

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
