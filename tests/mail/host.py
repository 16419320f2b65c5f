"""A host who changes a visit, drafts mails and sends them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from iriscli.disk.folder import Folder, hold
from iriscli.mail.drafting import Drafting
from iriscli.mail.due import Round
from iriscli.mail.outbox import Outbox
from iriscli.mail.told import Version, read_told
from iriscli.programme.changes import meant
from iriscli.visit.read import read_visit
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import EmailMessage
    from pathlib import Path

    from iriscli.mail.letter import Page

VISIT = """
[visit]
id = "v"
title = "Harbour visit"
start = 2027-05-19
end = 2027-05-20
timezone = "Europe/Riga"
people_file = "people.csv"
[visit.contact]
name = "Project office"
email = "office@example.org"
[organisations.h]
name = "Harbour Authority"
country = "LV"
role = "host"
email = "harbour@example.org"
language = "lv"
[organisations.p]
name = "Pier Lab"
country = "SE"
[organisations.q]
name = "Quay School"
country = "FI"
email = "quay@example.org"
[groups]
track = ["q"]
[sessions.opening]
title = { en = "Opening", lv = "Atklāšana" }
day = 2027-05-19
start = 09:30
end = 10:00
[sessions.tour]
title = { en = "Tour", lv = "Ekskursija" }
day = 2027-05-20
start = 10:00
end = 11:00
attendees = ["track"]
"""
PEOPLE = """\
name,organisation,id,email
Engineer,p,ann,ann@example.org
Adviser,p,bo,
"""


@dataclass
class Host:
    """Who keeps a visit in a folder of their own; each day, something may change."""

    folder: Path
    text: str = VISIT
    people: str = PEOPLE
    pages: Mapping[str, Page] = field(default_factory=dict)
    day: int = 0
    said: list[str] = field(default_factory=list)
    exit_code: int = 0

    def change(self, old: str, new: str) -> None:
        """Edit the visit file, or the people's."""
        self.day += 1
        assert self.text.count(old) + self.people.count(old) == 1, old
        self.text = self.text.replace(old, new)
        self.people = self.people.replace(old, new)

    def draft(self, *references: str, force: bool = False, **more: Any) -> dict[str, str]:
        """Run `iris mail`; return the kind of the mail to each guest."""
        people = {"people.csv": self.people.encode()}
        visit = read_visit(self.text.encode(), "visit.toml", people.__getitem__)
        told = read_told(Folder(self.folder, dry=True))
        versions = (visit, *told.visits.values())
        wanted = meant(references, *versions) if references else None
        due = Round(visit, told, wanted)
        version, reader = Version(self.text.encode(), people), Reader("en")
        drafting = Drafting(due, version, reader, self.pages, **more)
        with hold(self.folder, private=True, force=force) as folder:
            outbox = Outbox(folder, visit, reader, "iris mail --sent")
            outbox.write(drafting)
        return self._done(outbox)

    def send(self, *references: str) -> dict[str, str]:
        """Run `iris mail --sent`; return the kind of each mail that is remembered."""
        people = {"people.csv": self.people.encode()}
        visit = read_visit(self.text.encode(), "visit.toml", people.__getitem__)
        told = read_told(Folder(self.folder, dry=True))
        versions = (visit, *told.visits.values())
        wanted = meant(references, *versions) if references else None
        with hold(self.folder, private=True) as folder:
            outbox = Outbox(folder, visit, Reader("en"), "iris mail --sent")
            outbox.send(wanted, dt.datetime(2027, 4, 1 + self.day, tzinfo=dt.UTC))
        return self._done(outbox)

    def _done(self, outbox: Outbox) -> dict[str, str]:
        self.said, self.exit_code = outbox.outcome.lines, outbox.outcome.exit_code
        drafts = (one.draft for one in outbox.outcome.done)
        return {one.participant: one.kind for one in drafts if one}

    def mail(self, participant: str) -> EmailMessage:
        """Read a draft as a mail program does."""
        octets = (self.folder / f"{participant}.eml").read_bytes()
        return message_from_bytes(octets, policy=policy.default.clone(raise_on_defect=True))

    def reads(self, participant: str) -> str:
        """Return the text of a draft."""
        body = self.mail(participant).get_body(("plain",))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")

    def names(self, room: str = "") -> list[str]:
        """Return what is in the folder."""
        return sorted(path.name for path in (self.folder / room).iterdir())
