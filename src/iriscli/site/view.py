"""What a build of the site did, as people and as programs read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.listing import Column, Listing, Section

if TYPE_CHECKING:
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

    def shown(self) -> Listing[Written]:
        """Return a list of the participants with the pages that they are to be sent."""
        label, plural = self.reader.label, self.reader.plural
        states = Counter("written" if _new(one) else one.state for one in self.files)
        counted = [
            # Translators: how many files of the site were written.
            plural("{n} file written", "{n} files written", states["written"]),
            plural("{n} unchanged", "{n} unchanged", states["unchanged"]),
        ]
        if states["removed"]:
            removed = states["removed"]
            # Translators: how many files of the site were removed; after a comma.
            counted.append(plural("{n} file removed", "{n} files removed", removed))
        lines = [label("Folder: {folder}", folder=self.folder)]
        if self.base:
            # Translators: where the site stands on the web.
            lines.append(label("Web address: {address}", address=self.base))
        return Listing(
            self.reader.text(self.visit.about.title),
            tuple(lines),
            (
                Column(self._name, heading=label("Participant")),
                # Translators: heads a column with names of pages on the web.
                Column(lambda page: page.file, heading=label("Page"), whole=True),
                Column(self._state, heading=label("State"), whole=True),
            ),
            (Section("", self._pages()),),
            (f"{', '.join(counted)}.",),
            lambda page: "muted" if page.state == "unchanged" else "plain",
        )

    def _pages(self) -> tuple[Written, ...]:
        pages = {one.participant: one for one in self.files if one.file.endswith(".html")}
        return tuple(pages[id_] for id_ in self.visit.participants if id_ in pages)

    def _name(self, page: Written) -> str:
        return self.reader.text(self.visit.participants[page.participant or ""].name)

    def _state(self, page: Written) -> str:
        label_in = self.reader.label_in
        return {
            # Translators: of a page on the web.
            "new": label_in("page", "new"),
            # Translators: of a page on the web.
            "changed": label_in("page", "changed"),
            # Translators: of a page on the web.
            "unchanged": label_in("page", "unchanged"),
        }[page.state]

    def data(self) -> object:
        """Return the site, its files, and the addresses of each participant."""
        return {
            "folder": self.folder,
            "base_url": self.base,
            "participants": [
                {"participant": id_, "page": page, "calendar": calendar}
                for id_, (page, calendar) in self._addresses().items()
            ],
            "files": [
                {"file": one.file, "state": one.state, "participant": one.participant}
                for one in self.files
            ],
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
