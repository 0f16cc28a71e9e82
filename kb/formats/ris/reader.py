"""RIS to records, by rispy: a file cut into entries, so that one broken entry harms no other."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import rispy

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex.scanner import LARGEST_BLOCK
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as risrecord
from kb.formats.ris.slashed_dates import is_date
from kb.language.dates import undated
from kb.language.encodings import text_lines
from kb.messages import Message

_LOOSE_TAG = re.compile(r"[ \t\ufeff]*([A-Za-z][A-Za-z0-9])( -(?=\s|$)|  -) ?")  # "TY - JOUR", as some sites write
_TAGGED = re.compile(r"[A-Z][A-Z0-9]  - ")
_NUMBERING = re.compile(r"\s*(?:[0-9]+\.|EF)\s*")  # or the end of a file of Web of Science
_PARSER = rispy.RisParser(
    mapping={tag: tag for tag in (*rispy.TAG_KEY_MAPPING, risrecord.UNKNOWN) if tag != "UK"},
    enforce_list_tags=False,
    delimiter_tags_mapping={},
)
_PARSER.UNKNOWN_TAG = risrecord.UNKNOWN


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each RIS entry, and a Problem for each that does not parse."""
    with text_lines(stream, name) as lines:
        yield from [lines] if isinstance(lines, Problem) else _entries(lines, name)


def _entries(text: Iterator[str], name: str) -> Iterator[tuple[Record, int] | Problem]:
    keys = KeyMaker()
    for line, lines, length in _bodies(_spaced(text)):
        if length > LARGEST_BLOCK:
            yield Problem("block-too-large", Message("entry-too-large", length=length, most=LARGEST_BLOCK), name, line)
            continue
        if not lines[0].startswith("TY  -"):
            if len(lines) > 1 and lines[-1].startswith("ER  -") and _TAGGED.match(lines[0]):
                yield Problem("syntax", Message("ris-no-type"), name, line, "", "warning")
                in_a_journal = any(tagged.startswith(("JO  -", "JF  -", "JA  -")) for tagged in lines)
                lines.insert(0, "TY  - JOUR" if in_a_journal else "TY  - GEN")
            else:
                if not all(_NUMBERING.fullmatch(text_line) for text_line in lines):
                    yield Problem("syntax", Message("ris-outside", line_text=lines[0][:60]), name, line)
                continue
        if not lines[-1].startswith("ER  -"):
            yield Problem("syntax", Message("ris-no-end"), name, line, "", "warning")
            lines.append("ER  - ")
        try:
            entries = _PARSER.parse_lines(iter(lines))
        except (OSError, rispy.parser.ParseError, ValueError, KeyError, TypeError, IndexError) as error:
            yield Problem("syntax", Message("ris-entry", cause=str(error)), name, line)
            continue
        for entry in entries:
            yield from _record(risrecord.RisEntry(entry), keys, name, line)


def _record(entry: risrecord.RisEntry, keys: KeyMaker, name: str, line: int) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the record of an entry after what must be said of it."""
    odd, tags = list(risrecord.odd_lists(entry)), tuple(entry.values)
    record = risrecord.record(entry, keys.key)
    for tag, written, count in odd:
        parted = Message("name-list-separators", field=tag, given=written, count=count)
        unclear = Message("name-list-unclear", field=tag, given=written)
        yield Problem(
            "names", parted if count else unclear, name, line, record.citekey, "warning" if count else "error"
        )
    literal = record.fields.get("x-date" if not record.issued else "x-year", "")
    if literal and not undated(literal):
        tag = next((tag for tag in ("PY", "DA", "Y1") if tag in tags), "PY")
        wrong = Message("bibtex-date", field=tag, given=literal)
        in_part = Message("date-in-part", field=tag, given=literal, read=record.issued.text if record.issued else "")
        yield Problem("date", in_part if record.issued else wrong, name, line, record.citekey, "warning")
    if (unread := record.fields.get("x-ris-da", "")) and not is_date(unread):
        yield Problem("date", Message("bibtex-date", field="DA", given=unread), name, line, record.citekey, "warning")
    if "-" not in (accessed := record.fields.get("x-ris-y2", "-")):
        yield Problem("date", Message("bibtex-date", field="Y2", given=accessed), name, line, record.citekey, "warning")
    yield record, line


def _bodies(lines: Iterable[str]) -> Iterator[tuple[int, list[str], int]]:
    """Cut the text into entries, each with its 1-based line and its letters, so that a broken one harms no other.

    Of an entry that is too large only the first lines are kept.
    """
    body: list[str] = []
    start, length = 1, 0
    ended = False
    for number, line in enumerate(lines, start=1):
        head = line[:5]
        if body and (ended or head == "TY  -"):
            yield start, body, length
            body, length = [], 0
        if not body:
            start = number
            ended = False
        if line and not line.isspace():
            length += len(line)
            if length <= LARGEST_BLOCK or not body:
                body.append(line if length <= LARGEST_BLOCK else line[:60])
            ended = head == "ER  -"
    if body:
        yield start, body, length


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with the spaces of the format where an entry has others ("TY - JOUR", "  ti  -Title")."""
    one_space = inside = False
    for line in lines:
        tag = _LOOSE_TAG.match(line)
        if tag and tag[1].upper() == "TY":
            one_space, inside = tag[2] == " -", True
        if tag and inside and (tag[2] == "  -" or one_space):
            yield f"{tag[1].upper()}  - {line[tag.end() :]}"
            inside = tag[1].upper() != "ER"
        else:
            yield line
