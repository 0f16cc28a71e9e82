"""A list under a heading that is not known, as it stands and as this program wrote it: its marks find it again."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.list_headings import is_list_heading
from tests.manuscript.forms import Thesis, in_form

ENTRIES = (
    "Қасымов Т.Т. Сырдария бойы. – Алматы: Ғылым, 1998. – 210 б.",
    "Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.",
    "Әбенов С.Қ. Тұз жолы // Жұлдыз. – 2012. – № 4. – 48–50 б.",
    "Reed J. Salt and Steppe. – London: Routledge, 2010. – 250 p.",
)
TEXT = Thesis(("Бұл туралы [3, 49 б.] мен [1; 2] жазады, [4] те.",), "Sources", ENTRIES)


def opened(library: Library, data: bytes, form: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


@pytest.mark.parametrize("form", ["md", "docx", "odt"])
@pytest.mark.parametrize(
    "heading", ["Әдебиет", "Sources", "Sources and literature", "Оқыған еңбектерім", "Кітаптар туралы"]
)
@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "vancouver"])
def test_our_own_list_is_found_again(bare_library: Library, form: str, heading: str, style: str) -> None:
    options = WritingOptions(style)
    data, read = in_form(TEXT._replace(heading=heading), form), []
    for _ in range(3):
        manuscript = opened(bare_library, data, form)
        read.append(sum(len(placed.marker.items) for placed in manuscript.read.markers))
        assert len(manuscript.entries) == len(manuscript.in_text) == len(ENTRIES)
        once, data = data, manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
    assert read == [4, 4, 4]
    assert data == once


@pytest.mark.parametrize("heading", ["Әдебиет", "ӘДЕБИЕТ:", "Sources and literature", "Sources cited"])
def test_a_short_list_under_a_heading_is_one(bare_library: Library, heading: str) -> None:
    short = Thesis(("Бұл туралы [1, 5 п.; 2] жазады.",), heading, ("ҚР ОММ. 4-қор, 1-тізбе, 379-іс.", ENTRIES[0]))
    assert len(opened(bare_library, in_form(short, "md"), "md").entries) == 2


def test_what_is_no_heading_of_a_list() -> None:
    assert not any(
        map(is_list_heading, ("Әдебиет және өнер", "Әдебиет музейі", "Sources of the river", "Literature and life"))
    )


def test_lines_that_look_like_no_entries_are_found_by_their_marks(bare_library: Library) -> None:
    entries = ("Дала жырлары.", "Өзен өлеңдері.", "Тау әндері.", "Көл күйлері.")
    once = opened(bare_library, in_form(TEXT._replace(heading="Әдебиеттер", entries=entries), "md"), "md")
    data = manuscript_writing.write(once, manuscript_writing.plan(once, WritingOptions("vancouver")))
    again = opened(bare_library, data.replace("Әдебиеттер".encode(), "Кітаптар туралы".encode()), "md")
    assert [entry.number for entry in again.entries] == [1, 2, 3, 4]
