"""What `iris preview` answers: the site as it would be, with switches around it.

A page is the one that a build would write, made when it is asked for; a bar is added, and
a script that follows the visit file. The addresses of people are plain ones here: those
that nobody can guess are made by a build.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from iriscli.calendars.addresses import Addresses
from iriscli.calendars.export import Wanted, updates_of
from iriscli.calendars.folder import Record
from iriscli.calendars.names import file_name
from iriscli.calendars.record import EVERYTHING, Handed, sealed
from iriscli.programme.public import nameless, public
from iriscli.render.json import to_json
from iriscli.site.build import Files, packed
from iriscli.site.pages import POLICY, environment
from iriscli.site.site import Site
from iriscli.text import printable
from iriscli.wording.reader import Reader, sentence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from iriscli.errors import Problem
    from iriscli.visit.logos import Logo
    from iriscli.visit.visit import Participant, Visit

PREVIEW_POLICY = f"{POLICY}; script-src 'self'; connect-src 'self'; frame-src 'self'"
"""What a page of the preview may load beside: its own script, and itself as on a phone."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "xml": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
}
_ADDED = """<link rel="icon" href="/-/preview.svg">
<link rel="stylesheet" href="/-/preview.css">
<script src="/-/preview.js"></script>
"""
# The headings on a page below which something of a table of the visit file stands.
_HEADINGS = {
    "venues": ("places",),
    "organisations": ("partners", "locals"),
    "info": ("info",),
}
_SHOWN = 160  # of a line of the file; one may have millions of letters


@dataclass(frozen=True)
class Answer:
    """What is answered: octets, and what they are."""

    octets: bytes
    type: str
    status: int = 200


@dataclass(frozen=True)
class Choice:
    """A page that the bar offers: its address, what it is called, whether it is shown."""

    address: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Look:
    """The files of a visit as they were at a moment; `state` tells it from other moments.

    Without a `visit` there is no site: `problems` are why, and `text` is what `file` holds.
    `remarks` finds what else there is to say. `base` is the address of the preview.
    """

    file: str
    state: str
    base: str
    now: dt.datetime
    visit: Visit | None = None
    text: str = ""
    problems: Sequence[Problem] = ()
    logos: tuple[Logo, ...] = ()
    remarks: Callable[[], Sequence[Problem]] = tuple

    def answer(self, target: str) -> Answer:
        """Answer a request for a path from the root, with a query perhaps."""
        path, _, query = target.partition("?")
        path = unquote(path).removeprefix("/") or "index.html"
        if path in self._plain:
            return Answer(self._plain[path](), _TYPES[path.rpartition(".")[2]])
        if self.visit is None:
            return self._page(
                self._instead(
                    f"{_counted(self.problems)} in {printable(PurePath(self.file).name)}"
                )
            )
        site = self._site
        if path in site.programmes:
            choices = site.choices(path, site.programmes[path])
            return self._page(site.made[path]().decode(), *choices)
        if path in site.whose:
            participant = site.whose[path]
            asked = parse_qs(query).get("lang", [""])[0]
            language = asked if asked in site.languages(path) else participant.language
            page = site.files.page(replace(participant, language=language))
            return self._page(page.decode(), *site.choices(path, language))
        return self._page(self._instead("No such page"), *site.choices(path), status=404)

    @cached_property
    def _plain(self) -> Mapping[str, Callable[[], bytes]]:
        """What makes each file that is served as it is."""
        own: dict[str, Callable[[], bytes]] = {
            "style.css": partial(packed, "style.css"),
            "-/preview.css": partial(packed, "preview.css"),
            "-/preview.js": partial(packed, "preview.js"),
            "-/preview.svg": partial(packed, "preview.svg"),
            "-/state.txt": self.state.encode,
            "-/remarks.json": self._remarks,
        }
        if self.visit is None:
            return own
        site = self._site
        pages = site.programmes.keys() | site.whose.keys()
        others = {path: made for path, made in site.made.items() if path not in pages}
        return own | others | dict(site.calendars(self.now))

    @cached_property
    def _site(self) -> _Site:
        assert self.visit is not None  # noqa: S101 # who asks has looked
        base = self.base if self.visit.about.site else None
        return _Site(self.visit, base, self.logos)

    def _remarks(self) -> bytes:
        """Return what there is to say, and the places on a page where it belongs."""
        return to_json(
            [
                {
                    "level": one.level,
                    "message": sentence(one.message),
                    "said": one.said,
                    "where": one.where,
                    "line": max(one.line, 1),
                    "at": places(one),
                }
                for one in self.remarks()
            ]
        ).encode()

    def _instead(self, heading: str) -> str:
        """Return what stands there instead of a page of the site."""
        lines = self.text.split("\n")
        shown = []
        for one in self.problems:
            of_file = one.file == self.file and 0 < one.line <= len(lines)
            line = lines[one.line - 1].strip()[:_SHOWN] if of_file else ""
            shown.append((one, printable(line.expandtabs(2))))
        template = environment().get_template("instead.html")
        return template.render(policy=POLICY, heading=heading, problems=shown)

    def _page(
        self,
        page: str,
        pages: Mapping[str, Sequence[Choice]] = MappingProxyType({}),
        languages: Sequence[Choice] = (),
        status: int = 200,
    ) -> Answer:
        """Answer with a page, and around it what the preview adds."""
        head, end_of_head, rest = page.partition("</head>")
        body, end_of_body, end = rest.rpartition("</body>")
        bar = environment().get_template("bar.html")
        shown = (
            head.replace(POLICY, PREVIEW_POLICY, 1),
            _ADDED,
            end_of_head,
            body,
            bar.render(state=self.state, pages=pages, languages=languages),
            end_of_body,
            end,
        )
        return Answer("".join(shown).encode(), _TYPES["html"], status)


@dataclass(frozen=True)
class _Site:
    """A site of which nothing was handed out yet; `base` where guests would see addresses."""

    visit: Visit
    base: str | None
    logos: tuple[Logo, ...]

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything stands: those of a person are called as in an export."""
        names = {id_: file_name(id_).removesuffix(".ics") for id_ in self.visit.participants}
        return Addresses(self.visit, names, self.base)

    @cached_property
    def files(self) -> Files:
        """All of it but the calendars."""
        about = self.visit.about
        nothing = Handed(about.id, EVERYTHING, about.language, b"", ())
        site = Site(public(self.visit), self.addresses, nothing, self.logos)
        return Files(site, replace(site, visit=nameless(self.visit)))

    @cached_property
    def made(self) -> Mapping[str, Callable[[], bytes]]:
        """What makes each of the files."""
        return dict(self.files.all())

    @cached_property
    def programmes(self) -> Mapping[str, str]:
        """The language of each page of the whole programme."""
        return {self.addresses.programme(code): code for code in self.visit.languages}

    @cached_property
    def whose(self) -> Mapping[str, Participant]:
        """Whose each of the other pages is."""
        return {self.addresses.page(id_): one for id_, one in self.visit.participants.items()}

    def languages(self, path: str) -> Sequence[str]:
        """Return the languages in which a page can be shown: a guest's own comes last."""
        known = tuple(self.visit.languages)
        own = [self.whose[path].language] if path in self.whose else []
        return (*known, *(code for code in own if code not in known))

    def calendars(self, now: dt.datetime) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the path of each calendar, and what makes it."""
        visit = self.files.own.visit

        def made(participant: str | None) -> bytes:
            ids = frozenset() if participant is None else frozenset({participant})
            wanted = Wanted(ids, whole=not ids, file_of=self.addresses.file, public=True)
            [update] = updates_of(visit, Record(), wanted, now)
            return sealed(update.handed)

        for id_ in (None, *visit.participants):
            yield self.addresses.calendar(id_), partial(made, id_)

    def choices(
        self, path: str, language: str = ""
    ) -> tuple[Mapping[str, Sequence[Choice]], Sequence[Choice]]:
        """Return the pages to choose from, in groups, and the languages of the one shown."""
        reader = Reader(self.visit.about.language, self.visit.about.language)
        whole = path if path in self.programmes else "index.html"
        pages = {
            "Everyone": [Choice(f"/{whole}", "The whole programme", path == whole)],
            "Delegations": [],
            "People": [],
        }
        for page, one in self.whose.items():
            name, group = reader.text(one.name), "Delegations"
            if one.person is not None:
                name, group = f"{name} – {reader.text(one.organisation.name)}", "People"
            pages[group].append(Choice(f"/{page}", name, page == path))
        if not language:
            return pages, ()
        by_code = {code: f"/{page}" for page, code in self.programmes.items()}
        if path in self.whose:
            by_code = {code: f"/{path}?lang={code}" for code in self.languages(path)}
        return pages, [
            Choice(address, Reader(code, code).name, code == language)
            for code, address in by_code.items()
        ]


def places(remark: Problem) -> list[str]:
    """Return the ids of what a remark is about as pages have them, the likeliest first."""
    table, *rest = remark.key or ("",)
    found = [f"s-{id_}" for id_ in remark.sessions]
    if rest and table == "sessions":
        found.insert(0, f"s-{rest[0]}")
    elif rest and table == "days":
        found.insert(0, f"day-{rest[0]}")
    else:
        found += _HEADINGS.get(str(table), ())
    return list(dict.fromkeys(found))


def _counted(problems: Sequence[Problem]) -> str:
    return "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
