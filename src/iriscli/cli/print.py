"""`iris print`."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iriscli.cli import complete, options
from iriscli.paper import PAPERS, ROWS
from iriscli.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iriscli.disk.folder import Folder, Outcome, Plan
    from iriscli.paper.order import Order
    from iriscli.paper.press import Printed, Values
    from iriscli.visit.logos import Logo
    from iriscli.visit.source import Source
    from iriscli.visit.visit import Visit

    What = str
else:  # typer reads the choices when it runs
    What = Literal[tuple(PAPERS)]


def print(  # noqa: A001 - it is what the command is called
    what: Annotated[What, typer.Argument(help="The paper.", show_default=False)],
    *,
    for_: options.For = None,
    day: options.Day = None,
    session: options.Session = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A column that the list shows and not the role: email, role, language, or a"
            " detail of the people by its heading, for example Diet. You can repeat it.",
            show_default=False,
            autocompletion=complete.columns,
        ),
    ] = None,
    rows: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            parser=options.understood("rows"),
            help="The number of empty rows at the end of an attendance list."
            f" Without it: {ROWS}.",
            show_default=False,
        ),
    ] = None,
    paper: Annotated[
        Literal["a4", "letter"], typer.Option("--paper", help="The size of the paper.")
    ] = "a4",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="The file to write. Without it: the name of the paper, for example badges.pdf."
            " For programme with --for, the folder. Without it: papers.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that iris did not make.")
    ] = False,
    visit: options.VisitFile = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            "-l",
            metavar="CODE",
            parser=options.understood("language"),
            help="The language of the paper. Without it: the language of the visit, and for the"
            " paper of one guest the language of this guest.",
            show_default=False,
            autocompletion=complete.languages,
        ),
    ] = None,
) -> None:
    """Make a PDF to print: the programme, lists, badges, cards, signs, certificates.

    With --for, programme makes one for each guest, with their private information.

    Examples:
      iris print programme                    for everyone: programme.pdf
      iris print programme --for everyone     one for each guest
      iris print attendance --day 1           the list to sign on the first day
      iris print place-cards --session dinner
    """
    from iriscli.cli import environment, output
    from iriscli.cli.apart import check_private
    from iriscli.cli.load import logos_of, read
    from iriscli.cli.progress import watched
    from iriscli.disk.folder import Outcome, hold
    from iriscli.paper.order import Order
    from iriscli.wording import typed

    given = {"for": for_, "day": day, "session": session, "column": column, "rows": rows}
    _check_fits(what, [name for name, value in given.items() if value is not None])
    source = read(visit)
    loaded = source.valid()
    typed.reader(lang, loaded)  # so that one which is not spoken is told first
    order = Order(
        loaded,
        lang,
        typed.participants(typed.references(for_, loaded), loaded),
        typed.days(day, loaded, environment.now().astimezone(loaded.zone).date()),
        loaded.sessions[typed.session(session, loaded)] if session is not None else None,
        typed.columns(column, loaded) or ("role",),
        ROWS if rows is None else rows,
        paper,
    )
    papers = _papers(what, order, out)
    if what != "programme" or order.participants is not None:
        check_private(next(iter(papers)).parent, "papers")
    images = [logo.octets for logo in logos_of(source, visit)]
    print_one = partial(_pressed, what, images, source)
    outcome = Outcome[str]()
    watch = partial(watched, total=len(papers), what="Papers")
    with hold(next(iter(papers)).parent, force=force, watch=watch) as folder:
        folder.carry_out(_plans(papers, print_one, folder, outcome), outcome)
        output.complain(*outcome.done, *outcome.lines)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _check_fits(what: str, given: list[str]) -> None:
    """Raise UsageError where a paper cannot be asked for that, or typst is not there."""
    from iriscli.errors import CannotWriteError, UsageError

    for name in given:
        if name not in PAPERS[what]:
            others = [other for other, takes in PAPERS.items() if name in takes]
            raise UsageError(
                f"--{name} is not for {what} but for {', '.join(others)}; leave it out"
            )
    if find_spec("typst") is None:
        raise CannotWriteError(
            "papers are made with typst, which this machine does not have; print on another one"
        )


def _papers(what: str, order: Order, out: Path | None) -> dict[Path, Callable[[], Values]]:
    """Return what makes the values of each paper, by the file that it is to be in."""
    from iriscli.paper.order import fill
    from iriscli.paper.programme import values as programme

    if what == "programme" and order.participants is not None:
        folder = Path("papers") if out is None else out
        return {
            folder / f"programme-{one.participant.id}.pdf": partial(
                programme, order, one.participant
            )
            for one in order.guests
        }
    language = order.language or order.visit.about.language
    other = "" if language == order.visit.about.language else f"-{language}"
    values = fill(what, order)
    return {out or Path(f"{what}{other}.pdf"): lambda: values}


def _plans(
    papers: dict[Path, Callable[[], Values]],
    print_one: Callable[[Values], Printed],
    folder: Folder,
    outcome: Outcome[str],
) -> Iterator[Plan[str]]:
    """Make each paper, and say what is to become of its file."""
    from iriscli.disk.folder import Plan
    from iriscli.paper.press import is_ours

    def claim(_: str, there: bytes) -> str:
        return "" if is_ours(there) else "it is not a PDF by iris"

    for path, values in papers.items():
        printed = print_one(values())
        state, why = folder.compare(path.name, printed.octets, claim)
        done = "unchanged" if state == "unchanged" else "written"
        if printed.unknown:
            outcome.lines.append(_no_font(path, printed.unknown))
        yield Plan(path.name, state, f"{printable(path)}: {done}", printed.octets, why)


def _pressed(what: str, images: list[bytes], source: Source, values: Values) -> Printed:
    """Make a paper; raise InvalidVisitError where a logo cannot be drawn."""
    from iriscli.errors import InvalidVisitError, Problem
    from iriscli.paper.press import NotDrawnError, press

    try:
        return press(what, values, images)
    except NotDrawnError as error:
        key = ("project", "logos", error.number)
        problem = Problem(key, "the image cannot be printed; save it as PNG or SVG")
        raise InvalidVisitError(source.located([problem])) from None


def programmes(logos: Sequence[Logo], visit: Visit) -> tuple[dict[str, bytes], list[str]]:
    """Return the programme for everyone in each language of a visit, and what to say of it.

    There is none where typst is not, or cannot draw a logo.
    """
    if find_spec("typst") is None:
        return {}, []
    from iriscli.paper.order import Order, fill
    from iriscli.paper.press import NotDrawnError, press

    found, notes = {}, []
    images = [logo.octets for logo in logos]
    try:
        for code in visit.languages:
            printed = press("programme", fill("programme", Order(visit, code)), images)
            found[code] = printed.octets
            if printed.unknown:
                notes.append(_no_font(f"the programme to print ({code})", printed.unknown))
    except NotDrawnError as error:
        what = f"the image {error.number + 1} of [project] logos cannot be printed"
        return {}, [f"Note: no programme to print is made: {what}; save it as PNG or SVG"]
    return found, notes


def _no_font(path: object, letters: Sequence[str]) -> str:
    """Say which letters stand as boxes on a paper."""
    shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in letters)
    return (
        f"Note: {printable(path)}: no font has {shown}; an empty box stands there, and the PDF"
        " cannot be read aloud as PDF/UA demands. Write it in other letters"
    )
