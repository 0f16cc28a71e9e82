"""Writers: the same list in each format, escaped, in its languages."""

import io
import zipfile

import pytest

from kb.csl.text_runs import Run
from kb.csl.writers.spacing import unbroken
from kb.library import bibliography
from kb.library.list_options import ListOptions
from tests.library.test_bibliography import LAW, RECORDS, record


@pytest.mark.parametrize("form", bibliography.FORMATS)
def test_formats(form: str) -> None:
    listed = bibliography.listed((*RECORDS, LAW), ListOptions(order="kind"))
    made = bibliography.render(listed, form)
    assert made.media_type
    assert made.ending
    if form == "rtf":
        assert made.data.startswith(b"{\\rtf1")
        assert made.data.isascii()
    elif form != "docx":
        assert "Шығарма" in made.data.decode()
        assert made.data == bibliography.render(listed, form).data


def test_docx_has_styles_indents_and_languages() -> None:
    data = bibliography.render(bibliography.listed(RECORDS), "docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document, styles = (package.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    for tag in ("kk-KZ", "ru-RU", "en-US"):
        assert f'w:lang w:val="{tag}"' in document
    assert 'w:pStyle w:val="Reference"' in document
    assert "w:hanging" in styles
    assert "Times New Roman" in styles


def test_italics_and_links_come_through() -> None:
    odd = record("odd", "article-journal", "Title", "en", "Name Given", "2001", numbers=(1,), fields={
        "container-title": "Journal", "URL": "https://example.org/a_b?c=1&d=%20"})  # fmt: skip
    apa = bibliography.listed((odd,), ListOptions("apa"))
    assert "<i>Journal</i>" in bibliography.render(apa, "html").data.decode()
    assert r"\textit{Journal}" in bibliography.render(apa, "latex").data.decode()
    assert "*Journal*" in bibliography.render(apa, "markdown").data.decode()
    assert rb"{\i Journal}" in bibliography.render(apa, "rtf").data
    assert (
        "hyperlink"
        in zipfile.ZipFile(io.BytesIO(bibliography.render(apa, "docx").data)).read("word/document.xml").decode()
    )
    assert 'href="https://example.org/a_b?c=1&amp;d=%20"' in bibliography.render(apa, "html").data.decode()


def test_signs_of_the_formats_are_escaped() -> None:
    odd = record("odd", "book", "A <b>5%</b> _x_ {y} & \\z #1 [k] \u0001", "en", numbers=(1,))
    listed = bibliography.listed((odd,))
    latex = bibliography.render(listed, "latex").data.decode()
    assert all(sign in latex for sign in (r"5\%", r"\_x\_", r"\{y\}", r"\&", r"\#1"))
    assert r"\_x\_" in bibliography.render(listed, "markdown").data.decode()
    assert r"\{y\}" in bibliography.render(listed, "rtf").data.decode()
    assert bibliography.render(listed, "docx").data


def test_no_break_spaces() -> None:
    def spaced(text: str) -> str:
        return unbroken(Run(text)).text.replace("\u00a0", "~")

    assert spaced("Иванов И. И. Заглавие. – М. : Наука. – № 3. – С. 5–9.") == (
        "Иванов И.~И. Заглавие.~– М. : Наука.~– №~3.~– С.~5–9."
    )
    assert spaced("2012 жылғы 6 қаңтар. – 232 б.") == "2012~жылғы 6 қаңтар.~– 232~б."
    assert unbroken(Run("https://a.b/c – d", url="https://a.b/c – d")).text == "https://a.b/c – d"
