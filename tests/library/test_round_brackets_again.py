"""Numbers in round brackets, ranges and several, that a style wrote are citations when the file comes again."""

import re

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

ENTRIES = tuple(
    f"{name} А.А. {title}. – Алматы: Ғылым, {1970 + number}. – {90 + number} б."
    for number, (name, title) in enumerate(
        (name, title)
        for title in ("Дала жолы", "Су тарихы", "Қала іргесі")
        for name in ("Төлеев", "Сапаров", "Омаров", "Нұрлан", "Мұсаев", "Ләтіпов", "Кенжин", "Исаев", "Жанов", "Ахмет")
    )
)
PLACED = Thesis(("Бұл жерде [5-7], онда [2; 4], тағы [1, 15 б.] мен [1; 29] дейді.",), "ӘДЕБИЕТТЕР", ENTRIES)
UNPLACED = PLACED._replace(paragraphs=("Бұл жерде [5-7], онда [2; 4] дейді: (1) су, (2) жер.",))


def read(library: Library, data: bytes, form: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


def written(library: Library, data: bytes, form: str, options: WritingOptions) -> bytes:
    manuscript = read(library, data, form)
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))


def works(manuscript: OwnManuscript) -> list[list[str]]:
    year = {entry.number: re.findall(r"19\d\d", entry.text)[0] for entry in manuscript.entries}
    return [
        [year[item.number or 0] + str(item.locators) for item in placed.marker.items]
        for placed in manuscript.read.markers
    ]


@pytest.mark.parametrize("form", ["txt", "md", "docx", "odt"])
@pytest.mark.parametrize("style", ["vancouver", "ieee", "elsevier-vancouver"])
def test_each_citation_means_the_same_works_after_two_writings(bare_library: Library, form: str, style: str) -> None:
    before = works(read(bare_library, in_form(PLACED, form), form))
    once = written(bare_library, in_form(PLACED, form), form, WritingOptions(style))
    read_again = works(read(bare_library, once, form))
    twice = written(bare_library, once, form, WritingOptions("gost-r-7-0-5-2008", order="alphabetical"))
    cited = sorted(work for group in before for work in group)
    assert cited == sorted(work for group in read_again for work in group)
    assert cited == sorted(work for group in works(read(bare_library, twice, form)) for work in group)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_what_was_written_here_is_known_by_its_list(bare_library: Library, form: str) -> None:
    once = written(bare_library, in_form(UNPLACED, form), form, WritingOptions("vancouver"))
    assert [placed.marker.raw for placed in read(bare_library, once, form).read.markers] == ["(5–7)", "(2,4)"]


def test_numbers_of_a_text_that_cites_nothing_so_only_count(bare_library: Library) -> None:
    text = PLACED._replace(paragraphs=("Мұнда (1) су, (2–3) жер бар; (2, 4) нүктесі.",))
    assert read(bare_library, in_form(text, "md"), "md").read.markers == ()


def test_numbers_within_a_sentence_alone_cite_no_list_that_was_written_here(bare_library: Library) -> None:
    once = written(bare_library, in_form(PLACED, "md"), "md", WritingOptions("vancouver")).decode()
    text = f"Оған екі (2) адам мен үш (3) ат келді.\n{once.partition(chr(10))[2]}"
    manuscript = read(bare_library, text.encode(), "md")
    assert len(manuscript.entries) == len(ENTRIES)
    assert manuscript.read.markers == ()


TEXT_OF_MEDICINE = Thesis(
    ("Salt is dear (1). Sand is not (2,3), nor is water (4).", "Answers were (1) never, (2) often. J Salt 2020;16(2)."),
    "References",
    (
        "Reed J. Salt. London: Arc; 2010. 250 p.",
        "Hall B. Sand. Leeds: Arc; 2012. 90 p.",
        "Orr K. Water. J Salt. 2015;3(2):11-9.",
        "Dunn P. Wells. J Salt. 2017;5(1):1-8.",
        "Weir A. Rain. J Salt. 2018;6(1):4-7.",
    ),
)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_square_bracket_that_strayed_hides_no_round_ones(bare_library: Library, form: str) -> None:
    """What counts on in a sentence, (1) never, (2) often, and the issue of a volume, 16(2), cite nothing."""
    strayed = TEXT_OF_MEDICINE._replace(paragraphs=(*TEXT_OF_MEDICINE.paragraphs, "Rain is rare [5]."))
    markers = read(bare_library, in_form(strayed, form), form).read.markers
    assert [placed.marker.raw for placed in markers] == ["(1)", "(2,3)", "(4)", "[5]"]
