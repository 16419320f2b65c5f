"""`iris diff`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options
from iriscli.errors import UsageError

if TYPE_CHECKING:
    from iriscli.visit.visit import Visit


def diff(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="The version before; - reads standard input."),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="The version after. Without it: the visit file.",
            show_default=False,
        ),
    ] = None,
    *,
    for_: options.For = None,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: Annotated[
        options.ChangesFormat,
        typer.Option("--format", help="Markdown is for a mail, JSON for programs."),
    ] = "text",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where something has changed.")
    ] = False,
) -> None:
    """Tell what changed between two versions of a visit, and whom it concerns.

    Only changes that a guest can see are listed: only the participants named here
    need a mail.

    Examples:
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
        raise UsageError("only one version can come from standard input; name the other's file")
    before, source = load(old), read(new or visit)
    now = source.valid()
    reader = environment.reader(lang, now)
    references = typed.references(for_, now, before)
    if before.about.id != now.about.id:
        output.complain(
            f"Note: the id of the visit changed from {before.about.id} to {now.about.id}; set"
            " it back, or calendars and site take it for another visit."
        )
    if now.about.people_file and _same_spreadsheet(old, new or visit, before, now):
        output.complain(
            "Note: both versions read the same spreadsheet of people, so who joined or left"
            " in it cannot be seen; compare with a copy of the whole folder."
        )
    was = seen(standing(before), now)
    told = (*unsure(was, now), *changed_ids(was, now), *still_speaking(was, now))
    output.complain(*(f"Note: {one}" for one in source.located(heard(told, now))))
    found = changes(before, now, language=reader.code, references=references)
    output.show(ChangesView(found, reader), format_)
    if exit_code and found:
        raise typer.Exit(1)


def _same_spreadsheet(old: str, new: str | None, before: Visit, now: Visit) -> bool:
    """Tell whether two versions read their people from one file."""
    from iriscli.cli.load import folder_of
    from iriscli.text.sheets import path_and_sheet

    paths = [
        folder_of(file) / path_and_sheet(visit.about.people_file or "")[0]
        for file, visit in ((old, before), (new, now))
    ]
    return os.path.realpath(paths[0]) == os.path.realpath(paths[1])
