"""Run `iris`, as a command or as `python -m iriscli`."""

from __future__ import annotations

import os
import signal
import sys


def _stop(*_: object) -> None:
    os._exit(130)


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
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        if stopped:
            signal.signal(signal.SIGINT, _stop)


if __name__ == "__main__":
    main()
