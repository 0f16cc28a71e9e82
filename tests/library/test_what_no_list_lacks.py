"""What the audit does not ask of a list: an order of mention across headed parts, a publisher of a page."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.manuscript.audit.audited_manuscript import CitedItem
from kb.manuscript.audit.locators import page_label
from kb.manuscript.marker_grammar import MarkerItem
from kb.manuscript.markers import TextMarker
from kb.manuscript.reading import PlacedMarker

HEADED = {
    "Список источников": [
        ("Документы", ["Госархив Омска. Ф. 3, оп. 1, д. 20, 8 л.", "Госархив Томска. Ф. 9, оп. 2, д. 7, 30 л."]),
        ("Книги", ["Бугров Н. Соль. – М.: Наука, 1981. – 300 с.", "Ветров О. Путь. – М.: Наука, 1984. – 90 с."]),
        ("Сайты", ["Порты: справочник. – Омск, 2020. – URL: https://porty.example.ru (дата обращения: 2.03.2021)."]),
    ],
    "Әдебиеттер тізімі": [
        ("Қолжазбалар", ["Тарих институты. Сирек қолжазбалар қоры. 12-бума, 4-дәптер, 9 п.",
                         "Әдебиет музейі. Қолжазбалар бөлімі. 31-папка, 2-дәптер, 5 п."]),
        ("Кітаптар", ["Әлиев Т. Дала. – Алматы: Арна, 2011. – 90 б.", "Омаров С. Су. – Алматы: Арна, 2015. – 120 б."]),
    ],
}  # fmt: skip


def findings(library: Library, text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    manuscript = manuscript_files.open_manuscript(library, SourceFile(name, text.encode()))
    known = manuscript_files.known_works(library, manuscript)
    return [(item.kind, item.raw) for item in manuscript_files.findings(library, manuscript, known)]


@pytest.mark.parametrize("heading", HEADED)
@pytest.mark.parametrize("above", ["", "## "])
def test_numbers_that_run_on_across_headings_go_by_no_order_of_mention(
    bare_library: Library, heading: str, above: str
) -> None:
    numbers = iter(range(1, 9))
    listed = [
        f"{above}{name}\n\n" + "\n\n".join(f"{next(numbers)}. {entry}" for entry in entries)
        for name, entries in HEADED[heading]
    ]
    last = next(numbers) - 1
    text = [f"Сөз [{number}]." for number in (2, 1, *range(3, last + 1))]
    whole = "\n\n".join([*text, f"{above and '# '}{heading}", *listed])
    assert findings(bare_library, whole, "a.md" if above else "a.txt") == []


def test_a_list_of_one_part_goes_by_the_order_of_mention(bare_library: Library) -> None:
    entries = ["Бугров Н. Соль", "Ветров О. Путь", "Абрикосов Л. Лес", "Яров П. Дом", "Ершов К. Вода"]
    listed = [f"{number}. {entry}. – М.: Наука, 1984. – 90 с." for number, entry in enumerate(entries, 1)]
    text = [f"Слово [{number}]." for number in (2, 1, 3, 4, 5)]
    whole = "\n\n".join([*text, "Список литературы", *listed])
    assert [kind for kind, _ in findings(bare_library, whole)] == ["first-mention-order"]


def test_entries_at_the_head_of_a_text_are_no_list_of_it(bare_library: Library) -> None:
    own = [f"{number}. Бугров Н. Соль {number}. – М.: Наука, 198{number}. – 90 с." for number in range(1, 5)]
    text = [f"Слово о соли, о дорогах и о людях в степи [{number}]." for number in range(1, 9)]
    whole = "\n\n".join(["Труды автора:", *own, *text])
    assert {kind for kind, _ in findings(bare_library, whole)} == {"list-missing"}


def test_an_escaped_sign_in_markdown_cites_nothing(bare_library: Library) -> None:
    text = "Text [@abrams2009].\n\nWrite to \\@salt or salt@road.example.\n\n# References\n\n"
    text += "[@abrams2009]: Abrams T. Towns. – London: Reed, 2009. – 30 p.\n"
    assert "number-without-entry" not in {kind for kind, _ in findings(bare_library, text, "a.md")}
    assert "number-without-entry" in {kind for kind, _ in findings(bare_library, text.replace("\\@", "@"), "a.md")}


def test_an_initial_is_no_word_for_page() -> None:
    raw = "Соснов А.Р. Лес и степь. М.: Наука, 1986. С. 18."
    item = MarkerItem(1)
    assert (
        page_label(CitedItem(PlacedMarker(TextMarker(0, len(raw), raw, (item,)), 1, "", "footnote"), item, None)) == "с"
    )


def test_one_of_its_type_lacks_nothing_that_no_other_has(bare_library: Library) -> None:
    listed = ["Moor, Ann. Salt. London: Heron, 2001.", "Penn, Robert. Wells. London: Heron, 2004."]
    alone = "Soler, Joan. “Hill Roads.” PhD diss., University of Moorland, 2017."
    text = "\n\n".join(
        ["Word [1], [2], [3].", "References", *(f"{n}. {line}" for n, line in enumerate([*listed, alone], 1))]
    )
    assert findings(bare_library, text) == []
