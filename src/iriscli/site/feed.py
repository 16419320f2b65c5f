"""The changes of the programme as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from iriscli.calendars.ics import unmarked
from iriscli.wording import words
from iriscli.wording.apart import Titled, apart
from iriscli.wording.reader import Reader, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iriscli.programme.agenda import Item
    from iriscli.site.history import Change
    from iriscli.site.site import Site

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.rfc-editor.org/rfc/rfc4287")
# What XML 1.0 has no place for; all else was removed when the file was read.
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


def feed(site: Site) -> bytes:
    """Return the feed in the visit's language; an entry for a session's latest change."""
    about, addresses = site.visit.about, site.addresses
    reader = Reader(about.language, about.language)
    stamps = [block.stamp for block in site.whole.blocks]
    updated = max(stamps, default=dt.datetime.combine(about.start, dt.time(), dt.UTC))
    page = addresses.programme(about.language)
    root = ET.Element(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": about.language}
    )
    title = reader.text(about.title)
    _add(root, "id", _id(about.id))
    # Translators: the name of a feed; TITLE is that of the visit.
    _add(root, "title", reader.label("Changes: {title}", title=title))
    _add(root, "updated", _moment(updated))
    _add(ET.SubElement(root, "author"), "name", words.hosts(site.visit, reader) or title)
    _link(root, "alternate", addresses.whole(page) or page, "text/html")
    if own := addresses.whole("feed.xml"):
        _link(root, "self", own, "application/atom+xml")
    items = {item.session.id: item for item in site.agenda.items}
    added = apart(_titled(site, items, reader), reader)
    for change in site.history.values():
        item = items.get(change.session)
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", _id(f"{about.id} {change.session} {_moment(change.at)}"))
        _add(entry, "title", _title(item, change, reader) + added[change.session])
        _add(entry, "updated", _moment(change.at))
        _add(entry, "summary", _summary(item, reader))
        where = page if item is None else f"{page}#s-{change.session}"
        _link(entry, "alternate", addresses.whole(where) or where, "text/html")
    ET.indent(root)
    octets: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return octets + b"\n"


def _titled(site: Site, items: Mapping[str, Item], reader: Reader) -> dict[str, Titled]:
    """Return every session of the programme, and those that are gone."""
    gone = {
        id_: Titled(unmarked(one.title, reader), one.day, one.time)
        for id_, one in site.history.items()
    }
    return gone | {
        id_: Titled(reader.text(item.session.title), item.day, item.start)
        for id_, item in items.items()
    }


def _title(item: Item | None, change: Change, reader: Reader) -> str:
    if item is None:
        return change.title  # its entry says that it is cancelled
    return words.title(item.session, reader)


def _summary(item: Item | None, reader: Reader) -> str:
    """Say when and where a session is now."""
    if item is None:
        # Translators: of a session that was removed: a whole sentence.
        gone = reader.label("no longer in the programme")
        return f"{sentence(gone)}."
    place = words.place(item, reader)
    when = f"{reader.heading(item.day)}, {words.times(item, reader)}"
    return f"{when}. {place}".rstrip(". ") + "."


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NO_XML.sub("", text)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})


def _id(of: str) -> str:
    return uuid.uuid5(_NAMES, of).urn


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
