"""A line of a programme → title, place, speakers, group, and what is said of it as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from iriscli.intake.understand import times
from iriscli.intake.understand.words import finder, kind_of, meanings, pattern
from iriscli.text.compare import folded

_WITH_PLACE = ("meal", "social", "break")
_DASHES = "–—−―"
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:\n]{0,38}?)\s*:\s*(?P<value>\S.*|)", re.DOTALL)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_DASHED = re.compile(rf"\s+[-{_DASHES}]+\s+|\s*[{_DASHES}]\s+")
_BY = re.compile(r"v/\s*(?=\w)", re.IGNORECASE)  # Danish, Norwegian: 'v/ the mayor'
_SENTENCE = re.compile(r"[.;!?]\s+(?=[^\W\d_])")
_OF_SESSION = frozenset(("place", "room", "meet", "speakers", "chair"))
_URL = re.compile(r"https?://[^\s<>\"]+")
_ADDRESS = re.compile(r"(?:^|,\s*)[^\W\d_][\w. '-]{2,}\s\d{1,4}\s?[a-zA-Z]?(?=$|,|;|\))")
_EDGES = f" \t,;:|/·-{_DASHES}"
_SHORT, _FEW, _ROOMY, _LONGEST = 90, 4, 8, 500


@dataclass
class Told:
    """What is told of a session besides its time."""

    title: str = ""
    place: str = ""
    room: str = ""
    meet: str = ""
    speakers: list[tuple[str, str]] = field(default_factory=list)
    group: str = ""
    minutes: int | None = None
    optional: bool = False
    cancelled: bool = False
    tentative: bool = False
    notes: list[str] = field(default_factory=list)


def label(text: str) -> tuple[str, str, str] | None:
    """Return what a line says with a word and a colon, its value, the word."""
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    for table in ("labels", "columns"):
        meaning = meanings(table).get(folded(match["label"]))
        if meaning is not None:
            return meaning, match["value"].strip(), match["label"].strip()
    return None


def group_of(text: str) -> tuple[str, str] | None:
    """Return the group that a text begins with, and the rest: `Group A: …`, `1. grupa: …`."""
    match = _group().match(text)
    return (match["group"].strip(), text[match.end() :].strip()) if match else None


def is_group(text: str) -> bool:
    """Tell whether a text names a group and nothing else."""
    return _group().fullmatch(f"{text.strip(' :')}:") is not None


@cache
def _group() -> re.Pattern[str]:
    word = pattern("things", "group")
    name = r"(?:[A-ZА-Я]|\d{1,2}|[IVX]{1,4})"
    named = rf"(?:(?:{word})\s+{name}|{name}\.?\s+(?:{word}))"
    several = rf"{named}(?:\s*(?:&|\+|,|/|and|un|och|ja|i|und|og|ir|та|і)\s*{name})*"
    return re.compile(
        rf"\s*[(\[]?(?P<group>{several})[)\]]?\s*(?:[:.]|\s[-{_DASHES}]\s)", re.IGNORECASE
    )


def is_place(text: str) -> bool:
    """Tell whether a text has a word of a place, or an address."""
    return bool(finder("things", "place").search(text) or _ADDRESS.search(text))


def is_room(text: str) -> bool:
    """Tell whether a text names a room of a place, and no place."""
    match = finder("things", "room").search(text)
    return bool(match) and len(text.split()) <= _FEW + 1


def is_person(text: str) -> bool:
    """Tell whether a text has a word for what someone does."""
    return bool(finder("things", "person").search(text))


def names_of(text: str) -> list[str]:
    """Return the speakers that a text lists; a comma may stand before what someone does."""
    parts = re.split(r"\s*[;\n|]\s*|\s+/\s+", text)
    return [part.strip(_EDGES) for part in parts if part.strip(_EDGES)]


def read_title(text: str, *, struck: str = "", has_place: bool, has_speakers: bool) -> Told:
    """Read the first line of a session.

    `has_place` and `has_speakers` tell that the programme has columns for these, so that a
    title is not searched for them.
    """
    told = Told()
    left = " ".join(text.replace("\t", "  ").split())
    if len(left) > _LONGEST:  # no title, and not to be taken apart
        told.title = left
        return told
    held = _without_states(left, told)
    if struck and (told.cancelled or not held.strip(_EDGES + "()")):
        # What is struck out is the session; what stands beside says so, or why.
        told.cancelled = True
        if held.strip(_EDGES + "()."):
            told.notes.append(held.strip(_EDGES))
        held = struck
    elif struck:
        told.notes.append(struck)
    if found := group_of(held):
        told.group, held = found
        held = _without_states(held, told)
    elif (match := label(held)) and match[0] == "group" and match[1]:
        told.group, _, held = match[1].partition(":")
        held = held.strip() or told.group
    held = _labels_within(held, told)
    held = _brackets(held, told, has_place=has_place, has_speakers=has_speakers)
    held = _dashed(held, told, has_place=has_place, has_speakers=has_speakers)
    told.title = " ".join(held.split()).strip(_EDGES) or left.strip(_EDGES)
    if told.title and not left.startswith(told.title[0]) and not struck:
        told.title = told.title[0].upper() + told.title[1:]  # what stood before it is gone
    return told


def _without_states(text: str, told: Told) -> str:
    """Take out what is said of the session as a whole: cancelled, optional, to be confirmed."""
    for state in ("cancelled", "optional", "tentative"):
        match = _state(state).search(text)
        if match is None:
            continue
        setattr(told, state, True)
        inner = match.group().strip()
        if inner[0] in "([" and not finder("states", state).fullmatch(inner.strip("()[]!. ")):
            told.notes.append(inner.strip("()[] "))
        text = f"{text[: match.start()]} {text[match.end() :]}".strip()
    return text.strip(f" \t,;|/·-{_DASHES}")


def _labels_within(text: str, told: Told) -> str:
    """Take out what a title goes on to say with labels: `Lunch. Venue: Old Mill`."""
    for match in reversed(list(_SENTENCE.finditer(text))):
        found = label(text[match.end() :])
        if found and found[0] in _OF_SESSION and _labelled(told, *found):
            mark = match.group().strip()
            text = text[: match.start()] + (mark if mark in "?!" else "")
    return text


@cache
def _state(state: str) -> re.Pattern[str]:
    """Return what finds a state: in brackets, before a colon, at an end; cancelled anywhere."""
    word = pattern("states", state)
    edge = rf"\s*[-{_DASHES}:!.]*\s*"
    shapes = [
        rf"[(\[](?:[^()\[\]]*\W)?(?:{word})(?!\w)[^()\[\]]*[)\]]",
        rf"^\s*(?:{word})\s*[:!{_DASHES}-]+\s*",
    ]
    shapes += [rf"(?:[-{_DASHES},:;.*]\s*)(?:{word})\s*[.!*]*$"]
    if state == "cancelled":
        shapes.append(rf"(?<!\w)(?:{word})(?!\w){edge}")
    return re.compile("|".join(shapes), re.IGNORECASE)


def _brackets(text: str, told: Told, *, has_place: bool, has_speakers: bool) -> str:
    """Read what stands in brackets; what is not known stays in the title."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        inner = match[1].strip()
        if _URL.search(inner):  # it becomes a key of its own
            text = f"{text[: match.start()]} {text[match.end() :]}".strip()
            continue
        at_end = not text[match.end() :].strip(_EDGES + ".")
        taken = True
        if minutes := times.minutes_of(inner):
            told.minutes = minutes
        elif found := label(inner):
            taken = _labelled(told, *found)
        elif is_group(inner) and not told.group:
            told.group = inner
        elif not at_end:
            taken = False
        elif _is_where(inner, text, has_place=has_place) and not told.place:
            told.place = inner
        elif not has_speakers and is_person(inner) and not told.speakers:
            told.speakers += [(name, "") for name in names_of(inner)]
        else:
            taken = False
        if taken:
            text = f"{text[: match.start()]} {text[match.end() :]}".strip()
    return text


def _is_where(inner: str, text: str, *, has_place: bool) -> bool:
    """Tell whether brackets hold a place: by its words, or because it is a meal's."""
    if is_place(inner):
        return not is_person(inner) or bool(_ADDRESS.search(inner))
    is_name = inner[:1].isupper() and len(inner.split()) <= _FEW and not is_person(inner)
    return is_name and not has_place and kind_of(text) in {"meal", "social"}


def _labelled(told: Told, meaning: str, value: str, word: str) -> bool:
    """Note what a label says of a session; tell whether it is understood."""
    if not value:
        return False
    if meaning == "place" and not told.place:
        told.place = value
    elif meaning == "room" and not told.room:
        told.room = value
    elif meaning == "meet" and not told.meet:
        told.meet = value
    elif meaning == "speakers":
        told.speakers += [(name, "") for name in names_of(value)]
    elif meaning in {"chair", "host"}:
        told.speakers += [(name, word) for name in names_of(value)]
    elif meaning == "group" and is_group(value) and not told.group:
        told.group = value
    elif meaning == "minutes" and times.minutes_of(value):
        told.minutes = times.minutes_of(value)
    else:
        return False
    return True


def _dashed(text: str, told: Told, *, has_place: bool, has_speakers: bool) -> str:
    """Read what follows the last dash: who speaks, or where it is."""
    if " @ " in text and not told.place:
        text, _, told.place = (part.strip() for part in text.partition(" @ "))
    for match in reversed(list(_DASHED.finditer(text))):
        before, after = text[: match.start()], text[match.end() :].strip()
        if not before.strip(_EDGES) or not after or len(after) > _SHORT:
            continue
        if not has_speakers and not told.speakers and is_person(after):
            told.speakers += [(name, "") for name in names_of(after)]
        elif (
            not has_place
            and not told.place
            and (
                is_room(after)
                or (is_place(after) and kind_of(before) in {"meal", "social", "break"})
                or _ADDRESS.search(after)
            )
        ):
            told.place = after
        else:
            return text
        text = before
    if not has_place and not told.place:
        text = _after_comma(text, told)
        within = _within().search(text)
        where = (within["place"] or within["quoted"]).strip(_EDGES) if within else ""
        if not told.place and len(where.split()) <= _ROOMY:
            told.place = where  # the title goes on to say so too
    return text


def _after_comma(text: str, told: Told) -> str:
    """Read a place after a comma: 'Lunch, Hotel Central', 'Welcome, Town Hall, room 2'."""
    parts = text.split(", ")
    for number in range(1, len(parts)):
        before, after = ", ".join(parts[:number]), ", ".join(parts[number:])
        is_meal = any(finder("kinds", kind).search(before) for kind in _WITH_PLACE)
        is_named = any(word.strip("„«\"“'(")[:1].isupper() for word in after.split())
        is_where = is_place(after) and is_named and not is_person(after)
        if len(after) <= _SHORT and (is_room(after) or (is_meal and is_where)):
            told.place = after
            return before
    return text


@cache
def _within() -> re.Pattern[str]:
    """Return what finds a place at the end of a title: 'Lunch at Café Rosa'."""
    place = pattern("things", "place")
    before = r"at|in|im|in\s+der|in\s+dem|beim|am|på|i|hos|ved|w|we|у|в|ў"
    named = r"(?=[^,;:]*(?-i:[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐЎ„«\"“]))"
    return re.compile(
        rf"(?<!\w)(?:(?:{before})\s+(?:the\s+)?{named}(?=[^,;:]*(?<!\w)(?:{place})(?!\w))"
        rf"(?P<place>[^,;:]+)"
        rf"|(?P<quoted>(?:{place})\s+[„«\"“][^„«\"“”»]+[”»\"“]))$",
        re.IGNORECASE,
    )


def add_line(told: Told, text: str, *, has_place: bool, has_speakers: bool) -> bool:
    """Note what a line below a title says; tell whether it is understood."""
    if found := label(text):
        return _labelled(told, *found)
    if (match := _BY.match(text)) and not told.speakers and not has_speakers:
        return _labelled(told, "speakers", text[match.end() :], "")
    if len(text) > _SHORT or text.rstrip().endswith((".", "!", "?")) or _URL.search(text):
        return False
    bare = text.strip("()[] ")
    if not told.speakers and not has_speakers and is_person(bare):
        if len(bare.split()) <= _ROOMY + _FEW:
            told.speakers += [(name, "") for name in names_of(bare)]
            return True
    elif not told.place and not has_place and is_place(bare) and len(bare.split()) <= _ROOMY:
        told.place = bare
        return True
    return False


def is_meeting(url: str) -> bool:
    """Tell whether an address is one to join a meeting at, or looks like one."""
    return bool(re.search(r"zoom|teams|meet\b|meet\.|webex|jitsi|whereby|join|gotomeet", url))


def url_in(text: str) -> str:
    """Return the first address in a text."""
    match = _URL.search(text)
    return match.group().rstrip(".,;)") if match else ""
