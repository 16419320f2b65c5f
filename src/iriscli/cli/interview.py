"""Learn what a new visit is: from options, else from whoever sits at the terminal."""

from __future__ import annotations

import io
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer

from iriscli.cli import output
from iriscli.errors import UsageError
from iriscli.visit.rules import LONGEST
from iriscli.visit.template import Basics
from iriscli.visit.zones import zone_of
from iriscli.wording import typed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

Answer = TypeVar("Answer")


class Given(NamedTuple):
    """What the options of `iris init` say; None where one is left open."""

    title: str | None
    start: dt.date | None
    end: dt.date | None
    host: str | None
    country: str | None
    city: str | None
    zone: ZoneInfo | None
    languages: tuple[str, ...] | None


def interview(given: Given, *, people: bool) -> Basics:
    """Return the basics of a visit: what the options leave open is asked for.

    Raises UsageError where something is missing and nobody is there to be asked.
    """
    if given.start and given.end:
        _check_length(given.start, given.end)
    required = ("title", "start", "country", "host")
    missing = [f"--{name}" for name in required if getattr(given, name) is None]
    if missing and not _at_terminal():
        raise _missing(*missing)
    title = given.title or _ask("--title", "Title of the visit", _title)
    start = given.start or _ask("--start", "First day", partial(_first_day, last=given.end))
    end = given.end or _ask("--end", "Last day", partial(_last_day, first=start), str(start))
    host = given.host or _ask("--host", "Organisation that hosts the visit", _host)
    country = given.country or _ask("--country", "Country of the host", typed.country)
    city = given.city or _ask("--city", "City of the host", _city, "")
    zone = given.zone or _ask(
        "--timezone", "Time zone of the programme", typed.zone, zone_of(country)
    )
    languages = given.languages or _ask(
        "--language", "Languages, the main one first", typed.languages, "en"
    )
    return Basics(title, start, end, zone.key, languages, host, country, city, people)


def asked(given: Given, wanted: Mapping[str, str]) -> Given:
    """Return what the options say and, at a terminal, what is wanted beside it.

    `wanted` maps a field to what is taken where nothing is answered.
    """
    questions: dict[str, tuple[str, Callable[[str], Any]]] = {
        "start": ("First day", typed.date),
        "host": ("Which organisation hosts it", _host),
        "country": ("Its country", typed.country),
        "zone": ("Time zone of the programme", typed.zone),
    }
    for name, default in wanted.items():
        if getattr(given, name) is None and _at_terminal():
            question, accept = questions[name]
            answer = _ask(f"--{name}", question, accept, default or None)
            given = given._replace(**{name: answer})
    return given


def _ask(
    option: str, question: str, accept: Callable[[str], Answer], default: str | None = None
) -> Answer:
    """Return the meaning of an answer or, where nobody is there, of the default.

    `accept` finds the meaning of what was typed, or raises UsageError; it is then asked
    for again.
    """
    while _at_terminal():
        try:
            return accept(_prompt(question, default))
        except UsageError as error:
            output.complain(*error.lines)
    if default is None:
        raise _missing(option)
    return accept(default)


def _at_terminal() -> bool:
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _missing(*options: str) -> UsageError:
    be, them = ("is", "it") if len(options) == 1 else ("are", "them")
    return UsageError(
        f"{', '.join(options)} {be} missing; add {them}, or run iris init in a terminal, where"
        " it asks questions"
    )


def _prompt(question: str, default: str | None) -> str:
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is no text is then refused in words, and not with a traceback.
        sys.stdin.reconfigure(errors="surrogateescape")
    try:
        answer: str = typer.prompt(question, default, show_default=bool(default), err=True)
    except typer.Abort:
        output.complain("", "Nothing was written.")
        raise typer.Exit(130) from None
    return answer


def _first_day(answer: str, last: dt.date | None) -> dt.date:
    first = typed.date(answer)
    if last:
        _check_length(first, last)
    return first


def _last_day(answer: str, first: dt.date) -> dt.date:
    last = typed.date(answer)
    _check_length(first, last)
    return last


def _check_length(first: dt.date, last: dt.date) -> None:
    if last < first:
        raise UsageError(
            f"the last day {last} is before the first day {first}; correct one of them"
        )
    if (last - first).days >= LONGEST:
        raise UsageError(f"the visit would last {(last - first).days + 1} days; check the year")


def _title(answer: str) -> str:
    return typed.words(answer, "title")


def _host(answer: str) -> str:
    return typed.words(answer, "host")


def _city(answer: str) -> str:
    return typed.words(answer, "city") if answer.strip() else ""
