"""The reference list inside a document: where it begins and ends, its entries with their places."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate

from kb.manuscript.author_date_candidates import author_date_candidates
from kb.manuscript.bare_numbers import has_bare_number_citations, has_superscript_citations
from kb.manuscript.chapter_lists import lists_by_chapter
from kb.manuscript.documents.document_text import ManuscriptText, Spans
from kb.manuscript.documents.latex_plain_text import without_commands
from kb.manuscript.entry_runs import entries_follow, headings_of_runs, looks_like_entry, over_no_text
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.list_comparison import is_continuation, is_romanised_copy
from kb.manuscript.list_headings import is_list_heading
from kb.manuscript.list_part import ListPart, ReadEntry
from kb.manuscript.markers import markers_of
from kb.manuscript.numbered_lines import has_no_numbers, leading_number, numbered_lines, numbers_in_cells
from kb.manuscript.printed_keys import printed_keys, with_numbers
from kb.manuscript.reference_list.chapter_headings import chapter_of
from kb.manuscript.reference_list.entry_ends import can_end_entry, resemble_entries, resembles_entry
from kb.manuscript.reference_list.letter_labels import LETTERS, leading_label
from kb.manuscript.reference_list.lines import BEFORE, Line, is_header, is_heading
from kb.manuscript.reference_list.works import read_list

_AFTER_LIST = re.compile(
    r"(?:\w{1,3}[\s-])?(?:қосымша\w*|приложени[ея]|appendix|appendices|annex)\b.{0,80}", re.IGNORECASE
)
_FIRST = re.compile(rf"\s*[\[(]?(?:(?:{LETTERS}[-–.\s]?|[^\W\d_]{{1,3}})?1[\])]?[.)\s]|[IІi][\])]?[.)])\s*\S")
_PAGE_AFTER = re.compile(r"[\s.…]\d{1,4}(?=[\s.…]|$)")  # as a table of contents has it
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)[^*_\d]{3,80}[^*_\d\s.,;](?:\1|:\1|\1:)")  # **Статьи**
_DEFINITION = re.compile(r"\[[^\]\n]+\]:\s")
_FAR = 200  # blocks below a paragraph in which an entry may follow yet
_MOST_TRIED = 3  # beginnings of a list without a heading that are tried, from the last


def find_list(text: ManuscriptText, whole: bool = False) -> ListPart | None:
    """Return the reference list of a text, None where it has none; with `whole` a text without a heading is one."""
    parts = find_lists(text)
    blocks = text.blocks
    shown = [text.text[block.start : block.end] for block in blocks]
    begun = parts and any(
        block.end <= parts[0].start and resembles_entry(shown[place]) for place, block in enumerate(blocks)
    )
    if parts and not (whole and begun):
        return parts[-1]
    if whole:
        return _part(text, 0, len(blocks))
    firsts = [place for place in range(len(blocks)) if _FIRST.match(f"{blocks[place].label} {shown[place]}")]
    for place in firsts[-_MOST_TRIED:][::-1]:
        part = _part(text, place, _end(text, shown, place))
        if part and _sure(part, text.text):
            return part
    return None


def find_lists(text: ManuscriptText) -> list[ListPart]:
    """Return the headed lists that the chapters of a text have, or the one that all have in common.

    Of two lists of the same works, of which one follows the other in Latin letters, the first is read.
    """
    shown = [text.text[block.start : block.end] for block in text.blocks]
    known = over_no_text(text, list(_headings_of_lists(text, shown)))
    headings = known or headings_of_runs(text)
    begun = 0  # the heading of the last part
    parts: list[ListPart] = []
    for place, following in zip(headings, [*headings[1:], len(shown)], strict=False):
        end = min(_end(text, shown, place + 1), following)
        part = _part(text, place + 1, end)
        last = parts[-1].entries[-1] if parts else None
        after = text.blocks[last.block].end if last else 0
        cited = last and has_bare_number_citations(text, after, text.blocks[place].start, parts[-1].labels)
        if not part:
            continue
        if cited and last:  # where nothing heads the next chapter, it was read as the end of the last entry
            alone = _part(text, begun + 1, _end_of_entry(shown, last.block), frozenset(headings)) or parts[-1]
            parts[-1] = replace(parts[-1], end=alone.end, entries=alone.entries)
        beyond = text.text[parts[-1].end : text.blocks[place].start] if parts else ""
        if not parts or cited:
            begun = place
            since = parts[-1].end if parts else 0
            written = any(text.blocks[entry.block].mark for entry in part.entries)
            parts.append(replace(part, since=since, headed=bool(known) or is_list_heading(shown[place]) or written))
        elif is_continuation(parts[-1], part, shown[begun], shown[place]) and not beyond.strip():
            whole = _part(text, begun + 1, end, frozenset(headings)) or part
            parts[-1] = replace(whole, since=parts[-1].since, others=parts[-1].others, headed=parts[-1].headed)
        elif is_romanised_copy(parts[-1], part):
            parts[-1] = replace(parts[-1], others=(*parts[-1].others, place))
        else:
            before = parts[-1]
            parts[-1] = replace(part, since=before.since, others=(*before.others, begun), headed=before.headed)
            begun = place
    ends = [*(part.end for part in parts[:-1]), sys.maxsize]
    headed = [replace(part, until=end) for part, end in zip(parts, ends, strict=False)]
    return [chapter for part in headed for chapter in lists_by_chapter(text, part)]


def _end_of_entry(shown: Sequence[str], block: int) -> int:
    """Return the block after an entry that begins in a `block`, where what follows may be no part of it."""
    end = block + 1
    while end < len(shown) and shown[end].strip():
        lines = [Line(0, shown[place], place, 0) for place in (end - 1, end)]
        goes_on_below = shown[end].lstrip()[0].islower() or shown[end].lstrip()[0] in "-–—/("
        if not goes_on_below and (is_heading(shown[end]) or can_end_entry(lines, 1)):
            break
        end += 1
    return end


def _headings_of_lists(text: ManuscriptText, shown: Sequence[str]) -> Iterator[int]:
    """Yield the blocks that head a list: something like an entry follows."""
    closed = Spans(text.closed)
    for place, block in enumerate(text.blocks):
        if not block.place and is_list_heading(shown[place]) and not closed.overlap(block.start, block.start + 1):
            below = [n for n in range(place + 1, min(place + 12, len(shown))) if shown[n].strip()]
            following = [shown[n] for n in below[:4]]
            numbers = [leading_number(text.blocks[n], shown[n].strip()) for n in below]
            written = any(block.mark for block in text.blocks[place + 1 : place + 6])  # a line written here is an entry
            paged = len(_PAGE_AFTER.findall(shown[place])) > bool(chapter_of(shown[place]))
            contents = paged and any(map(is_list_heading, shown[place + 1 :]))
            counted = 1 in numbers[:2] and 2 in numbers  # files of an archive have no year; the first part is headed
            if not contents and (
                written or counted or any(resembles_entry(line) or _begins_letter(line) for line in following)
            ):
                yield place


def _begins_letter(line: str) -> bool:
    """Return whether a line is the first entry of a letter: АИ1. ЦГА РК. Ф. 64."""
    label = leading_label(line)
    return label is not None and label.number == 1


def _defines(text: ManuscriptText, place: int) -> bool:
    """Return whether a block is the definition of a link or a note of Markdown: [1]: https://…, [^1]: …"""
    return bool(_DEFINITION.match(text.text, text.blocks[place].start, text.blocks[place].end))


def _sure(part: ListPart, text: str) -> bool:
    """Return whether a list without a heading is one: numbers in a row, nearly all dated, after the citations."""
    markers = [marker.start for marker in markers_of(text, labels=LetteredNumbers(part.labels)) if marker.items]
    after = sum(start > part.start for start in markers)
    shaped = all(looks_like_entry(f"{entry.number or 1}. {entry.work.text}") for entry in part.entries)
    if after * (3 if shaped else 10) > len(markers):
        return False
    numbers = [entry.number for entry in part.entries]
    counted = numbers == list(range(1, len(numbers) + 1)) or len(part.labels) == len(numbers)
    return counted and resemble_entries([entry.work.text for entry in part.entries])


def _end(text: ManuscriptText, shown: Sequence[str], start: int) -> int:
    """Return the block at which a list ends: an appendix, a heading that heads no part of a list, an end in LaTeX.

    A line with the number that follows is an entry: an archive file has no year by which it is known. A heading of any
    level above such a line heads a part of the list.
    """
    blocks, following, begun = text.blocks, 1, False
    level = blocks[start - 1].level if start else 0
    for place in range(start, len(blocks)):
        line = shown[place].strip()
        if line and leading_number(blocks[place], line) == following:
            following, begun = following + 1, True
            continue
        appendix = _AFTER_LIST.fullmatch(line) and (blocks[place].level or line.isupper() or len(line) < 40)
        goes_on = begun and line[:1].isupper() and _goes_on_as_text(text, place, following)
        if appendix or line.startswith("\\end{") or goes_on:
            return place
        heading = blocks[place].level and place > start and line and not resembles_entry(line)
        below = heading and (is_heading(line) or 0 < level < blocks[place].level)
        below = below and not _is_text(text, range(place + 1, min(place + 12, len(blocks))))
        if heading and not (below or entries_follow(text, place)):
            after = next((n for n in range(place + 1, len(blocks)) if shown[n].strip()), place)
            runs_on = leading_number(blocks[after], shown[after].strip()) == following and not (
                following == 1 and begun
            )
            if not runs_on and not _begins_letter(shown[after]):
                return place
        begun = begun or bool(line and not heading)
    return len(blocks)


def _goes_on_as_text(text: ManuscriptText, place: int, following: int) -> bool:
    """Return whether a block after the last entry is text: apart, without a number, it cites; no `following` comes."""
    block, above_place = text.blocks[place], place - 1
    while above_place and text.blocks[above_place].start == text.blocks[above_place].end:
        above_place -= 1
    above, line = text.blocks[above_place], text.text[block.start : block.end].strip()
    apart = above_place < place - 1 or (above.label and not block.label) or (above.mark and not block.mark)
    known = following > 1 or bool(above.mark)  # where nothing numbers or marks the entries, it may be one of them
    if not (known and apart) or block.mark or block.place:
        return False
    if "//" in line or leading_number(block, line):
        return False
    dated = author_date_candidates(line) if above.mark and not looks_like_entry(line) else ()
    if not any(marker.items and line[: marker.start].strip() for marker in (*markers_of(line), *dated)):
        return False
    later = [(below, text.text[below.start : below.end].strip()) for below in text.blocks[place + 1 : place + _FAR]]
    return not any(below.mark or leading_number(below, shown) == following for below, shown in later if shown)


def _is_text(text: ManuscriptText, places: Sequence[int]) -> bool:
    """Return whether blocks below a heading are those of a chapter: they cite, or none is like an entry."""
    blocks = [block for block in (text.blocks[place] for place in places) if text.text[block.start : block.end].strip()]
    below = [text.text[block.start : block.end] for block in blocks[:4]]
    cites = any(marker.items and line[: marker.start].strip() for line in below for marker in markers_of(line))
    raised = any(has_superscript_citations(text, block.start, block.end) for block in blocks[:4])
    return cites or raised or not any(resembles_entry(line) for line in below)


def _part(text: ManuscriptText, first: int, end: int, inner: Set[int] = frozenset()) -> ListPart | None:
    """Return the list that stands in some blocks, each with the number that its program counts before it.

    The blocks `inner` head parts of it, and so do those with a level that are no entries.
    """
    inner = inner | {place for place in range(first, end) if _heads_part(text, place)}
    apart = Spans(text.notes)  # at the end of Markdown
    keys = printed_keys(text, range(first, end))
    places = [
        place for place in range(first, end)
        if not (place in inner or text.blocks[place].place or apart.overlap(*text.blocks[place][:2])
                or (place not in keys and _defines(text, place)))
    ]  # fmt: skip
    if not any(text.blocks[place].end > text.blocks[place].start for place in places):
        places = [place for place in range(first, end) if text.blocks[place].place == "table"]
    cells = numbers_in_cells(text, places)
    places = [
        place for place in places
        if place + 1 not in cells and not is_header(text.text[slice(*text.blocks[place][:2])], text.headers)
    ]  # fmt: skip
    pieces, starts = numbered_lines(text, places, cells)
    if keys:
        pieces = with_numbers(pieces, [keys.get(place) for place in places])
    lines = dict(zip(accumulate((len(piece.splitlines()) for piece in pieces), initial=1), places, strict=False))
    labels = [bool(text.blocks[place].label) for place in places if text.blocks[place].end > text.blocks[place].start]
    counted = bool(labels) and all(labels)  # each block is an item, and so an entry
    whole = {line for line, place in lines.items() if text.blocks[place].mark or (counted and text.blocks[place].label)}
    listed = read_list("".join(pieces), whole)
    if not listed.works:
        return None

    def back(position: int) -> tuple[int, int]:
        index = max(0, bisect_right(starts, position) - 1)
        block = text.blocks[places[index]]
        return places[index], min(block.end, block.start + max(0, position - starts[index]))

    entries = []
    numbered = sum(bool(work.number or work.label) for work in listed.works) * 2 > len(listed.works)
    for count, work in enumerate(listed.works, 1):
        (first_block, start), (_, end_of) = back(work.start), back(work.end)
        while text.text[start - 1 : start] == "*" and start > text.blocks[first_block].start:
            start -= 1  # of *a title* at its head
        while text.text[end_of : end_of + 1] == "*":
            end_of += 1
        printed = keys.get(first_block)
        number = (printed.number if printed else None) if keys else work.number if numbered else count
        key = work.label or (printed.key if printed else "")
        entries.append(ReadEntry(None if work.label else number, key, work, first_block, start, end_of))
    headed = {lines[left.line] for left in listed.left_out if left.why == "heading" and left.line in lines}
    headings = sorted(headed | {place for place in inner if first <= place < end})
    last = max(text.blocks[entry.block].end for entry in entries)
    begin = min(text.blocks[entry.block].start for entry in entries)
    return ListPart(
        begin, max(last, entries[-1].end), tuple(entries),
        tuple(place for place in headings if text.blocks[place].start >= begin),
        numbered=numbered and not keys and not has_no_numbers(text, frozenset(places), cells),
        left_out=tuple(lines[stray.line] for stray in listed.left_out if stray.why == BEFORE and stray.line in lines),
    )  # fmt: skip


def _heads_part(text: ManuscriptText, place: int) -> bool:
    """Return whether a block of a list is a heading by its level or its signs: neither numbered nor like an entry."""
    block, line = text.blocks[place], text.text[text.blocks[place].start : text.blocks[place].end].strip()
    entry = block.mark or leading_number(block, line) or leading_label(line) or resembles_entry(line)
    underline = set(line) in ({"-"}, {"="}) and place and text.blocks[place - 1].level
    return bool((block.level or underline or _EMPHASISED.fullmatch(line)) and line and not entry)


def find_keyed_list(text: ManuscriptText) -> ListPart | None:
    """Return the list that the format itself marks, its entries by key."""
    cleaned = [without_commands(text.text[entry.start : entry.end]) for entry in text.entries]
    works = [(read_list(f"1. {line}\n", frozenset((1,))).works or (None,))[0] for line in cleaned]
    starts = [block.start for block in text.blocks]
    places = [bisect_right(starts, entry.start) - 1 for entry in text.entries]
    ends = [
        text.blocks[place].end if text.blocks[place].mark else entry.end
        for place, entry in zip(places, text.entries, strict=True)
    ]
    entries = tuple(
        ReadEntry(number, entry.key, work, place, entry.start, end)
        for number, (entry, work, place, end) in enumerate(zip(text.entries, works, places, ends, strict=True), 1)
        if work
    )
    if not entries:
        return None
    begin = text.text.rfind("\\bibitem" if entries[0].key else "\\item", 0, entries[0].start)
    return ListPart(max(begin, 0), entries[-1].end, entries, headed=True)
