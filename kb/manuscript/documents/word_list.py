"""Sets the reference list of a Word document anew: its own paragraphs, in another order, with numbers that Word counts.

A paragraph keeps its look and its bookmarks; where the text of its entry stays, its runs stay too.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any

from lxml import etree

from kb.manuscript.documents.archive import serialised
from kb.manuscript.documents.document_text import MARK, ListLine, NewList, Piece
from kb.manuscript.documents.word_names import DOCUMENT, ID, LOOK, NUMBERING, RUN_LOOK, VAL, P, R, W
from kb.manuscript.documents.word_numbering import INDENT, empty_numbering, new_lists
from kb.manuscript.documents.word_preserved import paragraphs_by_block, preserved_parts, put_links
from kb.manuscript.documents.word_reading import WordText
from kb.manuscript.documents.word_runs import formatted_run, remove_empty_element

Element = Any
# What follows the properties that are set here in the order of the schema.
_AFTER_NUMBER = ("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
                 "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
                 "spacing")  # fmt: skip
_AFTER_INDENT = ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
                 "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")  # fmt: skip
ANCHOR = "kb_ref_"


def write_list(document: WordText, lists: Sequence[NewList], bookmarks: bool = False) -> dict[str, bytes] | None:
    """Change the document's lists; return the other parts that change with them, None where they stand so already.

    Raises nothing: a document without a list gets one at its end, under a heading.
    """
    new = [
        new_list
        for new_list in lists
        if not (document.text.shows(new_list) and (not bookmarks or _is_marked(document, new_list)))
    ]
    root = document.archive.tree(NUMBERING)
    numbering = root if root is not None else empty_numbering()
    for listed in new:
        _write(document, listed, numbering, bookmarks)
    counted = any(listed.sign and not listed.rows for listed in new)
    return ({NUMBERING: serialised(numbering)} if counted else {}) if new else None


def _write(document: WordText, listed: NewList, numbering: Element, bookmarks: bool) -> None:
    new = _in_rows(document, listed) if listed.rows else _in_place(document, listed)
    _sign(document, listed.lines, new)
    if bookmarks:
        _mark(document, listed, new)
    if not listed.rows:
        _number(document, listed, new, numbering)


def _in_rows(document: WordText, listed: NewList) -> list[Element]:
    """Put each line into its row of the table; return its paragraph."""
    text, paragraphs = document.text, document.characters.paragraphs
    for row, line in reversed(list(zip(listed.rows, listed.lines, strict=True))):
        same, number = text.row_shows(row, line), text.renumbered(row, line)
        beside = row.number[0] >= text.blocks[row.block].start  # in the same cell
        if not same:
            between = text.text[row.number[1] : row.start] if beside else ""
            typed = [Piece(number + between)] if beside else []
            _fill(paragraphs[row.block], line._replace(pieces=(*typed, *line.pieces)), [paragraphs[row.block]])
        if number and (same or not beside):
            for element in document.characters.replace(*row.number, number):
                remove_empty_element(element)
    return [paragraphs[row.block] for row in listed.rows]


def _in_place(document: WordText, listed: NewList) -> list[Element]:
    """Put the lines in place of the paragraphs of the old list; return theirs."""
    old = {place: document.characters.paragraphs[place] for place in document.text.within(listed)}
    parent, index = _place(document, listed, list(old.values()))
    model = _model(document, listed, old)
    new: list[Element] = []
    whole = paragraphs_by_block(old, [line.block for line in listed.lines])
    for line in listed.lines:
        own = old.get(line.block)
        paragraph = own if own is not None and own not in new else deepcopy(model)
        if own is not paragraph or not _keeps(document, line):
            _fill(paragraph, line, whole[line.block] if own is paragraph else ())
        new.append(paragraph)
    section = [layout for paragraph in old.values() for layout in paragraph.iterfind(f"{LOOK}/{W}sectPr")]
    for paragraph in old.values():
        paragraph.getparent().remove(paragraph)
    parent[index:index] = new
    if section and new:
        _look(new[-1]).append(section[-1])
    return new


def _is_marked(document: WordText, listed: NewList) -> bool:
    """Return whether each entry has the bookmark to which citations link."""
    names = {mark.get(f"{W}name") for mark in document.parts[DOCUMENT].iter(f"{W}bookmarkStart")}
    return all(f"{ANCHOR}{listed.name}{line.number}" in names for line in listed.lines if not line.heading)


def _place(document: WordText, listed: NewList, old: Sequence[Element]) -> tuple[Element, int]:
    """Return the element and the place in it where the list is to stand; a heading is added where there was none."""
    if old:
        parent = old[0].getparent()
        return parent, parent.index(old[0])
    body = document.parts[DOCUMENT].find(f"{W}body")
    last = body.find(f"{W}sectPr")
    index = len(body) if last is None else body.index(last)
    if listed.heading:
        body.insert(index, _heading(document, listed.heading))
    return body, index + bool(listed.heading)


def _heading(document: WordText, text: str) -> Element:
    """Return a heading that looks like the document's first."""
    place = next(
        (place for place, block in enumerate(document.text.blocks) if block.level == 1 and not block.place), -1
    )
    heading = etree.Element(P)
    like = document.characters.paragraphs[place] if place >= 0 else None
    look = like.find(LOOK) if like is not None else None
    if look is not None:
        heading.append(deepcopy(look))
    heading.append(
        formatted_run(Piece(text, bold=like is None), like.find(f"{R}/{RUN_LOOK}") if like is not None else None)
    )
    return heading


def _model(document: WordText, listed: NewList, old: Mapping[int, Element]) -> Element:
    """Return the paragraph whose look new entries take: the list's first entry, else one of the body."""
    entry = next((old[line.block] for line in listed.lines if line.block in old and not line.heading), None)
    if entry is None:
        blocks = document.text.blocks
        body = [place for place, block in enumerate(blocks) if not block.level and not block.place]
        longest = max(body, key=lambda place: blocks[place].end - blocks[place].start, default=-1)
        entry = document.characters.paragraphs[longest] if longest >= 0 else etree.Element(P)
    model: Element = etree.Element(P)
    look = entry.find(LOOK)
    if look is not None:
        model.append(deepcopy(look))
        for name in ("sectPr", "pPrChange"):
            for child in model[0].findall(f"{W}{name}"):
                model[0].remove(child)
    run = next((run for run in entry.iter(R) if any(text_node.text for text_node in run.iter(f"{W}t"))), None)
    if run is not None and run.find(RUN_LOOK) is not None:
        model.append(etree.Element(R))
        model[-1].append(deepcopy(run.find(RUN_LOOK)))
    return model


def _keeps(document: WordText, line: ListLine) -> bool:
    """Return whether the runs of an old entry stay as they are, without the number that was typed before it."""
    block = document.text.blocks[line.block]
    text = document.text.text
    if line.start < 0 or " ".join(text[line.start : block.end].split()) != " ".join(line.plain.split()):
        return False
    holder = document.characters.paragraphs[line.block]
    if line.start > block.start:
        for element in document.characters.replace(block.start, line.start, ""):
            remove_empty_element(element)
    for element in list(holder.iter(f"{W}lastRenderedPageBreak")):
        remove_empty_element(element)
    return True


def _fill(paragraph: Element, line: ListLine, own: Sequence[Element]) -> None:
    """Let a paragraph show the text of an entry; of its `own` paragraphs comments, notes, links and bookmarks stay."""
    kept = preserved_parts(own)
    run = next((styled_run for styled_run in paragraph.iter(R) if styled_run.find(RUN_LOOK) is not None), None)
    look: Element = deepcopy(run.find(RUN_LOOK)) if run is not None else None
    for name in ("i", "iCs", "vertAlign", "rStyle") if look is not None else ():
        for child in look.findall(f"{W}{name}"):
            look.remove(child)
    marks = [child for child in paragraph if child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd") and own]
    for child in [child for child in paragraph if child.tag != LOOK]:
        paragraph.remove(child)
    starts = [mark for mark in marks if mark.tag.endswith("Start")]
    paragraph.extend((*starts, *kept.starts))
    paragraph.extend(formatted_run(piece, look) for piece in line.pieces)
    put_links(paragraph, kept.links)
    paragraph.extend((*kept.ends, *kept.references))
    paragraph.extend(mark for mark in marks if mark not in starts)


def _look(paragraph: Element) -> Element:
    look = paragraph.find(LOOK)
    if look is None:
        look = etree.Element(LOOK)
        paragraph.insert(0, look)
    return look


def _set(look: Element, name: str, element: Element | None, after: Sequence[str]) -> None:
    """Put a property of a paragraph in place, before those that follow it by the schema."""
    for old in look.findall(f"{W}{name}"):
        look.remove(old)
    if element is not None:
        follower = next((child for child in look if child.tag.removeprefix(W) in after), None)
        look.append(element) if follower is None else follower.addprevious(element)


def _number(document: WordText, listed: NewList, new: Sequence[Element], numbering: Element) -> None:
    """Give the entries numbers that Word counts, by a list of their own in the part for that, and hanging indents."""
    entries = [(line, paragraph) for line, paragraph in zip(listed.lines, new, strict=True) if not line.heading]
    rows = groupby((line for line, _ in entries if listed.sign), lambda line: line.sign or listed.sign)
    names = (name for sign, row in rows for name in new_lists(numbering, [line.number or 0 for line in row], sign))
    for _line, paragraph in entries:
        look = _look(paragraph)
        name = next(names, None) or ("0" if document.numbering.by_style(paragraph) else None)  # 0 takes it away
        number = etree.Element(f"{W}numPr") if name else None
        if number is not None:
            etree.SubElement(number, f"{W}ilvl", {VAL: "0"})
            etree.SubElement(number, f"{W}numId", {VAL: str(name)})
        _set(look, "numPr", number, (*_AFTER_NUMBER, "ind", *_AFTER_INDENT))
        hanging = etree.Element(f"{W}ind", {f"{W}left": str(INDENT), f"{W}hanging": str(INDENT)})
        _set(look, "ind", hanging, _AFTER_INDENT)


def _sign(document: WordText, lines: Sequence[ListLine], new: Sequence[Element]) -> None:
    """Leave in each line the bookmark by which it is known again as written here."""
    free = _free_number(document)
    for place, (line, paragraph) in enumerate(zip(lines, new, strict=True)):
        _unmark(paragraph, MARK)
        if line.mark:
            _bookmark(paragraph, free + place, MARK + line.mark)


def _mark(document: WordText, listed: NewList, new: Sequence[Element]) -> None:
    """Put a bookmark around each entry, to which citations link."""
    free = _free_number(document)
    for place, (line, paragraph) in enumerate(zip(listed.lines, new, strict=True)):
        _unmark(paragraph, ANCHOR)
        if not line.heading and line.number is not None:
            _bookmark(paragraph, free + place, f"{ANCHOR}{listed.name}{line.number}")


def _free_number(document: WordText) -> int:
    marks = document.parts[DOCUMENT].iter(f"{W}bookmarkStart")
    return max((int(mark.get(ID) or 0) for mark in marks if (mark.get(ID) or "0").isdecimal()), default=0) + 1


def _unmark(paragraph: Element, beginning: str) -> None:
    starts = [
        anchor for anchor in paragraph.iter(f"{W}bookmarkStart") if (anchor.get(f"{W}name") or "").startswith(beginning)
    ]
    for start in starts:
        ends = [end for end in paragraph.iter(f"{W}bookmarkEnd") if end.get(ID) == start.get(ID)]
        for mark in (start, *ends):
            mark.getparent().remove(mark)


def _bookmark(paragraph: Element, number: int, name: str) -> None:
    _look(paragraph).addnext(etree.Element(f"{W}bookmarkStart", {ID: str(number), f"{W}name": name}))
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {ID: str(number)}))
