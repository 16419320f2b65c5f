"""Run `iris`, as a command or as `python -m iriscli`."""

from __future__ import annotations

import os
import signal
import sys

_INTERRUPTED = 130


def _stop(*_: object) -> None:
    # Not sys.exit: where Python has once met the signal in code that it was given as text,
    # as dataclasses are made, it ends by the signal, whatever was made of it.
    os._exit(_INTERRUPTED)


def _ignore(what: sys.UnraisableHookArgs) -> None:
    # An interrupt that Python met where none can be raised, as in a destructor.
    if issubclass(what.exc_type, KeyboardInterrupt):
        _stop()
    sys.__unraisablehook__(what)


def main() -> None:
    """Run `iris`; whoever stops it, whenever, sees no traceback."""
    stopped = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    # Before and after a run there is nothing to bring to an end, but much to be stopped in:
    # imports take most of the time.
    if stopped:
        signal.signal(signal.SIGINT, _stop)
    from iriscli.cli import main as run

    try:
        if stopped:
            sys.unraisablehook = _ignore
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _stop()
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            _stop()
        raise
    finally:
        if stopped:
            signal.signal(signal.SIGINT, _stop)


if __name__ == "__main__":
    main()
