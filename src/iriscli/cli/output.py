"""The one module that prints: data to stdout, talk to stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

from iriscli.text import printable

if TYPE_CHECKING:
    from rich.console import Console

    from iriscli.render import Format, View


def prepare() -> None:
    """Make both streams take any text: UTF-8 unless a terminal wants otherwise."""
    # Python has None for a stream that was closed before it began.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for as long as iris runs


def write(text: str) -> None:
    """Write data to stdout as it is."""
    sys.stdout.write(text)


def flush() -> None:
    """Write what is still held back, so that an error is met here and not at the end."""
    sys.stdout.flush()


def abandon() -> None:
    """Let what is still held back go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(*lines: str) -> None:
    """Write lines to stderr, with nothing in them that a terminal would act on."""
    with contextlib.suppress(OSError):
        for line in lines:
            sys.stderr.write(f"{printable(line)}\n")
        sys.stderr.flush()


def show(view: View, wanted: Format) -> None:
    """Show an answer in the format that was asked for."""
    if wanted == "table":
        from iriscli.render.table import print_document

        terminal = console()
        with terminal.capture() as captured:
            print_document(view.document(), terminal)
        # The spaces that fill a table's last column are no part of the answer.
        write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
        return
    from iriscli.render import to_text

    write(to_text(view, wanted))


def console(*, stderr: bool = False) -> Console:
    """Return a console that adds nothing of its own to a text."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
