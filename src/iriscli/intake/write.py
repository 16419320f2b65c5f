"""A draft → the text of a visit file, as a host would have written it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iriscli.intake.draft import Person, Remark, Session
from iriscli.intake.understand import days
from iriscli.intake.understand.lines import is_room
from iriscli.intake.understand.words import is_one
from iriscli.text import clean, clean_line, joined
from iriscli.text.compare import folded
from iriscli.text.slugs import slug
from iriscli.visit.model import KEYWORDS
from iriscli.visit.read import read
from iriscli.visit.template import SCHEMA_FILE, toml_string, visit_id
from iriscli.visit.values import WrongValueError, check_email, check_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from iriscli.intake.draft import Draft, Item

PLACEHOLDER = "…"
_ID_LENGTH = 40
_RULE, _FEW = 79, 3
_ADDRESS = re.compile(r"\d")


@dataclass
class Written:
    """A visit file, and the lines where words stand that were not understood."""

    text: str
    remarks: list[int] = field(default_factory=list)


def write(draft: Draft, names: Sequence[str], unique: str) -> Written:
    """Return the visit file of a draft that was made from documents of some names.

    What the rules of the visit file refuse is left out and said in a comment.
    """
    for _ in range(len(draft.sessions) + 1):
        written = _Writer(draft, names, unique)
        done = written.done()
        source = read(done.text.encode(), "", _nothing_beside)
        if not _mended(written, [problem.key for problem in source.found]):
            break
    return done


def _nothing_beside(path: str) -> bytes:
    raise FileNotFoundError(path)


def _mended(written: _Writer, keys: Iterable[tuple[str | int, ...]]) -> bool:
    """Take out the times that cannot be, as those of an hour that clocks skip."""
    mended = False
    for key in keys:
        session = written.by_id.get(str(key[1])) if key[:1] == ("sessions",) else None
        if session is None:
            continue
        if session.start is not None and "items" not in key:
            session.doubts.append(f"{session.start:%H:%M} cannot be that day")
            session.start = session.end = None
            mended = True
        elif session.items:
            session.description += [item.title for item in session.items]
            session.items = []
            mended = True
    return mended


class _Ids:
    """Ids, each given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.next: dict[str, int] = {}

    def new(self, name: str, otherwise: str) -> str:
        base = slug(name)[:_ID_LENGTH].strip("-")
        base = otherwise if not base or base in KEYWORDS else base
        found, number = base, self.next.get(base, 2)
        while found in self.taken:
            found, number = f"{base}-{number}", number + 1
        self.next[base] = number
        self.taken.add(found)
        return found


@dataclass
class _Organisation:
    name: str
    country: str = ""
    guessed: bool = True


class _Writer:
    """One pass over a draft."""

    def __init__(self, draft: Draft, names: Sequence[str], unique: str) -> None:
        self.draft, self.names, self.unique = draft, names, unique
        self.lines: list[str] = []
        self.remarks: list[int] = []
        self.by_id: dict[str, Session] = {}
        references = _Ids()
        self.organisations: dict[str, str] = {}
        self.kept: dict[str, _Organisation] = {}
        self.host = self._organisation(
            draft.host or PLACEHOLDER, references, "host-organisation"
        )
        self.kept[self.host].country = draft.country
        self.kept[self.host].guessed = "country" in draft.guessed
        for person in self.draft.persons:
            id_ = self._organisation(
                person.organisation or PLACEHOLDER, references, "first-partner"
            )
            if person.country and self.kept[id_].guessed and id_ != self.host:
                self.kept[id_].country, self.kept[id_].guessed = person.country, False
        self.person_ids = {
            id(one): references.new(one.name, "guest") for one in self.draft.persons
        }
        self.groups = self._groups(references)
        self.venues: dict[str, str] = {}
        self.places: dict[str, tuple[str, str]] = {}
        self._venues()

    def _organisation(self, name: str, references: _Ids, otherwise: str) -> str:
        # The host and the guests' organisation may both be unknown, and are two.
        key = folded(name) if name != PLACEHOLDER else otherwise
        if key not in self.organisations:
            self.organisations[key] = references.new(name, otherwise)
            self.kept[self.organisations[key]] = _Organisation(clean_line(name))
        return self.organisations[key]

    def _groups(self, references: _Ids) -> dict[str, tuple[str, str, list[str]]]:
        found: dict[str, tuple[str, str, list[str]]] = {}
        named = [(one.group, "") for one in self.draft.sessions if one.group]
        named += [
            (group, self.person_ids[id(one)])
            for one in self.draft.persons
            for group in one.groups
        ]
        for name, member in named:
            key = folded(name)
            if key not in found:
                found[key] = references.new(name, "group"), clean_line(name), []
            if member:
                found[key][2].append(member)
        return found

    def _venues(self) -> None:
        """Give each place its venue and, where it says one, its room."""
        ids = _Ids()
        all_ = [clean_line(one.place) for one in self.draft.sessions if one.place]
        self.addresses: dict[str, str] = {}
        for place in dict.fromkeys(all_):
            name, room, address = _divided(place)
            if not name:
                self.places[folded(place)] = "", room
                continue
            key = folded(name)
            if key not in self.venues:
                self.venues[key] = ids.new(name, "venue")
                self.addresses[key] = name
            if address:
                self.addresses[f"{key}\n"] = address
            self.places[folded(place)] = self.venues[key], room

    # Lines.

    def add(self, *lines: str) -> None:
        self.lines += lines

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def comment(self, text: str) -> None:
        """Add a comment; its text is data, and may have several lines."""
        for line in clean(text).split("\n"):
            self.add(f"# {' '.join(line.split())}".rstrip())

    def section(self, title: str) -> None:
        self.blank()
        self.add(f"# ── {title} ".ljust(_RULE, "─"), "")

    def remark(self, remark: Remark) -> None:
        if not remark.known:
            self.remarks.append(len(self.lines) + 1)
        self.comment(f"{remark.where}: {remark.text}")

    def key(self, name: str, value: str) -> None:
        if cleaned := clean_line(value):
            self.add(f"{name} = {toml_string(cleaned)}")

    # Tables.

    def done(self) -> Written:
        self._head()
        self._visit()
        self._where()
        self._who()
        self._people()
        self._in_groups()
        self._programme()
        return Written("\n".join(self.lines).rstrip() + "\n", self.remarks)

    def _head(self) -> None:
        self.add(f"#:schema ./{SCHEMA_FILE}", "")
        self.comment(
            f"This file is the visit, made from {joined(map(clean_line, self.names))}."
        )
        self.add(
            "#",
            "# The comment above a session gives its place in your document and, if iris",
            "# changed the words, the words as you wrote them. Other comments are parts that",
            "# iris did not understand: read each one, write what it says into the file, and",
            '# delete the comment. Where you find "…", write the missing words.',
            "#",
            "# In the folder of this file:",
            "#   iris agenda        shows the programme",
            "#   iris check         finds what is missing or wrong",
        )

    def _visit(self) -> None:
        draft = self.draft
        self.section("The visit")
        for remark in draft.head:
            self.remark(remark)
        self.add("[visit]")
        title = clean_line(draft.title) or PLACEHOLDER
        assert draft.start is not None  # noqa: S101 - there is no draft without
        start = draft.start
        self.add(f"id = {toml_string(visit_id(draft.title, start.year, self.unique))}")
        first, *others = draft.languages
        if others:
            more = ", ".join(f'{code} = "…"' for code in others)
            self.add(f"title = {{ {first} = {toml_string(title)} }}")
            self.add(
                f"# Add {more} within the braces: the visit has the languages of its title."
            )
        else:
            self.add(f"title = {toml_string(title)}")
        if "year" in draft.guessed:
            self.add("# The documents do not say the year: is it this one?")
        self.add(f"start = {start}", f"end = {draft.end or start}")
        if "zone" in draft.guessed:
            self.add("# The documents do not say the time zone: is it this one?")
        self.add(f"timezone = {toml_string(draft.zone)}")
        self.add(f"language = {toml_string(first)}")
        self.add(f"host = {toml_string(self.host)}")
        if draft.contact:
            self.add("", "[visit.contact]")
            for name, value in draft.contact.items():
                if name != "email" or _is(check_email, value):
                    self.key(name, value)
        for day, title in sorted(draft.days.items()):
            self.add("", f"[days.{day}]")
            self.key("title", title)

    def _where(self) -> None:
        if not self.venues:
            return
        self.section("Where")
        for key, id_ in self.venues.items():
            self.blank()
            self.add(f"[venues.{id_}]")
            self.key("name", self.addresses[key])
            self.key("address", self.addresses.get(f"{key}\n", ""))

    def _who(self) -> None:
        self.section("The host, and the organisations of the guests")
        for id_, one in self.kept.items():
            self.blank()
            self.add(f"[organisations.{id_}]")
            if one.name == PLACEHOLDER:
                self.add("# The documents do not say its name.")
            self.add(f"name = {toml_string(one.name)}")
            self.key("city", self.draft.city if id_ == self.host else "")
            if one.guessed:
                self.add("# The documents do not say its country: is it this one?")
            self.add(f"country = {toml_string(one.country or self.draft.country)}")
            if id_ == self.host:
                self.add('role = "host"')

    def _people(self) -> None:
        if self.draft.people:
            self.section("People")
        for person in self.draft.people:
            if isinstance(person, Remark):
                self.remark(person)
                self.blank()
            else:
                self._person(person)

    def _in_groups(self) -> None:
        if self.groups:
            self.section("Groups")
        for id_, name, members in self.groups.values():
            self.blank()
            self.add(f"[groups.{id_}]")
            self.add(f"name = {toml_string(name)}")
            if not members:
                self.add("# Who is in it? Write the ids of organisations or people.")
            self.add(f"members = [{', '.join(map(toml_string, members))}]")

    def _person(self, person: Person) -> None:
        self.blank()
        self.comment(person.where)
        organisation = person.organisation or PLACEHOLDER
        key = folded(organisation) if organisation != PLACEHOLDER else "first-partner"
        self.add(f"[people.{self.person_ids[id(person)]}]")
        self.key("name", person.name)
        self.add(f"organisation = {toml_string(self.organisations[key])}")
        if person.email:
            if _is(check_email, person.email):
                self.key("email", person.email)
            else:
                self.comment(person.email)
        self.key("role", person.role)
        self.key("language", person.language)
        if details := [
            f"{toml_string(clean_line(name))} = {toml_string(clean_line(value))}"
            for name, value in person.details
            if clean_line(name) and clean_line(value)
        ]:
            self.add(f"details = {{ {', '.join(details)} }}")

    def _programme(self) -> None:
        self.section("The programme")
        ids = _Ids()
        for one in self.draft.programme:
            if isinstance(one, Remark):
                self.blank()
                self.remark(one)
            else:
                self.blank()
                self._session(one, ids.new(one.title, "session"))
        if not self.draft.sessions:
            self.blank()
            self.add("# No session was found in the documents.")

    def _session(self, session: Session, id_: str) -> None:
        self.by_id[id_] = session
        values = self._values(session)
        taken_apart = _taken_apart(session, values)
        self.comment(f"{session.where}: {session.source}" if taken_apart else session.where)
        for doubt in session.doubts:
            self.comment(f"Look at this one: {doubt}.")
        self.add(f"[sessions.{id_}]")
        self.add(f"title = {toml_string(clean_line(session.title) or PLACEHOLDER)}")
        self.add(f"day = {session.day}")
        self._when(session)
        venue, room = self.places.get(folded(clean_line(session.place)), ("", ""))
        self.key("venue", venue)
        self.key("room", session.room or room)
        self.key("meet", session.meet)
        if session.group:
            group = self.groups[folded(session.group)][0]
            self.add(f"attendees = [{toml_string(group)}]")
        if session.speakers:
            self.add(f"speakers = [{', '.join(map(_speaker, session.speakers))}]")
        if session.items:
            self.add("items = [", *(f"  {_item(one)}," for one in session.items), "]")
        if description := clean("\n".join(session.description)):
            self.add(f"description = {toml_string(description)}")
        self._state(session)

    def _when(self, session: Session) -> None:
        if session.all_day:
            self.add("all_day = true")
        if session.start is not None:
            self.add(f"start = {session.start:%H:%M}")
            if session.end is not None:
                self.add(f"end = {_end(session)}")

    def _state(self, session: Session) -> None:
        if session.kind != "other":
            self.add(f"kind = {toml_string(session.kind)}")
        if session.optional:
            self.add("optional = true")
        if session.status != "confirmed":
            self.add(f"status = {toml_string(session.status)}")
        for name, url in (("online", session.online), ("url", session.url)):
            if url and _is(check_url, url):
                self.key(name, url)

    def _values(self, session: Session) -> list[str]:
        group = self.groups[folded(session.group)][1] if session.group else ""
        texts = [session.title, session.place, session.room, session.meet, group]
        texts += [part for speaker in session.speakers for part in speaker]
        texts += [item.title for item in session.items] + session.description
        return [folded(text) for text in texts if text]


def _divided(place: str) -> tuple[str, str, str]:
    """Return the name of a place, a room in it, its address, each "" where it says none."""
    if "," not in place:
        # 'room 3' is no name of a place, 'Hall of Justice' may be one.
        is_bare = place[:1].islower() and len(place.split()) <= _FEW
        return ("", place, "") if is_bare and is_room(place) else (place, "", "")
    name, _, rest = (part.strip() for part in place.partition(","))
    if is_room(rest) and (is_one(name, "building") or not is_room(name)):
        return name, rest, ""
    if _ADDRESS.search(rest) and not _ADDRESS.search(name):
        return name, "", rest
    return place, "", ""


def _end(session: Session) -> str:
    assert session.start is not None  # noqa: S101 - asked before
    assert session.end is not None  # noqa: S101 - asked before
    if session.end == dt.time():
        return '"24:00"'
    if session.end < session.start:
        return f"{session.day + dt.timedelta(days=1)}T{session.end:%H:%M}"
    return f"{session.end:%H:%M}"


def _speaker(speaker: tuple[str, str]) -> str:
    name, role = (clean_line(part) for part in speaker)
    if not role:
        return toml_string(name)
    return f"{{ name = {toml_string(name)}, role = {toml_string(role)} }}"


def _item(item: Item) -> str:
    parts = [f"title = {toml_string(clean_line(item.title) or PLACEHOLDER)}"]
    if item.start is not None:
        parts.append(f"start = {item.start:%H:%M}")
    if item.minutes:
        parts.append(f"minutes = {item.minutes}")
    return f"{{ {', '.join(parts)} }}"


def _taken_apart(session: Session, values: Sequence[str]) -> bool:
    """Tell whether words of the document are in none of the values as they stood there."""
    clocks = {f"{one.hour}" for one in (session.start, session.end) if one}
    for piece in re.split(r" \| | / |\t", session.source):
        text = folded(piece).strip(" .,:;-*•")
        if any(text in value for value in values):
            continue
        numbers = {number.lstrip("0") or "0" for number in re.findall(r"\d+", text)[:1]}
        # What is left of a time and a day is nothing, or words that say more.
        left = _without_days(text) if not numbers & clocks else text
        left = re.sub(
            r"^[\s(\[]*\d{1,2}(?:[:.h,]?\d\d|\s?h)?(?:\s*-\s*\d{1,2}(?:[:.h,]?\d\d|\s?h)?)?\s*",
            "",
            left,
        )
        left = left.strip(" .,:;-*•)]")
        if left and not any(left in value for value in values):
            return True
    return False


def _without_days(text: str) -> str:
    for one in reversed(days.find(text)):
        text = f"{text[: one.start]}{text[one.end :]}"
    return text


def _is(check: Callable[[str], str], value: str) -> bool:
    try:
        check(clean_line(value))
    except WrongValueError:
        return False
    return True
