"""One chapter in six forms: the same citations from each; what can be opened, and what says why not."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kb.domain.manuscripts import Citation
from kb.errors import KbError
from kb.manuscript.documents.document_text import Edit, ListLine, NewList, Piece
from kb.manuscript.documents.live_fields import field_code, parse_field
from kb.manuscript.documents.opening import open_document
from kb.manuscript.reading import ReadManuscript, read
from kb.messages import sentence
from tests.effort import growth
from tests.manuscript import chapter, noted

FORMS = {
    "chapter.txt": chapter.text().encode(),
    "chapter.md": chapter.markdown().encode(),
    "chapter.tex": chapter.latex().encode(),
    "chapter.odt": chapter.odf(),
    "fields.docx": chapter.word(zotero=True),
    "chapter.docx": chapter.word(),
    "counted.docx": chapter.word(numbered=True),
}
NUMBERS = {key: number for number, key in chapter.KEYS.items()}


def cited(manuscript: ReadManuscript) -> list[tuple[int, str]]:
    return [(item.number or NUMBERS[item.key], located(item)) for item in manuscript.citations()]


def located(item: Citation) -> str:
    return " ".join(f"{locator.label} {locator.value}" for locator in item.locators)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_the_citations_of_the_chapter(name: str) -> None:
    manuscript = read(open_document(FORMS[name], name))
    more = [(6, "page 12")] if name in ("chapter.docx", "counted.docx") else []
    last = [(2, "page 40"), (3, "page 9"), (7, "page 3")] if more else []
    assert cited(manuscript) == [*chapter.CITED[:4], *more, *chapter.CITED[4:], *last]
    assert {item.section for item in manuscript.citations()} == {"1.1"}


@pytest.mark.parametrize("name", [name for name in FORMS if name != "chapter.md"])
def test_each_form_gives_the_list(name: str) -> None:
    part = read(open_document(FORMS[name], name)).part
    assert part is not None
    assert [entry.number for entry in part.entries] == list(range(1, 9))
    assert [entry.work.text for entry in part.entries] == [
        " ".join(entry.split()) for entry in chapter.ENTRIES
    ]  # fmt: skip


def test_where_a_word_marker_stands() -> None:
    places = {
        placed.marker.raw: placed.place for placed in read(open_document(FORMS["chapter.docx"], "a.docx")).markers
    }
    assert places["[2, с. 40]"] == "table"
    assert places["[3, 9 б.]"] == "text box"
    assert places["[6, 12 б.]"] == "footnote"
    assert chapter.DELETED not in open_document(FORMS["chapter.docx"], "a.docx").text.text


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DEEP = b"<w:tbl><w:tr><w:tc>" * 1000 + b"</w:tc></w:tr></w:tbl>" * 1000
BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><w:document ' + W + b">&c;</w:document>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BROKEN = {
    "document-empty": ("a.docx", b"  "),
    "document-locked": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
    "document-of-word-97": ("a.doc", OLE + "WordDocument".encode("utf-16-le")),
    "document-broken": ("a.docx", FORMS["chapter.docx"][:4000]),
    "document-is-another": ("a.docx", "жай мәтін".encode()),
    "document-has-macros": ("a.docx", zipped(word__document_xml=b"<a/>", word__vbaProject_bin=b"x")),
    "document-without-text": ("a.docx", zipped(word__document_xml=b"<a/>")),
    "document-declares-entities": ("a.docx", zipped(word__document_xml=BOMB)),
    "document-too-deep": (
        "a.docx", zipped(word__document_xml=b"<w:document " + W + b"><w:body>" + DEEP + b"</w:body></w:document>"),
    ),
    "document-unpacks-too-large": ("a.docx", zipped(word__document_xml=b"<a>" + b" " * (65 << 20) + b"</a>")),
    "document-too-large": ("a.txt", b"x" * (65 << 20)),
    "text-too-large": ("a.txt", b"x" * (33 << 20)),
    "not-encoding": ("a.txt", b"\xff\xfe\x00\xd8\x41\x00"),
    "document-not-text": ("a.txt", b"a\0b"),
}  # fmt: skip


@pytest.mark.parametrize("code", BROKEN)
def test_what_cannot_be_read_says_why(code: str) -> None:
    name, data = BROKEN[code]
    with pytest.raises(KbError) as error:
        open_document(data, name)
    assert error.value.code == code
    assert name in str(error.value)


OTHERS = {"a.txt": b"%PDF-1.4 text", "b.md": zipped(xl__workbook_xml=b"<a/>"), "c.odt": b"{\\rtf1 text}"}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_another_is_named(name: str) -> None:
    with pytest.raises(KbError) as error:
        open_document(OTHERS[name], name)
    assert error.value.code == "document-is-another"


@pytest.mark.parametrize("data", ["сөз".encode(), b"ab\0\1"])
@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_what_a_file_holds_is_said_in_the_language_of_the_reader(data: bytes, lang: str) -> None:
    with pytest.raises(KbError) as error:
        open_document(data, "a.docx")
    shown = sentence(error.value.message, lang).replace("a.docx", "").replace("docx", "")
    assert not re.search("[a-z]", shown)


def test_the_bytes_tell_what_a_file_is_and_not_its_name() -> None:
    assert open_document(FORMS["chapter.docx"], "chapter.txt").format == "docx"
    assert open_document(FORMS["chapter.odt"], "chapter.docx").format == "odt"


ENCODED = [("utf-16", "Сілтеме [1]"), ("utf-8-sig", "Сілтеме [1]"), ("cp1251", "% coding: cp1251\nСсылка \\cite{a}")]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_a_text_says_its_own_encoding_and_keeps_it(encoding: str, text: str) -> None:
    document = open_document(text.encode(encoding), "a.tex")
    assert document.text.text == text
    assert document.write([]) == text.encode(encoding)


GUESSED = [
    ("cp1251", "Пути в степи изучены давно [1, с. 5]."),
    ("koi8-r", "Пути в степи изучены давно [1, с. 5]."),
    ("kz1048", "Қазақ даласының жолдары ертеден зерттелген [1, 5 б.]."),
    ("ptcp154", "Қазақ даласының жолдары ертеден зерттелген [1, 5 б.]."),
    ("utf-16-le", "Дала жолдары ертеден зерттелген [1, 5 б.]. See also [2]."),
]


@pytest.mark.parametrize(("encoding", "text"), GUESSED)
def test_a_text_that_does_not_say_its_encoding_is_known_by_its_letters(encoding: str, text: str) -> None:
    document = open_document(text.encode(encoding), "a.txt")
    assert document.text.text == text
    assert document.write([Edit(0, 1, (Piece("Е"),))]) == ("Е" + text[1:]).encode(encoding)


def test_a_letter_that_an_encoding_lacks_is_written_in_utf8_or_named() -> None:
    text = "Пути в степи изучены давно [1]."
    new = Edit(0, 4, (Piece("Жолдар ән"),))
    assert open_document(text.encode("cp1251"), "a.txt").write([new]).decode("utf-8-sig") == "Жолдар ән" + text[4:]
    with pytest.raises(KbError) as error:
        open_document(f"% coding: cp1251\n{text}".encode("cp1251"), "a.tex").write([new])
    assert (error.value.code, error.value.values["letter"]) == ("encoding-lacks", "ә")


def test_word_files_in_the_strict_form_are_read_and_stay_strict() -> None:
    usual, strict = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", (
        "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
    given = noted.word(
        [("Ақырташ [2], [1].", "")], "ӘДЕБИЕТТЕР", [f"{n}. {e}" for n, e in enumerate(chapter.ENTRIES[:2], 1)]
    )
    with ZipFile(BytesIO(given)) as archive:
        parts = {name: archive.read(name).replace(usual.encode(), strict.encode()) for name in archive.namelist()}
    document = open_document(
        zipped(**{name.replace("/", "__").replace(".xml", "_xml"): data for name, data in parts.items()}), "a.docx"
    )
    place = document.text.text.index("[2]")
    lines = tuple(ListLine(n, "", (Piece(e),)) for n, e in enumerate(chapter.ENTRIES[:2], 1))
    part = read(document).part
    assert part is not None
    listed = NewList(part.start, part.end, lines, "", "{}.")
    written = document.write([Edit(place, place + 3, (Piece("[1]"),))], [listed])
    with ZipFile(BytesIO(written)) as archive:
        assert all(usual.encode() not in archive.read(name) for name in archive.namelist())
        assert b"w:start=" in archive.read("word/numbering.xml")
    assert open_document(written, "a.docx").text.text.startswith("Ақырташ [1], [1].")


MARKDOWN = [
    ("[see @a, pp. 3-5]", [("a", "page 3–5")]),
    ("[@a; -@b, гл. 2]", [("a", ""), ("b", "chapter 2")]),
    ("@a [с. 7]", [("a", "page 7")]),
    ("@{a/b c}", [("a/b c", "")]),
    ("`[@a]` and a@b.kz", []),
    ("[12, 49 б.]", [("", "page 49")]),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_citations_of_markdown(text: str, expected: list[tuple[str, str]]) -> None:
    items = [(item.key, located(item)) for item in read(open_document(text.encode(), "a.md")).citations()]
    assert items == expected


LATEX = [
    ("\\parencite[see][5-7]{a,b}", [("a", ""), ("b", "page 5–7")]),
    ("\\autocite[с.~5]{a}", [("a", "page 5")]),
    ("\\cites[12]{a}[т. 1, с. 3]{b}", [("a", "page 12"), ("b", "volume 1 page 3")]),
    ("% \\cite{a}\n\\nocite{b} 5\\% \\textcite{c}", [("c", "")]),
    ("\\begin{verbatim}\\cite{a}\\end{verbatim}", []),
    ("\\cite{a} [12, 5 б.]", [("a", ""), ("", "page 5")]),
]


@pytest.mark.parametrize(("text", "expected"), LATEX)
def test_citations_of_latex(text: str, expected: list[tuple[str, str]]) -> None:
    items = [(item.key, located(item)) for item in read(open_document(text.encode(), "a.tex")).citations()]
    assert items == expected


UNCLOSED = [
    ("a.tex", "\\begin{verbatim}"), ("a.tex", "\\cite[x"), ("a.md", "<!--"), ("a.md", "[@a"), ("a.txt", "[1, "),
    ("a.txt", "1. А\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "unit"), UNCLOSED)
def test_what_opens_and_never_closes_takes_no_more_time_than_it_is_long(name: str, unit: str) -> None:
    assert growth(lambda size: read(open_document((unit * size).encode(), name)), 5_000) < 24


def test_what_is_closed_in_markdown_cites_nothing() -> None:
    text = "`[@x]` [@a] $$ [@y] $$ [@b]\n<!-- [@z] -->[@d]\n```\n[@w]\n```\n[@e]\n~~~\n[@v]"
    assert [item.key for item in read(open_document(text.encode(), "a.md")).citations()] == ["a", "b", "d", "e"]


@pytest.mark.parametrize(("name", "data"), [("a.rtf", b"{\\rtf1 text}"), ("b.xlsx", zipped(xl__workbook_xml=b"<a/>"))])
def test_a_kind_that_is_not_read_says_so(name: str, data: bytes) -> None:
    with pytest.raises(KbError) as error:
        open_document(data, name)
    assert error.value.code == "document-kind-not-read"


def test_a_number_beside_a_work_in_a_live_field_is_kept() -> None:
    """[2, 40] says page 40, or works 2 and 40; Zotero has it as what stands after the work."""
    cite = {"id": "a", "itemData": {"id": "a", "type": "book"}, "suffix": ", 40"}
    read_field = parse_field(field_code({"citationID": "x", "citationItems": [cite]}, "[2, 40]"), 0, 7, "[2, 40]")
    assert read_field is not None
    (item,) = read_field[0].items
    assert (item.number, item.ambiguous, item.printed) == (2, True, "40")
