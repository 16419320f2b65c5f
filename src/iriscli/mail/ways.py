"""The ways to write a mail from a page: addresses that open a program with the mail in it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

LONGEST = 2_000
"""How many characters of an address every program takes."""

_WAYS = {
    "write": ("mailto:{to}", "?subject={subject}", "&body={body}"),
    "gmail": (
        "https://mail.google.com/mail/?view=cm&fs=1&to={to}",
        "&su={subject}",
        "&body={body}",
    ),
    "outlook": (
        "https://outlook.office.com/mail/deeplink/compose?to={to}",
        "&subject={subject}",
        "&body={body}",
    ),
}


class Way(NamedTuple):
    """An address, and whether all of the mail is in it."""

    address: str
    whole: bool


def ways(to: str | None, subject: str, text: str, essentials: str) -> dict[str, Way]:
    """Return each way by its name: with the whole text where it fits, else what is enough.

    Never with a text that is cut: where not even that fits, the host copies it.
    """
    values = {"to": quote(to or "", safe="@"), "subject": _encoded(subject)}
    texts = ((text, True), (essentials, False))
    # An address is never shorter than the text in it.
    bodies = [(_encoded(one), whole) for one, whole in texts if len(one) < LONGEST]
    found = {}
    for name, (address, with_subject, with_body) in _WAYS.items():
        head, titled = address + with_subject, address
        choices = [
            *(
                Way((head + with_body).format(**values, body=body), whole=whole)
                for body, whole in bodies
            ),
            Way(head.format(**values), whole=False),
            Way(titled.format(**values), whole=False),
        ]
        fitting = (way for way in choices if len(way.address) < LONGEST)
        found[name] = next(fitting, choices[-1])
    return found


def _encoded(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="")
