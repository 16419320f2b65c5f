"""A mail as a file that mail programs open as a draft (RFC 5322, `X-Unsent: 1`).

Every line is ASCII and short, and the same mail is always the same octets: no date, no
number of its own. `email` encodes the headers; it takes longer to put octets together than
the disk to write them, so that is done here.
"""

from __future__ import annotations

import re
from base64 import encodebytes
from binascii import b2a_qp
from email.header import Header
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_ENCODED = "=?"
_LONGEST = 254  # RFC 5321 4.5.3.1.3
_PLAIN = re.compile(r"[\w ,.:;!?'/&+-]{1,60}", re.ASCII)


class Mailbox(NamedTuple):
    """Who sends or gets a mail."""

    name: str
    address: str


class Attachment(NamedTuple):
    """A calendar that comes with a mail, and what its file is called."""

    name: str
    octets: bytes


class Mail(NamedTuple):
    """A mail before it is a file; an unknown sender or reader is left to the host."""

    sender: Mailbox | None
    reader: Mailbox | None
    subject: str
    text: str
    html: str
    attachment: Attachment | None = None


def usable(address: str | None) -> str | None:
    """Return an address as every mail program takes it, None where it is none.

    It is one address and can be no second: local parts in quotes are for machines.
    """
    local, _, domain = (address or "")[: _LONGEST + 1].partition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode()
        except UnicodeError:
            return None
    if not _ATOMS.fullmatch(local) or not _DOMAIN.fullmatch(domain) or _ENCODED in local:
        return None
    if len(local) + len(domain) >= _LONGEST:
        return None
    return f"{local}@{domain}"


def octets_of(mail: Mail) -> bytes:
    """Return the octets of a mail as a draft."""
    headers = ["X-Unsent: 1", "MIME-Version: 1.0"]
    if mail.sender:
        headers.append(_mailbox("From", mail.sender))
    if mail.reader:
        headers.append(_mailbox("To", mail.reader))
    headers.append(f"Subject: {_words(mail.subject, 'Subject')}")
    seed = sha256(f"{mail.text}\0{mail.html}".encode()).hexdigest()[:24]
    whole = _several(
        "alternative",
        f"=_text_{seed}",
        _text("plain", mail.text),
        _text("html", mail.html),
    )
    if mail.attachment:
        whole = _several("mixed", f"=_mail_{seed}", whole, _calendar(mail.attachment))
    return _lines(headers) + whole


def _lines(headers: Iterable[str]) -> bytes:
    return "".join(f"{header}\n" for header in headers).replace("\n", "\r\n").encode()


def _several(kind: str, boundary: str, *parts: bytes) -> bytes:
    """Return parts as one (RFC 2046 5.1)."""
    head = _lines([f'Content-Type: multipart/{kind};\n boundary="{boundary}"', ""])
    mark = b"--" + boundary.encode()
    return head + b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _text(kind: str, content: str) -> bytes:
    head = [
        f'Content-Type: text/{kind}; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
    ]
    return _lines(head) + b2a_qp(content.encode()).replace(b"\n", b"\r\n")


def _calendar(attachment: Attachment) -> bytes:
    head = [
        'Content-Type: text/calendar; method="PUBLISH"; charset="utf-8"',
        "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment;\n filename="{attachment.name}"',
        "",
    ]
    return _lines(head) + encodebytes(attachment.octets).replace(b"\n", b"\r\n")


def _words(text: str, header: str) -> str:
    """Return a text as a header: what is more than plain words is encoded (RFC 2047)."""
    charset = "us-ascii" if _PLAIN.fullmatch(text) else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=header).encode()


@lru_cache  # of many mails the sender is one
def _mailbox(header: str, mailbox: Mailbox) -> str:
    """Return a name and an address; a name with a sign that means something is encoded."""
    name, address = mailbox
    if not name:
        return f"{header}: {address}"
    if re.fullmatch(r"[\w ]{1,60}", name, re.ASCII):
        return f"{header}: {name} <{address}>"
    encoded = Header(name, "utf-8", maxlinelen=76, header_name=header).encode()
    return f"{header}: {encoded}\n <{address}>"
