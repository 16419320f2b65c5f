"""Who gets a calendar, as people and as programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.render.listing import Column, Listing, Section
from iriscli.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iriscli.programme.participants import Attendance
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class ParticipantsView:
    """Participants for a reader; `file_name` names the calendar of an id.

    `columns` are what else is asked for: email, role, language, or the header of a detail.
    """

    visit: Visit
    attendances: tuple[Attendance, ...]
    reader: Reader
    file_name: Callable[[str], str]
    columns: tuple[str, ...] = ()

    def shown(self) -> Listing[Attendance]:
        """Return one list of everyone."""
        number = len(self.attendances)
        # Translators: how many people and delegations take part.
        counted = self.reader.plural("{n} participant", "{n} participants", number)
        return Listing(
            self.reader.text(self.visit.about.title),
            (counted,),
            (*self._columns(), *self._asked()),
            (Section("", self.attendances),),
            # Translators: a list of those who take part, on the tab of a spreadsheet.
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
                # Translators: heads a column with names of organisations.
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
                # Translators: heads a column with codes of languages, or links to languages.
                heading=label("Language"),
                detail="language" not in self.columns,
            ),
            Column(
                lambda one: one.people,
                key="people",
                # Translators: heads a column: how many people come from an organisation.
                heading=label("People"),
                said=lambda one: "" if one.participant.person else str(one.people or ""),
                number=True,
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

    def _asked(self) -> Iterator[Column[Attendance]]:
        """Yield the columns that were asked for, but that which is always there."""
        label = self.reader.label
        taken = {column.key for column in self._columns()}
        for name in self.columns:
            if name == "email":
                # Translators: heads a column with addresses.
                what = label("E-mail")
                yield Column(
                    lambda one: one.participant.email, key=name, heading=what, whole=True
                )
            elif name == "role":
                # Translators: heads a column: what someone's job is, such as "Engineer".
                what = self.reader.label_in("person", "Role")
                yield Column(self._role, key=name, heading=what)
            elif name != "language":
                key = f"{name} (details)" if name in taken else name
                yield Column(self._detail(name), key=key, heading=name)

    def _role(self, one: Attendance) -> str | None:
        return one.participant.person.role if one.participant.person else None

    def _detail(self, header: str) -> Callable[[Attendance], str | None]:
        """Return what finds a detail of a person, in whichever case its header is."""

        def find(one: Attendance) -> str | None:
            details = one.participant.person.details if one.participant.person else {}
            found = (text for name, text in details.items() if folded(name) == folded(header))
            text = next(found, None)
            return None if text is None else self.reader.text(text)

        return find

    def _organisation(self, one: Attendance) -> str:
        """Name a person's organisation; a delegation's own name says it already."""
        participant = one.participant
        return self.reader.text(participant.organisation.name) if participant.person else ""

    def data(self) -> object:
        """Return the records: they are flat already."""
        return self.shown().records()
