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
            metavar="FILES", help="Visit files, in place of --visit.", show_default=False
        ),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 on warnings too.")
    ] = False,
    visit: options.VisitFile = None,
    format_: Annotated[
        options.ProblemsFormat,
        typer.Option("--format", help="As what; github: annotations of a workflow."),
    ] = "text",
) -> None:
    """Find what would embarrass the host, and say where it is and what to do.

    Errors, warnings and notes, in the order of the file; with errors the exit
    code is 1. The key ignore silences a code: in a session for that session,
    in the table visit for all. docs/checks.md explains each code.

    Examples:
      iris check                       before the calendars go out
      iris check --strict              no warnings either
      iris check --format github       in a workflow
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
    from iriscli.cli.beside import folders, handed_out
    from iriscli.cli.load import read
    from iriscli.programme.checks.report import check as look_at

    source = read(given)
    if source.visit is None:
        return look_at(source)
    id_ = source.visit.about.id
    return look_at(source, handed_out(given, id_), folders(given, id_))
