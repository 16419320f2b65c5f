from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.errors import InvalidVisitError
from iriscli.visit.read import read_visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Problems = Callable[..., list[str]]


def test_the_built_in_visit_has_ten_participants_and_four_sessions_without_a_time(
    root: Path,
) -> None:
    visit = read_visit((root / "data/visit.toml").read_bytes(), "visit.toml", lambda _: b"")
    assert list(visit.participants) == [
        "dalarna",
        "turku",
        "rarr",
        "sisp",
        "bntu",
        "vatp",
        "city-council",
        "freeport",
        "university-college",
        "liaa-incubator",
    ]
    assert [
        (s.id, s.day.day, s.start, len(visit.attendance[s.id])) for s in visit.sessions.values()
    ] == [
        ("company-visits", 18, None, 6),
        ("ecosystem-meeting", 18, None, 10),
        ("assessment", 19, None, 6),
        ("recommendations", 19, None, 6),
    ]


def test_every_text_of_the_built_in_visit_is_in_english_and_latvian(root: Path) -> None:
    visit = read_visit((root / "data/visit.toml").read_bytes(), "visit.toml", lambda _: b"")
    about, project = visit.about, visit.project
    assert project is not None
    texts = [about.title, about.summary, project.title, project.funding, project.programme]
    texts += [o.name for o in visit.organisations.values()]
    texts += [v.name for v in visit.venues.values()]
    texts += [text for s in visit.sessions.values() for text in (s.title, s.description)]
    assert [
        text for text in texts if not isinstance(text, dict) or set(text) != {"en", "lv"}
    ] == []


@pytest.mark.parametrize(
    "start",
    ["09:30", "09:30:00", '"09:30"', '"9:30"', "2027-05-19T09:30:00", "2027-05-19 09:30"],
)
def test_a_time_may_be_written_in_any_of_these_ways(visit: Read, start: str) -> None:
    read = visit(f'[sessions.s]\ntitle = "t"\nday = 2027-05-19\nstart = {start}\n')
    moment = read.starts(read.sessions["s"])
    assert moment == dt.datetime(2027, 5, 19, 6, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("written", ["2027-05-20T01:00", '"2027-05-20T01:00"'])
def test_a_session_may_end_after_midnight(visit: Read, written: str) -> None:
    read = visit(
        f'[sessions.s]\ntitle = "t"\nday = "2027-05-19"\nstart = 22:00\nend = {written}\n'
    )
    session = read.sessions["s"]
    start, end = read.starts(session), read.ends(session)
    assert start is not None
    assert end is not None
    assert end - start == dt.timedelta(hours=3)


def test_a_workbook_is_told_from_a_text(problems: Problems, head: str) -> None:
    workbook = b"PK\x03\x04\x14\x00\x06\x00\xff"
    said = "1: this is a file of an office program and not a text"
    assert problems(workbook) == [
        f"visit.toml:{said}; make a visit file from it: iris init new.toml --from FILE"
    ]
    named = head.replace("[visit]", '[visit]\npeople_file = "people.csv"')
    assert problems("", head=named, csv=workbook) == [
        f"people.csv:{said}; give its name the ending .xlsx, or save it as CSV with the encoding UTF-8"
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_read(head: str) -> None:
    data = b"\xef\xbb\xbf" + head.replace("\n", "\r\n").encode()
    assert read_visit(data, "visit.toml", lambda _: b"").about.title == "Visit"


def test_the_organisation_that_the_visit_names_is_the_host_whatever_its_role(
    visit: Read,
) -> None:
    read = visit()
    assert read.known["host"] == {"h"}
    assert read.known["partners"] == {"p", "q"}
    assert read.known["locals"] == {"l"}
    assert read.known["LV"] == {"h", "l"}
    assert read.known["everyone"] == {"p", "q", "h", "l"}


def test_an_organisation_with_people_stands_for_them_and_a_group_for_its_members(
    visit: Read,
) -> None:
    read = visit(
        '[people.a]\nname = "A"\norganisation = "p"\n'
        '[people.b]\nname = "B"\norganisation = "p"\nlanguage = "sv"\n'
        '[groups]\ninner = ["a", "FI"]\nouter = ["inner", "host"]\n'
    )
    assert list(read.participants) == ["a", "b", "q", "h", "l"]
    assert read.resolve(["p"]) == {"a", "b"}
    assert read.resolve(["outer"]) == {"a", "q", "h"}
    assert read.participants["b"].language == "sv"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "x = \n",
            "@1: column 5: the value is missing; write one, or remove the line",
        ),
        (
            "[visit]\n",
            "@1: column 7: [visit] is there twice; give one of the two another id, or join them",
        ),
        ("[sesions.s]\n", "@1: sesions: unknown key 'sesions'; did you mean 'sessions'?"),
        (
            "[project]\nnme = 'x'\n",
            "@1: project.name: the key is missing; add it\n@2: project.nme: unknown key 'nme'; did you mean 'name'?",
        ),
        ("[project]\nname = 5\n", "@2: project.name: this must be a text; put it in quotes"),
        (
            "[project]\nname = ' '\n",
            "@2: project.name: the text is empty; write one, or remove the key",
        ),
        (
            "[project]\nname = 'x'\ntitle = 5\n",
            '@3: project.title: this must be a text; write it as "…" or { en = "…", lv = "…" }',
        ),
        (
            "[project]\nname = 'x'\ntitle.english = 'x'\n",
            "@3: project.title.english: 'english' is not a language code; did you mean 'en'?",
        ),
        (
            "[project]\nname = 'x'\nurl = 'ftp://x'\n",
            "@3: project.url: 'ftp://x' is not an http or https address; write the full address, for example 'https://example.org/'",
        ),
        (
            "[project]\nname = 'x'\nstart = 2020-01-01\nend = 2019-01-01\n",
            "@4: project.end: the end 2019-01-01 is before the start 2020-01-01; correct one of them",
        ),
        (
            "[venues.v]\nname = 'x'\nlatitude = 91\nlongitude = 1\n",
            "@3: venues.v.latitude: '91' is more than 90; write 90 or less",
        ),
        (
            "[venues.v]\nname = 'x'\nlatitude = nan\nlongitude = 1\n",
            "@3: venues.v.latitude: this must be a number; write it in digits",
        ),
        (
            "[venues.v]\nname = 'x'\nlatitude = 57.1\n",
            "@3: venues.v.latitude: the longitude is missing; add it, or remove both",
        ),
        (
            "[venues.Hall]\nname = 'x'\n",
            "@1: venues.Hall: 'Hall' is not an id; use lower-case letters, digits and hyphens, at most 64",
        ),
        (
            "[venues]\nhall = 'x'\n",
            "@2: venues.hall: this must be a table; write [venues.hall] on a separate line",
        ),
        (
            "[people.everyone]\nname = 'x'\norganisation = 'p'\n",
            "@1: people.everyone: 'everyone' has a special meaning; choose another id",
        ),
        (
            "[people.p]\nname = 'x'\norganisation = 'p'\n",
            "@1: people.p: 'p' is also an id in [organisations]; change one of the two ids",
        ),
        (
            "[people.a]\nname = 'x'\norganisation = 'Quai'\n",
            "@3: people.a.organisation: 'Quai' is not the id of an organisation; did you mean 'q'?",
        ),
        (
            "[people.a]\nname = 'x'\norganisation = 'p'\nemail = 'x'\n",
            "@4: people.a.email: 'x' is not an e-mail address; write it like 'name@example.org'",
        ),
        (
            "[organisations.o]\nname = 'x'\ncountry = 'UK'\n",
            "@3: organisations.o.country: 'UK' is not a country code (ISO 3166-1); did you mean 'GB'?",
        ),
        (
            "[organisations.o]\nname = 'x'\ncountry = 'SE'\nrole = 'hots'\n",
            "@4: organisations.o.role: 'hots' is not known; did you mean 'host'?",
        ),
        (
            "[groups]\ng = 'p'\n",
            '@2: groups.g: this must be a list of references; write it as ["sisp", "FI"]',
        ),
        (
            "[groups]\ng = ['g2']\ng2 = ['g']\n",
            "@2: groups.g: the group contains itself (g → g2 → g); remove one of these",
        ),
        (
            "[groups]\ng = ['p',\n 'partnrs']\n",
            "@3: groups.g[2]: 'partnrs' is not an organisation, person, group or country; did you mean 'partners'?",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-21\n",
            "@3: sessions.s.day: 2027-05-21 is outside the visit (2027-05-19 to 2027-05-20); correct one of them",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = '19 May'\n",
            "@3: sessions.s.day: '19 May' is not a date; write it as 2018-10-18",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstart = 10:00\nend = 09:00\n",
            "@5: sessions.s.end: the end 09:00 is not after the start 10:00; correct it, or if it is after midnight, add its date: 2027-05-20T09:00",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nend = 09:00\n",
            "@4: sessions.s.end: there is no start; add it, or remove the end too",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstart = 930\n",
            "@4: sessions.s.start: '930' is not a time; write it like 09:30, or after midnight like 2027-05-20T00:30",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstart = 2027-05-19T09:00:00Z\n",
            "@4: sessions.s.start: '2027-05-19 09:00:00+00:00' has an offset from UTC; write the local time without it; the time zone is in [visit]",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstart = 09:00\nend = 2028-05-19T10:00\n",
            "@5: sessions.s.end: 2028-05-19 10:00 is neither on the session's day 2027-05-19 nor in the night after it; correct the date",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nvenue = 'hall'\n",
            (
                "@4: sessions.s.venue: 'hall' is not the id of a venue; add it, or use the id of a"
                " venue that is in the file"
            ),
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nattendees = 'p'\n",
            '@4: sessions.s.attendees: this must be a list; write it as ["…"]',
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstatus = 'canceled'\n",
            "@4: sessions.s.status: 'canceled' is not known; did you mean 'cancelled'?",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nspeakers = ['A', '', 5, {}, { en = '' }, []]\n",
            (
                "@4: sessions.s.speakers[2]: the text is empty; write one, or remove the key\n"
                '@4: sessions.s.speakers[3]: this must be a text; write it as "…" or { en = "…", lv = "…" }\n'
                "@4: sessions.s.speakers[4].name: the key is missing; add it\n"
                "@4: sessions.s.speakers[5].en: the text is empty; write one, or remove the key\n"
                '@4: sessions.s.speakers[6]: this must be a text; write it as "…" or { en = "…", lv = "…" }'
            ),
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nspeakers = [{ nam = 'A', role = 'Chair' }]\n",
            (
                "@4: sessions.s.speakers[1].name: the key is missing; add it\n"
                "@4: sessions.s.speakers[1].nam: unknown key 'nam'; did you mean 'name'?"
            ),
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nspeakers = ['A', { name = 'B',\n organisation = 'Quai' }]\n",
            "@5: sessions.s.speakers[2].organisation: 'Quai' is not the id of an organisation; did you mean 'q'?",
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nitems = { title = 'A' }\n",
            '@4: sessions.s.items: this must be a list; write it as [{ title = "…" }]',
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nitems = ['A', { title = 'B', start = '9.30' }, { titel = 'C' }]\n",
            (
                '@4: sessions.s.items[1]: this must be a table; write it as { title = "…" }\n'
                "@4: sessions.s.items[2].start: '9.30' is not a time; write it as 09:30\n"
                "@4: sessions.s.items[3].title: the key is missing; add it\n"
                "@4: sessions.s.items[3].titel: unknown key 'titel'; did you mean 'title'?"
            ),
        ),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\n[[sessions.s.items]]\ntitle = 'A'\n[[sessions.s.items]]\ntitle = 'B'\nspeakers = ['']\nminutes = 0\n",
            (
                "@8: sessions.s.items[2].speakers[1]: the text is empty; write one, or remove the key\n"
                "@9: sessions.s.items[2].minutes: '0' is less than 1; write 1 or more"
            ),
        ),
        (
            "[groups.g]\nmembers = ['p',\n 'partnrs']\n[groups.h-g]\nmember = ['p']\n",
            (
                "@3: groups.g.members[2]: 'partnrs' is not an organisation, person, group or country; did you mean 'partners'?\n"
                "@4: groups.h-g.members: the key is missing; add it\n"
                "@5: groups.h-g.member: unknown key 'member'; did you mean 'members'?"
            ),
        ),
        (
            "[days.2027-5-19]\n[days.2027-05-21]\n[days.2027-05-19]\ntitel = 'x'\n",
            (
                "@1: days.2027-5-19: '2027-5-19' is not a date; write it as 2027-05-19\n"
                "@2: days.2027-05-21: 2027-05-21 is outside the visit (2027-05-19 to 2027-05-20); correct one of them\n"
                "@4: days.2027-05-19.titel: unknown key 'titel'; did you mean 'title'?"
            ),
        ),
        (
            "[info.i]\ntitle = 'x'\ntext = 'x'\nfor = ['p',\n 'partnrs']\nfor_ = []\n",
            (
                "@5: info.i.for[2]: 'partnrs' is not an organisation, person, group or country; did you mean 'partners'?\n"
                "@6: info.i.for_: unknown key 'for_'; did you mean 'for'?"
            ),
        ),
        (
            "[mail]\ngreting = 'x'\n",
            "@2: mail.greting: unknown key 'greting'; did you mean 'greeting'?",
        ),
    ],
)
def test_each_problem_is_said_with_its_line_its_place_and_a_remedy(
    problems: Problems, head: str, text: str, problem: str
) -> None:
    # @1 is the first line that the test adds.
    found = "\n".join(problems(text))
    assert (
        re.sub("visit.toml:([0-9]+)", lambda m: f"@{int(m[1]) - head.count(chr(10))}", found)
        == problem
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("end = 2027-05-20", "end = 2027-05-18"),
            "visit.toml:6: visit.end: the end 2027-05-18 is before the start 2027-05-19; correct one of them",
        ),
        (
            ("end = 2027-05-20", "end = 2072-05-20"),
            "visit.toml:6: visit.end: the visit would last 16439 days; check the year",
        ),
        (
            ("Europe/Riga", "Europe/Rigga"),
            "visit.toml:7: visit.timezone: 'Europe/Rigga' is not a time zone; did you mean 'Europe/Riga'?",
        ),
        (
            ("Europe/Riga", "../../etc/passwd"),
            "visit.toml:7: visit.timezone: '../../etc/passwd' is not a time zone; write for example 'Europe/Riga'",
        ),
        (
            ('host = "h"', 'host = "x"'),
            (
                "visit.toml:8: visit.host: 'x' is not the id of an organisation; add it, or use the"
                " id of an organisation that is in the file"
            ),
        ),
        (
            ('id = "v"', "revision = -1"),
            "visit.toml:2: visit.id: the key is missing; add it\nvisit.toml:3: visit.revision: '-1' is less than 0; write 0 or more",
        ),
        (
            ('id = "v"', 'id = "v"\ncontact = { nme = "x" }'),
            "visit.toml:4: visit.contact.nme: unknown key 'nme'; did you mean 'name'?",
        ),
        (
            ("[visit]", "[vist]"),
            "visit.toml:1: the table [visit] is missing; add it\nvisit.toml:2: vist: unknown key 'vist'; did you mean 'visit'?",
        ),
    ],
)
def test_each_problem_of_the_visit_itself_is_said(
    problems: Problems, head: str, change: tuple[str, str], problem: str
) -> None:
    assert "\n".join(problems("", head=head.replace(*change))) == problem


def test_a_country_is_not_suggested_for_an_organisation_that_is_gone(
    problems: Problems, head: str
) -> None:
    session = "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nattendees = {}\n"
    for gone in ("lva", "lvx", "sweden-office", "and"):
        [line] = problems(session.format([gone]), head=head)
        assert line.endswith("; add it, or use an id that is in the file")


@pytest.mark.parametrize(
    ("reference", "hint"),
    [("UK", "GB"), ("Sweden", "SE"), ("Zviedrija", "SE"), ("Host Organisatin", "host-office")],
)
def test_a_reference_is_told_from_what_it_may_mean(
    problems: Problems, reference: str, hint: str
) -> None:
    [line] = problems(
        "[organisations.host-office]\nname = 'Host organisation'\ncountry = 'LV'\n"
        f"[sessions.s]\ntitle = 't'\nday = 2027-05-19\nattendees = ['{reference}']\n"
    )
    assert line.endswith(f"did you mean '{hint}'?")


@pytest.mark.parametrize(
    ("written", "hint"), [("Restaurant Istaba", "istaba"), ("istabba", "istaba")]
)
def test_a_venue_by_its_name_is_answered_with_its_id(
    problems: Problems, written: str, hint: str
) -> None:
    [line] = problems(
        "[venues.istaba]\nname = 'Restaurant Istaba'\n"
        f"[sessions.s]\ntitle = 't'\nday = 2027-05-19\nvenue = '{written}'\n"
    )
    assert line.endswith(f"'{written}' is not the id of a venue; did you mean '{hint}'?")


@pytest.mark.parametrize(
    "spelt", ["Harbour-Lab", "HARBOUR-LAB", "harbour\u2010lab", " harbour-lab\u00a0"]
)
def test_a_reference_means_an_id_however_it_is_spelt(visit: Read, spelt: str) -> None:
    read = visit(
        "[organisations.harbour-lab]\nname = 'x'\ncountry = 'LV'\n"
        f"[venues.harbour-lab]\nname = 'x'\n[people.a]\nname = 'A'\norganisation = '{spelt}'\n"
        f"[groups]\ng = ['{spelt}']\n"
        f"[sessions.s]\ntitle = 't'\nday = 2027-05-19\nvenue = '{spelt}'\nattendees = ['{spelt}', 'Everyone']\n"
    )
    session = read.sessions["s"]
    assert (session.venue, session.attendees) == ("harbour-lab", ("harbour-lab", "everyone"))
    assert (read.groups["g"].members, read.people["a"].organisation) == (
        ("harbour-lab",),
        "harbour-lab",
    )


def test_an_id_and_a_country_of_the_same_letters_are_two(visit: Read) -> None:
    read = visit(
        "[organisations.lv]\nname = 'x'\ncountry = 'SE'\n"
        "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nattendees = ['lv', 'LV']\n"
    )
    assert read.sessions["s"].attendees == ("lv", "LV")


def test_a_time_that_clocks_skip_is_a_problem(problems: Problems, head: str) -> None:
    spring = head.replace("2027-05-19", "2027-03-27").replace("2027-05-20", "2027-03-28")
    assert problems(
        '[sessions.s]\ntitle = "t"\nday = 2027-03-28\nstart = 03:30\n', head=spring
    ) == [
        (
            f"visit.toml:{head.count(chr(10)) + 4}: sessions.s.start: 03:30 does not exist on"
            " 2027-03-28, because clocks go forward in Europe/Riga; write a later time"
        )
    ]


def test_groups_that_stand_too_deep_in_groups_are_a_problem(
    problems: Problems, head: str
) -> None:
    chain = "".join(f'g{n} = ["g{n + 1}"]\n' for n in range(600))
    [line, *_] = problems(f'[groups]\n{chain}g600 = ["p"]\n')
    at = head.count(chr(10)) + 2
    assert line == (
        f"visit.toml:{at}: groups.g0: groups are inside groups, 100 deep; list their members"
        " instead"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[people.a]\nname = 'x'\norganisation = '-'\n", "people.a.organisation"),
        ("[people.a]\nname = 'x'\n", "people.a.organisation"),
        ("[sessions.s]\ntitle = 't'\nday = 0001-01-01\nstart = 00:30\n", "sessions.s.day"),
        (
            "[sessions.s]\ntitle = 't'\nday = 2027-05-19\nstart = 00:30\nend = 9999-12-31T23:59\n",
            "sessions.s.end",
        ),
        ('[people."{x}"]\nname = "x"\norganisation = "p"\n', "people.{x}"),
    ],
)
def test_what_stands_in_for_an_unread_value_makes_no_problem_of_its_own(
    problems: Problems, text: str, place: str
) -> None:
    [line] = problems(text)
    assert line.split(": ")[1] == place


def test_a_time_that_clocks_skip_is_not_also_out_of_order(
    problems: Problems, head: str
) -> None:
    spring = head.replace("2027-05-19", "2027-03-27").replace("2027-05-20", "2027-03-28")
    skipped = '[sessions.s]\ntitle = "t"\nday = 2027-03-28\nstart = 03:10\nend = 04:10\n'
    assert len(problems(skipped, head=spring)) == 1


def test_every_problem_is_reported_at_once_in_the_order_of_the_file(problems: Problems) -> None:
    lines = problems(
        "[sessions.s]\n"
        "titel = 't'\n"
        "day = 2027-05-19\n"
        "start = 10:00\n"
        "end = 09:00\n"
        "venue = 'nowhere'\n"
        "attendees = ['nobody', 'p']\n"
    )
    assert [line.split(": ")[1] for line in lines] == [
        "sessions.s.title",
        "sessions.s.titel",
        "sessions.s.end",
        "sessions.s.venue",
        "sessions.s.attendees[1]",
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "visit.toml:1: the file is empty; start it with a table [visit]"),
        (b" \n\n", "visit.toml:1: the file is empty; start it with a table [visit]"),
        (
            b"[visit]\nid = '\xe4'\n",
            "visit.toml:2: the text is not in UTF-8; save the file with the encoding UTF-8",
        ),
        (
            "[visit]".encode("utf-16"),
            "visit.toml:1: the text is not in UTF-8; save the file with the encoding UTF-8",
        ),
        (
            b"x" * 50_000_000,
            "visit.toml:1: the file is larger than 10 MB; use a smaller file",
        ),
        (
            b"a=" + b"[" * 5000,
            "visit.toml:1: tables are too deep inside each other; write them one below another",
        ),
        (
            b"a=" + b"9" * 5000,
            "visit.toml:1: a number has too many digits; write texts in quotes",
        ),
        (
            (
                b"[visit]\nid = 'a-2027'\ntitle = 'A'\nstart = 2027-05-19\nend = 2027-05-19\n"
                b"timezone = 'Europe/Riga'\nhost = 'a'\n"
                b"[organisations.a]\nname = 'A'\ncountry = 'LV'\n"
                b"[[info]]\ntitle = 'Wifi'\n"
            ),
            "visit.toml:11: info: this must be a table; write [info.ID] on a separate line",
        ),
        (
            b"visit = 5\n",
            "visit.toml:1: visit: this must be a table; write [visit] on a separate line",
        ),
    ],
)
def test_what_is_no_visit_file_is_said_in_one_line(
    problems: Problems, data: bytes, problem: str
) -> None:
    assert problems(data) == [problem]


@given(st.binary(max_size=300))
def test_any_octets_are_a_visit_or_problems(data: bytes) -> None:
    with pytest.raises(InvalidVisitError):
        read_visit(data, "visit.toml", lambda _: b"")


VALUES = st.recursive(
    st.one_of(
        st.integers(-5, 5),
        st.booleans(),
        st.floats(),
        st.sampled_from(["p", "h", "en", "x y", "", "\\u001b", "2027-05-19", "09:30", "{}"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["en", "lv", "a", "name", "id"]), inner, max_size=3),
    ),
    max_leaves=5,
)
KEYS = ["id", "title", "name", "start", "end", "day", "venue", "attendees", "country", "contact",
        "organisation", "role", "kind", "status", "speakers", "timezone", "language", "latitude",
        "people_file", "ignore", "revision", "host"]  # fmt: skip
TABLES = ["visit", "project", "venues.a", "organisations.b", "people.c", "groups", "sessions.d"]


def toml(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    return str(value)


@given(
    st.dictionaries(
        st.sampled_from(TABLES), st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6)
    )
)
def test_any_toml_is_a_visit_or_problems_with_a_line_and_a_remedy(
    tables: dict[str, dict[str, object]],
) -> None:
    text = "".join(
        f"[{name}]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in keys.items())
        for name, keys in tables.items()
    )
    try:
        read_visit(text.encode(), "visit.toml", lambda _: b"name,organisation\nx,y\n")
    except InvalidVisitError as error:
        for line in error.lines:
            assert line.startswith(("visit.toml:", "p:", "h:", "en:", "x y:")) or ":" in line
            assert ";" in line or "did you mean" in line, line
            assert line.isprintable(), line
