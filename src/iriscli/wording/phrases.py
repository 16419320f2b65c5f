"""How a change is said: one phrase for each thing that is different.

Names from the file stand after a colon, so that a translation need not bend them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.programme.changes import Difference
from iriscli.wording import words
from iriscli.wording.apart import Titled, apart
from iriscli.wording.reader import Reader, sentence
from iriscli.wording.who import who

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iriscli.programme.agenda import Item
    from iriscli.programme.changes import Differences, SessionChange, Stale
    from iriscli.programme.facts import Facts
    from iriscli.visit.model import Kind, Status
    from iriscli.visit.visit import Visit


@dataclass(frozen=True)
class Phrases:
    """The phrases for a reader, of what changed from one version to the other."""

    old: Visit
    new: Visit
    reader: Reader

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every session's title by id, with the day and the time if others share it."""
        sessions: dict[str, Titled] = {}
        for visit in (self.old, self.new):
            text = self._in(visit).text
            sessions |= {
                id_: Titled(text(one.title), one.day, one.start)
                for id_, one in visit.sessions.items()
            }
        added = apart(sessions, self.reader)
        return {id_: one.title + added[id_] for id_, one in sessions.items()}

    def about(self, found: Differences) -> Iterator[str]:
        """Say how the visit itself differs."""
        label = self.reader.label
        if title := found.get("title"):
            yield from self._swap(self._title, title.before, title.now, title.language)
        if "start" in found or "end" in found:
            old, new = (
                self.reader.days(v.about.start, v.about.end) for v in (self.old, self.new)
            )
            # Translators: the days on which the visit takes place.
            yield from self._swap(label("Dates"), old, new)
        if zone := found.get("timezone"):
            # Translators: what follows is such as "Europe/Riga".
            yield from self._swap(label("Time zone"), zone.before, zone.now)
        if contact := found.get("contact"):
            code = contact.language
            old, new = (words.contact(v, self._in(v, code)) for v in (self.old, self.new))
            # Translators: whom guests may ask: a person or an office, its address, its number.
            yield from self._swap(label("Contact"), old, new, code)
        labels = {
            # Translators: where the whole visit goes, such as a town.
            "place": label("Place"),
            # Translators: of the programme, such as "Draft, 3 May".
            "version": label("Version"),
            "url": label("Link"),
            # Translators: what follows is the address of the pages with the programme.
            "site": label("Web site of the programme"),
        }
        for name, what in labels.items():
            if one := found.get(name):
                in_words = name in {"place", "version"}
                yield from self._swap(
                    what, one.before, one.now, one.language if in_words else None
                )
        if summary := found.get("summary"):
            # Translators: a short text on what the visit is about.
            yield from self._rewritten(label("Summary"), summary)
        if host := found.get("host"):
            old, new = (self.reader.join(names) for names in (host.before, host.now))
            what = words.host_label(len(host.now or host.before), self.reader)
            yield from self._swap(what, old, new, host.language)
        if project := found.get("project"):
            old, new = (_lines(facts) for facts in (project.before, project.now))
            # Translators: what pays for the visit: a project with its programme and funding.
            yield from self._swap(label("Project"), old, new, project.language)

    def read_in(self, found: Differences) -> Iterator[str]:
        """Say in which language a guest has all that is theirs, if that differs."""
        if language := found.get("language"):
            old, new = map(self.reader.language, (language.before, language.now))
            yield from self._swap(self.reader.label("Language"), old, new)

    def subjects(self, found: Differences) -> list[str]:
        """Name what differs of the visit itself and is a reason to write to everyone."""
        label = self.reader.label
        labels = {
            "title": self._title,
            "start": label("Dates"),
            "end": label("Dates"),
            "timezone": label("Time zone"),
            "contact": label("Contact"),
            "language": label("Language"),
        }
        return list(dict.fromkeys(what for name, what in labels.items() if name in found))

    def told(self, found: Differences) -> Iterator[str]:
        """Say how what is told of a day, or what guests need to know, differs."""
        label = self.reader.label
        labels = {
            "title": self._title,
            # Translators: what follows tells guests something of one day.
            "note": label("Note"),
            # Translators: what follows is the text under a title of "Good to know".
            "text": label("Text"),
            # Translators: what follows is a number.
            "phone": label("Phone"),
            "url": label("Link"),
        }
        for name, what in labels.items():
            if one := found.get(name):
                if name in {"note", "text"}:
                    yield from self._rewritten(what, one)
                else:
                    yield from self._swap(what, one.before, one.now, one.language)
        if one := found.get("for"):
            # Translators: who takes part in a session, or whom an information is for; heads a
            # column, too.
            what = label("Who")
            old, new = self._those(self.old, one.before), self._those(self.new, one.now)
            yield from self._swap(what, old, new)

    def _those(self, visit: Visit, ids: Sequence[str] | None) -> str:
        return who(visit, ids, self.reader) if ids else ""

    def organisation(self, found: Differences) -> Iterator[str]:
        """Say how an organisation differs, but for its name."""
        label, country = self.reader.label, self.reader.country
        if one := found.get("role"):
            old, new = (words.role(role, self.reader) for role in (one.before, one.now))
            # Translators: the part of an organisation in the visit: "Partner", "Host".
            role = self.reader.label_in("organisation", "Role")
            yield from self._swap(role, old, new)
        if one := found.get("short"):
            # Translators: an acronym of an organisation, such as "RARR".
            yield from self._swap(label("Short name"), one.before, one.now)
        if one := found.get("country"):
            # Translators: of an organisation.
            yield from self._swap(label("Country"), country(one.before), country(one.now))
        if one := found.get("city"):
            # Translators: the town of an organisation, large or small.
            yield from self._swap(label("City"), one.before, one.now, one.language)
        if one := found.get("url"):
            yield from self._swap(label("Link"), one.before, one.now)

    def renamed(self, name: Difference) -> Iterator[str]:
        """Say what something was called, and in another language also what it is called."""
        if name.language == self.reader.code:
            # Translators: stands under the new title or name of a session, an organisation, a
            # person or a group; OLD is the former one.
            yield self.reader.label("renamed; before: {old}", old=name.before)
        else:
            language = sentence(self.reader.language(name.language))
            yield from self._swap(language, name.before, name.now)

    def session(self, change: SessionChange) -> Iterator[str]:
        """Say how a session differs.

        Nothing is said where all that differs is that someone who is new among the
        participants attends, or someone who is gone does not: that is said of them.
        """
        before, now, found = change.before, change.now, change.fields
        if before is None:
            yield from self.joined(change.latest)
        elif now is None:
            yield from self.left(before)
        else:
            yield from self.kept(before, now, found)
            yield from self._attendance(before, now)

    def joined(self, item: Item) -> Iterator[str]:
        """Say of a session all that whoever did not have it needs to know."""
        label, facts = self.reader.label, [self._facts(item, self.new)]
        if attendees := who(self.new, item.session.attendees, self.reader):
            facts.append(self.reader.about(label("Who"), attendees))
        # Translators: stands under the title of a session that is new in the programme; FACTS
        # are its day, time, place and participants. Titles are of any gender.
        yield label("new: {facts}", facts=" · ".join(facts))
        if item.session.status != "confirmed":
            yield self._status(item.session.status)

    def left(self, item: Item) -> Iterator[str]:
        """Say that a session is gone, or takes place without whoever had it."""
        label, facts = self.reader.label, self._facts(item, self.old)
        if item.session.id in self.new.sessions:
            # Translators: of a session that takes place without this guest; FACTS are its day,
            # time and place.
            yield label("no longer in your programme; before: {facts}", facts=facts)
        else:
            # Translators: stands under a session's title; FACTS are its day, time and place.
            yield label("no longer in the programme; before: {facts}", facts=facts)

    def kept(self, before: Item, now: Item, found: Differences) -> Iterator[str]:
        """Say how a session differs to those who attend it in both versions."""
        yield from self._restated(found)
        yield from self._moved(before, now, found)
        yield from self._place(before, now, found)
        yield from self._details(found)

    def stale(self, one: Stale) -> str:
        """Say in which languages a text changed, in which it did not, and who reads these."""
        changed, left = (
            self.reader.join(map(self.reader.language, codes))
            for codes in (one.changed, one.left)
        )
        # Translators: CHANGED and LEFT are languages in which a text changed or did not; WHO
        # are names of guests who read the latter.
        return self.reader.label(
            "changed: {changed}; as before: {left}; who reads these: {who}",
            changed=changed,
            left=left,
            who=who(self.new, one.participants, self.reader) or "–",
        )

    # What the phrases have in common.

    @property
    def _title(self) -> str:
        # Translators: what a visit, a session or a day is called.
        return self.reader.label("Title")

    def _in(self, visit: Visit, code: str | None = None) -> Reader:
        """Return a language as it reads the texts of a version."""
        return Reader(code or self.reader.code, visit.about.language)

    def _swap(
        self, what: str, old: str | None, new: str | None, code: str | None = None
    ) -> Iterator[str]:
        """Say that one text replaces another, if it does; either may be missing.

        `code` is the texts' language; it is named where it is not the reader's.
        """
        label = self.reader.label
        if code and code != self.reader.code:
            what = f"{what} ({code})"
        if (old or "") == (new or ""):
            return
        if not old:
            yield self.reader.about(what, str(new))
        elif not new:
            # Translators: a text was removed; WHAT is a label such as "Contact", in any
            # gender, OLD the text.
            yield label("{what}: none (before: {old})", what=what, old=old)
        else:
            # Translators: WHAT is a label such as "Contact", NEW what it is now, OLD what it
            # was; these cannot be bent, so "{new}; before: {old}" may be better.
            yield label("{what}: {new} instead of {old}", what=what, new=new, old=old)

    def _rewritten(self, what: str, text: Difference) -> Iterator[str]:
        """Say what a longer text is now; nobody wants the old one beside it."""
        yield from self._swap(what, None if text.now else text.before, text.now, text.language)

    def _facts(self, item: Item, visit: Visit) -> str:
        place = words.place(item, self._in(visit))
        return " · ".join(part for part in (self._when(item, visit), place) if part)

    def _when(self, item: Item, visit: Visit) -> str:
        return f"{self.reader.date(item.day)}, {self._times(item, visit)}"

    def _times(self, item: Item, visit: Visit) -> str:
        """Return an item's times, with the zone if the versions differ in it."""
        times = words.times(item, self.reader)
        if item.start is None or self.old.zone.key == self.new.zone.key:
            return times
        return f"{times}, {words.zone_name(visit.zone, [item.start])}"

    # A session.

    def _restated(self, found: Differences) -> Iterator[str]:
        label = self.reader.label
        if status := found.get("status"):
            again = status.before == "cancelled"
            if again:
                # Translators: of a session that had been cancelled.
                yield label("takes place after all")
            if not again or status.now != "confirmed":
                yield self._status(status.now)
        if title := found.get("title"):
            yield from self.renamed(title)

    def _status(self, status: Status) -> str:
        label_in = self.reader.label_in
        labels: dict[Status, str] = {
            # Translators: of a session, alone under its title, which is of any gender: where
            # your language bends the word, add the noun, or say it without a gender.
            "confirmed": label_in("session", "confirmed"),
            # Translators: of a session that is planned but not yet certain; beside its title,
            # or under it. Without a gender, as "confirmed".
            "tentative": label_in("session", "tentative"),
            # Translators: of a session that does not take place; beside its title, or under
            # it. Without a gender, as "confirmed".
            "cancelled": label_in("session", "cancelled"),
        }
        return labels[status]

    def _moved(self, before: Item, now: Item, found: Differences) -> Iterator[str]:
        label, day = self.reader.label, self.reader.date(now.day)
        was, is_ = self._times(before, self.old), self._times(now, self.new)
        if before.day != now.day:
            # Translators: NEW and OLD are a day and its time: "Friday, 18 October 2018, 09:30".
            yield label(
                "moved to another day: {new} instead of {old}",
                new=self._when(now, self.new),
                old=self._when(before, self.old),
            )
        elif "start" in found and before.start is None:
            # Translators: TIME is such as "09:30–12:00", DAY a date with its weekday, in the
            # nominative, as in the following ones.
            yield label("the time is known now: {time} on {day}", time=is_, day=day)
        elif "start" in found and now.start is None:
            # Translators: of a session whose time was known; TIME and DAY are what they were.
            yield label("the time is open again; before: {time} on {day}", time=was, day=day)
        elif "start" in found:
            # Translators: OLD and NEW are times: "09:30–12:00"; DAY is a date.
            yield label("moved from {old} to {new} on {day}", old=was, new=is_, day=day)
        elif "end" in found:
            # Translators: of a session whose end is not known.
            open_end = label("the end is open")
            # Translators: OLD and NEW are times: "09:30–12:00"; DAY is a date.
            yield label(
                "new end: {new} instead of {old} on {day}",
                new=is_ if now.end else f"{is_} ({open_end})",
                old=was if before.end else f"{was} ({open_end})",
                day=day,
            )

    def _place(self, before: Item, now: Item, found: Differences) -> Iterator[str]:
        """Say where it is now or, if that is the same, what else is about the place."""
        label, venue = self.reader.label, found.get("venue")
        code = venue.language if venue and "room" not in found else self.reader.code
        old, there = self._where(before, self.old, code)
        new, here = self._where(now, self.new, code)
        if old == new:
            yield from self._swap(label("Address"), there, here, code)
        elif there == here and _same_venue(before, now) and "room" not in found:
            # Translators: what follows is the new name of a venue, then the old one.
            yield from self._swap(label("the venue has a new name"), old, new, code)
        else:
            # Translators: of a session; what follows are the new venue and the old one.
            new_venue = label("at a new venue")
            # Translators: where a session takes place; heads a column, too.
            what = new_venue if old and new else label("Venue")
            full = f"{new} ({here})" if new and here else new
            yield from self._swap(what, old, full, code)
        if venue:
            yield from self._directions(venue, moved=old != new)

    def _where(self, item: Item, visit: Visit, code: str) -> tuple[str, str]:
        reader = self._in(visit, code)
        place = words.place(item, reader)
        return place, words.address(item.venue, reader)

    def _directions(self, venue: Difference, *, moved: bool) -> Iterator[str]:
        """Say what else helps to find a place; of another one, only what to do there."""
        label, was, is_ = self.reader.label, venue.before or {}, venue.now or {}
        if not moved:
            # Translators: a link to a map, or what follows are the degrees of a venue.
            yield from self._swap(label("On the map"), _on_map(was), _on_map(is_))
            yield from self._swap(
                label("Web site of the venue"), was.get("url"), is_.get("url")
            )
        old, new = was.get("note"), is_.get("note")
        if old != new and (new or not moved):
            yield from self._rewritten(
                label("How to get in"), Difference(old, new, venue.language)
            )

    def _details(self, found: Differences) -> Iterator[str]:
        speakers = found.get("speakers")
        number = len(speakers.now or speakers.before) if speakers else 0
        labels = words.detail_labels(self.reader, speakers=number)
        for name, label in labels.items():
            if name == "kind" and name in found:
                old, new = (self._kind(kind) for kind in (found[name].before, found[name].now))
                yield from self._swap(label, old, new)
            elif name == "description" and name in found:
                yield from self._rewritten(label, found[name])
            elif name in found:
                one = found[name]
                say = self._parts if name == "items" else words.said
                old, new = (say(value, self.reader) for value in (one.before, one.now))
                yield from self._swap(label, old, new, one.language if name != "url" else None)

    @staticmethod
    def _parts(items: list[Facts] | None, reader: Reader) -> str:
        return "; ".join(words.parts(items, reader))

    def _kind(self, kind: Kind | None) -> str:
        return words.kind(kind, self.reader) if kind and kind != "other" else ""

    def _attendance(self, before: Item, now: Item) -> Iterator[str]:
        """Say who joins and who leaves, of those who take part in both versions."""
        label = self.reader.label
        joined = (now.attendees - before.attendees) & self.old.everyone
        left = (before.attendees - now.attendees) & self.new.everyone
        if joined:
            # Translators: of a session; WHO are names, or words such as "All partners".
            yield label("now also for: {who}", who=who(self.new, joined, self.reader))
        if left:
            # Translators: of a session; WHO are names, or words such as "All partners".
            yield label("no longer for: {who}", who=who(self.new, left, self.reader))


def _same_venue(before: Item, now: Item) -> bool:
    return before.session.venue == now.session.venue


def _on_map(venue: Mapping[str, object]) -> str:
    if venue.get("latitude") is None:
        return ""
    return f"{venue['latitude']}, {venue['longitude']}"


def _lines(facts: Mapping[str, str | None] | None) -> str:
    return " · ".join(filter(None, facts.values())) if facts else ""
