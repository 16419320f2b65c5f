"""`iris site`."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
    from iriscli.cli.load import Source
    from iriscli.site.logos import Logo
    from iriscli.visit.visit import Visit


def site(
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the site.")
    ] = Path("site"),
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the site will stand, as https://example.org/visit/. With it, pages "
            "say the whole addresses to subscribe to.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that iris did not write.")
    ] = False,
    visit: options.VisitFile = None,
    lang: options.Lang = None,
    format_: options.TableOrJson = "table",
) -> None:
    """Build a web site: the programme to read and print, calendars to subscribe to.

    Put the folder on any web server. A person's page has an address that
    nobody can guess: send it to that person. Keep the folder: the next build
    finds in it what the guests have, and keeps every address.

    Examples:
      iris site                                        into the folder site
      iris site --base-url https://example.org/visit/
    """
    import secrets

    from iriscli.cli import output
    from iriscli.cli.load import find
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import hold
    from iriscli.site.addresses import CALENDARS
    from iriscli.site.publish import Wish, publish
    from iriscli.site.view import PublishedView
    from iriscli.visit.read import read_visit
    from iriscli.wording import typed as ask

    source = find(visit)
    loaded = read_visit(*source)
    base = ask.base_url(base_url)
    reader = ask.reader(lang, loaded)
    _check_apart(out, source, loaded)
    wish = Wish(loaded, lambda: secrets.token_hex(16), base, _logos(loaded, source))
    watch = partial(watched, total=2 * len(loaded.participants), what="Files")
    with hold(out, CALENDARS, force=force, public=True, watch=watch) as folder:
        outcome = publish(wish, folder, ask.now())
        view = PublishedView(loaded, str(out), base, tuple(outcome.done), reader)
        output.tell(outcome, view, format_)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _check_apart(out: Path, source: Source, visit: Visit) -> None:
    """Raise UsageError where what the visit is made from lies in the folder of the site."""
    from iriscli.cli.load import folder_of
    from iriscli.errors import UsageError
    from iriscli.text import named

    about, logos = visit.about, visit.project.logos if visit.project else ()
    own = [] if source.file == "-" else [Path(source.file)]
    beside = (folder_of(source.file) / name for name in (about.people_csv, *logos) if name)
    folder = os.path.realpath(out)
    for path in (*own, *beside):
        there = (os.path.realpath(path), Path(os.path.realpath(path.parent)) / path.name)
        if any(Path(one).is_relative_to(folder) for one in there):
            raise UsageError(
                f"the folder of the site, {named(out)}, holds {named(path)}, and all that is in"
                " it is published; name a folder of its own with --out"
            )


def _logos(visit: Visit, source: Source) -> tuple[Logo, ...]:
    """Read the project's logos, or raise InvalidVisitError with what is wrong with each."""
    from iriscli.errors import InvalidVisitError, Problem, place
    from iriscli.site.logos import NotALogoError, logo
    from iriscli.text import named
    from iriscli.visit.lines import line_numbers
    from iriscli.visit.read import decode, nearest_line

    found, problems = [], []
    for number, path in enumerate(visit.project.logos if visit.project else ()):
        try:
            found.append(logo(number + 1, source.read_csv(path)))
        except (OSError, NotALogoError) as error:
            what = f"{error.strerror}; check the path" if isinstance(error, OSError) else error
            key = ("project", "logos", number)
            line = nearest_line(line_numbers(decode(source.data, source.file)), key)
            message = f"{named(path)}: {what}"
            problems.append(Problem(source.file, line, place(key), message))
    if problems:
        raise InvalidVisitError(problems)
    return tuple(found)
