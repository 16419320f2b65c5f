"""Draft the mails that are due: values in, octets out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from iriscli.calendars.record import published
from iriscli.errors import place
from iriscli.mail.draft import Draft, Drafts
from iriscli.mail.eml import Attachment, Mail, Mailbox, octets_of, usable
from iriscli.mail.letter import Letters, text_of
from iriscli.mail.page import html_of
from iriscli.text import in_one_direction
from iriscli.wording.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iriscli.calendars.record import Handed
    from iriscli.mail.due import Due, Round
    from iriscli.mail.letter import Letter, Page
    from iriscli.mail.told import Version
    from iriscli.wording.reader import Reader


@dataclass(frozen=True)
class Drafting:
    """The drafts of a round: of which version, in which language if one was asked for.

    `pages` are the addresses of those who have a page; `calendars` what comes with the
    mails, where that was asked for. The `reader` is the host.
    """

    round: Round
    version: Version
    reader: Reader
    pages: Mapping[str, Page] = field(default_factory=dict)
    calendars: Mapping[str, Handed] | None = None
    language: str | None = None

    @cached_property
    def found(self) -> Drafts:
        """What an outbox is to hold."""
        return Drafts(
            tuple(one for one, _ in self._drafts),
            tuple(self._stale()),
            self.version.id,
            tuple(self.round.unconcerned),
        )

    def octets(self) -> Iterator[tuple[Draft, bytes]]:
        """Yield each draft with the octets of its file."""
        for draft, letter in self._drafts:
            mail = Mail(
                self._sender,
                Mailbox(draft.name, draft.to) if draft.to else None,
                draft.subject,
                draft.text,
                in_one_direction(html_of(letter, self.letters.reader(draft.language))),
                self._attachment(draft),
            )
            yield draft, octets_of(mail)

    @cached_property
    def letters(self) -> Letters:
        """What the mails say."""
        return Letters(self.round.visit, self.pages, attached=self.calendars is not None)

    @cached_property
    def _drafts(self) -> Sequence[tuple[Draft, Letter]]:
        return [self._draft(due) for due in self.round.due()]

    def _draft(self, due: Due) -> tuple[Draft, Letter]:
        one = due.participant
        code = self.language or one.language
        letter = self.letters.letter(due, code)
        page = self.pages.get(one.id)
        draft = Draft(
            one.id,
            in_one_direction(self.letters.reader(code).text(one.name)),
            due.kind,
            usable(one.email),
            code,
            in_one_direction(letter.subject),
            in_one_direction(text_of(letter.parts)),
            page.page if page else None,
            in_one_direction(text_of(letter.essentials)),
            self.version.id,
            tuple((told.subject, told.said) for told in letter.news),
        )
        return draft, letter

    def _stale(self) -> Iterator[tuple[str, str]]:
        """Say of each text that the host must mend what is stale, and for whom."""
        for one, since in self.round.stale:
            yield place(one.key), Phrases(since.old, since.new, self.reader).stale(one)

    @cached_property
    def _sender(self) -> Mailbox | None:
        contact = self.round.visit.about.contact
        address = usable(contact.email) if contact else None
        return Mailbox((contact and contact.name) or "", address) if address else None

    def _attachment(self, draft: Draft) -> Attachment | None:
        handed = (self.calendars or {}).get(draft.participant)
        if handed is None or draft.kind == "goodbye":
            return None
        return Attachment(f"{self.round.visit.about.id}.ics", published(handed))
