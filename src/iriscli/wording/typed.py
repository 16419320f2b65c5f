"""What someone typed → what the visit calls it, or the nearest that it has."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from typing import TYPE_CHECKING

from iriscli.errors import UsageError
from iriscli.text import clean_line, quoted, versions
from iriscli.text.nearest import did_you_mean
from iriscli.visit.times import YEARS
from iriscli.visit.values import is_language
from iriscli.wording.reader import SPOKEN, Reader, country_names, weekdays

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
_MANY = 12
_SCRIPT = len("Cyrl")


def _unknown(what: str, typed: str, hint: str) -> UsageError:
    return UsageError(f"{quoted(typed)} is not {what}; {hint}")


def reader(typed: str | None, visit: Visit) -> Reader:
    """Return the reader's language: what was asked for, else the visit's."""
    return Reader(language_code(typed, visit) or visit.about.language, visit.about.language)


def language_code(typed: str | None, visit: Visit | None = None) -> str | None:
    """Return a language's code from what was typed: `lv`, `LV`, `lv_LV`, `latvian`.

    With a visit, only one that iris speaks or that the visit is written in.
    """
    if not typed:
        return None
    # A locale, as the environment names it, will do: lv_LV.UTF-8.
    main, *rest = typed.strip().partition(".")[0].replace("_", "-").split("-")
    # BCP 47: a script is written Cyrl, a region SE.
    cased = [part.title() if len(part) == _SCRIPT else part.upper() for part in rest]
    code = "-".join([main.lower(), *cased])
    if main.lower() in SPOKEN and is_language(code):
        return main.lower()
    if is_language(code) and (visit is None or code in visit.languages):
        return code
    from babel import Locale

    names: dict[str, str] = {}
    for spoken in SPOKEN:
        called = Locale.parse(spoken).languages
        names |= {str(called[code]).casefold(): code for code in SPOKEN}
    if found := names.get(typed.strip().casefold()):
        return found
    hint = did_you_mean(typed, {code: code for code in SPOKEN} | names)
    raise _unknown("a language", typed, hint or f"choose from {', '.join(SPOKEN)}")


def languages(typed: str) -> tuple[str, ...]:
    """Return the codes of languages from a list of them: `lv, en` or `latvian english`."""
    codes = [language_code(one) for one in re.split(r"[,;\s]+", typed)]
    if not any(codes):
        raise UsageError("no language is named; write them as: lv, en")
    return tuple(dict.fromkeys(code for code in codes if code))


def countries(typed: Sequence[str] | None) -> frozenset[str] | None:
    """Return the codes of countries from what was typed, in any language; None for all."""
    if not typed:
        return None
    names = country_names()
    return frozenset(country(name, names) for name in typed)


def country(typed: str, names: Mapping[str, str] | None = None) -> str:
    """Return the code of a country from what was typed; `names` saves building them."""
    names = names or country_names()
    code = names.get(typed.strip().casefold())
    if code is None:
        english = Reader("en")
        shown = {name: f"{english.country(code)} ({code})" for name, code in names.items()}
        hint = did_you_mean(typed, shown)
        raise _unknown("a country", typed, hint or "write its code, as SE, or its name")
    return code


def participants(references: Sequence[str] | None, visit: Visit) -> Participants | None:
    """Return whom some references mean; None where nobody was asked for."""
    return visit.resolve(known(references, visit)) if references else None


def known(references: Sequence[str] | None, visit: Visit) -> tuple[str, ...]:
    """Return references as the visit writes them; a name or another case will do."""
    if not references:
        return ()
    exact = visit.known
    meant = {name.casefold(): name for name in _names(visit)}
    meant |= {text.casefold(): id_ for id_, text in _called(visit)}
    meant |= {
        code.casefold(): code for code in {o.country for o in visit.organisations.values()}
    }
    meant |= {id_: id_ for id_ in _names(visit)}
    found = []
    for typed in references:
        reference = typed.strip()
        if reference not in exact:
            reference = meant.get(reference.casefold(), "")
        if not reference:
            hint = did_you_mean(typed, meant)
            raise _unknown(
                "an organisation, person, group or country of the visit",
                typed,
                hint or f"choose from {_some(_names(visit))}",
            )
        found.append(reference)
    return tuple(found)


def _some(names: Sequence[str]) -> str:
    """List names, as many as a line takes."""
    return ", ".join(names[:_MANY]) + (", …" if len(names) > _MANY else "")


def _names(visit: Visit) -> list[str]:
    """Return every reference but the countries."""
    return [reference for reference in visit.known if not reference.isupper()]


def _called(visit: Visit) -> Iterable[tuple[str, str]]:
    """Yield what organisations and people are called, with their ids."""
    for table in (visit.organisations, visit.people):
        for id_, entry in table.items():
            for name in versions(entry.name):
                yield id_, name


def zone(typed: str | None) -> ZoneInfo | None:
    """Return a time zone; None where none was asked for."""
    if not typed:
        return None
    from zoneinfo import ZoneInfo, available_timezones

    names = available_timezones()
    by_name = {name.casefold(): name for name in names}
    by_name |= {
        n.rpartition("/")[2].casefold().replace("_", " "): n for n in sorted(names) if "/" in n
    }
    by_name |= {name.casefold(): name for name in names}
    found = by_name.get(typed.strip().casefold())
    if found is None:
        hint = did_you_mean(typed, by_name)
        raise _unknown("a time zone", typed, hint or "write it as Europe/Riga")
    return ZoneInfo(found)


def zone_of(country: str) -> str | None:
    """Return the time zone of a country; None where it has several."""
    from babel.core import get_global

    zones = get_global("territory_zones").get(country, [])
    return zones[0] if len(zones) == 1 else None


def days(
    typed: Sequence[str] | None, visit: Visit, today: dt.date
) -> frozenset[dt.date] | None:
    """Return days of the visit from what was typed: 1, 2018-10-18, '18 Oct', friday, today."""
    if not typed:
        return None
    return frozenset(day for one in typed for day in _days(one.strip(), visit, today))


def _days(typed: str, visit: Visit, today: dt.date) -> Iterable[dt.date]:
    of_visit = visit.days
    if typed.isdecimal() and len(typed) < len("20181018"):
        return [_numbered(typed, visit)]
    if typed.casefold() == "today":
        found = [today]
    elif (weekday := weekdays().get(typed.casefold())) is not None:
        found = [day for day in of_visit if day.weekday() == weekday]
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
    typed = typed.strip()
    try:
        # What differs between two defaults has not been typed.
        found = {_parsed(typed, dt.date(2000, 1, 1)), _parsed(typed, dt.date(2001, 2, 2))}
    except (ValueError, OverflowError):
        found = set()
    if len(found) != 1 or min(found).year not in YEARS:
        raise _unknown(
            "a date", typed, "write day, month and year, as 2027-05-19 or '19 May 2027'"
        )
    return found.pop()


def _range(visit: Visit) -> str:
    shown = Reader("en").days(visit.about.start, visit.about.end)
    return f"it is on {shown}, days 1 to {len(visit.days)}"


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


def now() -> dt.datetime:
    """Read the clock; SOURCE_DATE_EPOCH replaces it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    with contextlib.suppress(ValueError, OverflowError, OSError):
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        if moment.year in YEARS:
            return moment
    raise UsageError(
        f"SOURCE_DATE_EPOCH={quoted(epoch)} is not a number of seconds since 1970; unset it"
    )


def roles(asked: Role | None, *, everyone: bool) -> tuple[Role, ...]:
    """Return the roles of the organisations to list: by default not the local ones."""
    if asked:
        return (asked,)
    return ("partner", "host", "local") if everyone else ("partner", "host")


def base_url(typed: str | None) -> str | None:
    """Return the address of a folder on the web, with the slash at its end."""
    if not typed:
        return None
    if not _SITE.fullmatch(typed.strip()):
        raise _unknown("the address of a site", typed, "write it as https://example.org/visit/")
    return typed.strip().rstrip("/") + "/"
