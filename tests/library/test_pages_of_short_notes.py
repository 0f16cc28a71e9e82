"""A note that names a work again in short, as Chicago writes it, is read with its page."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

ENTRIES = [
    "Brown K. Roads of the hill folk // Hill Review. – 2003. – Vol. 8, No. 1. – P. 50–83.",
    "Brown K. Whose hill is it? // Hill Review. – 2005. – Vol. 9, No. 2. – P. 40–83.",
    "Серова А.А. Торговля в горах // Голос гор. – 2001. – № 3. – С. 10–25.",
    "Penn R. Wells of the steppe. – London: Moor, 2001. – 320 p.",
]
CITED = [(1, "57"), (2, "45"), (3, "12"), (4, "14–15"), (1, "60"), (2, "46"), (3, "14"), (4, "7"), (1, "61–63")]


@pytest.mark.parametrize("form", ["md", "docx", "odt"])
def test_pages_are_read_back_from_short_notes(bare_library: Library, form: str) -> None:
    text = [f"The word stands here [{number}, p. {page}]." for number, page in CITED]
    data = in_form(Thesis(text, "REFERENCES", ENTRIES), form)
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
    options = WritingOptions(style="chicago-notes-bibliography")
    data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
    again = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
    items = [item for placed in again.read.markers for item in placed.marker.items]
    assert [[locator.value for locator in item.locators] for item in items] == [[page] for _, page in CITED]
