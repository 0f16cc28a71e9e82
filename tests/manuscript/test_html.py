"""HTML as browsers and word processors save it: what is text, what counts a list, which links are notes."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.documents.document_text import Edit, Piece
from kb.manuscript.documents.opening import open_document
from kb.manuscript.reading import read
from tests.effort import growth

ENTRIES = (
    "Омаров Қ. Теңіз жолы. – Ақтау: Толқын, 2015. – 180 б.",
    "Stone &amp; Sons. Release 2. Bergen: Fjord Press, 2014. – 90 p.",
    "Тілеуов М. Құм үстінде. – Орал: Дала, 2009. – 120 б.",
)


def page(body: str, listed: str = "") -> bytes:
    head = "<head><title>[9]</title><style>p[1] {}</style><script>a[1] = '</p>';</script></head>"
    return f"<!DOCTYPE html>\n<html>{head}<body>{body}<h2>Әдебиеттер</h2>{listed}</body></html>".encode()


def counted(start: str = "") -> str:
    return f"<ol{start}>" + "".join(f"<li id='b{n}'>{entry}</li>" for n, entry in enumerate(ENTRIES, 1)) + "</ol>"


def cited(data: bytes) -> list[tuple[str, int | None]]:
    manuscript = read(open_document(data, "a.html"))
    return [(placed.marker.raw, item.number) for placed in manuscript.markers for item in placed.marker.items]


def test_tags_are_no_text_and_their_links_no_gaps() -> None:
    body = (
        "<p>Бұл\n  <b>туралы</b> [<a href='#b1'>1</a>;&nbsp;2, 5&#160;б.]<!-- [3] --> мен <code>a[3]</code>.<p>Тағы [3]"
    )
    assert cited(page(body, counted())) == [("[1; 2, 5 б.]", 1), ("[1; 2, 5 б.]", 2), ("[3]", 3)]


@pytest.mark.parametrize(("start", "numbers"), [("", [1, 2, 3]), (" start='4'", [4, 5, 6])])
def test_a_counted_list_has_the_numbers_that_a_browser_shows(start: str, numbers: list[int]) -> None:
    part = read(open_document(page("<p>Бұл [1].</p>", counted(start)), "a.htm")).part
    assert part is not None
    assert [entry.number for entry in part.entries] == numbers
    assert part.entries[1].work.text == ENTRIES[1].replace("&amp;", "&")  # its «2. B» begins no other entry


def test_a_list_of_paragraphs_and_one_of_lines() -> None:
    typed = [f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1)]
    for listed in ("".join(f"<p>{line}</p>" for line in typed), f"<p>{'<br>'.join(typed)}</p>"):
        part = read(open_document(page("<p>Бұл [1].</p>", listed), "a.html")).part
        assert part is not None
        assert [entry.number for entry in part.entries] == [1, 2, 3]


NOTES = {
    "pandoc": (
        '<a href="#fn{n}" class="footnote-ref" id="fnref{n}"><sup>{n}</sup></a>',
        '<li id="fn{n}"><p>{text} <a href="#fnref{n}">↩︎</a></p></li>',
    ),
    "wiki": (
        '<sup id="r{n}"><a href="#n{n}">[{n}]</a></sup>', '<li id="n{n}"><a href="#r{n}">^</a> {text}</li>',
    ),
    "word": (
        '<a href="#_ftn{n}" name="_ftnref{n}"><span>[{n}]</span></a>',
        '<div id="ftn{n}"><p><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {text}</p></div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("maker", NOTES)
def test_notes_are_told_by_the_links_there_and_back(bare_library: Library, maker: str) -> None:
    sign, note = NOTES[maker]
    words = (
        "Омаров Қ. Теңіз жолы. – Ақтау: Толқын, 2015. – 17 б.",
        "Сонда. 19 б.",
        "Тілеуов М. Құм үстінде. Орал, 2009. 7 б.",
    )
    body = "".join(f"<p>Сөйлем{sign.format(n=n)} осы.</p>" for n in (1, 2, 3))
    notes = "".join(note.format(n=n, text=text) for n, text in enumerate(words, 1))
    manuscript = own(bare_library, page(f"{body}<hr><ol>{notes}</ol>", counted()))
    shown = [(item.number, item.locators[0].value) for item in manuscript.read.citations()]
    assert shown == [(1, "17"), (1, "19"), (3, "7")]
    assert {placed.place for placed in manuscript.read.markers} == {"footnote"}


def own(library: Library, data: bytes) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile("a.html", data))


def test_an_edit_changes_no_tag() -> None:
    data = page("<p class=x>Бұл <i>[1</i>, 5&nbsp;б.] &amp; [2].</p>", counted())
    document = open_document(data, "a.html")
    start, end = document.text.text.index("[1"), document.text.text.index("]") + 1
    written = document.write([Edit(start, end, (Piece("[3 & 4]"),))])
    assert written == data.replace(b"<i>[1</i>, 5&nbsp;\xd0\xb1.]", b"<i>[3 &amp; 4]</i>")
    assert document.write([]) == data


def test_the_bytes_tell_a_page_without_its_ending() -> None:
    assert open_document(page("<p>Бұл [1].</p>"), "a.txt").format == "html"
    old = "<html><head><meta charset=windows-1251></head><body>Ссылка [1]</body></html>".encode("cp1251")
    assert "Ссылка [1]" in open_document(old, "a.html").text.text


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        '<a b="',
        "<!--",
        "<![CDATA[",
        "<!x ",
        "&",
        "<div>",
        "<p>а</p>",
        "<script>",
        "<ol><li>",
        "<a href='#n' id='r'>1</a>",
    ],
)
def test_the_time_grows_with_the_length_of_a_page(piece: str) -> None:
    assert growth(lambda size: open_document(("<html>" + piece * size).encode(), "a.html"), 4000) < 24
