"""The papers as PDF: who reads them, what is in them, and what is not."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page
import pypdf
import pytest

from iriscli.errors import CannotWriteError
from iriscli.paper import PAPERS
from iriscli.paper.order import Order, fill
from iriscli.paper.press import Printed, is_ours, press
from iriscli.paper.programme import values as programme
from iriscli.programme.public import public
from iriscli.visit.languages import SPOKEN
from iriscli.visit.read import read_visit
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

EXAMPLES = Path(__file__).parents[2] / "examples"
GUESTS = ("attendance", "badges", "place-cards", "participants", "certificates")


@cache
def harbour() -> Visit:
    data = (EXAMPLES / "harbour-days.toml").read_bytes()
    return read_visit(data, "visit.toml", lambda path: (EXAMPLES / path).read_bytes())


def printed(what: str, visit: Visit, **asked: Any) -> Printed:
    return press(what, fill(what, Order(visit, **asked)))


def own(visit: Visit, guest: str) -> Printed:
    return press("programme", programme(Order(visit), visit.participants[guest]))


@cache
def of_harbour(what: str) -> Printed:
    logo = (EXAMPLES / "nearshore.svg").read_bytes()
    return press(what, fill(what, Order(harbour())), [logo])


def read(paper: Printed) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper.octets))


def language(paper: Printed) -> str:
    return str(read(paper).root_object["/Lang"])


def text(paper: Printed) -> str:
    """Return all that a paper says, without blanks, and the hyphens at which lines end."""
    pages = (one.extract_text() for one in read(paper).pages)
    return solid("".join(pages))


def solid(said: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", said)


@pytest.mark.parametrize("what", PAPERS)
def test_a_paper_can_be_read_aloud(what: str) -> None:
    report = page.validate_pdf_bytes(of_harbour(what).octets, profile="ua1")
    assert [one.message for one in report.failures] == []
    assert of_harbour(what).unknown == ()


@pytest.mark.parametrize("what", PAPERS)
def test_a_paper_has_a_title_a_language_its_fonts_and_no_date(what: str) -> None:
    paper = read(of_harbour(what))
    assert paper.metadata is not None
    assert (paper.metadata.title or "").endswith(" – Harbour Days in Kaijurags")
    assert "/CreationDate" not in paper.metadata
    assert language(of_harbour(what)) == "en"
    fonts = [
        font.get_object()
        for one in paper.pages
        for font in one["/Resources"]["/Font"].values()  # type: ignore[index] # a PDF's own
    ]
    within = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert within
    assert all({"/FontFile2", "/FontFile3"} & one.get_object().keys() for one in within)
    assert is_ours(of_harbour(what).octets)


@pytest.mark.parametrize("what", GUESTS)
def test_nobody_is_missing(what: str) -> None:
    said = text(of_harbour(what))
    visit = harbour()
    assert [one.name for one in visit.people.values() if solid(one.name) not in said] == []
    delegations = [one for one in visit.participants.values() if not one.person]
    named = [
        (one.organisation.short or "-", Reader("en").text(one.name)) for one in delegations
    ]
    assert [one for one in named if not any(solid(name) in said for name in one)] == []


def test_every_session_of_a_visit_is_in_its_programme_with_its_time() -> None:
    said = text(of_harbour("programme"))
    for session in harbour().sessions.values():
        time = f"{session.start:%H:%M}" if session.start else ""
        assert solid(Reader("en").text(session.title)) in said
        assert time in said


def test_a_programme_for_everyone_has_nothing_private() -> None:
    said = text(of_harbour("programme"))
    assert public(harbour()) != harbour()
    for hidden in ("meet.example.org", "Lighthouse Hotel: rooms", "vegetarian;", "Diet"):
        assert solid(hidden) not in said
    assert "Energytrack" in said
    people = [solid(one.name) for one in harbour().people.values()]
    assert [name for name in people if name in said] == []


def test_a_guests_own_programme_has_what_is_private_to_them_and_nothing_of_others() -> None:
    visit = harbour()
    said = text(own(visit, "tartu-head"))
    for theirs in ("Head of delegation (Tartu)", "https://meet.example.org", "Diet vegetarian"):
        assert solid(theirs) in said
    for of_others in ("vegan", "Night walk", "Bridge simulator"):
        assert solid(of_others) not in said
    others = [one.name for id_, one in visit.people.items() if id_ != "tartu-head"]
    assert [name for name in others if solid(name) in said] == []


def test_a_guests_own_paper_is_in_their_language() -> None:
    assert language(own(harbour(), "harbour-master")) == "lv"
    assert "Trešdiena,2027.gada19.maijs" in text(of_harbour("certificates"))


@pytest.mark.parametrize("code", SPOKEN)
def test_a_programme_is_printed_in_every_language(code: str) -> None:
    paper = printed("programme", harbour(), language=code)
    assert paper.unknown == ()
    assert language(paper) == code
    assert solid(Reader(code).heading(dt.date(2027, 5, 19))) in text(paper)


def test_the_same_visit_gives_the_same_octets() -> None:
    again = printed("attendance", harbour())
    assert again == printed("attendance", harbour())
    assert of_harbour("attendance") != again  # it has a logo


def test_an_attendance_list_has_a_row_for_each_of_a_delegation_and_some_more() -> None:
    [first, second] = fill("attendance", Order(harbour(), rows=2))["lists"]
    kotka = ["", "Kotka Sea Skills Centre", ""]
    assert first["rows"].count(kotka) == 3
    assert first["rows"].count(["", "Gdynia Quayside Incubator", ""]) == 1
    assert first["rows"][0] == [
        "Head of delegation (Tartu)",
        "Tartu Inland Harbours Lab",
        "Head of the lab",
    ]
    assert first["when"] == "Wednesday, 19 May 2027 – Energy and skills"
    assert second["where"] == "Kaijurags, Latvia"
    pages = [one.extract_text() for one in read(printed("attendance", harbour(), rows=2)).pages]
    assert all("invented as this visit" in one for one in pages)
    assert [re.findall(r"\b\d / \d\b", one)[-1] for one in pages] == ["1 / 2", "2 / 2"] * 2
    assert solid("No. Name Organisation Role Signature") in solid(pages[1])


def test_each_page_that_is_kept_says_what_it_belongs_to() -> None:
    belongs = {
        "programme": ("Harbour Days in Kaijurags", "19–20 May 2027"),
        "attendance": ("Attendance list", "Harbour Days in Kaijurags", "May 2027"),
        "participants": ("Participants", "Harbour Days in Kaijurags", "19–20 May 2027"),
    }
    for what, said in belongs.items():
        for one in read(of_harbour(what)).pages:
            there = solid(one.extract_text())
            known = (
                *said,
                "NEARSHORE – Small harbours",
                "Kaijurags, Latvia",
                "invented as this",
            )
            assert [words for words in known if solid(words) not in there] == []
    second, other = (read(of_harbour("attendance")).pages[n].extract_text() for n in (1, 3))
    assert "Wednesday, 19 May" in second
    assert "Thursday, 20 May" in other


def test_a_list_for_a_session_is_of_those_who_attend_it_with_the_columns_asked_for() -> None:
    visit = harbour()
    of = fill(
        "attendance", Order(visit, session=visit.sessions["shore-power"], columns=("Diet",))
    )
    [one] = of["lists"]
    assert of["columns"] == ["Name", "Organisation", "Diet"]
    assert (one["title"], one["where"]) == ("Power from the shore: a look at Quay 3", "Quay 3")
    assert one["when"] == "Wednesday, 19 May 2027, 11:35–12:40"
    assert ["Harbour engineer (Kaijurags)", "Kaijurags Harbour Authority", "no fish"] in one[
        "rows"
    ]
    assert len(one["rows"]) == 6


def test_a_badge_says_name_organisation_country_and_role_and_nothing_else() -> None:
    badges = fill("badges", Order(harbour(), language="lv"))["badges"]
    assert badges[0] == {
        "name": "Head of delegation (Tartu)",
        "organisation": "Tartu Iekšzemes ostu laboratorija",
        "country": "Igaunija",
        "role": "Head of the lab",
    }
    assert [one for one in badges if one["organisation"] == "KSSC"] == [
        {"name": "", "organisation": "KSSC", "country": "Somija", "role": ""}
    ] * 3


def test_a_sign_hangs_at_each_door_on_each_day() -> None:
    signs = fill("door-signs", Order(harbour(), days={dt.date(2027, 5, 20)}))["signs"]
    assert [(one["venue"], one["room"], len(one["sessions"])) for one in signs] == [
        ("", "Old Customs House", 2),
        ("Old Customs House", "A", 3),
        ("Old Customs House", "B", 2),
        ("", "Quay 3", 1),
        ("", "Maritime School, simulator hall", 1),
        ("", "Net Loft restaurant", 1),
        ("", "Town Hall", 1),
    ]
    assert signs[3]["sessions"] == [
        {
            "time": "07:00–07:50",
            "title": "Morning trip in an old sailing boat",
            "off": True,
            "mark": "cancelled",
            "who": "All partners",
        }
    ]


def test_a_certificate_names_what_a_guest_was_surely_at() -> None:
    one = fill("certificates", Order(harbour(), participants=frozenset({"tartu-head"})))[
        "certificates"
    ][0]
    titles = [session["title"] for day in one["days"] for session in day["sessions"]]
    assert "Round table of the heads of delegation" in titles
    for not_certain in (
        "Lunch",
        "Meeting with the town council",
        "Morning trip in an old sailing boat",
    ):
        assert not_certain not in titles


def test_a_certificate_of_many_sessions_goes_on_and_says_whose_it_is(
    visit: Callable[..., Visit],
) -> None:
    few, many = (
        "".join(
            f'[sessions.s{n}]\ntitle = "Talk {n}"\nday = 2027-05-19\nattendees = ["everyone"]\n'
            for n in range(count)
        )
        for count in (20, 70)
    )
    person = '[people.x]\nname = "Guest Long"\norganisation = "p"\n'
    theirs = {"participants": frozenset({"x"})}
    [only] = read(printed("certificates", visit(person + few), **theirs)).pages
    assert "1 / 1" not in only.extract_text()
    assert "to be confirmed" not in only.extract_text()
    pages = [
        one.extract_text()
        for one in read(printed("certificates", visit(person + many), **theirs)).pages
    ]
    assert ["Guest Long" in one for one in pages] == [True, True]
    assert [f"{n} / 2" in one for n, one in enumerate(pages, 1)] == [True, True]


HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:1.0.0": *',
    "*bold* _emphasis_ $x^2$ @cited <label> // no comment /* nor this */",
    r"back\slash \u{41} `raw` = Heading + item #[ ] #{1+1} ~ -- '",
    '{"json": "\\"} ](javascript:alert(1))',
    "<script>alert(1)</script> &amp; %s {0} \u202e\u200f\ufeff",
)


SAID_BY = {
    "programme": (2, 3),
    "attendance": (0, 1),
    "badges": (0, 1),
    "place-cards": (0,),
    "door-signs": (2, 3),
    "participants": (0, 1),
    "certificates": (0, 3),
}


@pytest.mark.parametrize("what", PAPERS)
def test_a_text_is_never_markup(what: str, visit: Callable[..., Visit]) -> None:
    name, role, venue, title, room = (json.dumps(one, ensure_ascii=False) for one in HOSTILE)
    paper = printed(
        what,
        visit(
            f"[people.x]\nname = {name}\norganisation = 'p'\nrole = {role}\n"
            f"[venues.v]\nname = {venue}\n"
            f"[sessions.s]\ntitle = {title}\nday = 2027-05-19\nstart = 09:00\nvenue = 'v'\n"
            f"room = {room}\ndescription = {name}\nattendees = ['everyone']\n"
        ),
    )
    assert all(solid(HOSTILE[number]) in text(paper) for number in SAID_BY[what])


def test_a_letter_that_no_font_has_is_named_and_the_rest_is_printed(
    visit: Callable[..., Visit],
) -> None:
    paper = printed("badges", visit('[people.x]\nname = "王 ☃ ⟶ Ώ 🎉"\norganisation = "p"\n'))
    assert paper.unknown == ("王", "🎉")
    assert "☃" in text(paper)
    assert is_ours(paper.octets)


def test_a_name_of_120_letters_is_whole_on_a_badge_and_a_card(
    visit: Callable[..., Visit],
) -> None:
    long = ("Maria-Magdalena " * 8).strip()[:120], "W" * 120
    people = "".join(
        f'[people.x{n}]\nname = "{name}"\norganisation = "p"\nrole = "{name}"\n'
        for n, name in enumerate(long)
    )
    for what in ("badges", "place-cards"):
        paper = printed(what, visit(people))
        assert len(read(paper).pages) == (1 if what == "badges" else 3)
        assert all(solid(name) in text(paper) for name in long)


def test_a_description_of_10_000_letters_goes_on_on_the_next_page(
    visit: Callable[..., Visit],
) -> None:
    words = [f"word{n:04}" for n in range(1100)]
    said = " ".join(words)
    session = '[sessions.s]\ntitle = "S"\nday = 2027-05-19\nstart = 09:00\n'
    paper = printed("programme", visit(f'{session}description = "{said}"\n'))
    first, *others = (one.extract_text() for one in read(paper).pages)
    found = text(paper)
    assert all(word in found for word in words)
    assert first.count("word") > 300
    assert len(others) == 2


def test_a_mistake_in_a_template_is_one_line_and_no_traceback() -> None:
    with pytest.raises(CannotWriteError) as caught:
        press("badges", {"name": "Badges"})
    [line] = caught.value.lines
    assert line.startswith("Error: badges cannot be set: dictionary does not contain key")
    assert line.endswith("; tell those who make iris")


def test_a_few_lines_do_not_take_a_page_of_their_own(visit: Callable[..., Visit]) -> None:
    sessions = "".join(
        f'[sessions.s{n}]\ntitle = "Talk {n}"\nday = 2027-05-19\nstart = 09:{n:02}\n'
        'description = "Some words on what it is about"\n'
        for n in range(18)
    )
    # In the usual size the partners would stand on a second page.
    assert len(read(printed("programme", visit(sessions))).pages) == 1


def test_a_visit_may_have_one_guest_or_2_000(head: str, visit: Callable[..., Visit]) -> None:
    one = visit('[people.x]\nname = "Guest"\norganisation = "p"\n')
    few = {"participants": frozenset({"x"})}
    assert len(read(printed("badges", one, **few)).pages) == 1
    assert (
        len(
            read(
                printed("attendance", visit('[sessions.s]\ntitle="S"\nday=2027-05-19\n'))
            ).pages
        )
        == 1
    )
    crowd = "name,organisation\n" + "".join(f"Guest {n},p\n" for n in range(2000))
    with_file = head.replace(
        "[organisations.p]", 'people_file = "people.csv"\n[organisations.p]'
    )
    many = visit(head=with_file, csv=crowd.encode())
    guests = frozenset(many.people)
    sheets = read(printed("badges", many, participants=guests)).pages
    assert len(sheets) == 200
    assert "Guest 1999" in sheets[-1].extract_text()


def test_a_visit_without_anything_has_a_programme_that_says_so(
    visit: Callable[..., Visit],
) -> None:
    assert "Thereisnothinginthisprogrammeyet." in text(printed("programme", visit()))


def test_letter_paper_takes_eight_badges() -> None:
    paper = read(printed("badges", harbour(), size="letter"))
    assert [float(one) for one in paper.pages[0].mediabox[2:]] == [612, 792]
    assert len(paper.pages) == 3
