"""A list in a table is written into the cells of its rows; the table stays as it is."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.library.test_written_chapters import odf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENTRIES = [
    "Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.", "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
]  # fmt: skip
TEXT = ("Сөз [3, 5 б.]. Тағы [1].", "Кейін [2].")
HEADING = "ПАЙДАЛАНЫЛҒАН ƏДЕБИЕТТЕР ТIЗIМI"  # Latin letters among Kazakh ones
SHAPES = {"cells": ("{}.", "{entry}"), "bare": ("{}", "{entry}"), "one": ("{}. {entry}",), "none": ("{entry}",),
          "more": ("{}.", "{entry}", "кітап")}  # fmt: skip


def in_word(shape: str) -> bytes:
    document = Document()
    for text in (*TEXT, HEADING):
        document.add_paragraph(text)
    table = document.add_table(len(ENTRIES), len(SHAPES[shape]))
    table.style = "Table Grid"
    for row, entry in enumerate(ENTRIES):
        for column, cell in enumerate(SHAPES[shape]):
            table.cell(row, column).text = cell.format(row + 1, entry=entry)
    document.add_paragraph("ҚОСЫМША")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def in_odf(shape: str) -> bytes:
    cell = '<table:table-cell><text:p text:style-name="Cell">{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(each.format(row, entry=entry)) for each in SHAPES[shape])}"
        "</table:table-row>"
        for row, entry in enumerate(ENTRIES, 1)
    )
    space = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    return odf(
        "".join(f"<text:p>{text}</text:p>" for text in (*TEXT, HEADING)) + f"<table:table {space}>{rows}</table:table>"
    )


FILES = {("docx", shape): in_word(shape) for shape in SHAPES} | {
    ("odt", shape): in_odf(shape) for shape in ("cells", "one")
}
WRITTEN = [form for form in FILES if form[1] != "more"]


def opened(library: Library, data: bytes, form: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


def written(library: Library, data: bytes, form: str, options: WritingOptions) -> bytes:
    manuscript = opened(library, data, form)
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options), options.fields)


@pytest.mark.parametrize(("form", "shape"), WRITTEN)
@pytest.mark.parametrize("style", ["as-printed", "gost-kz-dissertation", "ieee"])
def test_each_row_takes_the_entry_of_its_number(bare_library: Library, form: str, shape: str, style: str) -> None:
    options = WritingOptions(style=style, renumber=True)
    once = written(bare_library, FILES[form, shape], form, options)
    again = opened(bare_library, once, form)
    assert [next(word for word in ("Жол", "Көпір", "Дала") if word in entry.text) for entry in again.entries] == [
        "Дала", "Жол", "Көпір"
    ]  # fmt: skip
    assert [entry.number for entry in again.entries] == [1, 2, 3]
    assert [placed.marker.items[0].number for placed in again.read.markers] == [1, 2, 3]
    places = {again.read.document.text.blocks[entry.block].place for entry in again.in_text}
    assert places == {"table"}
    assert written(bare_library, once, form, options) == once


def test_a_table_keeps_its_rows_cells_and_numbers(bare_library: Library) -> None:
    data = written(bare_library, FILES["docx", "bare"], "docx", WritingOptions(renumber=True))
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    cells = [["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
             for row in root.iter(f"{W}tr")]  # fmt: skip
    assert cells == [["1", ENTRIES[2]], ["2", ENTRIES[0]], ["3", ENTRIES[1]]]
    assert not list(root.iter(f"{W}numPr"))


@pytest.mark.parametrize(("shape", "style"), [("more", "gost-kz-dissertation"), ("cells", "apa")])
def test_a_table_that_cannot_be_written_says_so(bare_library: Library, shape: str, style: str) -> None:
    manuscript = opened(bare_library, FILES["docx", shape], "docx")
    assert len(manuscript.entries) == len(ENTRIES)
    with pytest.raises(KbError) as error:
        manuscript_writing.plan(manuscript, WritingOptions(style=style))
    assert error.value.code == "list-in-table"
