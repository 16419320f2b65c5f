"""A progress bar, for whoever is waiting and looking."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Thing = TypeVar("Thing")

_PATIENCE = 1.0


def watched(things: Iterable[Thing], total: int, what: str) -> Iterator[Thing]:
    """Pass things on; show how many on stderr once it has taken over a second."""
    started = time.monotonic()
    done = 0
    rest = iter(things)
    for thing in rest:
        yield thing
        done += 1
        if time.monotonic() - started > _PATIENCE:
            break
    else:
        return
    if not sys.stderr.isatty():
        yield from rest
        return
    from rich.progress import Progress

    from iriscli.cli.output import console

    with Progress(console=console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total, completed=done)
        for thing in rest:
            yield thing
            progress.advance(task)
