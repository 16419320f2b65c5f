"""The command line: one file a command, and one place where errors end."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from iriscli import __version__
from iriscli.cli import (
    agenda,
    check,
    diff,
    export_ics,
    init,
    output,
    participants,
    partners,
    schema,
    site,
)
from iriscli.errors import CannotWriteError, IrisError

# iris has no pydantic plugins, and looking for them takes a tenth of its start-up.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
# Nothing that iris says depends on the zone of this machine, and Babel, which looks it up
# all the same, ends at a TZ that is none.
os.environ["TZ"] = "UTC"


class IrisGroup(TyperGroup):
    """The boundary: an error becomes lines on stderr and an exit code."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command line; what it raises is said, never shown as a traceback."""
        output.prepare()
        try:
            try:
                return super().main(*arguments, **options)
            finally:
                output.flush()
        except IrisError as error:
            output.complain(*error.lines)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            output.abandon()
            sys.exit(0)
        except SystemExit as end:
            # Help is printed by rich, which takes a reader that has had enough for an error.
            if isinstance(end.__context__, BrokenPipeError):
                sys.exit(0)
            raise
        except OSError as error:
            # Commands say what they cannot read or write; what is left is the output.
            output.abandon()
            reason = error.strerror or error
            output.complain(f"Error: the output cannot be written: {reason}; make room for it")
            sys.exit(CannotWriteError.exit_code)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a reader that has had enough, as `head` has, is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            output.abandon()
            raise typer.Exit(0) from None


app = typer.Typer(
    name="iris",
    cls=IrisGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        output.write(f"iris {__version__}\n")
        raise typer.Exit


@app.callback()
def iris(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Everything the host of a visit hands out, from one text file.

    Write the visit into visit.toml. Then, in its folder:
      iris agenda                  the programme, by day
      iris partners --country SE   the partners from Sweden
      iris export-ics              a calendar file for each participant

    Without a visit.toml, iris shows the visit of the project IRIS to Ventspils.
    """


app.command("agenda", rich_help_panel="Look at the visit")(agenda.agenda)
app.command("partners", rich_help_panel="Look at the visit")(partners.partners)
app.command("participants", rich_help_panel="Look at the visit")(participants.participants)
app.command("export-ics", rich_help_panel="Hand it out")(export_ics.export_ics)
app.command("site", rich_help_panel="Hand it out")(site.site)
app.command("diff", rich_help_panel="Look after the file")(diff.diff)
app.command("check", rich_help_panel="Look after the file")(check.check)
app.command("init", rich_help_panel="Look after the file")(init.init)
app.command("schema", rich_help_panel="Look after the file")(schema.schema)


def main() -> None:
    """Run the command line of this process."""
    # Most of a run is imports, which leave no garbage: looking for it takes 5 %.
    gc.set_threshold(100_000)
    app(prog_name="iris")
