"""The text of an HTML file with the place in the file that each character comes from.

The file is taken apart by one pattern that never looks far ahead: html.parser needs minutes for a file of bare "<a ".
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kb.manuscript.documents.document_text import MARK, Block, ManuscriptText, Span, Spans, superscript_number_spans
from kb.manuscript.documents.number_formats import format_number
from kb.time_limit import check_time

_PART = re.compile(
    r"(?P<comment><!--)|(?P<tag></?[A-Za-z](?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}'){0,500}>)|(?P<other><[!?][^<>]{0,9000}>)"
    r"|(?P<space>[ \t\r\n\f]{2,}|[\t\r\n\f])|(?P<letter>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)"
)  # fmt: skip
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_ATTRIBUTE = re.compile(
    r"\s(id|name|href|start|value|type)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_BLOCKS = re.compile(
    "p|h[1-6]|li|t[dhr]|div|blockquote|d[dtl]|pre|(?:fig)?caption|section|article|aside|main|header|footer|nav|table|thead"
    "|tbody|[ou]l|br|hr|body|html|form"
)
_UNSEEN = re.compile("head|script|style|template|noscript|title")
_CLOSED = re.compile("code|pre|kbd|samp|math|svg")
_NEAR = 4  # names that a link may bear: its own, those of sup, p and li about it
_MARKED = re.compile(rf"\s*{MARK}(\w+)\s*")


class Chunk(NamedTuple):
    """Characters of the text and the part of the file that they come from: letter by letter, or all of it for all."""

    start: int
    length: int
    source: Span

    def part(self, start: int, end: int) -> Span:
        """Return the part of the file that some of the characters come from."""
        first, last = self.source
        if last - first != self.length:
            return self.source
        return first + max(0, start - self.start), first + min(self.length, end - self.start)


class Link(NamedTuple):
    """A link within the file: what it leads to, the names beside it, its characters, its block."""

    target: str
    names: frozenset[str]
    start: int
    end: int
    block: int


class HtmlText:
    """An HTML file while it is read: its characters, their blocks, the tag in the file that holds each block."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.chunks: list[Chunk] = []
        self.tags: list[tuple[str, int, int]] = []  # of each block: its name, where it begins and ends in the file
        self._pieces: list[str] = []
        self._length = self._begun = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._names: dict[str, int] = {}  # the block in which each name stands
        self._beside: list[str] = []
        self._counts: list[tuple[str, int]] = []  # open lists: how a number is shown, the one before
        self._level, self._label, self._mark, self._cells, self._tag = 0, "", "", 0, ("", 0)
        self._open: dict[str, tuple[int, str]] = {}  # of sup, a and code: where they begin, and the target
        self._raised: list[Span] = []
        self._closed: list[Span] = []
        self._read()
        self.text = self._text()

    def _read(self) -> None:
        place = 0
        while part := _PART.search(self.whole, place):
            check_time()
            self._add(self.whole[place : part.start()], (place, part.start()))
            place, kind = part.end(), part.lastgroup or ""
            if kind == "comment":
                place = self._after("-->", place)
                marked = _MARKED.fullmatch(self.whole[part.end() : place - 3])
                self._mark = marked[1] if marked else self._mark
            elif kind in ("space", "letter"):
                self._add(" " if kind == "space" else html.unescape(part[0]), part.span())
            elif kind == "tag":
                name = _NAME.match(part[0])
                place = self._tagged(name[1].lower() if name else "", part[0], part.span())
        self._add(self.whole[place:], (place, len(self.whole)))
        self._end_block(len(self.whole))

    def _after(self, sign: str, place: int) -> int:
        end = self.whole.find(sign, place)
        return len(self.whole) if end < 0 else end + len(sign)

    def _add(self, characters: str, source: Span) -> None:
        """Add characters; a space at the beginning of a block, or after another, is none."""
        ends = not self._pieces or self._length == self._begun or self._pieces[-1][-1:] == " "
        if characters[:1] == " " and ends:
            characters, source = characters[1:], (source[0] + (source[1] - source[0] == len(characters)), source[1])
        if characters:
            self.chunks.append(Chunk(self._length, len(characters), source))
            self._pieces.append(characters)
            self._length += len(characters)

    def _end_block(self, source: int) -> None:
        """End the block where it has characters; what stands beside the next one begins anew."""
        if self._length == self._begun:
            return
        self._blocks.append(
            Block(self._begun, self._length, self._level, self._label, "table" if self._cells else "", self._mark)
        )
        self.tags.append((*self._tag, source))
        self._pieces.append("\n")
        self._length += 1
        self._begun, self._beside, self._label, self._mark, self._tag = self._length, [], "", "", ("", source)

    def _tagged(self, name: str, tag: str, source: Span) -> int:
        """Read a tag; return where the file goes on after it."""
        closing = tag[1] == "/"
        if _UNSEEN.fullmatch(name) and not closing:
            end = re.compile(rf"</{name}", re.IGNORECASE).search(self.whole, source[1])
            return self._after(">", end.start()) if end else source[1] if name == "head" else len(self.whole)
        if _BLOCKS.fullmatch(name):
            self._end_block(source[1] if closing and name == self._tag[0] else source[0])
            self._level = int(name[1]) if re.fullmatch("h[1-6]", name) and not closing else 0
            self._cells = max(0, self._cells + (name in ("td", "th")) * (-1 if closing else 1))
            self._tag = ("", source[1]) if closing else (name, source[0])
        values = (
            {} if closing else {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)}
        )
        for named in filter(None, (values.get("id"), values.get("name"))):
            self._beside.append(named)
            self._names.setdefault(named, len(self._blocks))
        if name in ("ol", "ul", "li"):
            self._count(name, closing, values)
        elif name in ("sup", "a") or _CLOSED.fullmatch(name):
            self._inline(name, closing, values.get("href", ""))
        return source[1]

    def _count(self, name: str, closing: bool, values: dict[str, str]) -> None:
        if name == "li" and not closing and len(self._counts) == 1 and self._counts[0][0]:
            form, before = self._counts[0]
            number = int(values["value"]) if values.get("value", "").isdecimal() else before + 1
            self._counts[0] = form, number
            self._label = format_number(form, number)
        elif name != "li" and closing:
            self._counts = self._counts[:-1]
        elif name != "li":
            form = {"1": "{}.", "I": "{I}.", "i": "{i}."}.get(values.get("type", "1"), "") if name == "ol" else ""
            start = values.get("start", "1")
            self._counts.append((form, int(start) - 1 if start.isdecimal() else 0))

    def _inline(self, name: str, closing: bool, target: str) -> None:
        if not closing:
            self._open.setdefault(name, (self._length, target))
            return
        start, target = self._open.pop(name, (self._length, ""))
        if name == "sup":
            self._raised.append((start, self._length))
        elif name != "a":
            self._closed.append((start, self._length))
        elif target.startswith("#"):
            self._links.append(
                Link(target[1:], frozenset(self._beside[-_NEAR:]), start, self._length, len(self._blocks))
            )

    def _notes(self) -> Iterator[tuple[Link, Link]]:
        """Yield the sign of each note with the link in the note that leads back to it."""
        by_target = {link.target: link for link in self._links}
        for sign in self._links:
            for back in (by_target[name] for name in sign.names if name in by_target):
                first = self._names.get(sign.target, back.block + 1)
                if back.start > sign.end and (sign.target in back.names or first <= back.block < first + 9):
                    yield sign, back

    def _text(self) -> ManuscriptText:
        blocks, signs = list(self._blocks), []
        for sign, back in self._notes():
            signs += [(sign.start, sign.end), (back.start, back.end)]
            first = min(back.block, self._names.get(sign.target, back.block))
            for place in range(first, min(back.block + 1, len(blocks))):
                blocks[place] = blocks[place]._replace(place="footnote", label="")
            if back.block < len(blocks):
                block = blocks[back.block]
                ends = (back.end, block.end) if back.start - block.start < 4 else (block.start, back.start)
                blocks[back.block] = block._replace(start=ends[0], end=max(ends))
        characters, closed = "".join(self._pieces), Spans(signs)
        raised = [span for span in self._raised if not closed.overlap(*span)]
        return ManuscriptText(
            characters, tuple(blocks), closed=tuple(sorted([*self._closed, *signs])),
            raised=superscript_number_spans(characters, raised),
        )  # fmt: skip

    def sources(self, start: int, end: int) -> list[Span]:
        """Return the parts of the file that some characters come from; of none the place where they would stand."""
        place = max(0, bisect_right(self.chunks, start, key=lambda chunk: chunk.start) - 1)
        parts: list[Span] = []
        for chunk in self.chunks[place:]:
            if chunk.start >= end and parts:
                break
            if chunk.start < end and chunk.start + chunk.length > start:
                parts.append(chunk.part(start, end))
            elif chunk.start + chunk.length >= start or chunk.start >= start:
                at = chunk.part(start, start)[0] if chunk.start <= start else chunk.source[0]
                return [(at, at)] if start == end else parts
        return parts or [(len(self.whole), len(self.whole))]
