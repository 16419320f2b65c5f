"""The partners by country, as people and as programs read them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from iriscli.render.listing import Column, Listing, Section
from iriscli.wording import words
from iriscli.wording.alphabets import sort_key

if TYPE_CHECKING:
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

    def shown(self) -> Listing[Partner]:
        """Return the organisations under their countries."""
        code = self.reader.code
        by_country = sorted(self.partners, key=lambda one: sort_key(self._country(one), code))
        return Listing(
            self.reader.text(self.visit.about.title),
            (),
            self._columns(),
            tuple(
                Section(country, tuple(group))
                for country, group in groupby(by_country, self._country)
            ),
            # Translators: organisations that send guests, a list or a part of a page.
            name=self.reader.label("Partners"),
        )

    def _columns(self) -> tuple[Column[Partner], ...]:
        label, reader = self.reader.label, self.reader
        return (
            Column(lambda one: one.organisation.id, key="id"),
            Column(
                lambda one: reader.text(one.organisation.name),
                key="name",
                heading=label("Organisation"),
            ),
            Column(
                lambda one: one.organisation.short, key="short", heading=label("Short name")
            ),
            Column(lambda one: one.organisation.country, key="country"),
            Column(self._country, key="country_name"),
            Column(
                lambda one: (
                    reader.text(one.organisation.city) if one.organisation.city else None
                ),
                key="city",
                heading=label("City"),
            ),
            Column(
                lambda one: one.role,
                key="role",
                heading=reader.label_in("organisation", "Role"),
                said=lambda one: words.role(one.role, reader),
            ),
            Column(
                lambda one: one.organisation.url,
                key="url",
                heading=label("Link"),
                detail=True,
            ),
            Column(
                lambda one: one.people,
                key="people",
                heading=label("People"),
                # Translators: in the column "People": an organisation of which nobody is named.
                said=lambda one: str(one.people or label("delegation")),
            ),
        )

    def data(self) -> object:
        """Return the records: they are flat already."""
        return self.shown().records()
