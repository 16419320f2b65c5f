"""`iris participants`."""

from __future__ import annotations

from typing import Annotated

import typer

from iriscli.cli import complete, options


def participants(
    *,
    country: options.Country = None,
    for_: options.For = None,
    session: options.Session = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Add a column: email, role, language, or a column of your own, for example"
            " Diet. You can repeat it.",
            show_default=False,
            autocompletion=complete.columns,
        ),
    ] = None,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: options.AnyFormat = "table",
) -> None:
    """List the participants, with their number of sessions and calendar file.

    Each person gets one calendar. An organisation without people gets one as a
    delegation.

    Examples:
      iris participants --country PL
      iris participants --format xlsx > guests.xlsx  for Excel
      iris participants --session dinner --column Diet   for the restaurant
    """
    from iriscli.calendars.names import file_name
    from iriscli.cli import environment, output
    from iriscli.cli.load import load
    from iriscli.programme.participants import attendances
    from iriscli.render.views.participants import ParticipantsView
    from iriscli.wording import typed

    loaded = load(visit)
    reader = environment.reader(lang, loaded)
    wanted = typed.participants(typed.references(for_, loaded), loaded)
    columns = typed.columns(column, loaded)
    if session is not None:
        attending = loaded.attendance[typed.session(session, loaded)]
        wanted = attending if wanted is None else wanted & attending
    found = attendances(loaded, participants=wanted, countries=country)
    if not found:
        output.complain("There are no participants to show.")
    if found or format_ != "table":
        output.show(ParticipantsView(loaded, found, reader, file_name, columns), format_)
