"""Quotation marks in fields: their level, the language's marks inside of others, and a writer's own signs."""

import pytest

from kb.csl.processor import CiteItem, Cluster, Processor, as_text
from tests.csl.samples import one, style

INSIDE = '<locale><style-options punctuation-in-quote="true"/></locale>'
BARE, QUOTED = '<text variable="title"/>', '<text variable="title" quotes="true"/>'


@pytest.mark.parametrize(
    ("locale", "layout", "title", "printed"),
    [
        ("en-US", BARE, "the 'old' road", "the “old” road"),
        ("en-US", BARE, "the \"old\" 'new' road", "the “old” ‘new’ road"),
        ("en-US", BARE, "the 'old \"new\"' road", "the “old ‘new’” road"),
        ("en-US", BARE, "the ‘old’ “new” road", "the ‘old’ “new” road"),
        ("en-US", QUOTED, "the ‘old’ “new” road", "“the ‘old’ ‘new’ road”"),
        ("en-US", QUOTED, "the «old» road", "“the «old» road”"),
        ("en-GB", BARE, "the ‘old’ “new” road", "the ‘old’ “new” road"),
        ("en-GB", QUOTED, "the “old” road", "‘the “old” road’"),
        ("ru-RU", BARE, "Путь «Белый „Лист“»", "Путь «Белый „Лист“»"),
        ("ru-RU", BARE, "Путь «Белый «Лист»»", "Путь «Белый „Лист“»"),
        ("ru-RU", QUOTED, "Путь «Лист» и степь", "«Путь „Лист“ и степь»"),
        ("ru-RU", QUOTED, 'Путь "Лист"', "«Путь „Лист“»"),
        ("ru-RU", QUOTED, "Путь „Лист“", "«Путь „Лист“»"),
        ("kk-KZ", QUOTED, "«Жапырақ» жолы", "«“Жапырақ” жолы»"),
        ("ru-RU", BARE, "Путь «Лист", "Путь «Лист"),
    ],
)
def test_typed_marks_keep_their_level_and_turn_inner_inside_of_others(
    locale: str, layout: str, title: str, printed: str
) -> None:
    assert one(layout, {"title": title}, locale=locale) == printed


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ('who reads "Leaves"?', "“who reads ‘Leaves’?,” 5"),
        ('on "Leaves", and roots', "“on ‘Leaves’, and roots,” 5"),
        ('on "Leaves". Roots', "“on ‘Leaves’. Roots,” 5"),
        ('on "Leaves"', "“on ‘Leaves,’” 5"),
    ],
)
def test_only_a_sign_of_the_style_moves_inside(title: str, printed: str) -> None:
    layout = f'<group delimiter=", ">{QUOTED}<text variable="volume"/></group>'
    assert one(layout, {"title": title, "volume": "5"}, more=INSIDE) == printed


def test_signs_stand_where_the_language_of_the_cite_has_them() -> None:
    items = [{"id": "en", "title": "Road", "language": "en"}, {"id": "ru", "title": "Путь", "language": "ru"}]
    made = style(QUOTED, citation=f'<group delimiter=", ">{QUOTED}<text variable="locator"/></group>')
    processor = Processor(made, locale_by_item=True)
    cited = processor.document(items, [Cluster((CiteItem(each, locator="5"),)) for each in ("en", "ru")]).citations
    assert [as_text(each) for each in cited] == ["“Road,” 5", "«Путь», 5"]
