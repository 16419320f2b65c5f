"""A CalDAV client: put files into a new calendar on a server, and print what it then holds.

    caldav_client.py URL [--whole] FILE...

Event by event, as a guest's program does, or with --whole each file in one piece,
in place of all there was. Prints a JSON list with a calendar for each event. It runs
with a Python of its own: caldav cannot live beside iris.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from pathlib import Path
from uuid import uuid4


def main(url: str, *arguments: str) -> None:
    """Upload into a new calendar, then list."""
    caldav = import_module("caldav")
    files = [Path(argument) for argument in arguments if argument != "--whole"]
    with caldav.DAVClient(url, username="guest", password="any") as client:  # noqa: S106 - the server asks for none
        name = str(uuid4())
        calendar = client.principal().make_calendar(name=name, cal_id=name)
        for file in files:
            text = file.read_bytes().decode()
            if "--whole" in arguments:
                client.put(calendar.url, text, {"Content-Type": "text/calendar"})
            else:
                for event in _split(text):
                    calendar.add_event(event, increase_seqno=False)
        json.dump([event.data for event in calendar.events()], sys.stdout)


def _split(text: str) -> list[str]:
    """Return a calendar for each event, as the protocol has it (RFC 4791 4.1)."""
    end = "END:VCALENDAR\r\n"
    head, *events = re.split(
        "^(?=BEGIN:VEVENT\r\n)", text.removesuffix(end), flags=re.MULTILINE
    )
    return [head + event + end for event in events]


if __name__ == "__main__":
    main(*sys.argv[1:])
