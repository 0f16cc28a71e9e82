"""Each chapter's list is written in its place, with its own numbers."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_repairs, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript.chapter import ODF

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMS = ("txt", "md", "tex", "docx", "odt")
FIRST = [
    "Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.", "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
]  # fmt: skip
SECOND = ["Торов П.И. Заметки о дорогах. – Ташкент: Фан, 1979. – 96 с.", FIRST[1],
          "Penn R. Wells of the steppe. – London: Moor, 2001. – 120 p."]  # fmt: skip
CHAPTERS = [
    ("1 ТАРАУДЫҢ АТАУЫ", ["Сөз [2, 5 б.]. Тағы [1].", "Кейін [3; 2]."], FIRST),
    ("2 ТАРАУДЫҢ АТАУЫ", ["Об этом [3, p. 7]. Также [1, с. 5].", "Және [2, 9 б.]."], SECOND),
]
HEADING = "Тарау бойынша пайдаланылған әдебиеттер"
HEADED = {"txt": "{}", "md": "# {}", "tex": "\\section{{{}}}"}


def thesis(form: str) -> bytes:
    """Two chapters with a list each, whose numbers begin anew, and a conclusion."""
    parts: list[tuple[str, str]] = []  # (what it is, its text)
    for title, paragraphs, entries in CHAPTERS:
        parts += [("h", title), *(("p", text) for text in paragraphs), ("h", HEADING)]
        parts += [("e", f"{number}. {entry}") for number, entry in enumerate(entries, 1)]
    parts += [("h", "ҚОРЫТЫНДЫ"), ("p", "Соңғы сөз.")]
    if form == "docx":
        document = Document()
        for kind, text in parts:
            document.add_heading(text, 1) if kind == "h" else document.add_paragraph(text)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()
    if form == "odt":
        tags = {"h": '<text:h text:outline-level="1">{}</text:h>'}
        return odf("".join(tags.get(kind, "<text:p>{}</text:p>").format(text) for kind, text in parts))
    lines = [HEADED[form].format(text) if kind == "h" else text for kind, text in parts]
    whole = "\n\n".join(lines) + "\n"
    return (f"\\begin{{document}}\n{whole}\\end{{document}}\n" if form == "tex" else whole).encode()


def odf(body: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles/>'
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        archive.writestr("content.xml", content)
    return stream.getvalue()


def opened(library: Library, data: bytes, form: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


def written(library: Library, data: bytes, form: str, options: WritingOptions) -> bytes:
    manuscript = opened(library, data, form)
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options), options.fields)


def listed(manuscript: OwnManuscript) -> list[list[str]]:
    return [[entry.text.split()[0] for entry in chapter.entries] for chapter in manuscript.chapters]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", ["as-printed", "gost-kz-dissertation", "vancouver"])
def test_each_chapters_list_is_written_in_its_place(bare_library: Library, form: str, style: str) -> None:
    options = WritingOptions(style=style, renumber=True)
    once = written(bare_library, thesis(form), form, options)
    again = opened(bare_library, once, form)
    assert [[name.strip(",.") for name in names] for names in listed(again)] == [
        ["Омаров", "Сейдін", "Әлиев"], ["Penn", "Торов", "Омаров"]
    ]  # fmt: skip
    text = again.read.document.text.text
    assert text.index("Кейін") < text.index("Дала") < text.index("2 ТАРАУДЫҢ") < text.index("Wells")
    assert text.index("дорогах") < text.index("Соңғы сөз.")
    assert [entry.number for chapter in again.chapters for entry in chapter.entries] == [1, 2, 3, 1, 2, 3]
    assert written(bare_library, once, form, options) == once


def test_links_lead_into_the_list_of_their_chapter(bare_library: Library) -> None:
    data = written(bare_library, thesis("docx"), "docx", WritingOptions(fields="links"))
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert len(marks) == len(set(marks))
    assert anchors == {"kb_ref_1_1", "kb_ref_1_2", "kb_ref_2_1", "kb_ref_2_2", "kb_ref_2_3"}  # [3; 2] leads to 2
    assert anchors < set(marks)
    assert written(bare_library, data, "docx", WritingOptions(fields="links")) == data


def test_a_style_without_numbers_could_not_tell_whose_list_is_meant(bare_library: Library) -> None:
    with pytest.raises(KbError) as error:
        manuscript_writing.plan(opened(bare_library, thesis("md"), "md"), WritingOptions(style="apa"))
    assert error.value.code == "chapters-need-numbers"


def test_a_gap_is_closed_in_the_chapter_that_has_it(bare_library: Library) -> None:
    text = thesis("txt").decode()
    data = text.replace("3. Penn", "4. Penn").replace("[3, p. 7]", "[4, p. 7]").encode()
    assert manuscript_repairs.repair(bare_library, opened(bare_library, data, "txt")).data.decode().split() == (
        text.split()
    )


TOGETHER = """Сөз басы [1].

1 Дала жолдары

Сөз [2, 5 б.]. Тағы [1]. Кейін [3].

2 Су жолдары

Сөз [2, 5 б.]. Тағы [1].

ҚОРЫТЫНДЫ

ӘДЕБИЕТТЕР ТІЗІМІ

1-тарау

1. {0}
2. {1}
3. {2}

2-тарау

1. {3}
2. {4}
"""


def test_lists_of_chapters_at_the_end_are_written_each(bare_library: Library) -> None:
    data = TOGETHER.format(*FIRST, SECOND[0], SECOND[2]).encode()
    manuscript = opened(bare_library, data, "txt")
    plan = manuscript_writing.plan(manuscript, WritingOptions(renumber=True))
    assert [marker.before for marker in plan.left] == ["[1]"]
    once = manuscript_writing.write(manuscript, plan)
    again = TOGETHER.format(FIRST[1], FIRST[0], FIRST[2], SECOND[2], SECOND[0])
    for before, after in (
        ("[2, 5 б.]. Тағы [1]. К", "[1, 5 б.]. Тағы [2]. К"),
        ("[2, 5 б.]. Тағы [1].\n", "[1, p. 5]. Тағы [2].\n"),
    ):
        again = again.replace(before, after)
    assert once.decode() == again
    assert written(bare_library, once, "txt", WritingOptions(renumber=True)) == once
