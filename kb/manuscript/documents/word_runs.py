"""Runs of a Word document: made, cut and taken out."""

from copy import deepcopy
from typing import Any

from lxml import etree

from kb.manuscript.documents.document_text import Piece
from kb.manuscript.documents.word_names import RUN_LOOK, VAL, R, T, W
from kb.manuscript.documents.xml_characters import SPACE

Element = Any


def remove_empty_element(element: Element) -> None:
    """Take an element out that holds nothing, and its run where nothing else stands in it."""
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    parent = run.getparent()
    if run.tag == R and parent is not None and all(child.tag == RUN_LOOK for child in run):
        parent.remove(run)


def split_run(element: Element, low: int, high: int) -> Element:
    """Return a run with the characters low to high of a text, the others standing in runs beside it.

    What stands before stays in the element, for changes are made from the last to the first.
    """
    run = element.getparent()
    text, look = element.text, run.find(RUN_LOOK)
    children = [child for child in run if child.tag != RUN_LOOK]
    place = children.index(element)
    after = [*([text_element(text[high:])] if high < len(text) else []), *children[place + 1 :]]
    for child in reversed(after):
        run.addnext(run_around(child, look))
    if not low and not place:
        element.text = text[:high]
        return run
    alone = run_around(text_element(text[low:high]), look)
    run.addnext(alone)
    element.text = text[:low]
    if element.text != element.text.strip():
        element.set(SPACE, "preserve")
    return alone


def run_around(child: Element, look: Element | None) -> Element:
    run = etree.Element(R)
    if look is not None:
        run.append(deepcopy(look))
    run.append(child)
    return run


def text_element(text: str) -> Element:
    """Return a w:t with a text."""
    element = etree.Element(T)
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
    return element


def set_superscript(run: Element, raised: bool) -> None:
    """Set what a run shows above the line, or back on it."""
    look = run.find(RUN_LOOK)
    if look is None:
        look = etree.Element(RUN_LOOK)
        run.insert(0, look)
    for old in look.findall(f"{W}vertAlign"):
        look.remove(old)
    if raised:
        _set_vertical(look, "superscript")


def _set_vertical(look: Element, value: str) -> None:
    mark = etree.Element(f"{W}vertAlign", {VAL: value})
    language = look.find(f"{W}lang")
    look.append(mark) if language is None else language.addprevious(mark)


def formatted_run(piece: Piece, look: Element | None) -> Element:
    """Return a run that shows a piece of formatted text in a look."""
    run = run_around(text_element("".join(letter for letter in piece.text if letter >= " ")), look)
    own = run.find(RUN_LOOK)
    wanted = [name for name, yes in (("b", piece.bold), ("i", piece.italic)) if yes]
    if (wanted or piece.vertical) and own is None:
        own = etree.Element(RUN_LOOK)
        run.insert(0, own)
    if own is not None:
        first = len([child for child in own if child.tag in (f"{W}rStyle", f"{W}rFonts")])
        own[first:first] = [etree.Element(f"{W}{name}") for name in wanted if own.find(f"{W}{name}") is None]
        if piece.vertical:
            _set_vertical(own, piece.vertical)
    return run
