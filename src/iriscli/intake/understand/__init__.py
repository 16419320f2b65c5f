"""What the blocks of a document say of a visit, weighed as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from iriscli.intake.draft import Draft, Person, Remark, Session
from iriscli.intake.understand import days, lines, times
from iriscli.intake.understand.people import EMAIL
from iriscli.intake.understand.programme import Entry, Programme, texts_of
from iriscli.intake.understand.words import finder, is_one, kind_of, language_of
from iriscli.text.compare import folded
from iriscli.visit.countries import country_named
from iriscli.visit.zones import zone_named, zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.intake.blocks import Block
    from iriscli.intake.understand.days import Said

_ZONES = {"EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "CET": "Europe/Brussels"}
_ZONES |= {"CEST": "Europe/Brussels", "WET": "Europe/Lisbon", "BST": "Europe/London"}
# Of countries with islands and exclaves of another time: where most people live.
_MAIN_ZONES = {"DE": "Europe/Berlin", "ES": "Europe/Madrid", "PT": "Europe/Lisbon"}
_MAIN_ZONES |= {"UA": "Europe/Kyiv", "CY": "Asia/Nicosia"}
_ZONE = re.compile(r"\b(EES?T|CES?T|WET|BST|[A-Z][a-z]+/[A-Z][a-z_]+)\b")
_PHONE = re.compile(r"\+?\d[\d\s()-]{6,}\d")
_NOON, _MORNING = 12, 8
_BOUNDS = 8, 140
_MOST_DAYS = 366
# Countries whose language is theirs alone, or theirs above all.
_COUNTRIES = {"lv": "LV", "sv": "SE", "fi": "FI", "pl": "PL", "be": "BY", "et": "EE"}
_COUNTRIES |= {"lt": "LT", "de": "DE", "da": "DK", "nb": "NO", "uk": "UA"}


class Known(NamedTuple):
    """What the host says beside the documents; None where they say nothing."""

    today: dt.date
    start: dt.date | None = None
    end: dt.date | None = None
    title: str | None = None
    host: str | None = None
    country: str | None = None
    city: str | None = None
    zone: str | None = None
    languages: tuple[str, ...] = ()


class NoDayError(ValueError):
    """Nothing says on which day the visit begins."""


def understand(documents: Sequence[tuple[str, Sequence[Block]]], known: Known) -> Draft:
    """Return a draft of a visit from documents, each a name and its blocks.

    Raises NoDayError where neither they nor the host say on which day it begins.
    """
    read: list[tuple[str, Programme]] = []
    for name, blocks in documents:
        programme = Programme()
        programme.read(blocks)
        read.append((name, programme))
    texts = [text for _, blocks in documents for text in texts_of(blocks)]
    draft = Draft()
    _programme(draft, read, texts, known)
    _people(draft, read)
    _about(draft, read, texts, known)
    return draft


# The programme.


def _programme(
    draft: Draft, read: Sequence[tuple[str, Programme]], texts: Sequence[str], known: Known
) -> None:
    entries = [one for _, programme in read for one in programme.entries]
    found = [one for one in entries if isinstance(one, Entry)]
    calendar = days.Calendar(
        texts, [one.said for one in found], known.start, known.end, known.today
    )
    if calendar.guessed:
        draft.guessed.add("year")
    _date(found, calendar, texts, known)
    _weigh_halves(found)
    for name, programme in read:
        at = f"{name}, "
        placed = Counter(one.told.place for one in programme.entries if isinstance(one, Entry))
        for one in programme.entries:
            if isinstance(one, Remark):
                draft.programme.append(replace(one, where=at + one.where))
            else:
                draft.programme.append(_session(one, at, placed))
    dates = [one.day for one in draft.sessions]
    draft.start = known.start or min(dates, default=None)
    draft.end = known.end or max(dates, default=draft.start)
    if dates and draft.start and draft.end:
        draft.start, draft.end = min(draft.start, *dates), max(draft.end, *dates)
    elif calendar.range and not known.start:
        draft.start, draft.end = calendar.range
    if draft.start is None and any(
        isinstance(one, Person) for _, programme in read for one in programme.people
    ):
        raise NoDayError
    _titles(draft, read, calendar)


def _titles(
    draft: Draft, read: Sequence[tuple[str, Programme]], calendar: days.Calendar
) -> None:
    """Give the days of the visit the titles that stand beside them."""
    first, last = draft.start or dt.date.max, draft.end or dt.date.max
    for _, programme in read:
        before: dt.date | None = None
        for said, title in programme.titles.values():
            day = calendar.date(said, before)
            before = day or before
            if day and first <= day <= last:
                draft.days.setdefault(day, title)


def _date(
    found: Sequence[Entry], calendar: days.Calendar, texts: Sequence[str], known: Known
) -> None:
    """Give every session its date: as its day says, else that of the day before it."""
    before: dt.date | None = None
    said: Said | None = None
    for one in found:
        if one.said != said:
            said = one.said
            day = calendar.date(said, before)
            before = day or (before if not said else None) or before
        one.date = before or None
    first = next((one.date for one in found if one.date), None)
    if found and first is None:
        first = known.start or (calendar.range[0] if calendar.range else None)
        whole = [
            date
            for text in texts
            for day in days.find(text)
            if day.said.date.day and (date := calendar.date(day.said, None))
        ]
        first = first or next(iter(whole), None)
        if first is None:
            raise NoDayError
    number = 0
    for one in found:
        if one.date is None and first:
            number = (one.said.number or 1) - 1
            one.date = first + dt.timedelta(days=number)
    # A slip in one date would make a visit of years.
    usual = sorted(one.date for one in found if one.date)
    if usual and (usual[-1] - usual[0]).days >= _MOST_DAYS:
        middle = usual[len(usual) // 2]
        for one in found:
            if one.date and abs((one.date - middle).days) > _MOST_DAYS // 2:
                one.date = middle


def _weigh_halves(found: Sequence[Entry]) -> None:
    """Read the twelve-hour clock, where nothing in a programme is after noon but its order."""
    clocks = [one for one in found if one.time.start and not one.event]
    hours = [time.hour for one in clocks for time in (one.time.start, one.time.end) if time]
    if not hours or max(hours) > _NOON or any(one.time.half for one in clocks):
        return
    for one, other in pairwise(clocks):
        if one.date != other.date or not (one.time.start and other.time.start):
            continue
        if other.time.start < one.time.start and other.time.start.hour < _MORNING:
            other.time = times.in_afternoon(other.time)
    for one in clocks:
        start, end = one.time.start, one.time.end
        if start and end and end < start and end.hour < _NOON:
            one.time = replace(one.time, end=end.replace(hour=end.hour + _NOON))


def _session(entry: Entry, at: str, placed: Counter[str]) -> Session:
    told, time = entry.told, entry.time
    title = told.title or " ".join(entry.description[:1]) or "…"
    kind = kind_of(title)
    assert entry.date is not None  # noqa: S101 - given above
    start, end = time.start, time.end
    if start and not end and told.minutes:
        end = times.later(start, told.minutes)
    doubts = []
    if start and end == start:
        end = None
        doubts.append("the end is the start")
    place, room = told.place, told.room
    if entry.event is None:
        general = entry.venue
        if general and place and lines.is_room(place) and placed[place] < len(general):
            # A room alone is one of the place where all is.
            bare = "," not in place and not re.search(
                r"\bhotel|restaur|caf", place, re.IGNORECASE
            )
            if bare and not room:
                place, room = general, place
        if not place and not told.meet and kind != "travel" and not told.optional:
            place = general
    url = lines.url_in(entry.source) if entry.event is None else entry.event.url
    session = Session(
        where=at + entry.where,
        source=entry.source,
        title=title,
        day=entry.date,
        start=start,
        end=end,
        all_day=time.whole_day and not start,
        place=place,
        room=room,
        meet=told.meet,
        speakers=_once(told.speakers),
        group=told.group,
        items=entry.items,
        description=[*told.notes, *entry.description],
        url=url,
        kind=kind,
        optional=told.optional,
        status="cancelled"
        if told.cancelled
        else "tentative"
        if told.tentative
        else "confirmed",
        doubts=doubts,
    )
    if lines.is_meeting(url):
        # Only those who attend may see it: it stands in no text.
        session.online, session.url = url, ""
        texts = [text.replace(url, "").strip(" ()") for text in session.description]
        session.description = [text for text in texts if text]
        session.title = session.title.replace(url, "").strip(" ()–-") or "…"
    if entry.event and entry.event.end and start and end:
        length = entry.event.end - (entry.event.start or entry.event.end)
        if length > dt.timedelta(hours=24):
            session.end = None
            session.doubts.append(f"it ends at {entry.event.end:%Y-%m-%d %H:%M}")
    return session


def _once(speakers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    seen: dict[str, tuple[str, str]] = {}
    for name, role in speakers:
        if name.strip():
            seen.setdefault(folded(name), (name, role))
    return list(seen.values())


# The people.


def _people(draft: Draft, read: Sequence[tuple[str, Programme]]) -> None:
    seen: dict[tuple[str, str], Person] = {}
    for name, programme in read:
        for one in programme.people:
            placed = replace(one, where=f"{name}, {one.where}")
            if isinstance(placed, Person):
                key = folded(placed.name), folded(placed.organisation)
                if key in seen:
                    placed = Remark(placed.where, f"{placed.name} is there already")
                else:
                    seen[key] = placed
            draft.people.append(placed)


# The visit itself.


def _about(
    draft: Draft, read: Sequence[tuple[str, Programme]], texts: Sequence[str], known: Known
) -> None:
    heads = [
        (replace(remark, where=f"{name}, {remark.where}"), level)
        for name, programme in read
        for remark, level in programme.head
    ]
    facts: dict[str, str] = {}
    for _, programme in read:
        facts = programme.facts | facts
    draft.languages = known.languages or (language_of(" ".join(texts)),)
    draft.city = known.city or ""
    candidates = [one for _, programme in read for one in programme.candidates]
    weighed = [(_as_title(*one) - n / 2, one[0]) for n, one in enumerate(candidates)]
    weight, titled = max(weighed, default=(0, ""))
    if weight > _BOUNDS[0] // 2:
        draft.title = _subject(titled)
    draft.title = known.title or draft.title
    for remark, _ in heads:
        is_known = folded(_subject(remark.text)) == folded(draft.title)
        is_known |= is_one(remark.text, "programme")
        if (found := lines.label(remark.text)) and found[0] in {"host", "place", "day"}:
            is_known |= "·" not in remark.text
        draft.head.append(replace(remark, known=is_known))
    host, country = _host(facts.get("host", ""))
    draft.host = known.host or host
    draft.contact = _contact(facts.get("contact", ""))
    zone = next((programme.zone for _, programme in read if programme.zone), "")
    said = [text for remark, _ in heads for text in re.split(r"[,()·|;–-]", remark.text)]
    said += [part for one in draft.sessions for part in one.place.split(",")[1:]]
    codes = (country_named(text.strip()) for text in said if len(text.strip()) > len("SWE"))
    draft.country = known.country or country or next(filter(None, codes), "")
    own = zone_of(draft.country) if draft.country else None
    if own and zone and draft.start and _alike(own, zone, draft.start):
        zone = own  # programs write one name for the zones of a dozen countries
    draft.zone = (
        known.zone or zone or _zone([remark.text for remark, _ in heads], draft.country)
    )
    if not draft.country:
        draft.guessed.add("country")
        draft.country = _of_zone(zone) or _COUNTRIES.get(draft.languages[0], "EU")
    if not draft.zone:
        draft.zone = _zone((), draft.country) or "Europe/Brussels"
        draft.guessed.add("zone")


def _as_title(text: str, level: int) -> int:
    """Weigh a line as the title of the visit."""
    plain = _subject(text)
    if (
        len(text) > _BOUNDS[1]
        or not re.search(r"[^\W\d_]{3}", text)
        or is_one(plain, "programme")
    ):
        return 0
    weight = 10 + (8 - min(level, 6) if level else 0)
    label = lines.label(text)
    if label is not None:
        weight += 4 if label[0] == "mail" and plain != text else -12
    if days.heading(text, anywhere=True) is not None and len(plain) < len(text):
        weight -= 6
    dates = days.find(text)
    if dates and sum(one.end - one.start for one in dates) > len(text) // 2:
        weight -= 6 if level else 12
    weight -= 6 if text.rstrip().endswith((".", "!", ",")) or EMAIL.search(text) else 0
    weight += 2 if re.search('[„“”»«":]', text) else 0
    weight -= 4 if len(plain) < _BOUNDS[0] else 0
    return weight - (2 if finder("things", "programme").match(text) and ":" not in text else 0)


def _subject(text: str) -> str:
    """Return a title without what a mail program puts before it."""
    words = r"(?:subject|betreff|ämne|emne|temat|aihe|tēma|teema|тема)"
    plain = re.sub(rf"^\s*{words}\s*:\s*", "", text, flags=re.IGNORECASE)
    plain = re.sub(
        r"^(?:\s*(?:fwd?|re|aw|wg|vs|sv|vb|odp|pd)\s*:\s*)+", "", plain, flags=re.IGNORECASE
    )
    return " ".join(plain.split())


def _host(text: str) -> tuple[str, str]:
    """Return the organisation that hosts, and its country where it is said."""
    first, _, last = text.rpartition(",")
    if first and (code := country_named(last.strip(" ."))):
        return first.strip(), code
    match = re.fullmatch(r"(.*?)\s*\(([^()]+)\)\s*", text)
    if match and (code := country_named(match[2].strip())):
        return match[1], code
    return text.strip(), ""


def _contact(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if mail := EMAIL.search(text):
        found["email"] = mail.group()
        text = text.replace(mail.group(), "")
    if phone := _PHONE.search(text):
        found["phone"] = phone.group().strip()
        text = text.replace(phone.group(), "")
    name = re.sub(r"\b(?:tel|mob|phone|e-?mail|t|m)\b\.?:?", "", text, flags=re.IGNORECASE)
    name = name.strip(" ,;:.()-–")
    if name and found:
        found = {"name": name} | found
    return found


def _zone(heads: Sequence[str], country: str) -> str:
    if country and (found := zone_of(country) or _MAIN_ZONES.get(country)):
        return found
    for text in heads:
        for match in _ZONE.finditer(text):
            if zone := _ZONES.get(match[1]) or zone_named(match[1]):
                return zone
    return ""


def _of_zone(zone: str) -> str:
    """Return the country of a zone of the database, "" where there is none or several."""
    from babel.core import get_global

    found = [code for code, zones in get_global("territory_zones").items() if zone in zones]
    return found[0] if len(found) == 1 and zone else ""


def _alike(one: str, other: str, day: dt.date) -> bool:
    """Tell whether the clocks of two zones are the same on a day."""
    noon = dt.datetime.combine(day, dt.time(12))
    return (
        noon.replace(tzinfo=ZoneInfo(one)).utcoffset()
        == noon.replace(tzinfo=ZoneInfo(other)).utcoffset()
    )
