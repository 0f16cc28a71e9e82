"""Writes a Word document back: citations changed in place, live fields or links made of them, its list set anew."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from kb.manuscript.documents import word_list, word_notes
from kb.manuscript.documents.archive import serialised
from kb.manuscript.documents.document_text import Edit, NewList
from kb.manuscript.documents.live_fields import field_code, with_shown_text
from kb.manuscript.documents.word_list import ANCHOR
from kb.manuscript.documents.word_names import BOX, DOCUMENT, FOOTNOTES, MC, RUN_LOOK, P, R, T, W
from kb.manuscript.documents.word_parts import declared_parts
from kb.manuscript.documents.word_preserved import shown_text
from kb.manuscript.documents.word_reading import WordText
from kb.manuscript.documents.word_runs import remove_empty_element, run_around, set_superscript, split_run
from kb.manuscript.documents.xml_characters import SPACE

Element = Any
LINKS = "links"
_ANCHOR = f"{W}anchor"


class WordDocument(WordText):
    """A Word file that was read and can be written back."""

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the file with the edits made and the lists replaced; `fields` makes live ones of citations.

        It is called once: the tree that was read is the one that is changed.
        """
        changed = _changed(self, edits, lists, fields)
        return self.archive.written(changed) if changed else self.archive.data


def _changed(document: WordText, edits: Sequence[Edit], lists: Sequence[NewList], fields: str) -> dict[str, bytes]:
    """Return the parts that changed, by name; none where nothing does."""
    text = document.text.text
    touched: set[Element] = set()
    noted = [edit.start for edit in sorted(edits) if edit.note]
    last = word_notes.last_note_number(document) if noted else 0
    for edit in sorted(edits, reverse=True):
        live = document.cited_by.get(edit.start)
        link = _link(document, edit)
        same_link = link is None or not edit.data or link.get(_ANCHOR) == edit.data.get("anchor", link.get(_ANCHOR))
        was_raised = any(edit.start <= start < edit.end for start, _end in document.text.raised)
        make_field = bool(fields) and live is None and link is None and edit.data is not None
        same_look = was_raised == edit.raised
        if edit.plain == text[edit.start : edit.end] and not make_field and same_link and same_look:
            continue
        holder = _replaced(document, edit)
        if not same_look:
            for run in _alone(document, edit):
                set_superscript(run, edit.raised)
        if edit.note and (runs := _alone(document, edit)):
            shown = word_notes.insert_note(document, runs, edit.pieces, last + 1 + noted.index(edit.start))
            if make_field:
                _enclosed(shown, edit, fields)
            touched.add(document.parts[FOOTNOTES])
        elif live is not None:
            _update(live.codes, edit.plain)
        elif link is not None and edit.data and "anchor" in edit.data:
            link.set(_ANCHOR, str(edit.data["anchor"]))
        elif make_field and holder is not None:
            _enclosed(_alone(document, edit), edit, fields)
        if holder is not None:
            touched.add(holder.getroottree().getroot())
    if noted and document.parts[FOOTNOTES] in touched:
        word_notes.sort_notes(document)
    changed = {name: tree for name, tree in document.parts.items() if tree in touched}
    parts = word_list.write_list(document, lists, bookmarks=fields == LINKS)
    if parts is not None:
        changed[DOCUMENT] = document.parts[DOCUMENT]
    for tree in changed.values():
        _mirror_boxes(tree)
    parts = (parts or {}) | {name: serialised(tree) for name, tree in changed.items()}
    return {**parts, **declared_parts(document.archive, parts)}


def _link(document: WordText, edit: Edit) -> Element | None:
    """Return the link to the list that a citation stands in already; None where it stands in none."""
    first = next((part.element for part in document.characters.within(edit.start, edit.end) if part.held_in), None)
    holder = first.getparent().getparent() if first is not None and first.getparent() is not None else None
    linked = holder is not None and holder.tag == f"{W}hyperlink" and (holder.get(_ANCHOR) or "").startswith(ANCHOR)
    return holder if linked else None


def _replaced(document: WordText, edit: Edit) -> Element | None:
    """Put the new text in place; return an element of the part it stands in."""
    segments = list(document.characters.within(edit.start, edit.end))
    holder = next((segment.element for segment in segments if segment.held_in), None)
    for element in document.characters.replace(edit.start, edit.end, edit.plain):
        if holder is not None and element is not holder:
            remove_empty_element(element)
    return holder


def _update(codes: Sequence[Element], shown: str) -> None:
    """Let the code of a live field say what it shows now."""
    whole = "".join(element.text or "" for element in codes)
    codes[0].text = with_shown_text(whole, shown)
    for element in codes[1:]:
        element.text = ""


def _enclosed(runs: Sequence[Element], edit: Edit, fields: str) -> None:
    """Make a live field, or a link to the list, of the runs that show a citation."""
    if not runs or edit.data is None:
        return
    if fields == LINKS:
        if runs[0].getparent().tag != P:
            return  # a link may not stand inside a tracked change
        link = etree.Element(f"{W}hyperlink", {_ANCHOR: str(edit.data["anchor"]), f"{W}history": "1"})
        runs[0].addprevious(link)
        link.extend(runs)
        return
    look = runs[0].find(RUN_LOOK)
    code = etree.Element(f"{W}instrText", {SPACE: "preserve"})
    code.text = field_code(edit.data, edit.plain)
    marks = [etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind}) for kind in ("begin", "separate", "end")]
    for element in (marks[0], code, marks[1]):
        runs[0].addprevious(run_around(element, look))
    runs[-1].addnext(run_around(marks[2], look))


def _alone(document: WordText, edit: Edit) -> list[Element]:
    """Return the runs that hold a part of the text and nothing else, which are cut where they hold more."""
    segments = [part for part in document.characters.within(edit.start, edit.end) if part.held_in]
    holding = [part for part in segments if part.element.getparent() is not None and part.element.text]
    if not holding:
        return []
    place = max(0, edit.start - segments[0].start) if holding[0] is segments[0] else 0
    end = place + len(edit.plain)
    runs: list[Element] = []
    position = 0
    for element in [part.element for part in holding]:
        text = element.text
        low, high = max(0, place - position), min(len(text), end - position)
        position += len(text)
        if low < high and element.getparent().tag == R:
            runs.append(split_run(element, low, high))
    whole = "".join(text.text or "" for run in runs for text in run.iter(T))
    return runs if whole == edit.plain and len({run.getparent() for run in runs}) == 1 else []


def _mirror_boxes(root: Element) -> None:
    """Let the second copy of each text box, for old programs, say what the first says."""
    for both in root.iter(f"{MC}AlternateContent"):
        first = [box for choice in both.findall(f"{MC}Choice") for box in choice.iter(BOX)]
        second = [box for fallback in both.findall(f"{MC}Fallback") for box in fallback.iter(BOX)]
        if len(first) == len(second):
            for box, copy in zip(first, second, strict=True):
                if shown_text(box) != shown_text(copy):
                    copy[:] = [deepcopy(child) for child in box]
