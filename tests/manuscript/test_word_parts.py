"""Parts that a writing adds to a Word file are announced as Word and LibreOffice read it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript import noted

LISTED = (
    "1. Орлова В.П. Песчаные бури. – М.: Наука, 2004. – 180 с.",
    "2. Қасымов Т.Т. Тұз жолы. – Алматы: Ғылым, 1998.",
)
RELATED, TYPES, NOTES = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/footnotes.xml"


def bare(with_default: bool) -> bytes:
    """A file as a converter leaves it: the text has no relations; `with_default` has their content type for all."""
    out = BytesIO()
    whole = noted.word([("Бұл туралы [2, 5 б.] мен [1] жазады.", "")], "ӘДЕБИЕТТЕР", LISTED)
    with ZipFile(BytesIO(whole)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in set(old.namelist()) - {RELATED, NOTES}:
            content = old.read(name).decode()
            if name == TYPES:
                default = content[content.index("<Default") : content.index("/>") + 2]
                root = '<Override PartName="/_rels/.rels"' + default[default.index(" ContentType") :]
                content = content if with_default else content.replace(default, root)
                notes = content[content.index('<Override PartName="/word/footnotes') :]
                content = content.replace(notes, "</Types>")
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("with_default", [True, False])
@pytest.mark.parametrize("style", ["gost-kz-dissertation", "chicago-notes-bibliography-17th-edition"])
def test_relations_are_made_where_there_were_none(bare_library: Library, with_default: bool, style: str) -> None:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.docx", bare(with_default)))
    written = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style)))
    with ZipFile(BytesIO(written)) as archive:
        types, related = archive.read(TYPES).decode(), archive.read(RELATED).decode()
        assert not any(b"ns0:" in archive.read(name) for name in archive.namelist())
        added = {"word/numbering.xml", NOTES} & set(archive.namelist())
    assert added
    assert '<Relationships xmlns="' in related
    assert 'Default Extension="rels"' in types
    assert all(f'PartName="/{name}"' in types and f'Target="{name[5:]}"' in related for name in added)
    assert Document(BytesIO(written)).paragraphs[0].text.startswith("Бұл туралы")
