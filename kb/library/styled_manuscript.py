"""A manuscript in a style: its list, the number of each entry in it, its citations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kb.csl.processor import Cluster
from kb.domain.records import Record
from kb.gost.families import family_of, list_word
from kb.gost.styles import load_style
from kb.library.bibliography import format_records as listed_references
from kb.library.letter_numbering import NewLabel, new_labels
from kb.library.list_options import DEFAULT_STYLE, ListOptions
from kb.library.list_read_back import is_cited_alike, line_fingerprint, plain_line, read_back, without_number
from kb.library.manuscript_files import OwnManuscript
from kb.library.manuscript_renumbering import in_alphabetical_order, in_wanted_order, number_edits
from kb.library.reference_list import ListedReference
from kb.library.styled_items import StyledItems
from kb.library.writing_plan import AS_PRINTED, Renumbered, RewrittenMarker, WritingOptions, unchanged_marker
from kb.library.written_citations import bare_citation, citation_cluster, formatted_citations, live_data, located_cite
from kb.library.written_lines import (
    first_words,
    formatted_piece,
    has_no_name,
    missing_fields,
    printed_number_format,
    refers_to_other_entry,
    table_rows,
    with_headings,
    with_unlisted,
    with_year_letter,
)  # fmt: skip
from kb.manuscript.audit.audited_entries import EntriesByNumber
from kb.manuscript.documents.document_text import Edit, ListLine, NewList, Piece
from kb.manuscript.documents.latex_list import loads_biblatex
from kb.manuscript.list_headings import ends_with_list_heading
from kb.manuscript.lost_words import lost_words_by_key
from kb.manuscript.reading import PlacedMarker
from kb.time_limit import check_time

_ROUNDS = 4  # what stays as printed has another place in the alphabet, and other neighbours
_NO_NOTES = ("footnote", "endnote", "text box")  # where Word sets no footnote


class StyledManuscript:
    """The list of a manuscript, or of a chapter (with a `name`), in a style, and the number of each entry in it."""

    def __init__(self, manuscript: OwnManuscript, options: WritingOptions, wanted: Sequence[str], name: str) -> None:
        self.manuscript, self.options, self.name = manuscript, options, name
        self.printed = options.style == AS_PRINTED
        self.signature = options.style + name  # a work in two chapters has two marks: Word knows each name once
        self.style_name = DEFAULT_STYLE if self.printed else options.style
        self.style = load_style(self.style_name)
        self.notes = self.style.root.get("class") == "note"
        self.text, self.format = manuscript.read.document.text.text, manuscript.read.document.format
        self.numeric = self.style.uses(self.style.citation, "citation-number") or (
            options.list_only and manuscript.cites_by_number  # which stays, and so do the numbers of the list
        )
        listed = self.style.bibliography
        self.counted = self.numeric or (listed is not None and self.style.uses(listed, "citation-number"))
        self.dashes = listed is not None and "subsequent-author-substitute" in listed.attrs
        self.entries = {entry.record.citekey: entry for entry in manuscript.entries}
        self.places = {entry.record.citekey: place for place, entry in enumerate(manuscript.entries)}
        self.entry = EntriesByNumber(manuscript.entries).cited_by
        self.records = in_wanted_order(manuscript, options, wanted, self.entry if self.numeric else None)
        self.unlisted: frozenset[str] = frozenset()  # entries that stay as printed, for the style lists no such works
        self.set_apart: frozenset[str] = frozenset()  # entries after which no dash stands for an author
        self._arrange(self._references(self.records, self.style_name))
        if options.list_only and options.order == "number" and not (options.renumber or wanted):
            self._arrange(sorted(self.references, key=lambda work: self.places[work.citekey]))
        self.sorted: list[Record] = []  # as they are read again once written, where the format has no mark for them
        ours = bool(family_of(self.style_name))
        whole = self.references if ours else self._references(self.records, DEFAULT_STYLE)
        texts = {reference.citekey: reference.text for reference in whole}
        self.missing = lost_words_by_key(texts, self.entries, ours) if manuscript.in_text and not self.printed else {}
        keeps = (options.order == "number" and not (options.renumber or wanted)) or not self.printed
        self.kept, self.labels = self._kept(), self._labels(keeps)
        for _ in range(_ROUNDS if options.order == "alphabetical" else 0):
            lines = {reference.citekey: self._line(reference).plain for reference in self.references}
            ordered = in_alphabetical_order(self.references, lines, manuscript.language, self.labels)
            if [work.citekey for work in ordered] == list(self.order):
                break
            self._arrange(ordered)
            self.kept, self.labels = self._kept(), self._labels(keeps)
        self._repeat_names()
        if options.order != "alphabetical" and manuscript.in_text and not self.numeric:
            self._arrange(self._in_order_of_style())

    def _arrange(self, references: Iterable[ListedReference]) -> None:
        """Take references in the order in which they will stand."""
        self.references = tuple(references)
        self.order = {reference.citekey: reference for reference in self.references}

    def _references(self, records: Sequence[Record], style: str) -> tuple[ListedReference, ...]:
        order = "citation" if self.numeric or self.options.order == "alphabetical" else ""
        options = ListOptions(style, order=order, lang=self.manuscript.language, set_apart=self.set_apart)
        listed = listed_references(records, options)
        entries = listed.entries
        if records is self.records and style == self.style_name and self.manuscript.in_text:
            self.unlisted = frozenset(listed.counts.unlisted)
        inside = self.counted and not any(entry.label for entry in entries) and not family_of(style)
        entries = tuple(map(without_number, entries)) if inside else entries
        return with_unlisted(entries, records, self.entries, bool(order)) if self.manuscript.in_text else entries

    def _repeat_names(self) -> None:
        """Let authors be named again after entries that stay as printed: a dash would stand for somebody else."""
        self.set_apart = frozenset(key for key in self.kept if not self.printed and not self._written(key))
        if self.set_apart and self.dashes:
            again = {work.citekey: work for work in self._references(self.records, self.style_name)}
            self._arrange(replace(again[work.citekey], number=work.number) for work in self.references)

    def _kept(self) -> frozenset[str]:
        """Return the entries that stay as printed: not wholly understood, written here before by this style, or, where
        the format has no mark for that, read otherwise once they are written.
        """
        if not self.manuscript.in_text or self.printed:
            return frozenset(self.order if self.manuscript.in_text else ())
        same = self._read_again(with_same_text=self.format == "txt") - self.unlisted
        return frozenset(
            key for key in self.order
            if key not in same or self.missing.get(key) or self._unread(key) or self._written(key)
            or self._written(key, kept=True)
        )  # fmt: skip

    def _labels(self, own: bool) -> dict[str, NewLabel]:
        """Return the numbers with letters that entries keep: where citations stay as typed but for their numbers."""
        stays = self.printed or self.options.list_only
        return new_labels(self.manuscript, list(self.order), own) if stays else {}

    def _unread(self, key: str) -> bool:
        """Return whether a part of an entry is not understood."""
        record, printed = self.entries[key].record, self.entries[key].text
        return bool(record.fields.get("x-rest")) or not record.titles or refers_to_other_entry(printed)

    def _written(self, key: str, kept: bool = False) -> bool:
        """Return whether this style wrote an entry here before, or `kept` it."""
        read = self.manuscript.in_text[self.places[key]]
        mark = self.manuscript.read.document.text.blocks[read.block].mark
        style = f"{AS_PRINTED} {self.signature}" if kept else self.signature
        ours = line_fingerprint(style, self.text[read.start : read.end], self.entries[key].record.language)
        return mark == ours and not self.printed

    def _read_again(self, with_same_text: bool) -> frozenset[str]:
        """Return the entries whose reference is read again as one entry, `with_same_text` as the same reference."""
        known = read_back(self.references, self.counted or self.format != "txt")
        if not with_same_text:
            return frozenset(known)
        again = self._references(list(known.values()), self.style_name)
        texts = {reference.citekey: reference.text for reference in again}
        same = frozenset(
            key for key, reference in self.order.items()
            if texts.get(key) == reference.text and is_cited_alike(known[key], self.entries[key].record)
        )  # fmt: skip
        self.sorted = [known[record.citekey] if record.citekey in same else record for record in self.records]
        return same

    def number(self, key: str) -> int | None:
        """Return the number of an entry in the new list."""
        return self.order[key].number if key in self.order else None

    def markers(self) -> tuple[tuple[Edit, ...], tuple[RewrittenMarker, ...], tuple[RewrittenMarker, ...]]:
        """Return the edits of the text, what they change, and the markers left alone."""
        placed = [marker for marker in self.manuscript.read.markers if marker.marker.items]
        if self.printed:
            new = {key: reference.number for key, reference in self.order.items()}
            return *number_edits(self.manuscript, new, self.labels), ()
        clusters, whole = [], []
        for spot in placed:
            check_time()
            items = spot.marker.items  # where works have no numbers, a number beside one is a page
            works = [(item._replace(ambiguous=self.numeric and item.ambiguous), self.entry(item)) for item in items]
            cites = [located_cite(item, entry.record, spot) if entry else None for item, entry in works]
            if all(cites) and not spot.marker.beside:
                whole.append(spot)
                clusters.append(citation_cluster(spot, cites, len(whole) if self.notes else 0, self.numeric))
        edits: list[Edit] = []
        markers: list[RewrittenMarker] = []
        text_instead = not self.numeric or (self.format == "tex" and loads_biblatex(self.text))
        plain: Mapping[str, Any] | None = {} if text_instead else None  # in place of a LaTeX command
        for spot, cluster, (formatted, raised) in zip(whole, clusters, self._cited(clusters), strict=True):
            text = spot.marker.raw if self._is_own_citation(spot) else self._bare_text(spot, formatted)
            note = self.notes and spot.place not in _NO_NOTES
            start = spot.marker.start
            text = text.rstrip(".") if self.notes and not note and self.text.startswith(".", spot.marker.end) else text
            while (note or raised) and self.text[start - 1 : start] in (" ", "\u00a0"):
                start -= 1  # it follows its word without a space
            own = self.text[start : spot.marker.end]  # its own spaces and line ends, of which no field is made
            same = text == spot.marker.raw and not note and raised == spot.marker.raised
            shown = own if same and not raised and not (self.options.fields and re.search(r"[\n\t]", own)) else text
            if spot.marker.raised and not raised and not note:
                shown = f" {shown}"
            data = live_data(self.options.fields, cluster, start, self.records, self.number, self.name) or plain
            edits.append(Edit(start, spot.marker.end, (Piece(shown),), data, note, raised))
            command = plain is None and spot.marker.raw.startswith("\\") and not (spot.marker.raised or note)
            if text != spot.marker.raw and not command:  # LaTeX counts itself
                markers.append(RewrittenMarker(spot.block + 1, spot.marker.raw, text))
        left = tuple(unchanged_marker(site) for site in placed if site not in whole)
        return tuple(edits), tuple(markers), left

    def _is_own_citation(self, placed: PlacedMarker) -> bool:
        """Return whether a citation in words, typed or live, is of what this style wrote or kept before."""
        live = self.format in ("docx", "odt")
        worded = [item for item in placed.marker.items if item.year or item.names or (live and item.number is None)]
        entries = [self.entry(item) for item in worded if not self.numeric]
        keys = [entry.record.citekey for entry in entries if entry and self.manuscript.in_text]
        known = len(keys) == len(placed.marker.items) and all(key in self.kept for key in keys)
        return known and any(self._written(key) or self._written(key, kept=True) for key in keys)

    def _bare_text(self, placed: PlacedMarker, formatted: str) -> str:
        numbers = [self.number(entry.record.citekey) for item in placed.marker.items if (entry := self.entry(item))]
        return bare_citation(placed, numbers, formatted, bool(family_of(self.style_name)), self.numeric)

    def _cited(self, clusters: Sequence[Cluster]) -> list[tuple[str, bool]]:
        """Return each citation as formatted, and whether it stands above the line."""
        styled = StyledItems(self.style, family_of(self.style_name), lang=self.manuscript.language)
        beside: dict[str, dict[str, object]] = {
            record.citekey: {"citation-number": self.number(record.citekey) or 0} for record in self.records
        }
        for record in filter(has_no_name, self.records):
            beside[record.citekey]["title"] = first_words(self.entries[record.citekey].text, self.notes)
        return formatted_citations(styled, self.records, clusters, beside)

    def new_list(self) -> NewList | None:
        """Return the list as it is to stand in the document; None where it stays elsewhere as printed."""
        part = self.manuscript.read.part
        if self.printed and not self.manuscript.in_text:
            return None
        lines = [self._line(reference) for reference in self.references]
        labels = [self.labels.get(reference.citekey) for reference in self.references]
        pairs = zip(lines, labels, strict=True)
        lines = [line._replace(number=label.number, sign=label.sign) if label else line for line, label in pairs]
        sign = "" if not self.counted else "[{}]" if any(r.label.startswith("[") for r in self.references) else "{}."
        sign = printed_number_format(self.manuscript) if self.printed else sign
        if part is None or not self.manuscript.in_text:
            document, end = self.manuscript.read.document.text, len(self.text)
            heading = "" if ends_with_list_heading(document) else list_word("heading", self.manuscript.language)
            return NewList(end, end, tuple(lines), heading, sign, self.name)
        if rows := table_rows(self.manuscript, self.counted):
            return NewList(part.start, part.end, tuple(lines), "", sign, self.name, rows)
        if part.headings and self.keeps_headings:
            lines = list(with_headings(lines, part.headings, self.manuscript))
        return NewList(part.start, part.end, tuple(lines), "", sign, self.name)

    @property
    def keeps_headings(self) -> bool:
        """Whether the inner headings of the list still stand above what they headed."""
        sorted_by_name = self.manuscript.in_text and not self.numeric
        return bool(self.labels) or (self.options.order == "number" and not sorted_by_name)

    def _in_order_of_style(self) -> tuple[ListedReference, ...]:
        """Return the references as the style sorts them: as they stand where it wrote them, else as read again."""
        written = set(filter(self._written, self.order))
        references = self.references
        if written and all(key in written or key in self.kept for key in self.order):
            references = tuple(sorted(references, key=lambda work: self.places[work.citekey]))
        elif self.sorted:
            references = tuple(self.order[work.citekey] for work in self._references(self.sorted, self.style_name))
        return tuple(replace(work, number=place) for place, work in enumerate(references, 1))

    def _line(self, reference: ListedReference) -> ListLine:
        entry = self.entries[reference.citekey]
        read = self.manuscript.in_text[self.places[reference.citekey]] if self.manuscript.in_text else None
        key = entry.key or reference.citekey
        where = (read.block, read.start) if read else (-1, -1)
        if reference.citekey in self.kept and read:
            text = " ".join(self.text[read.start : read.end].split())
            text = text if self.printed or self.numeric else with_year_letter(text, reference.text, entry.record)
            style = self.signature if self._written(reference.citekey) else f"{AS_PRINTED} {self.signature}"
            mark = line_fingerprint(style, text, entry.record.language)
            if self.printed:
                moved = [self.places[work.citekey] for work in self.references] != list(range(len(self.references)))
                mark = self.manuscript.read.document.text.blocks[read.block].mark or (mark if moved else "")
            return ListLine(reference.number, key, (Piece(text),), False, *where, mark, kept=True)
        line = ListLine(reference.number, key, tuple(map(formatted_piece, reference.content)), False, *where)
        return line._replace(mark=line_fingerprint(self.signature, line.plain, entry.record.language))

    def numbers(self) -> tuple[Renumbered, ...]:
        """Return each entry's old and new number, in the new order, and what becomes of it."""
        return tuple(map(self._renumbered, self.references))

    def _renumbered(self, reference: ListedReference) -> Renumbered:
        key = reference.citekey
        entry, text = self.entries[key], self._line(reference).plain
        kept = key in self.kept and not self._written(key)
        return Renumbered(
            entry.number, reference.number if self.counted and not self.labels else None, entry.key or key, text, kept,
            () if kept or self.printed else missing_fields(entry.record, text, bool(family_of(self.style_name))),
            missing=() if not kept or self.printed or self._unread(key) else self.missing.get(key, ()),
            reworded=bool(self.manuscript.in_text) and plain_line(text) != plain_line(entry.text),
            named=not self.numeric and not self.options.list_only and has_no_name(entry.record),
            otherwise=kept and not (self.printed or self._unread(key) or self.missing.get(key) or key in self.unlisted),
            unlisted=kept and key in self.unlisted,
        )  # fmt: skip
