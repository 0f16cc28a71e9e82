"""Kazakh and Russian dates in styles that were written for another language."""

import pytest

from kb.csl.processor import Processor, as_text
from tests.csl.samples import style

FULL = '<date variable="issued"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/>' \
    '<date-part name="year"/></date>'  # fmt: skip
YEAR_FIRST = '<date variable="issued" delimiter=" "><date-part name="year"/><date-part name="month"/>' \
    '<date-part name="day"/></date>'  # fmt: skip
DAY_FIRST = '<date variable="issued" delimiter=" " prefix="[" suffix="]"><date-part name="day"/>' \
    '<date-part name="month"/><date-part name="year"/></date>'  # fmt: skip
IN_PLACE = '<date variable="issued"><date-part name="year"/><date-part name="month" prefix=", "/>' \
    '<date-part name="day" prefix=" "/></date>'  # fmt: skip
NO_YEAR = '<date variable="issued"><date-part name="month" prefix="on "/><date-part name="day" prefix=" "/></date>'
NUMBERS = '<date variable="issued" delimiter="/"><date-part name="month" form="numeric"/>' \
    '<date-part name="day" form="numeric"/><date-part name="year"/></date>'  # fmt: skip
TEXT = '<date variable="issued" form="text"/>'
YEAR = '<date variable="issued" form="text" date-parts="year"/>'


def dated(layout: str, language: str, *parts: list[int], options: str = "") -> str:
    made = style(layout, options=options)
    item = {"id": "a", "type": "book", "language": language, "issued": {"date-parts": list(parts)}}
    return as_text(Processor(made, locale_by_item=True).bibliography([item]).entries[0])


@pytest.mark.parametrize(
    ("layout", "kazakh", "russian", "english"),
    [
        (FULL, "1931 ж. 7 мамыр", "7 мая 1931 г.", "May 7, 1931"),
        (YEAR_FIRST, "1931 ж. 7 мамыр", "7 мая 1931 г.", "1931 May 7"),
        (DAY_FIRST, "[1931 ж. 7 мамыр]", "[7 мая 1931]", "[7 May 1931]"),
        (IN_PLACE, "1931 ж. 7 мамыр", "7 мая 1931 г.", "1931, May 7"),
        (NO_YEAR, "on 7 мамыр", "on 7 мая", "on May 7"),
        (NUMBERS, "5/7/1931", "5/7/1931", "5/7/1931"),
        (TEXT, "1931 ж. 7 мамыр", "7 мая 1931 г.", "May 7, 1931"),
        (YEAR, "1931", "1931", "1931"),
    ],
)
def test_a_day(layout: str, kazakh: str, russian: str, english: str) -> None:
    printed = tuple(dated(layout, language, [1931, 5, 7]) for language in ("kk", "ru", "en"))
    assert printed == (kazakh, russian, english)


@pytest.mark.parametrize(
    ("layout", "kazakh", "russian"),
    [
        (FULL, "1931 ж. мамыр", "май 1931 г."),
        (DAY_FIRST, "[1931 ж. мамыр]", "[май 1931]"),
        (NO_YEAR, "on мамыр", "on май"),
        (TEXT, "1931 ж. мамыр", "май 1931 г."),
    ],
)
def test_a_month_without_a_day_stands_in_the_nominative(layout: str, kazakh: str, russian: str) -> None:
    assert (dated(layout, "kk", [1931, 5]), dated(layout, "ru", [1931, 5])) == (kazakh, russian)


@pytest.mark.parametrize("layout", [FULL, YEAR_FIRST, TEXT, YEAR])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_year_alone_is_a_year(layout: str, language: str) -> None:
    assert dated(layout, language, [1931]) == "1931"
    assert dated(TEXT, language, [1931], [1933]) == "1931–1933"


def test_ranges_of_days() -> None:
    assert dated(NO_YEAR, "ru", [1931, 5, 7], [1931, 5, 9]) == "on 7–9 мая"
    assert dated(FULL, "ru", [1931, 5, 7], [1931, 6, 9]) == "7 мая–9 июня 1931 г."


def test_a_style_of_the_language_keeps_its_own_order_and_its_word_for_the_year() -> None:
    own = 'default-locale="ru-RU"'
    assert dated(FULL, "ru", [1931, 5, 7], options=own) == "мая 7, 1931"
    assert dated(YEAR, "ru", [1931], options=own) == "1931 г."
    assert dated(FULL, "kk", [1931, 5, 7], options=own) == "1931 ж. 7 мамыр"


def test_other_languages_keep_the_order_of_the_style() -> None:
    assert dated(FULL, "de", [1931, 5, 7]) == "Mai 7, 1931"


@pytest.mark.parametrize(
    ("term", "kazakh", "russian"),
    [
        ("retrieved", "қаралған күні", "извлечено"),
        ("from", "мекенжайы", "из"),
        ("cited", "қаралған күні", "дата обращения"),
        ("accessed", "қаралған күні", "дата обращения"),
    ],
)
@pytest.mark.parametrize("form", ["long", "short"])
def test_terms_of_addresses(term: str, kazakh: str, russian: str, form: str) -> None:
    made = style(f'<text term="{term}" form="{form}" text-case="lowercase"/>')
    items = [{"id": key, "title": key, "language": key} for key in ("kk", "ru")]
    entries = Processor(made, locale_by_item=True).bibliography(items).entries
    assert [as_text(entry) for entry in entries] == [kazakh, russian]


@pytest.mark.parametrize(
    ("number", "kazakh"),
    [("1", "1-ші"), ("6", "6-шы"), ("9", "9-шы"), ("10", "10-шы"), ("12", "12-ші"), ("20", "20-шы"), ("26", "26-шы"),
     ("50", "50-ші"), ("70", "70-ші"), ("90", "90-шы")],
)  # fmt: skip
def test_kazakh_ordinals_follow_the_vowels_of_the_word(number: str, kazakh: str) -> None:
    item = {"id": "a", "type": "book", "language": "kk", "edition": number}
    made = style('<number variable="edition" form="ordinal"/>')
    assert as_text(Processor(made, locale_by_item=True).bibliography([item]).entries[0]) == kazakh


@pytest.mark.parametrize(("language", "printed"), [("kk", "№ 3"), ("ru", "В: Степь, № 3"), ("en", "In Степь, no. 3")])
def test_terms_that_stand_before_a_host(language: str, printed: str) -> None:
    item = {"id": "a", "type": "book", "language": language, "container-title": "Степь", "issue": "3"}
    host = (
        "" if language == "kk" else '<group delimiter=" "><text term="in"/><text variable="container-title"/></group>'
    )
    made = style(f'<group delimiter=", ">{host}<group delimiter=" "><label variable="issue" form="short"/>'
                 '<number variable="issue"/></group></group>')  # fmt: skip
    assert as_text(Processor(made, locale_by_item=True).bibliography([item]).entries[0]) == printed


@pytest.mark.parametrize(("language", "printed"), [("ru", "44 до н. э."), ("en", "44 BC"), ("kk", "44 б. з. д.")])
def test_a_year_before_our_era_stands_apart_from_a_phrase(language: str, printed: str) -> None:
    assert dated(YEAR, language, [-44]) == printed
