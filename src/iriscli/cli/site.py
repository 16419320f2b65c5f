"""`iris site`."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
    from iriscli.site.logos import Logo
    from iriscli.visit.source import Source


def site(
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the site.")
    ] = Path("site"),
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            parser=options.understood("base_url"),
            help="Where the site will stand, as https://example.org/visit/. With it, pages "
            "say the whole addresses to subscribe to. Without it: [visit] site.",
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

    from iriscli.cli import environment, output
    from iriscli.cli.load import read
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import hold
    from iriscli.site.addresses import CALENDARS
    from iriscli.site.publish import Wish, publish
    from iriscli.site.view import PublishedView
    from iriscli.wording import typed

    source = read(visit)
    loaded = source.valid()
    reader = environment.reader(lang, loaded)
    if base_url is None and loaded.about.site:
        base_url = typed.base_url(loaded.about.site)
    _check_apart(out, source, visit)
    logos = _logos(source, visit)
    wish = Wish(loaded, lambda: secrets.token_hex(16), base_url, logos, source.located)
    watch = partial(watched, total=2 * len(loaded.participants), what="Files")
    with hold(out, CALENDARS, force=force, public=True, watch=watch) as folder:
        outcome = publish(wish, folder, environment.now())
        view = PublishedView(loaded, str(out), base_url, tuple(outcome.done), reader)
        output.tell(outcome, view, format_)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _check_apart(out: Path, source: Source, given: str | None) -> None:
    """Raise UsageError where what the visit is made from lies in the folder of the site."""
    from iriscli.cli.load import folder_of
    from iriscli.errors import UsageError
    from iriscli.text import named
    from iriscli.text.sheets import path_and_sheet

    visit = source.valid()
    about, logos = visit.about, visit.project.logos if visit.project else ()
    own = [] if source.file == "-" else [Path(source.file)]
    people, _ = path_and_sheet(about.people_file or "")
    beside = (folder_of(given) / name for name in (people, *logos) if name)
    folder = os.path.realpath(out)
    for path in (*own, *beside):
        there = (os.path.realpath(path), Path(os.path.realpath(path.parent)) / path.name)
        if any(Path(one).is_relative_to(folder) for one in there):
            raise UsageError(
                f"the folder of the site, {named(out)}, holds {named(path)}, and all that is in"
                " it is published; name a folder of its own with --out"
            )


def _logos(source: Source, given: str | None) -> tuple[Logo, ...]:
    """Read the project's logos, or raise InvalidVisitError with what is wrong with each."""
    from iriscli.cli.load import read_beside
    from iriscli.errors import InvalidVisitError, Problem
    from iriscli.site.logos import NotALogoError, logo
    from iriscli.text import named

    found, problems = [], []
    project = source.valid().project
    for number, path in enumerate(project.logos if project else ()):
        try:
            found.append(logo(number + 1, read_beside(given, path)))
        except (OSError, NotALogoError) as error:
            what = f"{error.strerror}; check the path" if isinstance(error, OSError) else error
            problems.append(Problem(("project", "logos", number), f"{named(path)}: {what}"))
    if problems:
        raise InvalidVisitError(source.located(problems))
    return tuple(found)
