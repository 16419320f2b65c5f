"""`iris partners`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iriscli.cli import options


def partners(
    *,
    country: options.Country = None,
    role: Annotated[
        Literal["partner", "host", "local"] | None,
        typer.Option(help="Only organisations with this role.", show_default=False),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Also list the local organisations.")
    ] = False,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: options.AnyFormat = "table",
) -> None:
    """List the partner organisations and the host, by country.

    Examples:
      iris partners --country SE       the Swedish partners
      iris partners --country Latvija --all
      iris partners --format xlsx > partners.xlsx    for Excel
    """
    from iriscli.cli import environment, output
    from iriscli.cli.load import load
    from iriscli.programme.partners import partners as ask_partners
    from iriscli.render.views.partners import PartnersView
    from iriscli.wording.typed import roles

    loaded = load(visit)
    reader = environment.reader(lang, loaded)
    found = ask_partners(loaded, roles=roles(role, everyone=all_), countries=country)
    for code in sorted({*(country or ())} - {one.organisation.country for one in found}):
        output.complain(
            f"There are no organisations from {reader.country(code)} ({code}) to show."
        )
    if not found and not country:
        output.complain("There are no organisations to show.")
    if found or format_ != "table":
        output.show(PartnersView(loaded, found, reader), format_)
