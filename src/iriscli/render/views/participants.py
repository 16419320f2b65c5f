"""Who gets a calendar, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from iriscli.programme.participants import Attendance
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class ParticipantsView:
    """Participants for a reader; `file_name` names the calendar of an id."""

    visit: Visit
    attendances: tuple[Attendance, ...]
    reader: Reader
    file_name: Callable[[str], str]

    def document(self) -> Document:
        """Return one table of everyone."""
        label = self.reader.label
        number = sum(1 for _ in self.attendances)
        return Document(
            self.reader.text(self.visit.about.title),
            (self.reader.plural("{n} participant", "{n} participants", number),),
            (
                Column(label("Participant")),
                Column(label("Organisation")),
                Column(label("Country")),
                Column(label("Sessions"), number=True),
                Column(label("File"), whole=True),
                Column(label("Language"), detail=True),
            ),
            (Section("", tuple(self._row(attendance) for attendance in self.attendances)),),
        )

    def _row(self, attendance: Attendance) -> Row:
        participant, reader = attendance.participant, self.reader
        person = participant.person
        return Row(
            (
                reader.text(participant.name),
                reader.text(participant.organisation.name) if person else "",
                reader.country(participant.organisation.country),
                str(len(attendance.sessions)),
                self.file_name(participant.id),
                participant.language,
            )
        )

    def fields(self) -> Sequence[str]:
        """Return the names of a participant's fields."""
        return ("id", "name", "organisation", "country", "language", "sessions", "file")

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each participant."""
        return [
            {
                "id": attendance.participant.id,
                "name": self.reader.text(attendance.participant.name),
                "organisation": attendance.participant.organisation.id,
                "country": attendance.participant.organisation.country,
                "language": attendance.participant.language,
                "sessions": len(attendance.sessions),
                "file": self.file_name(attendance.participant.id),
            }
            for attendance in self.attendances
        ]

    def data(self) -> object:
        """Return the records: they are flat already."""
        return self.records()
