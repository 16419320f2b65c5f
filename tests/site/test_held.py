"""Who may be someone who is gone keeps their page, and who is new gets none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

ANNA = '[people.anna]\nname = "Anna Berg"\norganisation = "p"\n'
SPEAKS = '[sessions.talk]\ntitle = "Talk"\nday = 2027-05-19\nspeakers = ["Anna Berg"]\n'


@pytest.fixture
def people(visit: Read, head: str) -> Read:
    """Read a visit whose people are the rows given."""

    def read(*rows: str) -> Visit:
        csv = "\n".join(["name;organisation;email;id", *rows]).encode()
        return visit(head=head.replace("[org", 'people_file = "people.csv"\n[org', 1), csv=csv)

    return read


def personal(built: Any) -> dict[str, bytes]:
    """Return the pages and calendars of people."""
    files = built.bytes().items()
    return {path: data for path, data in files if re.search(r"/[0-9a-f]{32}\.", path)}


def test_a_page_and_a_calendar_are_left_until_it_is_known_whose_they_are(
    people: Read, site: Site
) -> None:
    first = personal(site(people("Jon Berg;p;jon@example.org")))
    for _ in range(2):
        built = site(people("John Berg;p"))
        assert built.said == [
            (
                "Error: :1: people.john-berg: 'John Berg' may be 'Jon Berg' (id jon-berg), who"
                " is no longer in the list; if so, write the id jon-berg into the row, if not,"
                " write the id john-berg"
            )
        ]
        assert built.exit_code == 4
        assert personal(built) == first


def test_one_person_keeps_the_address(people: Read, site: Site) -> None:
    first = site(people("Jon Berg;p"))
    site(people("John Berg;p"))
    built = site(people("John Berg;p;;jon-berg"))
    assert (built.said, built.exit_code) == ([], 0)
    assert personal(built).keys() == personal(first).keys()


def test_of_two_people_the_one_who_is_gone_loses_the_page(people: Read, site: Site) -> None:
    first = personal(site(people("Jon Berg;p")))
    site(people("John Berg;p"))
    built = site(people("John Berg;p;;john-berg"))
    assert (built.said, built.exit_code) == ([], 0)
    kept = first.keys() & personal(built).keys()
    assert {path.partition("/")[0] for path in kept} == {"calendars"}
    assert len(personal(built)) == 3


def test_who_left_and_still_speaks_is_named(visit: Read, site: Site) -> None:
    site(visit(ANNA + SPEAKS))
    assert site(visit(SPEAKS)).said == [
        (
            "Note: :1: sessions.talk.speakers[1]: 'Anna Berg' is no longer in the list of"
            " people, but is still a speaker; everyone will see the name on the site: remove"
            " it, or write an organisation instead"
        )
    ]


def test_where_people_may_be_named_nobody_is_warned_of(
    visit: Read, site: Site, head: str
) -> None:
    open_ = head.replace("[org", "publish_people = true\n[org", 1)
    site(visit(ANNA + SPEAKS, head=open_))
    assert site(visit(SPEAKS, head=open_)).said == []


def test_titles_of_the_feed_that_repeat_have_a_date(visit: Read, site: Site) -> None:
    coffee = [
        f'[sessions.coffee-{n}]\ntitle = "Coffee"\nday = {day}\nstart = {start}\n'
        for n, (day, start) in enumerate(
            [("2027-05-19", "10:00"), ("2027-05-20", "10:00"), ("2027-05-20", "15:00")]
        )
    ]
    site(visit("".join(coffee)))
    moved = coffee[0].replace("10:00", "10:30")
    built = site(visit(moved + coffee[1]))
    titles = re.findall(r"<title>(.*)</title>", built.text("feed.xml"))
    assert titles[1:] == [
        "Coffee (Wednesday, 19 May 2027)",
        "Cancelled: Coffee (Thursday, 20 May 2027, 15:00)",
    ]


def test_a_name_is_in_no_public_file_while_nobody_can_say_whether_it_is_a_former_one(
    site: Site, visit: Read, head: str
) -> None:
    csv = "name;organisation\n{};p".format
    head = head.replace("[org", 'people_file = "people.csv"\n[org', 1)
    talk = SPEAKS.replace("Anna Berg", "Jon Berg")
    site(visit(talk, head=head, csv=csv("Jon Berg").encode()))
    papers: list[Visit] = []

    def print_papers(shown: Visit) -> tuple[dict[str, bytes], list[str]]:
        papers.append(shown)
        return {}, []

    new = visit(talk, head=head, csv=csv("John Berg").encode())
    built = site(new, papers=print_papers)
    assert (built.exit_code, len(built.said)) == (4, 1)
    [printed] = papers
    [speaker] = printed.sessions["talk"].speakers
    assert speaker.name == printed.organisations["p"].name
    public = built.bytes().keys() - personal(built).keys()
    assert not [path for path in public if b"Jon Berg" in built.bytes()[path]]
