"""Blocks of a list as lines, each with its number: typed, counted by the program, or in a cell of its own."""

import re
from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from kb.manuscript.documents.document_text import Block, ManuscriptText
from kb.manuscript.reference_list.letter_labels import leading_label, letter_labels
from kb.manuscript.reference_list.lines import Line

NUMBER_ALONE = re.compile(r"\s*(?:[^\W\d_]\W?)?\d{1,4}\s*[.)]?\s*")
NUMBERED = re.compile(r"\s*(?:\d{1,4}[.)]|\[\d{1,4}\])\s")
_FIRST = re.compile(r"[\[(]?(?P<number>\d{1,4})(?P<sign>[\])]?[.)]?)\s+(?P<body>\S)")


def leading_number(block: Block, line: str) -> int | None:
    """Return the number that an entry would have by its line, or by the program that counts it; None: it has none.

    A number without a sign after it is one before a capital; a heading has none so.
    """
    match = _FIRST.match(line if block.level else f"{block.label} {line}".lstrip())
    if not match or not (match["sign"] or (not block.level and (match["body"].isupper() or match["body"] in '«"“'))):
        return None
    return int(match["number"])


def numbers_in_cells(text: ManuscriptText, places: Sequence[int]) -> dict[int, str]:
    """Return the numbers that stand alone in a cell of a table, by the block of the cell after it."""
    shown = {place: text.text[text.blocks[place].start : text.blocks[place].end] for place in places}
    return {
        place + 1: f"{cell.strip(' .)')}." for place, cell in shown.items()
        if text.blocks[place].place == "table" and NUMBER_ALONE.fullmatch(cell) and shown.get(place + 1, "").strip()
    }  # fmt: skip


def numbered_lines(
    text: ManuscriptText, places: Sequence[int], cells: Mapping[int, str] = MappingProxyType({})
) -> tuple[list[str], list[int]]:
    """Return blocks as lines, each with the number that its program counts, and where the block's own text begins.

    `cells` are the numbers that stand in a cell before that of a block.
    """
    starts: list[int] = []
    pieces: list[str] = []
    length = count = 0
    filled = frozenset(place for place in places if text.blocks[place].end > text.blocks[place].start)
    ours = has_no_numbers(text, filled, cells)
    for place in places:
        block = text.blocks[place]
        count += place in filled and (count > 0 or bool(block.mark))  # a line written here is an entry
        number = (block.label or cells.get(place) or (f"{count}." if ours and count else "")) if place in filled else ""
        line = f"{number} " if number else ""
        starts.append(length + len(line))
        shown = text.text[block.start : block.end]
        piece = line + (re.sub(r"\s", " ", shown) if block.mark else shown) + "\n"
        pieces.append(piece)
        length += len(piece)
    return pieces, starts


def has_no_numbers(text: ManuscriptText, numbers: Set[int], cells: Mapping[int, str]) -> bool:
    """Return whether a list was written here without numbers: a line that was written here is an entry."""
    marked = [text.blocks[place] for place in sorted(numbers) if text.blocks[place].mark]
    lines = [text.text[block.start : block.end] for block in marked]
    labels = letter_labels([Line(0, line, number, 0) for number, line in enumerate(lines)])
    typed = [NUMBERED.match(line) or leading_label(line) or place in labels for place, line in enumerate(lines)]
    return bool(marked) and not (cells or any(block.label for block in marked)) and not all(typed)
