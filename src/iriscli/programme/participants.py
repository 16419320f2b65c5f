"""Who gets a calendar, and with what in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from iriscli.visit.model import Session
    from iriscli.visit.visit import Participant, Participants, Visit


@dataclass(frozen=True)
class Attendance:
    """A participant and the sessions that they attend, without the cancelled ones."""

    participant: Participant
    sessions: tuple[Session, ...]


def attendances(
    visit: Visit,
    *,
    participants: Participants | None = None,
    countries: Collection[str] | None = None,
) -> tuple[Attendance, ...]:
    """Return the attendance of each participant, by organisation in the file's order."""
    return tuple(
        Attendance(
            participant,
            tuple(
                session
                for session in (visit.sessions[one] for one in visit.attended[id_])
                if session.status != "cancelled"
            ),
        )
        for id_, participant in visit.participants.items()
        if (participants is None or id_ in participants)
        and (countries is None or participant.organisation.country in countries)
    )
