"""A manuscript as read: the citations of its text, each with its place, and the entries of its reference list."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.domain.manuscripts import Citation
from kb.manuscript.author_date_candidates import author_date_candidates
from kb.manuscript.bare_numbers import bare_label_markers, bare_number_markers
from kb.manuscript.broken_brackets import broken_citations
from kb.manuscript.documents.document_text import ManuscriptText, OpenedDocument, Spans, apply_changes
from kb.manuscript.documents.latex_plain_text import without_commands
from kb.manuscript.entry_runs import looks_like_entry
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.list_finding import find_keyed_list, find_list, find_lists
from kb.manuscript.list_part import ListPart
from kb.manuscript.marker_grammar import parse_items, with_ranges_in_order
from kb.manuscript.markers import LARGEST_NUMBER, TextMarker, markers_of
from kb.manuscript.numbered_lines import numbered_lines
from kb.manuscript.typed_keys import TypedKeys

_NUMBER = re.compile(r"\s*((?:\d{1,2}\.)*\d{1,2})\.?\s")
_INDEXED = re.compile(r"(?<![\w.@/-])[a-z_]\w*$")
_NO_BREAK = re.compile(r"[^\r\n]")
_CODE = re.compile(r"[{}]|;\s|[=!<>]=|\s=\s|\w\(\w|\)\s?;|->|::|//")
_CYRILLIC, _LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-z]")


class PlacedMarker(NamedTuple):
    """A marker with the block it stands in (0-based), the heading above it, and where that block is ("" the body)."""

    marker: TextMarker
    block: int
    section: str
    place: str


@dataclass(frozen=True, slots=True)
class ReadManuscript:
    """A document with the citations of its text in order and, where it has one, its reference list."""

    document: OpenedDocument
    markers: tuple[PlacedMarker, ...]
    part: ListPart | None

    def citations(self) -> Iterator[Citation]:
        """Yield each citation item with its section and line."""
        for placed in self.markers:
            for item in placed.marker.items:
                line = placed.block + 1
                yield Citation(
                    item.number, placed.section, line, placed.marker.shown, item.locators, item.ambiguous, item.key
                )


def read(document: OpenedDocument, chapter: ListPart | None = None, labels: Iterable[str] = ()) -> ReadManuscript:
    """Return a document as a manuscript, or a chapter of it that has a list of its own.

    `labels` are the numbers with letters of a list that stands elsewhere.
    """
    text = document.text
    part = chapter or (find_keyed_list(text) if text.entries else find_list(text))
    lettered = [*labels, *(part.labels if part else ())]
    placed = tuple(_placed(text, part, lettered))
    if by_key := _by_typed_key(text, part):
        taken = Spans(marker[:2] for marker in by_key)
        others = [spot.marker for spot in placed if not taken.overlap(*spot.marker[:2])]
        placed = tuple(placed_markers(text, part, [*others, *by_key]))
    markers = [marked.marker for marked in placed]
    alone = bare_label_markers(text, markers, lettered)
    alone += bare_number_markers(text, part, [*markers, *alone]) if part else []
    broken = broken_citations(text, part, [*markers, *alone]) if part else []
    placed = tuple(placed_markers(text, part, [*markers, *alone, *broken])) if alone or broken else placed
    return ReadManuscript(document, placed, part)


def _by_typed_key(text: ManuscriptText, part: ListPart | None) -> list[TextMarker]:
    """Return the citations by the keys that the list prints; none where the format of the text has keys of its own."""
    if not part or any(item.key for marker in text.markers for item in marker.items):
        return []
    closed = Spans([*text.closed, *(marker[:2] for marker in text.markers)])
    lettered = LetteredNumbers(part.labels, text.text) if part.labels else None
    keys = TypedKeys([entry.key for entry in part.entries if entry.key and not entry.work.label], lettered)
    return [marker for marker in keys.markers(text.text, part.start) if not closed.overlap(*marker[:2])]


def list_text(document: OpenedDocument) -> str:
    """Return a document's reference list as text, a line a paragraph; the whole text where it cites nothing before it.

    In plain text and Markdown the list stands at its own place, what is around it being left blank. Where each chapter
    has its list, these follow one another.
    """
    text, whole = document.text, document.text.text
    if text.entries:
        lines = (without_commands(whole[entry.start : entry.end]) for entry in text.entries)
        return "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    manuscript = read(document)
    part = manuscript.part
    begins = [
        (text.blocks[placed.block].start, placed.marker.start) for placed in manuscript.markers if placed.marker.items
    ]
    inside = [place for begin, place in begins if whole[begin:place].strip()]  # at the head of a line it is a number
    if part is None and len(inside) > 1:
        return ""  # a text that cites a list which stands elsewhere
    spans = [(0, len(whole))]
    if part and (inside or _cites_by_name(text, part)):
        spans = [(listed.start, listed.end) for listed in find_lists(text) if listed.entries] or [
            (part.start, part.end)
        ]
    if document.format in ("txt", "md") and not any(block.label or block.mark for block in text.blocks):
        return apply_changes(_NO_BREAK.sub(" ", whole), [(start, end, whole[start:end]) for start, end in spans])
    inside_lists = Spans(spans)
    places = [
        place for place, block in enumerate(text.blocks)
        if not block.place and inside_lists.overlap(block.start, block.start + 1)
    ]  # fmt: skip
    return "".join(numbered_lines(text, places)[0])


def _cites_by_name(text: ManuscriptText, part: ListPart) -> bool:
    """Return whether what stands before a headed list is no list too: it has notes, or names works with their years."""
    notes = Spans(text.notes)
    before = [
        text.text[block.start : block.end] for block in text.blocks
        if block.end <= part.start and not (block.place or notes.overlap(block.start, block.end))
    ]  # fmt: skip
    names_works = (
        any(block.place for block in text.blocks) or text.notes or any(author_date_candidates("\n".join(before)))
    )
    return part.headed and bool(names_works) and not any(map(looks_like_entry, before))


def _placed(text: ManuscriptText, part: ListPart | None, labels: Iterable[str]) -> Iterator[PlacedMarker]:
    """Yield the markers of the text outside its list, in order; `labels` are the numbers with letters that cite."""
    last = max((entry.number or 0 for entry in part.entries), default=0) if part else 0
    closed, live = Spans(text.closed), Spans(marker[:2] for marker in text.markers)
    typed = [
        marker for marker in markers_of(text.text, LARGEST_NUMBER, last, LetteredNumbers(labels, text.text))
        if not (closed.overlap(*marker[:2]) or live.overlap(*marker[:2]))
    ]  # fmt: skip
    typed = [_the_right_way_round(marker, last or LARGEST_NUMBER) for marker in typed]
    yield from placed_markers(text, part, [*text.markers, *_without_indices(text.text, typed)])


def _the_right_way_round(marker: TextMarker, last: int) -> TextMarker:
    """Return a marker whose range of works runs backwards, [9–7], with the works it means; a writing leaves it."""
    body = marker.raw[1:-1]
    items = (
        parse_items(with_ranges_in_order(body), last)
        if not marker.items and not marker.dead and with_ranges_in_order(body) != body
        else None
    )
    return marker._replace(items=tuple(items), beside=True) if items else marker


def _without_indices(text: str, markers: Sequence[TextMarker]) -> list[TextMarker]:
    """Return markers without indices: arr[10] among the signs of code, or in a Cyrillic text that cites apart."""
    glued = {marker for marker in markers if _INDEXED.search(text, max(0, marker.start - 40), marker.start)}
    apart = sum(bool(marker.items) and text[marker.start - 1 : marker.start].isspace() for marker in markers)
    code = glued and apart >= len(glued) and len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
    return [marker for marker in markers if marker not in glued or not (code or _in_code(text, marker))]


def _in_code(text: str, marker: TextMarker) -> bool:
    """Return whether signs of code stand about an index: double q = atof(argv[5]); }."""
    return len(_CODE.findall(text, max(0, marker.start - 60), marker.end + 12)) > 1


def placed_markers(
    text: ManuscriptText, part: ListPart | None, markers: Iterable[TextMarker]
) -> Iterator[PlacedMarker]:
    """Yield markers with their places, in order, without those inside the list."""
    starts = [block.start for block in text.blocks]
    sections, notes = _sections(text), Spans(text.notes)
    for marker in sorted(markers):
        if part and (part.start <= marker.start < part.end or not part.since <= marker.start < part.until):
            continue
        block = bisect_right(starts, marker.start) - 1
        place = text.blocks[block].place or ("footnote" if notes.overlap(*marker[:2]) else "")
        yield PlacedMarker(marker, block, sections[block], place)


def _sections(text: ManuscriptText) -> list[str]:
    """Return for each block the heading above it: its number where it has one, else its words."""
    sections: list[str] = []
    section = ""
    for block in text.blocks:
        if block.level:
            heading = " ".join(text.text[block.start : block.end].lstrip("#").split())
            heading = re.sub(r"^\\\w+\*?\{(.*)\}.*$", r"\1", heading)
            number = _NUMBER.match(f"{block.label} {heading} ")
            section = number[1] if number else heading[:60]
        sections.append(section)
    return sections
