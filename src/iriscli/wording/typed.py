"""What someone typed → what the visit calls it, or the nearest that it has."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import TYPE_CHECKING

from iriscli.errors import UsageError
from iriscli.text import clean_line, printable, quoted, versions
from iriscli.text.compare import folded, plain
from iriscli.text.nearest import did_you_mean
from iriscli.text.slips import slip
from iriscli.visit.countries import country_named, nearest_country
from iriscli.visit.languages import (
    SPOKEN,
    language_named,
    language_names,
    language_of_country,
    main_code,
)
from iriscli.visit.times import YEARS
from iriscli.visit.values import is_language
from iriscli.visit.zones import zone_named, zone_names
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from iriscli.visit.model import Role
    from iriscli.visit.visit import Participants, Visit


# A host, a port, a path: as RFC 3986 writes them, without names, queries and fragments.
_SITE = re.compile(
    r"https?://[a-z0-9.-]*[a-z0-9](:[0-9]{1,5})?(/([\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?",
    re.IGNORECASE | re.ASCII,
)
FOUR_WEEKS = 40320
"""In minutes: what calendars take as the longest time to ring before."""

MANY_ROWS = 1000
"""More empty rows than anyone signs."""

PEOPLE_COLUMNS = ("email", "role", "language")
"""What a list of participants may show beside the details that the file has."""

_LONG = 20  # no number of this many digits is meant
_MANY = 12
_SCRIPT = len("Cyrl")


def _unknown(what: str, typed: str, hint: str) -> UsageError:
    return UsageError(f"{quoted(typed)} is not {what}; {hint}")


def language(typed: str) -> str:
    """Return a language's code from what was typed: `lv`, `lv_LV.UTF-8`, `latviešu`."""
    # A locale, as the environment names it, will do: lv_LV.UTF-8.
    main, *rest = typed.strip().partition(".")[0].replace("_", "-").split("-")
    main = main_code(main.lower())
    # BCP 47: a script is written Cyrl, a region SE.
    cased = [part.title() if len(part) == _SCRIPT else part.upper() for part in rest]
    code = "-".join([main, *cased])
    if is_language(code):
        return main if main in SPOKEN else code
    if found := language_named(typed):
        return found
    meant = language_of_country(main) or slip(plain(typed), language_names())
    hint = f"did you mean '{meant}'?" if meant else f"choose from {', '.join(SPOKEN)}"
    raise _unknown("a language", typed, hint)


def reader(code: str | None, visit: Visit) -> Reader:
    """Return a reader of a language that iris or the visit speaks; None for the visit's."""
    known = dict.fromkeys((*visit.languages, *SPOKEN))
    if code is not None and code not in known:
        meant = language_of_country(code)
        hint = f"did you mean '{meant}'?" if meant in known else ""
        hint = hint or f"choose from {', '.join(known)}"
        raise _unknown("a language of the visit", code, hint)
    return Reader(code or visit.about.language, visit.about.language)


def languages(typed: str) -> tuple[str, ...]:
    """Return the codes of languages from a list of them: `lv, en` or `latvian english`."""
    named = [one for one in re.split(r"[,;\s]+", typed) if one]
    if not named:
        raise UsageError("there is no language; write for example: lv, en")
    return tuple(dict.fromkeys(language(one) for one in named))


def country(typed: str) -> str:
    """Return the code of a country from what was typed, in any language."""
    if code := country_named(typed):
        return code
    near = nearest_country(typed)
    hint = f"did you mean '{Reader('en').country(near)} ({near})'?" if near else ""
    raise _unknown("a country", typed, hint or "write its code, for example SE, or its name")


def references(typed: Sequence[str] | None, *visits: Visit) -> tuple[str, ...]:
    """Return references as a visit writes them; a name or another case will do.

    Of several visits, each knows what those before it do not.
    """
    if not typed:
        return ()
    meant = [_meant(visit) for visit in visits]
    return tuple(_reference(one, visits, meant) for one in typed)


def _reference(typed: str, visits: Sequence[Visit], meant: Sequence[Mapping[str, str]]) -> str:
    word = typed.strip()
    for visit, names in zip(visits, meant, strict=True):
        if found := word if word in visit.known else names.get(folded(word)):
            return found
    if code := country_named(word):
        return code
    raise _unknown(
        "an organisation, person, group or country of the visit",
        typed,
        did_you_mean(typed, meant[0]) or f"choose from {_some(_names(visits[0]))}",
    )


def _meant(visit: Visit) -> Mapping[str, str]:
    """Map what may be typed, folded, to the reference that it means."""
    names = _names(visit)
    return {folded(text): id_ for id_, text in _called(visit)} | {
        folded(name): name for name in names
    }


def participants(references: Sequence[str], visit: Visit) -> Participants | None:
    """Return whom some references mean; None where nobody was asked for."""
    return visit.resolve(references) if references else None


def session(typed: str, visit: Visit) -> str:
    """Return the id of a session from what was typed: its id, or its title."""
    called: dict[str, list[str]] = {}
    for id_, one in visit.sessions.items():
        for title in {folded(text) for text in versions(one.title)}:
            called.setdefault(title, []).append(id_)
    found = (
        [typed.strip()] if typed.strip() in visit.sessions else called.get(folded(typed), [])
    )
    if len(found) > 1:
        raise UsageError(
            f"{quoted(typed)} is the title of several sessions; use an id: {_some(found)}"
        )
    if found:
        return found[0]
    meant = {title: ids[0] for title, ids in called.items()} | {
        id_: id_ for id_ in visit.sessions
    }
    known = (
        f"choose from {_some(list(visit.sessions))}"
        if meant
        else "the visit has no sessions yet"
    )
    raise _unknown("a session of the visit", typed, did_you_mean(typed, meant) or known)


def columns(typed: Sequence[str] | None, visit: Visit) -> tuple[str, ...]:
    """Return what is known of people under these headers; the file's own as it has them."""
    own: dict[str, str] = {}
    for person in visit.people.values():
        for header in person.details:
            own.setdefault(folded(header), header)
    return tuple(dict.fromkeys(_column(one, own) for one in typed or ()))


def _column(typed: str, own: Mapping[str, str]) -> str:
    from iriscli.visit import headers

    (meant,) = headers.meant([typed])
    if meant in PEOPLE_COLUMNS:
        return meant
    if found := own.get(folded(typed)):
        return found
    known = [*PEOPLE_COLUMNS, *own.values()]
    hint = did_you_mean(typed, known) or f"choose from {_some(known)}"
    raise _unknown("a column of the people", typed, hint)


def _some(names: Sequence[str]) -> str:
    """List names, as many as a line takes."""
    return ", ".join(map(printable, names[:_MANY])) + (", …" if len(names) > _MANY else "")


def _names(visit: Visit) -> list[str]:
    """Return every reference but the countries."""
    return [reference for reference in visit.known if not reference.isupper()]


def _called(visit: Visit) -> Iterable[tuple[str, str]]:
    """Yield what organisations and people are called, with their ids."""
    for table in (visit.organisations, visit.people):
        for id_, entry in table.items():
            for name in versions(entry.name):
                yield id_, name


def zone(typed: str) -> ZoneInfo:
    """Return a time zone from what was typed: `Europe/Riga`, `riga`."""
    if not typed.strip():
        raise UsageError("the time zone is empty; write for example Europe/Riga")
    from zoneinfo import ZoneInfo

    if found := zone_named(typed):
        return ZoneInfo(found)
    hint = did_you_mean(plain(typed), zone_names())
    raise _unknown("a time zone", typed, hint or "write for example Europe/Riga")


def days(
    typed: Sequence[str] | None, visit: Visit, today: dt.date
) -> frozenset[dt.date] | None:
    """Return days of the visit from what was typed: 1, 2018-10-18, '18 Oct', friday, today."""
    if not typed:
        return None
    return frozenset(day for one in typed for day in _days(one.strip(), visit, today))


def _days(typed: str, visit: Visit, today: dt.date) -> Iterable[dt.date]:
    from iriscli.wording.days import in_words, is_today

    of_visit = visit.days
    if typed.isdecimal() and len(typed) < len("20181018"):
        return [_numbered(typed, visit)]
    if is_today(typed):
        found = [today]
    elif said := in_words(typed):
        found = [day for day in of_visit if said.fits(day)]
    else:
        found = [_dated(typed, visit)]
    inside = [day for day in found if visit.about.start <= day <= visit.about.end]
    if not inside:
        raise UsageError(f"{quoted(typed)} is not a day of the visit; {_range(visit)}")
    return inside


def _numbered(typed: str, visit: Visit) -> dt.date:
    """Return the n-th day or, where the visit is shorter, the one of that date."""
    number = int(typed)
    if 1 <= number <= len(visit.days):
        return visit.days[number - 1]
    for day in visit.days:
        if day.day == number:
            return day
    raise UsageError(f"the visit has no day {quoted(typed)}; {_range(visit)}")


def _dated(typed: str, visit: Visit) -> dt.date:
    with contextlib.suppress(ValueError, OverflowError):
        start = visit.about.start
        day = _parsed(typed, start)
        # What another default changes was not typed: a time alone names no day.
        if day == _parsed(typed, start.replace(month=start.month % 12 + 1, day=28)):
            return day
    raise UsageError(
        f"{quoted(typed)} is not a day; write 1, 2018-10-18, '18 Oct', friday or today"
        f" ({_range(visit)})"
    )


def _parsed(typed: str, default: dt.date) -> dt.date:
    """Read a date as people write it; what it leaves open comes from the default."""
    from dateutil import parser

    start = dt.datetime.combine(default, dt.time())
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.?", typed):
        typed = typed.replace(".", "/", 1)  # dateutil takes 18.10 for a time
    # Day before month, as in Europe; an ISO date is told by its year in front.
    first = not typed[:4].isdecimal()
    return parser.parse(typed.rstrip("."), default=start, dayfirst=first, ignoretz=True).date()


def date(typed: str) -> dt.date:
    """Return a whole date from what was typed: 2027-05-19, 19.5.2027, '19 May 2027'."""
    with contextlib.suppress(ValueError, OverflowError):
        day = _whole(typed.strip())
        if day and day.year in YEARS:
            return day
    raise _unknown(
        "a date", typed, "write day, month and year, for example 2027-05-19 or '19 May 2027'"
    )


def _whole(typed: str) -> dt.date | None:
    """Return the date that was typed, None where it leaves something open."""
    from iriscli.wording.days import in_words

    if said := in_words(typed):
        day = dt.date(said.year or 0, said.month or 0, said.day or 0)
        return day if said.fits(day) else None
    # What differs between two defaults has not been typed.
    day = _parsed(typed, dt.date(2000, 1, 1))
    return day if day == _parsed(typed, dt.date(2001, 2, 2)) else None


def _range(visit: Visit) -> str:
    shown = Reader("en").days(visit.about.start, visit.about.end)
    return f"the visit is on {shown}, days 1 to {len(visit.days)}"


def words(typed: str, what: str) -> str:
    """Return a text of one line as the visit file holds it."""
    cleaned = clean_line(typed)
    if not cleaned:
        raise UsageError(f"the {what} is empty; write it")
    try:
        cleaned.encode()
    except UnicodeEncodeError:  # octets that Python could not read as a text
        raise _unknown(
            "a text in UTF-8", typed, "type it in a terminal that uses UTF-8"
        ) from None
    return cleaned


def roles(asked: Role | None, *, everyone: bool) -> tuple[Role, ...]:
    """Return the roles of the organisations to list: by default not the local ones."""
    if asked:
        return (asked,)
    return ("partner", "host", "local") if everyone else ("partner", "host")


def minutes(typed: str) -> int:
    """Return how long before a session a calendar rings."""
    return _number("minutes", typed, FOUR_WEEKS)


def rows(typed: str) -> int:
    """Return how many empty rows a list to sign ends with."""
    return _number("rows", typed, MANY_ROWS)


def _number(of: str, typed: str, most: int) -> int:
    if typed.strip().isdecimal() and len(typed) <= _LONG and int(typed) <= most:
        return int(typed)
    raise _unknown(f"a number of {of}", typed, f"write one from 0 to {most}")


def base_url(typed: str) -> str:
    """Return the address of a folder on the web, with the slash at its end."""
    if not _SITE.fullmatch(typed.strip()):
        raise _unknown(
            "the address of a site", typed, "write it like https://example.org/visit/"
        )
    return typed.strip().rstrip("/") + "/"
