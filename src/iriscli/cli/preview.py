"""`iris preview`."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options
from iriscli.errors import UsageError
from iriscli.text import named, quoted

if TYPE_CHECKING:
    from iriscli.cli.serve import Server

_PORT, _LAST_PORT = 8017, 65535


def _port(typed: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", typed) or int(typed) > _LAST_PORT:
        raise UsageError(
            f"--port: {quoted(typed)} is no port; write a number up to {_LAST_PORT}"
        )
    return int(typed)


def preview(
    *,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="PORT",
            parser=_port,
            help=f"The port of the address. Without it: {_PORT}, or one that is free.",
            show_default=False,
        ),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print the address.")
    ] = False,
    visit: options.VisitFile = None,
) -> None:
    """Show the web site in the browser while you write, again at each save.

    The page is as guests will see it. The messages of iris check are beside it.
    In the bar at the bottom, choose a guest, a language, and screen, phone or
    paper. Only this computer can open the page, and nothing is saved.

    Examples:
      iris preview                 stop it with Ctrl-C
      iris preview --no-browser    if you open the address yourself
    """
    import webbrowser
    from threading import Thread

    from iriscli.cli import environment, output
    from iriscli.cli.follow import Followed
    from iriscli.cli.load import read

    if visit == "-":
        raise UsageError("standard input is read once; name a file with --visit")
    now = environment.now()
    source = read(visit)
    with _server(port) as server:
        followed = Followed(source.file, server.base, now)
        server.answer = lambda target: followed.look().answer(target)
        output.write(f"{server.base}\n")
        output.flush()
        output.complain(
            f"The page shows each saved change of {named(source.file)}. To stop, press Ctrl-C."
        )
        if not no_browser:
            # Some browsers keep who opens them until they are closed.
            Thread(target=webbrowser.open, args=[server.base], daemon=True).start()
        server.serve_forever(poll_interval=0.1)


def _server(port: int | None) -> Server:
    """Listen at a port, or where none is given at the usual one or any that is free."""
    from iriscli.cli.serve import Server

    if port is None:
        with suppress(OSError):
            return Server(_PORT)
    try:
        return Server(port or 0)
    except OSError as error:
        raise UsageError(
            f"port {port or 0} cannot be used ({error.strerror}); name another with --port"
        ) from error
