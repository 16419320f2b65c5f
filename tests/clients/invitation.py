"""A calendar that comes as a file in a mail, in Thunderbird."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from clients.thunderbird import Thunderbird

_GUEST = "guest@example.org"
_WITH_A_MAILBOX = """
const { accounts } = ChromeUtils.importESModule(
  "resource:///modules/MailServices.sys.mjs"
).MailServices;
const identity = accounts.createIdentity();
identity.email = argument[1];
const account = accounts.createAccount();
account.incomingServer = accounts.createIncomingServer("guest", "example.org", "pop3");
account.addIdentity(identity);
accounts.defaultAccount = account;
calendar.setProperty("imip.identity.key", identity.key);
return calendar.id;
"""
_BAR = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const mail = () => main.tabmail.currentTabInfo.chromeBrowser?.contentDocument;
const buttons = () =>
  [...(mail()?.querySelectorAll("#imip-view-toolbar [id^=imip][id$=Button]") ?? [])]
    .filter((button) => !button.hidden)
    .map((button) => button.label);
"""
_OPEN = f"""
{_BAR}
const {{ MailUtils }} = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(argument[1]);
const type = "type=application/x-message-display";
const address = Services.io.newFileURI(file).mutate().setQuery(type).finalize();
MailUtils.openEMLFile(main, file, address);
while (!buttons().length) {{
  await new Promise((resolve) => main.setTimeout(resolve, 100));
}}
return [mail().querySelector(".msgNotificationBarText").textContent, ...buttons()];
"""
_PRESS = f"""
{_BAR}
const asked = [];
const agree = (dialog, topic) => {{
  if (topic != "domwindowopened") return;
  dialog.addEventListener("load", () => {{
    asked.push(dialog.document.title);
    dialog.setTimeout(() => dialog.document.querySelector("dialog").acceptDialog());
  }}, {{ once: true }});
}};
Services.ww.registerNotification(agree);
mail().getElementById(argument[1]).doCommand();
Services.ww.unregisterNotification(agree);
return asked;
"""
_CLOSE = f"{_BAR} main.tabmail.closeTab(main.tabmail.currentTabInfo);"


def new_calendar(program: Thunderbird) -> str:
    """Give the user a mailbox, and a calendar of that mailbox; return its id."""
    return str(program.run(_WITH_A_MAILBOX, program.new_calendar(), _GUEST))


def mail(calendar: Path) -> Path:
    """Write a mail that has a calendar attached; return its file."""
    message = EmailMessage()
    message["From"], message["To"] = "host@example.org", _GUEST
    message["Subject"], message["Message-ID"] = "Quay days", f"<{calendar.stem}@example.org>"
    message["Date"] = "Wed, 19 May 2027 08:00:00 +0300"
    message.set_content("Your calendar is attached.")
    message.add_attachment(
        calendar.read_bytes(), maintype="text", subtype="calendar", filename="guests.ics"
    )
    file = calendar.with_suffix(".eml")
    file.write_bytes(message.as_bytes())
    return file


def opened(program: Thunderbird, message: Path) -> list[str]:
    """Open a mail; return what the program says of it, and the buttons that it offers."""
    return [str(text) for text in program.run(_OPEN, "", str(message))]


def pressed(program: Thunderbird, button: str) -> list[str]:
    """Press a button; return the titles of the windows that ask, each of which is agreed to."""
    return [str(title) for title in program.run(_PRESS, "", button)]


def close(program: Thunderbird) -> None:
    """Close the mail that is open."""
    program.run(_CLOSE, "")
