"""A written manuscript with lettered numbers: each citation is of the same work, letters stay where no style writes."""

from io import BytesIO

import pytest
from docx import Document

from kb.library import manuscript_files, manuscript_repairs, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.forms import Thesis, in_form

BOOKS = [
    "Сейітов Қ.Ә. Дала қалалары. – Алматы: Арна, 2001. – 200 б.",
    "Ерғали А.С. Көш жолдары // Тарих хабаршысы. – 2012. – № 3. – Б. 44-53.",
    "Мұсабек Е. Тұз саудасы. – Алматы: Арна, 2003. – 210 б.",
    "Нұрлан Т.Б. Керуен заңы. – Алматы: Арна, 2004. – 210 б.",
]
SOURCES = [
    "Торов П.И. Соляной путь. – М.: Наука, 1982. – 310 с.",
    "Лунин Б.Н. Степные города. – М.: Наука, 1981. – 300 с.",
]
TEXT = [
    "Сөз [Л3, 49 б.], [Л1; Д2, с. 12], [Л4] және [Л1–Л3]. Тағы [қараңыз: Л2, 45 б.; Д1].",
    "Қағаз [A4], дәрумен [B12].",
]
LABELS = ["Л1.", "Л2.", "Л3.", "Л4.", "Д1.", "Д2."]
FORMS = ("txt", "md", "docx", "odt")
WAYS = [
    WritingOptions(), WritingOptions(renumber=True), WritingOptions(list_only=True), WritingOptions("as-printed"),
    WritingOptions("as-printed", renumber=True), WritingOptions("as-printed", order="alphabetical"),
]  # fmt: skip


def thesis(form: str, labels: list[str], entries: list[str]) -> SourceFile:
    return SourceFile(f"a.{form}", in_form(Thesis(TEXT, "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", entries, labels), form))


def works(manuscript: OwnManuscript) -> list[set[str]]:
    """The first words of the entries that each marker cites."""
    subject = manuscript_files.subject_of(manuscript)
    return [
        {cited.entry.text.split()[0] if cited.entry else "" for cited in subject.cited if cited.placed is placed}
        for placed in subject.markers
    ]


def written(library: Library, file: SourceFile, options: WritingOptions) -> OwnManuscript:
    manuscript = manuscript_files.open_manuscript(library, file)
    data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
    return manuscript_files.open_manuscript(library, SourceFile(file.name, data))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("options", WAYS)
def test_each_citation_is_of_the_same_work(bare_library: Library, form: str, options: WritingOptions) -> None:
    file = thesis(form, LABELS, [*BOOKS, *SOURCES])
    before = works(manuscript_files.open_manuscript(bare_library, file))
    assert all("" not in cited for cited in before) and len(before) == 5
    again = written(bare_library, file, options)
    assert works(again) == before
    lettered = [bool(entry.label) for entry in again.entries]
    assert set(lettered) == {options.list_only or options.style == "as-printed"}
    once_more = manuscript_writing.write(again, manuscript_writing.plan(again, options))
    assert once_more == again.read.document.write(())


@pytest.mark.parametrize("form", FORMS)
def test_each_letter_counts_its_own_row_anew(bare_library: Library, form: str) -> None:
    file = thesis(form, LABELS, [*BOOKS, *SOURCES])
    again = written(bare_library, file, WritingOptions("as-printed", order="alphabetical"))
    assert [(entry.label, entry.text.split()[0]) for entry in again.entries] == [
        ("Л1", "Ерғали"), ("Л2", "Мұсабек"), ("Л3", "Нұрлан"), ("Л4", "Сейітов"), ("Д1", "Лунин"), ("Д2", "Торов"),
    ]  # fmt: skip
    assert [placed.marker.raw for placed in again.read.markers] == [
        "[Л2, 49 б.]", "[Л4; Д1, с. 12]", "[Л3]", "[Л1, Л2, Л4]", "[қараңыз: Л1, 45 б.; Д2]",
    ]  # fmt: skip


def test_a_gap_of_a_letter_is_closed_in_list_and_text(bare_library: Library) -> None:
    text = "Сөз [Л1], [Л3, 5 б.], [Д1], [Л4; Д2]."
    data = in_form(Thesis([text], "ӘДЕБИЕТТЕР", [*BOOKS[:3], *SOURCES], ["Л1.", "Л3.", "Л4.", "Д1.", "Д2."]), "txt")
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.txt", data))
    lines = manuscript_repairs.repair(bare_library, manuscript).data.decode().splitlines()
    assert lines[0] == "Сөз [Л1], [Л2, 5 б.], [Д1], [Л3; Д2]."
    assert [line.split()[0] for line in lines[4:]] == ["Л1.", "Л2.", "Л3.", "Д1.", "Д2."]


def test_letters_that_word_counts_stay_a_list_of_word(bare_library: Library) -> None:
    again = written(
        bare_library, thesis("docx", LABELS, [*BOOKS, *SOURCES]), WritingOptions("as-printed", order="alphabetical")
    )
    document = Document(BytesIO(again.read.document.write(())))
    listed = document.paragraphs[-6:]
    assert all(paragraph._p.xpath("./w:pPr/w:numPr") for paragraph in listed)
    assert [paragraph.text.split()[0] for paragraph in listed][:2] == ["Ерғали", "Мұсабек"]


def test_numbers_and_letters_in_one_list(bare_library: Library) -> None:
    labels = ["1.", "2.", "3.", "4.", "Н1.", "Н2."]
    data = in_form(Thesis(["Сөз [2; Н2], [1, 5 б.], [Н1]."], "ӘДЕБИЕТТЕР", [*BOOKS, *SOURCES], labels), "txt")
    again = written(bare_library, SourceFile("a.txt", data), WritingOptions("as-printed", order="alphabetical"))
    assert again.read.document.text.text.startswith("Сөз [1; Н1], [4, 5 б.], [Н2].")
