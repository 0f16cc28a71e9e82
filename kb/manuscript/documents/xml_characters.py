"""The characters of an XML document: each knows the element that holds it, so that a part can be changed."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from kb.manuscript.documents.document_text import Block

Element = Any
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Segment(NamedTuple):
    """Characters from `start` on; `held_in` is "text" or "tail" of the element, "" for a sign it stands for."""

    start: int
    length: int
    element: Element
    held_in: str


class BlockShape(NamedTuple):
    """What a block is beside its characters; see `Block`."""

    level: int = 0
    label: str = ""
    place: str = ""
    mark: str = ""


class Characters:
    """A text while it is gathered from elements, and the way back."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.blocks: list[Block] = []
        self.paragraphs: list[Element] = []
        self.length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    def add(self, text: str, element: Element, held_in: str = "") -> None:
        """Add characters that an element holds."""
        if text:
            self.segments.append(Segment(self.length, len(text), element, held_in))
            self.pieces.append(text)
            self.length += len(text)

    def end_block(self, start: int, paragraph: Element, shape: BlockShape) -> None:
        """End the paragraph that began at `start`."""
        self.blocks.append(Block(start, self.length, *shape))
        self.paragraphs.append(paragraph)
        self.pieces.append("\n")
        self.length += 1

    def within(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of a part of the text."""
        place = max(0, bisect_right(self.segments, start, key=lambda segment: segment.start) - 1)
        for segment in self.segments[place:]:
            if segment.start >= end:
                return
            if segment.start + segment.length > start:
                yield segment

    def replace(self, start: int, end: int, text: str) -> list[Element]:
        """Put a text in place of a part; return the elements that hold nothing any more.

        What both have in common at either side stays where it is. Changes are made from the last to the first.
        """
        old = self.text[start:end]
        head = _common(old, text)
        tail = _common(old[head:][::-1], text[head:][::-1])
        start, end, text = start + head, end - tail, text[head : len(text) - tail]
        segments = list(self.within(start, end) if start < end else self.within(max(0, start - 1), start + 1))
        segments = [segment for segment in segments if segment.held_in or start < end]
        written = not text
        emptied: list[Element] = []
        holding = [segment for segment in segments if segment.held_in]
        target = holding[0] if holding else None
        for segment in segments:
            if not segment.held_in:
                emptied.append(segment.element)
                continue
            value = getattr(segment.element, segment.held_in) or ""
            low, high = max(0, start - segment.start), max(0, min(segment.length, end - segment.start))
            low = min(low, segment.length)
            new = value[:low] + ("" if written or segment is not target else text) + value[max(low, high) :]
            written = written or segment is target
            setattr(segment.element, segment.held_in, new)
            if segment.held_in == "text" and new != new.strip():
                segment.element.set(SPACE, "preserve") if segment.element.tag.endswith("}t") else None
            if not new and segment.held_in == "text":
                emptied.append(segment.element)
        return emptied


def _common(first: str, second: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = 0
    for one_letter, other in zip(first, second, strict=False):
        if one_letter != other:
            break
        length += 1
    return length
