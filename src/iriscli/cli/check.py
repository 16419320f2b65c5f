"""`iris check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
    from iriscli.errors import Problem


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
    from iriscli.cli.beside import Beside
    from iriscli.cli.load import read
    from iriscli.programme.checks.report import check as look_at

    source = read(given)
    if source.visit is None:
        return look_at(source)
    beside = Beside(given, source.visit.about.id)
    return look_at(source, beside.handed_out(), beside.folders())
