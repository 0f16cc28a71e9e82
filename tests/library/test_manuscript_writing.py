"""A manuscript written back: numbers, citations and list as asked, everything else as it was."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from kb.errors import KbError
from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from tests.manuscript import chapter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAY_CHANGE = {"word/document.xml", "word/footnotes.xml", "word/numbering.xml"}
FORMS = {
    "chapter.txt": chapter.text().encode(), "chapter.tex": chapter.latex().encode(), "chapter.odt": chapter.odf(),
    "fields.docx": chapter.word(zotero=True), "chapter.docx": chapter.word(),
    "counted.docx": chapter.word(numbered=True),
}  # fmt: skip
ORDERS = [
    WritingOptions(), WritingOptions(renumber=True), WritingOptions(order="alphabetical"), WritingOptions(style="apa"),
    WritingOptions(list_only=True),
]  # fmt: skip
LIVE = [WritingOptions(fields="zotero"), WritingOptions(fields="links", renumber=True)]


def opened(bare_library: Library, name: str, data: bytes, listed: SourceFile | None = None) -> OwnManuscript:
    return manuscript_files.open_manuscript(bare_library, SourceFile(name, data), listed)


def written(bare_library: Library, name: str, data: bytes, options: WritingOptions) -> bytes:
    manuscript = opened(bare_library, name, data)
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options), options.fields)


def digest(data: bytes) -> str:
    """What two files are compared by: a difference of bytes takes minutes to show."""
    return sha256(data).hexdigest()


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


CASES = [(name, options) for name in FORMS for options in (*ORDERS, *(LIVE if name.endswith(".docx") else []))]


@pytest.mark.parametrize(("name", "options"), CASES)
def test_only_markers_and_list_change_and_a_second_run_changes_nothing(
    bare_library: Library, name: str, options: WritingOptions
) -> None:
    once = written(bare_library, name, FORMS[name], options)
    assert digest(written(bare_library, name, once, options)) == digest(once)
    if name.endswith(".docx"):
        before, after = members(FORMS[name]), members(once)
        assert set(before) <= set(after)
        assert {part for part in before if before[part] != after[part]} <= MAY_CHANGE
        runs = iter(untouched(after["word/document.xml"]))
        assert [run for run in untouched(before["word/document.xml"]) if run not in runs][:1] == []


def untouched(document: bytes) -> Iterator[bytes]:
    """The runs of the body, before the list, that hold no character of a marker."""
    body = etree.fromstring(document).find(f"{W}body")
    assert body is not None
    for paragraph in body.iter(f"{W}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if text == chapter.LIST_HEADING:
            return
        depth = 0
        for run in paragraph.iter(f"{W}r"):
            said = "".join(each.text or "" for each in run.iter(f"{W}t"))
            inside = depth or any(sign in said for sign in "[]") or run.find(f".//{W}fldChar") is not None
            depth += said.count("[") - said.count("]")
            if said and not inside:
                yield etree.tostring(run, method="c14n")


def test_new_numbers_follow_the_first_mention(bare_library: Library) -> None:
    text = chapter.text().replace("[1, 51 б.]", "[7, с. 2]", 1)
    manuscript = opened(bare_library, "a.txt", text.encode())
    planned = manuscript_writing.plan(manuscript, WritingOptions(renumber=True))
    assert [(item.before, item.after) for item in planned.numbers][:3] == [(7, 1), (2, 2), (3, 3)]
    out = manuscript_writing.write(manuscript, planned).decode()
    assert "[1, с. 2]" in out
    assert "[8, 112, 114 б.]" in out
    assert "1. Глинская" in out


def test_without_changes_the_bytes_are_the_same(bare_library: Library) -> None:
    once = written(bare_library, "a.docx", FORMS["counted.docx"], WritingOptions())
    assert digest(written(bare_library, "a.docx", once, WritingOptions())) == digest(once)


def test_numbers_that_cite_nothing_are_not_renumbered(bare_library: Library) -> None:
    manuscript = opened(bare_library, "a.txt", chapter.text().replace("[1, 51 б.]", "[31, 51 б.]", 1).encode())
    with pytest.raises(KbError, match=r"\[31, 51 б.\]") as error:
        manuscript_writing.plan(manuscript, WritingOptions(renumber=True))
    assert error.value.code == "renumbering-unsafe"
    assert manuscript_writing.plan(manuscript, WritingOptions()).left[0].before == "[31, 51 б.]"


def test_a_list_of_its_own_and_keys(bare_library: Library, tmp_path: Path) -> None:
    listed = "\n".join(
        f"@book{{{key}, title={{Еңбек {number}}}, author={{Автор, А.}}, date={{2001}}, langid={{kazakh}}}}"
        for number, key in chapter.KEYS.items()
    )
    manuscript = opened(bare_library, "a.md", chapter.markdown().encode(), SourceFile("l.bib", listed.encode()))
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions())).decode()
    assert "[1, 51 б.]" in out
    assert "[4, т. 2, 35 б.]" in out
    assert "@" not in out
    assert "# " in out.splitlines()[-10]
    assert "8. Автор А. Еңбек 8" in out


def test_other_names_of_a_record_cite_it(bare_library: Library) -> None:
    listed = b"@book{now, title={Dala}, author={Arman, B.}, date={2001}, ids={before, first}}"
    text = "Сөз [@before, 5 б.] мен [@now].".encode()
    manuscript = opened(bare_library, "a.md", text, SourceFile("l.bib", listed))
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions())).decode()
    assert "@" not in out
    assert out.startswith("Сөз [1, p. 5] мен [1].")


def test_live_fields_carry_what_zotero_reads(bare_library: Library) -> None:
    out = written(bare_library, "a.docx", FORMS["chapter.docx"], WritingOptions(fields="zotero"))
    again = opened(bare_library, "a.docx", out)
    live = again.read.document.text.markers
    assert len(live) >= 9
    assert [item.number for item in live[0].items] == [1]
    title = next(iter(again.read.document.text.items.values()))["title"]
    assert title == "Дала жолдары мен керуендер"


def test_links_lead_to_bookmarks_of_the_list(bare_library: Library) -> None:
    document = members(written(bare_library, "a.docx", FORMS["chapter.docx"], WritingOptions(fields="links")))
    root = etree.fromstring(document["word/document.xml"])
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert anchors
    assert anchors <= marks


def test_the_list_is_counted_by_word_and_hangs(bare_library: Library) -> None:
    parts = members(written(bare_library, "a.docx", FORMS["chapter.docx"], WritingOptions()))
    root = etree.fromstring(parts["word/document.xml"])
    hanging = [look for look in root.iter(f"{W}pPr") if look.find(f"{W}ind[@{W}hanging]") is not None]
    assert len(hanging) == len(chapter.ENTRIES)
    assert all(look.find(f"{W}numPr") is not None for look in hanging)


def test_live_citations_are_for_word_alone(bare_library: Library) -> None:
    with pytest.raises(KbError) as error:
        written(bare_library, "a.odt", FORMS["chapter.odt"], WritingOptions(fields="zotero"))
    assert error.value.code == "fields-in-word-only"


def test_a_style_of_notes_makes_footnotes(bare_library: Library) -> None:
    parts = members(written(bare_library, "a.docx", FORMS["chapter.docx"], WritingOptions(style="oscola")))
    body, notes = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "footnotes"))
    references = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    texts = {
        note.get(f"{W}id"): "".join(each.text or "" for each in note.iter(f"{W}t"))
        for note in notes.iter(f"{W}footnote")
    }
    assert [number for number in texts if number not in ("-1", "0")] == references
    assert "51." in texts[references[0]]
    assert b"[1, 51" not in etree.tostring(body, method="text", encoding="utf-8")


def test_a_note_again_is_ibid_in_the_language_of_the_work(bare_library: Library) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(chapter.ENTRIES, 1))
    text = f"А [1, 51 б.]. Б [1, 51 б.]. В [2, с. 5]. Г [2, с. 5].\n\n# {chapter.LIST_HEADING}\n\n{listed}\n"
    manuscript = opened(bare_library, "a.md", text.encode())
    out = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style="oscola")))
    notes = [piece.partition("]")[0] for piece in out.decode().split("^[")[1:]]
    assert (notes[1], notes[3]) == ("сонда.", "там же.")


def one_run(*paragraphs: str) -> bytes:
    """A Word file in which each paragraph is one run."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("options", [*LIVE, WritingOptions(style="oscola"), WritingOptions(style="apa")])
def test_several_markers_in_one_run(bare_library: Library, options: WritingOptions) -> None:
    listed = [f"{number}. {entry}" for number, entry in enumerate(chapter.ENTRIES, 1)]
    data = one_run("А [1, 51 б.] мен [2, с. 5] [3, 7 б.], ә [1] б.", chapter.LIST_HEADING, *listed)
    once = written(bare_library, "a.docx", data, options)
    assert digest(written(bare_library, "a.docx", once, options)) == digest(once)
    text = opened(bare_library, "a.docx", once).read.document.text.text.splitlines()[0]
    if options.fields:
        assert text == "А [1, 51 б.] мен [2, с. 5] [3, 7 б.], ә [1] б."
    elif options.style == "oscola":
        assert text == "А мен, ә б."
    else:
        assert text.startswith(
            "А (Сейітов, 2011, 51 б.) мен (Лунин, 1988, с. 5) (Ерғали, 2015, 7 б.), ә (Сейітов, 2011)"
        )


@pytest.mark.parametrize("style", ["modern-language-association", "vancouver", "chicago-author-date", "ieee"])
@pytest.mark.parametrize("name", ["chapter.docx", "chapter.odt", "chapter.tex", "chapter.md"])
def test_a_list_in_any_style_is_written_whole_and_stays(bare_library: Library, name: str, style: str) -> None:
    data = FORMS.get(name) or chapter.text().replace(chapter.LIST_HEADING, f"# {chapter.LIST_HEADING}").encode()
    options = WritingOptions(style=style)
    assert not any(item.kept for item in manuscript_writing.plan(opened(bare_library, name, data), options).numbers)
    once = written(bare_library, name, data, options)
    assert len(opened(bare_library, name, once).entries) == len(chapter.ENTRIES)
    assert digest(written(bare_library, name, once, options)) == digest(once)


def test_numbers_in_round_brackets_are_read_where_they_are_the_lists(bare_library: Library) -> None:
    once = written(bare_library, "a.txt", FORMS["chapter.txt"], WritingOptions(style="vancouver"))
    read = opened(bare_library, "a.txt", once).read
    assert [item.number for placed in read.markers for item in placed.marker.items][:3] == [1, 2, 3]
    enumerated = chapter.text().replace("[", "{").replace("]", "}").replace("сарайлары", "сарайлары (1) және (2)")
    with pytest.raises(KbError, match="citations"):
        opened(bare_library, "a.txt", enumerated.partition(chapter.LIST_HEADING)[0].encode())


def test_headings_inside_a_list_are_said_to_be_left_out(bare_library: Library) -> None:
    text = chapter.text().replace("\n5. Торов", "\n\nОрыс тілінде:\n\n5. Торов")
    manuscript = opened(bare_library, "a.txt", text.encode())
    assert manuscript_writing.plan(manuscript, WritingOptions(order="alphabetical")).headings == ("Орыс тілінде:",)
    assert manuscript_writing.plan(manuscript, WritingOptions()).headings == ()


def test_pages_that_several_works_share_stay_as_typed(bare_library: Library) -> None:
    text = chapter.text().replace("[5-7]", "[5-7, 10 б.]").replace("[2, с. 14–16; 3, 7 б.]", "[4, 3 б.]")
    out = written(bare_library, "a.txt", text.encode(), WritingOptions()).decode()
    assert "[5-7, 10 б.]" in out
