"""A draft in a file, opened in Thunderbird."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from clients.thunderbird import Thunderbird

_OPEN = """
const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
const main = Services.wm.getMostRecentWindow("mail:3pane");
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(argument[1]);
const type = "type=application/x-message-display";
const address = Services.io.newFileURI(file).mutate().setQuery(type).finalize();
const pause = () => new Promise((resolve) => main.setTimeout(resolve, 200));
MailUtils.openEMLFile(main, file, address);
let text = "", draft;
while (!text.trim()) {
  await pause();
  draft = Services.wm.getMostRecentWindow("msgcompose");
  text = draft?.gMsgCompose?.editor?.outputToString("text/plain", 0) ?? "";
}
const { to, subject } = draft.gMsgCompose.compFields;
const bucket = [...draft.gAttachmentBucket.itemChildren];
return [to, subject, text, ...bucket.map((one) => one.attachment.name)];
"""


class Draft(NamedTuple):
    """What the window for a new mail holds."""

    to: str
    subject: str
    text: str
    attachments: list[str]


def opened(program: Thunderbird, message: Path) -> Draft:
    """Open a file as its user would; return what there is to send."""
    to, subject, text, *attachments = program.run(_OPEN, "", str(message))
    return Draft(to, subject, text, attachments)
