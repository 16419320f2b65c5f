"""A mail as a file that mail programs open as a draft (RFC 5322, `X-Unsent: 1`).

Every line is ASCII and short, and the same mail is always the same octets: no date, no
number of its own. The older classes of `email` are used, which encode a name as such; the
newer ones read it back as a header first.
"""

from __future__ import annotations

import re
from base64 import b64encode
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from email.message import Message

_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_ENCODED = "=?"
_PLAIN = re.compile(r"[\w ,.:;!?'/&+-]{1,60}", re.ASCII)
_LINES = compat32.clone(linesep="\r\n", max_line_length=76)


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
    local, _, domain = (address or "").partition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode()
        except UnicodeError:
            return None
    if not _ATOMS.fullmatch(local) or not _DOMAIN.fullmatch(domain) or _ENCODED in local:
        return None
    return f"{local}@{domain}"


def octets_of(mail: Mail) -> bytes:
    """Return the octets of a mail as a draft."""
    message = _body(mail)
    message["X-Unsent"] = "1"
    if mail.sender:
        message["From"] = _mailbox(mail.sender, "From")
    if mail.reader:
        message["To"] = _mailbox(mail.reader, "To")
    message["Subject"] = _words(mail.subject, "Subject").encode()
    octets = BytesIO()
    BytesGenerator(octets, mangle_from_=False, policy=_LINES).flatten(message)
    return octets.getvalue()


def _body(mail: Mail) -> Message:
    """Return the text and its page, and the calendar where one comes with them."""
    seed = sha256(f"{mail.text}\0{mail.html}".encode()).hexdigest()[:24]
    both = MIMEMultipart("alternative", f"=_text_{seed}")
    charset = Charset("utf-8")
    charset.body_encoding = QP
    for content, kind in ((mail.text, "plain"), (mail.html, "html")):
        both.attach(MIMEText(content, kind, charset))  # type: ignore[arg-type] # it takes both
    if mail.attachment is None:
        return both
    whole = MIMEMultipart("mixed", f"=_mail_{seed}")
    whole.attach(both)
    whole.attach(_calendar(mail.attachment))
    return whole


def _calendar(attachment: Attachment) -> Message:
    part = MIMEBase("text", "calendar", method="PUBLISH", charset="utf-8")
    encoded = b64encode(attachment.octets).decode()
    lines = (encoded[at : at + 76] for at in range(0, len(encoded), 76))
    part.set_payload("\n".join(lines) + "\n")
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=attachment.name)
    return part


def _words(text: str, header: str) -> Header:
    """Return a text as a header: what is more than plain words is encoded (RFC 2047)."""
    charset = "us-ascii" if _PLAIN.fullmatch(text) else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=header)


def _mailbox(mailbox: Mailbox, header: str) -> str:
    """Return a name and an address; a name with a sign that means something is encoded."""
    name = mailbox.name
    if not name:
        return mailbox.address
    if re.fullmatch(r"[\w ]{1,60}", name, re.ASCII):
        return f"{name} <{mailbox.address}>"
    encoded = Header(name, "utf-8", maxlinelen=76, header_name=header).encode()
    return f"{encoded}\n <{mailbox.address}>"
