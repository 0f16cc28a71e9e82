"""Renumbers a manuscript whose citations and list otherwise stay as printed, and refuses where that is not safe."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kb.domain.records import ListNumber, Record
from kb.errors import KbError
from kb.gost.ordering import alphabet
from kb.language.collation import sort_key
from kb.library.letter_numbering import NewLabel, grouped_by_letters, relabel_marker
from kb.library.manuscript_files import OwnManuscript
from kb.library.reference_list import ListedReference
from kb.library.writing_plan import AS_PRINTED, RewrittenMarker, WritingOptions
from kb.manuscript.audit.audited_entries import AuditedEntry, EntriesByNumber
from kb.manuscript.documents.document_text import Edit, Piece
from kb.manuscript.marker_grammar import MarkerItem
from kb.manuscript.marker_numbers import renumber_marker
from kb.manuscript.reading import PlacedMarker
from kb.manuscript.reference_list.letter_labels import split_label
from kb.messages import Message


def in_wanted_order(
    manuscript: OwnManuscript,
    options: WritingOptions,
    wanted: Sequence[str],
    entry_of: Callable[[MarkerItem], AuditedEntry | None] | None,
) -> list[Record]:
    """Return (new number, record) in the order asked for; an alphabetical list is numbered later, by what it prints.

    `entry_of` says what a marker cites, in a style that numbers by the first mention.
    """
    entries = list(manuscript.entries)
    keeps = options.order == "number" and not options.renumber and not wanted
    keeps = keeps and all(entry.number is not None for entry in entries)
    if wanted:
        by_key = {entry.record.citekey: entry for entry in entries}
        entries = [by_key[key] for key in wanted]
    elif options.order == "number":
        entries.sort(key=lambda entry: entry.number or 0)
    elif options.order == "citation" and entry_of:  # others stand as the style sorts them
        first: dict[str, None] = {}
        for placed in manuscript.read.markers:
            entries_cited = [entry_of(item) for item in placed.marker.items]
            if None not in entries_cited and not placed.marker.beside:  # others stay as they are typed
                first |= {entry.record.citekey: None for entry in entries_cited if entry}
        place = {key: index for index, key in enumerate(first)}
        entries.sort(key=lambda entry: place.get(entry.record.citekey, len(place)))
    entries = grouped_by_letters(entries) if options.style == AS_PRINTED else entries
    return [
        replace(entry.record, cited_in=(ListNumber("", entry.number or 0 if keeps else place),), manuscript="")
        for place, entry in enumerate(entries, 1)
    ]


def in_alphabetical_order(
    references: Sequence[ListedReference], lines: Mapping[str, str], language: str, labels: Mapping[str, NewLabel]
) -> tuple[ListedReference, ...]:
    """Return references sorted by what their `lines` print, in the alphabet of a language, and numbered from 1.

    Those whose numbers have letters before them that stay stand in a row for each.
    """
    letters = alphabet(language)
    rows = list(dict.fromkeys(labels[work.citekey].sign for work in references if work.citekey in labels))
    ordered = sorted(references, key=lambda work: sort_key(lines[work.citekey], letters))
    ordered.sort(key=lambda work: rows.index(labels[work.citekey].sign) if work.citekey in labels else len(rows))
    return tuple(replace(work, number=place) for place, work in enumerate(ordered, 1))


def number_edits(
    manuscript: OwnManuscript, new: Mapping[str, int | None], labels: Mapping[str, NewLabel]
) -> tuple[tuple[Edit, ...], tuple[RewrittenMarker, ...]]:
    """Return the edits that replace the numbers in the text, and the markers that they change.

    `new` are the numbers by citekey, `labels` those with letters.
    """
    new = {citekey: labels[citekey].number if citekey in labels else number for citekey, number in new.items()}
    numbers = {
        entry.number: number for entry in manuscript.entries
        if entry.number is not None and (number := new.get(entry.record.citekey)) is not None
    }  # fmt: skip
    _refuse_unread(manuscript, numbers)
    changed = []
    for placed in manuscript.read.markers:
        marker = placed.marker
        typed = bool(marker.items) and not any(item.year or (item.key and not item.number) for item in marker.items)
        raw = marker.raw.replace(",", ";") if marker.raised else marker.raw
        text = renumber_marker(raw, numbers) if typed else marker.raw
        text = relabel_marker(manuscript, raw, labels, numbers) if any(item.label for item in marker.items) else text
        text = ",".join(re.split(r"[;,]\s?", text)) if marker.raised else text
        if text != marker.raw:
            changed.append((placed, text))
    edits = tuple(Edit(*placed.marker[:2], (Piece(text),), raised=placed.marker.raised) for placed, text in changed)
    return edits, tuple(RewrittenMarker(placed.block + 1, placed.marker.raw, text) for placed, text in changed)


def _refuse_unread(manuscript: OwnManuscript, numbers: Mapping[int, int]) -> None:
    """Raise KbError for a live field whose number changes and whose other words cannot be read."""
    entry_of = EntriesByNumber(manuscript.entries).cited_by
    fields = manuscript.read.markers if manuscript.read.document.format in ("docx", "odt") else ()
    for placed, item in [(field, item) for field in fields for item in field.marker.items]:
        entry = entry_of(item) if item.key and not (item.number or item.label) else None
        before = entry.number if entry else None
        if before and numbers.get(before) != before and re.search(rf"(?:^|[\[(;])\s*{before}(?!\d)", placed.marker.raw):
            raise KbError("renumbering-unsafe", count=1, place=_marker_place(placed, manuscript))


def refuse_unsafe(manuscript: OwnManuscript) -> None:
    """Raise KbError where a new number could be taken for an old one."""
    numbers = [entry.number for entry in manuscript.entries if entry.number is not None]
    known = set(numbers)
    keys = {key for entry in manuscript.entries for key in entry.keys}
    wrong = [
        placed for placed in manuscript.read.markers
        for item in placed.marker.items if not item.year and item.number not in known and item.key not in keys
    ]  # fmt: skip
    twice = [f"{number}." for number, times in Counter(numbers).items() if times > 1]
    if wrong or twice:
        place = _marker_place(wrong[0], manuscript) if wrong else twice[0]
        raise KbError("renumbering-unsafe", count=len(wrong) + len(twice), place=place)


def refuse_changed_markers(
    manuscript: OwnManuscript, new: Mapping[str, int | None], labels: Mapping[str, NewLabel]
) -> None:
    """Raise KbError where citations stay as they are, and one of them shows another number than its entry is to have.

    `new` are the numbers by citekey, `labels` those with letters.
    """
    entry_of = EntriesByNumber(manuscript.entries).cited_by
    for placed in manuscript.read.markers:
        for item in placed.marker.items:
            entry = entry_of(item)
            if entry is None or item.year or (item.number is None and not item.label):
                continue
            before = split_label(entry.label)[1] if entry.label else entry.number
            label = labels.get(entry.record.citekey)
            after = label.number if label else new.get(entry.record.citekey)
            if before is not None and before != after:
                place = _marker_place(placed, manuscript)
                raise KbError("list-alone-moves", number=entry.shown, place=place)


def _marker_place(placed: PlacedMarker, manuscript: OwnManuscript) -> Message:
    """Return the line or paragraph of a citation with its text, for an error."""
    place = manuscript.place(placed.block + 1) or placed.section
    return Message("marker-there", place=place, marker=placed.marker.raw)
