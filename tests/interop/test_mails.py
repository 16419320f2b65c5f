"""A draft, handed whole to a mail server, arrives as it is: no line is changed on the way."""

from __future__ import annotations

import smtplib
import socket
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest

from interop.needed import library
from iriscli.mail.eml import Attachment, Mail, Mailbox, octets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "\n".join(["Sveiki, Ķekava!", ".", "..", "From here on", "x" * 999, "ķ" * 999, " end "])
MAIL = Mail(
    Mailbox("Project office", "office@example.org"),
    Mailbox('Ādažu "osta", a <b@c.example>', "guest@example.org"),
    "Ostas vizīte: your programme " * 9,
    TEXT,
    f"<p>{TEXT}</p>",
    Attachment("v.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
)


class Postbox:
    """What a server took, as it came; it speaks no extension, as the oldest ones."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 # the library's name
        self.taken.append(envelope)
        return "250 taken"


@pytest.fixture
def server() -> Iterator[Any]:
    controller = library("aiosmtpd.controller")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = controller.Controller(
        Postbox(), hostname="127.0.0.1", port=port, decode_data=False, enable_SMTPUTF8=False
    )
    running.start()
    yield running
    running.stop()


def test_a_server_takes_a_draft_whole(server: Any) -> None:
    octets = octets_of(MAIL)
    with smtplib.SMTP(server.hostname, server.port) as client:
        refused = client.sendmail("office@example.org", ["guest@example.org"], octets)
    assert refused == {}
    [envelope] = server.handler.taken
    assert envelope.rcpt_tos == ["guest@example.org"]
    assert envelope.content == octets
    message = message_from_bytes(envelope.content, policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == TEXT
