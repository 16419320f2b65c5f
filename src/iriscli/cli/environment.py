"""What the environment says: the time, and which language the host reads."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from typing import TYPE_CHECKING

from iriscli.errors import UsageError

if TYPE_CHECKING:
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


def now() -> dt.datetime:
    """Read the clock; SOURCE_DATE_EPOCH replaces it."""
    from iriscli.text import quoted
    from iriscli.visit.times import YEARS

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    with contextlib.suppress(ValueError, OverflowError, OSError):
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        if moment.year in YEARS:
            return moment
    raise UsageError(
        f"SOURCE_DATE_EPOCH={quoted(epoch)} is not a number of seconds since 1970; remove the"
        " variable"
    )


def reader(lang: str | None, visit: Visit) -> Reader:
    """Return who reads the terminal: in `lang`, else IRIS_LANG, else the visit's language."""
    from iriscli.wording import typed

    own = os.environ.get("IRIS_LANG")
    if lang or not own:
        return typed.reader(lang, visit)
    try:
        return typed.reader(typed.language(own), visit)
    except UsageError as error:
        raise UsageError(f"IRIS_LANG: {error}") from None
