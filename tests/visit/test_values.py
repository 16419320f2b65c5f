"""What single values mean, and what someone is told who wrote another."""

from __future__ import annotations

import pytest

from iriscli.visit.values import WrongValueError, check_country, check_language, check_url


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ua", "uk"), ("cz", "cs"), ("dk", "da"), ("Ukrainian", "uk"), ("svenska", "sv"),
     ("українська", "uk"), ("LATVIAN", "lv"), ("Norwegian Bokmål", "nb")],
)  # fmt: skip
def test_a_language_by_its_country_or_name_is_answered_with_its_code(
    written: str, meant: str
) -> None:
    with pytest.raises(WrongValueError) as caught:
        check_language(written)
    assert str(caught.value) == f"'{written}' is not a language code; did you mean '{meant}'?"


@pytest.mark.parametrize(("written", "read"), [("no", "nb"), ("no-NO", "nb-NO"), ("lv", "lv")])
def test_norwegian_is_its_written_form(written: str, read: str) -> None:
    assert check_language(written) == read


@pytest.mark.parametrize(
    ("written", "meant"),
    [("UK", "GB"), ("EL", "GR"), ("se", "SE"), ("SWE", "SE"), ("Sweden", "SE"), ("Zviedrija", "SE"),
     ("Czech Republic", "CZ"), ("England", "GB"), ("Swedn", "SE"),
     ("A\u030aland  Islands", "AX")],
)  # fmt: skip
def test_a_country_written_in_another_way_is_answered_with_its_code(
    written: str, meant: str
) -> None:
    with pytest.raises(WrongValueError, match=f"did you mean '{meant}'"):
        check_country(written)


@pytest.mark.parametrize(
    "written", ["Centralia", "Verdeland", "African Republic", "ZZ", "x" * 9_000]
)
def test_no_country_is_guessed_by_its_letters(written: str) -> None:
    with pytest.raises(WrongValueError, match="write two capital letters, for example 'SE'"):
        check_country(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://example.org/some_page?a=1&b=2", "https://example.org/some_page?a=1&b=2"),
        ("https://exämple.example/zāle?q=ā", "https://xn--exmple-cua.example/zāle?q=ā"),
        ("HTTP://пример.example:8080", "HTTP://xn--e1afmkfd.example:8080"),
    ],
)
def test_the_host_of_an_address_is_written_as_dns_has_it(written: str, read: str) -> None:
    assert check_url(written) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("https://example.org/a b", "a space is in the address 'https://example.org/a b'; write %20 instead, or remove it"),
        ("https://example.org/<id>", "the character '<' is in the address 'https://example.org/<id>'; write %3C instead, or remove it"),
        ("example.org", "'example.org' is not an http or https address; write the full address, for example 'https://example.org/'"),
        ("https://", "'https://' is not an http or https address; write the full address, for example 'https://example.org/'"),
        ("https://" + "ä" * 70, f"'{'ä' * 59}…' is not the name of a host; write it like 'example.org'"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_address_is_named(written: str, said: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        check_url(written)
    assert str(caught.value) == said
