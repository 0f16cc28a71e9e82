"""The locale follows the item: terms, dates and quotes in each work's own language."""

from collections.abc import Mapping

import pytest

from kb.csl.processor import CiteItem, Cluster, LocaleError, Processor, ProcessorOptions, as_text
from tests.csl.samples import lines, style

BOOKS: list[dict[str, object]] = [
    {"id": "ru", "language": "ru", "title": "Политика", "page": "5", "issued": {"date-parts": [[2001, 5, 3]]}},
    {"id": "en", "language": "en", "title": "Politics", "page": "5", "issued": {"date-parts": [[2001, 5, 3]]}},
    {"id": "none", "title": "Sans langue", "page": "5", "issued": {"date-parts": [[2001, 5, 3]]}},
]
LAYOUT = (
    '<group delimiter=". "><text variable="title" quotes="true"/>'
    '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    '<date variable="issued" form="text"/></group>'
)
KAZAKH = """<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="kk-KZ">
<date form="text"><date-part name="year" suffix=" ж. "/><date-part name="day" suffix=" "/>
<date-part name="month"/></date>
<terms><term name="page" form="short">б.</term><term name="month-05">мамыр</term><term name="et-al">т.б.</term>
<term name="open-quote">«</term><term name="close-quote">»</term></terms></locale>"""


def test_each_item_speaks_its_language() -> None:
    made = Processor(style(LAYOUT), "fr-FR", locale_by_item=True).bibliography(BOOKS)
    assert lines(made) == [
        "«Политика». с. 5. 3 мая 2001 г.",
        "“Politics.” p. 5. May 3, 2001",
        "«\u00a0Sans langue\u00a0». p. 5. 3 mai 2001",
    ]


def test_without_it_the_list_has_one_language() -> None:
    made = Processor(style(LAYOUT), "ru-RU").bibliography(BOOKS)
    assert lines(made) == [f"«{book['title']}». с. 5. 3 мая 2001 г." for book in BOOKS]


def test_a_given_locale_serves_kazakh_items() -> None:
    book: dict[str, object] = {**BOOKS[0], "language": "kk"}
    made = Processor(
        style(LAYOUT), "en-US", locale_by_item=True, options=ProcessorOptions(locales=(KAZAKH,))
    ).bibliography([book])
    assert lines(made) == ["«Политика». б. 5. 2001 ж. 3 мамыр"]


def test_a_callable_may_name_the_locale() -> None:
    def by_title(item: Mapping[str, object]) -> str:
        return "de-DE" if "langue" in str(item.get("title")) else "ru"

    made = Processor(style(LAYOUT), "en-US", locale_by_item=by_title).bibliography(BOOKS)
    assert [line.rsplit(". ", 1)[-1] for line in lines(made)] == ["3 мая 2001 г.", "3 мая 2001 г.", "Mai 2001"]


@pytest.mark.parametrize("language", ["xx", "klingon", "", "12", "ru-RU-x-foo-bar", "*"])
def test_unknown_item_languages_fall_back_to_the_list(language: str) -> None:
    made = Processor(style(LAYOUT), "en-US", locale_by_item=True).bibliography([{**BOOKS[2], "language": language}])
    assert len(made.entries) == 1


def test_an_unknown_list_locale_names_the_near_ones() -> None:
    with pytest.raises(LocaleError, match="installed"):
        Processor(style(LAYOUT), "xu-RU")


def test_locators_follow_the_item_too() -> None:
    citation = '<text variable="title"/><group prefix=", "><label variable="locator" form="short" suffix=" "/>'
    made = style(LAYOUT, citation=f'{citation}<text variable="locator"/></group>')
    processor = Processor(made, "en-US", locale_by_item=True)
    clusters = [Cluster((CiteItem("ru", locator="49"),)), Cluster((CiteItem("en", locator="49-51"),))]
    assert [as_text(each) for each in processor.cite(clusters, BOOKS)] == ["Политика, с. 49", "Politics, pp. 49–51"]


def test_sorting_is_by_the_given_collation() -> None:
    alphabet = {letter: place for place, letter in enumerate("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")}

    def kazakh(text: str) -> list[int]:
        return [alphabet.get(letter, 99) for letter in text.lower()]

    made = style('<text variable="title"/>', sort='<sort><key variable="title"/></sort>')
    titles = ["Яғни", "Ғылым", "Әлем", "Аспан", "Гүл"]
    items: list[dict[str, object]] = [{"id": title, "title": title} for title in titles]
    assert lines(Processor(made, options=ProcessorOptions(collate=kazakh)).bibliography(items)) == [
        "Аспан",
        "Әлем",
        "Гүл",
        "Ғылым",
        "Яғни",
    ]


def test_a_style_is_compiled_once_for_all_lists_of_a_language() -> None:
    one = style(LAYOUT)
    program = Processor(one, "ru-RU").program
    assert Processor(one, "ru-RU", locale_by_item=True).program is program
    assert Processor(one, "kk-KZ").program is not program
    assert Processor(one, "ru-RU", options=ProcessorOptions(links=True)).program is not program
    assert Processor(one, "ru-RU", options=ProcessorOptions(locales=(KAZAKH,))).program is not program
