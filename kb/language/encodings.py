"""The encoding of a file: told by its mark, its own header or its letters; what is read goes on as UTF-8."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from operator import ne
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from kb.errors import KbError, Problem
from kb.messages import Message

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_HEADER = re.compile(
    rb"^\s*%+\s*(?:-\*-\s*)?(?:en)?coding\s*[:=]\s*([\w.:-]+)|^\s*\\usepackage\[([\w-]+)\]\{inputenc\}"
    rb"|<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w-]+)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD, _PIECE, _IN_MEMORY, _SAMPLE = 1 << 12, 1 << 20, 8 << 20, 1 << 16
_CANDIDATES = (
    "windows-1251", "kz1048", "ptcp154", "koi8-r", "cp866", "mac-cyrillic", "windows-1252", "windows-1250",
    "windows-1254",
)  # fmt: skip
_USUAL = frozenset("оеаинтсрвлкмдпуяыгзбчйхжшюцщэфьё" + "әғқңөұүһіӘҒҚҢӨҰҮҺІ" + "їєґЇЄҐ")
_LATIN = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüýßÁÀÂÄÇÉÈÊËÍÎÑÓÔÖÕØÚÜ")
_MIDDLE = frozenset("ąćęłńśźżčďěňřšťůžőű")
_TURKISH = frozenset("ğışİŞĞ")
_SIGNS = frozenset("–—«»„“”’№…§°©  ")
_CYRILLIC = _CANDIDATES[:6]
_CLEAR, _APART = 40, 0.75  # points that a text of some words has; by how many a letter another encoding must be behind
_UTF8_PAIR = re.compile(rb"[\xc3\xd0-\xd3][\x80-\xbf]")


@contextmanager
def as_utf8(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Give the stream, or its text in UTF-8 where a mark, its own header or its letters say that it is in another.

    Text in UTF-8 stays so whatever its header says. A stream that cannot be turned back is given as it is. Raises
    KbError where the bytes are not in the encoding that the file names.
    """
    code = _encoding(stream) if stream.seekable() else ""
    if not code:
        yield stream
        return
    start = stream.tell()
    with SpooledTemporaryFile(_IN_MEMORY, "w+b") as converted:
        decoder = codecs.getincrementaldecoder(code)()
        try:
            while block := stream.read(_PIECE):
                converted.write(decoder.decode(block).encode("utf-8", "replace"))
            converted.write(decoder.decode(b"", True).encode("utf-8", "replace"))
        except UnicodeDecodeError as error:
            raise KbError("not-encoding", place=name, encoding=code, cause=error.reason) from None
        stream.seek(start)
        converted.seek(0)
        yield cast(BinaryIO, converted)


def _encoding(stream: BinaryIO) -> str:
    """Return the encoding of a stream by its mark, its header or its letters; "" for UTF-8, and where none tells it."""
    start = stream.tell()
    head = stream.read(_HEAD)
    stream.seek(start)
    marked = next((code for mark, code in _MARKS if head.startswith(mark)), "") or _wide(head)
    if marked or not not_utf8(stream, ""):
        return marked
    return _named(head) or by_letters(stream)


def by_letters(stream: BinaryIO) -> str:
    """Return the old Cyrillic encoding that the letters of a stream tell beyond doubt, where nothing else tells it.

    "" for UTF-8 with bad bytes in it, for a few letters, and where another encoding gives as good a text.
    """
    start = stream.tell()
    head, sample = stream.read(_HEAD), b""
    stream.seek(start)
    if _named(head) or _wide(head) or any(head.startswith(mark) for mark, _code in _MARKS):
        return ""
    while not sample and (block := stream.read(_PIECE)):
        first = re.search(rb"[\x80-\xff]", block)
        sample = block[first.start() :][:_SAMPLE] if first else b""
    stream.seek(start)
    high = len(re.findall(rb"[\x80-\xff]", sample))
    code = likely(sample)[0]
    if code not in _CYRILLIC or b"\0" in sample or len(_UTF8_PAIR.findall(sample)) * 10 > high:
        return ""
    text = sample.decode(code, "replace")
    points = _points(text)
    rivals = [sample.decode(other, "replace") for other in _CANDIDATES]
    differing = [(_points(rival), sum(map(ne, text, rival))) for rival in rivals if rival != text]
    clear = all(points - behind >= _APART * letters for behind, letters in differing)
    return code if clear and points >= _CLEAR and "\ufffd" not in text else ""


def decoded(data: bytes, name: str = "") -> tuple[str, str]:
    """Return the text of a whole file and its encoding: that of its mark, UTF-8, of its header, else the likeliest.

    The encoding writes the text back with its mark. Raises KbError where the bytes are not in the one that is named.
    """
    wide = next((code for mark, code in _MARKS if data.startswith(mark)), "") or _wide(data[:_HEAD])
    if wide:
        return _as_named(data, wide, name)
    code = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(code), code
    except UnicodeDecodeError as error:
        if named := _named(data[:_HEAD]):
            return _as_named(data, named, name)
        code = likely(data[error.start :])[0]
        return data.decode(code, "replace"), code


def _as_named(data: bytes, code: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(code), code
    except UnicodeDecodeError as error:
        raise KbError("not-encoding", place=name, encoding=code, cause=error.reason) from None


def says_its_encoding(data: bytes) -> bool:
    """Return whether a file names its encoding in its own header."""
    return bool(_named(data[:_HEAD]))


def _wide(head: bytes) -> str:
    """Return which UTF-16 a text without a mark is in: signs of ASCII have a zero on one side; "" for no UTF-16."""
    zeros = [head[side::2].count(0) / max(1, len(head) // 2) for side in (0, 1)]
    order = {True: "utf-16-le", False: "utf-16-be"}[zeros[1] > zeros[0]]
    return order if len(head) > 20 and max(zeros) > 0.2 and min(zeros) < 0.02 else ""


def read_text(stream: BinaryIO, name: str) -> str | Problem:
    """Return the text of a stream, or a Problem with the line of the first bytes that are no UTF-8.

    Of a letter that is cut in two at the end of the stream nothing is read.
    """
    with as_utf8(stream if stream.seekable() else BytesIO(stream.read()), name) as utf8:
        if problem := not_utf8(utf8, name):
            return problem
        return codecs.getincrementaldecoder("utf-8-sig")().decode(utf8.read())


@contextmanager
def text_lines(stream: BinaryIO, name: str) -> Iterator[Iterator[str] | Problem]:
    """Give the lines of a stream without their ends, a line at a time, or what `read_text` says of bad bytes."""
    with as_utf8(stream if stream.seekable() else BytesIO(stream.read()), name) as utf8:
        problem = not_utf8(utf8, name)
        text = TextIOWrapper(utf8, "utf-8-sig", "ignore")  # all but a letter cut in two at the end was looked at
        try:
            yield problem or (line.rstrip("\n") for line in text)
        finally:
            text.detach()


def not_utf8(stream: BinaryIO, name: str) -> Problem | None:
    """Return a Problem with the line of the first bytes that are no UTF-8; the stream stands where it stood."""
    start = stream.tell()
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, kept = 1, b""
    while block := stream.read(_PIECE):
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            bad = kept + block
            codes = likely(bad[error.start :] + stream.read(_SAMPLE))
            stream.seek(start)
            message = Message("ris-encoding", cause=error.reason, likely=codes, first=codes[0])
            return Problem("encoding", message, name, line + bad.count(b"\n", 0, error.start))
        line += block.count(b"\n")
        kept = decoder.getstate()[0]
    stream.seek(start)
    return None


def likely(sample: bytes) -> tuple[str, ...]:
    """Return the encodings in which bytes read most like a text, the likeliest first, at most three."""
    points: Counter[str] = Counter()
    high = bytes(sample[:_SAMPLE])
    for code in _CANDIDATES:
        points[code] = _points(high.decode(code, "replace"))
    best = points.most_common(3)
    return tuple(code for code, number in best if number > 0 and number * 3 >= best[0][1]) or ("windows-1252",)


def _points(text: str) -> int:
    total = 0
    before = " "
    for letter in text:
        if letter > "\x7f":
            if letter in _USUAL:
                total += 2 if not before.isupper() else 1
            elif letter in _LATIN or letter in _TURKISH or letter in _MIDDLE:
                inside = before.isascii() and before.isalpha()
                total += (3 if letter in _LATIN else 2) if inside or before == " " else -1
            elif "А" <= letter <= "я":
                total += 1 if not before.isalpha() or before.isupper() else -3
            else:
                total += 0 if letter in _SIGNS else -2
        before = letter
    return total


def _named(head: bytes) -> str:
    match = _HEADER.search(head)
    try:
        word = match[match.lastindex or 1].decode("ascii").replace("ansi", "cp1252") if match else ""
        code = codecs.lookup(word).name if word else ""
    except (LookupError, UnicodeDecodeError):
        return ""
    return "" if code in ("utf-8", "ascii", "utf-8-sig") else code
