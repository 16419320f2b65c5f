"""A mail as the outbox keeps it: what it says, to whom, and of which version of the visit."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from iriscli.calendars.names import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iriscli.mail.told import Kind

LEDGER = "drafts.json"
"""The file of the outbox that holds the drafts, until they are sent."""


@dataclass(frozen=True)
class Draft:
    """A mail to a participant; without an address the host finds one.

    `essentials` are the text where room is scarce; `news` what is new, by its subject.
    """

    participant: str
    name: str
    kind: Kind
    to: str | None
    language: str
    subject: str
    text: str
    page: str | None
    essentials: str
    version: str
    news: Sequence[tuple[str, Sequence[str]]] = ()

    @property
    def file(self) -> str:
        """What the draft is called in the outbox."""
        return f"{file_name(self.participant).removesuffix('.ics')}.eml"


@dataclass(frozen=True)
class Drafts:
    """What an outbox holds: the drafts, texts that the host must mend first, who is spared.

    Those who are `unconcerned` know all of a version without a mail.
    """

    mails: Sequence[Draft] = ()
    stale: Sequence[tuple[str, str]] = ()
    version: str = ""
    unconcerned: Sequence[str] = field(default_factory=tuple)

    def to_bytes(self) -> bytes:
        """Return it as its file holds it."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        return f"{text}\n".encode()


def read_drafts(data: bytes) -> Drafts | None:
    """Read what an outbox holds; None where this is not as it was written."""
    try:
        values: dict[str, Any] = json.loads(data)
        mails = tuple(Draft(**{**one, "news": _pairs(one["news"])}) for one in values["mails"])
        return Drafts(
            mails, _pairs(values["stale"]), values["version"], tuple(values["unconcerned"])
        )
    except (ValueError, TypeError, KeyError):
        return None


def _pairs(values: Iterable[Any]) -> tuple[tuple[Any, Any], ...]:
    return tuple(
        (one, tuple(other) if isinstance(other, list) else other) for one, other in values
    )
