"""`iris site`."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
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
            help="The web address of the site, for example https://example.org/visit/. With"
            " it, pages show full addresses to subscribe to. Without it: the key site in the"
            " visit file.",
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
    """Build a web site with the programme, and with calendars to subscribe to.

    Put the folder on any web server. Each person has a page with an address that
    nobody can guess: send it to that person. Keep the folder: the next build
    reads in it what the guests have, and every address stays the same.

    Examples:
      iris site                                        write the folder site
      iris site --base-url https://example.org/visit/
    """
    import secrets

    from iriscli.calendars.addresses import CALENDARS
    from iriscli.cli import environment, output
    from iriscli.cli.apart import check_site
    from iriscli.cli.beside import MAILS, Beside
    from iriscli.cli.load import folder_of, logos_of, read
    from iriscli.cli.print import programmes
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import hold
    from iriscli.site.publish import Wish, publish
    from iriscli.site.view import PublishedView
    from iriscli.wording import typed

    source = read(visit)
    loaded = source.valid()
    reader = environment.reader(lang, loaded)
    if base_url is None and loaded.about.site:
        base_url = typed.base_url(loaded.about.site)
    _check_apart(out, source, visit)
    check_site(out, folder_of(visit) / MAILS)
    logos = logos_of(source, visit)
    wish = Wish(
        loaded,
        lambda: secrets.token_hex(16),
        base_url,
        logos,
        partial(programmes, logos),
        source.located,
        Beside(visit, loaded.about.id).told_before(),
    )
    watch = partial(watched, total=2 * len(loaded.participants), what="Files")
    with hold(out, CALENDARS, force=force, public=True, watch=watch) as folder:
        outcome = publish(wish, folder, environment.now())
        view = PublishedView(loaded, str(out), base_url, tuple(outcome.done), reader)
        output.tell(outcome, view, format_)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _check_apart(out: Path, source: Source, given: str | None) -> None:
    """Raise UsageError where what the visit is made from lies in the folder of the site."""
    from iriscli.cli.load import made_from
    from iriscli.errors import UsageError
    from iriscli.text import named

    own = [] if source.file == "-" else [Path(source.file)]
    folder = os.path.realpath(out)
    for path in (*own, *made_from(source.valid(), given)):
        there = (os.path.realpath(path), Path(os.path.realpath(path.parent)) / path.name)
        if any(Path(one).is_relative_to(folder) for one in there):
            raise UsageError(
                f"the folder of the site, {named(out)}, contains {named(path)}, and everything"
                " in it would be published; choose another folder with --out"
            )
