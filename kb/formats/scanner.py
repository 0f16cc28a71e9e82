"""Cuts a BibTeX stream into pieces that each hold whole blocks, so that memory does not grow with the file."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kb.errors import KbError, Problem

PIECE = 1 << 18
LARGEST_BLOCK = 8 << 20
LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of whole blocks: its text and the 1-based line where it starts."""

    text: str
    line: int


def pieces(stream: BinaryIO, name: str) -> Iterator[Piece | Problem]:
    """Yield the pieces of a UTF-8 stream in order; a block above 8 MiB becomes a Problem and is passed over.

    Raises KbError, naming file and line, where the bytes are not UTF-8.
    """
    held: list[str] = []
    size = depth = 0
    first = number = 1
    for line in _lines(stream, name):
        if held and line.lstrip(" \t").startswith("@"):
            full = size >= PIECE and depth <= 0
            if full or size >= LARGEST_BLOCK:
                yield _piece(held, first, size, name)
                held, size, depth, first = [], 0, 0, number
        size += len(line)
        if size < 2 * LARGEST_BLOCK:
            held.append(line)
        depth += line.count("{") - line.count("}")
        number += line.endswith("\n")
    if held:
        yield _piece(held, first, size, name)


def _piece(held: list[str], first: int, size: int, name: str) -> Piece | Problem:
    if size < LARGEST_BLOCK + PIECE:
        return Piece("".join(held), first)
    return Problem(
        "block-too-large",
        f"a block of {size:,} characters starts here; the limit is {LARGEST_BLOCK:,}.",
        "Close its braces or shorten the field; the blocks after it were read.",
        name,
        first,
    )


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    number = 1
    while True:
        raw = stream.readline(LINE)
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            raise KbError(
                f"{name}:{number}: not UTF-8 ({error.reason}). Save the file as UTF-8, "
                "for example with: iconv -f WINDOWS-1251 -t UTF-8"
            ) from None
        if text:
            yield text.replace("\r\n", "\n")
        number += raw.endswith(b"\n")
        if not raw:
            return
