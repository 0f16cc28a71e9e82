"""The list written alone: it keeps the numbers and the places that the citations go by, or nothing is written."""

import re

import pytest

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

ENTRIES = (
    "Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.",
    "Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.",
    "Әбенов С.Қ. Тұз жолы. – Астана: Фолиант, 2012. – 96 б.",
)
CITED = Thesis(("Бұл туралы [3, 5 б.] мен [1; 2, с. 7] жазады.",), "ӘДЕБИЕТТЕР ТІЗІМІ", ENTRIES)
IN_ORDER = CITED._replace(paragraphs=("Бұл туралы [1, 5 б.] мен [2; 3] жазады.",))
APART = Thesis(("Бұл туралы [4; 2] жазады.",), "ӘДЕБИЕТТЕР ТІЗІМІ", ENTRIES, labels=("2.", "4.", "7."))
MOVING = [
    WritingOptions(list_only=True, **more)
    for more in (
        {"renumber": True},
        {"order": "alphabetical"},
        {"order": "citation"},
        {"style": "as-printed", "renumber": True},
    )
]


def opened(library: Library, data: bytes, form: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


@pytest.mark.parametrize("form", ["txt", "md", "docx", "odt", "html"])
@pytest.mark.parametrize("options", MOVING)
def test_an_order_that_moves_what_is_cited_is_refused(
    bare_library: Library, form: str, options: WritingOptions
) -> None:
    with pytest.raises(KbError) as error:
        manuscript_writing.plan(opened(bare_library, in_form(CITED, form), form), options)
    assert error.value.code == "list-alone-moves"
    assert "[3, 5 б.]" in str(error.value)


def test_numbers_with_gaps_are_not_closed_under_their_citations(bare_library: Library) -> None:
    with pytest.raises(KbError, match=r"\[4; 2\]"):
        manuscript_writing.plan(
            opened(bare_library, in_form(APART, "txt"), "txt"),
            WritingOptions(order="number", renumber=True, list_only=True),
        )


@pytest.mark.parametrize("style", ["apa", "gost-r-7-0-5-2008", "as-printed"])
def test_a_list_alone_stands_as_it_is_numbered_and_ordered(bare_library: Library, style: str) -> None:
    manuscript = opened(bare_library, in_form(APART, "txt"), "txt")
    planned = manuscript_writing.plan(manuscript, WritingOptions(style, list_only=True))
    text = manuscript_writing.write(manuscript, planned).decode()
    assert re.findall(r"^\d", text, re.MULTILINE) == ["2", "4", "7"]
    assert "[4; 2]" in text


def test_an_order_that_moves_nothing_is_written(bare_library: Library) -> None:
    manuscript = opened(bare_library, in_form(IN_ORDER, "txt"), "txt")
    planned = manuscript_writing.plan(manuscript, WritingOptions("apa", renumber=True, list_only=True))
    assert "1. Қасымов" in manuscript_writing.write(manuscript, planned).decode()
