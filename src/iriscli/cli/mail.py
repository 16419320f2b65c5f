"""`iris mail`."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iriscli.cli import options

if TYPE_CHECKING:
    from iriscli.calendars.record import Handed
    from iriscli.mail.due import Round
    from iriscli.mail.letter import Page
    from iriscli.visit.visit import Visit


def mail(
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the mails.")
    ] = Path("mails"),
    for_: options.For = None,
    sent: Annotated[
        bool,
        typer.Option(
            "--sent", help="Say that you have sent the mails: all, or those of --for."
        ),
    ] = False,
    site: Annotated[
        Path,
        typer.Option(
            "--site",
            metavar="DIR",
            help="The folder of the site, to find the addresses of the pages.",
        ),
    ] = Path("site"),
    attach: Annotated[
        bool,
        typer.Option(
            "--attach", help="Attach the calendar that iris export-ics wrote for each guest."
        ),
    ] = False,
    calendars: Annotated[
        Path,
        typer.Option(
            "--calendars", metavar="DIR", help="The folder of the calendars to attach."
        ),
    ] = Path("calendars"),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show whom to write to; write nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace drafts that were edited.")
    ] = False,
    visit: options.VisitFile = None,
    lang: options.GuestsLang = None,
    format_: options.AnyFormat = "table",
) -> None:
    """Write a mail to each guest who needs one: the first mail, or the changes for them.

    Nothing is sent: open index.html in the folder, read the mails and send them.
    Then type iris mail --sent: the next mails contain only what is new. Keep the
    folder where only you can read it: it contains addresses.

    Examples:
      iris mail                        a draft for each guest who needs one
      iris mail --sent                 you have sent them
      iris mail --format xlsx > mails.xlsx     for a mail merge
    """
    from iriscli.cli import environment, output
    from iriscli.cli.apart import check_outbox
    from iriscli.cli.load import read
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import hold, looked_at
    from iriscli.mail.drafting import Drafting
    from iriscli.mail.due import Round
    from iriscli.mail.outbox import Outbox
    from iriscli.mail.told import Version, read_told
    from iriscli.mail.view import MailsView
    from iriscli.programme.changes import meant
    from iriscli.programme.checks.identity import unsure
    from iriscli.text import named
    from iriscli.wording import typed

    beside: dict[str, bytes] = {}
    source = read(visit, beside=beside)
    loaded = source.valid()
    reader = environment.reader(lang, loaded)
    check_outbox(out, site)
    told = read_told(looked_at(out))
    versions = (loaded, *told.visits.values())
    references = typed.references(for_, *versions)
    wanted = meant(references, *versions) if references else None
    due = Round(loaded, told, wanted)
    drafting = None
    if not sent:
        version = Version(source.text.encode(), beside)
        attached = _calendars(due, calendars) if attach else None
        pages = _pages(loaded, site)
        drafting = Drafting(due, version, reader, pages, attached, lang)
        if pages and _is_behind(loaded, site):
            output.complain(
                f"Note: {named(site)} is older than the visit; run iris site, and copy it to"
                " the server, before you send the mails."
            )
    watch = partial(watched, total=len(loaded.participants), what="Mails")
    with hold(out, force=force, dry=dry_run, private=True, watch=watch) as folder:
        outbox = Outbox(folder, loaded, reader, _sent_command(out, visit))
        if drafting is None:
            outbox.send(wanted, environment.now())
        else:
            for one in source.located(unsure(due.was, loaded)):
                outbox.outcome.fail(one)
            outbox.outcome.lines += due.notes(folder.where(""), source.located)
            outbox.write(drafting)
        drafts = [one.draft for one in outbox.outcome.done if one.draft]
        stale = drafting.found.stale if drafting else ()
        view = MailsView(loaded, str(out), drafts, reader, stale, sent, dry_run)
        output.tell(outbox.outcome, view, format_)
    if outbox.outcome.exit_code:
        raise typer.Exit(outbox.outcome.exit_code)


def _sent_command(out: Path, visit: str | None) -> str:
    """Return what a host types to say that the mails of a folder are sent."""
    folder = [] if out == Path("mails") else ["--out", str(out)]
    file = [] if visit in {None, "-"} else ["--visit", str(visit)]
    return shlex.join(["iris", "mail", "--sent", *folder, *file])


def _pages(visit: Visit, site: Path) -> dict[str, Page]:
    """Return the addresses of those who have a page on the site."""
    from iriscli.calendars.addresses import published
    from iriscli.disk.folder import looked_at
    from iriscli.mail.letter import Page

    found = published(looked_at(site), visit)
    if found is None:
        return {}
    return {
        id_: Page(found.base + found.page(id_), found.base + found.calendar(id_))
        for id_ in found.stems
        if found.base
    }


def _is_behind(visit: Visit, site: Path) -> bool:
    """Tell whether the pages of a site show another programme than the visit has now."""
    from iriscli.disk.files import look
    from iriscli.programme.public import public
    from iriscli.site.build import AGENDA, programme_of

    return look(site / AGENDA).data != programme_of(public(visit))


def _calendars(due: Round, folder: Path) -> dict[str, Handed]:
    """Return the calendars to attach, or raise CannotWriteError where one is missing or old."""
    from iriscli.calendars.current import current
    from iriscli.calendars.folder import read_folder
    from iriscli.cli import environment
    from iriscli.disk.folder import looked_at
    from iriscli.errors import CannotWriteError
    from iriscli.text import named

    wanted = [
        one.participant.id for one in due.due() if one.participant.id in due.visit.participants
    ]
    record = read_folder(looked_at(folder), due.visit.about.id)
    found = current(due.visit, record, wanted, environment.now())
    if missing := [id_ for id_ in wanted if id_ not in found]:
        raise CannotWriteError(
            f"{named(folder)}: the calendar of {missing[0]} is missing or older than the visit;"
            " export first, with iris export-ics"
        )
    return found
