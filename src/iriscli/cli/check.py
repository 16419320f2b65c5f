"""`iris check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
    from iriscli.errors import Problem
    from iriscli.programme.identity import Before
    from iriscli.visit.visit import Visit


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES",
            help="The visit files to check, instead of --visit.",
            show_default=False,
        ),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with code 1 also for warnings.")
    ] = False,
    visit: options.VisitFile = None,
    format_: Annotated[
        options.ProblemsFormat,
        typer.Option("--format", help="The output format. github is for a workflow on GitHub."),
    ] = "text",
) -> None:
    """Find mistakes before your guests do, and show where they are and what to do.

    It lists errors, warnings and notes in the order of the file. If there are
    errors, the exit code is 1. To switch off a code, write it into the key
    ignore: of a session, or of the table visit for the whole file.
    docs/checks.md explains each code.

    Examples:
      iris check                       before you send the calendars
      iris check --strict              exit code 1 also for warnings
      iris check --format github       in a workflow on GitHub
    """
    from iriscli.cli import output
    from iriscli.programme.checks.report import counted
    from iriscli.render.views.problems import ProblemsView

    wanted: Sequence[str | None] = files or (visit,)
    problems = [one for file in wanted for one in _looked_at(file)]
    output.show(ProblemsView(problems), format_)
    if counted(problems).keys() & ({"error", "warning"} if strict else {"error"}):
        raise typer.Exit(1)


def _looked_at(given: str | None) -> tuple[Problem, ...]:
    from iriscli.cli.load import read
    from iriscli.programme.checks.report import check as look_at

    source = read(given)
    return look_at(source, _handed_out(source.visit, given) if source.visit else None)


def _handed_out(visit: Visit, given: str | None) -> Before:
    """Return what the folders beside the visit file say of who and what was there."""
    from contextlib import suppress

    from iriscli.calendars.folder import read_folder
    from iriscli.calendars.former import before
    from iriscli.cli.load import folder_of
    from iriscli.disk.folder import Folder
    from iriscli.errors import CannotWriteError

    records = []
    for name in ("calendars", "site/calendars"):
        # Only looked at: what is wrong with a folder, those say who write into it.
        with suppress(CannotWriteError):
            folder = Folder(folder_of(given) / name, force=True, dry=True)
            records.append(read_folder(folder, visit.about.id))
    return before(*records)
