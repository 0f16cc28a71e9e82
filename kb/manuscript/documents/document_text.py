"""A document as its text: blocks, markers that its format knows itself, and what may be written back."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from kb.manuscript.documents.number_formats import format_number
from kb.manuscript.markers import TextMarker

Span = tuple[int, int]
MARK = "_kb_"  # begins what is left in a line of a list, hidden, by which it is known again as written here


class Spans:
    """Parts of a text, to be asked whether another part meets one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((end for _start, end in self._spans), max))

    def overlap(self, start: int, end: int) -> bool:
        """Return whether a part has a character in common with one of the parts."""
        place = bisect_right(self._ends, start)
        return place < len(self._spans) and self._spans[place][0] < end


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return parts of a text in order, those that touch as one."""
    whole: list[Span] = []
    for start, end in spans:
        touching = bool(whole) and whole[-1][1] == start
        whole.append((whole.pop()[0] if touching else start, end))
    return whole


_RAISED = re.compile(r"\s*(\d(?:[\d,;\u00a0 –-]*\d)?|\?{1,3})[\s,]*")


def superscript_number_spans(text: str, raised: Iterable[Span]) -> tuple[Span, ...]:
    """Return the numbers among the parts of a text that stand above the line, without the signs around them."""
    return tuple(match.span(1) for span in merge_spans(raised) if (match := _RAISED.fullmatch(text, *span)))


class Block(NamedTuple):
    """A paragraph: its characters in the text, its level as a heading (0: none), the number its program counts.

    `place` says where it stands: "" for the body, else table, text box, footnote or endnote; `mark` is what an earlier
    writing left there to know its own line of a list by.
    """

    start: int
    end: int
    level: int = 0
    label: str = ""
    place: str = ""
    mark: str = ""


class Piece(NamedTuple):
    """A piece of formatted text to be written."""

    text: str
    italic: bool = False
    bold: bool = False
    vertical: str = ""


class Edit(NamedTuple):
    """A part of the text and what is to stand there; `data` is what a live field is to carry (CSL citation).

    A `note` is to become a footnote in its place, a `raised` one to stand above the line, where the format has them.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    data: Mapping[str, Any] | None = None
    note: bool = False
    raised: bool = False

    @property
    def plain(self) -> str:
        """The new text alone."""
        return "".join(piece.text for piece in self.pieces)


def bracketed(edit: Edit) -> str:
    """Return the new text where nothing can be raised: numbers in brackets, [2; 5–7]."""
    return f" [{edit.plain.replace(',', '; ')}]" if edit.raised else edit.plain


class ListLine(NamedTuple):
    """A line of a reference list to be written: its number or key, its text; `heading` where it heads a part.

    `block` is the paragraph of the old list that it stands in, -1 where it is new; `start` where its text begins there.
    `mark` is left with it, where the format can. `kept`: it is as it stands in the file, with the signs of its format.
    `sign` is how its own number is shown where that of the list is another: Л{}.
    """

    number: int | None
    key: str
    pieces: tuple[Piece, ...]
    heading: bool = False
    block: int = -1
    start: int = -1
    mark: str = ""
    kept: bool = False
    sign: str = ""

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(piece.text for piece in self.pieces)


class EntryRow(NamedTuple):
    """A row of a table in which one entry of a list stands: its block, where its text begins, its typed number.

    `number` is the place of that, in the same cell or in one before it; (-1, -1) where none is typed.
    """

    block: int
    start: int
    number: Span = (-1, -1)


class NewList(NamedTuple):
    """A reference list in place of a part of the text (an empty part at its end: a list is added).

    `heading` stands above a list that is added, "" where the text has one.

    `sign` is how a number is shown, "{}." or "[{}]"; "" for a list without numbers. Of several lists each has a `name`.
    `rows` are those of the table that the list stands in, one for each line.
    """

    start: int
    end: int
    lines: tuple[ListLine, ...]
    heading: str = ""
    sign: str = "{}."
    name: str = ""
    rows: tuple[EntryRow, ...] = ()

    def label(self, line: ListLine) -> str:
        """Return the number of a line as it is shown; "" for one without."""
        return "" if line.heading or not self.sign else format_number(line.sign or self.sign, line.number)


class KeyedEntry(NamedTuple):
    """An entry of a list that its format names by a key (\\bibitem): the key and its part of the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ManuscriptText:
    """The text of a document. `blocks` are in order; offsets count characters of `text`.

    `markers` are the citations that the format itself marks (a live field, @key, \\cite), each with keys or numbers;
    `closed` are parts in which no typed marker is looked for; `items` the CSL items that live fields or YAML carry,
    by key; `raised` numbers above the line, with the signs that raise them; `notes` the notes that stand within the
    text; `bibtex` the files of BibTeX that it holds; `headers` the shapes of the lines that its pages begin with.
    """

    text: str
    blocks: tuple[Block, ...]
    markers: tuple[TextMarker, ...] = ()
    closed: tuple[Span, ...] = ()
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    entries: tuple[KeyedEntry, ...] = ()
    raised: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    bibtex: tuple[Span, ...] = ()
    headers: frozenset[str] = frozenset()

    def paragraph(self, place: int) -> int:
        """Return which paragraph under its heading a block is, empty ones not counted; 0 for the heading itself.

        A note, a cell and a text box are in the paragraph before them.
        """
        count = 0
        while place >= 0 and not self.blocks[place].level:
            block = self.blocks[place]
            count += not block.place and bool(self.text[block.start : block.end].strip())
            place -= 1
        return count

    def within(self, listed: NewList) -> list[int]:
        """Return the places of the blocks of the body that a list stands in now."""
        return [
            place for place, block in enumerate(self.blocks)
            if listed.start <= block.start and block.end <= listed.end and listed.start < listed.end and not block.place
        ]  # fmt: skip

    def renumbered(self, row: EntryRow, line: ListLine) -> str:
        """Return the typed number of a row as it is to be for a line, with the signs that stand beside it."""
        return re.sub(r"\d+", str(line.number), self.text[slice(*row.number)]) if row.number[0] >= 0 else ""

    def row_shows(self, row: EntryRow, line: ListLine) -> bool:
        """Return whether a row shows the text of a line."""
        return self.text[row.start : self.blocks[row.block].end].split() == line.plain.split()

    def shows(self, listed: NewList) -> bool:
        """Return whether the text shows a list as it is to be: each number, each line on one line, each mark."""
        if listed.rows:
            return all(
                self.row_shows(row, line) and self.blocks[row.block].mark == line.mark
                and self.renumbered(row, line) == self.text[slice(*row.number)]
                for row, line in zip(listed.rows, listed.lines, strict=True)
            )  # fmt: skip
        blocks = [self.blocks[place] for place in self.within(listed)]
        lines = [(block.label, " ".join(self.text[block.start : block.end].split()), block.mark) for block in blocks]
        wanted = [(listed.label(line), " ".join(line.plain.split()), line.mark) for line in listed.lines]
        return [line for line in lines if line[1]] == wanted


class OpenedDocument(Protocol):
    """A document that was read, its `text`, and can be written back with parts of that changed."""

    text: ManuscriptText

    @property
    def format(self) -> str:
        """The ending of its format: docx, odt, md, tex, txt."""
        ...

    @property
    def unit(self) -> str:
        """What a place is counted in: line or paragraph."""
        ...

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the document with the edits made and its lists replaced; without either, the bytes that were read."""
        ...


def lines_as_blocks(text: str, levels: Mapping[int, int], hidden: tuple[str, str] = ("", "")) -> tuple[Block, ...]:
    """Return each line of a text as a block; `levels` gives those of headings by line (0-based).

    A mark left at the end of a line between the `hidden` signs is no part of it.
    """
    marked = re.compile(rf"\s*{re.escape(hidden[0])}{MARK}([0-9A-Za-z_]+){re.escape(hidden[1])}\s*$")
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        mark = marked.search(line) if hidden[0] and MARK in line else None
        end = start + (mark.start() if mark else len(line.rstrip("\r")))
        blocks.append(Block(start, end, levels.get(number, 0), mark=mark[1] if mark else ""))
        start += len(line) + 1
    return tuple(blocks)


def apply_changes(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with parts of it replaced; the parts do not overlap."""
    pieces: list[str] = []
    place = 0
    for start, end, new in sorted(changes):
        pieces += (text[place:start], new)
        place = end
    return "".join([*pieces, text[place:]])
