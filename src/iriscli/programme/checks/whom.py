"""Whom a remark concerns, in a few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.text import in_language, printable, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    def _say(self, people: Participants, groups: tuple[str, ...]) -> str:
        if len(people) == len(self.visit.participants):
            return "everyone"
        known, left = self.visit.known, set(people)
        wholes = [(known[name], words) for name, words in self._wholes(people, groups)]
        found = []
        for members, words in sorted(wholes, key=lambda whole: -len(whole[0])):
            if members and members <= left:
                left -= members
                found.append((words, len(members)))
        if len(found) <= _FEW:
            return " and ".join(words for words, _ in found)
        words, count = found[0]
        return f"{words} and {len(people) - count} others"

    def _wholes(
        self, people: Participants, groups: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        """Yield references with their words; of two for the same people the first is said."""
        for name in groups:
            yield (
                name,
                f"{'the group' if name in self.visit.groups else 'everyone from'} {name}",
            )
        # Sorted, so that the same file gives the same words.
        concerned = [self.visit.participants[id_] for id_ in sorted(people)]
        for of in {one.organisation.id: one.organisation for one in concerned}.values():
            yield of.id, called(self.visit, of.name)
        for one in concerned:
            yield one.id, called(self.visit, one.name)
        yield "partners", "all partners"
        yield "host", "the host"
        yield "locals", "all local organisations"


def listed(ids: Sequence[str]) -> str:
    """Name the first of some ids, and count the others."""
    shown = ", ".join(map(quoted, ids[:_NAMED]))
    left = len(ids) - _NAMED
    return f"{shown} and {left:,} other{'s' if left > 1 else ''}" if left > 0 else shown


def called(visit: Visit, name: Text) -> str:
    """Return a name as it stands in a message: in English if possible, nothing raw."""
    return printable(in_language(name, "en", visit.about.language))
