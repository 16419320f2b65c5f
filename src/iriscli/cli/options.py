"""The options that several commands have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iriscli.cli import complete
from iriscli.errors import UsageError
from iriscli.render import FORMATS, formats_of

if TYPE_CHECKING:
    ListFormat = str
    DeedsFormat = str
    ChangesFormat = str
    ProblemsFormat = str
else:  # typer reads the choices when it runs
    ListFormat = Literal[formats_of("list")]
    DeedsFormat = Literal[formats_of("deeds")]
    ChangesFormat = Literal[formats_of("changes")]
    ProblemsFormat = Literal[formats_of("problems")]

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


def _for_a_file(ctx: typer.Context, wanted: str) -> str:
    """Refuse what is no text where it would reach a terminal."""
    if FORMATS[wanted].made_of == "octets" and sys.stdout.isatty():
        raise UsageError(
            f"{wanted} is not for a terminal; write it into a file, as"
            f" {ctx.command_path} --format {wanted} > {ctx.info_name}.{wanted}"
        )
    return wanted


AnyFormat = Annotated[
    ListFormat,
    typer.Option(
        "--format",
        help="A table for people; the others hold every field. Excel opens xlsx.",
        callback=_for_a_file,
    ),
]
TableOrJson = Annotated[DeedsFormat, typer.Option("--format", help="As what.")]
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
