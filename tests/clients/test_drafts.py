"""A draft of `iris mail` as a file."""

from __future__ import annotations

from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from clients.draft import opened
from clients.handed_out import RIGA
from clients.invitation import new_calendar
from clients.thunderbird import thunderbird
from iriscli.mail.eml import Attachment, Mail, Mailbox, octets_of

if TYPE_CHECKING:
    from pathlib import Path

MAIL = Mail(
    Mailbox("Project office", "office@example.org"),
    Mailbox('Ādažu "osta"', "guest@example.org"),
    "Ostas vizīte: ķ",
    "Sveiki!\n\nTūre\n",
    "<p>Sveiki!</p><p>Tūre</p>",
    Attachment("visit.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
)


def test_thunderbird_opens_a_draft_as_a_mail_to_send(tmp_path: Path) -> None:
    home = tmp_path / "thunderbird"
    home.mkdir()
    file = tmp_path / "guest.eml"
    file.write_bytes(octets_of(MAIL))
    with thunderbird(home, RIGA) as program:
        new_calendar(program)  # with a mailbox to send from
        draft = opened(program, file)
    to = str(make_header(decode_header(draft.to)))  # the window shows it decoded
    assert to == 'Ādažu "osta" <guest@example.org>'
    assert draft.subject == "Ostas vizīte: ķ"
    assert draft.text.split() == ["Sveiki!", "Tūre"]
    assert draft.attachments == ["visit.ics"]
