from __future__ import annotations

import datetime as dt
import importlib.util
import string
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from iriscli.visit.languages import SPOKEN
from iriscli.wording.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

THURSDAY, FRIDAY = dt.date(2018, 10, 18), dt.date(2018, 10, 19)


def catalogue(root: Path, code: str) -> Catalog:
    with (root / f"src/iriscli/wording/labels/{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@pytest.fixture(scope="module")
def labels(request: pytest.FixtureRequest) -> Catalog:
    source = request.config.rootpath / "tools" / "labels.py"
    spec = importlib.util.spec_from_file_location("labels", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Catalog = module.labels()
    return found


def forms(string: object) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (str(string),)


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", [code for code in SPOKEN if code != "en"])
def test_every_label_of_the_code_is_in_every_catalogue_and_no_other(
    root: Path, labels: Catalog, code: str
) -> None:
    wanted = {message.id for message in labels if message.id}
    there = {message.id for message in catalogue(root, code) if message.id}
    assert there == wanted


@pytest.mark.parametrize("code", [code for code in SPOKEN if code != "en"])
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


@pytest.mark.parametrize(
    ("code", "date", "days", "belarus", "joined"),
    [
        ("en", "Thursday, 18 October 2018", "18–19 October 2018", "Belarus", "a, b and c"),
        ("lv", "Ceturtdiena, 2018. gada 18. oktobris", "2018. gada 18.–19. oktobris", "Baltkrievija", "a, b un c"),
        ("sv", "Torsdag 18 oktober 2018", "18–19 oktober 2018", "Belarus", "a, b och c"),
        ("fi", "Torstai 18. lokakuuta 2018", "18.–19. lokakuuta 2018", "Valko-Venäjä", "a, b ja c"),
        ("pl", "Czwartek, 18 października 2018", "18–19 października 2018", "Białoruś", "a, b i c"),
        ("be", "Чацвер, 18 кастрычніка 2018\u202fг.", "18–19 кастрычніка 2018", "Беларусь", "a, b і c"),
        ("de", "Donnerstag, 18. Oktober 2018", "18.–19. Oktober 2018", "Belarus", "a, b und c"),
    ],
)  # fmt: skip
def test_each_language_says_dates_countries_and_lists_in_its_own_way(
    code: str, date: str, days: str, belarus: str, joined: str
) -> None:
    reader = Reader(code)
    assert reader.heading(THURSDAY) == date
    assert reader.days(THURSDAY, FRIDAY) == days
    assert reader.country("BY") == belarus
    assert reader.join(["a", "b", "c"]) == joined


def test_a_range_of_days_names_what_differs() -> None:
    english = Reader("en")
    assert english.days(THURSDAY, THURSDAY) == "18 October 2018"
    assert english.days(THURSDAY, dt.date(2018, 11, 2)) == "18 October – 2 November 2018"
    assert english.days(THURSDAY, dt.date(2019, 1, 2)) == "18 October 2018 – 2 January 2019"


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
