"""A fortnight of changes: each guest is told once of what concerns them, and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mail.host import Host

EVERYONE = {"h": "first", "ann": "first", "bo": "first", "q": "first"}


def news(text: str) -> str:
    """Return what stands between the first sentence and the end of a mail in English."""
    after = text.partition("This has changed for you:\n")[2]
    return after.partition("\nKind regards,")[0].strip()


def test_a_fortnight(host: Host) -> None:  # noqa: PLR0915 - it is a long one
    # The first mail, to everyone; only some are sent at first.
    assert host.draft() == EVERYONE
    assert host.send("p") == {"ann": "first", "bo": "first"}
    assert host.draft() == {"h": "first", "q": "first"}
    host.send()
    assert host.draft() == {}

    # A session of some moves: they alone are told.
    host.change("start = 10:00\nend = 11:00", "start = 10:30\nend = 11:30")
    assert host.draft() == {"q": "change"}
    assert news(host.reads("q")) == (
        "Tour\n- Moved from 10:00–11:00 to 10:30–11:30 on Thursday, 20 May 2027"
    )

    # It was not sent; the next change is told in the same mail.
    host.change("start = 09:30\nend = 10:00", "start = 09:00\nend = 10:00")
    assert host.draft() == dict.fromkeys(["h", "ann", "bo", "q"], "change")
    assert news(host.reads("ann")) == (
        "Opening\n- Moved from 09:30–10:00 to 09:00–10:00 on Wednesday, 19 May 2027"
    )
    assert news(host.reads("q")) == (
        "Opening\n- Moved from 09:30–10:00 to 09:00–10:00 on Wednesday, 19 May 2027\n\n"
        "Tour\n- Moved from 10:00–11:00 to 10:30–11:30 on Thursday, 20 May 2027"
    )
    assert "Atklāšana\n- " in host.reads("h")

    # Sent to all but one, whose mail waits for the next change.
    host.send("p", "h")
    assert host.draft() == {"q": "change"}
    host.change("end = 11:30", 'end = 11:30\nroom = "Pier"')
    assert host.draft() == {"q": "change"}
    assert "Pier" in news(host.reads("q"))
    assert "Opening" in news(host.reads("q"))
    host.send()
    assert host.draft() == {}

    # Drafted, and then changed again before it is said to be sent: that change comes next.
    host.change('room = "Pier"', 'room = "Quay"')
    host.draft()
    host.change('room = "Quay"', 'room = "Mole"')
    assert host.send() == {"q": "change"}
    assert host.draft() == {"q": "change"}
    assert news(host.reads("q")) == "Tour\n- At a new venue: Mole instead of Quay"
    host.send()

    # A new text of the version concerns nobody, the contact everybody.
    host.change("people_file", 'version = "Draft 2"\npeople_file')
    assert host.draft() == {}
    host.change("office@", "visits@")
    assert set(host.draft().values()) == {"change"}
    assert news(host.reads("bo")) == (
        "- Contact: Project office · visits@example.org instead of Project office ·"
        " office@example.org"
    )
    host.send()

    # Someone is replaced.
    host.change("Adviser,p,bo,\n", "Researcher,p,cy,cy@example.org\n")
    assert host.draft() == {"cy": "first", "bo": "goodbye"}
    assert "Opening" in host.reads("cy")
    assert "Opening" not in host.reads("bo")
    host.send()
    assert host.draft() == {}

    # A delegation leaves, is told so, and returns.
    q = '[organisations.q]\nname = "Quay School"\ncountry = "FI"\nemail = "quay@example.org"\n'
    host.change(q, "")
    host.change('track = ["q"]', 'track = ["h"]')
    assert host.draft() == {"h": "change", "q": "goodbye"}
    assert host.mail("q")["To"] == "Quay School <quay@example.org>"
    host.send()
    host.change("[groups]", f"{q}[groups]")
    assert host.draft() == {"q": "first"}
    host.send()

    # A language is added; the others read what they read before.
    host.change('name = "Pier Lab"', 'name = "Pier Lab"\nlanguage = "lv"')
    assert host.draft() == {"ann": "change", "cy": "change"}
    host.send()
    host.change(
        'title = "Harbour visit"', 'title = { en = "Harbour visit", lv = "Ostas vizīte" }'
    )
    assert host.draft() == {"h": "change", "ann": "change", "cy": "change"}
    assert host.mail("ann")["Subject"].startswith("Ostas vizīte: ")


def test_who_leaves_and_returns_before_they_are_told_hears_nothing(host: Host) -> None:
    host.draft()
    host.send()
    host.change("Adviser,p,bo,\n", "")
    assert host.draft() == {"bo": "goodbye"}
    host.change("Engineer,p", "Adviser,p,bo,\nEngineer,p")
    assert host.draft() == {}
    assert "bo.eml" not in host.names()


def test_a_delegation_whose_people_are_known_now_is_told_so_and_they_get_their_first_mail(
    host: Host,
) -> None:
    host.draft()
    host.send()
    host.change("Adviser,p,bo,\n", "Adviser,p,bo,\nTeacher,q,di,di@example.org\n")
    assert host.draft() == {"di": "first", "q": "change"}
    assert (
        news(host.reads("q"))
        == "- Each person of your organisation now gets their own programme."
    )
    host.send()
    assert host.draft() == {}


def test_a_text_that_is_stale_is_shown_until_it_is_mended_and_its_readers_hear_then(
    host: Host,
) -> None:
    host.draft()
    host.send()
    host.change('en = "Opening"', 'en = "Welcome"')
    for _ in range(2):
        assert set(host.draft()) in ({"ann", "bo", "q"}, set())
        assert "sessions.opening.title" in (host.folder / "index.html").read_text("utf-8")
        host.send()
    host.change('lv = "Atklāšana"', 'lv = "Sagaidīšana"')
    assert host.draft() == {"h": "change"}
    assert "Mend these texts" not in (host.folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("lost", ["told.csv", "all"])
def test_where_the_record_is_lost_everyone_gets_the_first_mail_again(
    host: Host, lost: str
) -> None:
    host.draft()
    host.send()
    for path in (host.folder / "sent").iterdir():
        if lost in ("all", path.name):
            path.unlink()
    assert host.draft() == EVERYONE


def test_a_version_that_was_edited_is_lost_for_those_who_were_told_it(host: Host) -> None:
    host.draft()
    host.send()
    [version] = (host.folder / "sent").glob("*.toml")
    version.write_text(version.read_text("utf-8").replace("Tour", "Trip"), "utf-8")
    assert host.draft() == EVERYONE


def test_drafts_for_some_are_the_only_ones_in_the_outbox(host: Host) -> None:
    host.draft()
    assert host.draft("p") == {"ann": "first", "bo": "first"}
    assert [name for name in host.names() if name.endswith(".eml")] == ["ann.eml", "bo.eml"]
    host.send()
    assert host.draft() == {"h": "first", "q": "first"}


def test_versions_that_nobody_is_at_are_not_kept(host: Host) -> None:
    host.draft()
    host.send()
    for room in "ABC":
        host.change('attendees = ["track"]', f'attendees = ["track"]\nroom = "{room}"')
        host.draft()
        host.send()
        host.change(f'\nroom = "{room}"', "")
    assert len([name for name in host.names("sent") if name.endswith(".toml")]) == 1
