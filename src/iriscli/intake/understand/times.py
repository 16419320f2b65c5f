"""Times, as people write them: `9h30–9h45`, `ca. 19 Uhr`, `klo 9–10.30`, `1–3 pm`."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from iriscli.intake.understand.words import finder, pattern

_DASH = "-–—−‒―‐~→"
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:.]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d])(?!\.\d)(?!\.(?:\s|$))"
    r"|\s?h\.?\s?(?P<after_h>[0-5]\d)(?!\d)"
    r"|,(?P<comma>[0-5]\d)(?!\d)"
    r"|(?P<raised>[⁰¹²³⁴⁵]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹])"
    r"|(?P<h>\s?h(?:rs?|ours?)?\.?(?!\w))"
    r"|(?![\d.,:]*\d))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_PACKED = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?:h|hrs?)\b)?(?!\d)")
_ZONE = re.compile(r"\s*\(?\b(?:[A-Z]{1,2}E?S?T|UTC|GMT|CET|CEST)(?:\s?[+-]\d+)?\b\)?")
_SHORT_HOUR = re.compile(r"([01]?\d|2[0-3])\.([0-5])")
_OPENING = re.compile(r"[\s\[(*•]*")
_DATE = re.compile(r"\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?!\d)")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
_CLOSING = re.compile(r"\s*[\])]?\s*(?:[:,;|.]|[-–—−‒―]+(?=\s|$))*\s*")
_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,2})(?:[.,](?P<part>5|25|75))?\s?h(?:ours?|rs?|\b)\.?\s?)?"
    r"(?:(?P<minutes>\d{1,3})\s?(?:{minutes}))?".replace("{minutes}", "MINUTES"),
    re.IGNORECASE,
)
_NOON, _LATEST = 12, 24 * 60
_TITLE, _EARLY, _LONGEST = 12, 6 * 60, 300
# Before a number these may say something else: 'at 5 Main Street'.
_WEAK = frozenset(("at", "@", "o", "um", "а", "у", "о", "об"))


@dataclass(frozen=True)
class Time:
    """What a text says of a time. `exact`: nothing was said that start and end do not tell."""

    start: dt.time | None = None
    end: dt.time | None = None
    whole_day: bool = False
    exact: bool = True
    half: bool = False
    """Whether it says which half of the day."""


@dataclass(frozen=True)
class _Clock:
    minutes: int
    at: int
    sure: bool
    half: str = ""
    packed: bool = False


@cache
def _words(meaning: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern('times', meaning)})(?!\w)\s*", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:[\{_DASH}]+|\.\.\.?|…|/|(?:{pattern('times', 'until')})(?!\w))\s*",
        re.IGNORECASE,
    )


def leading(
    text: str, *, alone: bool = False, sibling: bool = False
) -> tuple[Time, str] | None:
    """Return the time that a text begins with, and the rest of the text.

    `alone`: the text stands where a time is expected, so that an hour is enough. `sibling`:
    it stands among others that have a time, so that a part of the day is enough.
    """
    at = _end(_OPENING.match(text))
    if (number := _NUMBERED.match(text, at)) and not alone:
        listed = leading(text[number.end() :], sibling=sibling)
        if listed and listed[0].start:
            return listed
    said = _part(text, at, alone=alone, sibling=sibling)
    if said:
        return said
    before, at = _before(text, at)
    if "until" in before:
        return _until(text, at)
    clocked = "clock" in before
    dated = _DATE.match(text, at)
    first = None if dated else _clock(text, at, packed=alone or _is_packed_range(text, at))
    if first is None or (
        not first.sure and re.match(r"\.\s*[^\W\d_]", text[first.at :])  # '1. group'
    ):
        return None
    at, unit = _after(text, first.at)
    second, opened, rest = _second(text, at, first, alone=alone or clocked or unit)
    if second:
        rest, more = _after(text, second.at)
        unit |= more
    known = first.sure or clocked or unit or alone or bool(second and second.sure)
    known |= "about" in before and sibling and first.minutes >= _EARLY
    if alone and not (sibling or first.sure or clocked or unit or second):
        known = not re.match(r"\s*[^\W\d_]", text[rest:])  # '4 January'
    start, end = _halves(first, second)
    if (
        not known
        or start is None
        or (second is None and text[at : at + 1].isalnum() and (first.at == at))
    ):
        return None
    rest = max(rest, _end(_ZONE.match(text, rest)))
    time = Time(
        start,
        end,
        exact=not (before & {"about", "from"} or opened),
        half=bool(first.half or (second and second.half)),
    )
    return time, text[_end(_CLOSING.match(text, rest)) :]


def _before(text: str, at: int) -> tuple[set[str], int]:
    """Return what the words before a time mean, and where they end."""
    found: set[str] = set()
    for _ in range(4):
        for meaning in ("about", "clock", "from", "until"):
            if match := _words(meaning).match(text, at):
                if match.group().strip().lower() not in _WEAK:
                    found.add(meaning)
                at = match.end()
                break
        else:
            break
        if "until" in found:
            break
    return found, at


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _part(text: str, at: int, *, alone: bool, sibling: bool) -> tuple[Time, str] | None:
    """Return a whole day or a part of one."""
    for meaning in ("whole day", "part") if alone or sibling else ("whole day",):
        match = _words(meaning).match(text, at)
        if match is None:
            continue
        rest = text[match.end() :]
        closed = _CLOSING.match(text, match.end())
        separated = bool(closed and closed.group().strip()) or not rest.strip()
        if separated or (sibling and rest[:1] and not rest[:1].islower()):
            if leading(rest, alone=alone):
                continue  # 'pm' of a time that follows
            time = Time(whole_day=meaning == "whole day", exact=meaning == "whole day")
            return time, text[_end(closed) :]
    return None


def _until(text: str, at: int) -> tuple[Time, str] | None:
    """Return what ends at a time: its start is open."""
    clock = _clock(text, at, packed=False)
    if clock is None or not clock.sure:
        return None
    at, _ = _after(text, clock.at)
    return Time(exact=False), text[_end(_CLOSING.match(text, at)) :]


def _clock(text: str, at: int, *, packed: bool) -> _Clock | None:
    if packed and (match := _PACKED.match(text, at)):
        minutes = int(match["hour"]) * 60 + int(match["minute"])
        return _Clock(minutes, match.end(), sure=True, packed=True)
    if match := _CLOCK.match(text, at):
        raised = match["raised"] and unicodedata.normalize("NFKC", match["raised"])
        minute = match["minute"] or match["after_h"] or match["comma"] or raised
        sure = bool(minute or match["h"] or match["half"])
        minutes = int(match["hour"]) * 60 + int((minute or "0").replace(" ", ""))
        if minutes <= _LATEST:
            half = (match["half"] or "").lower()
            return _Clock(minutes, match.end(), sure=sure, half=half)
    for meaning, minutes in (("noon", 720), ("midnight", 1440)):
        if match := _words(meaning).match(text, at):
            return _Clock(minutes, match.end(), sure=True, half="-")
    return None


def _is_packed_range(text: str, at: int) -> bool:
    """Tell whether `0900-0930` stands there, and not two years."""
    match = re.match(rf"(\d{{4}})\s?[\{_DASH}]\s?(\d{{4}})(?!\d)", text[at:])
    if match is None or not (_PACKED.fullmatch(match[1]) and _PACKED.fullmatch(match[2])):
        return False
    are_years = {match[1][:2], match[2][:2]} <= {"19", "20"}
    are_round = all(one[2:] in {"00", "15", "30", "45"} for one in match.groups())
    return match[1] < match[2] and (are_round or not are_years)


def _after(text: str, at: int) -> tuple[int, bool]:
    """Skip what follows an hour, as Uhr and val., and tell whether it did."""
    ordinal = re.compile(r"-(?:й|ій|ої|ай|ой)\b").match(text, at)
    match = _words("after").match(text, ordinal.end() if ordinal else at)
    found = match or ordinal
    return (found.end(), True) if found else (at, False)


def _second(
    text: str, at: int, first: _Clock, *, alone: bool
) -> tuple[_Clock | None, bool, int]:
    """Return the end of a range, whether the end is said to be open, and where that ends."""
    joined = _joiner().match(text, at)
    if joined is None:
        match = _words("open").match(text, at)
        if match and (alone or first.sure):
            return None, True, match.end()
        return None, False, at
    rest = joined.end()
    for meaning in ("about", "clock", "about"):
        if match := _words(meaning).match(text, rest):
            rest = match.end()
    clock = _clock(text, rest, packed=first.packed or alone)
    if clock and _is_end(
        clock, first, text, is_tight=joined.group() == joined.group().strip(), alone=alone
    ):
        return clock, False, clock.at
    opened = _words("open").match(text, rest)
    if opened or not text[rest:].strip():
        return None, True, opened.end() if opened else rest
    return None, False, at


def _is_end(clock: _Clock, first: _Clock, text: str, *, is_tight: bool, alone: bool) -> bool:
    """Tell whether what follows a dash is the end of a range: no number of something else."""
    if alone or clock.sure or _after(text, clock.at)[1]:
        return True
    is_later = is_tight and clock.minutes > first.minutes
    return first.sure and (is_later or not _goes_on(text, clock.at))


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a number is of something else: `9:00 – 3 rooms`, `9:00 – 2nd floor`."""
    after = text[at:]
    return bool(re.match(r"\s?[^\W\d_]", after)) or after.startswith((".", "-"))


def _halves(first: _Clock, second: _Clock | None) -> tuple[dt.time | None, dt.time | None]:
    """Return start and end on the clock of 24 hours."""
    start, end = first.minutes, second.minutes if second else None
    if second and second.half in {"a", "p"} and end is not None:
        end = _of_half(end, second.half)
        if not first.half:
            later = _of_half(start, second.half)
            start = later if later < end else _of_half(start, "a")
    if first.half in {"a", "p"}:
        start = _of_half(start, first.half)
    return _time(start), None if end is None else _time(end)


def _of_half(minutes: int, half: str) -> int:
    if minutes >= (_NOON + 1) * 60:
        return minutes
    return minutes % (_NOON * 60) + _NOON * 60 * (half == "p")


def _time(minutes: int) -> dt.time | None:
    if minutes == _LATEST:
        return dt.time()
    return dt.time(*divmod(minutes, 60)) if minutes < _LATEST else None


def in_cell(text: str) -> tuple[Time, str] | None:
    """Return the time that a cell of times holds, and what else is in it."""
    flat = " ".join(text.split())
    if match := _SHORT_HOUR.fullmatch(flat):  # 9.30, of which a spreadsheet made a number
        return Time(dt.time(int(match[1]), int(match[2]) * 10)), ""
    return leading(flat, alone=True)


def trailing(text: str) -> tuple[Time, str] | None:
    """Return the time that stands after a title, and the text without it.

    What follows the time, as a place, follows the title after a dash.
    """
    if len(text) > _LONGEST:
        return None
    for match in re.finditer(rf"[\s(,\{_DASH}]\(?(?=\D{{0,14}}\d)", text):
        found = leading(text[match.end() :])
        before = text[: match.start()].rstrip(f" (,;:{_DASH}")
        if found and found[0].start and before.strip() and len(before.split()) <= _TITLE:
            rest = found[1].strip(f" )].,;{_DASH}")
            if not rest or (found[0].end and len(rest.split()) <= _TITLE):
                return found[0], f"{before} – {rest}" if rest else before
    return None


def minutes_of(text: str) -> int | None:
    """Return how long a text says that something takes: `30 min`, `1,5 h`, `45'`."""
    match = _duration().fullmatch(text.strip(" ()"))
    if match is None or not (match["hours"] or match["minutes"]):
        return None
    part = {"5": 30, "25": 15, "75": 45}.get(match["part"] or "", 0)
    total = int(match["hours"] or 0) * 60 + part + int(match["minutes"] or 0)
    return total if 0 < total <= _LATEST else None


@cache
def _duration() -> re.Pattern[str]:
    looks = _DURATION.pattern.replace("MINUTES", pattern("times", "minutes"))
    return re.compile(looks, re.IGNORECASE)


def later(time: dt.time, minutes: int) -> dt.time:
    """Return the time some minutes later, perhaps after midnight."""
    moment = dt.datetime.combine(dt.date(2000, 1, 1), time) + dt.timedelta(minutes=minutes)
    return moment.time()


def in_afternoon(time: Time) -> Time:
    """Return a time of the twelve-hour clock as one after noon."""

    def moved(one: dt.time | None) -> dt.time | None:
        return one.replace(hour=one.hour + _NOON) if one and one.hour < _NOON else one

    return replace(time, start=moved(time.start), end=moved(time.end))


def says_open(text: str) -> bool:
    """Tell whether a text is a part of the day, or says that the time is open."""
    return finder("times", "part").fullmatch(text.strip()) is not None
