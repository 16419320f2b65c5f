"""A file that comes in a mail, and after a change in another mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clients.handed_out import RIGA, SHOWN, VISIT
from clients.invitation import close, mail, new_calendar, opened, pressed
from clients.program import Shown, in_time
from clients.thunderbird import thunderbird

if TYPE_CHECKING:
    from pathlib import Path

    from clients.handed_out import Host


def test_thunderbird_takes_a_mailed_file_for_an_invitation_and_the_next_doubles_entries(
    host: Host, tmp_path: Path
) -> None:
    home = tmp_path / "thunderbird"
    home.mkdir()
    with thunderbird(home, RIGA) as program:
        calendar = new_calendar(program)

        said, *buttons = opened(program, mail(host.export(VISIT)))
        assert said == "This message contains an invitation to an event."
        assert buttons == ["Accept all", "Tentative all", "Decline all", "More"]
        asked = pressed(program, "imipAcceptRecurrencesButton_AcceptDontSend")
        assert asked == ["Uninvited guest"] * len(SHOWN)
        assert in_time(program, calendar, SHOWN) == SHOWN
        close(program)

        moved = VISIT.replace("start = 09:30", "start = 10:00")
        said, *buttons = opened(program, mail(host.export(moved)))
        assert said == "This message contains an update to an existing event."
        assert buttons == ["Update"]
        assert pressed(program, "imipUpdateButton") == []

        walk, *others = SHOWN
        moved_walk = Shown("20270519T100000", walk.end, walk.title)
        doubled = sorted([moved_walk, *others, *others])
        assert in_time(program, calendar, doubled) == doubled
