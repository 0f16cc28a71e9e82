"""A manuscript that cites in notes and has no list: its list is drawn up from what the notes say."""

import pytest

from kb.library import manuscript_files, manuscript_writing, references
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript import noted
from tests.manuscript.chapter import ODF
from tests.manuscript.test_documents import zipped

NOTES = [
    "Туров В.В. Соляной путь. – М.: Наука, 1988. – С. 34–36.",
    "Там же. – С. 40.",
    "См.: Жанат Қ.Ә. Су заңы. – Алматы: Арна, 1997. – 12 б.; "
    "Лесова О.В. Быт кочевника // Вестник древностей. – 2016. – № 4. – С. 12.",
    "Здесь и далее перевод наш. – А. К.",
    "Туров В.В. Указ. соч. С. 20.",
    "Население степи на 1 января 1999 г. составляло 326,9 тыс. чел.",
    "Закон Республики Казахстан от 16 января 2013 года № 70-V «О Государственной границе». Ст. 5.",
    "ЦГА РК. Ф. 1109. Оп. 5. Д. 34. Л. 12.",
    "ЦГА РК. Ф. 1109. Оп. 5. Д. 34. Л. 15.",
    "Жанат Қ.Ә. Аталған еңбек. – 50 б.",
    "Туров В. В. Соляной путь. М.: Наука, 1988. С. 7.",
    "Julia Harrow, Quiet valleys (London: Heron, 2001), 45.",
    "Ibid., p. 46.",
]  # fmt: skip
LISTED = ["Туров", "Жанат", "Лесова", "Закон", "ЦГА РК", "Harrow, Julia. Quiet valleys. London: Heron, 2001"]
CITED = [(1, "34–36"), (1, "40"), (2, "12"), (3, "12"), (1, "20"), (4, "5"), (5, "12"), (5, "15"), (2, "50"), (1, "7"),
         (6, "45"), (6, "46")]  # fmt: skip


def _word(notes: list[str]) -> bytes:
    return noted.word([(f"Фраза {place}.", note) for place, note in enumerate(notes)], "ҚОРЫТЫНДЫ", [])


def _odf(notes: list[str]) -> bytes:
    each = "".join(
        f'Фраза<text:note text:id="n{place}" text:note-class="footnote">'
        f"<text:note-citation>{place}</text:note-citation>"
        f"<text:note-body><text:p>{note}</text:p></text:note-body></text:note>. "
        for place, note in enumerate(notes, 1)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles/>'
        f"<office:body><office:text><text:p>{each}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=content.encode())


def _markdown(notes: list[str]) -> bytes:
    """Notes by name, told at the end in no order."""
    text = " ".join(f"Фраза[^n{place}]." for place in range(len(notes)))
    told = [f"[^n{place}]: {note.replace('Quiet valleys', '*Quiet valleys*')}" for place, note in enumerate(notes)]
    return f"# Глава\n\n{text}\n\n{chr(10).join(reversed(told))}\n".encode()


def _latex(notes: list[str]) -> bytes:
    texts = (note.replace("–", "--").replace("Quiet valleys", "\\textit{Quiet valleys}") for note in notes)
    body = " ".join(f"Фраза\\footnote{{{text}}}." for text in texts)
    return f"\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()


FORMS = {"docx": _word, "odt": _odf, "md": _markdown, "tex": _latex}


def opened(library: Library, form: str, data: bytes) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(f"a.{form}", data))


@pytest.mark.parametrize("form", FORMS)
def test_notes_are_read_as_references_and_their_works_as_the_list(bare_library: Library, form: str) -> None:
    manuscript = opened(bare_library, form, FORMS[form](NOTES))
    assert [entry.number for entry in manuscript.entries] == [1, 2, 3, 4, 5, 6]
    assert all(entry.text.startswith(head) for entry, head in zip(manuscript.entries, LISTED, strict=True))
    items = [item for placed in manuscript.read.markers for item in placed.marker.items]
    read = [(item.number or 0, item.locators[0].value) for item in items]
    assert sorted(read) == sorted(CITED)  # Markdown tells its notes at the end, in any order
    known = manuscript_files.known_works(bare_library, manuscript)
    findings = manuscript_files.findings(bare_library, manuscript, known)
    assert "list-missing" in [finding.kind for finding in findings]
    assert "error" not in [finding.severity for finding in findings]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", ["gost-kz-dissertation", "chicago-notes-bibliography-17th-edition"])
def test_a_writing_adds_the_list(bare_library: Library, form: str, style: str) -> None:
    data = FORMS[form](NOTES)
    for _ in range(2):
        manuscript = opened(bare_library, form, data)
        data = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style)))
    written = opened(bare_library, form, data)
    assert len(written.in_text) == len(LISTED)
    assert not written.from_notes
    assert "Здесь и далее перевод наш." in written.read.document.text.text


@pytest.mark.parametrize("form", FORMS)
def test_the_works_of_notes_are_taken_into_records(form: str) -> None:
    read, _encoding = references.read_file(FORMS[form](NOTES), f"a.{form}")
    assert [record.citekey for record in read.records][:3] == ["turov-1988", "janat-1997", "lesova-2016"]
    assert len(read.records) == len(LISTED)


BESIDE = ["Глава [1], [2, с. 5].", "Глава (Туров, 1988, с. 3), (Лесова, 2016, с. 5), (Жанат, 1997, с. 7)."]


@pytest.mark.parametrize("text", BESIDE)
def test_a_text_that_cites_has_no_list_in_its_notes(bare_library: Library, text: str) -> None:
    data = noted.word([(text, ""), ("Фраза.", NOTES[0])], "ҚОРЫТЫНДЫ", [])
    assert not opened(bare_library, "docx", data).entries


@pytest.mark.parametrize(("note", "people"), [
    ("Ann Moor and Robert Penn, Wells, Roads and Hills (London: Heron, 2010), 88.", ["Moor", "Penn"]),
    ("Ann Moor, R. L. Penn, and Joan Soler, Wells (London: Heron, 2010), 88.", ["Moor", "Penn", "Soler"]),
    ("Ann Moor and Robert Penn, “Old Wells,” Hill Review 4, no. 2 (2015): 109.", ["Moor", "Penn"]),
])  # fmt: skip
def test_a_note_of_chicago_names_several_authors(bare_library: Library, note: str, people: list[str]) -> None:
    manuscript = opened(bare_library, "docx", _word([note, "Moor et al., Wells, 90."]))
    (entry,) = manuscript.entries
    assert [person.family for person in entry.record.contributors] == people
