"""What to say of people and sessions that may be those of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.errors import Problem
from iriscli.programme.checks.whom import called
from iriscli.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iriscli.programme.identity import Seen
    from iriscli.visit.visit import Visit


def identity(seen: Seen, visit: Visit) -> Iterator[Problem]:
    """Say who may be someone who is gone, what has another id, and who still speaks."""
    yield from unsure(seen, visit)
    yield from changed_ids(seen, visit)
    if not visit.about.publish_people:
        yield from still_speaking(seen, visit)


def unsure(seen: Seen, visit: Visit) -> Iterator[Problem]:
    """Say of each person who may be someone who is gone what decides it."""
    for id_, gone in seen.people.items():
        yield Problem(
            ("people", id_),
            f"{quoted(visit.people[id_].name)} may be {quoted(gone.name)} (id {gone.id}), who"
            f" is no longer in the list; if so, write the id {gone.id} into the row, if not,"
            f" write the id {id_}",
            "identity",
        )


def changed_ids(seen: Seen, visit: Visit) -> Iterator[Problem]:
    """Say of each session that has another id what comes of it."""
    for id_, old in seen.sessions.items():
        yield Problem(
            ("sessions", id_),
            f"the id of {quoted(called(visit, visit.sessions[id_].title))} changed from {old}"
            f" to {id_}; change it back, or every guest gets a new entry",
            "session-id",
            (id_,),
        )


def still_speaking(seen: Seen, visit: Visit) -> Iterator[Problem]:
    """Say where a speaker is named who is no longer among the people, as far as one knows."""
    remedy = (
        "remove the name if they do not speak"
        if visit.about.publish_people
        else (
            "everyone will see the name on the site: remove it, or write an organisation"
            " instead"
        )
    )
    for key, gone in seen.speakers.items():
        if gone.id not in seen.held:
            what = "is no longer in the list of people, but is still a speaker"
            message = f"{quoted(gone.name)} {what}; {remedy}"
            yield Problem(key, message, "still-speaks", (str(key[1]),))
