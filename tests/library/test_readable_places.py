"""Where a finding stands, as a reader finds it: a line of a text, a paragraph under its heading of a document."""

from io import BytesIO

import pytest
from docx import Document

from kb.library import manuscript_files, own_manuscript_views
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

PARAGRAPHS = ["Су туралы [1, 5 б.].", "", "Жол туралы [2, 7 б.].", "   ", "Көпір туралы [7, 9 б.]."]
ENTRIES = ["Бақтыбай С.Е. Су жолы. – Алматы: Қайнар, 1998. – 180 б.",
           "Тілеген А. Көпір. – Астана: Фолиант, 2009. – 130 б.",
           "Мырза О. Жәрмеңке. – Алматы: Арна, 2018. – 60 б."]  # fmt: skip


def word(headed: bool, table: bool = False) -> bytes:
    """A document whose second chapter cites an entry that the list has not, empty paragraphs among the others."""
    document = Document()
    if headed:
        document.add_heading("1 Кіріспе", 1)
    document.add_paragraph("Бірінші абзац.")
    if headed:
        document.add_heading("2 Негізгі бөлім", 1)
    for text in PARAGRAPHS[:-1]:
        document.add_paragraph(text)
    if table:
        document.add_table(rows=1, cols=1).cell(0, 0).text = PARAGRAPHS[-1]
    else:
        document.add_paragraph(PARAGRAPHS[-1])
    document.add_heading("Пайдаланылған әдебиеттер тізімі", 1)
    for number, entry in enumerate(ENTRIES, 1):
        document.add_paragraph(f"{number}. {entry}")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def places(library: Library, name: str, data: bytes, listed: SourceFile | None = None) -> dict[str, str]:
    manuscript = manuscript_files.open_manuscript(library, SourceFile(name, data), listed)
    shown, _ = own_manuscript_views.checked(library, manuscript)
    return {finding["kind"]: finding["place"] for finding in shown["findings"]}


@pytest.mark.parametrize(
    ("headed", "table", "place"),
    [(True, False, "2, paragraph 3"), (False, False, "paragraph 4"), (True, True, "2, table, paragraph 2")],
)
def test_a_paragraph_is_counted_under_its_heading(bare_library: Library, headed: bool, table: bool, place: str) -> None:
    told = places(bare_library, "a.docx", word(headed, table))
    assert told == {"number-without-entry": place, "entry-never-cited": "list, paragraph 3"}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.tex"])
def test_a_text_says_its_line(bare_library: Library, name: str) -> None:
    heading = {"a.txt": "ӘДЕБИЕТТЕР", "a.md": "# Әдебиеттер", "a.tex": "\\section{Әдебиеттер}"}[name]
    listed = "\n\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
    whole = "\n".join([*PARAGRAPHS, "", heading, "", listed])
    assert places(bare_library, name, whole.encode()) == {
        "number-without-entry": "line 5", "entry-never-cited": "list, line 13",
    }  # fmt: skip


def test_an_entry_of_another_file_has_its_own_line(bare_library: Library) -> None:
    listed = "\n".join(["ӘДЕБИЕТТЕР", *[""] * 30, *(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))])
    told = places(bare_library, "a.txt", "\n".join(PARAGRAPHS).encode(), SourceFile("l.txt", listed.encode()))
    assert told == {"number-without-entry": "line 5", "entry-never-cited": "list, line 34"}
