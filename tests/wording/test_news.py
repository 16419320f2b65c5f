from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.changes import changes
from iriscli.wording.news import News, Piece
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

TOUR = "[sessions.tour]\ntitle = 'Tour'\nday = 2027-05-19\nstart = 09:30\nattendees = ['{}']\n"
HOTEL = "[info.hotel]\ntitle = 'Hotel'\ntext = 'By the sea'\nphone = '1'\nfor = ['{}']\n"


def told(old: Visit, new: Visit, guest: str, code: str = "en") -> list[Piece]:
    """Return what a guest is told of a change in a mail in some language."""
    found = changes(old, new, language="en")
    [one] = [one for one in found.participants if one.id == guest]
    return News(found, Reader(code)).about(one)


def test_who_joins_a_session_hears_all_of_it_and_who_leaves_that_it_is_not_theirs(
    visit: Read,
) -> None:
    old, new = visit(TOUR.format("p")), visit(TOUR.format("q"))
    assert told(old, new, "q") == [
        Piece("Tour", ("New: Wednesday, 19 May 2027, 09:30 · Who: Quay",))
    ]
    assert told(old, new, "p") == [
        Piece("Tour", ("No longer in your programme; before: Wednesday, 19 May 2027, 09:30",))
    ]


def test_who_attends_a_session_all_along_is_not_told_who_else_comes(visit: Read) -> None:
    old = visit(TOUR.replace("'{}'", "'p', 'q'"))
    new = visit(TOUR.replace("'{}'", "'p', 'h'") + "room = 'B'\n")
    assert told(old, new, "p") == [Piece("Tour", ("Venue: B",))]


def test_an_info_is_new_changed_or_no_longer_theirs(visit: Read) -> None:
    here, there = visit(HOTEL.format("p")), visit(HOTEL.format("q"))
    assert told(here, there, "q") == [Piece("Hotel", ("Text: By the sea", "Phone: 1"))]
    assert told(here, there, "p") == [Piece("Hotel", ("No longer applies",))]
    moved = visit(HOTEL.format("p").replace("'1'", "'2'"))
    assert told(here, moved, "p") == [Piece("Hotel", ("Phone: 2 instead of 1",))]


def test_a_guest_has_another_language_and_is_not_told_of_the_name_of_a_group(
    visit: Read, head: str
) -> None:
    group = "[groups.track]\nmembers = ['p']\nname = '{}'\n"
    old = visit(TOUR.format("track") + group.format("Energy"))
    new = visit(
        TOUR.format("track") + group.format("Power"),
        head=head.replace('host = "h"', 'host = "h"\nlanguage = "sv"'),
    )
    [language] = told(old, new, "p", "sv")
    assert language.subject == ""
    assert "svenska" in language.said[0]
    assert told(old, new, "p", "en") == []


def test_what_changed_is_told_in_the_language_of_the_mail_be_it_not_the_guests(
    visit: Read, head: str
) -> None:
    hotel = "[info.hotel]\ntitle = {{ en = 'Hotel', sv = 'Hotellet' }}\ntext = {{ en = 'By {}', sv = 'Vid {}' }}\n"
    swedish = head.replace('host = "h"', 'host = "h"\nlanguage = "sv"')
    old, new = (
        visit(hotel.format(*where), head=swedish)
        for where in (("the sea", "havet"), ("the lake", "sjön"))
    )
    found = changes(old, new, language="sv")
    for code, piece in (
        ("sv", Piece("Hotellet", ("Text: Vid sjön",))),
        ("en", Piece("Hotel", ("Text: By the lake",))),
    ):
        news = News(found, Reader(code, "sv"))
        assert news.about(found.participants[0])[0] == piece
