"""Sets the reference list of an OpenDocument text anew: a numbered list with hanging indents."""

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from kb.manuscript.documents.document_text import MARK, ListLine, NewList, Piece
from kb.manuscript.documents.number_formats import split_number_format
from kb.manuscript.documents.odf_names import FO, OFFICE, STYLE, TEXT
from kb.manuscript.documents.odf_reading import OdfText

Element = Any
_LIST, _HANGING = "KbReferences", "KbHanging"
_LOOKS = {"KbItalic": ("font-style", "italic"), "KbBold": ("font-weight", "bold")}
_INDENT = "1.25cm"


def write_list(document: OdfText, listed: NewList) -> bool:
    """Change the document's list; return whether anything changed."""
    if document.text.shows(listed):
        return False
    if listed.rows:
        _fill_rows(document, listed)
        return True
    places = document.text.within(listed)
    old = [document.characters.paragraphs[place] for place in places]
    look = next((old[places.index(line.block)].get(f"{TEXT}style-name") for line in listed.lines
                 if line.block in places and not line.heading), None)  # fmt: skip
    parent, index = _place(document, listed, old)
    for paragraph in old:
        _remove(paragraph, document.body)
    signs = dict.fromkeys(line.sign or listed.sign for line in listed.lines if listed.sign and not line.heading)
    _styles(document, signs)
    parent[index:index] = list(_blocks(listed, look))
    return True


def _fill_rows(document: OdfText, listed: NewList) -> None:
    """Put each line into its row of the table."""
    text, paragraphs = document.text, document.characters.paragraphs
    for row, line in reversed(list(zip(listed.rows, listed.lines, strict=True))):
        number = text.renumbered(row, line)
        beside = row.number[0] >= text.blocks[row.block].start  # in the same cell
        if number and not beside:
            document.characters.replace(*row.number, number)
        between = text.text[row.number[1] : row.start] if beside else ""
        typed = [Piece(number + between)] if beside else []
        paragraph = paragraphs[row.block]
        new = _paragraph(line._replace(pieces=(*typed, *line.pieces)), paragraph.get(f"{TEXT}style-name"))
        paragraph[:], paragraph.text = list(new), new.text
    _styles(document, "")


def _place(document: OdfText, listed: NewList, old: Sequence[Element]) -> tuple[Element, int]:
    if old:
        outermost = old[0]
        while outermost.getparent().tag in (f"{TEXT}list-item", f"{TEXT}list"):
            outermost = outermost.getparent()
        marker: Element = etree.Element(f"{TEXT}soft-page-break")  # its place stays when the list is taken out
        outermost.addprevious(marker)
        parent = marker.getparent()
        index = parent.index(marker)
        parent.remove(marker)
        return parent, index
    if listed.heading:
        heading = etree.SubElement(document.body, f"{TEXT}h", {f"{TEXT}outline-level": "1"})
        heading.text = listed.heading
    return document.body, len(document.body)


def _remove(element: Element, body: Element) -> None:
    """Take a paragraph out, with the list item and the list that hold nothing else."""
    while element is not None and element is not body:
        parent = element.getparent()
        if parent is None:
            return
        remove_element(element)
        if len(parent) or parent.tag not in (f"{TEXT}list-item", f"{TEXT}list"):
            return
        element = parent


def remove_element(element: Element) -> None:
    """Take an element out; the text after it stays."""
    parent, tail = element.getparent(), element.tail or ""
    previous = element.getprevious()
    if tail.strip() or (tail and parent.tag == f"{TEXT}p"):
        if previous is None:
            parent.text = (parent.text or "") + tail
        else:
            previous.tail = (previous.tail or "") + tail
    parent.remove(element)


def _blocks(listed: NewList, look: str | None) -> list[Element]:
    """Return the elements of the new list: lists of numbered items, headings between them."""
    blocks: list[Element] = []
    before: int | None = None
    for line in listed.lines:
        if line.heading or not listed.sign:
            blocks.append(_paragraph(line, look if line.heading else _HANGING))
            continue
        name = _list_style(line.sign or listed.sign)
        if not blocks or blocks[-1].get(f"{TEXT}style-name") != name:
            blocks.append(etree.Element(f"{TEXT}list", {f"{TEXT}style-name": name}))
            before = None
        item = etree.SubElement(blocks[-1], f"{TEXT}list-item")
        if line.number is not None and line.number != (before or 0) + 1:
            item.set(f"{TEXT}start-value", str(line.number))
        before = line.number
        item.append(_paragraph(line, look))
    return blocks


def _paragraph(line: ListLine, look: str | None) -> Element:
    paragraph = etree.Element(f"{TEXT}p")
    if look:
        paragraph.set(f"{TEXT}style-name", look)
    if line.mark:
        etree.SubElement(paragraph, f"{TEXT}bookmark", {f"{TEXT}name": MARK + line.mark})
    for piece in line.pieces:
        _add(paragraph, piece)
    return paragraph


def _add(paragraph: Element, piece: Piece) -> None:
    text = "".join(letter for letter in piece.text if letter >= " ")
    style = "KbItalic" if piece.italic else "KbBold" if piece.bold else ""
    if style:
        span = etree.SubElement(paragraph, f"{TEXT}span", {f"{TEXT}style-name": style})
        span.text = text
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text


def _list_style(sign: str) -> str:
    """Return the name of the style whose numbers are shown with a sign."""
    return _LIST if sign == "{}." else f"{_LIST}{sign.replace('{}', '').encode().hex()}"


def _styles(document: OdfText, signs: Iterable[str]) -> None:
    """Add the styles that a list with numbers in some signs uses, where no list has brought them yet."""
    tree: Element = document.tree
    holder = tree.find(f"{OFFICE}automatic-styles")
    if holder is None:
        holder = etree.Element(f"{OFFICE}automatic-styles")
        tree.find(f"{OFFICE}body").addprevious(holder)
    known = {style.get(f"{STYLE}name") for style in holder}
    hanging = {f"{FO}margin-left": _INDENT, f"{FO}text-indent": f"-{_INDENT}"}
    if _HANGING not in known:
        plain = etree.SubElement(holder, f"{STYLE}style", {f"{STYLE}name": _HANGING, f"{STYLE}family": "paragraph"})
        etree.SubElement(plain, f"{STYLE}paragraph-properties", hanging)
    for name, (attribute, value) in _LOOKS.items() if _HANGING not in known else ():
        look = etree.SubElement(holder, f"{STYLE}style", {f"{STYLE}name": name, f"{STYLE}family": "text"})
        etree.SubElement(look, f"{STYLE}text-properties", {f"{FO}{attribute}": value})
    for sign in signs:
        if _list_style(sign) in known:
            continue
        before, form, after = split_number_format(sign)
        listed = etree.SubElement(holder, f"{TEXT}list-style", {f"{STYLE}name": _list_style(sign)})
        names = {f"{TEXT}level": "1", f"{STYLE}num-format": form or "1", f"{STYLE}num-suffix": after}
        level = etree.SubElement(listed, f"{TEXT}list-level-style-number", {**names, f"{STYLE}num-prefix": before})
        mode = {f"{TEXT}list-level-position-and-space-mode": "label-alignment"}
        look = etree.SubElement(level, f"{STYLE}list-level-properties", mode)
        aligned = {f"{TEXT}label-followed-by": "listtab", f"{TEXT}list-tab-stop-position": _INDENT}
        etree.SubElement(look, f"{STYLE}list-level-label-alignment", {**aligned, **hanging})
