"""Whom a remark concerns, in a few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.programme.whom import parted
from iriscli.text import in_language, printable, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iriscli.programme.whom import Part
    from iriscli.text import Text
    from iriscli.visit.visit import Participants, Visit

_FEW = 2
_NAMED = 3


@dataclass(frozen=True)
class Whom:
    """The participants of a visit, to be named; the same ones are only put in words once."""

    visit: Visit
    _said: dict[tuple[Participants, tuple[str, ...]], str] = field(default_factory=dict)

    def named(self, people: Participants, references: Iterable[str] = ()) -> str:
        """Name one or two groups, organisations or people, or the largest and count the rest.

        `references` are what the sessions name; a group or country among them that
        lies within `people` is named as such.
        """
        groups = tuple(one for one in references if one in self.visit.groups or one.isupper())
        key = (people, groups)
        if key not in self._said:
            self._said[key] = self._say(people, groups)
        return self._said[key]

    def _say(self, people: Participants, references: tuple[str, ...]) -> str:
        found: list[Part] = []
        said: set[str] = set()
        for part in sorted(parted(self.visit, people, references), key=_largest_first):
            if not part.members <= said:
                found.append(part)
                said |= part.members
        if len(found) <= _FEW:
            return " and ".join(map(self._words, found))
        others = len(people) - len(found[0].members)
        return f"{self._words(found[0])} and {others} others"

    def _words(self, part: Part) -> str:
        visit = self.visit
        if part.kind == "group":
            return f"the group {part.id}"
        if part.kind == "country":
            return f"everyone from {part.id}"
        if part.kind == "participant":
            return called(visit, visit.participants[part.id].name)
        of = {visit.participants[one].organisation.id for one in part.members}
        if len(of) == 1 and part.kind != "everyone":  # 'the host' would not say which it is
            return called(visit, visit.organisations[of.pop()].name)
        return {
            "everyone": "everyone",
            "partners": "all partners",
            "host": "the host",
            "locals": "all local organisations",
        }[part.kind]


def _largest_first(part: Part) -> tuple[int, bool, str]:
    """Sort by size; of the same size, people come last and what was written first."""
    written = part.kind in {"group", "country"}
    return -len(part.members), part.kind == "participant", "" if written else min(part.members)


def listed(ids: Sequence[str]) -> str:
    """Name the first of some ids, and count the others."""
    shown = ", ".join(map(quoted, ids[:_NAMED]))
    left = len(ids) - _NAMED
    return f"{shown} and {left:,} other{'s' if left > 1 else ''}" if left > 0 else shown


def called(visit: Visit, name: Text) -> str:
    """Return a name as it stands in a message: in English if possible, nothing raw."""
    return printable(in_language(name, "en", visit.about.language))
