"""Lists of Markdown whose items all have one number: they count on from it, as a reader sees them."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.documents.opening import open_document
from kb.manuscript.reading import list_text

ENTRIES = (
    "Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.",
    "Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.",
    "Әбенов С.Қ. Тұз жолы // Жұлдыз. –\n   2012. – № 4. – 48–50 б.",
)
TEXT = "Бұл туралы [3, 49 б.] мен [1; 2] жазады.\n\n# Әдебиеттер\n\n"


def written(library: Library, data: bytes, options: WritingOptions) -> tuple[list[int | None], bytes]:
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.md", data))
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
    return [entry.number for entry in manuscript.entries], out


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("style", ["gost-kz-dissertation", "as-printed", "apa"])
def test_items_of_one_number_count_on(bare_library: Library, between: str, style: str) -> None:
    data = (TEXT + between.join(f"1. {entry}" for entry in ENTRIES) + "\n").encode()
    numbers, once = written(bare_library, data, WritingOptions(style, order="citation"))
    assert numbers == [1, 2, 3]
    numbers, again = written(bare_library, once, WritingOptions(style))
    assert numbers == [1, 2, 3]
    assert again == once
    if style != "apa":
        shown = [line[:4] for line in once.decode().splitlines() if line[:1].isdigit()]
        assert shown == ["1. Ә", "2. Қ", "3. О"]
        assert "[1, 49 б.] мен [2; 3]" in once.decode()


def test_other_numbers_stand_as_they_are_typed(bare_library: Library) -> None:
    listed = [f"{number}. {entry}" for number, entry in zip((1, 2, 4), ENTRIES, strict=True)]
    numbers, _ = written(
        bare_library, (TEXT.replace("[3,", "[4,") + "\n".join(listed) + "\n").encode(), WritingOptions()
    )
    assert numbers == [1, 2, 4]


def test_the_list_of_such_a_text_counts_too() -> None:
    data = (TEXT + "\n".join(f"1. {entry}" for entry in ENTRIES) + "\n").encode()
    text = list_text(open_document(data, "a.md"))
    assert [line.strip()[:2] for line in text.splitlines() if line.strip()[1:2] == "."] == ["1.", "2.", "3."]


def test_what_stands_apart_below_an_item_is_of_the_item(bare_library: Library) -> None:
    first, *others = ENTRIES
    listed = "\n\n".join([f"1. {first}", "   Алматы қаласының кітапханасында.", *(f"1. {each}" for each in others)])
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", f"{TEXT}{listed}\n".encode()))
    assert [entry.number for entry in manuscript.entries] == [1, 2, 3]
