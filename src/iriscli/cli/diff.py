"""`iris diff`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options
from iriscli.errors import UsageError

if TYPE_CHECKING:
    from iriscli.visit.visit import Visit


def diff(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="OLD",
            help="The older version; - reads standard input. Without it: what your guests were"
            " told last, as iris mail --sent remembers it.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="The newer version. Without it: the visit file.",
            show_default=False,
        ),
    ] = None,
    *,
    for_: options.For = None,
    mails: Annotated[
        Path,
        typer.Option(
            "--mails", metavar="DIR", help="The folder of the mails, where there is no OLD."
        ),
    ] = Path("mails"),
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: Annotated[
        options.ChangesFormat,
        typer.Option(
            "--format", help="The output format. markdown is for an e-mail, json for programs."
        ),
    ] = "text",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with code 1 if something has changed.")
    ] = False,
) -> None:
    """Show what changed between two versions of a visit, and for whom.

    Only changes that a guest can see are listed. Only the participants named here
    need an e-mail.

    Examples:
      iris diff                        since the last mails that you sent
      iris diff last-week.toml
      iris diff last-week.toml --for FI --format markdown
      git show HEAD~1:visit.toml | iris diff -
    """
    from iriscli.cli import environment, output
    from iriscli.cli.load import load, read
    from iriscli.programme.changes import changes
    from iriscli.programme.checks.identity import changed_ids, still_speaking, unsure
    from iriscli.programme.checks.report import heard
    from iriscli.programme.identity import seen, standing
    from iriscli.render.views.changes import ChangesView
    from iriscli.wording import typed

    if old == (new or visit) == "-":
        raise UsageError(
            "only one version can come from standard input; give the other as a file"
        )
    before, source = load(old) if old else _told_last(mails), read(new or visit)
    now = source.valid()
    reader = environment.reader(lang, now)
    references = typed.references(for_, now, before)
    if before.about.id != now.about.id:
        output.complain(
            f"Note: the id of the visit changed from {before.about.id} to {now.about.id};"
            " change it back, or calendars and site treat it as another visit."
        )
    if old and now.about.people_file and _same_spreadsheet(old, new or visit, before, now):
        output.complain(
            "Note: both versions read the same spreadsheet of people, so iris cannot see"
            " who was added or removed there; compare with a copy of the whole folder."
        )
    was = seen(standing(before), now)
    told = (*unsure(was, now), *changed_ids(was, now), *still_speaking(was, now))
    output.complain(*(f"Note: {one}" for one in source.located(heard(told, now))))
    found = changes(before, now, language=reader.code, references=references)
    output.show(ChangesView(found, reader), format_)
    if exit_code and found:
        raise typer.Exit(1)


def _told_last(mails: Path) -> Visit:
    """Return the visit as guests were told it last."""
    from iriscli.disk.folder import looked_at
    from iriscli.mail.told import read_told
    from iriscli.text import named

    latest = read_told(looked_at(mails)).latest
    if latest is None:
        raise UsageError(
            f"{named(mails)} has no record of sent mails; name the older version,"
            " for example iris diff before.toml, or name the folder with --mails"
        )
    return latest


def _same_spreadsheet(old: str, new: str | None, before: Visit, now: Visit) -> bool:
    """Tell whether two versions read their people from one file."""
    from iriscli.cli.load import folder_of
    from iriscli.text.sheets import path_and_sheet

    paths = [
        folder_of(file) / path_and_sheet(visit.about.people_file or "")[0]
        for file, visit in ((old, before), (new, now))
    ]
    return os.path.realpath(paths[0]) == os.path.realpath(paths[1])
