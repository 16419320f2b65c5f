"""Make a visit file of documents: what `iris init --from` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.cli.environment import now
from iriscli.cli.interview import asked
from iriscli.errors import UnreadableError, UsageError
from iriscli.intake import readers
from iriscli.intake.blocks import ReadError
from iriscli.intake.understand import Known, NoDayError, understand
from iriscli.intake.write import write
from iriscli.text import named, printable
from iriscli.visit.zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iriscli.cli.interview import Given
    from iriscli.intake.blocks import Block
    from iriscli.intake.draft import Draft
    from iriscli.intake.write import Written

_SHOWN = 5


def visit_from(documents: Sequence[Path], given: Given, unique: str) -> tuple[str, str]:
    """Return the text of a visit file made from documents, and what to say of it.

    At a terminal it asks for what only the host knows and no document says. Raises
    UnreadableError where one cannot be read, UsageError where the days are not known.
    """
    read = [(printable(path.name), _blocks(path)) for path in documents]
    draft = _draft(read, given)
    if draft is None:
        given = asked(given, {"start": ""})
        draft = _draft(read, given)
    if draft is None:
        raise UsageError("the documents name no date; add the first day with --start")
    wanted = {} if draft.host else {"host": ""}
    if "country" in draft.guessed:
        wanted["country"] = draft.country
    answered = asked(given, wanted)
    if "zone" in draft.guessed:
        country = answered.country or draft.country
        answered = asked(answered, {"zone": zone_of(country) or draft.zone})
    if answered != given:
        draft = _draft(read, answered) or draft
    if not (draft.sessions or draft.persons):
        raise UnreadableError(
            f"no session with a time, and no person, was found in"
            f" {', '.join(named(path) for path in documents)}; is it the programme?"
        )
    written = write(draft, [name for name, _ in read], unique)
    return written.text, summary(draft, written)


def _draft(read: Sequence[tuple[str, Sequence[Block]]], given: Given) -> Draft | None:
    """Return a draft, None where the first day must be known for it."""
    known = Known(
        now().date(),
        given.start,
        given.end,
        given.title,
        given.host,
        given.country,
        given.city,
        given.zone.key if given.zone else None,
        given.languages or (),
    )
    try:
        return understand(read, known)
    except NoDayError:
        return None


def _blocks(path: Path) -> Sequence[Block]:
    try:
        with path.open("rb") as file:
            data = file.read(readers.MAX_BYTES + 1)
        return readers.read(path.name, data)
    except ReadError as error:
        raise UnreadableError(f"{named(path)}: {error}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            f"{named(path)}: {reason[:1].lower()}{reason[1:]}; check the path"
        ) from error


def summary(draft: Draft, written: Written) -> str:
    """Say how much was read: '41 sessions on 3 days, 12 people; 5 rows are comments: …'."""
    days = len({session.day for session in draft.sessions})
    people = len(draft.persons)
    said = (
        f"read {_count(len(draft.sessions), 'session')} on {_count(days, 'day')},"
        f" {_count(people, 'person', 'people')}"
    )
    if not written.remarks:
        return said
    lines = ", ".join(map(str, written.remarks[:_SHOWN]))
    more = f" and {hidden} more" if (hidden := len(written.remarks) - _SHOWN) > 0 else ""
    rows = (
        "1 row is a comment"
        if len(written.remarks) == 1
        else (f"{len(written.remarks)} rows are comments")
    )
    return f"{said}; {rows}: look at line{'s' * (len(written.remarks) > 1)} {lines}{more}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
