"""OpenDocument texts (.odt): body, tables, text boxes and notes, without what tracked changes deleted."""

import re
from collections.abc import Iterator
from typing import Any

from kb.errors import KbError
from kb.manuscript.documents.archive import Archive
from kb.manuscript.documents.document_text import MARK, ManuscriptText, Span, superscript_number_spans
from kb.manuscript.documents.live_fields import parse_field
from kb.manuscript.documents.number_formats import format_number
from kb.manuscript.documents.odf_names import CONTENT, DRAW, MANIFEST, OFFICE, STYLE, TABLE, TEXT
from kb.manuscript.documents.xml_characters import BlockShape, Characters
from kb.manuscript.markers import TextMarker

Element = Any
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_SKIPPED = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note-citation", f"{TEXT}ruby-text"))
_APART = {f"{TEXT}note": "footnote", f"{DRAW}text-box": "text box"}
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


class OdfText:
    """An OpenDocument text that was read: its tree, its characters with the elements that hold them."""

    format = "odt"
    unit = "paragraph"

    def __init__(self, data: bytes, place: str) -> None:
        self.archive = Archive(data, place)
        if b"encryption-data" in self.archive.read(MANIFEST):
            raise KbError("document-locked", place=place)
        self.tree = self.archive.tree(CONTENT)
        body = self.tree.find(f"{OFFICE}body/{OFFICE}text") if self.tree is not None else None
        if body is None:
            raise KbError("document-without-text", place=place)
        self.body = body
        self.characters = Characters()
        self._live: dict[str, tuple[int, str]] = {}
        self._markers: list[TextMarker] = []
        self._items: dict[str, Any] = {}
        self._closed: list[Span] = []
        self._counted: dict[Element, int] = {}
        self._raised: list[Span] = []
        self._above = frozenset(_raising(self.tree))
        for paragraph, place_of, label in self._paragraphs(body, ""):
            self._read(paragraph, place_of, label)
        self.text = ManuscriptText(
            self.characters.text, tuple(self.characters.blocks), tuple(sorted(self._markers)),
            tuple(sorted(self._closed)), self._items,
            raised=superscript_number_spans(self.characters.text, self._raised),
        )  # fmt: skip

    def _paragraphs(self, holder: Element, place: str) -> Iterator[tuple[Element, str, str]]:
        """Yield the paragraphs of a part in order, with where they stand and the number that a list shows."""
        waiting: list[tuple[Iterator[Element], str, str]] = [(iter(holder), place, "")]
        while waiting:
            children, inside, label = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
            elif child.tag in _PARAGRAPHS:
                yield child, inside, label
                waiting[-1] = (children, inside, "")
            elif child.tag in (f"{TEXT}table-of-content", *_SKIPPED) or not isinstance(child.tag, str):
                continue
            else:
                item = self._label(child) if child.tag == f"{TEXT}list-item" else label
                waiting.append((iter(child), "table" if child.tag == f"{TABLE}table" else inside, item))

    def _label(self, item: Element) -> str:
        """Return the number of a list item of the first level in a list that counts; its sign is that of its style."""
        listed = item.getparent()
        style = numbered_style(self.tree, listed.get(f"{TEXT}style-name") or "")
        if style is None or listed.getparent().tag == f"{TEXT}list-item":
            return ""
        start = item.get(f"{TEXT}start-value")
        before = self._counted.get(listed, style[1] - 1)
        self._counted[listed] = int(start) if start and start.isdecimal() else before + 1
        return format_number(style[0], self._counted[listed])

    def _read(self, paragraph: Element, place: str, label: str) -> None:
        later: list[tuple[Element, str]] = []
        start = self.characters.length
        self._inline(paragraph, later)
        level = paragraph.get(f"{TEXT}outline-level") if paragraph.tag == f"{TEXT}h" else None
        names = (bookmark.get(f"{TEXT}name") or "" for bookmark in paragraph.iterchildren(f"{TEXT}bookmark"))
        mark = next((name.removeprefix(MARK) for name in names if name.startswith(MARK)), "")
        shape = BlockShape(int(level) if level and level.isdecimal() else 0, label, place, mark)
        self.characters.end_block(start, paragraph, shape)
        for holder, place_of in later:
            for inner, _place, inner_label in self._paragraphs(holder, place_of):
                self._read(inner, place_of, inner_label)

    def _inline(self, parent: Element, later: list[tuple[Element, str]]) -> None:
        """Add the characters of a paragraph; notes and boxes in it are read after it."""
        self.characters.add(parent.text or "", parent, "text")
        for child in parent:
            if child.tag in _APART:
                later.append((child, _APART[child.tag]))
            elif child.tag in SIGNS:
                self.characters.add(SIGNS[child.tag], child)
            elif child.tag == f"{TEXT}s":
                self.characters.add(" " * int(child.get(f"{TEXT}c") or 1), child)
            elif child.tag in (f"{TEXT}reference-mark-start", f"{TEXT}reference-mark-end"):
                self._mark(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                start = self.characters.length
                self._inline(child, later)
                if child.get(f"{TEXT}style-name") in self._above:
                    self._raised.append((start, self.characters.length))
            self.characters.add(child.tail or "", child, "tail")

    def _mark(self, element: Element) -> None:
        name = element.get(f"{TEXT}name") or ""
        if element.tag.endswith("start"):
            self._live[name] = (self.characters.length, name)
        elif name in self._live:
            start, end = self._live.pop(name)[0], self.characters.length
            read = parse_field(name, start, end, self.characters.text[start:end]) if "CSL_CITATION" in name else None
            if read:
                self._markers.append(read[0])
                self._closed.append((start, end))
                self._items |= read[1]


def _raising(tree: Element) -> Iterator[str]:
    """Yield the names of the styles whose text stands above the line."""
    for style in tree.iter(f"{STYLE}style"):
        for look in style.iterchildren(f"{STYLE}text-properties"):
            if re.match(r"super|[1-9]\d*%", look.get(f"{STYLE}text-position") or ""):
                yield style.get(f"{STYLE}name") or ""


def numbered_style(tree: Element, name: str) -> tuple[str, int] | None:
    """Return how a list style shows a number of the first level ("{}.") and where it starts; None where it has none."""
    for style in tree.iter(f"{TEXT}list-style"):
        if style.get(f"{STYLE}name") == name:
            level = style.find(f"{TEXT}list-level-style-number")
            form = (
                {"1": "", "I": "I", "i": "i"}.get(level.get(f"{STYLE}num-format") or "") if level is not None else None
            )
            if level is None or form is None:
                return None
            start = level.get(f"{TEXT}start-value") or "1"
            sign = (level.get(f"{STYLE}num-prefix") or "") + f"{{{form}}}" + (level.get(f"{STYLE}num-suffix") or "")
            return sign, int(start) if start.isdecimal() else 1
    return None
