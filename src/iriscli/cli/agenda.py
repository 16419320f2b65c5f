"""`iris agenda`."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from iriscli.cli import complete, options


def agenda(
    *,
    day: options.Day = None,
    for_: options.For = None,
    tz: Annotated[
        ZoneInfo | None,
        typer.Option(
            metavar="ZONE",
            parser=options.understood("zone"),
            help="Show times in this time zone, for example Europe/Stockholm.",
            show_default=False,
            autocompletion=complete.zones,
        ),
    ] = None,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: options.AnyFormat = "table",
) -> None:
    """Show the programme by day: time, session, venue and who takes part.

    Examples:
      iris agenda --day 1              the first day
      iris agenda --for SE             the sessions of the Swedish guests
      iris agenda --lang lv            in Latvian
      iris agenda --format markdown    to paste into an e-mail
    """
    from iriscli.cli import environment, output
    from iriscli.cli.load import load
    from iriscli.programme.agenda import agenda as ask_agenda
    from iriscli.render.views.agenda import AgendaView
    from iriscli.wording import typed

    loaded = load(visit)
    reader = environment.reader(lang, loaded)
    references = typed.references(for_, loaded)
    today = environment.now().astimezone(loaded.zone).date()
    answer = ask_agenda(
        loaded,
        zone=tz,
        participants=typed.participants(references, loaded),
        days=typed.days(day, loaded, today),
    )
    if not answer.days:
        output.complain("There are no sessions to show.")
    output.show(AgendaView(answer, reader, references), format_)
