from __future__ import annotations

import json as reader

from iriscli.errors import Problem
from iriscli.render import github, json, text
from iriscli.render.views.problems import ProblemsView

LONG = "a/path/that/is/longer/than/what/a/message/quotes/of/a/value/in/the/file/visit.toml"

PROBLEMS = (
    Problem((), "the table [visit] is missing; add it", file="a.toml"),
    Problem(("sessions", "a", "start"), "100% wrong; move it", "clash", file=LONG, line=12),
    Problem(("sessions", "b"), "one\r\ntwo; :, stay", "open-end", file="b,c:d%.toml", line=3),
)


def test_text_has_a_line_for_each_problem_and_counts_them() -> None:
    assert text.render(ProblemsView(PROBLEMS[:2])).splitlines() == [
        "a.toml:1: error [invalid] the table [visit] is missing; add it",
        f"{LONG}:12: warning [clash] sessions.a.start: 100% wrong; move it",
        "1 error, 1 warning",
    ]


def test_levels_are_counted_in_the_plural() -> None:
    error, warning, note = PROBLEMS
    problems = (warning, error, note, warning, error, warning)
    assert (
        text.render(ProblemsView(problems)).splitlines()[-1] == "2 errors, 3 warnings, 1 note"
    )


def test_text_says_so_where_there_are_no_problems() -> None:
    assert text.render(ProblemsView(())) == "No problems found.\n"


def test_a_file_name_cannot_move_the_cursor() -> None:
    problem = Problem((), "x; y", "early", file="a\x1b[2J\n.toml", line=1)
    said = text.render(ProblemsView([problem])).splitlines()
    assert said[0] == "a�[2J�.toml:1: note [early] x; y"


def test_json_has_every_field_of_a_problem() -> None:
    assert reader.loads(json.render(ProblemsView(PROBLEMS[1:2]))) == {
        "problems": [
            {
                "level": "warning",
                "code": "clash",
                "place": "sessions.a.start",
                "message": "100% wrong; move it",
                "file": LONG,
                "line": 12,
            }
        ]
    }
    assert reader.loads(json.render(ProblemsView(()))) == {"problems": []}


def test_annotations_escape_what_a_workflow_would_take_for_its_own() -> None:
    assert github.render(ProblemsView(PROBLEMS)).splitlines() == [
        "::error file=a.toml,line=1,title=invalid::the table [visit] is missing; add it",
        f"::warning file={LONG},line=12,title=clash::sessions.a.start: 100%25 wrong; move it",
        (
            "::notice file=b%2Cc%3Ad%25.toml,line=3,title=open-end"
            "::sessions.b: one%0D%0Atwo; :, stay"
        ),
    ]


def test_no_problems_are_no_annotations() -> None:
    assert github.render(ProblemsView(())) == ""
