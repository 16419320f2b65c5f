"""Programmes as hosts write them: made by the programs' own libraries, with what they say.

What a careful person takes out of each stands beside it: `day start end title @ place`, with
`-` for what the document leaves open.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Document:
    """A document, the sessions and people of it, and words that may not be lost."""

    name: str
    data: bytes
    sessions: tuple[str, ...]
    people: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


MAKERS: list[Callable[[], Document]] = []


def listed(make: Callable[[], Document]) -> Callable[[], Document]:
    MAKERS.append(make)
    return make


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(word: Any, rows: Sequence[Sequence[str]]) -> Any:
    made = word.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return made


@listed
def german_table_a_day() -> Document:
    word = docx.Document()
    word.add_heading("Studienbesuch „Wärme im Quartier“, 18.–19. Oktober 2027", 0)
    word.add_paragraph("Gastgeber: Stadtwerke Musterhausen, Deutschland")
    word.add_heading("Montag, 18.10.", 2)
    table(
        word,
        [
            ["Uhrzeit", "Programm", "Ort", "Referent/in"],
            ["9:00 Uhr", "Ankommen und Kaffee", "Rathaus, Foyer", ""],
            ["9.30 bis 10 Uhr", "Begrüßung", "Rathaus, Ratssaal", "Bürgermeisterin"],
            [
                "10–12 Uhr",
                "Das Wärmenetz: Planung und Bau",
                "Rathaus, Ratssaal",
                "Leiter der Netze",
            ],
            ["12:00–13:30 Uhr", "Mittagessen", "Gasthaus Zur Linde", ""],
            [
                "ab 14 Uhr",
                "Besichtigung des Heizwerks",
                "Heizwerk Nord, Industriestraße 4",
                "Meister",
            ],
            ["ca. 19 Uhr", "Gemeinsames Abendessen", "Brauhaus", ""],
        ],
    )
    word.add_heading("Dienstag, 19.10.", 2)
    table(
        word,
        [
            ["Uhrzeit", "Programm", "Ort", "Referent/in"],
            ["8:30 Uhr", "Abfahrt am Hotel", "", ""],
            ["9:15–11:00 Uhr", "Bürger beteiligen (entfällt)", "Quartierstreff", "N.N."],
            ["11:00–12:00 Uhr", "Abschlussrunde", "Rathaus, Ratssaal", ""],
            ["anschl.", "Stadtrundgang (optional)", "", "Stadtführerin"],
        ],
    )
    word.add_paragraph("")
    word.add_paragraph("Bitte bringen Sie festes Schuhwerk mit.")
    return Document(
        "waerme.docx", saved(word),
        lines("""
        2027-10-18 09:00 - Ankommen und Kaffee @ Rathaus
        2027-10-18 09:30 10:00 Begrüßung @ Ratssaal
        2027-10-18 10:00 12:00 Das Wärmenetz: Planung und Bau @ Rathaus
        2027-10-18 12:00 13:30 Mittagessen @ Gasthaus Zur Linde
        2027-10-18 14:00 - Besichtigung des Heizwerks @ Heizwerk Nord
        2027-10-18 19:00 - Gemeinsames Abendessen @ Brauhaus
        2027-10-19 08:30 - Abfahrt am Hotel
        2027-10-19 09:15 11:00 Bürger beteiligen @ Quartierstreff
        2027-10-19 11:00 12:00 Abschlussrunde @ Ratssaal
        2027-10-19 - - Stadtrundgang
        """),
        kept=("Bitte bringen Sie festes Schuhwerk mit",),
    )  # fmt: skip


@listed
def english_tabs_and_halves_of_the_day() -> Document:
    word = docx.Document()
    word.add_paragraph("PEER REVIEW: OPEN HARBOURS")
    word.add_paragraph("Riverside, 6–7 May 2027")
    word.add_paragraph("")
    word.add_paragraph("DAY 1 (Thursday)")
    word.add_paragraph("Venue: Customs House, 3 Quay Street")
    for line in (
        "9:00 – 9:30 am\tRegistration",
        "9:30 – 11:00 am\tHow the harbour opened (Harbour engineer)",
        "11:00 – 11:30 am\tCoffee break",
        "11:30 am – 1:00 pm\tTwo cases from the partners",
        "1:00 – 2:00 pm\tLunch, Hotel Anchor",
        "2:00 – 5:00 pm\tWalk along the quays",
        "7 pm\tDinner at the Boat Club",
    ):
        word.add_paragraph(line)
    word.add_paragraph("DAY 2 (Friday)")
    for line in (
        "8:45 am\tBus from the hotel",
        "9:15 am – 12 noon\tPeer review session",
        "12 noon\tFarewell lunch",
    ):
        word.add_paragraph(line)
    word.add_paragraph("")
    word.add_paragraph("Participants")
    word.add_paragraph("Sample Person, project officer, Town of Northport (Sweden)")
    word.add_paragraph("Example Guest, director, Port Authority South (Poland)")
    return Document(
        "harbours.docx", saved(word),
        lines("""
        2027-05-06 09:00 09:30 Registration @ Customs House
        2027-05-06 09:30 11:00 How the harbour opened @ Customs House
        2027-05-06 11:00 11:30 Coffee break @ Customs House
        2027-05-06 11:30 13:00 Two cases from the partners @ Customs House
        2027-05-06 13:00 14:00 Lunch @ Hotel Anchor
        2027-05-06 14:00 17:00 Walk along the quays
        2027-05-06 19:00 - Dinner at the Boat Club
        2027-05-07 08:45 - Bus from the hotel
        2027-05-07 09:15 12:00 Peer review session
        2027-05-07 12:00 - Farewell lunch
        """),
        ("Sample Person", "Example Guest"),
    )  # fmt: skip


@listed
def finnish_start_and_end() -> Document:
    word = docx.Document()
    word.add_paragraph("Opintovierailu: Metsä ja kaupunki")
    word.add_paragraph("Isäntä: Mallilan kaupunki")
    table(
        word,
        [
            ["Alkaa", "Päättyy", "Ohjelma", "Paikka", "Vastuuhenkilö"],
            ["Keskiviikko 12.5.2027", "Keskiviikko 12.5.2027", "", "", ""],
            ["klo 9.00", "9.30", "Tervetuliaiskahvit", "Kaupungintalo", ""],
            [
                "9.30",
                "11.00",
                "Metsät kaavassa",
                "Kaupungintalo, valtuustosali",
                "kaavoituspäällikkö",
            ],
            ["11.00", "12.00", "Lounas", "Ravintola Kanto", ""],
            ["12.30", "", "Retki kansallispuistoon", "", "opas"],
            ["Torstai 13.5.2027", "Torstai 13.5.2027", "", "", ""],
            ["9.00", "10.30", "Työpaja: puut ja hulevesi", "Kirjasto", ""],
            ["10.30", "10.45", "Kahvitauko", "Kirjasto", ""],
            ["10.45", "12.00", "Yhteenveto", "Kirjasto", "projektipäällikkö"],
            ["illalla", "", "Sauna (vapaaehtoinen)", "Rantasauna", ""],
        ],
    )
    return Document(
        "metsa.docx", saved(word),
        lines("""
        2027-05-12 09:00 09:30 Tervetuliaiskahvit @ Kaupungintalo
        2027-05-12 09:30 11:00 Metsät kaavassa @ valtuustosali
        2027-05-12 11:00 12:00 Lounas @ Ravintola Kanto
        2027-05-12 12:30 - Retki kansallispuistoon
        2027-05-13 09:00 10:30 Työpaja: puut ja hulevesi @ Kirjasto
        2027-05-13 10:30 10:45 Kahvitauko @ Kirjasto
        2027-05-13 10:45 12:00 Yhteenveto @ Kirjasto
        2027-05-13 - - Sauna @ Rantasauna
        """),
    )  # fmt: skip


@listed
def english_week_grid() -> Document:
    word = docx.Document()
    word.add_heading("Exchange week: Schools that cook", 1)
    made = table(
        word,
        [
            ["Time", "Monday 4 October 2027", "Tuesday 5 October", "Wednesday 6 October"],
            [
                "9:00–10:30",
                "Welcome and tour of the school",
                "Lesson observation",
                "Review meeting",
            ],
            ["10:30–11:00", "Coffee", "", ""],
            [
                "11:00–12:30",
                "Visit to the school garden\nHost: Garden teacher",
                "Workshop: menus",
                "Farewell",
            ],
            ["12:30–13:30", "Lunch", "", ""],
            ["13:30–15:00", "Kitchen practice", "Trip to a farm", ""],
            ["15:00–16:30", "Talk with parents", "", ""],
        ],
    )
    for row in (2, 4):
        made.cell(row, 1).merge(made.cell(row, 3))
    made.cell(5, 2).merge(made.cell(6, 2))
    return Document(
        "week.docx", saved(word),
        lines("""
        2027-10-04 09:00 10:30 Welcome and tour of the school
        2027-10-04 10:30 11:00 Coffee
        2027-10-04 11:00 12:30 Visit to the school garden
        2027-10-04 12:30 13:30 Lunch
        2027-10-04 13:30 15:00 Kitchen practice
        2027-10-04 15:00 16:30 Talk with parents
        2027-10-05 09:00 10:30 Lesson observation
        2027-10-05 10:30 11:00 Coffee
        2027-10-05 11:00 12:30 Workshop: menus
        2027-10-05 12:30 13:30 Lunch
        2027-10-05 13:30 16:30 Trip to a farm
        2027-10-06 09:00 10:30 Review meeting
        2027-10-06 10:30 11:00 Coffee
        2027-10-06 11:00 12:30 Farewell
        2027-10-06 12:30 13:30 Lunch
        """),
    )  # fmt: skip


@listed
def estonian_typed_sheet() -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Kava"
    sheet["A1"] = "Õppevisiit: vanalinn elab"
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Kuupäev", "Algus", "Lõpp", "Tegevus", "Koht", "Esineja"])
    day = dt.date(2027, 9, 8)
    rows = [
        (day, dt.time(9), dt.time(9, 30), "Kohv ja tervitus", "Raekoda", "linnapea"),
        (None, dt.time(9, 30), dt.time(11), "Vanalinna kava", "Raekoda, suur saal", "arhitekt"),
        (None, dt.time(11), dt.time(12), "Jalutuskäik müüril", None, "giid"),
        (None, dt.time(12), dt.time(13), "Lõuna", "Kohvik Nurk", None),
        (dt.date(2027, 9, 9), dt.time(9), dt.time(10, 30), "Rühmatöö", "Raamatukogu", None),
        (None, dt.time(10, 30), None, "Ärasõit", None, None),
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A4:A7")
    sheet.merge_cells("A8:A9")
    people = book.create_sheet("Osalejad")
    people.append(["Eesnimi", "Perekonnanimi", "Asutus", "Riik", "E-post", "Toit"])
    people.append(
        ["Mari", "Näidis", "Põhja vald", "Eesti", "mari@pohi.example.org", "taimetoit"]
    )
    people.append(
        ["Jonas", "Pavyzdys", "Rytų savivaldybė", "Leedu", "jonas@rytai.example.org", ""]
    )
    return Document(
        "vanalinn.xlsx", saved(book),
        lines("""
        2027-09-08 09:00 09:30 Kohv ja tervitus @ Raekoda
        2027-09-08 09:30 11:00 Vanalinna kava @ suur saal
        2027-09-08 11:00 12:00 Jalutuskäik müüril
        2027-09-08 12:00 13:00 Lõuna @ Kohvik Nurk
        2027-09-09 09:00 10:30 Rühmatöö @ Raamatukogu
        2027-09-09 10:30 - Ärasõit
        """),
        ("Mari Näidis", "Jonas Pavyzdys"),
        ("taimetoit",),
    )  # fmt: skip


@listed
def danish_sheet_a_day() -> Document:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in {
        "Dag 1 - 15. juni 2027": [
            ["Studiebesøg om cykelveje", None, None],
            ["Tid", "Hvad", "Hvor"],
            ["kl. 9.00", "Velkomst og morgenkaffe", "Rådhuset"],
            ["kl. 9.30-11.00", "Byens cykelplan v. trafikplanlægger", "Rådhuset, lokale 2"],
            ["kl. 11", "Cykeltur", "Havnegade 1"],
            ["kl. 13-14", "Frokost", "Café Ventil"],
        ],
        "Dag 2 - 16. juni 2027": [
            ["Tid", "Hvad", "Hvor"],
            ["kl. 9-10.30", "Workshop: sikre skoleveje", "Skolen på Bakken"],
            ["kl. 10.30", "Kaffe", None],
            ["kl. 11-12", "Afrunding", "Skolen på Bakken"],
            ["Aflyst: kl. 13", "Besøg på værkstedet", None],
        ],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return Document(
        "cykel.xlsx", saved(book),
        lines("""
        2027-06-15 09:00 - Velkomst og morgenkaffe @ Rådhuset
        2027-06-15 09:30 11:00 Byens cykelplan @ lokale 2
        2027-06-15 11:00 - Cykeltur @ Havnegade 1
        2027-06-15 13:00 14:00 Frokost @ Café Ventil
        2027-06-16 09:00 10:30 Workshop: sikre skoleveje @ Skolen på Bakken
        2027-06-16 10:30 - Kaffe
        2027-06-16 11:00 12:00 Afrunding @ Skolen på Bakken
        2027-06-16 13:00 - Besøg på værkstedet
        """),
    )  # fmt: skip


@listed
def swedish_csv_of_excel() -> Document:
    text = """\
Datum;Tid;Aktivitet;Plats;Ansvarig
2027-03-09;09:00-09:30;Samling och fika;Kommunhuset;
2027-03-09;09:30-11:00;Vattnet i staden;Kommunhuset, sal 3;miljöstrateg
2027-03-09;11:00-12:00;"Rundtur
Obs! Ta på varma kläder";Ån;guide
2027-03-09;12:00;Lunch;Värdshuset;
2027-03-10;hela dagen;Exkursion till kusten;;
"""
    return Document(
        "program.csv", text.replace("\n", "\r\n").encode("cp1252"),
        lines("""
        2027-03-09 09:00 09:30 Samling och fika @ Kommunhuset
        2027-03-09 09:30 11:00 Vattnet i staden @ sal 3
        2027-03-09 11:00 12:00 Rundtur @ Ån
        2027-03-09 12:00 - Lunch @ Värdshuset
        2027-03-10 - - Exkursion till kusten
        """),
        kept=("Ta på varma kläder",),
    )  # fmt: skip


@listed
def lithuanian_unicode_text() -> Document:
    text = """\
Data\tLaikas\tRenginys\tVieta
2027 m. gegužės 25 d.\t9.00–9.30 val.\tRegistracija ir kava\tSavivaldybė
\t9.30–11.00 val.\tBendruomenės namų istorija\tSavivaldybė, 2 aukštas
\tnuo 12 val.\tPietūs\tKavinė „Ratas“
2027 m. gegužės 26 d.\tapie 9 val.\tIšvykimas iš viešbučio\t
\t10.00 val.\tApsilankymas bibliotekoje\tKaimo biblioteka
"""
    return Document(
        "programa.csv", text.replace("\n", "\r\n").encode("utf-16"),
        lines("""
        2027-05-25 09:00 09:30 Registracija ir kava @ Savivaldybė
        2027-05-25 09:30 11:00 Bendruomenės namų istorija @ Savivaldybė
        2027-05-25 12:00 - Pietūs @ Kavinė „Ratas“
        2027-05-26 09:00 - Išvykimas iš viešbučio
        2027-05-26 10:00 - Apsilankymas bibliotekoje @ Kaimo biblioteka
        """),
    )  # fmt: skip


@listed
def norwegian_mail() -> Document:
    text = """\
From: Project office <office@example.org>
Sent: Monday, 1 March 2027 10:12
Subject: FW: Program for studiebesøket "Fjord og fjell"

Hei alle sammen,

> her er programmet for besøket 20.-21. april 2027. Det kan komme endringer, så
> følg med på e-posten de siste dagene før dere reiser.
>
> Tirsdag 20. april
> kl. 10.00-10.30  Velkommen og kaffe (rådhuset)
> kl. 10.30-12.00  Fjordhagen: fra idé til park - landskapsarkitekt
> kl. 12.00        Lunsj
> kl. 13.00-15.00  Omvisning i parken
>                  Ta med gode sko
> kl. 19.00        Middag på Bryggen
>
> Onsdag 21. april
> kl. 9.00-11.00   Arbeidsøkt i grupper
> kl. 11.00-11.30  Oppsummering
> kl. 11.30        Lunsj og avreise

Hilsen
Prosjektkontoret
"""
    return Document(
        "mail.txt", text.encode(),
        lines("""
        2027-04-20 10:00 10:30 Velkommen og kaffe @ rådhuset
        2027-04-20 10:30 12:00 Fjordhagen: fra idé til park
        2027-04-20 12:00 - Lunsj
        2027-04-20 13:00 15:00 Omvisning i parken
        2027-04-20 19:00 - Middag på Bryggen
        2027-04-21 09:00 11:00 Arbeidsøkt i grupper
        2027-04-21 11:00 11:30 Oppsummering
        2027-04-21 11:30 - Lunsj og avreise
        """),
        kept=("Ta med gode sko", "Det kan komme endringer, så følg med på e-posten"),
    )  # fmt: skip


@listed
def ukrainian_markdown_table() -> Document:
    text = """\
# Навчальний візит «Місто для дітей»

| День | Час | Захід | Місце | Модератор |
|------|:---:|-------|-------|-----------|
| Понеділок, 7 червня 2027 р. | 9:00–9:30 | Реєстрація, кава | Ратуша | |
| | 9:30–11:00 | Вулиці біля шкіл | Ратуша, зала 1 | міський архітектор |
| | з 11:30 | **Обід** | Кафе «Затишок» | |
| Вівторок, 8 червня | 10:00 – 12:00 | ~~Екскурсія~~ скасовано | Парк | |
| | 12:00 | Підсумки | Ратуша | |
| | ввечері | Прогулянка (за бажанням) | | екскурсоводка |
"""
    return Document(
        "візит.md", text.encode(),
        lines("""
        2027-06-07 09:00 09:30 Реєстрація, кава @ Ратуша
        2027-06-07 09:30 11:00 Вулиці біля шкіл @ зала 1
        2027-06-07 11:30 - Обід @ Кафе «Затишок»
        2027-06-08 10:00 12:00 Екскурсія @ Парк
        2027-06-08 12:00 - Підсумки @ Ратуша
        2027-06-08 - - Прогулянка
        """),
    )  # fmt: skip


@listed
def outlook_calendar() -> Document:
    text = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:FLE Standard Time
BEGIN:STANDARD
DTSTART:16011028T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20270101T000000Z
SUMMARY:Breakfast together
LOCATION:Hotel Birch
DTSTART;TZID=FLE Standard Time:20270914T080000
DTEND;TZID=FLE Standard Time:20270914T083000
RRULE:FREQ=DAILY;COUNT=3
EXDATE;TZID=FLE Standard Time:20270915T080000
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20270101T000000Z
SUMMARY:Opening
DTSTART;TZID=FLE Standard Time:20270914T090000
DURATION:PT1H30M
LOCATION:Town Hall
DESCRIPTION:Speaker: Mayor\\nBring your badge.
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20270101T000000Z
SUMMARY:Cancelled: Sauna
DTSTART:20270915T160000Z
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTAMP:20270101T000000Z
SUMMARY:Wrap-up
DTSTART;TZID=FLE Standard Time:20270916T110000
DTEND;TZID=FLE Standard Time:20270916T120000
END:VEVENT
END:VCALENDAR
"""
    return Document(
        "calendar.ics", text.replace("\n", "\r\n").encode(),
        lines("""
        2027-09-14 08:00 08:30 Breakfast together @ Hotel Birch
        2027-09-14 09:00 10:30 Opening @ Town Hall
        2027-09-15 19:00 - Sauna
        2027-09-16 08:00 08:30 Breakfast together @ Hotel Birch
        2027-09-16 11:00 12:00 Wrap-up
        """),
        kept=("Bring your badge",),
    )  # fmt: skip


@listed
def latvian_groups_beside_each_other() -> Document:
    word = docx.Document()
    word.add_heading("Pieredzes brauciens “Zaļie pagalmi”", 0)
    word.add_paragraph("Otrdiena, 2027. gada 8. jūnijs")
    made = table(
        word,
        [
            ["Laiks", "1. grupa", "2. grupa"],
            ["9.00–9.30", "Rīta kafija, Kultūras nams", ""],
            ["9.30–11.00", "Pagalmu apskate", "Darbnīca: komposts"],
            ["11.00–12.30", "Darbnīca: komposts", "Pagalmu apskate"],
            ["12.30", "Pusdienas", ""],
            ["14.00–15.00", "Kopsavilkums", ""],
        ],
    )
    for row in (1, 4, 5):
        made.cell(row, 1).merge(made.cell(row, 2))
    word.add_paragraph("Trešdiena, 9. jūnijs")
    word.add_paragraph("plkst. 10.00 Tikšanās ar iedzīvotājiem", style="List Bullet")
    word.add_paragraph("ko darīt ziemā", style="List Bullet 2")
    word.add_paragraph("plkst. 11.30 Mājupceļš", style="List Bullet")
    return Document(
        "pagalmi.docx", saved(word),
        lines("""
        2027-06-08 09:00 09:30 Rīta kafija
        2027-06-08 09:30 11:00 Pagalmu apskate
        2027-06-08 09:30 11:00 Darbnīca: komposts
        2027-06-08 11:00 12:30 Darbnīca: komposts
        2027-06-08 11:00 12:30 Pagalmu apskate
        2027-06-08 12:30 - Pusdienas
        2027-06-08 14:00 15:00 Kopsavilkums
        2027-06-09 10:00 - Tikšanās ar iedzīvotājiem
        2027-06-09 11:30 - Mājupceļš
        """),
        kept=("ko darīt ziemā",),
    )  # fmt: skip


@listed
def english_durations() -> Document:
    word = docx.Document()
    word.add_paragraph("Steering committee, Wednesday 3 November 2027, Room 4 of the Town Hall")
    table(
        word,
        [
            ["Start", "Duration", "Agenda item", "Lead"],
            ["09:00", "15 min", "Welcome and agenda", "Chair"],
            ["09:15", "45 min", "Progress of the pilots", "Project manager"],
            ["10:00", "1 h", "Budget", "Finance manager"],
            ["11:00", "20 min", "Coffee", ""],
            ["11:20", "40 min", "Any other business", "all"],
        ],
    )
    return Document(
        "committee.docx", saved(word),
        lines("""
        2027-11-03 09:00 09:15 Welcome and agenda
        2027-11-03 09:15 10:00 Progress of the pilots
        2027-11-03 10:00 11:00 Budget
        2027-11-03 11:00 11:20 Coffee
        2027-11-03 11:20 12:00 Any other business
        """),
    )  # fmt: skip


@listed
def belarusian_list() -> Document:
    text = """\
Праграма навучальнага візіту «Жывая спадчына»
Арганізатар: Музей рамёстваў, Беларусь

Панядзелак, 13 верасня 2027 г.

- а 9-й гадзіне – рэгістрацыя, кава
- 9.30–11.00 – Як працуе музей (дырэктарка музея)
- з 11.00 да 12.30 – майстэрня ткацтва
    - прынясіце ніткі
- 13.00 – абед (кавярня «Ліпа»)

Аўторак, 14 верасня

- каля 10.00 – выезд у вёску
- 14.00–16.00 – сустрэча з майстрамі
- увечары – канцэрт (па жаданні)
"""
    return Document(
        "візіт.txt", text.encode(),
        lines("""
        2027-09-13 09:00 - рэгістрацыя, кава
        2027-09-13 09:30 11:00 Як працуе музей
        2027-09-13 11:00 12:30 майстэрня ткацтва
        2027-09-13 13:00 - абед @ кавярня «Ліпа»
        2027-09-14 10:00 - выезд у вёску
        2027-09-14 14:00 16:00 сустрэча з майстрамі
        2027-09-14 - - канцэрт
        """),
        kept=("прынясіце ніткі",),
    )  # fmt: skip


@listed
def english_packed_times_with_titles_below() -> Document:
    text = """\
FIELD VISIT PROGRAMME
=====================

Date: Tuesday 14 September 2027
Place: Lifeboat station, Sandbank

0830-0900
Tea and introductions

0900-1030
The station and its crew
Speaker: Coxswain

1030-1200
Launch of the boat
(weather permitting)

1200-1300
Lunch

1900
Supper, Anchor Inn

Wednesday 15 September 2027

0900-1100
Debrief
"""
    return Document(
        "lifeboat.txt", text.encode(),
        lines("""
        2027-09-14 08:30 09:00 Tea and introductions @ Lifeboat station
        2027-09-14 09:00 10:30 The station and its crew @ Lifeboat station
        2027-09-14 10:30 12:00 Launch of the boat @ Lifeboat station
        2027-09-14 12:00 13:00 Lunch
        2027-09-14 19:00 - Supper @ Anchor Inn
        2027-09-15 09:00 11:00 Debrief
        """),
        kept=("weather permitting",),
    )  # fmt: skip


@listed
def polish_rows_across_and_merged_times() -> Document:
    word = docx.Document()
    word.add_paragraph("Program wizyty studyjnej")
    word.add_paragraph("„Energia wspólnie”, Zielonka, 20–21.04.2027")
    made = table(
        word,
        [
            ["Godzina", "Temat", "Prowadzący"],
            ["Dzień 1 – wtorek, 20.04.2027", "", ""],
            ["9.00 – 9.30", "Rejestracja", ""],
            ["9.30 – 11.00", "Spółdzielnia energetyczna krok po kroku", "prezes spółdzielni"],
            ["11.00 – 13.00", "Grupa A: farma słoneczna", "inżynier"],
            ["", "Grupa B: magazyn energii", "technik"],
            ["13.00 – 14.00", "Obiad (Zajazd pod Lipą)", ""],
            ["14.00 – 16.00", "Prezentacje partnerów", ""],
            ["", "Partner z Litwy", "koordynatorka"],
            ["", "Partner z Finlandii", "ekspert"],
            ["Dzień 2 – środa, 21.04.2027", "", ""],
            ["9.00", "Wyjazd autokarem", ""],
            ["10.00 – 12.00", "Wizyta w biogazowni", "kierownik"],
            ["ok. 12.30", "Obiad i zakończenie", ""],
        ],
    )
    for row in (1, 10):
        made.cell(row, 0).merge(made.cell(row, 2))
    made.cell(4, 0).merge(made.cell(5, 0))
    made.cell(7, 0).merge(made.cell(9, 0))
    return Document(
        "energia.docx", saved(word),
        lines("""
        2027-04-20 09:00 09:30 Rejestracja
        2027-04-20 09:30 11:00 Spółdzielnia energetyczna krok po kroku
        2027-04-20 11:00 13:00 farma słoneczna
        2027-04-20 11:00 13:00 magazyn energii
        2027-04-20 13:00 14:00 Obiad @ Zajazd pod Lipą
        2027-04-20 14:00 16:00 Prezentacje partnerów
        2027-04-21 09:00 - Wyjazd autokarem
        2027-04-21 10:00 12:00 Wizyta w biogazowni
        2027-04-21 12:30 - Obiad i zakończenie
        """),
        kept=("Partner z Litwy", "Partner z Finlandii"),
    )  # fmt: skip


def _run(paragraph: Any, kind: str, text: str) -> None:
    """Add a run that somebody inserted or deleted while changes were tracked."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:author"), "host")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)  # noqa: SLF001 - what python-docx has no way to write


@listed
def tracked_changes_and_struck_times() -> Document:
    word = docx.Document()
    word.add_heading("Visit of the bridge builders", 1)
    word.add_heading("Saturday 2 October 2027", 2)
    first = word.add_paragraph("10:00–11:00 ")
    _run(first, "del", "Old title")
    _run(first, "ins", "The new bridge")
    second = word.add_paragraph()
    second.add_run("11:00").font.strike = True
    second.add_run(" 11:30 Coffee on the pier")
    third = word.add_paragraph()
    third.add_run("13:00–14:00 Ferry to the island").font.strike = True
    word.add_paragraph("15:00 Fare\u00adwell at the light\u00adhouse")
    return Document(
        "bridge.docx", saved(word),
        lines("""
        2027-10-02 10:00 11:00 The new bridge
        2027-10-02 11:30 - Coffee on the pier
        2027-10-02 13:00 14:00 Ferry to the island
        2027-10-02 15:00 - Farewell at the lighthouse
        """),
    )  # fmt: skip


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    """All documents."""
    return [make() for make in MAKERS]


@pytest.fixture(scope="module", params=MAKERS, ids=lambda make: make.__name__)
def document(request: pytest.FixtureRequest) -> Document:
    """Each document in turn."""
    make: Callable[[], Document] = request.param
    return make()
