from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.visit.people import read_people
from iriscli.visit.read import read, read_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Problems = Callable[..., list[str]]


def members(visit: Visit) -> dict[str, tuple[str, ...]]:
    return {id_: group.members for id_, group in visit.groups.items()}


@pytest.fixture
def head(head: str) -> str:
    return head.replace('host = "h"', 'host = "h"\npeople_file = "people.csv"')


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_spreadsheet_is_read_however_it_was_saved(
    visit: Read, head: str, separator: str, newline: str, mark: bytes
) -> None:
    rows = [
        ["Organisation", "NAME", "groups", "phone", "language"],
        ["p", '"Ēriks, the ""first"""', '"track a; b"', "", "lv"],
        ["", "", "", "", ""],
        ["quay", "Anna", "b", "1", ""],
    ]
    csv = mark + newline.join(separator.join(row) for row in rows).encode()
    read = visit(head=head, csv=csv)
    people = {id_: (p.name, p.organisation, p.language) for id_, p in read.people.items()}
    assert people == {
        "eriks-the-first": ('Ēriks, the "first"', "p", "lv"),
        "anna": ("Anna", "q", None),
    }
    assert members(read) == {"track-a": ("eriks-the-first",), "b": ("eriks-the-first", "anna")}


def test_a_row_adds_to_a_group_of_the_file_and_takes_its_id_from_a_column(
    visit: Read, head: str
) -> None:
    read = visit(
        '[groups]\ng = ["h"]\n', head=head, csv=b"id,name,organisation,groups\nx,A,p,g\n"
    )
    assert read.resolve(["g"]) == {"h", "x"}


@pytest.mark.parametrize(
    ("csv", "problem"),
    [
        (b"", "people.csv:1: the file is empty; write the names of the columns into its first row: name, organisation, id, email, role, language, groups"),
        (b"name,country\nA,SE\n", "people.csv:1: organisation: the column is missing; add it (the first row names the columns)"),
        (b"name,organistion\nA,p\n", "people.csv:1: organistion: unknown column 'organistion'; did you mean 'organisation'?"),
        (b"name,organisation,langauge\nA,p,lv\n", "people.csv:1: langauge: unknown column 'langauge'; did you mean 'language'?"),
        (b"name,name,organisation\nA,B,p\n", "people.csv:1: name: there are two columns for the name; remove one"),
        (b"name,organisation\n\n\nA,\n", "people.csv:4: organisation: the cell is empty; write the id or the name of one organisation"),
        (b"name,organisation\nA,Partnr\n", "people.csv:2: organisation: 'Partnr' is not the id of an organisation; did you mean 'p'?"),
        (b"name,organisation\nA,p\nB,q\nA,q\n", ("people.csv:4: id: 'a' is already in row 2,"
                                                " with another organisation; a person has one"
                                                " organisation: remove one row, or if they are"
                                                " two people, give each a different id in a"
                                                " column id")),
        (b"name,organisation\nP,p\n", "people.csv:2: id: 'p' is already in the visit file; give each person a different id in a column id"),
        (b"name,organisation\nHost,p\n", "people.csv:2: id: 'host' has a special meaning; choose another id"),
        ("name,organisation\n李,p\n".encode(), "people.csv:2: id: iris cannot make an id from '李'; add a column id"),
        (b"name,organisation,id\nA,p,A 1\n", "people.csv:2: id: 'A 1' is not an id; use lower-case letters, digits and hyphens, at most 64"),
        (b"name,organisation,email\nA,p,a(at)b\n", "people.csv:2: email: 'a(at)b' is not an e-mail address; write it like 'name@example.org'"),
        (b"name,organisation,language\nA,p,Latvian\n", "people.csv:2: language: 'Latvian' is not a language code; did you mean 'lv'?"),
        (b"name,organisation,groups\nA,p,q\n", "people.csv:2: groups: 'q' is already another id; choose another name for the group"),
        (b"name,organisation\nA,p,B,q\n", ("people.csv:2: the row has 4 cells, but the header"
                                          " has 2; put a cell with a separator in it in quotes")),
        (b"name,organisation\n\xc4,p\n", "people.csv:2: the text is not in UTF-8; save the file with the encoding UTF-8"),
        (b'name,organisation\n"' + b"x" * 200_000 + b'",p\n', "people.csv:2: a cell is longer than 131072 characters; close every quotation mark in it"),
    ],
)  # fmt: skip
def test_each_problem_is_said_with_its_row_and_column(
    problems: Problems, head: str, csv: bytes, problem: str
) -> None:
    assert problems("", head=head, csv=csv) == [problem]


def test_a_csv_that_is_not_there_is_a_problem_at_its_key(head: str) -> None:
    from iriscli.errors import InvalidVisitError
    from iriscli.visit.read import read_visit

    def missing(path: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    with pytest.raises(InvalidVisitError) as caught:
        read_visit(head.encode(), "visit.toml", missing)
    assert caught.value.lines == [
        (
            "visit.toml:9: visit.people_file: 'people.csv' cannot be read (No such file or"
            " directory); give its path from the folder of the visit file"
        )
    ]


@pytest.mark.parametrize(
    ("csv", "problem"),
    [
        (b"name,organisation,groups\nAnna,p,anna\n", "people.csv:2: groups: 'anna' is already another id; choose another name for the group"),
        (b"name,organisation,groups\nA,p,b\nB,p,\n", "people.csv:2: groups: 'b' is already another id; choose another name for the group"),
        (b"sep=;\n\nname;organisatio\nA;p\n", "people.csv:3: organisatio: unknown column 'organisatio'; did you mean 'organisation'?"),
        (b"name,organisation\nA,-\n", ("people.csv:2: organisation: '-' is not the id of an"
                                      " organisation; add it, or use the id of an organisation"
                                      " that is in the file")),
        (b"name,organisation\nA,Quay\n", "people.csv:2: organisation: 'Quay' is the name of several; use an id: q, q2"),
    ],
)  # fmt: skip
def test_a_row_is_held_against_the_other_rows_and_the_file(
    problems: Problems, head: str, csv: bytes, problem: str
) -> None:
    twin = '[organisations.q2]\nname = "Quay"\ncountry = "FI"\n'
    assert problems(twin, head=head, csv=csv) == [problem]


@pytest.mark.parametrize(
    "header",
    ["Vārds;Uzvārds;Organizācija;Loma;Valoda;Grupas", "Förnamn;Efternamn;Företag;Roll;Språk;Grupper",
     "Etunimi;Sukunimi;Organisaatio;Rooli;Kieli;Ryhmät", "Imię;Nazwisko;Organizacja;Funkcja;Język;Grupy",
     "Імя;Прозвішча;Арганізацыя;Пасада;Мова;Групы", "Vorname;Name;Organisation;Funktion;Sprache;Gruppen",
     "FIRST NAME;Last\u00a0name*;Company:;Function;Language;Group", "Name;Surname;Organization;Role;Language;Groups",
     "Ім\u2019я;Прізвище;Організація;Посада;Мова;Групи", "Eesnimi;Perekonnanimi;Asutus;Amet;Keel;Rühmad"],
)  # fmt: skip
def test_headers_are_known_in_the_languages_that_iris_speaks(
    visit: Read, head: str, header: str
) -> None:
    csv = f"{header}\nAnn;Example;p;Engineer;lv;track".encode()
    read = visit(head=head, csv=csv)
    [ann] = read.people.values()
    assert (ann.name, ann.organisation, ann.role, ann.language) == (
        "Ann Example",
        "p",
        "Engineer",
        "lv",
    )
    assert (ann.details, members(read)) == ({}, {"track": ("ann-example",)})


@pytest.mark.parametrize(
    ("csv", "name", "details"),
    [
        ("Vārds;organisation\nAnn;p\n", "Ann", {}),
        ("Surname;organisation\nExample;p\n", "Example", {}),
        ("name;first name;last name;organisation\nDr Ann Example;Ann;Example;p\n", "Dr Ann Example", {"first name": "Ann", "last name": "Example"}),
        ("First name;Last name;Company\n;Example;p\n", "Example", {}),
        ("name;organisation;Diet;Hotel;\nAnn;p;;Harbour Inn;x\n", "Ann", {"Hotel": "Harbour Inn"}),
        ("name;organisation;Age\nAnn;p;7\n", "Ann", {"Age": "7"}),
    ],
)  # fmt: skip
def test_a_name_is_joined_and_every_other_column_is_a_detail(
    visit: Read, head: str, csv: str, name: str, details: dict[str, str]
) -> None:
    [person] = visit(head=head, csv=csv.encode()).people.values()
    assert (person.name, person.details) == (name, details)


@pytest.mark.parametrize(
    "spelt",
    ["Science\u00a0Park Łódź", "SCIENCE  PARK ŁÓDŹ", "Science Park Ło\u0301dz\u0301", "Science Pa\u00adrk Łódź"],
)  # fmt: skip
def test_an_organisation_is_found_however_its_name_is_spelt(
    visit: Read, head: str, spelt: str
) -> None:
    park = '[organisations.park]\nname = "Science Park Łódź"\ncountry = "PL"\n'
    read = visit(park, head=head, csv=f"name;organisation\nAnn;{spelt}\n".encode())
    assert read.people["ann"].organisation == "park"


@pytest.mark.parametrize(
    "csv",
    [
        b'name;organisation;role\nAnn;p;"Director\nBo;q;\nCid;q;\n',
        b'name;organisation;role\nAnn;p;"Director\nBo;q;"Clerk"\nCid;q;\n',
        b'name;organisation;role\nAnn;p;"Director\nBo;q;Clerk"\nCid;q;\n',
    ],
)
def test_nobody_is_swallowed_by_a_quote(problems: Problems, head: str, csv: bytes) -> None:
    assert problems("", head=head, csv=csv) == [
        (
            "people.csv:2: role: a quotation mark is not closed in this cell, so it contains"
            ' the rows below; write " at the end of the cell, or remove the " at its beginning'
        )
    ]


@pytest.mark.parametrize(
    ("csv", "problem"),
    [
        ("name;organisation\nAnn;p\nAnn;p\n", "people.csv:3: id: 'ann' is already in row 2; give each person a different id in a column id"),
        ("name;organisation\nAnn;p, q\n", "people.csv:2: organisation: 'p, q' is more than one organisation; write one of them"),
        ("name;organisation\nAnn;Partner and Quay\n", "people.csv:2: organisation: 'Partner and Quay' is more than one organisation; write one of them"),
        ("name;organisation\n;p\n", "people.csv:2: name: the cell is empty; write a name, or remove the row (an organisation can take part without names)"),
        ("Vorname;Firma\nAnn;\n", "people.csv:2: Firma: the cell is empty; write the id or the name of one organisation"),
        ("name;organisation;Function;Role\nAnn;p;a;b\n", "people.csv:1: Function: there are two columns for the role; remove one"),
        ("name;organisation;Diet;Diet\nAnn;p;a;b\n", "people.csv:1: Diet: there are two columns of this name; remove one"),
        ("PK", "people.csv:1: name: the column is missing; add it (the first row names the columns)\npeople.csv:1: organisation: the column is missing; add it (the first row names the columns)"),
    ],
)  # fmt: skip
def test_a_slip_in_a_sheet_is_told_with_what_to_do(
    problems: Problems, head: str, csv: str, problem: str
) -> None:
    assert "\n".join(problems("", head=head, csv=csv.encode())) == problem


@pytest.mark.parametrize(
    "csv",
    [
        b"name,country\nAnn,SE\n",
        b"name,organisation\nAnn,nowhere\n",
        b"name,organisation\n,p\n",
    ],
)
def test_references_to_people_who_could_not_be_read_are_not_held_against_the_file(
    problems: Problems, head: str, csv: bytes
) -> None:
    session = '[sessions.s]\ntitle = "S"\nday = 2027-05-19\nattendees = ["ann"]\n'
    assert all(line.startswith("people.csv:") for line in problems(session, head=head, csv=csv))


def test_the_old_name_of_the_key_is_answered_with_the_new_one(
    problems: Problems, head: str
) -> None:
    [line] = problems("", head=head.replace("people_file", "people_csv"))
    assert line.endswith(
        "visit.people_csv: people_csv is now people_file; write people_file instead"
    )


def test_the_groups_of_a_sheet_are_parted_by_semicolons_and_commas(
    visit: Read, head: str
) -> None:
    csv = b'name,organisation,groups\nAnn,p,"a; b"\nBo,p,"b, c"\n'
    assert members(visit(head=head, csv=csv)) == {
        "a": ("ann",),
        "b": ("ann", "bo"),
        "c": ("bo",),
    }


@given(st.text())
def test_any_text_is_people_or_problems(text: str) -> None:
    sheet = read_people(text, "people.csv")
    assert sheet.problems or all(row.cells["name"] for row in sheet.rows)


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


GUESTS = workbook(
    ("Rooms", [["Room"], ["12"]]),
    ("Guests", [["Name", "Organisation", "E-mail"], ["Ann", "Partner", "ann@example.org"]]),
)


@pytest.mark.parametrize("name", ["people.xlsx#Guests", "people.xlsx#guests"])
def test_people_may_be_in_a_sheet_of_a_workbook(head: str, name: str) -> None:
    text = head.replace("people.csv", name)
    asked = []

    def beside(path: str) -> bytes:
        asked.append(path)
        return GUESTS

    visit = read_visit(text.encode(), "visit.toml", beside)
    assert asked == ["people.xlsx"]
    assert (visit.people["ann"].name, visit.people["ann"].email) == ("Ann", "ann@example.org")


def test_without_a_name_the_first_sheet_that_holds_something_counts(head: str) -> None:
    data = workbook(("Empty", []), ("People", [["Name", "Organisation"], ["Ann", "Partner"]]))
    text = head.replace("people.csv", "people.xlsx")
    assert "ann" in read_visit(text.encode(), "visit.toml", lambda _: data).people


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("people.xlsx#Guest", GUESTS, "people.xlsx:1: there is no sheet 'Guest'; did you mean 'Guests'?"),
        ("people.xlsx", GUESTS, "people.xlsx:1: sheet 'Rooms', row 1 (name): the column is missing; add it (the first row names the columns)"),
        ("people.xlsx", b"PK", "people.xlsx:1: the file is damaged; save it again, or ask for it"),
        ("people.xlsx", workbook(("A", [["Name", "Organisation"], ["Ann", "Nobody"]])), "people.xlsx:2: sheet 'A', cell B2 (Organisation): 'Nobody' is not the id of an organisation; add it, or use the id of an organisation that is in the file"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_workbook_names_sheet_and_cell(
    head: str, name: str, data: bytes, said: str
) -> None:
    text = head.replace("people.csv", name)
    source = read(text.encode(), "visit.toml", lambda _: data)
    assert str(source.problems[0]) == said
