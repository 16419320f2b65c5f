"""Each catalogue says every label of the code, as its language has it."""

from __future__ import annotations

import gettext
import importlib.util
import re
import string
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from iriscli.visit.languages import SPOKEN
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

OTHERS = [code for code in SPOKEN if code != "en"]


def catalogue(root: Path, code: str) -> Catalog:
    with (root / f"src/iriscli/wording/labels/{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@pytest.fixture(scope="module")
def tool(request: pytest.FixtureRequest) -> Any:
    source = request.config.rootpath / "tools" / "labels.py"
    spec = importlib.util.spec_from_file_location("labels", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def labels(tool: Any) -> list[Message]:
    return [message for message in tool.labels() if message.id]


def forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string),)


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def keys(messages: list[Message]) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, forms(message.id)) for message in messages}


def test_every_label_tells_a_translator_where_it_stands(labels: list[Message]) -> None:
    assert [message.id for message in labels if not message.auto_comments] == []


def test_every_place_of_a_label_that_is_no_number_or_title_is_explained(
    labels: list[Message],
) -> None:
    plain = {"title", "n", "name", "folder", "contact", "date", "address"}
    for message in labels:
        told = " ".join(message.auto_comments)
        names = {name for name in places(forms(message.id)[-1]) if name} - plain
        assert {name for name in names if name.upper() not in told} == set(), message.id


def test_no_two_labels_differ_in_case_and_marks_alone(labels: list[Message]) -> None:
    def bare(message: Message) -> tuple[str, str]:
        return " ".join(re.findall(r"\w+", str(message.id))).casefold(), message.context or ""

    alone = [one for one in labels if not one.pluralizable and not places(str(one.id))]
    assert len({bare(one) for one in alone}) == len(alone)


@pytest.mark.parametrize("code", OTHERS)
def test_every_label_of_the_code_is_in_every_catalogue_and_no_other(
    root: Path, labels: list[Message], code: str
) -> None:
    there = [message for message in catalogue(root, code) if message.id]
    assert keys(there) == keys(labels)


def test_the_catalogues_are_as_the_tool_writes_them(
    tool: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main("--check") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{code}.po: 0 to translate" for code in sorted(OTHERS)
    ]


def test_a_label_that_is_not_translated_is_told(tool: Any) -> None:
    begun = tool.updated(tool.head("cs"), tool.labels())
    assert "Time" in tool.missing(begun)
    assert "Time" not in tool.missing(
        begun.replace('"Time"\nmsgstr ""', '"Time"\nmsgstr "Čas"')
    )


@pytest.mark.parametrize("code", OTHERS)
def test_every_label_is_translated_in_all_its_forms_with_all_its_places(
    root: Path, code: str
) -> None:
    catalog = catalogue(root, code)
    for message in catalog:
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        translated = forms(message.string)
        assert len(translated) == (catalog.num_plurals if message.pluralizable else 1)
        for text in translated:
            assert text.strip(), message.id
            assert places(text) == places(forms(message.id)[-1]), message.id


@pytest.mark.parametrize("code", OTHERS)
def test_what_a_label_quotes_from_a_button_is_as_on_the_button(root: Path, code: str) -> None:
    there = catalogue(root, code)
    for quoted in ("Subscribe", "Download"):
        said = there[quoted].string
        quoting = [one for one in there if f"“{quoted}”" in str(one.id)]
        assert quoting
        assert all(str(said) in str(one.string) for one in quoting)


QUOTES = {
    **dict.fromkeys(("lv", "pl", "et"), "„”"),
    **dict.fromkeys(("lt", "de"), "„“"),
    **dict.fromkeys(("sv", "fi"), "””"),
    **dict.fromkeys(("nb", "be", "uk"), "«»"),
    "da": "»«",
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_the_quotation_marks_of_its_language_and_no_others(
    root: Path, code: str
) -> None:
    pair = list(QUOTES[code])
    for message in catalogue(root, code):
        if message.id:
            found = re.findall('[„“”«»"]', "".join(forms(message.string)))
            assert found == pair * (len(found) // 2), message.string


@pytest.mark.parametrize("code", OTHERS)
def test_a_number_takes_the_plural_that_cldr_has_for_it(root: Path, code: str) -> None:
    form = gettext.c2py(catalogue(root, code).plural_expr)
    rule = Locale.parse(code).plural_form
    pairs = {(rule(number), form(number)) for number in range(126)}
    assert len(pairs) == len({one for one, _ in pairs}) == len({one for _, one in pairs})


def test_numbers_take_the_plural_of_their_language() -> None:
    def counted(code: str) -> list[str]:
        reader = Reader(code)
        return [reader.plural("{n} participant", "{n} participants", n) for n in (1, 2, 5, 21)]

    assert counted("en") == [
        "1 participant",
        "2 participants",
        "5 participants",
        "21 participants",
    ]
    polish = counted("pl")
    assert len({text.partition(" ")[2] for text in polish[:3]}) >= 2
    assert counted("lv")[0].partition(" ")[2] == counted("lv")[3].partition(" ")[2]
