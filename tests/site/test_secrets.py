"""What is private is in nobody's file but its owner's, whatever the site went through."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iriscli.visit.visit import Visit

    Read = Callable[..., Visit]
    Site = Callable[..., Any]

# Each person's secrets bear a mark of their own; a name is spelt in ways that look alike.
MARKS = {"ann": "xqann", "bob": "xqbob"}
SPELT = {
    "ann": ["Ann Xqann-Lee", "XQANN\u2011LEE, Ann", "Dr Ann\u00a0Xqann\u2013Lee", "ann xqann-le\u200be"],
    "bob": ["Bob O'Xqbob", "BOB O\u2019XQBOB", "O`Xqbob, Bob"],
}  # fmt: skip


class State(NamedTuple):
    """How the visit stands at one build of its site."""

    people: frozenset[str]
    talk: str  # "", "confirmed", "cancelled"
    speaker: tuple[str, int]
    named: bool
    lost: str  # what of the folder is gone before the build


states = st.builds(
    State,
    people=st.frozensets(st.sampled_from(sorted(MARKS)), min_size=1),
    talk=st.sampled_from(["", "confirmed", "cancelled"]),
    speaker=st.tuples(st.sampled_from(sorted(MARKS)), st.integers(0, 2)),
    named=st.booleans(),
    lost=st.sampled_from(["", "", ".iris-site", "calendars/programme.ics"]),
)


def written(state: State) -> str:
    who, spelling = state.speaker
    people = "".join(
        f'[people.{id_}]\nname = "{SPELT[id_][0]}"\norganisation = "p"\n'
        f'email = "{MARKS[id_]}@example.org"\nrole = "{MARKS[id_]} role"\n'
        f'[people.{id_}.details]\ndiet = "{MARKS[id_]} diet"\n'
        for id_ in sorted(state.people)
    )
    talk = (
        f'[sessions.talk]\ntitle = "Talk"\nday = 2027-05-19\nstart = 09:00\nend = 10:00\n'
        f'status = "{state.talk}"\nonline = "https://example.org/xqlink"\n'
        f'speakers = ["{SPELT[who][spelling]}"]\n'
        f'items = [{{ title = "Part", speakers = ["{SPELT[who][spelling]}"] }}]\n'
        if state.talk and who in state.people
        else ""
    )
    info = '[info.key]\ntitle = "xqinfo"\ntext = "xqinfo"\nprivate = true\nfor = ["q"]\n'
    return f'{people}{info}{talk}[sessions.t]\ntitle = "Tea"\nday = 2027-05-20\n'


@settings(
    max_examples=settings().max_examples // 3,  # each builds a site
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(states, min_size=1, max_size=4))
def test_no_file_holds_what_is_private_but_its_owners(
    visit: Read,
    site: Site,
    head: str,
    tmp_path_factory: pytest.TempPathFactory,
    passed: list[State],
) -> None:
    folder: Path = tmp_path_factory.mktemp("site")
    for state in passed:
        if state.lost and (folder / state.lost).exists():
            (folder / state.lost).unlink()
        allowed = head.replace(
            "[visit]", f"[visit]\npublish_people = {str(state.named).lower()}"
        )
        built = site(visit(written(state), head=allowed), folder)
    if built.exit_code:
        return  # a page that nobody can place any more is named, and stays for the host to see
    for path, octets in built.bytes().items():
        text = octets.decode(errors="replace").replace("\r\n ", "").casefold()
        own = PurePosixPath(path).parent.name == "people" or (
            len(PurePosixPath(path).stem) == len("0" * 32) and path.endswith(".ics")
        )
        for mark in ("role", "diet", "@example.org"):
            assert f"xqann {mark}" not in text, path
            assert f"xqann{mark}" not in text, path
        if not own:
            assert "xqlink" not in text, path
            assert "xqinfo" not in text, path
            if not passed[-1].named:
                assert not any(mark in text for mark in MARKS.values()), path


@pytest.mark.parametrize("private", ["https://example.org/xqlink", "xqinfo"])
def test_what_is_private_reaches_those_whom_it_is_for(
    visit: Read, site: Site, private: str
) -> None:
    state = State(frozenset(["ann"]), "confirmed", ("ann", 0), named=False, lost="")
    text = written(state).replace('for = ["q"]', 'for = ["ann"]')
    built = site(visit(text))
    [page] = [path for path in built.bytes() if path.startswith("people/0")]
    assert private in built.text(page)
