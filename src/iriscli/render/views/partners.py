"""The partners by country, as people and as programs read them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from iriscli.render.document import Column, Document, Row, Section
from iriscli.wording import words
from iriscli.wording.alphabets import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iriscli.programme.partners import Partner
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class PartnersView:
    """Organisations for a reader, grouped by the country's name in their language."""

    visit: Visit
    partners: tuple[Partner, ...]
    reader: Reader

    def _country(self, partner: Partner) -> str:
        return self.reader.country(partner.organisation.country)

    def _by_country(self) -> list[Partner]:
        language = self.reader.code
        return sorted(self.partners, key=lambda one: sort_key(self._country(one), language))

    def document(self) -> Document:
        """Return the organisations under their countries."""
        label = self.reader.label
        return Document(
            self.reader.text(self.visit.about.title),
            (),
            (
                Column(label("Organisation")),
                Column(label("City")),
                Column(label("Role")),
                Column(label("People")),
                Column(label("Link"), detail=True),
            ),
            tuple(
                Section(country, tuple(self._row(partner) for partner in group))
                for country, group in groupby(self._by_country(), self._country)
            ),
        )

    def _row(self, partner: Partner) -> Row:
        organisation = partner.organisation
        return Row(
            (
                self.reader.text(organisation.name),
                self.reader.text(organisation.city) if organisation.city else "",
                words.role(partner.role, self.reader),
                str(partner.people or self.reader.label("delegation")),
                organisation.url or "",
            )
        )

    def fields(self) -> Sequence[str]:
        """Return the names of an organisation's fields."""
        return ("id", "name", "country", "country_name", "city", "role", "url", "people")

    def records(self) -> Sequence[Mapping[str, object]]:
        """Return a record for each organisation, by country."""
        return [
            {
                "id": partner.organisation.id,
                "name": self.reader.text(partner.organisation.name),
                "country": partner.organisation.country,
                "country_name": self._country(partner),
                "city": self.reader.text(partner.organisation.city)
                if partner.organisation.city
                else None,
                "role": partner.role,
                "url": partner.organisation.url,
                "people": partner.people,
            }
            for partner in self._by_country()
        ]

    def data(self) -> object:
        """Return the records: they are flat already."""
        return self.records()
