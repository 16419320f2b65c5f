"""`iris init`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from iriscli.cli import complete
from iriscli.cli.options import understood


def init(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The visit file to write.")
    ] = Path("visit.toml"),
    *,
    title: Annotated[
        str | None,
        typer.Option(
            parser=understood("words", what="title"),
            metavar="TEXT",
            help="What the visit is called.",
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        dt.date | None,
        typer.Option(
            parser=understood("date"),
            metavar="DATE",
            help="The first day: 2027-05-19, '19 May 2027'.",
            show_default=False,
        ),
    ] = None,
    end: Annotated[
        dt.date | None,
        typer.Option(
            parser=understood("date"),
            metavar="DATE",
            help="The last day. Without it: the first.",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            parser=understood("words", what="host"),
            metavar="TEXT",
            help="The organisation that hosts.",
            show_default=False,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            parser=understood("country"),
            autocompletion=complete.all_countries,
            metavar="COUNTRY",
            help="The country it is in: LV, Latvia, Latvija.",
            show_default=False,
        ),
    ] = None,
    city: Annotated[
        str | None,
        typer.Option(
            parser=understood("words", what="city"),
            metavar="TEXT",
            help="The city it is in.",
            show_default=False,
        ),
    ] = None,
    timezone: Annotated[
        ZoneInfo | None,
        typer.Option(
            parser=understood("zone"),
            autocompletion=complete.zones,
            metavar="ZONE",
            help="The zone of the programme's times, as Europe/Riga. Without it: the"
            " country's, if that has only one.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        list[Any] | None,  # of tuples, which Typer cannot say
        typer.Option(
            parser=understood("languages"),
            autocompletion=complete.spoken_languages,
            metavar="CODE",
            help="A language of the visit: en, lv, suomi. Repeatable; the first is for everyone"
            " whose language is not given. Without it: en.",
            show_default=False,
        ),
    ] = None,
    people: Annotated[
        bool, typer.Option("--people", help="Write a spreadsheet for people too.")
    ] = False,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Make it from a programme or a list of people that you have: docx, xlsx, ods,"
            " csv, txt, md, ics. Repeatable.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a visit file to begin with, explained line by line.

    At a terminal it asks for what the options leave open. It overwrites nothing.
    With --from it holds what your documents say and, as comments, what was not
    understood.
    With visit.schema.json, which it puts beside the file, many editors complete
    the keys and mark what is wrong while you type.

    Examples:
      iris init                        asks, and writes visit.toml
      iris init --people               and people.csv, an empty spreadsheet
      iris init --from programme.docx --from people.xlsx
      iris init spring.toml --title "Spring visit" --start "19 May 2027"
          --host "Harbour Authority" --country LV --language lv --language en
    """
    import secrets

    from iriscli.cli import output
    from iriscli.cli.interview import Given, interview
    from iriscli.disk.files import check_new, create
    from iriscli.errors import UsageError
    from iriscli.render.json import to_json
    from iriscli.text import printable
    from iriscli.visit.schema import schema
    from iriscli.visit.template import PEOPLE, PEOPLE_FILE, SCHEMA_FILE, new_visit

    if path == Path("-"):
        raise UsageError("'-' is standard input elsewhere; give the new file a name")
    if path.name in {SCHEMA_FILE, PEOPLE_FILE}:
        raise UsageError(
            f"{path.name} is written beside the visit; give the visit another name"
        )
    check_new(path)
    languages = tuple(dict.fromkeys(code for codes in language or () for code in codes))
    given = Given(title, start, end, host, country, city, timezone, languages or None)
    unique = secrets.token_hex(3)
    summary = ""
    if documents:
        from iriscli.cli.intake import visit_from

        if people:
            raise UsageError("--people is for an empty spreadsheet; leave it out beside --from")
        text, summary = visit_from(documents, given, unique)
    else:
        text = new_visit(interview(given, people=people), unique)
    files = {path: text}
    files.setdefault(path.with_name(SCHEMA_FILE), to_json(schema()))
    if people:
        files.setdefault(path.with_name(PEOPLE_FILE), PEOPLE)
    written = create({file: text.encode() for file, text in files.items()})
    for file in files:
        done = "written" if file in written else "left as it was"
        output.complain(f"{printable(file)}: {done}")
    option = "" if path == Path("visit.toml") else f" --visit {printable(path)}"
    if summary:
        output.complain(summary)
    task = "Read it through" if summary else "Fill it in"
    output.complain(f"{task}. To see how it stands: iris agenda{option}")
