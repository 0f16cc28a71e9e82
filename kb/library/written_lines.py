"""Lines of a list and pieces of citations as they are handed to a document."""

from collections.abc import Iterator, Sequence

from kb.csl.text_runs import Run
from kb.domain.manuscripts import Locator
from kb.domain.records import Record
from kb.library.manuscript_files import OwnManuscript
from kb.manuscript.documents.source import ListLine, Piece
from kb.manuscript.reading import PlacedMarker


def piece_of(run: Run) -> Piece:
    """Return a run of a formatted reference as a piece to be written."""
    return Piece(run.text, run.italic, run.bold, run.vertical)


def is_leaf(locator: Locator, record: Record, placed: PlacedMarker) -> bool:
    """Return whether п. is парақ, a leaf: beside an archive file."""
    return locator.label == "paragraph" and record.type == "manuscript" and "п." in placed.marker.raw


def with_headings(lines: Sequence[ListLine], headings: Sequence[int], manuscript: OwnManuscript) -> Iterator[ListLine]:
    """Yield the lines with the inner headings of the old list before the entries that they headed."""
    text = manuscript.read.document.text
    waiting = sorted(headings)
    for line in lines:
        while waiting and waiting[0] < line.block:
            block = text.blocks[waiting[0]]
            yield ListLine(None, "", (Piece(text.text[block.start : block.end]),), True, waiting.pop(0), block.start)
        yield line
