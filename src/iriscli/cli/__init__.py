"""The command line: one file a command, and one place where errors end."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from iriscli import __version__
from iriscli.cli import output
from iriscli.errors import CannotWriteError, IrisError, UsageError
from iriscli.text import printable

# iris has no pydantic plugins, and looking for them takes a tenth of its start-up.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
# Nothing that iris says depends on the zone of this machine, and Babel, which looks it up
# all the same, ends at a TZ that is none.
os.environ["TZ"] = "UTC"


COMMANDS = {
    "agenda": "Look at the visit",
    "partners": "Look at the visit",
    "participants": "Look at the visit",
    "export-ics": "Hand it out",
    "site": "Hand it out",
    "preview": "Hand it out",
    "print": "Hand it out",
    "mail": "Hand it out",
    "diff": "Work on the visit file",
    "check": "Work on the visit file",
    "init": "Work on the visit file",
    "schema": "Work on the visit file",
}
"""The commands in the order of the help, each with its panel; its file has its name."""


class _Commands(Mapping[str, Any]):
    """The commands, each made when it is asked for: all of them take a tenth of a start."""

    def __getitem__(self, name: str) -> Any:
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@cache
def _command(name: str) -> Any:
    """Make a command of the function in its file."""
    alone = typer.Typer(add_completion=False)
    register = alone.command(name, rich_help_panel=COMMANDS[name])
    own = name.replace("-", "_")
    register(getattr(import_module(f"iriscli.cli.{own}"), own))
    return get_command(alone)


class IrisGroup(TyperGroup):
    """The boundary: an error becomes lines on stderr and an exit code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = _Commands()  # type: ignore[assignment] # nobody adds to them

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
            output.complain(
                f"Error: the output cannot be written: {reason}; free some disk space"
            )
            sys.exit(CannotWriteError.exit_code)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Read what stands before the command."""
        with _in_our_words():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _in_our_words():
            return super().invoke(ctx)


@contextlib.contextmanager
def _in_our_words() -> Iterator[None]:
    """Say in one line what Typer has against a command line.

    A reader that has had enough, as `head` has, is no error.
    """
    try:
        yield
    except (BrokenPipeError, SystemExit):  # rich, which writes the help, exits with 1
        output.abandon()
        raise typer.Exit(0) from None
    except typer.TyperException as error:
        said = printable(error.format_message().removesuffix("."))
        if not said:  # Typer shows the help in place of an error
            raise
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "iris"
        raise UsageError(f"{said.replace('Value error, ', '')}; see {command} --help") from None


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
    """Make everything that a host gives to the guests of a visit, from one text file.

    Write your visit into the file visit.toml. Then, in its folder:
      iris agenda                  the programme, by day
      iris partners --country SE   the partners from Sweden
      iris export-ics              a calendar file for each participant

    Without a visit.toml, iris shows the visit of the project IRIS to Ventspils.
    """


def main() -> None:
    """Run the command line of this process."""
    # Most of a run is imports, which leave no garbage: looking for it takes 5 %.
    gc.set_threshold(100_000)
    app(prog_name="iris")
