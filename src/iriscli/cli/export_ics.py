"""`iris export-ics`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from iriscli.cli import options


def export_ics(
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the calendars.")
    ] = Path("calendars"),
    for_: options.For = None,
    remind: Annotated[
        int | None,
        typer.Option(
            metavar="MINUTES",
            parser=options.understood("minutes"),
            help="Give a reminder this many minutes before each session. Some calendars"
            " ignore it.",
            show_default=False,
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Also write programme.ics, with all sessions.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change; write nothing.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace files that iris did not write or cannot read."),
    ] = False,
    visit: options.VisitFile = None,
    lang: options.GuestsLang = None,
    format_: options.TableOrJson = "table",
) -> None:
    """Write a calendar file for each participant, with exactly their sessions.

    Keep the folder. The next export reads in it what the guests have. It does not
    touch unchanged files, and marks what has changed or is cancelled.

    Examples:
      iris export-ics                  into the folder calendars
      iris export-ics --dry-run        what would change, and for whom
      iris export-ics --for FI         only the Finnish guests
    """
    from iriscli.calendars.export import Wanted, export
    from iriscli.calendars.view import ExportedView
    from iriscli.cli import environment, output
    from iriscli.cli.apart import check_private
    from iriscli.cli.load import read
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import hold
    from iriscli.wording import typed

    source = read(visit)
    loaded = source.valid()
    check_private(out, "calendars")
    reader = environment.reader(lang, loaded)
    participants = typed.participants(typed.references(for_, loaded), loaded)
    wanted = Wanted(participants, lang, remind, whole=whole, located=source.located)
    watch = partial(watched, total=len(loaded.participants), what="Calendars")
    with hold(out, force=force, dry=dry_run, watch=watch) as folder:
        outcome = export(loaded, folder, wanted, environment.now())
        view = ExportedView(loaded, str(out), tuple(outcome.done), reader, dry_run)
        output.tell(outcome, view, format_)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)
