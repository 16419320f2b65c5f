"""A file that is imported, and imported again after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clients.handed_out import CHANGED, COFFEE, SHOWN, SHOWN_CHANGED, VISIT
from clients.program import shown

if TYPE_CHECKING:
    from clients.evolution import Evolution
    from clients.handed_out import Host
    from clients.program import Program
    from clients.thunderbird import Thunderbird


def test_a_program_shows_what_a_file_holds(program: Program, host: Host) -> None:
    calendar = program.new_calendar()

    assert program.import_file(calendar, host.export(VISIT)) == ""
    assert shown(program, calendar) == SHOWN


def test_a_new_calendar_takes_the_changed_file_whole(program: Program, host: Host) -> None:
    host.export(VISIT)
    calendar = program.new_calendar()

    assert program.import_file(calendar, host.export(CHANGED)) == ""
    assert shown(program, calendar) == SHOWN_CHANGED


def test_evolution_takes_every_change_of_a_file_that_is_imported_again(
    in_evolution: Evolution, host: Host
) -> None:
    calendar = in_evolution.new_calendar()

    assert in_evolution.import_file(calendar, host.export(VISIT)) == ""
    assert in_evolution.import_file(calendar, host.export(CHANGED)) == ""

    assert shown(in_evolution, calendar) == SHOWN_CHANGED


def test_evolution_takes_an_older_file_for_the_newer(
    in_evolution: Evolution, host: Host
) -> None:
    calendar = in_evolution.new_calendar()
    older, newer = host.export(VISIT), host.export(CHANGED)

    assert [in_evolution.import_file(calendar, file) for file in (newer, older)] == ["", ""]

    titles = {event.title for event in shown(in_evolution, calendar)}
    assert titles == {"Coffee", "Walk", "Dinner", "Fair", "Closing"}


def test_gnome_calendar_refuses_the_whole_of_a_file_that_is_imported_again(
    in_evolution: Evolution, host: Host
) -> None:
    calendar = in_evolution.new_calendar()

    assert in_evolution.create(calendar, host.export(VISIT)) == ""
    assert in_evolution.create(calendar, host.export(CHANGED)) != ""

    assert shown(in_evolution, calendar) == SHOWN


def test_thunderbird_stops_at_the_first_entry_that_it_has(
    in_thunderbird: Thunderbird, host: Host
) -> None:
    calendar = in_thunderbird.new_calendar()

    assert in_thunderbird.import_file(calendar, host.export(VISIT)) == ""
    assert in_thunderbird.import_file(calendar, host.export(CHANGED)) != ""

    # What starts before all that it has is new; the change, the cancellation and what
    # comes later are not taken.
    assert shown(in_thunderbird, calendar) == [COFFEE, *SHOWN]
