"""DOCX: real styles (heading, reference, note), numbers that Word counts, runs tagged with their language."""

from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.csl.text_runs import Run
from kb.csl.writers.docx_numbering import WordNumbers
from kb.csl.writers.spacing import unbroken

_LANGUAGES: Final = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}
_FONT: Final = "Times New Roman"
_REFERENCE: Final = "Reference"
_NOTE: Final = "Reference Note"
_INDENT: Final = Cm(1.25)


def write(listed: FormattedList) -> bytes:
    """Return the list as a Word document: A4, Times New Roman 14, hanging indents of 1.25 cm."""
    document = Document()
    _prepare(document, listed)
    title = document.add_heading(listed.heading, level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _tag_all(title, listed.lang)
    numbering = WordNumbers(document, _INDENT)
    for entry in listed.entries:
        if entry.group:
            _tag_all(document.add_heading(entry.group, level=2), listed.lang)
        _entry(document, entry, listed, numbering)
    for note in listed.notes:
        _tag_all(document.add_paragraph(note, style=_NOTE), listed.lang)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _prepare(document: Any, listed: FormattedList) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1), Cm(2), Cm(2)
    document.core_properties.title = listed.heading
    document.core_properties.author = ""
    document.core_properties.language = _LANGUAGES.get(listed.lang, "kk-KZ")
    for name, size in (("Normal", 14), ("Heading 1", 14), ("Heading 2", 14)):
        style = document.styles[name]
        _font(style, size)
        if name != "Normal":
            style.font.bold = True
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(12)
    reference = document.styles.add_style(_REFERENCE, WD_STYLE_TYPE.PARAGRAPH)
    reference.base_style = document.styles["Normal"]
    reference.paragraph_format.space_after = Pt(0)
    reference.paragraph_format.line_spacing = 1.0
    reference.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    reference.paragraph_format.left_indent = _INDENT
    reference.paragraph_format.first_line_indent = -_INDENT
    reference.paragraph_format.tab_stops.add_tab_stop(_INDENT)
    note = document.styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = document.styles["Normal"]
    note.paragraph_format.space_before = Pt(12)
    note.font.italic = True


def _font(style: Any, size: int) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _entry(document: Any, entry: FormattedEntry, listed: FormattedList, numbering: WordNumbers) -> None:
    paragraph = document.add_paragraph(style=_REFERENCE)
    if not numbering.number(paragraph, entry) and entry.label:
        _tag(paragraph.add_run(f"{entry.label}\t"), listed.lang)
    for run in entry.content:
        _add(paragraph, unbroken(run), entry.lang)


def _add(paragraph: Any, run: Run, lang: str) -> None:
    text_run = paragraph.add_run(_printable(run.text))
    text_run.italic, text_run.bold = run.italic or None, run.bold or None
    text_run.underline, text_run.font.small_caps = run.underline or None, run.small_caps or None
    text_run.font.superscript = (run.vertical == "superscript") or None
    text_run.font.subscript = (run.vertical == "subscript") or None
    _tag(text_run, lang)
    if run.url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        link.append(text_run._r)


def _printable(text: str) -> str:
    """Return text without the control characters that XML forbids."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _tag(run: Any, lang: str) -> None:
    element = OxmlElement("w:lang")
    tag = _LANGUAGES.get(lang[:2], lang or "en-US")
    element.set(qn("w:val"), tag)
    element.set(qn("w:eastAsia"), tag)
    run._r.get_or_add_rPr().append(element)


def _tag_all(paragraph: Any, lang: str) -> None:
    for run in paragraph.runs:
        _tag(run, lang)
