from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iriscli.text.slugs import slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Ēriks Bērziņš", "eriks-berzins"),
        ("Łukasz Żółć-Nowak", "lukasz-zolc-nowak"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 100, "x" * 64),
        ("O’Neill-Šmīts, jr.", "oneill-smits-jr"),
        ("D'Arc, Jeanne", "d-arc-jeanne"),
        ("Nguyễn Văn A", "nguyen-van-a"),
    ],
)
def test_an_id_is_made_from_a_name(name: str, id_: str) -> None:
    assert slug(name) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Æsa Ødegård", "aesa-odegard"),
        ("ß Straße", "ss-strasse"),
        ("Þór Guðmundsson", "thor-gudmundsson"),
        ("Şükrü İğdır", "sukru-igdir"),
        ("Œuvre Đorđe Ħal", "oeuvre-dorde-hal"),
        ("Ольга Щербань", "olha-shcherban"),
        ("Ўладзімір Кавалёў", "uladzimir-kavaleu"),
        ("Їжак Йосип", "izhak-iosip"),
        ("Γιώργος Ψαράς", "giorgos-psaras"),
        ("ΣΟΦΙΑ", "sofia"),
    ],
)
def test_letters_of_other_alphabets_are_written_in_plain_ones(name: str, id_: str) -> None:
    assert slug(name) == id_


@given(st.text("abcxyz ABC019-_.,'", max_size=70))
def test_a_plain_name_keeps_its_letters_and_digits(name: str) -> None:
    plain = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    assert slug(name) == plain[:64].strip("-")


@given(
    st.text(
        "æøßþðıœđħłабвгґдеёєжзиійїклмнопрстуўфхцчшщыэюяαβγδεζηθικλμνξοπρστυφχψω", min_size=1
    )
)
def test_no_letter_of_these_alphabets_is_lost(name: str) -> None:
    assert slug(name)
