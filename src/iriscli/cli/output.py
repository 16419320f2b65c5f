"""The one module that prints: data to stdout, talk to stderr."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from iriscli.text import printable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from rich.console import Console

    from iriscli.disk.folder import Outcome
    from iriscli.render import View


class _Talk(io.FileIO):
    """Standard error: what does not fit there is not said, and nothing else is lost."""

    def write(self, octets: ReadableBuffer, /) -> int:
        try:
            return super().write(octets)
        except OSError:
            return memoryview(octets).nbytes


def prepare() -> None:
    """Make both streams take any text: UTF-8 unless a terminal wants otherwise."""
    for size in ("COLUMNS", "LINES"):
        # What is no size of a terminal is as if it were not set.
        if not re.fullmatch("0*[1-9][0-9]{0,3}", os.environ.get(size, "1")):
            del os.environ[size]
    # Python has None for a stream that was closed before it began.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
    if not sys.stderr.isatty():
        with contextlib.suppress(io.UnsupportedOperation):  # a stream without a descriptor
            talk = io.BufferedWriter(_Talk(sys.stderr.fileno(), "w", closefd=False))
            sys.stderr = io.TextIOWrapper(
                talk, encoding="utf-8", errors="replace", line_buffering=True
            )


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for as long as iris runs


def write(data: str | bytes) -> None:
    """Write data to stdout as it is."""
    if isinstance(data, str):
        sys.stdout.write(data)
    else:
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Write what is still held back, so that an error is met here and not at the end."""
    sys.stdout.flush()


def abandon() -> None:
    """Let what is still held back go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(*lines: str) -> None:
    """Write lines to stderr, with nothing in them that a terminal would act on."""
    for line in lines:
        sys.stderr.write(f"{printable(line)}\n")
    sys.stderr.flush()


def show(view: View[object], wanted: str) -> None:
    """Show an answer in the format that was asked for."""
    from iriscli.render import FORMATS

    form = FORMATS[wanted]
    terminal = [console()] if form.made_of == "lines of a terminal" else []
    write(form.render(view, *terminal))


def tell(outcome: Outcome[Any], view: View[object], wanted: str) -> None:
    """Tell the host, to the end, what was done."""
    complain(*outcome.lines)
    show(view, wanted)
    flush()


def console(*, stderr: bool = False) -> Console:
    """Return a console that adds nothing of its own to a text."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
