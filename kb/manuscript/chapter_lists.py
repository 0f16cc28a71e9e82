"""Lists that stand together at the end, one for each chapter of the text: their numbers begin anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.manuscript.documents.document_text import Block, ManuscriptText
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.list_part import ListPart, ReadEntry
from kb.manuscript.markers import markers_of
from kb.manuscript.reference_list.chapter_headings import chapter_of, names_chapter

_CLOSING = re.compile(r"[#*\s]*(?:қорытынды|заключение|conclusions?)[*\s.]*", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+(?!\d)")


def lists_by_chapter(text: ManuscriptText, part: ListPart) -> list[ListPart]:
    """Return the lists of the chapters that parts of a list name, where their numbers begin anew; else the list alone.

    What is cited outside of these chapters has a part without entries, which stands first.
    """
    runs = _runs(part.entries)
    headings = [_heading(text, run[0]) for run in runs]
    chapters = [chapter_of(text.text[block.start : block.end]) for block in headings]
    starts = _starts(text, headings[0].start)
    begins = [starts.get(chapter or 0, -1) for chapter in chapters]
    if len(runs) < 2 or begins[0] < 0 or begins != sorted(set(begins)):
        return [part]
    last = _closing(text, begins[-1], headings[0].start)
    lists = [
        _list(text, part, run, begin, end) for run, begin, end in zip(runs, begins, [*begins[1:], last], strict=True)
    ]  # fmt: skip
    outside = [replace(part, entries=(), headings=(), until=begins[0]), replace(part, entries=(), since=last)]
    return [*(outer_part for outer_part in outside if _cites(text, outer_part)), *lists]


def _list(text: ManuscriptText, part: ListPart, run: Sequence[ReadEntry], since: int, until: int) -> ListPart:
    headings = tuple(place for place in part.headings if run[0].block < place <= run[-1].block)
    return replace(
        part,
        start=text.blocks[run[0].block].start,
        end=run[-1].end,
        entries=tuple(run),
        headings=headings,
        since=since,
        until=until,
    )


def _cites(text: ManuscriptText, part: ListPart) -> bool:
    end = min(part.until, part.start)
    return any(marker.items for marker in markers_of(text.text[part.since : end], labels=LetteredNumbers(part.labels)))


def _runs(entries: Sequence[ReadEntry]) -> list[list[ReadEntry]]:
    """Return entries apart where their numbers begin anew with one."""
    runs: list[list[ReadEntry]] = []
    for entry in entries:
        if not runs or (entry.number == 1 and (runs[-1][-1].number or 0) > 1):
            runs.append([])
        runs[-1].append(entry)
    return runs


def _heading(text: ManuscriptText, entry: ReadEntry) -> Block:
    """Return the block above an entry that says something."""
    above = (text.blocks[place] for place in range(entry.block - 1, -1, -1))
    return next((block for block in above if text.text[block.start : block.end].strip()), text.blocks[0])


def _starts(text: ManuscriptText, end: int) -> dict[int, int]:
    """Return where each chapter begins: at the last line up to `end` that names it, or heads it by its number."""
    starts = {}
    for line, start, level in _headings(text, 0, end):
        numbered = _NUMBERED.match(line) if level == 1 else None
        chapter = chapter_of(line) if names_chapter(line) else int(numbered[1]) if numbered else None
        if chapter is not None:
            starts[chapter] = start
    return starts


def _closing(text: ManuscriptText, begin: int, end: int) -> int:
    """Return where the conclusion begins that follows the last chapter, else where the list does."""
    return next((start for line, start, _ in _headings(text, begin, end) if _CLOSING.fullmatch(line)), end)


def _headings(text: ManuscriptText, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the lines of a part of the text with the number that is counted before them, their places, their levels."""
    for block in text.blocks:
        if begin <= block.start < end and not block.place:
            line = text.text[block.start : block.end].strip().lstrip("# ")
            yield f"{block.label} {line}".strip(), block.start, block.level
