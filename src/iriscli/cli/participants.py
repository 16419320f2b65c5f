"""`iris participants`."""

from __future__ import annotations

from iriscli.cli import options


def participants(
    *,
    country: options.Country = None,
    for_: options.For = None,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: options.AnyFormat = "table",
) -> None:
    """List who gets a calendar, for how many sessions and in which file.

    People get one each; an organisation without people gets one as a delegation.

    Examples:
      iris participants --country PL
      iris participants --format xlsx > guests.xlsx  for Excel
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
    found = attendances(loaded, participants=wanted, countries=country)
    if not found:
        output.complain("There are no participants for that.")
    if found or format_ != "table":
        output.show(ParticipantsView(loaded, found, reader, file_name), format_)
