from __future__ import annotations

import datetime as dt

import pytest
from babel import localedata

from iriscli.visit.languages import SPOKEN
from iriscli.visit.values import is_language
from iriscli.wording.reader import Reader


@pytest.mark.parametrize(
    ("code", "name", "direction", "day"),
    [
        ("en", "English", "ltr", "12 October"),
        ("lv", "Latviešu", "ltr", "12. oktobris"),
        ("sv", "Svenska", "ltr", "12 oktober"),
        ("fi", "Suomi", "ltr", "12. lokakuuta"),
        ("pl", "Polski", "ltr", "12 października"),
        ("be", "Беларуская", "ltr", "12 кастрычніка"),
        ("ar", "العربية", "rtl", "12 أكتوبر"),
    ],
)
def test_a_language_has_its_own_name_direction_and_way_to_write_a_day(
    code: str, name: str, direction: str, day: str
) -> None:
    reader = Reader(code)
    assert (reader.name, reader.direction) == (name, direction)
    assert reader.day(dt.date(2018, 10, 12)) == day


def test_a_language_of_any_script_or_region_says_all_that_is_asked_of_it() -> None:
    day = dt.date(2018, 10, 12)
    for code in sorted({one.partition("_")[0] for one in localedata.locale_identifiers()}):
        for tail in ("", "-LV", "-419", "-Latn", "-Cyrl-LV"):
            if is_language(code + tail):
                reader = Reader(code + tail)
                assert reader.name
                assert reader.days(day, day.replace(day=13))
                assert all((reader.date(day), reader.day(day), reader.country("XK")))


@pytest.mark.parametrize(
    ("code", "name", "date"),
    [
        ("en-LV", "English", "Friday, 12 October 2018"),
        ("en-US", "English", "Friday, October 12, 2018"),
        ("ru-LV", "Русский", "пятница, 12 октября 2018 г."),
        ("sr-Latn-LV", "Srpski", "petak, 12. oktobar 2018."),
    ],
)
def test_a_region_that_has_no_ways_of_its_own_has_those_of_the_language(
    code: str, name: str, date: str
) -> None:
    reader = Reader(code)
    assert (reader.name, reader.date(dt.date(2018, 10, 12))) == (name, date)


def test_a_text_that_is_not_in_the_readers_language_says_in_which_it_is() -> None:
    swedish = Reader("sv", "lv")
    assert swedish.language_of("Zāle") is None
    assert swedish.language_of({"sv": "Salen", "en": "The Hall"}) is None
    assert swedish.language_of({"lv": "Zāle", "en": "The Hall"}) == "lv"
    assert swedish.language_of({"en": "The Hall", "pl": "Sala"}) == "en"
    assert Reader("pt-BR").language_of({"pt": "O salão"}) is None


THURSDAY, FRIDAY = dt.date(2018, 10, 18), dt.date(2018, 10, 19)


@pytest.mark.parametrize(
    ("code", "date", "belarus", "joined"),
    [
        ("en", "Thursday, 18 October 2018", "Belarus", "a, b and c"),
        ("lv", "Ceturtdiena, 2018. gada 18. oktobris", "Baltkrievija", "a, b un c"),
        ("sv", "Torsdag 18 oktober 2018", "Belarus", "a, b och c"),
        ("fi", "Torstai 18. lokakuuta 2018", "Valko-Venäjä", "a, b ja c"),
        ("pl", "Czwartek, 18 października 2018", "Białoruś", "a, b i c"),
        ("be", "Чацвер, 18 кастрычніка 2018 г.", "Беларусь", "a, b і c"),
        ("et", "Neljapäev, 18. oktoober 2018", "Valgevene", "a, b ja c"),
        ("lt", "2018 m. spalio 18 d., ketvirtadienis", "Baltarusija", "a, b ir c"),
        ("de", "Donnerstag, 18. Oktober 2018", "Belarus", "a, b und c"),
        ("da", "Torsdag den 18. oktober 2018", "Belarus", "a, b og c"),
        ("nb", "Torsdag 18. oktober 2018", "Belarus", "a, b og c"),
        ("uk", "Четвер, 18 жовтня 2018 р.", "Білорусь", "a, b і c"),
    ],
)
def test_each_language_says_dates_countries_and_lists_in_its_own_way(
    code: str, date: str, belarus: str, joined: str
) -> None:
    reader = Reader(code)
    assert reader.heading(THURSDAY) == date
    assert reader.country("BY") == belarus
    assert reader.join(["a", "b", "c"]) == joined


@pytest.mark.parametrize(
    ("code", "one", "days", "months", "years"),
    [
        ("en", "18 October 2018", "18–19 October 2018", "18 October – 2 November 2018", "18 October 2018 – 2 January 2019"),
        ("lv", "2018. gada 18. oktobris", "2018. gada 18.–19. oktobris", "2018. gada 18. oktobris – 2. novembris", "2018. gada 18. oktobris – 2019. gada 2. janvāris"),
        ("sv", "18 oktober 2018", "18–19 oktober 2018", "18 oktober–2 november 2018", "18 oktober 2018–2 januari 2019"),
        ("fi", "18. lokakuuta 2018", "18.–19. lokakuuta 2018", "18. lokakuuta – 2. marraskuuta 2018", "18. lokakuuta 2018 – 2. tammikuuta 2019"),
        ("pl", "18 października 2018", "18–19 października 2018", "18 października – 2 listopada 2018", "18 października 2018 – 2 stycznia 2019"),
        ("be", "18 кастрычніка 2018 г.", "18–19 кастрычніка 2018 г.", "18 кастрычніка – 2 лістапада 2018 г.", "18 кастрычніка 2018 г. – 2 студзеня 2019 г."),
        ("et", "18. oktoober 2018", "18.–19. oktoober 2018", "18. oktoober – 2. november 2018", "18. oktoober 2018 – 2. jaanuar 2019"),
        ("lt", "2018 m. spalio 18 d.", "2018 m. spalio 18–19 d.", "2018 m. spalio 18 d. – lapkričio 2 d.", "2018 m. spalio 18 d. – 2019 m. sausio 2 d."),
        ("de", "18. Oktober 2018", "18.–19. Oktober 2018", "18. Oktober – 2. November 2018", "18. Oktober 2018 – 2. Januar 2019"),
        ("da", "18. oktober 2018", "18.–19. oktober 2018", "18. oktober–2. november 2018", "18. oktober 2018–2. januar 2019"),
        ("nb", "18. oktober 2018", "18.–19. oktober 2018", "18. oktober–2. november 2018", "18. oktober 2018–2. januar 2019"),
        ("uk", "18 жовтня 2018 р.", "18–19 жовтня 2018 р.", "18 жовтня – 2 листопада 2018 р.", "18 жовтня 2018 р. – 2 січня 2019 р."),
        ("cs", "18. října 2018", "18.–19. října 2018", "18. října – 2. listopadu 2018", "18. října 2018 – 2. ledna 2019"),
        ("he", "18 באוקטובר 2018", "18–19 באוקטובר 2018", "18 באוקטובר – 2 בנובמבר 2018", "18 באוקטובר 2018 – 2 בינואר 2019"),
    ],
)  # fmt: skip
def test_a_span_of_days_says_once_what_they_have_in_common(
    code: str, one: str, days: str, months: str, years: str
) -> None:
    reader = Reader(code)
    assert reader.days(THURSDAY, THURSDAY) == one
    assert reader.days(THURSDAY, FRIDAY) == days
    assert reader.days(THURSDAY, dt.date(2018, 11, 2)) == months
    assert reader.days(THURSDAY, dt.date(2019, 1, 2)) == years


@pytest.mark.parametrize("code", SPOKEN)
def test_what_is_said_of_days_and_times_has_one_kind_of_blank(code: str) -> None:
    reader = Reader(code)
    said = [reader.date(FRIDAY), reader.day(FRIDAY), reader.time(dt.time(9, 5))]
    said += [reader.days(FRIDAY, FRIDAY + dt.timedelta(days=n)) for n in (0, 1, 30, 300)]
    assert {one for one in "".join(said) if one.isspace()} <= {" "}


def test_a_time_of_the_day_has_24_hours_as_the_language_writes_them() -> None:
    evening = dt.datetime(2027, 5, 19, 21, 30, tzinfo=dt.UTC)
    readers = map(Reader, (*SPOKEN, "en-US"))
    said = {one.code: (one.time(dt.time(9, 5)), one.time(evening)) for one in readers}
    assert said.pop("fi") == ("9.05", "21.30")
    assert said.pop("da") == ("09.05", "21.30")
    assert set(said.values()) == {("09:05", "21:30")}


def test_norwegian_is_bokmal() -> None:
    assert Reader("no").label("Time") == Reader("nb").label("Time") == "Tid"


def test_no_colon_follows_another_mark() -> None:
    english = Reader("en")
    assert english.about("Host", "Quay") == "Host: Quay"
    assert english.about("Where to park?", "Behind it.") == "Where to park? Behind it."
    assert english.about("Soon …", "Later.") == "Soon … Later."


@pytest.mark.parametrize("code", SPOKEN)
def test_every_language_has_a_name_or_its_code_for_every_reader(code: str) -> None:
    reader = Reader(code)
    assert all(reader.language(one) not in {"", one} for one in SPOKEN)
    assert [reader.language(one) for one in ("en-LV", "qaa")] == ["en-LV", "qaa"]
