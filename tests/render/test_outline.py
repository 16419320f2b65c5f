from __future__ import annotations

from dataclasses import dataclass

from iriscli.render import markdown, text
from iriscli.render.outline import Outline, Part, Point


@dataclass(frozen=True)
class Answer:
    """A view of what it shows."""

    what: Outline

    def shown(self) -> Outline:
        return self.what

    def data(self) -> object:
        return None


OUTLINE = Outline(
    "The *visit*",
    ("For: 1_2",),
    (
        Part("One", (Point("", ("a", "b")), Point("1. Tour", ("moved",)))),
        Part("Two", (Point("- Dinner", ("first", "second\n\nthird")),)),
    ),
)


def test_as_text_a_point_of_one_thing_is_one_line() -> None:
    assert text.render(Answer(OUTLINE)) == (
        "The *visit*\n"
        "\n"
        "For: 1_2\n"
        "\n"
        "One\n"
        "  a\n"
        "  b\n"
        "  1. Tour: moved\n"
        "\n"
        "Two\n"
        "  - Dinner:\n"
        "    first\n"
        "    second\n"
        "\n"
        "      third\n"
    )


def test_as_markdown_texts_are_escaped_and_begin_no_list() -> None:
    assert markdown.render(Answer(OUTLINE)) == (
        "# The \\*visit\\*\n"
        "\n"
        "For: 1\\_2\n"
        "\n"
        "## One\n"
        "\n"
        "- a\n"
        "- b\n"
        "- **1\\. Tour**: moved\n"
        "\n"
        "## Two\n"
        "\n"
        "- **\\- Dinner**:\n"
        "  - first\n"
        "  - second<br><br>third\n"
    )


def test_what_turns_the_direction_of_a_line_is_left_out_of_a_text() -> None:
    outline = Outline("a\u202eb\u2066c", ("L\u200fR",), ())
    assert text.render(Answer(outline)) == "abc\n\nL\u200fR\n"


def test_a_title_and_parts_may_be_missing() -> None:
    outline = Outline("", ("Nothing.",), ())
    assert text.render(Answer(outline)) == markdown.render(Answer(outline)) == "Nothing.\n"
