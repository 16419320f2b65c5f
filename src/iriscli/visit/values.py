"""What single values of the visit file mean: ids, codes, zones, addresses, dates, times."""

from __future__ import annotations

import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from iriscli.text import quoted
from iriscli.text.nearest import did_you_mean
from iriscli.visit.countries import ALPHA2, country_named, nearest_country
from iriscli.visit.languages import language_named, language_of_country, main_code
from iriscli.visit.zones import zone_named, zone_names


class WrongValueError(ValueError):
    """A value that means nothing, in the words of `what is wrong; what to do`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")


ID_RULE = "lower-case letters, digits and hyphens, at most 64"
ID = re.compile(r"[a-z0-9-]{1,64}")
_LONGEST = 100  # a longer one has no slip, it is no name
_HOST = re.compile(r"[^/?#]+")
_NOT_IN_URL = re.compile(r'[\s<>"]')
_NOT_IN_EMAIL = re.compile(r"[@\s,;<>]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def check_id(value: str) -> str:
    """Accept an id: what UIDs, file names and references are made of."""
    if not ID.fullmatch(value):
        raise WrongValueError(f"{quoted(value)} is not an id", f"use {ID_RULE}")
    return value


def filled(value: str) -> str:
    """Accept a text that has a letter."""
    if not value:
        raise WrongValueError("the text is empty", "write one, or remove the key")
    return value


@lru_cache
def is_language(code: str) -> bool:
    """Tell whether this is a language code that the CLDR knows."""
    if not LANGUAGE.fullmatch(code):
        return False
    from babel import localedata

    return localedata.exists(code.partition("-")[0])


def check_language(value: str) -> str:
    """Accept a language code as `lv` or `pt-BR`; `no` means `nb`."""
    if not is_language(value):
        meant = language_named(value) or language_of_country(value)
        hint = f"did you mean '{meant}'?" if meant else "write for example 'en', 'lv' or 'sv'"
        raise WrongValueError(f"{quoted(value)} is not a language code", hint)
    main, dash, region = value.partition("-")
    return f"{main_code(main)}{dash}{region}"


def check_country(value: str) -> str:
    """Accept an ISO 3166-1 alpha-2 code."""
    if value not in ALPHA2:
        meant = country_named(value) or nearest_country(value[:_LONGEST])
        hint = (
            f"did you mean '{meant}'?"
            if meant
            else "write two capital letters, for example 'SE'"
        )
        raise WrongValueError(f"{quoted(value)} is not a country code (ISO 3166-1)", hint)
    return value


@lru_cache
def check_zone(value: str) -> str:
    """Accept a time zone of the IANA database."""
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        meant = zone_named(value)
        hint = f"did you mean '{meant}'?" if meant else did_you_mean(value, zone_names())
        if value.upper().startswith(("UTC", "GMT")):
            hint = ""  # an offset is no place, and has no summer time
        raise WrongValueError(
            f"{quoted(value)} is not a time zone", hint or "write for example 'Europe/Riga'"
        ) from None
    return value


def check_url(value: str) -> str:
    """Accept the address of a page; the name of its host in the letters that DNS has."""
    scheme, _, rest = value.partition("://")
    host = _HOST.match(rest)
    if scheme.lower() not in {"http", "https"} or host is None:
        raise WrongValueError(
            f"{quoted(value)} is not an http or https address",
            "write the full address, for example 'https://example.org/'",
        )
    if odd := _NOT_IN_URL.search(rest):
        from urllib.parse import quote

        raise WrongValueError(
            f"{_named(odd[0])} is in the address {quoted(value)}",
            f"write {quote(odd[0])} instead, or remove it",
        )
    if host[0].isascii():
        return value
    try:
        return f"{scheme}://{host[0].encode('idna').decode()}{rest[host.end() :]}"
    except UnicodeError:
        raise WrongValueError(
            f"{quoted(host[0])} is not the name of a host", "write it like 'example.org'"
        ) from None


def _named(character: str) -> str:
    """Name a character that may have no look."""
    return "a space" if character.isspace() else f"the character {quoted(character)}"


def check_email(value: str) -> str:
    """Accept the address of a mail."""
    local, _, domain = value.partition("@")
    if not local or "." not in domain[1:-1] or _NOT_IN_EMAIL.search(f"{local}{domain}"):
        raise WrongValueError(
            f"{quoted(value)} is not an e-mail address", "write it like 'name@example.org'"
        )
    return value
