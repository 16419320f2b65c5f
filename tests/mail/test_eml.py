from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iriscli.mail.eml import Attachment, Mail, Mailbox, octets_of, usable
from iriscli.text import clean, clean_line

if TYPE_CHECKING:
    from email.message import EmailMessage

STRICT = policy.default.clone(raise_on_defect=True)
OFFICE = Mailbox("Project office", "office@example.org")
ANN = Mailbox("Ann", "ann@example.org")
CALENDAR = Attachment("v.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
HEADERS = {"Content-Type", "MIME-Version", "X-Unsent", "From", "To", "Subject"}

# What a visit file may hold as a line, and as a text: it was cleaned when it was read.
LINES = st.text(st.characters(codec="utf-8"), max_size=200).map(clean_line).filter(bool)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=600).map(clean)


def parsed(octets: bytes) -> EmailMessage:
    return message_from_bytes(octets, policy=STRICT)


def decoded(octets: bytes, header: str) -> str:
    """Return a header as its reader sees it.

    `email.policy.default` keeps the blanks between the parts of a long name.
    """
    return str(make_header(decode_header(message_from_bytes(octets)[header])))


DRAFT = """\
X-Unsent: 1
MIME-Version: 1.0
From: Project office <office@example.org>
To: =?utf-8?b?xIBkYcW+dSBza29sYQ==?=
 <a@b.example>
Subject: Visit: news
Content-Type: multipart/alternative;
 boundary="=_text_5b508b9b0231ff778c8dad75"

--=_text_5b508b9b0231ff778c8dad75
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Hi, =C4=B7

--=_text_5b508b9b0231ff778c8dad75
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>
--=_text_5b508b9b0231ff778c8dad75--
"""


def test_a_mail_is_a_draft_of_these_octets() -> None:
    mail = Mail(OFFICE, Mailbox("Ādažu skola", "a@b.example"), "Visit: news", "Hi, ķ\n", "<p>")
    assert octets_of(mail).decode("ascii").replace("\r\n", "\n") == DRAFT


@given(name=LINES, subject=LINES, text=TEXTS, html=TEXTS)
@example(name='Ann" <evil@example.org>, "x', subject="=?utf-8?q?hidden?=", text=".", html="")
@example(name="a@b.example", subject="Bcc: x@example.org", text="From me\n.\n", html="\n.\n")
@example(name="Ann,bo@example.org;", subject="x" * 999, text="y" * 2000, html="<a>" * 900)
@example(name="ķ" * 200, subject="ķ" * 200, text="ķ" * 2000, html="")
@example(name="\u202eAnn\u2066", subject="\u202e", text="\u202e", html="\u202e")
def test_no_text_is_a_header_a_second_address_or_lost(
    name: str, subject: str, text: str, html: str
) -> None:
    octets = octets_of(Mail(OFFICE, Mailbox(name, ANN.address), subject, text, html, CALENDAR))
    message = parsed(octets)
    assert set(message.keys()) == HEADERS
    assert len(message.keys()) == len(HEADERS)
    [to] = message["To"].addresses
    assert to.addr_spec == ANN.address
    assert (decoded(octets, "To"), decoded(octets, "Subject")) == (
        f"{name} <{to.addr_spec}>",
        subject,
    )
    bodies = {
        part.get_content_type(): part for part in message.walk() if not part.is_multipart()
    }
    assert list(bodies) == ["text/plain", "text/html", "text/calendar"]
    plain, page = (bodies[f"text/{kind}"].get_content() for kind in ("plain", "html"))
    assert (
        plain.replace("\r\n", "\n").rstrip("\n"),
        page.replace("\r\n", "\n").rstrip("\n"),
    ) == (
        text.rstrip("\n"),
        html.rstrip("\n"),
    )
    assert bodies["text/calendar"].get_payload(decode=True) == CALENDAR.octets
    lines = octets.split(b"\r\n")
    assert all(len(line) <= 78 and b"\n" not in line and b"\r" not in line for line in lines)
    assert octets.isascii()


def test_who_is_unknown_is_in_no_header() -> None:
    message = parsed(octets_of(Mail(None, None, "Subject", "Text", "<p>Text")))
    assert message["From"] is None
    assert message["To"] is None
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_the_calendar_is_published_and_not_an_invitation() -> None:
    message = parsed(octets_of(Mail(OFFICE, ANN, "Subject", "Text", "<p>Text", CALENDAR)))
    [part] = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part["Content-Type"].params["method"] == "PUBLISH"
    assert part.get_filename() == "v.ics"


@pytest.mark.parametrize(
    ("address", "usable_as"),
    [
        ("ann@example.org", "ann@example.org"),
        ("ann+visit@example.org", "ann+visit@example.org"),
        ("ann@ostrava-město.example", "ann@xn--ostrava-msto-3wb.example"),
        (None, None),
        ('"ann,bo"@example.org', None),
        ("ann:bo@example.org", None),
        ("ann(bo)@example.org", None),
        ("=?utf-8?q?a?=@example.org", None),
        ("āne@example.org", None),
        ("ann..bo@example.org", None),
        (f"{'a' * 300}@example.org", None),
        ("ann@exa mple.org", None),
    ],
)
def test_an_address_is_one_that_every_program_takes(
    address: str | None, usable_as: str | None
) -> None:
    assert usable(address) == usable_as
