"""What guests need to know beside the programme, said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.wording.who import who

if TYPE_CHECKING:
    from iriscli.visit.model import Info
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


def said(info: Info, visit: Visit, reader: Reader) -> str:
    """Return an info as a paragraph: its title, for whom it is if not for all, its text."""
    more = " · ".join(filter(None, (info.phone, info.url)))
    text = "\n".join(filter(None, (reader.text(info.text), more)))
    return reader.label("{what}: {new}", what=heading(info, visit, reader), new=text)


def heading(info: Info, visit: Visit, reader: Reader) -> str:
    """Return what an info is about, with those whom it concerns where it is not everyone."""
    title = reader.text(info.title)
    if visit.resolve(info.for_) == visit.everyone:
        return title
    return f"{title} ({who(visit, info.for_, reader)})"
