"""Notes that are typed below a text under a heading of theirs (Примечания, Notes): their numbers stand in the text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from kb.language.word_tables import table
from kb.manuscript.documents.document_text import ManuscriptText, Span, Spans
from kb.manuscript.list_headings import is_list_heading

_HEADING = re.compile(
    rf"[#*\s]*(?:{'|'.join(table('words', Path(__file__).parent)['notes heading'].split())})[*:.\s]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*[\[(]?(?P<number>\d{1,3})(?:[\])]?[.)]?\s+|[\])])\s*(?=\S)")
_SIGN = re.compile(r"\[(\d{1,3})\]")
_FEWEST = 2
_MOST_TRIED = 3  # headings, from the last


def with_typed_notes(text: ManuscriptText) -> ManuscriptText:
    """Return a text with the notes typed below it, where the text before has their numbers in brackets or raised.

    The numbers are closed then: they lead to the notes, and cite no entry of a list.
    """
    headings = [
        place for place, block in enumerate(text.blocks)
        if block.end - block.start < 40 and not block.place and _HEADING.fullmatch(text.text[block.start : block.end])
    ]  # fmt: skip
    for place in headings[-_MOST_TRIED:][::-1]:
        notes = list(_notes(text, place + 1))
        signs = list(_signs(text, text.blocks[place].start))
        led_to = [number for number, _ in signs]
        inside = sum(number in led_to for number in range(1, len(notes) + 1))
        in_turn = sum(after > before for before, after in pairwise(led_to))
        if len(notes) < _FEWEST or inside * 10 < len(notes) * 8 or in_turn * 10 < (len(led_to) - 1) * 8:
            continue
        closed = [span for number, span in signs if number <= len(notes)]
        taken = Spans(closed)
        return replace(
            text, notes=tuple(sorted([*text.notes, *notes])), closed=tuple(sorted([*text.closed, *closed])),
            raised=tuple(span for span in text.raised if not taken.overlap(*span)),
        )  # fmt: skip
    return text


def _notes(text: ManuscriptText, first: int) -> Iterator[Span]:
    """Yield the notes from a block on, counted from 1; what has no number goes on with the note above."""
    number, start, end = 0, -1, -1
    for block in text.blocks[first:]:
        line = text.text[block.start : block.end]
        match = _NUMBERED.match(f"{block.label} {line}" if block.label else line)
        if block.place:
            continue
        if block.level or is_list_heading(line):
            break
        if match and int(match["number"]) == number + 1:
            if number:
                yield start, end
            number, start = (
                number + 1,
                block.start + max(0, match.end() - len(f"{block.label} " if block.label else "")),
            )
        if line.strip():
            end = block.end
    if number:
        yield start, end


def _signs(text: ManuscriptText, end: int) -> Iterator[tuple[int, Span]]:
    """Yield the numbers in brackets and above the line before a place, in order."""
    spans = [match.span() for match in _SIGN.finditer(text.text, 0, end)]
    spans += [span for span in text.raised if span[1] <= end]
    for start, stop in sorted(spans):
        digits = re.sub(r"\D", "", text.text[start:stop].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")))
        if digits:
            yield int(digits[:3]), (start, stop)
