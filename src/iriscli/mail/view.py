"""The mails of an outbox, as people and as programs read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iriscli.mail.page import kinds
from iriscli.render.listing import Column, Listing, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iriscli.mail.draft import Draft
    from iriscli.visit.visit import Visit
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class MailsView:
    """Drafts, told to the host; those that are `sent` are remembered as such."""

    visit: Visit
    folder: str
    drafts: Sequence[Draft]
    reader: Reader
    stale: Sequence[tuple[str, str]] = ()
    sent: bool = False
    dry_run: bool = False

    def shown(self) -> Listing[Draft]:
        """Return a list of the mails, below the texts that the host must mend first."""
        label, plural = self.reader.label, self.reader.plural
        number, named = len(self.drafts), kinds(self.reader)
        if self.sent:
            # Translators: below a table; the host has said that these mails are sent.
            counted = plural(
                "{n} mail remembered as sent", "{n} mails remembered as sent", number
            )
        elif self.dry_run:
            # Translators: below a table; nothing was written.
            counted = plural("{n} mail would be drafted", "{n} mails would be drafted", number)
        else:
            # Translators: below a table of drafts.
            counted = plural("{n} mail to send", "{n} mails to send", number)
        missing = sum(one.to is None for one in self.drafts)
        foot = [counted]
        if missing:
            # Translators: of mails; continues a line such as "3 mails to send, ".
            foot.append(plural("{n} without an address", "{n} without an address", missing))
        return Listing(
            self.reader.text(self.visit.about.title),
            (
                label("Folder: {folder}", folder=self.folder),
                *(
                    # Translators: PLACE is a key of the visit file, WHAT says more.
                    label("Correct first: {place}: {what}", place=place, what=what)
                    for place, what in self.stale
                ),
            ),
            (
                Column(lambda one: one.participant, key="participant"),
                Column(lambda one: one.name, key="name", heading=label("Participant")),
                Column(
                    lambda one: one.kind,
                    key="kind",
                    heading=label("Kind"),
                    said=lambda one: named[one.kind],
                ),
                Column(
                    lambda one: one.to,
                    key="to",
                    heading=label("E-mail"),
                    said=lambda one: one.to or label("no address"),
                    whole=True,
                ),
                Column(lambda one: one.language, key="language", heading=label("Language")),
                Column(lambda one: one.subject, key="subject"),
                Column(lambda one: one.text, key="text"),
                Column(lambda one: one.page, key="page"),
                Column(lambda one: one.file, key="file", heading=label("File"), detail=True),
            ),
            (Section("", tuple(self.drafts)),) if self.drafts else (),
            (f"{', '.join(foot)}.",),
            # Translators: the name of a table of mails.
            name=label("Mails"),
        )

    def data(self) -> object:
        """Return the folder and its mails."""
        return {"folder": self.folder, "mails": self.shown().records()}
