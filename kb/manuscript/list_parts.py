"""The reference list inside a document: where it begins and ends, its entries with their places."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from kb.manuscript.documents.source import Block, ManuscriptText, Spans
from kb.manuscript.list_headings import heads
from kb.manuscript.markers import markers_of
from kb.manuscript.reference_list.entry_ends import like_entries, like_entry
from kb.manuscript.reference_list.lines import BEFORE, is_heading
from kb.manuscript.reference_list.works import ListedWork, read_list

_AFTER_LIST = re.compile(
    r"(?:\w{1,3}[\s-])?(?:қосымша\w*|приложени[ея]|appendix|appendices|annex)\b.{0,80}", re.IGNORECASE
)
_FIRST = re.compile(r"\s*[\[(]?1[\])]?[.)\s]\s*\S")
_NUMBERED = re.compile(r"\s*(?:\d{1,4}[.)]|\[\d{1,4}\])\s")
_PAGE_AFTER = re.compile(r"[\s.…]\d{1,4}\s*$")  # as a table of contents has it
_DEFINITION = re.compile(r"\[[^\]\n]+\]:\s")
_LATIN = re.compile("[A-Za-z]")
_MOST_TRIED = 3  # beginnings of a list without a heading that are tried, from the last


class ReadEntry(NamedTuple):
    """An entry of a reference list: its number or key, what it is read as, the block and the part of the text it is in.

    An entry of a list in another file has no block (-1).
    """

    number: int | None
    key: str
    work: ListedWork
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ListPart:
    """The reference list inside a document: its part of the text, its entries, its inner headings by block.

    `headed`: it stands under a heading that says so, or in a command of its format. `left_out` are the blocks before
    its first entry that belong to none, `others` the headings of lists that are not read; without `numbered` its
    entries have their places for numbers. The list is that of the text from `since` to `until`: of its chapter, where
    each has its own.
    """

    start: int
    end: int
    entries: tuple[ReadEntry, ...]
    headings: tuple[int, ...] = ()
    headed: bool = False
    left_out: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    numbered: bool = True
    since: int = 0
    until: int = sys.maxsize


def list_part(text: ManuscriptText, whole: bool = False) -> ListPart | None:
    """Return the reference list of a text, None where it has none; with `whole` a text without a heading is one."""
    parts = list_parts(text)
    if parts:
        return parts[-1]
    blocks = text.blocks
    shown = [text.text[block.start : block.end] for block in blocks]
    if whole:
        return _part(text, 0, len(blocks))
    firsts = [place for place in range(len(blocks)) if _FIRST.match(f"{blocks[place].label} {shown[place]}")]
    for place in firsts[-_MOST_TRIED:][::-1]:
        part = _part(text, place, _end(blocks, shown, place))
        if part and _sure(part, text.text):
            return part
    return None


def list_parts(text: ManuscriptText) -> list[ListPart]:
    """Return the headed lists that the chapters of a text have, or the one that all have in common.

    Of two lists of the same works, of which one follows the other in Latin letters, the first is read.
    """
    shown = [text.text[block.start : block.end] for block in text.blocks]
    headings = list(_headings_of_lists(text, shown))
    begun = 0  # the heading of the last part
    parts: list[ListPart] = []
    for place, following in zip(headings, [*headings[1:], len(shown)], strict=False):
        end = min(_end(text.blocks, shown, place + 1), following)
        part = _part(text, place + 1, end)
        last = parts[-1].entries[-1] if parts else None
        after = text.blocks[last.block].end if last else 0
        cited = last and any(each.items for each in markers_of(text.text[after : text.blocks[place].start]))
        if not part:
            continue
        if cited and last:  # where nothing heads the next chapter, it was read as the end of the last entry
            parts[-1] = replace(parts[-1], end=after, entries=(*parts[-1].entries[:-1], last._replace(end=after)))
        if not parts or cited:
            begun = place
            parts.append(replace(part, since=parts[-1].end if parts else 0))
        elif _goes_on(parts[-1], part) and not text.text[parts[-1].end : text.blocks[place].start].strip():
            whole = _part(text, begun + 1, end, frozenset(headings)) or part
            parts[-1] = replace(whole, since=parts[-1].since, others=parts[-1].others)
        elif _in_latin(parts[-1], part):
            parts[-1] = replace(parts[-1], others=(*parts[-1].others, place))
        else:
            parts[-1] = replace(part, since=parts[-1].since, others=(*parts[-1].others, begun))
            begun = place
    ends = [*(part.end for part in parts[:-1]), sys.maxsize]
    return [replace(part, headed=True, until=end) for part, end in zip(parts, ends, strict=False)]


def _headings_of_lists(text: ManuscriptText, shown: Sequence[str]) -> Iterator[int]:
    """Yield the blocks that head a list: something like an entry follows."""
    closed = Spans(text.closed)
    for place, block in enumerate(text.blocks):
        if not block.place and heads(shown[place]) and not closed.meet(block.start, block.start + 1):
            following = [line for line in shown[place + 1 : place + 12] if line.strip()][:4]
            written = any(block.mark for block in text.blocks[place + 1 : place + 6])  # a line written here is an entry
            contents = _PAGE_AFTER.search(shown[place]) and any(map(heads, shown[place + 1 :]))
            if not contents and (written or any(like_entry(line) for line in following)):
                yield place


def _defines(text: ManuscriptText, place: int) -> bool:
    """Return whether a block is the definition of a link or a note of Markdown: [1]: https://…, [^1]: …"""
    return bool(_DEFINITION.match(text.text, text.blocks[place].start, text.blocks[place].end))


def _goes_on(part: ListPart, other: ListPart) -> bool:
    """Return whether two parts that follow one another are one list: its numbers run on, or there are none."""
    begun = other.entries[0].work
    typed = _NUMBERED.match(f"{begun.text} ")  # of one entry alone
    first = begun.number or (int(re.sub(r"\D", "", typed[0])) if typed else None)
    last = part.entries[-1].work.number
    return first == last + 1 if first and last else not (first or last)


def _in_latin(part: ListPart, other: ListPart) -> bool:
    """Return whether a list is another in Latin letters: as long, of letters that the first has less of."""
    shares = [
        len(_LATIN.findall(words)) / len(words) for words in (
            "".join(entry.work.text for entry in each.entries) for each in (part, other)
        )
    ]  # fmt: skip
    return abs(len(part.entries) - len(other.entries)) <= len(part.entries) // 5 and shares[1] > shares[0] + 0.2


def _sure(part: ListPart, text: str) -> bool:
    """Return whether a list without a heading is one: numbers in a row, nearly all dated, after the citations."""
    markers = [marker.start for marker in markers_of(text) if marker.items]
    if sum(start > part.start for start in markers) * 10 > len(markers):
        return False
    numbers = [entry.number for entry in part.entries]
    return numbers == list(range(1, len(numbers) + 1)) and like_entries([entry.work.text for entry in part.entries])


def _end(blocks: Sequence[Block], shown: Sequence[str], start: int) -> int:
    """Return the block at which a list ends: an appendix, or a heading that heads no part of a list.

    A line with the number that follows is an entry: an archive file has no year by which it is known.
    """
    following = 1
    for place in range(start, len(blocks)):
        line = shown[place].strip()
        numbered = _NUMBERED.match(line)
        if numbered and int(re.sub(r"\D", "", numbered[0])) == following:
            following += 1
            continue
        if _AFTER_LIST.fullmatch(line) and (blocks[place].level or line.isupper() or len(line) < 40):
            return place
        heading = blocks[place].level and place > start and line and not like_entry(line)
        if heading and (not is_heading(line) or _is_text(shown[place + 1 : place + 12])):
            return place
    return len(blocks)


def _is_text(lines: Sequence[str]) -> bool:
    """Return whether lines below a heading are those of a chapter: they cite, or none is like an entry."""
    below = [line for line in lines if line.strip()][:4]
    cites = any(marker.items for line in below for marker in markers_of(line))
    return cites or not any(like_entry(line) for line in below)


def _part(text: ManuscriptText, first: int, end: int, inner: Set[int] = frozenset()) -> ListPart | None:
    """Return the list that stands in some blocks, each with the number that its program counts before it.

    The blocks `inner` head parts of it.
    """
    apart = Spans(text.notes)  # at the end of Markdown
    places = [
        place for place in range(first, end)
        if not (place in inner or text.blocks[place].place or apart.meet(*text.blocks[place][:2])
                or _defines(text, place))
    ]  # fmt: skip
    if not any(text.blocks[place].end > text.blocks[place].start for place in places):
        places = [place for place in range(first, end) if text.blocks[place].place == "table"]
    pieces, starts = numbered_lines(text, places)
    lines = dict(zip(accumulate((len(piece.splitlines()) for piece in pieces), initial=1), places, strict=False))
    whole = {line for line, place in lines.items() if text.blocks[place].mark}  # written here: an entry each
    listed = read_list("".join(pieces), whole)
    if not listed.works:
        return None

    def back(position: int) -> tuple[int, int]:
        index = max(0, bisect_right(starts, position) - 1)
        block = text.blocks[places[index]]
        return places[index], min(block.end, block.start + max(0, position - starts[index]))

    entries = []
    numbered = sum(bool(work.number) for work in listed.works) * 2 > len(listed.works)
    for count, work in enumerate(listed.works, 1):
        (first_block, start), (_, end_of) = back(work.start), back(work.end)
        while text.text[start - 1 : start] == "*" and start > text.blocks[first_block].start:
            start -= 1  # of *a title* at its head
        while text.text[end_of : end_of + 1] == "*":
            end_of += 1
        entries.append(ReadEntry(work.number if numbered else count, "", work, first_block, start, end_of))
    headed = {lines[left.line] for left in listed.left_out if left.why == "heading" and left.line in lines}
    headings = sorted(headed | {place for place in inner if first <= place < end})
    last = max(text.blocks[entry.block].end for entry in entries)
    begin = min(text.blocks[entry.block].start for entry in entries)
    return ListPart(
        begin, max(last, entries[-1].end), tuple(entries),
        tuple(place for place in headings if text.blocks[place].start >= begin),
        numbered=numbered and not _unnumbered(text, frozenset(places)),
        left_out=tuple(lines[each.line] for each in listed.left_out if each.why == BEFORE and each.line in lines),
    )  # fmt: skip


def numbered_lines(text: ManuscriptText, places: Sequence[int]) -> tuple[list[str], list[int]]:
    """Return blocks as lines, each with the number that its program counts, and where the block's own text begins."""
    starts: list[int] = []
    pieces: list[str] = []
    length = count = 0
    said = frozenset(place for place in places if text.blocks[place].end > text.blocks[place].start)
    ours = _unnumbered(text, said)
    for place in places:
        block = text.blocks[place]
        count += place in said and (count > 0 or bool(block.mark))  # a line written here is an entry
        number = (block.label or (f"{count}." if ours and count else "")) if place in said else ""
        line = f"{number} " if number else ""
        starts.append(length + len(line))
        shown = text.text[block.start : block.end]
        piece = line + (re.sub(r"\s", " ", shown) if block.mark else shown) + "\n"
        pieces.append(piece)
        length += len(piece)
    return pieces, starts


def _unnumbered(text: ManuscriptText, said: Set[int]) -> bool:
    """Return whether a list was written here without numbers: a line that was written here is an entry."""
    marked = [text.blocks[place] for place in said if text.blocks[place].mark]
    typed = [_NUMBERED.match(text.text, block.start, block.end) for block in marked]
    return bool(marked) and not any(block.label for block in marked) and not all(typed)


def keyed_part(text: ManuscriptText) -> ListPart | None:
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


def without_commands(latex: str) -> str:
    plain = re.sub(r"(?<!\\)%[^\n]*", "", latex)
    plain = re.sub(r"\\(?:newblock|em|it|bf|sc|par)\b\s?", "", plain)
    plain = re.sub(r"\\[a-z]+\{([^{}]*)\}", r"\1", plain)
    plain = plain.replace("---", "—").replace("--", "–").replace("~", " ").replace("<<", "«").replace(">>", "»")
    return " ".join(re.sub(r"\\([&%$#_{}])", r"\1", plain).replace("{", "").replace("}", "").split())
