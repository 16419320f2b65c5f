from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from iriscli.calendars.record import Blocks, Handed, read_file, sealed
from iriscli.calendars.update import Update, Updates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

NOW = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
AFTER = dt.datetime(2027, 6, 1, tzinfo=dt.UTC)

MEETING = '[sessions.meeting]\ntitle = { en = "Meeting", lv = "Tikšanās" }\nday = 2027-05-19\n'
DINNER = '[sessions.dinner]\ntitle = "Dinner"\nday = 2027-05-19\nstart = 20:00\n'


def run(
    visit: Visit,
    before: Mapping[str, bytes] | None = None,
    now: dt.datetime = NOW,
    *,
    language: str | None = None,
    remind: int | None = None,
    whole: bool = False,
) -> tuple[dict[str, bytes], dict[str, Update]]:
    """Export into memory: the octets of each file, and what was said of it."""
    blocks = Blocks()
    record: dict[str, Handed] = {}
    for name, data in (before or {}).items():
        record[name] = read_file(data, blocks)
    updates = list(Updates(visit, record, blocks, now, language, remind).of(None, whole=whole))
    return (
        {update.file: sealed(update.handed) for update in updates},
        {update.file: update for update in updates},
    )


def events(data: bytes) -> dict[str, tuple[int, str, str, str]]:
    """Read a calendar: SEQUENCE, STATUS, SUMMARY and DTSTAMP of each session."""
    return {
        str(event["UID"]).partition("@")[0]: (
            event.sequence,
            str(event["STATUS"]),
            str(event["SUMMARY"]),
            event.DTSTAMP.isoformat(),
        )
        for event in Calendar.from_ical(data).events
    }


FIRST = "2027-05-01T12:00:00+00:00"
SECOND = "2027-05-02T12:00:00+00:00"


def test_the_first_export_gives_each_participant_their_sessions_at_sequence_zero(
    visit: Read,
) -> None:
    files, said = run(visit(MEETING + 'attendees = ["p", "host"]\n' + DINNER))
    assert events(files["p.ics"]) == {
        "meeting": (0, "CONFIRMED", "Meeting", FIRST),
        "dinner": (0, "CONFIRMED", "Dinner", FIRST),
    }
    assert list(events(files["q.ics"])) == ["dinner"]
    assert said["p.ics"].state == "new"
    assert said["p.ics"].added == ("meeting", "dinner")


def test_an_export_with_nothing_changed_is_the_same_to_the_octet(visit: Read) -> None:
    read = visit(MEETING + DINNER)
    files, _ = run(read)
    again, said = run(read, files, LATER)
    assert again == files
    assert {update.state for update in said.values()} == {"unchanged"}


@pytest.mark.parametrize(
    "change",
    [
        ('title = "Dinner"', 'title = "Supper"'),
        ("start = 20:00", "start = 20:30"),
        ("start = 20:00", "start = 20:00\nend = 22:00"),
        ("start = 20:00", 'description = "Bring a coat."'),
        ("start = 20:00", 'start = 20:00\nvenue = "hall"'),
        ("start = 20:00", 'start = 20:00\nroom = "2"'),
        ("start = 20:00", 'start = 20:00\nurl = "https://example.org"'),
        ("start = 20:00", 'start = 20:00\nkind = "meal"'),
        ("start = 20:00", 'start = 20:00\nstatus = "tentative"'),
        ("start = 20:00", 'start = 20:00\nspeakers = ["The mayor"]'),
    ],
)
def test_a_changed_session_gets_the_next_sequence_and_new_stamps_and_the_others_stay(
    visit: Read, change: tuple[str, str]
) -> None:
    hall = '[venues.hall]\nname = "Hall"\n'
    files, _ = run(visit(hall + MEETING + DINNER))
    changed, said = run(visit(hall + MEETING + DINNER.replace(*change)), files, LATER)
    before, after = events(files["p.ics"]), events(changed["p.ics"])
    assert after["meeting"] == before["meeting"]
    assert (after["dinner"][0], after["dinner"][3]) == (1, SECOND)
    assert said["p.ics"].changed == ("dinner",)
    assert said["p.ics"].state == "changed"


def test_who_joins_everyone_changes_nothing_for_the_others(visit: Read) -> None:
    files, _ = run(visit(MEETING))
    more = '[organisations.n]\nname = "New"\ncountry = "EE"\n'
    again, said = run(visit(more + MEETING), files, LATER)
    assert {name: said[name].state for name in again} == {
        "p.ics": "unchanged",
        "q.ics": "unchanged",
        "h.ics": "unchanged",
        "l.ics": "unchanged",
        "n.ics": "new",
    }
    assert events(again["n.ics"]) == events(again["p.ics"])


def test_a_moved_venue_changes_every_session_held_there(visit: Read) -> None:
    text = (
        '[venues.hall]\nname = "Hall"\naddress = "A 1"\n'
        + MEETING
        + 'venue = "hall"\n'
        + DINNER
    )
    files, _ = run(visit(text))
    _, said = run(visit(text.replace("A 1", "B 2")), files, LATER)
    assert said["p.ics"].changed == ("meeting",)


def test_a_session_that_is_gone_stays_as_cancelled_until_it_is_past(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER))
    cancelled, said = run(visit(MEETING), files, LATER)
    assert events(cancelled["p.ics"])["dinner"] == (1, "CANCELLED", "Cancelled: Dinner", SECOND)
    assert said["p.ics"].cancelled == ("dinner",)
    assert said["p.ics"].sessions == 1
    again, said = run(visit(MEETING), cancelled, LATER + dt.timedelta(days=1))
    assert again == cancelled
    assert said["p.ics"].state == "unchanged"
    past, _ = run(visit(MEETING), cancelled, AFTER)
    assert list(events(past["p.ics"])) == ["meeting"]


def test_a_cancelled_session_takes_no_time_and_rings_no_bell(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER), remind=15)
    assert files["p.ics"].count(b"BEGIN:VALARM") == 1
    for text in (MEETING, MEETING + DINNER + 'status = "cancelled"\n'):
        cancelled, _ = run(visit(text), files, LATER, remind=15)
        event = cancelled["p.ics"].partition(b"SUMMARY:Cancelled: Dinner")[2]
        assert b"TRANSP:TRANSPARENT" in event
        assert b"VALARM" not in event


def test_a_session_that_comes_back_is_confirmed_again(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER))
    cancelled, _ = run(visit(MEETING), files, LATER)
    back, said = run(visit(MEETING + DINNER), cancelled, LATER + dt.timedelta(hours=1))
    assert events(back["p.ics"])["dinner"] == (
        2,
        "CONFIRMED",
        "Dinner",
        "2027-05-02T13:00:00+00:00",
    )
    assert said["p.ics"].changed == ("dinner",)


def test_a_session_called_off_is_told_to_those_who_knew_of_it_and_to_no_one_else(
    visit: Read,
) -> None:
    off = DINNER + 'status = "cancelled"\n'
    files, _ = run(visit(MEETING + DINNER))
    told, said = run(visit(MEETING + off), files, LATER)
    assert events(told["p.ics"])["dinner"] == (1, "CANCELLED", "Cancelled: Dinner", SECOND)
    assert said["p.ics"].cancelled == ("dinner",)
    fresh, _ = run(visit(MEETING + off))
    assert list(events(fresh["p.ics"])) == ["meeting"]


def test_who_no_longer_attends_keeps_the_session_as_cancelled_and_the_others_as_it_was(
    visit: Read,
) -> None:
    files, _ = run(visit(DINNER + 'attendees = ["p", "q"]\n'))
    again, said = run(visit(DINNER + 'attendees = ["p"]\n'), files, LATER)
    assert events(again["q.ics"])["dinner"][1] == "CANCELLED"
    assert said["q.ics"].cancelled == ("dinner",)
    assert events(again["p.ics"])["dinner"][1] == "CONFIRMED"


def test_who_is_gone_keeps_a_file_in_which_all_that_is_to_come_is_cancelled(
    visit: Read,
) -> None:
    more = '[organisations.n]\nname = "New"\ncountry = "EE"\nlanguage = "lv"\n'
    early = '[sessions.early]\ntitle = "Early"\nday = 2027-05-19\nstart = 08:00\nend = 09:00\n'
    files, _ = run(visit(more + early + DINNER))
    between = dt.datetime(2027, 5, 19, 10, tzinfo=dt.UTC)
    again, said = run(visit(early + DINNER), files, between)
    assert events(again["n.ics"]) == {
        "early": (0, "CONFIRMED", "Early", FIRST),
        "dinner": (
            1,
            "CANCELLED",
            "Vairs nav jūsu programmā: Dinner",
            "2027-05-19T10:00:00+00:00",
        ),
    }
    assert (said["n.ics"].participant, said["n.ics"].cancelled) == ("n", ("dinner",))
    once_more, said = run(visit(early + DINNER), again, AFTER)
    assert once_more["n.ics"] == again["n.ics"]


def test_who_is_renamed_keeps_the_file_and_its_history(visit: Read, head: str) -> None:
    files, _ = run(visit(DINNER + 'attendees = ["q"]\nstatus = "tentative"\n'))
    renamed = head.replace('name = "Quay"', 'name = "Quay 2"')
    again, said = run(
        visit(DINNER + 'attendees = ["h"]\nstatus = "tentative"\n', head=renamed), files, LATER
    )
    assert events(again["q.ics"])["dinner"][0] == 1
    assert b"NAME:Visit \xe2\x80\x93 Quay 2\r\n" in again["q.ics"]
    assert said["q.ics"].state == "changed"


def test_the_revision_is_the_least_sequence(visit: Read, head: str) -> None:
    revised = head.replace('id = "v"', 'id = "v"\nrevision = 7')
    files, _ = run(visit(DINNER, head=revised))
    assert events(files["p.ics"])["dinner"][0] == 7
    moved, _ = run(visit(DINNER.replace("20:00", "21:00"), head=revised), files, LATER)
    assert events(moved["p.ics"])["dinner"][0] == 8
    old, _ = run(visit(DINNER))
    raised, _ = run(visit(DINNER, head=revised), old, LATER)
    assert events(raised["p.ics"])["dinner"][0] == 7


def test_a_change_is_newer_than_the_last_one_even_where_the_clock_went_back(
    visit: Read,
) -> None:
    files, _ = run(visit(DINNER))
    moved, _ = run(visit(DINNER.replace("20:00", "21:00")), files, NOW - dt.timedelta(days=9))
    assert events(moved["p.ics"])["dinner"][3] == "2027-05-01T12:00:01+00:00"


def test_an_event_is_the_same_octets_in_every_file_of_a_language(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER), whole=True)
    bodies = {data.partition(b"BEGIN:VEVENT")[2] for data in files.values()}
    assert len(files) == 5
    assert len(bodies) == 1


def test_the_whole_programme_is_kept_up_once_it_was_handed_out(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER), whole=True)
    again, said = run(visit(MEETING), files, LATER)
    assert events(again["programme.ics"])["dinner"][1] == "CANCELLED"
    assert said["programme.ics"].participant is None


def test_a_participant_of_any_id_has_a_file_of_its_own(visit: Read) -> None:
    for id_ in ("programme", "con", "lpt1"):
        more = f'[organisations.{id_}]\nname = "x"\ncountry = "EE"\n'
        files, _ = run(visit(more + DINNER), whole=True)
        assert f"{id_}_.ics" in files
        assert len(files) == 6


def test_another_language_is_a_change_for_its_reader(visit: Read) -> None:
    files, _ = run(visit(MEETING))
    latvian, said = run(visit(MEETING), files, LATER, language="lv")
    assert events(latvian["p.ics"])["meeting"][:3] == (1, "CONFIRMED", "Tikšanās")
    assert said["p.ics"].changed == ("meeting",)


def test_the_same_content_in_other_words_stays_as_it_was(
    visit: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iriscli.wording.reader import Reader

    files, _ = run(visit(MEETING + DINNER))
    monkeypatch.setattr(
        Reader, "label", lambda _self, message, **_values: f"reworded {message}"
    )
    again, _ = run(visit(MEETING + DINNER), files, LATER)
    assert again == files


def test_a_participant_without_sessions_has_a_calendar_without_events(visit: Read) -> None:
    files, said = run(visit(DINNER + 'attendees = ["q"]\n'))
    calendar = Calendar.from_ical(files["p.ics"])
    assert (calendar.walk("VEVENT"), len(calendar.subcomponents)) == ([], 1)
    assert said["p.ics"].sessions == 0
    _, said = run(visit(DINNER + 'attendees = ["q"]\n'), files, LATER)
    assert said["p.ics"].state == "unchanged"


def test_a_text_that_looks_like_the_start_of_an_event_starts_none(visit: Read) -> None:
    # In the second title the line folds right behind the words.
    for title in ("BEGIN:VEVENT", "x" * 53 + " BEGIN:VEVENT and more text here"):
        read = visit(DINNER.replace('"Dinner"', f'"{title}"'))
        files, _ = run(read)
        again, said = run(read, files, LATER)
        assert again == files
        assert said["p.ics"].state == "unchanged"


def test_who_else_comes_is_in_the_entry_and_no_news(visit: Read) -> None:
    files, _ = run(visit(MEETING + DINNER))
    fewer = visit(MEETING + DINNER + 'attendees = ["p", "host"]\n')
    again, said = run(fewer, files, LATER)
    assert (said["p.ics"].state, said["p.ics"].changed) == ("changed", ())
    assert b"Partner" in again["p.ics"]
    assert events(again["p.ics"])["dinner"][0] == 1


def test_an_organisation_that_is_renamed_stands_so_in_the_entries_of_its_people(
    visit: Read, head: str
) -> None:
    text = '[people.a]\nname = "Anna"\norganisation = "q"\n[people.b]\nname = "Berta"\norganisation = "q"\n'
    text += DINNER + 'attendees = ["a"]\n'
    files, _ = run(visit(text))
    renamed = head.replace('name = "Quay"', 'name = "Pier"')
    again, said = run(visit(text, head=renamed), files, LATER)
    assert (said["a.ics"].state, said["a.ics"].changed) == ("changed", ())
    assert b"Anna (Pier)" in again["a.ics"]


def test_a_copy_of_the_whole_programme_is_nobodys_calendar(visit: Read) -> None:
    files, _ = run(visit(DINNER), whole=True)
    files["backup.ics"] = files["programme.ics"]
    _, said = run(visit(DINNER), files, LATER)
    assert "backup.ics" not in said


def test_who_was_left_out_of_an_export_gets_the_event_that_the_others_have(visit: Read) -> None:
    files, _ = run(visit(DINNER))
    later, latest = DINNER.replace("20:00", "21:00"), DINNER.replace("20:00", "22:00")
    first, _ = run(visit(later), files, LATER)
    second, _ = run(visit(latest), first, LATER + dt.timedelta(days=1))
    # Only p was exported twice.
    all_, _ = run(
        visit(latest), files | {"p.ics": second["p.ics"]}, LATER + dt.timedelta(days=2)
    )
    assert events(all_["q.ics"]) == events(all_["p.ics"])
    assert events(all_["p.ics"]) == events(second["p.ics"])


@pytest.mark.parametrize("word", ["v p qq", "v ../p en", "V p en"])
def test_a_record_that_no_export_writes_is_not_ours(visit: Read, word: str) -> None:
    from iriscli.calendars.record import NotOursError

    files, _ = run(visit(DINNER))
    handed = read_file(files["p.ics"], Blocks())
    whose, participant, language = word.split(" ")
    forged = sealed(Handed(whose, participant, language, handed.head, handed.blocks))
    with pytest.raises(NotOursError):
        read_file(forged, Blocks())
