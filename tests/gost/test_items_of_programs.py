"""Items as reference programs hand them over (CSL-JSON, Zotero): nothing that they say is lost or said of another."""

from typing import Any

import pytest

from kb.csl.processor import Processor, as_text
from kb.gost.families import GOST_71, GOST_70100, KAZAKHSTAN, Family
from kb.gost.preparation import prepare
from kb.gost.shortening import shortened
from kb.gost.styles import load_style

LUGOV = [{"family": "Лугов", "given": "А. Б."}]


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def printed(item: dict[str, Any], family: Family = GOST_71) -> str:
    work = prepare({"id": "a", "language": "ru", **item}, family)
    (entry,) = Processor(load_style(family.name), locale_by_item=True).bibliography([work]).entries
    return as_text(entry).replace("\u00a0", " ").removeprefix("1 ")


@pytest.mark.parametrize("office", ["Роспатент", "Федеральная служба по интеллектуальной собственности", "РФ патент",
                                    "United States Patent and Trademark Office"])  # fmt: skip
def test_who_grants_a_patent_does_not_hold_it(office: str) -> None:
    patent = {"type": "patent", "title": "Водомер", "author": LUGOV, "number": "RU 99999", "issued": day(2002, 8, 20)}
    assert "заявитель" in printed({**patent, "authority": "Институт степи"})
    assert office not in printed({**patent, "authority": office}) or office == "РФ патент"
    assert printed({**patent, "number": "99999", "authority": "Республика Казахстан"}) == (
        "Пат. 99999 Республика Казахстан. Водомер / Лугов А. Б. – Опубл. 20.08.02."
    )


@pytest.mark.parametrize(
    ("item", "reference"),
    [
        ({"type": "bill", "title": "О реках", "number": "12", "authority": "Мажилис", "issued": day(2020, 5, 4)},
         "О реках : законопроект Мажилиса от 4 мая 2020 г. № 12."),
        ({"type": "bill", "title": "Өзендер туралы", "number": "12", "issued": day(2020, 5, 4), "language": "kk"},
         "Өзендер туралы : 2020 жылғы 4 мамырдағы № 12 заң жобасы."),
        ({"type": "legal_case", "title": "Лугов против Ветрова", "number": "2-15/2004", "authority": "Степной суд",
          "issued": day(2004, 5, 6)}, "Лугов против Ветрова : № 2-15/2004 от 6 мая 2004 г. / Степной суд."),
        ({"type": "legal_case", "title": "Луг пен жел ісі", "number": "2-15", "issued": day(2004, 5, 6),
          "language": "kk"}, "Луг пен жел ісі : 2004 жылғы 6 мамырдағы № 2-15."),
        ({"type": "hearing", "title": "Слушания о воде", "issued": day(2010, 4, 5)},
         "Слушания о воде : 5 апр. 2010 г."),
        ({"type": "broadcast", "title": "Утро степи", "container-title": "Степное радио", "issued": day(2015, 3, 4)},
         "Утро степи [Звукозапись] // Степное радио. – 2015. – 4 марта."),
        ({"type": "article-magazine", "title": "Река", "author": LUGOV, "container-title": "Вокруг степи",
          "issued": day(2020, 2), "page": "4-9"},
         "Лугов, А. Б. Река / А. Б. Лугов // Вокруг степи. – 2020. – Февраль. – С. 4–9."),
        ({"type": "article-magazine", "title": "Река", "container-title": "Вокруг степи", "issue": "3",
          "issued": day(2020, 2), "page": "4-9"}, "Река // Вокруг степи. – 2020. – № 3. – С. 4–9."),
        ({"type": "speech", "title": "О воде", "author": LUGOV, "genre": "доклад", "event-title": "Съезд степи",
          "event-place": "Омск", "issued": day(2015, 5, 3)},
         "Лугов, А. Б. О воде : доклад, Съезд степи, Омск, 3 мая 2015 г. / А. Б. Лугов."),
        ({"type": "motion_picture", "title": "Степь", "medium": "DVD", "dimensions": "120 мин", "issued": day(1977),
          "publisher": "Луг", "publisher-place": "Омск"},
         "Степь [Видеозапись]. – Омск : Луг, 1977. – 1 электрон. опт. диск (DVD) (120 мин)."),
        ({"type": "song", "title": "Сюита", "page": "24", "issued": day(1985), "publisher": "Луг", "publisher-place":
          "Омск"}, "Сюита [Ноты]. – Омск : Луг, 1985. – 24 с."),
        ({"type": "patent", "title": "Водомер", "number": "99999", "publisher-place": "Республика Казахстан",
          "publisher": "Институт степи", "issued": day(2010)},
         "Пат. 99999 Республика Казахстан. Водомер / заявитель и патентообладатель Ин-т степи. – 2010."),
        ({"type": "legislation", "title": "О реке", "number": "9-II", "publisher": "Әділет", "URL": "https://a.kz/9",
          "issued": day(2003, 7, 9)},
         "О реке [Электронный ресурс] : закон от 9 июля 2003 г. № 9-II. – Режим доступа: https://a.kz/9."),
        ({"type": "motion_picture", "title": "Степь", "dimensions": "1:42:10", "issued": day(1977)},
         "Степь [Видеозапись]. – 1977. – 1:42:10."),
    ],
)  # fmt: skip
def test_what_an_item_says_is_printed(item: dict[str, Any], reference: str) -> None:
    assert printed(item) == reference


def test_an_untitled_review_says_what_it_contains() -> None:
    review = {"type": "review", "author": LUGOV, "container-title": "Степь", "issue": "7", "issued": day(2004)}
    assert printed(review, GOST_70100) == (
        "Лугов, А. Б. [Рецензия] / А. Б. Лугов. – Текст : непосредственный // Степь. – 2004. – № 7."
    )


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Международная встреча, Омск", "Междунар. встреча, Омск"),
        ("Омский университет", "Ом. ун-т"),
        ("в Омске и под Омском", "в Омске и под Омском"),
        ("Омск. гос. ун-т", "Омск. гос. ун-т"),
        ("Вестник. Серия 2", "Вестн. Серия 2"),
    ],
)
def test_towns_and_typed_abbreviations_are_not_shortened(words: str, short: str) -> None:
    assert shortened(words, "ru", GOST_71) == short


@pytest.mark.parametrize(
    ("note", "family", "said"),
    [
        ("Пер. с англ.", GOST_71, "; пер. с англ. В. Лугова. –"),
        ("перевод с английского", GOST_70100, "; перевод с английского В. Лугова. –"),
        ("Перевод с древнего", GOST_71, " : перевод с древнего / "),
    ],
)
def test_the_language_in_a_note_joins_the_translator(note: str, family: Family, said: str) -> None:
    book = {"type": "book", "title": "Книга степи", "note": note, "issued": day(2001), "publisher": "Луг",
            "author": [{"family": "Мейд", "given": "Б."}], "translator": [{"family": "Лугов", "given": "В."}],
            "publisher-place": "Омск"}  # fmt: skip
    assert said in printed(book, family)


def test_an_electronic_resource_is_no_program() -> None:
    page = {"type": "document", "title": "Степь", "medium": "[Электронный ресурс]", "URL": "https://a.kz"}
    assert printed(page, GOST_70100) == "Степь. – URL: https://a.kz. – Текст : электронный."
    assert printed(page, KAZAKHSTAN) == "Степь [Электронный ресурс]. – URL: https://a.kz."


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({"number": "12"}, "О воде : указ Президента РК от 4 апр. 2012 г. № 12."),
        ({"number": "12", "issued": day(2012)}, "О воде : указ Президента РК от 4 апр. 2012 г. № 12."),
        ({"number": "12", "container-title": "САПП", "issued": day(2013)},
         "О воде : указ Президента РК от 4 апр. 2012 г. // САПП. – 2013. – № 12."),
        ({"number": "12", "container-title": "САПП", "issue": "3", "issued": day(2013)},
         "О воде : указ Президента РК от 4 апр. 2012 г. № 12 // САПП. – 2013. – № 3."),
        ({"publisher-place": "Омск", "issued": day(2012)},
         "О воде : указ Президента РК от 4 апр. 2012 г. – Омск, 2012."),
        ({"x-titleaddon": "с изм. от 4 апр. 2013 г.", "number": "7", "issued": day(2012, 4, 4)},
         "О воде : закон от 4 апр. 2012 г. № 7 : с изм. от 4 апр. 2013 г."),
    ],
)  # fmt: skip
def test_an_act_that_its_addition_states_is_stated_once(fields: dict[str, Any], reference: str) -> None:
    act = {"type": "legislation", "title": "О воде", "x-titleaddon": "указ Президента РК от 4 апр. 2012 г."}
    assert printed({**act, **fields}) == reference
