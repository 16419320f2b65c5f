"""The options that several commands have, and how each is understood.

What a word means by itself is found out while the command line is read, before any file
is. What it means in a visit, `wording.typed` finds out first thing in the command.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from iriscli.cli import complete
from iriscli.visit.languages import SPOKEN


def understood(meaning: str, **more: str) -> Callable[[str], Any]:
    """Return a function of `wording.typed`, which is imported when an option is there."""

    def parse(typed: str) -> Any:
        from iriscli.wording import typed as meanings

        return getattr(meanings, meaning)(typed, **more)

    return parse


VisitFile = Annotated[
    str | None,
    typer.Option(
        "--visit",
        "-f",
        envvar="IRIS_VISIT",
        metavar="FILE",
        help="The visit file; - reads standard input. "
        "Without it: visit.toml or data/visit.toml here, else the built-in visit.",
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="CODE",
        parser=understood("language"),
        help=f"Your language: {', '.join(SPOKEN)}, or its name. "
        "Without it: what IRIS_LANG says, else the visit's.",
        show_default=False,
        autocompletion=complete.languages,
    ),
]
GuestsLang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="CODE",
        parser=understood("language"),
        help="The language of all calendars, and of what is printed. Without it: "
        "each guest gets their own.",
        show_default=False,
        autocompletion=complete.languages,
    ),
]
AnyFormat = Annotated[
    Literal["table", "markdown", "csv", "json"],
    typer.Option("--format", help="A table for people; the others hold every field."),
]
TableOrJson = Annotated[
    Literal["table", "json"], typer.Option("--format", help="The output format.")
]
For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        metavar="REF",
        help="Only for these: the id or name of an organisation, person, group or country; "
        "everyone, partners, host or locals. Repeatable.",
        show_default=False,
        autocompletion=complete.references,
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="COUNTRY",
        parser=understood("country"),
        help="Only from these countries: SE, swe, Sweden, Zviedrija. Repeatable.",
        show_default=False,
        autocompletion=complete.countries,
    ),
]
