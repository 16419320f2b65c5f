"""Every text of a visit, under its key in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.visit.model import SpeakerTable, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iriscli.errors import Key
    from iriscli.text import Text
    from iriscli.visit.visit import Visit


def texts(visit: Visit) -> Iterator[tuple[Key, Text]]:
    """Yield every text of the file with its key: a string, or one by language."""
    yield from _within(("visit",), visit.about)
    yield from _within(("mail",), visit.mail)
    yield from _within(("project",), visit.project)
    tables: dict[str, Mapping[str, Table]] = {
        "days": {str(day): told for day, told in visit.told_days.items()},
        "info": visit.info,
        "venues": visit.venues,
        "organisations": visit.organisations,
        "people": visit.people,
        "groups": visit.groups,
        "sessions": visit.sessions,
    }
    for name, entries in tables.items():
        for id_, entry in entries.items():
            yield from _within((name, id_), entry)


def _within(key: Key, value: object) -> Iterator[tuple[Key, Text]]:
    if isinstance(value, str | dict):
        yield key, value
    elif isinstance(value, SpeakerTable) and value.model_fields_set == {"name"}:
        yield key, value.name  # as most stand in the file: a text, and no table
    elif isinstance(value, Table):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "details":  # a table of texts, and not a text by language
                for header, text in inner.items():
                    yield from _within((*key, name, header), text)
            else:
                yield from _within((*key, name), inner)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within((*key, index), item)
