from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from iriscli.mail.ways import LONGEST, ways

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=900)


@given(subject=TEXTS, text=TEXTS, essentials=TEXTS)
def test_an_address_holds_a_whole_text_or_none_of_it(
    subject: str, text: str, essentials: str
) -> None:
    for name, way in ways("ann+a&b@example.org", subject, text, essentials).items():
        assert len(way.address) < LONGEST
        parts = urlsplit(way.address)
        fields = parse_qs(parts.query, keep_blank_values=True)
        to = unquote(parts.path) if name == "write" else fields["to"][0]
        assert to == "ann+a&b@example.org"
        assert fields.keys() <= {"to", "subject", "su", "body", "view", "fs"}
        body = fields.get("body", [""])[0].replace("\r\n", "\n")
        assert body in {text, essentials, ""}
        if way.whole:
            assert body == text


def test_a_short_mail_is_in_each_way() -> None:
    assert {
        name: way.address for name, way in ways("a@b.example", "Hi & you", "Ķ\nb", "").items()
    } == {
        "write": "mailto:a@b.example?subject=Hi%20%26%20you&body=%C4%B6%0D%0Ab",
        "gmail": "https://mail.google.com/mail/?view=cm&fs=1&to=a@b.example"
        "&su=Hi%20%26%20you&body=%C4%B6%0D%0Ab",
        "outlook": "https://outlook.office.com/mail/deeplink/compose?to=a@b.example"
        "&subject=Hi%20%26%20you&body=%C4%B6%0D%0Ab",
    }


def test_without_an_address_the_host_writes_one() -> None:
    assert ways(None, "S", "T", "")["write"].address == "mailto:?subject=S&body=T"
