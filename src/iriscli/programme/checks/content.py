"""What is missing in a visit, or in it for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iriscli.errors import LEVELS, Problem
from iriscli.programme.checks.whom import called, listed
from iriscli.text import in_language, quoted
from iriscli.text.nearest import Nearest, did_you_mean
from iriscli.visit.languages import SPOKEN, called_in_english
from iriscli.visit.problems import one_of
from iriscli.visit.texts import texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from iriscli.errors import Key
    from iriscli.text import Text
    from iriscli.visit.model import Session
    from iriscli.visit.people import Sheet
    from iriscli.visit.visit import Participants, Visit

_FEW = 3


def content(visit: Visit, sheet: Sheet | None) -> Iterator[Problem]:
    """Find what is missing, unused or there twice."""
    taking_place = [s for s in visit.sessions.values() if s.status != "cancelled"]
    yield from _codes(visit)
    yield from _placeholders(visit)
    yield from _contact(visit)
    yield from _empty_days(visit, taking_place)
    yield from _languages(visit)
    yield from _no_labels(visit)
    yield from _untranslated(visit, taking_place)
    yield from _attendance(visit, taking_place)
    yield from _unused(visit)
    yield from _unused_groups(visit, sheet)
    yield from _duplicates(visit, taking_place)


def _codes(visit: Visit) -> Iterator[Problem]:
    places: list[tuple[Key, tuple[str, ...]]] = [(("visit",), visit.about.ignore)]
    places += [(("sessions", s.id), s.ignore) for s in visit.sessions.values()]
    for at, codes in places:
        for index, code in enumerate(codes):
            if code not in LEVELS:
                yield Problem((*at, "ignore", index), one_of(code, LEVELS), "unknown-code")


# Numbers of congresses are written with X too: 'XX Congreso'.
_PLACEHOLDER = re.compile(
    r"(?<![^\s(\"'“„«:;,–—])"
    r"(?:(?:…|\.{3}|\?{2,3})(?![^\s)\"'”“»:;,.!/–—-])"
    r"|(?:[Nn]\.\s?[Nn]\.|NN|T\.?B\.?[ACD]\.?|t\.?b\.?[acd]\.?|x{2,}|X{2,}[.:]X{2,})(?![\w@-]))"
)


_REFERENCES = {"attendees", "members", "for_", "venue", "to", "organisation", "host"}


def _placeholders(visit: Visit) -> Iterator[Problem]:
    """Find what is left to be filled in, as `iris init` and as people mark it."""
    for key, text in texts(visit):
        by_key = (
            {key: text}
            if isinstance(text, str)
            else {(*key, code): one for code, one in text.items()}
        )
        for at, one in by_key.items() if _REFERENCES.isdisjoint(map(str, key)) else ():
            if found := _PLACEHOLDER.search(one):
                whole = not one.replace(found[0], "").strip("… .")
                remedy = "put # before the line" if whole else "remove this"
                message = (
                    f"{quoted(found[0])} is not filled in yet; write the text, or {remedy}"
                )
                yield Problem(at, message, "placeholder", _session(at))


def _contact(visit: Visit) -> Iterator[Problem]:
    contact = visit.about.contact
    if contact is None or not (contact.name or contact.email or contact.phone):
        yield Problem(
            ("visit", "contact"),
            "guests have no contact for questions; add [visit.contact] with a name and an email"
            " or phone",
            "no-contact",
        )


def _empty_days(visit: Visit, taking_place: Sequence[Session]) -> Iterator[Problem]:
    filled = {session.day for session in taking_place}
    empty = [day for day in visit.days if day not in filled]
    if empty:
        yield Problem(
            ("visit", "end"),
            f"no session takes place on {_days(empty)}; add a session, or correct start or end",
            "empty-day",
        )


def _days(days: Sequence[dt.date]) -> str:
    shown = [str(day) for day in days]
    if len(days) > _FEW:
        shown = [*shown[: _FEW - 1], f"{len(days) - _FEW + 1} other days"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _languages(visit: Visit) -> Iterator[Problem]:
    title = visit.about.title
    wanted = () if isinstance(title, str) else tuple(title)
    for key, text in texts(visit):
        if isinstance(text, str):
            continue  # a plain text is meant for every reader
        # A text in `pt` is read where `pt-BR` is wanted.
        lacks = [code for code in wanted if not {code, code.partition("-")[0]} & text.keys()]
        if lacks:
            yield Problem(
                key,
                f"the visit's title is also in {', '.join(lacks)}, but this text is not;"
                f" add {'it' if len(lacks) == 1 else 'them'}",
                "missing-language",
                _session(key),
            )


def _no_labels(visit: Visit) -> Iterator[Problem]:
    """Find the languages of the visit and its guests that labels are not written in."""
    title = visit.about.title
    titled = () if isinstance(title, str) else tuple(title)
    named: list[tuple[Key, str | None]] = [
        (("visit", "language"), visit.about.language),
        *((("visit", "title", code), code) for code in titled),
        *(
            (("organisations", id_, "language"), o.language)
            for id_, o in visit.organisations.items()
        ),
        *((("people", id_, "language"), p.language) for id_, p in visit.people.items()),
    ]
    places: dict[str, Key] = {}
    for key, code in named:
        if code and code.partition("-")[0] not in SPOKEN:
            places.setdefault(code, key)
    for code, key in places.items():
        name = called_in_english(code)
        yield Problem(
            key,
            f"iris has no labels in {name}: its readers get dates and countries in {name},"
            f" but headings and notes in English; choose from {', '.join(SPOKEN)}",
            "no-labels",
        )


def _untranslated(visit: Visit, taking_place: Sequence[Session]) -> Iterator[Problem]:
    """Find the languages of guests in which titles of their sessions are not there."""
    titles_by_language: dict[str, list[Session]] = {}
    spoken: dict[Participants, set[str]] = {}
    for session in taking_place:
        people = visit.attendance[session.id]
        if people not in spoken:
            spoken[people] = {visit.participants[id_].language for id_ in people}
        for language in sorted(spoken[people]):
            titles_by_language.setdefault(language, []).append(session)
    for language, titles in titles_by_language.items():
        lacking = [
            session.id
            for session in titles
            if "untranslated" not in session.ignore
            and not _reads(session.title, language, visit.about.language)
        ]
        if lacking:
            name = called_in_english(language)
            are = "is" if len(lacking) == 1 else "are"
            yield Problem(
                ("sessions", lacking[0], "title"),
                f"{len(lacking):,} of {len(titles):,} titles for readers of {name} {are} not"
                f" in {name} ({listed(lacking)}); write them as"
                f' {{ {visit.about.language} = "…", {language} = "…" }}',
                "untranslated",
            )


def _reads(text: Text, language: str, plain: str) -> bool:
    """Tell whether a text is there in a language; a plain one is in that of the visit."""
    there = {plain} if isinstance(text, str) else text.keys()
    return language.partition("-")[0] in {code.partition("-")[0] for code in there}


def _session(key: Key) -> tuple[str, ...]:
    """Return the session that a key is in, whose `ignore` silences what is said there."""
    return (str(key[1]),) if key[0] == "sessions" else ()


def _attendance(visit: Visit, taking_place: Sequence[Session]) -> Iterator[Problem]:
    for session in taking_place:
        if not any(visit.known[reference] for reference in session.attendees):
            yield Problem(
                ("sessions", session.id, "attendees"),
                "nobody takes part; add someone to attendees, or remove the session",
                "no-participants",
                (session.id,),
            )
    busy = frozenset().union(*{visit.attendance[session.id] for session in taking_place})
    for id_, participant in visit.participants.items():
        if id_ not in busy:
            yield Problem(
                ("people" if participant.person else "organisations", id_),
                f"{called(visit, participant.name)} attends no session that takes place;"
                " add them to the attendees of a session, or remove them",
                "no-sessions",
            )


def _unused(visit: Visit) -> Iterator[Problem]:
    venues = {one for session in visit.sessions.values() for one in (session.venue, session.to)}
    for id_ in visit.venues:
        if id_ not in venues:
            yield Problem(
                ("venues", id_),
                "no session takes place here; add the venue to a session, or remove it",
                "unused-venue",
            )


def _unused_groups(visit: Visit, sheet: Sheet | None) -> Iterator[Problem]:
    """Find the groups that nothing names; those of rows are most likely misspelt."""
    named = {*visit.about.attendees}
    named.update(*(session.attendees for session in visit.sessions.values()))
    named.update(*(info.for_ for info in visit.info.values()))
    named.update(*(group.members for group in visit.groups.values()))
    of_rows: dict[str, list[str]] = {}
    for row in sheet.rows if sheet else ():
        for name in row.groups:
            of_rows.setdefault(name, []).append(row.id)
    guesses = Nearest({id_: id_ for id_ in visit.groups if id_ in named})
    for id_, group in visit.groups.items():
        if id_ not in named:
            hint = did_you_mean(id_, guesses)
            remedy = hint or "add it to the attendees of a session, or remove it"
            in_rows = [*group.members] == of_rows.get(id_)
            yield Problem(
                ("groups", id_),
                f"this group is not used; {remedy}",
                "group-name" if in_rows and group.members else "unused-group",
            )


def _duplicates(visit: Visit, taking_place: Sequence[Session]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], str] = {}
    for session in taking_place:
        title = in_language(session.title, visit.about.language).casefold()
        same = (title, session.day, session.start, session.end)
        if same in first:
            yield Problem(
                ("sessions", session.id, "title"),
                f"the title and the time are the same as those of {quoted(first[same])};"
                " remove one, or say in the title how they differ",
                "duplicate",
                (first[same], session.id),
            )
        first.setdefault(same, session.id)
