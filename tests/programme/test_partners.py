from __future__ import annotations

from typing import TYPE_CHECKING

from iriscli.programme.participants import attendances
from iriscli.programme.partners import partners

if TYPE_CHECKING:
    from collections.abc import Callable

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]

PEOPLE = (
    '[people.a]\nname = "A"\norganisation = "p"\n[people.b]\nname = "B"\norganisation = "p"\n'
)


def test_partners_are_chosen_by_role_and_country_and_know_their_people(visit: Read) -> None:
    read = visit(PEOPLE)
    found = partners(read, roles=("partner", "host"))
    assert [(p.organisation.id, p.role, p.people) for p in found] == [
        ("p", "partner", 2),
        ("q", "partner", None),
        ("h", "host", None),
    ]
    found = partners(read, roles=("partner", "host", "local"), countries={"LV"})
    assert [p.organisation.id for p in found] == ["h", "l"]


def test_people_are_those_named_else_as_many_as_the_file_says(visit: Read, head: str) -> None:
    sized = head.replace('"FI"', '"FI"\nsize = 4').replace('"SE"', '"SE"\nsize = 9')
    read = visit(PEOPLE, head=sized)
    found = {p.organisation.id: p.people for p in partners(read, roles=("partner", "host"))}
    assert found == {"p": 2, "q": 4, "h": None}
    assert [(a.participant.id, a.people) for a in attendances(read)] == [
        ("a", 1), ("b", 1), ("q", 4), ("h", None), ("l", None)
    ]  # fmt: skip


def test_an_attendance_counts_what_takes_place(visit: Read) -> None:
    read = visit(
        PEOPLE + '[sessions.x]\ntitle = "x"\nday = 2027-05-19\nattendees = ["a", "FI"]\n'
        '[sessions.y]\ntitle = "y"\nday = 2027-05-19\n'
        '[sessions.z]\ntitle = "z"\nday = 2027-05-19\nstatus = "cancelled"\n'
    )
    counted = {a.participant.id: [s.id for s in a.sessions] for a in attendances(read)}
    assert counted == {"a": ["x", "y"], "b": ["y"], "q": ["x", "y"], "h": ["y"], "l": ["y"]}
    some = attendances(read, participants=read.resolve(["p"]), countries={"SE"})
    assert [a.participant.id for a in some] == ["a", "b"]
