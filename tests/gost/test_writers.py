"""Writers: the same list in each format, escaped, in its languages."""

import io
import re
import zipfile

import pytest

from kb.csl.text_runs import Run
from kb.csl.writers.spacing import unbroken
from kb.domain.formats import Format, named
from kb.library import bibliography
from kb.library.list_options import ListOptions
from tests.library.test_bibliography import LAW, RECORDS, record


@pytest.mark.parametrize("form", bibliography.list_formats(), ids=lambda form: form.name)
def test_formats(form: Format) -> None:
    listed = bibliography.format_records((*RECORDS, LAW), ListOptions(order="kind"))
    made = bibliography.render(listed, form)
    if form.name == "rtf":
        assert made.startswith(b"{\\rtf1")
        assert made.isascii()
    elif form.name != "docx":
        assert "Шығарма" in made.decode()
        assert made == bibliography.render(listed, form)


def written(listed: bibliography.ReferenceList, name: str) -> bytes:
    return bibliography.render(listed, named(name, bibliography.list_formats()))


def test_docx_has_styles_indents_and_languages() -> None:
    data = written(bibliography.format_records(RECORDS), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document, styles = (package.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    for tag in ("kk-KZ", "ru-RU", "en-US"):
        assert f'w:lang w:val="{tag}"' in document
    assert 'w:pStyle w:val="Reference"' in document
    assert "w:hanging" in styles
    assert "Times New Roman" in styles


def test_word_counts_the_numbers_of_a_list() -> None:
    places = (1, 2, 5)
    records = [record(f"b{place}", "book", f"Title {place}", "en", numbers=(place,)) for place in places]
    for style, shape in (("gost-7.1-2003", "%1"), ("ieee", "[%1]")):
        listed = bibliography.format_records(records, ListOptions(style, order="citation"))
        assert [entry.number for entry in listed.entries] == list(places)
        with zipfile.ZipFile(io.BytesIO(written(listed, "docx"))) as package:
            document, numbering = (package.read(f"word/{name}.xml").decode() for name in ("document", "numbering"))
        rows = re.findall(
            r'<w:pStyle w:val="Reference"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"/>', document
        )
        assert (len(rows), rows[0] == rows[1], rows[1] == rows[2]) == (3, True, False)
        starts = dict(
            re.findall(
                r'<w:num w:numId="(\d+)"><w:abstractNumId [^>]*/><w:lvlOverride [^>]*><w:startOverride w:val="(\d+)"/>',
                numbering,
            )
        )
        assert [starts[rows[0]], starts[rows[2]]] == ["1", "5"]
        assert f'<w:lvlText w:val="{shape}"/>' in numbering
        assert "\t" not in re.sub(r"<[^>]+>", "", document)


def test_italics_and_links_come_through() -> None:
    odd = record("odd", "article-journal", "Title", "en", "Name Given", "2001", numbers=(1,), fields={
        "container-title": "Journal", "URL": "https://example.org/a_b?c=1&d=%20"})  # fmt: skip
    apa = bibliography.format_records((odd,), ListOptions("apa"))
    assert "<i>Journal</i>" in written(apa, "html").decode()
    assert r"\textit{Journal}" in written(apa, "latex").decode()
    assert "*Journal*" in written(apa, "markdown").decode()
    assert rb"{\i Journal}" in written(apa, "rtf")
    assert "hyperlink" in zipfile.ZipFile(io.BytesIO(written(apa, "docx"))).read("word/document.xml").decode()
    assert 'href="https://example.org/a_b?c=1&amp;d=%20"' in written(apa, "html").decode()


def test_signs_of_the_formats_are_escaped() -> None:
    odd = record("odd", "book", "A <b>5%</b> _x_ {y} & \\z #1 [k] \u0001", "en", numbers=(1,))
    listed = bibliography.format_records((odd,))
    latex = written(listed, "latex").decode()
    assert all(sign in latex for sign in (r"5\%", r"\_x\_", r"\{y\}", r"\&", r"\#1"))
    assert r"\_x\_" in written(listed, "markdown").decode()
    assert r"\{y\}" in written(listed, "rtf").decode()
    assert written(listed, "docx")


def test_no_break_spaces() -> None:
    def spaced(text: str) -> str:
        return unbroken(Run(text)).text.replace("\u00a0", "~")

    assert spaced("Иванов И. И. Заглавие. – М. : Наука. – № 3. – С. 5–9.") == (
        "Иванов И.~И. Заглавие.~– М. : Наука.~– №~3.~– С.~5–9."
    )
    assert spaced("2012 жылғы 6 қаңтар. – 232 б.") == "2012~жылғы 6 қаңтар.~– 232~б."
    assert unbroken(Run("https://a.b/c – d", url="https://a.b/c – d")).text == "https://a.b/c – d"
