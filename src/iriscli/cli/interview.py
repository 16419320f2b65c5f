"""Learn what a new visit is: from options, else from whoever sits at the terminal."""

from __future__ import annotations

import io
import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import typer

from iriscli.cli import output
from iriscli.errors import UsageError
from iriscli.visit.rules import LONGEST
from iriscli.visit.template import Basics
from iriscli.wording import typed as ask

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    Given = Mapping[str, str | None]

Answer = TypeVar("Answer")

_REQUIRED = ("--title", "--start", "--country", "--host")


def interview(given: Given, *, people: bool) -> Basics:
    """Return the basics of a visit; `given` has what was typed after each option.

    Raises UsageError where an option will not do, or is missing and nobody is there to
    be asked.
    """
    missing = [option for option in _REQUIRED if given[option] is None]
    if missing and not _at_terminal():
        raise _missing(*missing)
    learn = partial(_learn, given)
    title = learn("--title", "What is the visit called", partial(ask.words, what="title"))
    start = learn("--start", "First day", ask.date)
    end = learn("--end", "Last day", partial(_last_day, first=start), str(start))
    host = learn("--host", "Which organisation hosts it", partial(ask.words, what="host"))
    country = learn("--country", "Its country", ask.country)
    city = learn("--city", "Its city", _city, "")
    zone = learn("--timezone", "Time zone of the programme", _zone, ask.zone_of(country))
    languages = learn("--language", "Languages, the main one first", ask.languages, "en")
    return Basics(title, start, end, zone, languages, host, country, city, people)


def _learn(
    given: Given,
    option: str,
    question: str,
    accept: Callable[[str], Answer],
    default: str | None = None,
) -> Answer:
    """Return the meaning of an option, else of an answer, else of the default.

    `accept` finds the meaning of what was typed, or raises UsageError; an answer is
    then asked for again.
    """
    typed = given[option]
    while typed is None and _at_terminal():
        try:
            return accept(_prompt(question, default))
        except UsageError as error:
            output.complain(*error.lines)
    if typed is None:
        typed = default
    if typed is None:
        raise _missing(option)
    return accept(typed)


def _at_terminal() -> bool:
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _missing(*options: str) -> UsageError:
    return UsageError(
        f"{', '.join(options)} missing; add {'it' if len(options) == 1 else 'them'},"
        " or run this at a terminal, where it asks"
    )


def _prompt(question: str, default: str | None) -> str:
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is no text is then refused in words, and not with a traceback.
        sys.stdin.reconfigure(errors="surrogateescape")
    try:
        typed: str = typer.prompt(question, default, show_default=bool(default), err=True)
    except typer.Abort:
        output.complain("", "Nothing was written.")
        raise typer.Exit(130) from None
    return typed


def _last_day(typed: str, first: dt.date) -> dt.date:
    last = ask.date(typed)
    if last < first:
        raise UsageError(f"the last day {last} is before the first, {first}; correct it")
    if (last - first).days >= LONGEST:
        raise UsageError(f"the visit would last {(last - first).days + 1} days; check the year")
    return last


def _city(typed: str) -> str:
    return ask.words(typed, "city") if typed.strip() else ""


def _zone(typed: str) -> str:
    zone = ask.zone(typed)
    if zone is None:
        raise UsageError("the time zone is empty; write it as Europe/Riga")
    return zone.key
