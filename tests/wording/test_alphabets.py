from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from iriscli.visit.countries import ALPHA2
from iriscli.visit.languages import SPOKEN
from iriscli.wording.alphabets import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

ORDERED = {
    "en": "Åland Armenia Öland Osaka Zagreb",
    "de": "Ägypten Åland Algerien Oman Österreich Strasse Straße Strassen Zypern",
    "lv": "Ādaži Austrija Ceļš Čehija Dānija Igaunija Ylande Kanāda Ķīna Norvēģija Ņina Spānija Šveice Zviedrija Žagare",
    "lt": "Airija Ąžuolas Cirkas Čekija Ylakiai Ispanija Italija Japonija Suomija Šveicarija Zarasai Žagarė",
    "et": "Saksamaa Šveits Zagreb Žukov Taani Uus Venemaa Washington Õismäe Äksi Österreich Ühendkuningriik Xanten",
    "sv": "Armenien Zambia Åland Ägypten Österrike",
    "fi": "Albania Yhdysvallat Zagreb Åland Äänekoski Öljy",
    "da": "Albanien Zambia Ægypten Østrig Åland",
    "nb": "Albania Zambia Ærø Østerrike Åland",
    "pl": "Austria Ąbc Cypr Ćma Litwa Luksemburg Łotwa Malta Szwecja Śląsk Zambia Źródło Żory",
    "be": "Аўстрыя Ганконг Енісей Ёрк Ірландыя Йемен Кіпр Латвія Узбекістан Ўрал Фінляндыя Эстонія",
    "uk": "Австрія Греція Ґватемала Данія Естонія Ємен Італія Їжак Йорданія Кіпр Україна Франція Юта",
}


def in_order(names: Sequence[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize("language", SPOKEN)
def test_names_are_in_the_order_of_the_readers_alphabet(language: str) -> None:
    names = ORDERED[language].split()
    assert in_order(names[::-1], language) == names


def test_letters_come_before_accents_and_blanks_before_letters() -> None:
    names = [
        "",
        " ",
        "New York",
        "New-York",
        "Newark",
        "Résumé",
        "resume",
        "Resumé 2",
        "1",
        "2",
    ]
    assert in_order(names, "en") == [
        "", " ", "1", "2", "New York", "New-York", "Newark", "resume", "Résumé", "Resumé 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "ordered"),
    [("sv", ["7", "Ö", "Я", "Ω", "日"]), ("uk", ["7", "Я", "Ö", "Ω", "日"])],
)
def test_digits_come_first_and_other_scripts_after_the_readers(
    language: str, ordered: list[str]
) -> None:
    assert in_order(ordered[::-1], language) == ordered


def test_a_region_has_the_alphabet_of_its_language() -> None:
    assert sort_key("Åland", "sv-FI") == sort_key("Åland", "sv")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_letter_of_a_countrys_name_has_its_place(language: str) -> None:
    names = [Locale.parse(language).territories[code] for code in ALPHA2]
    assert all(weight[0] < 5 for name in names for weight in sort_key(name, language)[0])


@given(st.text(), st.sampled_from([*SPOKEN, "ja", "pt-BR"]))
def test_any_text_has_a_place_whatever_its_case(text: str, language: str) -> None:
    assert sort_key(text, language)[0] == sort_key(text.casefold(), language)[0]
