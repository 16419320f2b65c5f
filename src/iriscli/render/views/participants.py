"""Who gets a calendar, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from iriscli.locale import Language
    from iriscli.programme.participants import Attendance
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class ParticipantsView:
    """Participants for a reader; `file_name` names the calendar of an id."""

    visit: Visit
    attendances: tuple[Attendance, ...]
    language: Language
    file_name: Callable[[str], str]

    def document(self) -> Document:
        """Return one table of everyone."""
        label = self.language.label
        number = sum(1 for _ in self.attendances)
        return Document(
            self.language.text(self.visit.about.title),
            (self.language.plural("{n} participant", "{n} participants", number),),
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
        participant, language = attendance.participant, self.language
        person = participant.person
        return Row(
            (
                language.text(participant.name),
                language.text(participant.organisation.name) if person else "",
                language.country(participant.organisation.country),
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
                "name": self.language.text(attendance.participant.name),
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
