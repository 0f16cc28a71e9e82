"""Comments, notes and links in an entry of a Word list: they stand at the entry when it is set anew."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

ADDRESS = "https://derek.example/tuz"
ENTRIES = (
    "Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.",
    "Қасымов Т.Т. Сырдария бойы [Электрондық ресурс]. – 1998. – URL: {} (қаралған күні: 02.03.2020).",
    "Әбенов С.Қ. Тұз жолы. – Астана: Фолиант, 2012. – 96 б.",
)


def document(linked: str) -> bytes:
    """A text whose second entry has a comment and a link on some of its words."""
    doc = Document()
    doc.add_paragraph("Бұл туралы [3, 5 б.] мен [1; 2] жазады.")
    doc.add_heading("Әдебиеттер", 1)
    for number, entry in enumerate(ENTRIES, 1):
        paragraph = doc.add_paragraph()
        before, _, after = f"{number}. {entry.format(ADDRESS)}".partition(linked if number == 2 else "\n")
        first = paragraph.add_run(before)
        if number == 2:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), doc.part.relate_to(ADDRESS, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            link.append(paragraph.add_run(linked)._r)
            paragraph._p.append(link)
            last = paragraph.add_run(after)
            doc.add_comment([first, last], "тексеру керек", author="Оқырман")
    stream = BytesIO()
    doc.save(stream)
    return stream.getvalue()


def entry_of(data: bytes) -> Any:
    return next(each._p for each in Document(BytesIO(data)).paragraphs if "Сырдария" in each.text)


@pytest.mark.parametrize("linked", [ADDRESS, "Сырдария бойы", "[Электрондық ресурс]"])
@pytest.mark.parametrize("style", ["apa", "vancouver", "gost-r-7-0-5-2008"])
@pytest.mark.parametrize("order", ["", "alphabetical"])
def test_comments_and_links_stay_at_their_entry(bare_library: Library, linked: str, style: str, order: str) -> None:
    data = document(linked)
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", data))
        data = manuscript_writing.write(
            manuscript, manuscript_writing.plan(manuscript, WritingOptions(style, order=order))
        )
        entry = entry_of(data)
        names = ("commentRangeStart", "commentRangeEnd", "commentReference", "hyperlink")
        assert [len(list(entry.iter(qn(f"w:{name}")))) for name in names] == [1, 1, 1, 1]
        links = list(entry.iter(qn("w:hyperlink")))
        said = "".join(text.text for text in links[0].iter(qn("w:t")))
        whole = "".join(text.text for text in entry.iter(qn("w:t")))
        assert said == (linked if linked in whole else said)
        assert said.strip()
        assert Document(BytesIO(data)).part.rels[links[0].get(qn("r:id"))].target_ref == ADDRESS
    assert [len(Document(BytesIO(data)).comments), "Қасымов" in whole] == [1, True]


def rewritten(library: Library, doc: Any) -> Any:
    stream = BytesIO()
    doc.save(stream)
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.docx", stream.getvalue()))
    return entry_of(manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions("apa"))))


def test_a_reference_that_was_deleted_stays_deleted(bare_library: Library) -> None:
    doc = Document(BytesIO(document("Сырдария бойы")))
    run = next(doc.element.iter(qn("w:commentReference"))).getparent()
    deleted = OxmlElement("w:del")
    run.addprevious(deleted)
    deleted.append(run)
    assert not list(rewritten(bare_library, doc).iter(qn("w:commentReference")))


def test_a_link_looks_as_it_did(bare_library: Library) -> None:
    doc = Document(BytesIO(document("Сырдария бойы")))
    look = next(doc.element.iter(qn("w:hyperlink")))[0].get_or_add_rPr()
    look.insert(0, OxmlElement("w:rStyle"))
    look[0].set(qn("w:val"), "Hyperlink")
    link = next(rewritten(bare_library, doc).iter(qn("w:hyperlink")))
    assert [style.get(qn("w:val")) for style in link.iter(qn("w:rStyle"))] == ["Hyperlink"]


def test_a_comment_on_the_second_paragraph_of_an_entry_stays(bare_library: Library) -> None:
    doc = Document()
    doc.add_paragraph("Бұл туралы [3, 5 б.] мен [1; 2] жазады.")
    doc.add_heading("Әдебиеттер", 1)
    broken = ("2. Қасымов Т.Т. Сырдария бойы. –", "Алматы: Ғылым, 1998. – 210 б.")
    for line in (f"1. {ENTRIES[0]}", *broken, f"3. {ENTRIES[2]}"):
        last = doc.add_paragraph(line)
        if line.startswith("Алматы"):
            doc.add_comment(last.runs, "тексеру керек", author="Оқырман")
    entry = rewritten(bare_library, doc)
    assert len(list(entry.iter(qn("w:commentReference")))) == 1
