"""What a build of the site did, as people and as programs read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.site.publish import Written
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class PublishedView:
    """The files of a site, told to the host; `base` is its address, if one is known."""

    visit: Visit
    folder: str
    base: str | None
    files: tuple[Written, ...]
    reader: Reader

    def document(self) -> Document:
        """Return a table of the participants with the pages that they are to be sent."""
        label, plural = self.reader.label, self.reader.plural
        states = Counter("written" if _new(one) else one.state for one in self.files)
        counted = [
            plural("{n} file written", "{n} files written", states["written"]),
            plural("{n} unchanged", "{n} unchanged", states["unchanged"]),
        ]
        if states["removed"]:
            counted.append(plural("{n} removed", "{n} removed", states["removed"]))
        lines = [label("Folder: {folder}", folder=self.folder)]
        if self.base:
            lines.append(label("Address: {address}", address=self.base))
        return Document(
            self.reader.text(self.visit.about.title),
            tuple(lines),
            (
                Column(label("Participant")),
                Column(label("Page"), whole=True),
                Column(label("State")),
            ),
            (Section("", tuple(self._row(one) for one in self._pages())),),
            (f"{', '.join(counted)}.",),
        )

    def _pages(self) -> list[Written]:
        pages = {one.participant: one for one in self.files if one.file.endswith(".html")}
        return [pages[id_] for id_ in self.visit.participants if id_ in pages]

    def _row(self, page: Written) -> Row:
        label = self.reader.label
        states = {
            "new": label("new"),
            "changed": label("changed"),
            "unchanged": label("unchanged"),
        }
        participant = self.visit.participants[page.participant or ""]
        return Row(
            (self.reader.text(participant.name), page.file, states[page.state]),
            "muted" if page.state == "unchanged" else "plain",
        )

    def fields(self) -> Sequence[str]:
        """Return the names of a file's fields."""
        return ("file", "state", "participant")

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each file."""
        return [
            {"file": one.file, "state": one.state, "participant": one.participant}
            for one in self.files
        ]

    def data(self) -> object:
        """Return the site, its files, and the addresses of each participant."""
        return {
            "folder": self.folder,
            "base_url": self.base,
            "participants": [
                {"participant": id_, "page": page, "calendar": calendar}
                for id_, (page, calendar) in self._addresses().items()
            ],
            "files": self.records(),
        }

    def _addresses(self) -> dict[str, tuple[str | None, str | None]]:
        """Return the page and the calendar of each participant, as whole as they are known."""
        at = {
            (one.participant, one.file.endswith(".ics")): (self.base or "") + one.file
            for one in self.files
        }
        return {
            id_: (at.get((id_, False)), at.get((id_, True))) for id_ in self.visit.participants
        }


def _new(file: Written) -> bool:
    return file.state in {"new", "changed"}
