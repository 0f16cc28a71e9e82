"""Every form of a marker crossed with every other: separators, words in five languages, their place, ranges."""

from collections.abc import Iterator
from itertools import product

import pytest

from kb.domain.manuscripts import Locator
from kb.manuscript.marker_grammar import parse_items
from kb.manuscript.marker_numbers import renumber_marker

LAST = 90
WORDS = {
    "page": "б бб бет беттер с сс стр страница p pp page s ss sf sayfa стор сторінка",
    "article-locator": "ст бап бабы статья art article md madde стаття статті",
    "volume": "т том vol volume cilt", "chapter": "гл глава тарау ch bölüm розділ",
    "paragraph": "п пп абз тармақ тармағы para fıkra пункт", "folio": "л парақ арк fol vr",
    "part": "ч часть бөлік pt kısım частина", "book": "кн кітап", "figure": "рис сурет fig мал şekil",
    "table": "табл кесте tab tablo",
}  # fmt: skip
SEPARATORS = (", ", ",", ": ", ":", ". – ", ". - ", ". — ", ".–", "; ", " – ", " - ", " ", ". ", ", – ")
VALUES = {"49": "49", "45-46": "45–46", "45–46": "45–46", "45—46": "45–46", "45 – 46": "45–46", "45\u201146": "45–46",
          "49, 51": "49, 51", "49,51": "49, 51", "49 и 51": "49, 51", "49 және 51": "49, 51", "A4": "A4"}  # fmt: skip


def places(word: str, value: str) -> Iterator[str]:
    """Yield a place in a work by its word before or after the number, in small letters and in capitals."""
    for said in (word, word.capitalize(), word.upper()):
        yield from (f"{said} {value}", f"{value} {said}", f"{value}-{said}")
        if len(word) < 5:
            yield from (f"{said}. {value}", f"{said}.{value}", f"{value} {said}.", f"{value}{said}.")


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_place_in_a_work_is_read_in_every_form(separator: str) -> None:
    unread = [
        body
        for (label, words), (value, meant) in product(WORDS.items(), VALUES.items())
        if not (separator == "; " and "," in value)  # [12; 49, 51 б.] is two works
        for word in words.split()
        for body in (f"12{separator}{place}" for place in places(word, value))
        if [(item.number, item.locators) for item in parse_items(body, LAST) or ()] != [(12, (Locator(label, meant),))]
    ]
    assert unread == []


SEVERAL = [
    ("[12-45 б.]", "[13-45 б.]"), ("[12 – 45 б.; 13, с. 5]", "[13 – 45 б.; 14, с. 5]"),
    ("[12, т. 1; 35 б.; 14]", "[13, т. 1; 35 б.; 15]"), ("[12; 49–51 б.]", "[13; 49–51 б.]"),
    ("[12, 5 б.; 49–51 б.]", "[13, 5 б.; 49–51 б.]"), ("[12 – 5 б.; 49 – 51 б.]", "[13 – 5 б.; 50 – 51 б.]"),
    ("[12-13, 4 б.]", "[13-14, 4 б.]"), ("[№ 1; № 3]", "[№ 2; № 4]"), ("[12; 49, 51 б.]", "[13; 50, 51 б.]"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "renewed"), SEVERAL)
def test_a_page_typed_like_a_work_keeps_its_number(raw: str, renewed: str) -> None:
    assert renumber_marker(raw, {number: number + 1 for number in range(1, LAST)}) == renewed


@pytest.mark.parametrize(
    ("body", "cited"),
    [("12 – 49", 38), ("12 – 14, 5 б.", 3), ("12 – 49, 51 б.", 1), ("3; 7-8", 3), ("45-46 б.", 1)],
)
def test_a_dash_between_numbers_makes_a_range_where_no_word_says_page(body: str, cited: int) -> None:
    assert len(parse_items(body, LAST) or ()) == cited


@pytest.mark.parametrize("typed", ["12, CİLDİ 2", "12, CILDI 2", "12, cildi 2"])
def test_the_letters_i_of_turkish_are_one(typed: str) -> None:
    items = parse_items(typed, LAST) or []
    assert [item.locators for item in items] == [(Locator("volume", "2"),)]


@pytest.mark.parametrize("body", ["12. – Т. 3. – С. 49", "12. — Vol. 3. — P. 49", "12. - Кн. 3. - Б. 49"])
def test_places_set_apart_by_a_stop_and_a_dash_are_those_of_one_work(body: str) -> None:
    items = parse_items(body, LAST) or []
    assert [(item.number, [locator.value for locator in item.locators]) for item in items] == [(12, ["3", "49"])]
