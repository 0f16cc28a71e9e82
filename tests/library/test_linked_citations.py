"""Citations that lead to their entries, as links or live fields; entries that a style lists none of."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.library.test_second_writing import written
from tests.manuscript import chapter
from tests.manuscript.forms import Thesis, in_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANCHOR = f"{W}anchor"
THREE = [
    "Сейдін А. Жол. – Алматы: Арна, 2016. – 12 б.",
    "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
]


@pytest.mark.parametrize("style", ["oscola", "apa"])
def test_a_link_leads_to_the_entry_that_its_citation_names(bare_library: Library, style: str) -> None:
    """The list is sorted by the style: its places are those after the sorting."""
    data = in_form(Thesis(["Сөз [1].", "Тағы [2].", "Кейін [3]."], "ӘДЕБИЕТТЕР ТІЗІМІ", THREE), "docx")
    data, _ = written(bare_library, data, "docx", WritingOptions(style=style, fields="links"))
    with ZipFile(BytesIO(data)) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.startswith("word/")
                 and name in ("word/document.xml", "word/footnotes.xml")]  # fmt: skip
    marks = {mark.get(f"{W}name"): mark.getparent() for part in parts for mark in part.iter(f"{W}bookmarkStart")}
    families = ("Сейдін", "Омаров", "Әлиев")
    pairs = [
        [next(name for name in families if name in etree.tostring(each, encoding=str, method="text"))
         for each in (link, marks[link.get(ANCHOR)]) if each is not None]
        for part in parts for link in part.iter(f"{W}hyperlink")
    ]  # fmt: skip
    assert pairs == [[name, name] for name in families]


@pytest.mark.parametrize("form", ["docx", "odt", "txt"])
def test_what_a_style_does_not_list_stays_in_the_list_as_printed(bare_library: Library, form: str) -> None:
    """OSCOLA lists no files of archives."""
    shelf = "АП РК. Ф. 141. Оп. 1. Д. 405. Л. 3."
    entries = [
        "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
        shelf,
        "Омаров С. Көпір. – Алматы: Ғылым, 2015. – 120 б.",
    ]
    data = in_form(Thesis(["Сөз [1].", "Тағы [2].", "Кейін [3]."], "ӘДЕБИЕТТЕР ТІЗІМІ", entries), form)
    plans = []
    for _ in range(2):
        manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
        plans.append(manuscript_writing.plan(manuscript, WritingOptions(style="oscola")))
        before, data = data, manuscript_writing.write(manuscript, plans[-1])
    assert [[number.text for number in plan.numbers if number.unlisted] for plan in plans] == [[shelf], [shelf]]
    assert [len(plan.numbers) for plan in plans] == [3, 3]
    assert sha256(before).digest() == sha256(data).digest()


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_live_citations_in_words_are_of_the_entries_in_another_style(bare_library: Library, style: str) -> None:
    data = in_form(Thesis(["Сөз [1].", "Тағы [3; 2].", "Кейін [3, 5 б.]."], "ӘДЕБИЕТТЕР ТІЗІМІ", THREE), "docx")
    live, _ = written(bare_library, data, "docx", WritingOptions(style=style, fields="zotero"))
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", live))
    assert len(manuscript.read.document.text.markers) == 3  # each is a field
    plan = manuscript_writing.plan(manuscript, WritingOptions(style="gost-kz-dissertation"))
    assert plan.left == ()


def test_notes_stand_in_order_with_rising_numbers_beside_those_of_the_author(bare_library: Library) -> None:
    """LibreOffice shows the notes of rising numbers one after another, whatever number a reference names."""
    data, _ = written(bare_library, chapter.word(), "docx", WritingOptions(style="chicago-notes-bibliography"))
    with ZipFile(BytesIO(data)) as archive:
        body, part = (etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    cited = [reference.get(f"{W}id") or "" for reference in body.iter(f"{W}footnoteReference")]
    notes = {note.get(f"{W}id") or "": etree.tostring(note, encoding=str, method="text") for note in part}
    assert cited == sorted(cited, key=int) == [name for name in notes if int(name) > 0]
    assert len(cited) > 3
    own = [place for place, name in enumerate(cited) if notes[name].startswith("Бұл туралы бөлек")]
    assert len(own) == 1
    assert "Сейітов" in notes[cited[0]]
    assert own[0] > 0
