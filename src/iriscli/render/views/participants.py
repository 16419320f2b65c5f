"""Who gets a calendar, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.listing import Column, Listing, Section

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def shown(self) -> Listing[Attendance]:
        """Return one list of everyone."""
        number = len(self.attendances)
        return Listing(
            self.reader.text(self.visit.about.title),
            (self.reader.plural("{n} participant", "{n} participants", number),),
            self._columns(),
            (Section("", self.attendances),),
            name=self.reader.label("Participants"),
        )

    def _columns(self) -> tuple[Column[Attendance], ...]:
        label, reader = self.reader.label, self.reader
        return (
            Column(lambda one: one.participant.id, key="id"),
            Column(
                lambda one: reader.text(one.participant.name),
                key="name",
                heading=label("Participant"),
            ),
            Column(
                lambda one: one.participant.organisation.id,
                key="organisation",
                heading=label("Organisation"),
                said=self._organisation,
            ),
            Column(
                lambda one: one.participant.organisation.country,
                key="country",
                heading=label("Country"),
                said=lambda one: reader.country(one.participant.organisation.country),
            ),
            Column(
                lambda one: one.participant.language,
                key="language",
                heading=label("Language"),
                detail=True,
            ),
            Column(
                lambda one: len(one.sessions),
                key="sessions",
                heading=label("Sessions"),
                number=True,
            ),
            Column(
                lambda one: self.file_name(one.participant.id),
                key="file",
                heading=label("File"),
                whole=True,
            ),
        )

    def _organisation(self, one: Attendance) -> str:
        """Name a person's organisation; a delegation's own name says it already."""
        participant = one.participant
        return self.reader.text(participant.organisation.name) if participant.person else ""

    def data(self) -> object:
        """Return the records: they are flat already."""
        return self.shown().records()
