"""Bring a folder of calendars up to date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iriscli.calendars.folder import read_folder
from iriscli.calendars.former import before
from iriscli.calendars.names import file_name
from iriscli.calendars.record import sealed
from iriscli.calendars.update import State, Update, Updates
from iriscli.disk.folder import Outcome, Plan
from iriscli.programme.checks.identity import changed_ids, unsure
from iriscli.programme.checks.report import heard
from iriscli.programme.identity import seen
from iriscli.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from iriscli.calendars.folder import Record
    from iriscli.disk.folder import Folder
    from iriscli.disk.ledger import Words
    from iriscli.errors import Problem
    from iriscli.visit.visit import Participants, Visit


@dataclass(frozen=True)
class Wanted:
    """What to export: for whom (None: all), in which language, with which alarm.

    `file_of` names the file of a participant; `public` are calendars that everyone may
    read; those who are `held` are left as they are. `located` finds the lines of problems.
    """

    participants: Participants | None = None
    language: str | None = None
    remind: int | None = None
    whole: bool = False
    file_of: Callable[[str], str] = file_name
    public: bool = False
    held: Participants = frozenset()
    located: Callable[[Iterable[Problem]], Iterable[Problem]] = tuple


def export(visit: Visit, folder: Folder, wanted: Wanted, now: dt.datetime) -> Outcome[Update]:
    """Write the calendars into a folder, and say file by file what was done."""
    record = read_folder(folder, visit.about.id)
    outcome = Outcome[Update](lines=others(record, folder.where("")))
    expected = set(map(file_name, visit.participants))
    for file, why in _misnamed(record, visit):
        if file not in expected:  # else it is named where it stands in the way
            outcome.fail(f"{folder.where(file)}: {why}; move it away")
    was = seen(before(record), visit)
    outcome.lines += notes(changed_ids(was, visit), visit, wanted.located)
    for one in wanted.located(unsure(was, visit)):
        if wanted.participants is None or one.key[1] in wanted.participants:
            outcome.fail(one)
    updates = updates_of(visit, record, replace(wanted, held=was.held), now)
    everyone = wanted.participants is None
    folder.carry_out(plans(updates, record, folder.untold, everyone=everyone), outcome)
    return outcome


def _misnamed(record: Record, visit: Visit) -> list[tuple[str, str]]:
    """Take out the files that bear another name than their participant's, and say why."""
    found = [
        (file, f"it is the calendar of {quoted(handed.participant)}")
        for file, handed in record.handed.items()
        if handed.participant in visit.participants and file != file_name(handed.participant)
    ]
    for file, why in found:
        del record.handed[file]
        record.foreign[file] = why
    return found


def notes(
    problems: Iterable[Problem],
    visit: Visit,
    located: Callable[[Iterable[Problem]], Iterable[Problem]],
) -> list[str]:
    """Return a line for each thing that the host wants to hear of."""
    return [f"Note: {one}" for one in located(heard(problems, visit))]


def others(record: Record, where: str) -> list[str]:
    """Return a line for each other visit that has calendars in the folder."""
    return [
        f"Note: {where} also holds the calendars of another visit, {quoted(other)};"
        " use one folder for each visit"
        for other in sorted(record.visits)
    ]


def updates_of(
    visit: Visit, record: Record, wanted: Wanted, now: dt.datetime
) -> Iterator[Update]:
    """Say what an export into a folder with this record does to each file."""
    updates = Updates(
        visit,
        record.handed,
        record.blocks,
        now,
        wanted.language,
        wanted.remind,
        wanted.file_of,
        wanted.public,
        wanted.held,
    )
    return updates.of(wanted.participants, whole=wanted.whole)


def plans(
    updates: Iterable[Update],
    record: Record,
    untold: Mapping[str, Words],
    room: str = "",
    *,
    everyone: bool = True,
) -> Iterator[Plan[Update]]:
    """Say of each file what is to become of it; `everyone` where these are all there are.

    An update says too what an earlier export did, where the host was not told.
    """
    left = dict(record.foreign)
    for update in updates:
        path, why = room + update.file, left.pop(update.file, "")
        octets = b"" if update.state == "unchanged" else sealed(update.handed)
        told = _with(update, untold.get(path, ()))
        yield Plan(path, update.state, told, octets, why, _words(told))
    if everyone:
        # The calendar of someone who is gone, damaged: nothing can be cancelled in it.
        for file in sorted(record.damaged.keys() & left.keys()):
            yield Plan(room + file, "left", why=left[file])


def _words(update: Update) -> Words:
    """Return what an update says as the journal holds it: `new +dinner ~lunch -tour`."""
    return (
        update.state,
        *(f"+{session}" for session in update.added),
        *(f"~{session}" for session in update.changed),
        *(f"-{session}" for session in update.cancelled),
    )


def _with(update: Update, words: Words) -> Update:
    """Return an update that says, too, what an earlier one did."""
    if not words:
        return update
    state, *earlier = words
    kinds = {word[1:]: word[0] for word in earlier}
    for word in _words(update)[1:]:
        kind, session = word[0], word[1:]
        kinds[session] = "+" if kind == "~" and kinds.get(session) == "+" else kind

    def of(kind: str) -> tuple[str, ...]:
        return tuple(session for session, one in kinds.items() if one == kind)

    new_to_host: State = "new" if "new" in (state, update.state) else "changed"
    return replace(update, state=new_to_host, added=of("+"), changed=of("~"), cancelled=of("-"))
