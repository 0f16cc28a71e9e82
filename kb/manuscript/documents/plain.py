"""Plain text: lines as they stand, in the encoding that the file is in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.errors import KbError
from kb.language.encodings import decoded, says_its_encoding
from kb.manuscript.documents.document_text import (
    MARK,
    Block,
    Edit,
    ListLine,
    ManuscriptText,
    NewList,
    apply_changes,
    bracketed,
    lines_as_blocks,
)  # fmt: skip
from kb.manuscript.documents.excluded_parts import excluded_in_plain_text, superscript_numbers
from kb.manuscript.reference_list.lines import headers_of

LARGEST = 32 << 20
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_HEADING = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_].{2,118}"
    r"|КІРІСПЕ|ҚОРЫТЫНДЫ|ВВЕДЕНИЕ|ЗАКЛЮЧЕНИЕ|INTRODUCTION|CONCLUSION"
)
_LONGEST_HEADING = 120


class PlainDocument:
    """A plain text that was read; the markup languages read its text in their own way."""

    format = "txt"
    unit = "line"
    headings_apart = False  # whether an empty line stands about a heading inside a list
    hidden = ("", "")  # the signs around what a reader does not see, where the format has them

    def __init__(self, data: bytes, place: str) -> None:
        self.data = data
        if len(data) > LARGEST:
            raise KbError("text-too-large", place=place, most=LARGEST >> 20)
        whole, self.encoding = decoded(data, place)
        self.place = place
        if "\x00" in whole or len(_CONTROLS.findall(whole)) * 50 > len(whole):
            raise KbError("document-not-text", place=place)
        self.newline = "\r\n" if "\r\n" in whole else "\n"
        self.whole = whole
        self.text = self.read(whole)

    def read(self, whole: str) -> ManuscriptText:
        """Return the text with its blocks."""
        raised, closed = superscript_numbers(whole, excluded_in_plain_text(whole))
        return ManuscriptText(whole, self.blocks(whole), closed=closed, raised=raised, headers=headers_of(whole))

    def blocks(self, whole: str) -> tuple[Block, ...]:
        """Return the lines; a line apart from others that is numbered like a heading is one."""
        lines = [line.strip() for line in whole.split("\n")]
        levels = {}
        for place, line in enumerate(lines):
            apart = place == 0 or not lines[place - 1]
            if apart and len(line) <= _LONGEST_HEADING and _HEADING.fullmatch(line) and line[-1:] not in ".;,":
                number = re.match(r"[\d.]*\d", line)
                levels[place] = number[0].count(".") + 1 if number else 1
        return lines_as_blocks(whole, levels, self.hidden)

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the file with the edits made and the lists replaced; live fields are of no use here."""
        cited = [(edit.start, edit.end, self.cite(edit)) for edit in edits]
        changes = [(start, end, new) for start, end, new in cited if new != self.whole[start:end]]
        for listed in lists:
            changes += self._list(listed)
        return self._encoded(apply_changes(self.whole, changes)) if changes else self.data

    def _encoded(self, whole: str) -> bytes:
        """Return a text in the encoding of the file; in UTF-8 where that lacks a letter and the file names none."""
        try:
            return whole.encode(self.encoding)
        except UnicodeEncodeError as error:
            if says_its_encoding(self.data):
                lacks = whole[error.start : error.start + 1]
                raise KbError("encoding-lacks", place=self.place, encoding=self.encoding, letter=lacks) from None
            return whole.encode("utf-8-sig")

    def _list(self, listed: NewList) -> list[tuple[int, int, str]]:
        if listed.start == listed.end:
            return self.added(listed)
        start, end = self.begins_list(listed.start), self._marked_to(listed.end)
        old = self.whole[start:end]
        new = self.list_text(listed)
        if " ".join(old.split()) == " ".join(new.split()):
            return []
        tail = old[len(old.rstrip()) :]
        return [(start, end, new.replace("\n", self.newline) + tail)]

    def added(self, listed: NewList) -> list[tuple[int, int, str]]:
        """Return the change that adds a list to a file that has none."""
        before = "" if not self.whole or self.whole.endswith("\n\n") else "\n" if self.whole.endswith("\n") else "\n\n"
        heading = self.heading(listed.heading) + "\n\n" if listed.heading else ""
        new = before + heading + self.list_text(listed) + "\n"
        return [(listed.start, listed.end, new)]

    def begins_list(self, start: int) -> int:
        """Return where a list begins in the file."""
        return start

    def _marked_to(self, end: int) -> int:
        """Return the end of the line that a list ends on, where a mark stands after it."""
        line_end = self.whole.find("\n", end)
        rest = self.whole[end : line_end if line_end >= 0 else None]
        return end + len(rest.rstrip()) if MARK in rest else end

    def marked(self, line: ListLine, text: str) -> str:
        """Return a line with the mark by which it is known again, where the format can hide one."""
        before, after = self.hidden
        return f"{text} {before}{MARK}{line.mark}{after}" if before and line.mark else text

    def cite(self, edit: Edit) -> str:
        """Return a citation as it stands in the file: plain text sets notes and raised numbers in brackets."""
        return f" ({edit.plain.rstrip('.')})" if edit.note else bracketed(edit)

    def heading(self, text: str) -> str:
        """Return a heading as it stands in the file."""
        return text.upper()

    def line(self, line: ListLine) -> str:
        """Return the text of an entry as it stands in the file."""
        return " ".join(line.plain.split())

    def list_text(self, listed: NewList) -> str:
        """Return the whole list as it stands in the file."""
        shown = [
            self.marked(line, f"{listed.label(line)} {self.line(line)}" if listed.label(line) else self.line(line))
            for line in listed.lines
        ]
        apart = [
            not listed.sign  # nothing else tells them apart
            or (self.headings_apart and line.heading + below.heading and not 0 <= line.block == below.block - 1)
            for line, below in pairwise(listed.lines)
        ]
        return "".join(text + ("\n\n" if gap else "\n") for text, gap in zip(shown, [*apart, False], strict=True))[:-1]
