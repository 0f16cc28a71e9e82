"""Footnotes of an OpenDocument text: a citation of the text becomes one, for styles that cite in notes."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from kb.manuscript.documents.odf_names import TEXT

Element = Any
_FIRST = 0xE100  # of the private signs that stand for a note until its element is put in their place
MOST = 0xF8FF - _FIRST
_SIGN = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + MOST)}]")


def note_placeholder(number: int) -> str:
    """Return the sign that stands in the text for a note, counted from 0."""
    return chr(_FIRST + number)


def insert_notes(root: Element, notes: Sequence[str]) -> None:
    """Put a footnote with its text in place of each sign."""
    for element in [node for node in root.iter() if isinstance(node.tag, str)]:
        _split(element, "text", notes)
        _split(element, "tail", notes)


def _split(element: Element, held_in: str, notes: Sequence[str]) -> None:
    value = getattr(element, held_in) or ""
    match = _SIGN.search(value)
    if not match or ord(match[0]) - _FIRST >= len(notes):
        return
    note = _note(ord(match[0]) - _FIRST, notes)
    setattr(element, held_in, value[: match.start()])
    if held_in == "text":
        element.insert(0, note)
    else:
        element.addnext(note)
    note.tail = value[match.end() :]
    _split(note, "tail", notes)


def _note(number: int, notes: Sequence[str]) -> Element:
    note: Element = etree.Element(f"{TEXT}note", {f"{TEXT}id": f"kb_ftn{number}", f"{TEXT}note-class": "footnote"})
    etree.SubElement(note, f"{TEXT}note-citation").text = str(number + 1)
    body = etree.SubElement(note, f"{TEXT}note-body")
    etree.SubElement(body, f"{TEXT}p").text = notes[number]
    return note
