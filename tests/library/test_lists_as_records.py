"""The list of a manuscript made into records: it alone, whatever way the text cites it and however it is typed."""

import pytest

from kb.library import manuscript_files, manuscript_writing, references
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.documents.latex_plain_text import without_commands
from kb.manuscript.reference_list.works import read_list
from tests.manuscript import noted

HEADING = "СПИСОК ЛИТЕРАТУРЫ"
LISTED = [
    "Гордеев И.И. Колодцы. – М.: Наука, 2005. – 250 с.",
    "Рябова О.В. Юрта и быт // Вестник древностей. – 2016. – № 4. – С. 10-19.",
    "Finch J. Dry lakes. – London: Routledge, 2001. – 220 p.",
]
NAMED = (
    "Степь в 1999 году описана заново (Гордеев, 2005, с. 14; Рябова, 2016). Перепись 2009 г. – М., 2010.\n\n"
    "Finch (2001, p. 5) доказал это // прим. автора.\n\n"
)
CHAPTERS = "".join(
    f"{number}-тарау\n\nБұл туралы [1, 5 б.; 2] айтылған.\n\nӘдебиеттер\n\n1. {LISTED[number - 1]}\n2. {LISTED[2]}\n\n"
    for number in (1, 2)
)


def titles(data: bytes, name: str) -> list[str]:
    return [record.titles[0].value for record in references.read_file(data, name)[0].records]


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_list_cited_by_names_is_read_alone(bare_library: Library, form: str) -> None:
    text = f"{NAMED}# {HEADING}\n\n" + "\n\n".join(LISTED) + "\n"
    assert titles(text.encode(), f"a.{form}") == ["Колодцы", "Юрта и быт", "Dry lakes"]
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", text.encode()))
    plan = manuscript_writing.plan(manuscript, WritingOptions(style="apa"))
    written = references.read_file(manuscript_writing.write(manuscript, plan), f"a.{form}")[0]
    assert len(written.records) == 3
    assert not any("_kb_" in field.value for work in written.listed.works for field in work.rest)


def test_a_list_cited_in_notes_is_read_alone() -> None:
    data = noted.word([("В 1868 году // так.", f"{LISTED[0][:-9]}С. 5."), ("И в 1999.", "Там же.")], HEADING, LISTED)
    assert titles(data, "a.docx") == ["Колодцы", "Юрта и быт", "Dry lakes"]


def test_definitions_of_notes_before_a_list_are_no_part_of_it() -> None:
    text = f"Так[^1] и так[^2].\n\n[^1]: {LISTED[0][:-9]}С. 5.\n[^2]: Там же.\n\n# {HEADING}\n\n" + "\n\n".join(LISTED)
    assert titles(f"{text}\n".encode(), "a.md") == ["Колодцы", "Юрта и быт", "Dry lakes"]


def test_the_lists_of_all_chapters_are_read() -> None:
    assert titles(CHAPTERS.encode(), "a.txt") == ["Колодцы", "Dry lakes", "Юрта и быт", "Dry lakes"]


def test_a_file_of_two_headed_lists_is_read_whole() -> None:
    text = "\n".join(("Кітаптар", *LISTED, f"Сайт (Алматы, 2010). – М., 2010. – {len(NAMED)} с.", HEADING, *LISTED[:2]))
    assert len(titles(f"{text}\n".encode(), "a.txt")) == 6


@pytest.mark.parametrize("indent", ["\t", "    "])
def test_a_word_or_an_address_broken_before_an_indented_line_is_whole(indent: str) -> None:
    broken = (
        "Атлас края. Усть-",
        "Орда, 1988. 205 с. Карты и пла-",
        "ны. URL: https://wells.example.org/",
        "atlas/a.html",
    )
    (work,) = read_list("1. " + f"\n{indent}".join(broken) + "\n").works
    assert "Усть-Орда" in work.text
    assert "Карты и планы" in work.text
    assert work.value("URL") == "https://wells.example.org/atlas/a.html"


def test_signs_that_latex_names_are_those_signs() -> None:
    latex = r"\guillemotleft{}Дала\guillemotright{}. \textendash{} \textnumero~4, \No 5, \textit{\textbf{Көл}} \S~2"
    assert without_commands(latex) == "«Дала». – № 4, №5, Көл § 2"


@pytest.mark.parametrize(
    ("line", "type_", "title"),
    [
        ("О горных заводах: Закон от 3 мая 1882 г. // Собрание законов. Т. 2. № 98.", "legislation", "О горных заво"),
        ("Об оценке: положение от 3 мая 1882 г. // Нива. – 1882. – № 5. – С. 4.", "article-journal", "Об оценке"),
        ("О доле: рассказ от друга // Нива. – 1882. – № 5. – С. 4–8.", "article-journal", "О доле"),
    ],
)  # fmt: skip
def test_a_law_of_which_only_a_day_says_that_it_is_one(line: str, type_: str, title: str) -> None:
    (work,) = read_list(f"1. {line}\n").works
    assert (work.type, work.value("title")[: len(title)]) == (type_, title)
