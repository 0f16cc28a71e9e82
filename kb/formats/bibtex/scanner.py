"""Cuts a BibTeX stream into pieces that each hold whole blocks, so that memory does not grow with the file.

A cut is made only before a line that opens a block: there the parser starts anew whatever came before, so where the
cuts fall changes nothing that is read.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kb.errors import KbError, Problem
from kb.language.encodings import likely
from kb.messages import Message

PIECE = 1 << 18
LARGEST_BLOCK = 8 << 20
LINE = 1 << 20
RUN = 1 << 12
_OPENING = re.compile(r"\s*@\w*[ \t]*[{(]")


@dataclass(frozen=True, slots=True)
class BlockRun:
    """A run of whole blocks: its text and the 1-based line where it starts."""

    text: str
    line: int


def pieces(stream: BinaryIO, name: str) -> Iterator[BlockRun | Problem]:
    """Yield the pieces of a UTF-8 stream in order; a block above 8 MiB becomes a Problem and is passed over.

    Raises KbError, naming file and line, where the bytes are not UTF-8.
    """
    texts: list[str] = []
    size = 0
    first = 1
    for text, length, line in _blocks(stream, name):
        if texts and (size >= PIECE or length > LARGEST_BLOCK):
            yield BlockRun("".join(texts), first)
            texts, size = [], 0
        if length > LARGEST_BLOCK:
            yield _too_large(length, line, name)
            continue
        if not texts:
            first = line
        texts.append(text)
        size += length
    if texts:
        yield BlockRun("".join(texts), first)


def _blocks(stream: BinaryIO, name: str) -> Iterator[tuple[str, int, int]]:
    """Yield (text, length, line) from one opening line to the next; the text of too large a block is cut short."""
    runs: list[str] = []
    lines: list[str] = []
    length = 0
    first = number = 1
    fresh = True
    for line in _lines(stream, name):
        if length and fresh and "@" in line and _OPENING.match(line):
            yield "".join([*runs, *lines]), length, first
            runs, lines, length, first = [], [], 0, number
        if length <= LARGEST_BLOCK:
            lines.append(line)
        if len(lines) > RUN:  # many short texts take many times the room of one
            runs, lines = [*runs, "".join(lines)], []
        length += len(line)
        number += line.count("\n")
        fresh = line.endswith("\n")
    if length:
        yield "".join([*runs, *lines]), length, first


def _too_large(length: int, line: int, name: str) -> Problem:
    message = Message("bibtex-block-too-large", length=length, most=LARGEST_BLOCK)
    return Problem("block-too-large", message, name, line)


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines, a very long one in parts; line ends become LF, and none follows a backslash at once.

    (bibtexparser does not count such a line.)
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    number = 1
    while True:
        raw = stream.readline(LINE)
        try:
            text = decoder.decode(raw)  # of a letter cut in two at the end nothing is read
        except UnicodeDecodeError as error:
            encodings = likely(raw + stream.read(PIECE))
            place = f"{name}:{number}"
            raise KbError(
                "file-not-utf8", place=place, cause=error.reason, likely=encodings, first=encodings[0]
            ) from None
        if text:
            yield text.replace("\r\n", "\n").replace("\r", "\n").replace("\\\n", "\\ \n")
        number += raw.endswith(b"\n")
        if not raw:
            return
