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
            help="The title of the visit.",
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        dt.date | None,
        typer.Option(
            parser=understood("date"),
            metavar="DATE",
            help="The first day, for example 2027-05-19 or '19 May 2027'.",
            show_default=False,
        ),
    ] = None,
    end: Annotated[
        dt.date | None,
        typer.Option(
            parser=understood("date"),
            metavar="DATE",
            help="The last day. Without it: the first day.",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            parser=understood("words", what="host"),
            metavar="TEXT",
            help="The organisation that hosts the visit.",
            show_default=False,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            parser=understood("country"),
            autocompletion=complete.all_countries,
            metavar="COUNTRY",
            help="The country of the host: LV, Latvia, Latvija.",
            show_default=False,
        ),
    ] = None,
    city: Annotated[
        str | None,
        typer.Option(
            parser=understood("words", what="city"),
            metavar="TEXT",
            help="The city of the host.",
            show_default=False,
        ),
    ] = None,
    timezone: Annotated[
        ZoneInfo | None,
        typer.Option(
            parser=understood("zone"),
            autocompletion=complete.zones,
            metavar="ZONE",
            help="The time zone of the programme, for example Europe/Riga. Without it: the"
            " zone of the country, if it has only one.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        list[Any] | None,  # of tuples, which Typer cannot say
        typer.Option(
            parser=understood("languages"),
            autocompletion=complete.spoken_languages,
            metavar="CODE",
            help="A language of the visit: en, lv, suomi. You can repeat it; the first is for"
            " everyone whose language is not given. Without it: en.",
            show_default=False,
        ),
    ] = None,
    people: Annotated[
        bool, typer.Option("--people", help="Also write an empty spreadsheet for people.")
    ] = False,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Make it from a programme or a list of people that you have: docx, xlsx, ods,"
            " csv, txt, md, ics. You can repeat it.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a visit file to start from, with explanations.

    In a terminal, it asks a question for each option that is missing. It never
    changes a file that exists. With --from, the file has what your documents say;
    what iris did not understand is a comment. It also writes visit.schema.json: with
    this file, many editors complete the keys and mark mistakes while you type.

    Examples:
      iris init                        ask questions, write visit.toml
      iris init --people               also people.csv, an empty spreadsheet
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
        raise UsageError("'-' is not the name of a file; give the new file a name")
    if path.name in {SCHEMA_FILE, PEOPLE_FILE}:
        raise UsageError(
            f"{path.name} is the name of another file that iris writes; choose another name"
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
        done = "written" if file in written else "already there, not changed"
        output.complain(f"{printable(file)}: {done}")
    option = "" if path == Path("visit.toml") else f" --visit {printable(path)}"
    if summary:
        output.complain(summary)
    task = "Read the file" if summary else "Fill in the file"
    output.complain(f"{task}. To see the programme: iris agenda{option}")
