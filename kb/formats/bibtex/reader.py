"""BibTeX and BibLaTeX text to entries: bibtexparser behind one door, with its traps handled.

Handled here: `#` concatenation, @string (also undefined), month names, duplicate keys and fields, blocks that do not
parse. Every defect is a Problem with file and line; every other block is read.
"""

import logging
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import BinaryIO

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import (
    Entry as RawEntry,
)
from bibtexparser.splitter import Splitter

from kb.errors import Problem, Severity
from kb.formats.bibtex import latex, lenient
from kb.formats.bibtex.scanner import BlockRun, pieces
from kb.formats.made_keys import KeyMaker
from kb.messages import Message

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: str(number) for number, name in enumerate(_MONTHS, start=1)}
_REMARK = re.compile(r"^\s*%.*\n", re.MULTILINE)  # a line before a field's name, as biber has it
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would log is a Problem here


@dataclass(frozen=True, slots=True)
class BibtexEntry:
    """A raw block: type and field names in lower case, values without delimiters but with their LaTeX."""

    type: str
    key: str
    fields: Mapping[str, str]
    file: str = ""
    line: int = 0


@dataclass(slots=True)
class _Reader:
    """What must be remembered from block to block: the file, its strings, the keys seen."""

    file: str
    strings: dict[str, str] = field(default_factory=lambda: {name: name for name in MONTHS})
    keys: dict[str, int] = field(default_factory=dict)
    made_keys: KeyMaker = field(default_factory=KeyMaker)

    def problem(self, check: str, line: int, message: Message, key: str = "") -> Problem:
        return Problem(check, message, self.file, line, key)

    def read(self, piece: BlockRun) -> Iterator[BibtexEntry | Problem]:
        place, done = -1, 0
        starts = [0, *(match.end() for match in re.finditer("\n", piece.text))]
        blocks = Splitter(piece.text).split().blocks
        for block, following in zip_longest(blocks, blocks[1:]):
            line = piece.line + (block.start_line or 0)
            raw = (block.raw or "").strip()  # of a block that does not parse it may reach into the next one
            place = max(piece.text.find(raw, max(starts[block.start_line or 0], place + 1)), place, 0)
            if isinstance(block, ImplicitComment):
                start = max(place, done)
                if "=" in (between := piece.text[start : place + len(raw)]):
                    yield from self._between(between, piece.line + piece.text.count("\n", 0, start))
            elif isinstance(block, String):
                yield from self._string(block, line)
            elif _is_loose(block, following):
                done = place + (yield from self._loose(piece.text[place:], raw, line))
            elif isinstance(block, RawEntry):
                yield from self._entry(block, line)
            else:
                yield from self._failed(block, line)

    def _between(self, text: str, line: int) -> Iterator[BibtexEntry | Problem]:
        """Read the entries between two blocks that lack their brace, and name a field there that is in none."""
        for start, part in lenient.parts(text):
            first, end = line + text.count("\n", 0, start), 0
            if (entry := lenient.read(part)) and entry.fields:
                end = yield from self._loose(part, part, first)
            if field_text := lenient.stray(part[end:]):
                message = Message("bibtex-outside", text=lenient.shown(field_text[0]))
                place = first + part.count("\n", 0, end) + field_text[1]
                yield Problem("syntax", message, self.file, place, "", "warning")

    def _string(self, block: String, line: int) -> Iterator[Problem]:
        value, unknown = self._value(str(block.value))
        self.strings[block.key.casefold()] = value
        yield from self._undefined(unknown, line, "")

    def _failed(self, block: Block, line: int) -> Iterator[BibtexEntry | Problem]:
        inner = getattr(block, "ignore_error_block", None)
        if isinstance(block, DuplicateFieldKeyBlock) and isinstance(inner, RawEntry):
            yield from self._entry(inner, line)
        elif isinstance(block, DuplicateBlockKeyBlock):
            if isinstance(inner, RawEntry):
                yield from self._entry(inner, line)
            elif isinstance(inner, String):
                yield from self._string(inner, line)

    def _loose(self, text: str, raw: str, line: int) -> Generator[BibtexEntry | Problem, None, int]:
        """Read a block that does not parse once more, by looser rules; what they heal or cannot place is named.

        Returns how much of the text was read.
        """
        entry = lenient.read(text)
        if not entry or not entry.fields:
            head = " ".join(raw.partition("\n")[0].split())[:60]
            yield self.problem("syntax", line, Message("bibtex-block", head=head))
            return 0
        for message, lines in entry.faults:
            severity: Severity = "warning" if message.code in lenient.HEALED else "error"
            yield Problem("syntax", message, self.file, line + lines, entry.key, severity)
        fields = [(name, value, line + lines) for name, value, lines in entry.fields]
        yield from self._values(entry.type, entry.key, fields, line)
        return entry.end

    def _entry(self, block: RawEntry, line: int) -> Iterator[BibtexEntry | Problem]:
        fields = [
            (name.casefold(), str(item.value), line + (item.start_line or 0) - (block.start_line or 0))
            for item in block.fields
            if not (name := _REMARK.sub("", item.key).strip()).startswith("%")  # a field put away on purpose
        ]
        yield from self._values(block.entry_type, block.key.strip(), fields, line)

    def _values(
        self, kind: str, key: str, fields: list[tuple[str, str, int]], line: int
    ) -> Iterator[BibtexEntry | Problem]:
        """Yield the entry of fields as written, each with its line; one without a key gets one made of its content."""
        if key in self.keys:
            yield self.problem("duplicate-key", line, Message("bibtex-citekey-twice", first=self.keys[key]), key)
            return
        if not key and not fields:
            yield self.problem("no-key", line, Message("bibtex-block", head=f"@{kind}"))
            return
        values: dict[str, str] = {}
        problems: list[Problem] = []
        for name, written, place in fields:
            value, unknown = self._value(written)
            value = value.strip()
            if not name and value:
                left = Message("bibtex-left-over", text=lenient.shown(f"= {written}"))
                problems.append(self.problem("syntax", place, left, key))
            elif name in values:
                problems.append(self._doubled(name, value, place, key))
            values.setdefault(name, value)
            problems.extend(self._undefined(unknown, place, key))
        if not key:
            key = self.made_keys.key({name: latex.line(value) for name, value in values.items()}, self.keys)
            message = Message("bibtex-no-citekey", entry=kind, made=key)
            yield Problem("no-key", message, self.file, line, key, "warning")
        self.keys[key] = line
        yield from problems
        yield BibtexEntry(kind.casefold(), key, values, self.file, line)

    def _doubled(self, name: str, value: str, line: int, key: str) -> Problem:
        twice = Message("bibtex-field-twice", field=name, value=lenient.shown(value))
        return self.problem("duplicate-field", line, twice, key)

    def _undefined(self, names: list[str], line: int, key: str) -> Iterator[Problem]:
        for name in names:
            yield self.problem("undefined-string", line, Message("bibtex-string-undefined", name=name), key)

    def _value(self, raw: str) -> tuple[str, list[str]]:
        """Return the value of `raw`, joined with spaces at its ends, and strings that nobody defined."""
        unknown: list[str] = []
        parts: list[str] = []
        for part in _concatenated(raw.strip()):
            if part[:1] in ("{", '"') and len(part) > 1:
                parts.append(part[1:-1])
            elif part.isdigit() or part.casefold() in self.strings:
                parts.append(self.strings.get(part.casefold(), part))
            elif part:
                parts.append(part)
                if re.fullmatch(r"[^\W\d][\w:.+-]*", part):
                    unknown.append(part)
        return "".join(parts), unknown


def parse(stream: BinaryIO, name: str) -> Iterator[BibtexEntry | Problem]:
    """Yield the entries and the defects of a BibTeX stream, in order; raises KbError where it is not UTF-8."""
    reader = _Reader(name)
    for piece in pieces(stream, name):
        if isinstance(piece, Problem):
            yield piece
        else:
            yield from reader.read(piece)


def dump(entry: BibtexEntry) -> str:
    """Write one entry, a field a line; values are taken as they are."""
    width = max((len(name) for name in entry.fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in entry.fields.items()]
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}", ""])


def _is_loose(block: Block, following: Block | None) -> bool:
    """Whether a block does not parse, or holds a value that is not closed, or ends before its last fields."""
    inner = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock) else block
    if not isinstance(inner, RawEntry):
        return inner is block and isinstance(block, ParsingFailedBlock)
    if isinstance(following, ImplicitComment) and lenient.goes_on(following.comment):
        return True
    fields = [(item.key.rstrip(), str(item.value)) for item in inner.fields]
    if any(name.endswith((":", "-")) or value.startswith(("=", ">")) for name, value in fields):  # title := {...}
        return True
    return not all(_is_closed(part) for _name, value in fields for part in _concatenated(value))


def _is_closed(part: str) -> bool:
    """Whether a part of a value that opens with a brace or quote closes at its end and not before."""
    if part[:1] not in ("{", '"') or not ("}" in part[1:-1] or '"' in part[1:-1]):
        return True
    depth = 0
    for index, letter in enumerate(part):
        if letter in "{}" and part[index - 1 : index] != "\\":
            depth += 1 if letter == "{" else -1
        closes = letter == "}" if part[0] == "{" else letter == '"' and index > 0
        if closes and depth == 0:
            return index == len(part) - 1
    return True


def _concatenated(raw: str) -> Sequence[str]:
    """Split `kazgu # " II"` at the `#` that stand outside braces and quotes."""
    return _joined(raw) if "#" in raw else (raw,)


@lru_cache(maxsize=64)  # the values of an entry are asked for twice
def _joined(raw: str) -> tuple[str, ...]:
    parts: list[str] = []
    depth = start = 0
    quoted = False
    for index, letter in enumerate(raw):
        if letter == '"' and depth == 0:
            quoted = not quoted
        elif letter in "{}" and raw[index - 1 : index] != "\\":
            depth += 1 if letter == "{" else -1
        if letter == "#" and depth == 0 and not quoted:
            parts.append(raw[start:index].strip())
            start = index + 1
    return (*parts, raw[start:].strip())
