"""A chapter on the literature or on the sources is no reference list: below its heading a text cites."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from tests.manuscript.forms import Thesis, in_form

ENTRIES = (
    "Абаев К.Т. Тұз және дала. – Алматы: Ғылым, 1998. – 210 б.",
    "Зимина В.П. Соляные дороги. – М.: Наука, 2004. – 180 с.",
)
BIBTEX = """@book{abaev1998, author = {Abaev, K.}, title = {Salt}, publisher = {Arna}, year = {1998}}
@book{zimina2004, author = {Zimina, V.}, title = {Roads}, publisher = {Nauka}, year = {2004}}
"""


def opened(library: Library, text: str, name: str, listed: SourceFile | None = None) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(name, text.encode()), listed)


def cited(manuscript: OwnManuscript) -> list[str]:
    return [placed.marker.raw for placed in manuscript.read.markers]


@pytest.mark.parametrize("heading", ["Источники", "Литература", "Sources", "Дереккөздер"])
@pytest.mark.parametrize("form", ["docx", "odt", "md"])
def test_numbers_are_cited_below_it(bare_library: Library, heading: str, form: str) -> None:
    text = Thesis(
        ("Тұз туралы жазылған [1, 14 б.].", heading, "Дела фонда 17 за 1925 г. изданы полностью [2, с. 8]."),
        "Список использованной литературы",
        ENTRIES,
    )
    file = SourceFile(f"a.{form}", in_form(text, form))
    manuscript = manuscript_files.open_manuscript(bare_library, file)
    assert cited(manuscript) == ["[1, 14 б.]", "[2, с. 8]"]
    assert len(manuscript.entries) == 2
    assert not manuscript.defects


def test_keys_are_cited_below_it_where_the_list_stands_elsewhere(bare_library: Library) -> None:
    text = "Salt was dear [@abaev1998, p. 3].\n\n# Literature\n\nOn roads @zimina2004 wrote in 2004.\n\n# References\n"
    manuscript = opened(bare_library, text, "a.md", SourceFile("a.bib", BIBTEX.encode()))
    assert cited(manuscript) == ["[@abaev1998, p. 3]", "@zimina2004"]


def test_authors_and_years_are_cited_below_it(bare_library: Library) -> None:
    text = (
        "# Start\n\nSalt was dear (Reed, 2010).\n\n# Literature\n\nMost write on trade (Reed, 2010; Hall, 2012, p. 9) "
        "and on prices in 1920.\n\n# References\n\nHall, B. (2012) Prices. Leeds: Arc."
        "\n\nReed, J. (2010) Salt. London: Arc.\n"
    )
    manuscript = opened(bare_library, text, "a.md")
    assert len(manuscript.read.markers) == 2
    assert not manuscript.defects


def test_years_of_one_author_set_apart_by_a_semicolon_are_two_works(bare_library: Library) -> None:
    text = (
        "So says Hall (2012a, p. 5; 2012b).\n\n# References\n\nHall, B. (2012a) Prices. Leeds: Arc.\n\n"
        "Hall, B. (2012b) Salt. Leeds: Arc.\n"
    )
    items = [item for placed in opened(bare_library, text, "a.md").read.markers for item in placed.marker.items]
    assert [(item.year, [locator.value for locator in item.locators]) for item in items] == [
        ("2012a", ["5"]),
        ("2012b", []),
    ]


def test_pages_with_two_hyphens_between_are_a_range_in_markdown(bare_library: Library) -> None:
    text = "Salt [@abaev1998, pp. 12--14] and @zimina2004 [p. 3].\n"
    read = opened(bare_library, text, "a.md", SourceFile("a.bib", BIBTEX.encode())).read
    locators = [locator for placed in read.markers for item in placed.marker.items for locator in item.locators]
    assert [(locator.label, locator.value) for locator in locators] == [("page", "12–14"), ("page", "3")]
