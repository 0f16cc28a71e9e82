"""Word documents (.docx): the text of body, tables, text boxes and notes, as one reads it with all changes accepted.

What was deleted in tracked changes, and the second copy of a text box for old programs, is no part of the text.
"""

import re
from collections.abc import Iterator
from typing import Any

from kb.errors import KbError
from kb.manuscript.documents.archive import Archive
from kb.manuscript.documents.document_text import MARK, ManuscriptText, Span, superscript_number_spans
from kb.manuscript.documents.live_fields import BIBLIOGRAPHY, parse_field
from kb.manuscript.documents.word_names import (
    BOX,
    BREAK,
    CR,
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    ID,
    LOOK,
    NUMBERING,
    RUN_LOOK,
    SKIPPED,
    STYLES,
    TAB,
    P,
    T,
    W,
    value_of,
)  # fmt: skip
from kb.manuscript.documents.word_numbering import Numbering
from kb.manuscript.documents.word_parts import find_parts
from kb.manuscript.documents.xml_characters import BlockShape, Characters
from kb.manuscript.markers import TextMarker

Element = Any
_HEADING = re.compile(r"(?:heading|заголовок|тақырып)\s*([1-9])", re.IGNORECASE)
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class LiveField:
    """A complex field while it is read: its code, the runs of it, where what it shows begins and ends."""

    def __init__(self) -> None:
        self.codes: list[Element] = []
        self.start = self.end = -1


class WordText:
    """A Word file that was read: its parts, its characters with the elements that hold them, its live fields."""

    format = "docx"
    unit = "paragraph"

    def __init__(self, data: bytes, place: str) -> None:
        self.archive = Archive(data, place)
        find_parts(self.archive)
        if any(name.lower().endswith("vbaproject.bin") for name in self.archive.names):
            raise KbError("document-has-macros", place=place)
        self.parts = {
            name: tree for name in (DOCUMENT, FOOTNOTES, ENDNOTES) if (tree := self.archive.tree(name)) is not None
        }
        body = self.parts[DOCUMENT].find(f"{W}body") if DOCUMENT in self.parts else None
        if body is None:
            raise KbError("document-without-text", place=place)
        self.characters = Characters()
        self.fields: list[LiveField] = []
        self._open: list[LiveField] = []
        self._raised: list[Span] = []
        styles = self.archive.tree(STYLES)
        self._levels = _heading_styles(styles)
        self.numbering = Numbering(self.archive.tree(NUMBERING), styles)
        self._notes = {
            (kind, note.get(ID)): note
            for kind, name in (("footnote", FOOTNOTES), ("endnote", ENDNOTES)) if name in self.parts
            for note in self.parts[name].iter(f"{W}{kind}")
        }  # fmt: skip
        for paragraph, place_of in _paragraphs(body, ""):
            self._read(paragraph, place_of)
        self.text = self._whole()

    def _read(self, paragraph: Element, place: str) -> None:
        """Add a paragraph, then its text boxes and the notes it refers to."""
        later: list[tuple[Element, str]] = []
        start = self.characters.length
        label = self.numbering.label(paragraph)
        for element in _pieces(paragraph):
            tag = element.tag
            if tag == T:
                if element.text and value_of(element.getparent().find(RUN_LOOK), "vertAlign") == "superscript":
                    self._raised.append((self.characters.length, self.characters.length + len(element.text)))
                self.characters.add(element.text or "", element, "text")
            elif tag == BOX:
                later.append((element, "text box"))
            elif tag in _NOTES:
                note = self._notes.get((_NOTES[tag], element.get(ID)))
                later += [(note, _NOTES[tag])] if note is not None else []
            elif tag in (TAB, BREAK, CR):
                self.characters.add("\t" if tag == TAB else "\n", element)
            elif tag == f"{W}noBreakHyphen":
                self.characters.add("-", element)
            else:
                self._field(element)
        shape = BlockShape(self._level(paragraph), label, place, own_bookmark(paragraph))
        self.characters.end_block(start, paragraph, shape)
        for holder, place_of in later:
            for inner, _place in _paragraphs(holder, place_of):
                self._read(inner, place_of)

    def _field(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(LiveField())
        elif self._open and element.tag == f"{W}instrText":
            self._open[-1].codes.append(element)
        elif self._open and kind == "separate":
            self._open[-1].start = self.characters.length
        elif self._open and kind == "end":
            field = self._open.pop()
            field.end = self.characters.length
            self.fields.append(field)

    def _level(self, paragraph: Element) -> int:
        look = paragraph.find(LOOK)
        outline = value_of(look, "outlineLvl")
        return int(outline) + 1 if outline in "012345678" and outline else self._levels.get(value_of(look, "pStyle"), 0)

    def _whole(self) -> ManuscriptText:
        markers: list[TextMarker] = []
        closed: list[Span] = []
        items: dict[str, Any] = {}
        text = self.characters.text
        self.cited_by: dict[int, LiveField] = {}
        for field in self.fields:
            code = "".join(element.text or "" for element in field.codes)
            read = (
                parse_field(code, field.start, field.end, text[field.start : field.end]) if field.start >= 0 else None
            )
            if read:
                markers.append(read[0])
                closed.append((field.start, field.end))
                items |= read[1]
                self.cited_by[field.start] = field
            elif re.match(r"\s*(?:TOC|PAGEREF|HYPERLINK \\l \"_Toc)", code) and not BIBLIOGRAPHY.search(code):
                closed.append((field.start, field.end))
        markers.sort()
        raised = superscript_number_spans(text, self._raised)
        return ManuscriptText(text, tuple(self.characters.blocks), tuple(markers), tuple(closed), items, raised=raised)


def _paragraphs(holder: Element, place: str) -> Iterator[tuple[Element, str]]:
    """Yield the paragraphs of a part of a document in order with where they stand; a text box is no part of them."""
    waiting = [iter(holder)]
    tables = 0
    depth: list[bool] = []
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            if depth and depth.pop():
                tables -= 1
        elif child.tag == P:
            yield child, "table" if tables else place
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            waiting.append(iter(child))
            depth.append(child.tag == f"{W}tbl")
            tables += depth[-1]


def _pieces(paragraph: Element) -> Iterator[Element]:
    """Yield what is read of a paragraph, without what was deleted and without what is inside a text box."""
    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == BOX:
            yield child
        elif child.tag not in SKIPPED:
            if len(child) and child.tag != T:
                waiting.append(iter(child))
            else:
                yield child


def own_bookmark(paragraph: Element) -> str:
    """Return the name of the bookmark that an earlier writing left in a line of a list, without its beginning."""
    names = (child.get(f"{W}name") or "" for child in paragraph if child.tag == f"{W}bookmarkStart")
    return next((name.removeprefix(MARK) for name in names if name.startswith(MARK)), "")


def _heading_styles(styles: Element | None) -> dict[str, int]:
    """Return the level of each paragraph style that makes a heading, those that are based on one too."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId") or ""
        outline = value_of(style.find(LOOK), "outlineLvl")
        titled = _HEADING.fullmatch(value_of(style, "name").strip())
        if titled or (outline and outline in "012345678"):
            levels[name] = int(titled[1]) if titled else int(outline) + 1
        based[name] = value_of(style, "basedOn")
    for name, base in based.items():
        parent, steps = base, 0
        while name not in levels and parent and steps < 10:
            if parent in levels:
                levels[name] = levels[parent]
            parent, steps = based.get(parent, ""), steps + 1
    return levels
