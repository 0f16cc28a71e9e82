"""Footnotes of a Word document: a citation of the text becomes one, for styles that cite in notes."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from kb.manuscript.documents.document_text import Piece
from kb.manuscript.documents.word_names import DOCUMENT, FOOTNOTES, ID, LOOK, RUN_LOOK, STYLES, VAL, P, R, W, value_of
from kb.manuscript.documents.word_reading import WordText
from kb.manuscript.documents.word_runs import formatted_run

Element = Any
_REFERENCE = f"{W}footnoteReference"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


def last_note_number(document: WordText) -> int:
    """Return the highest number of a footnote, 0 where there is none; a document without notes gets a part for them."""
    part: Element = document.parts.setdefault(FOOTNOTES, _empty())
    names = (note.get(ID) or "" for note in part.iter(f"{W}footnote"))
    return max((int(name) for name in names if name.isdecimal()), default=0)


def insert_note(document: WordText, runs: Sequence[Element], pieces: Sequence[Piece], number: int) -> list[Element]:
    """Put a footnote of a number and with a text in place of some runs; return the runs that show its text."""
    note = etree.SubElement(document.parts[FOOTNOTES], f"{W}footnote", {ID: str(number)})
    paragraph = etree.SubElement(note, P)
    style = _style(document, "footnote text")
    if style:
        etree.SubElement(etree.SubElement(paragraph, LOOK), f"{W}pStyle", {VAL: style})
    paragraph.append(_mark(document, etree.Element(f"{W}footnoteRef")))
    paragraph.append(formatted_run(Piece(" "), None))
    shown = [formatted_run(piece, None) for piece in pieces]
    paragraph.extend(shown)
    runs[0].addprevious(_mark(document, etree.Element(_REFERENCE, {ID: str(number)})))
    for run in runs:
        run.getparent().remove(run)
    return shown


def sort_notes(document: WordText) -> None:
    """Put the notes of the part in the order in which the text refers to them, with rising numbers.

    Word looks a note up by its number; LibreOffice shows the notes of rising numbers one after another.
    """
    part, body = document.parts[FOOTNOTES], document.parts[DOCUMENT]
    notes = {note.get(ID): note for note in part if note.tag == f"{W}footnote"}
    cited = [name for name in dict.fromkeys(pointer.get(ID) for pointer in body.iter(_REFERENCE)) if name in notes]
    if not all((name or "").isdecimal() for name in cited):
        return
    new = dict(zip(cited, map(str, sorted(map(int, cited))), strict=True))
    for reference in body.iter(_REFERENCE):
        reference.set(ID, new.get(reference.get(ID), reference.get(ID)))
    for name in cited:
        notes[name].set(ID, new[name])
        part.append(notes[name])


def _mark(document: WordText, child: Element) -> Element:
    """Return a raised run that shows the number of a note."""
    run: Element = etree.Element(R)
    look = etree.SubElement(run, RUN_LOOK)
    style = _style(document, "footnote reference")
    name = ("rStyle", style) if style else ("vertAlign", "superscript")
    etree.SubElement(look, f"{W}{name[0]}", {VAL: name[1]})
    run.append(child)
    return run


def _style(document: WordText, name: str) -> str:
    styles = document.archive.tree(STYLES)
    for style in styles.iter(f"{W}style") if styles is not None else ():
        if value_of(style, "name").casefold() == name:
            return style.get(f"{W}styleId") or ""
    return ""


def _empty() -> Element:
    """Return the part of a document that has no notes yet, with the lines that stand above notes."""
    part: Element = etree.Element(f"{W}footnotes", nsmap={"w": W.strip("{}")})
    for number, kind in _SEPARATORS:
        note = etree.SubElement(part, f"{W}footnote", {f"{W}type": kind, ID: number})
        run = etree.SubElement(etree.SubElement(note, P), R)
        etree.SubElement(run, f"{W}{kind}")
    return part
