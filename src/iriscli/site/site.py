"""Everything that the pages of a site are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.programme.agenda import Agenda, Item, agenda
from iriscli.site.history import Change, changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.calendars.addresses import Addresses
    from iriscli.calendars.record import Handed
    from iriscli.visit.logos import Logo
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Site:
    """A visit as those may read it who get a page, its addresses, the calendar of all of it.

    `papers` are the programmes to print, by language.
    """

    visit: Visit
    addresses: Addresses
    whole: Handed
    logos: tuple[Logo, ...] = ()
    papers: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def agenda(self) -> Agenda:
        """The whole programme."""
        return agenda(self.visit)

    @cached_property
    def placed(self) -> Mapping[str, tuple[int, Item]]:
        """Each session as the programme shows it, with its place there."""
        return {item.session.id: (at, item) for at, item in enumerate(self.agenda.items)}

    @cached_property
    def history(self) -> Mapping[str, Change]:
        """The latest change of each session that had one."""
        return changes(self.whole, self.visit)
