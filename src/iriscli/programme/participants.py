"""Who gets a calendar, and with what in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participant, Participants, Visit


@dataclass(frozen=True)
class Attendance:
    """A participant and the sessions that they attend, without the cancelled ones."""

    participant: Participant
    sessions: tuple[Session, ...]

    @property
    def people(self) -> int | None:
        """How many people they are, where that is known."""
        return 1 if self.participant.person else self.participant.organisation.size


def attendances(
    visit: Visit,
    *,
    participants: Participants | None = None,
    countries: Collection[str] | None = None,
) -> tuple[Attendance, ...]:
    """Return the attendance of each participant, by organisation in the file's order."""
    taking_place = {
        id_: theirs
        for programme, people in visit.programmes.items()
        for theirs in [_taking_place(visit, programme)]
        for id_ in people
    }
    return tuple(
        Attendance(participant, taking_place[id_])
        for id_, participant in visit.participants.items()
        if (participants is None or id_ in participants)
        and (countries is None or participant.organisation.country in countries)
    )


def _taking_place(visit: Visit, programme: Iterable[str]) -> tuple[Session, ...]:
    sessions = (visit.sessions[id_] for id_ in programme)
    return tuple(session for session in sessions if session.status != "cancelled")
