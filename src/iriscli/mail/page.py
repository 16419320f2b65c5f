"""A mail as HTML, and the page from which the host sends all of them.

Templates beside this file escape every text.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache, lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from iriscli.mail.ways import ways
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.mail.draft import Draft, Drafts
    from iriscli.mail.letter import Letter, Part
    from iriscli.mail.told import Kind
    from iriscli.visit.visit import Visit

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def html_of(letter: Letter, reader: Reader) -> str:
    """Return a mail as HTML that mail programs show, Outlook among them: tables, no sheet."""
    parts = [_blocks(kind, tuple(some)) for kind, some in groupby(letter.parts, key=type)]
    template = _environment().get_template("mail.html")
    return template.render(subject=letter.subject, parts=parts, reader=reader)


@lru_cache(maxsize=1_000)
def _blocks(kind: type[Part], some: tuple[Part, ...]) -> Markup:
    """Return parts of a kind as HTML: many guests have the same programme and news."""
    template = _environment().get_template("parts.html")
    return Markup(template.render(kind=kind.__name__, some=some))  # noqa: S704 # of a template, which escapes


def index(drafts: Drafts, visit: Visit, reader: Reader, command: str) -> bytes:
    """Return the page of an outbox: what to mend, who has no address, each mail.

    `command` is what the host types when the mails are sent.
    """
    mails = [_shown(one, visit, reader) for one in drafts.mails]
    style, script = (_piece(name) for name in ("outbox.css", "outbox.js"))
    page = (
        _environment()
        .get_template("outbox.html")
        .render(
            reader=reader,
            label=reader.label,
            plural=reader.plural,
            title=reader.text(visit.about.title),
            stale=drafts.stale,
            mails=mails,
            long=any(not one["ways"]["write"].whole for one in mails),
            command=command,
            without=[one for one in drafts.mails if one.to is None],
            counted=_counted(drafts, reader),
            style=style,
            script=script,
            policy="; ".join(
                (
                    "default-src 'none'; base-uri 'none'; form-action 'none'",
                    f"style-src '{_digest(style)}'",
                    f"script-src '{_digest(script)}'",
                )
            ),
        )
    )
    return page.encode()


@cache
def _piece(name: str) -> Markup:
    """Return a style or a script as it stands in the page."""
    text = _environment().get_template(name).render()
    return Markup(text)  # noqa: S704 # it is of the package


@cache
def _digest(piece: Markup) -> str:
    return f"sha256-{b64encode(sha256(piece.encode()).digest()).decode()}"


def kinds(reader: Reader) -> Mapping[Kind, str]:
    """Return what each kind of mail is called."""
    return {
        # Translators: a kind of mail, in a table.
        "first": reader.label("first mail"),
        # Translators: a kind of mail, in a table: something has changed.
        "change": reader.label("change"),
        # Translators: a kind of mail, in a table: the guest is gone.
        "goodbye": reader.label("goodbye"),
    }


def _counted(drafts: Drafts, reader: Reader) -> str:
    """Say how many mails of each kind there are: `first mail: 2 · change: 11`."""
    numbers = Counter(one.kind for one in drafts.mails)
    return " · ".join(
        reader.label("{what}: {new}", what=name, new=numbers[kind])
        for kind, name in kinds(reader).items()
        if numbers[kind]
    )


def _shown(draft: Draft, visit: Visit, reader: Reader) -> Mapping[str, Any]:
    """Return a draft with all that its place on the page needs."""
    digest = sha256(f"{draft.to}\0{draft.subject}\0{draft.text}".encode()).hexdigest()[:16]
    theirs = Reader(draft.language)
    return {
        "draft": draft,
        "kind": kinds(reader)[draft.kind],
        "language": theirs.name,
        "direction": theirs.direction,
        # A tick is for these words: whoever gets others has not got them yet.
        "key": f"iris {visit.about.id} {draft.participant} {digest}",
        "ways": ways(draft.to, draft.subject, draft.text, draft.essentials),
    }
