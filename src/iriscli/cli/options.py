"""The options that several commands have."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iriscli.cli import complete

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
        envvar="IRIS_LANG",
        metavar="CODE",
        help="The reader's language: en, lv, sv, fi, pl, be. Without it: the visit's.",
        show_default=False,
        autocompletion=complete.languages,
    ),
]
AnyFormat = Annotated[
    Literal["table", "markdown", "csv", "json"],
    typer.Option("--format", help="A table for people; the others hold every field."),
]
TableOrJson = Annotated[Literal["table", "json"], typer.Option("--format", help="As what.")]
For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        metavar="REF",
        help="Only for these: the id of an organisation, person or group, a country code, "
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
        help="Only from these countries: SE, swe, Sweden, Zviedrija. Repeatable.",
        show_default=False,
        autocompletion=complete.countries,
    ),
]
