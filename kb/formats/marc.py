"""MARC 21 and UNIMARC (RUSMARC) to records, from files of exchange (ISO 2709)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, Final

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import marc_entry
from kb.formats.bibtex.scanner import LARGEST_BLOCK, PIECE
from kb.formats.crosswalks import crosswalk
from kb.formats.made_keys import KeyMaker
from kb.formats.marc_field import MarcField
from kb.language.encodings import decoded
from kb.language.word_tables import pairs
from kb.messages import Message

_RECORD_END, _FIELD_END, _SUBFIELD = b"\x1d", "\x1e", "\x1f"
_CODES: Final = re.compile(rb"\x1f.")
_CYRILLIC: Final = ("windows-1251", "kz1048", "ptcp154", "koi8-r", "cp866")
_FEW: Final = 10  # letters beyond ASCII that tell no encoding
_LEADER: Final = re.compile(rb"\s*\d{5}[a-z][a-z ]{2}")
_MARKS: Final = {int(code, 16): chr(int(sign, 16)) for code, sign in pairs(crosswalk("marc")["marc-8 marks"]).items()}
_SIGNS: Final = {int(code, 16): sign for code, sign in pairs(crosswalk("marc")["marc-8 signs"]).items()}


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, its number in the file) for each record, and a Problem for what is none."""
    keys = KeyMaker()
    encoding = ""
    for number, raw in enumerate(_records(stream), start=1):
        if len(raw) > LARGEST_BLOCK:
            message = Message("entry-too-large", length=len(raw), most=LARGEST_BLOCK)
            yield Problem("block-too-large", message, name, number)
            continue
        if _is_cut(raw):
            yield Problem("syntax", Message("marc-cut"), name, number)
            continue
        code, text = _letters(raw)
        if not code:
            yield Problem("encoding", Message("marc-letters"), name, number)
            continue
        if code not in ("utf-8", "utf-8-sig", encoding):
            encoding = code
            yield Problem("encoding", Message("marc-encoding", encoding=code), name, number, "", "warning")
        fields = _fields(text) if _LEADER.match(raw) else []
        if fields:
            yield marc_entry.record(text.lstrip()[:24], fields, keys.key), number
        else:
            yield Problem("syntax", Message("ris-outside", line_text=text.strip()[:60]), name, number)


def _records(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while piece := stream.read(PIECE):
        *whole, rest = (rest + piece).split(_RECORD_END)
        yield from (raw for raw in whole if raw.strip())
    if rest.strip(b"\x00\x1a\r\n "):
        yield rest


def _is_cut(raw: bytes) -> bool:
    """Whether a record has fewer bytes than its leader counts and fewer fields than its directory has."""
    record, end = raw.lstrip(), _FIELD_END.encode()
    named = max(record.find(end) - 24, 0) // 12
    return bool(_LEADER.match(record)) and len(record) + 1 < int(record[:5]) and record.count(end) <= named


def _letters(raw: bytes) -> tuple[str, str]:
    """Return the encoding of a record and its text; ("", "") where its letters cannot be told."""
    code = decoded(_CODES.sub(b" ", raw))[1]  # no letter of the word that it begins
    high = len(raw) - len(raw.decode("ascii", "ignore"))
    if code.startswith("utf-8") or (code in _CYRILLIC and high >= _FEW):
        return code, raw.decode(code, "replace")
    text = "" if raw.lstrip()[9:10] == b"a" else _marc8(raw)
    return ("MARC-8", text) if text else ("", "")


def _marc8(raw: bytes) -> str:
    """Return a text in the Latin letters of MARC-8, whose marks stand before a letter; "" where it is none."""
    letters: list[str] = []
    marks = ""
    for byte in raw:
        if byte in _MARKS:
            marks += _MARKS[byte]
        elif (byte > 0x7F and byte not in _SIGNS) or byte == 0x1B or (marks and not chr(byte).isalpha()):
            return ""
        else:
            letter = unicodedata.normalize("NFC", (_SIGNS.get(byte) or chr(byte)) + marks)
            if len(letter) > 1 and "\ufe20" not in marks and "\ufe21" not in marks:
                return ""  # no language has it: it is another encoding
            letters.append(letter)
            marks = ""
    return "" if marks else "".join(letters)


def _fields(text: str) -> list[MarcField]:
    """Return the fields of a record: the directory gives their tags, in the order of their places."""
    directory, *values = text.lstrip()[24:].split(_FIELD_END)
    entries = [directory[place : place + 12] for place in range(0, len(directory) - 11, 12)]
    if not all(entry[3:].isdecimal() for entry in entries):
        return []
    entries.sort(key=lambda entry: int(entry[7:]))
    return [
        MarcField(entry[:3], _subfields(value), value.partition(_SUBFIELD)[0])
        for entry, value in zip(entries, values, strict=False)
    ]


def _subfields(value: str) -> tuple[tuple[str, str], ...]:
    _indicators, *parts = value.split(_SUBFIELD)
    return tuple((part[:1], part[1:].strip()) for part in parts if part[1:].strip()) or (("", value),)
