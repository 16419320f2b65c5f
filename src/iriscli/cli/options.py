"""The options that several commands have, and how each is understood.

What a word means by itself is found out while the command line is read, before any file
is. What it means in a visit, `wording.typed` finds out first thing in the command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iriscli.cli import complete
from iriscli.errors import UsageError
from iriscli.render import FORMATS, formats_of
from iriscli.visit.languages import SPOKEN

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
        "Without it: visit.toml or data/visit.toml in this folder, else the built-in visit.",
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
        help=f"The language of the output: {', '.join(SPOKEN)}, or a name. "
        "Without it: the variable IRIS_LANG, else the language of the visit.",
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
        help="The language for every guest, and for the output. Without it: "
        "each guest gets their own language.",
        show_default=False,
        autocompletion=complete.languages,
    ),
]


def _for_a_file(ctx: typer.Context, wanted: str) -> str:
    """Refuse what is no text where it would reach a terminal."""
    if FORMATS[wanted].made_of == "octets" and sys.stdout.isatty():
        raise UsageError(
            f"{wanted} cannot be shown in a terminal; write it to a file:"
            f" {ctx.command_path} --format {wanted} > {ctx.info_name}.{wanted}"
        )
    return wanted


AnyFormat = Annotated[
    ListFormat,
    typer.Option(
        "--format",
        help="The output format. table is for people, xlsx is for Excel. All formats except"
        " table contain every field.",
        callback=_for_a_file,
    ),
]
TableOrJson = Annotated[DeedsFormat, typer.Option("--format", help="The output format.")]
For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        metavar="REF",
        help="Only for these: the id or name of an organisation, person, group or country; "
        "everyone, partners, host or locals. You can repeat it.",
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
        help="Only from these countries: SE, swe, Sweden, Zviedrija. You can repeat it.",
        show_default=False,
        autocompletion=complete.countries,
    ),
]
Day = Annotated[
    list[str] | None,
    typer.Option(
        metavar="DAY",
        help="Only on these days of the visit: 1, 2018-10-18, '18 Oct', friday, today. "
        "You can repeat it.",
        show_default=False,
        autocompletion=complete.days,
    ),
]
Session = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Only those who attend this session: its id or its title.",
        show_default=False,
        autocompletion=complete.sessions,
    ),
]
