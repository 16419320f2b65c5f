"""`iris site`."""

from __future__ import annotations

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

    from iriscli.cli import environment, output
    from iriscli.cli.load import read
    from iriscli.cli.progress import watched
    from iriscli.site.publish import Notice, Wish, publish
    from iriscli.site.view import PublishedView

    source = read(visit)
    loaded = source.valid()
    reader = environment.reader(lang, loaded)
    logos = _logos(source, visit)
    wish = Wish(loaded, lambda: secrets.token_hex(16), base_url, logos, force)
    files, left_alone = [], False
    outcomes = publish(wish, out, environment.now())
    for outcome in watched(outcomes, 2 * len(loaded.participants), "Files"):
        if isinstance(outcome, Notice):
            left_alone = left_alone or outcome.left_alone
            output.complain(outcome.text)
        else:
            files.append(outcome)
    view = PublishedView(loaded, str(out), base_url, tuple(files), reader)
    output.show(view, format_)
    if left_alone:
        raise typer.Exit(4)


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
