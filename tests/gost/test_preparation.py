"""The preparation: no item makes it raise, the given item stays as it was, cases of words are right."""

import copy
from typing import Any

import pytest

from kb.csl.processor import Processor, as_text
from kb.gost.declension import kazakh_genitive, kazakh_unpossessed, russian_genitive
from kb.gost.families import FAMILIES, GOST_71, GOST_705, KAZAKHSTAN, Family, family_of, wording
from kb.gost.preparation import prepare
from kb.gost.styles import load_style
from kb.language.towns import russian_place
from tests.gost.formatted import ITEMS

ODD: tuple[Any, ...] = (
    None, 5, 2.5, True, "", "x", [], [None], ["x"], [{}], {}, {"a": 1}, {"date-parts": [[]]}, {"literal": "?"},
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_odd_values_never_raise(family: Family) -> None:
    processor = Processor(load_style(family.name), locale_by_item=True)
    for name, item in ITEMS.items():
        for field in item:
            wrong = [{**item, field: odd, "id": f"{name} {field} {place}"} for place, odd in enumerate(ODD)]
            items = [prepare(one, family) for one in wrong]
            assert len(processor.bibliography(items).entries) == len(ODD)
    assert prepare({}, family) == prepare({"title": None}, family)


def test_the_given_item_stays_as_it_was() -> None:
    for item in ITEMS.values():
        before = copy.deepcopy(item)
        prepare(item, GOST_71)
        assert item == before


def test_a_volume_with_a_title_of_its_own_stands_under_the_whole() -> None:
    item = {"type": "book", "title": "Степь", "volume": "2", "volume-title": "Броды", "number-of-volumes": "3",
            "language": "ru"}  # fmt: skip
    assert prepare(item, GOST_71)["title"] == "Степь. В 3 т. Т. 2. Броды"
    assert prepare({**item, "container-title": "Дала"}, GOST_71)["title"].startswith("Степь")


def test_families() -> None:
    assert family_of("gost-7.1-2003-alphabetical") is GOST_71
    assert family_of("gost-kz-dissertation.csl") is KAZAKHSTAN
    assert family_of("urn:derekkoz:style:gost-r-7.0.5-2008") is GOST_705
    assert family_of("kz-references") is KAZAKHSTAN
    assert family_of("apa") is None


@pytest.mark.parametrize(
    ("word", "bare"),
    [("хаттамасы", "хаттама"), ("шарты", "шарт"), ("жарғысы", "жарғы"), ("келісімі", "келісім"), ("заң", "заң")],
)
def test_kazakh_nouns_that_belong_to_nobody(word: str, bare: str) -> None:
    assert kazakh_unpossessed(word) == bare


@pytest.mark.parametrize(
    ("word", "genitive"),
    [
        ("Қазақстан Республикасы", "Қазақстан Республикасының"), ("Қазақстан Республикасы Президенті",
        "Қазақстан Республикасы Президентінің"), ("Ресей", "Ресейдің"), ("Парламент", "Парламенттің"),
        ("Қазақстан", "Қазақстанның"), ("Үкімет", "Үкіметтің"), ("ҚР", "ҚР-ның"), ("Жоғарғы Кеңес", "Жоғарғы Кеңестің"),
        ("Қазақстан Республикасының Президенті", "Қазақстан Республикасы Президентінің"),
    ],
)  # fmt: skip
def test_kazakh_genitive(word: str, genitive: str) -> None:
    assert kazakh_genitive(word) == genitive


def test_russian_cases() -> None:
    heads = wording()["genitive"]
    assert russian_genitive("Правительство Российской Федерации", heads) == "Правительства Российской Федерации"
    assert russian_genitive("Неведомый орган", heads) == ""
    places = {"Москва": "Москве", "Оренбург": "Оренбурге", "Алматы": "Алматы", "Казань": "Казани", "Сочи": "Сочи",
              "Костанай": "Костанае"}  # fmt: skip
    assert {name: russian_place(name) for name in places} == places


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"issue": "2000 ж., № 6", "section": "67-құжат"}, "– 2000. – № 6. – Ст. 67."),
        ({"issue": "2000, № 1", "section": "ст. 1"}, "– 2000. – № 1. – Ст. 1."),
        ({"volume": "2009", "issue": "4", "section": "ст. 25"}, "– 2009. – № 4. – Ст. 25."),
    ],
)
def test_gazettes_as_records_hold_them(fields: dict[str, str], text: str) -> None:
    item = {"id": "t", "type": "treaty", "language": "ru", "title": "Соглашение", "container-title": "Бюллетень",
            "issued": {"date-parts": [[1998, 7, 6]]}, **fields}  # fmt: skip
    made = Processor(load_style("gost-kz-dissertation"), locale_by_item=True).bibliography([prepare(item, KAZAKHSTAN)])
    assert as_text(made.entries[0]) == f"1 Соглашение: 6 июля 1998 года // Бюллетень. {text}"


def test_many_places_and_stages() -> None:
    item = {"id": "t", "type": "treaty", "language": "ru", "title": "Соглашение", "event-place": "Almaty; Moscow",
            "issued": {"date-parts": [[1998, 10, 8]]}}  # fmt: skip
    assert prepare(item, KAZAKHSTAN)["title"] == "Соглашение: г. Алматы, г. Москва, 8 октября 1998 года"
    assert prepare({**item, "status": "adopted"}, GOST_71)["title"] == (
        "Соглашение : [принято в г. Алматы и в г. Москве 8 окт. 1998 г.]"
    )
    assert prepare({**item, "status": "draft"}, GOST_71)["title"] == (
        "Соглашение : [проект, г. Алматы, г. Москва, 8 окт. 1998 г.]"
    )
    assert prepare({**item, "status": "draft", "title": "[Соглашение (проект)]"}, KAZAKHSTAN)["title"] == (
        "[Соглашение (проект)]: г. Алматы, г. Москва, 8 октября 1998 года"
    )


@pytest.mark.parametrize(
    ("last", "ru", "kk", "en"),
    [
        ([1999, 1, 12], "между 8 октября 1998 года и 12 января 1999 года",
         "1998 ж. 8 қазан – 1999 ж. 12 қаңтар аралығында", "between 8 October 1998 and 12 January 1999"),
        ([1998, 12, 1], "между 8 октября и 1 декабря 1998 года", "1998 ж. 8 қазан – 1 желтоқсан аралығында",
         "between 8 October and 1 December 1998"),
        ([1998, 10, 9], "8–9 октября 1998 года", "1998 ж. 8–9 қазан", "8–9 October 1998"),
    ],
)  # fmt: skip
def test_a_treaty_was_signed_on_one_day_of_an_interval(last: list[int], ru: str, kk: str, en: str) -> None:
    for lang, words in (("ru", ru), ("kk", kk), ("en", en)):
        item = {"id": "t", "type": "treaty", "language": lang, "title": "Title",
                "issued": {"date-parts": [[1998, 10, 8], last]}}  # fmt: skip
        made = Processor(load_style("gost-kz-dissertation"), locale_by_item=True).bibliography(
            [prepare(item, KAZAKHSTAN)]
        )
        assert words in as_text(made.entries[0])


def test_a_gazette_is_named_in_the_language_of_the_reference() -> None:
    item = {"type": "treaty", "language": "ru", "title": "Соглашение", "section": "82-құжат", "issue": "1999 ж., N 4",
            "container-title": "Қазақстан Республикасының халықаралық шарттары бюллетені"}  # fmt: skip
    made = prepare(item, KAZAKHSTAN)
    assert (made["container-title"], made["section"]) == (
        "Бюллетень международных договоров Республики Казахстан", "Ст. 82")  # fmt: skip
    assert prepare({**item, "language": "kk"}, KAZAKHSTAN)["section"] == "82-құжат"


def test_an_archive_file_has_its_title_after_the_shelfmark() -> None:
    item = {"id": "f", "type": "manuscript", "language": "ru", "title": "[Письмо губернатора]", "archive": "ЦГА РК",
            "archive_location": "64/1/125/18", "container-title": "Переписка о границе"}  # fmt: skip
    made = Processor(load_style("gost-r-7.0.5-2008"), locale_by_item=True).bibliography([prepare(item, GOST_705)])
    assert as_text(made.entries[0]) == (
        "1 [Письмо губернатора] // ЦГА РК. Ф. 64. Оп. 1. Д. 125. Л. 18 (Переписка о границе)."
    )


def test_acts_that_name_themselves_or_have_no_data() -> None:
    statute = {"type": "legislation", "language": "ru", "genre": "law", "title": "Устав о сибирских киргизах"}
    assert prepare({**statute, "issued": {"date-parts": [[1822]]}}, KAZAKHSTAN)["title"] == (
        "Устав о сибирских киргизах: 1822 год"
    )
    path = {"type": "legislation", "language": "kk", "genre": "law", "title": "Қасым ханның қасқа жолы"}
    assert prepare(path, KAZAKHSTAN)["title"] == "Қасым ханның қасқа жолы"
