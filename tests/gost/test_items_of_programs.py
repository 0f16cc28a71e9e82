"""Items as reference programs hand them over (CSL-JSON, Zotero): nothing that they say is lost or said of another."""

from typing import Any

import pytest

from kb.csl.processor import Processor, as_text
from kb.gost.families import GOST_71, GOST_70100, Family
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
