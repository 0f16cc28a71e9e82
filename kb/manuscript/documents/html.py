"""HTML: paragraphs and lists without their tags, notes by the links that lead to them and back."""

import html
from collections.abc import Sequence

from kb.manuscript.documents.document_text import (
    MARK,
    Edit,
    ListLine,
    ManuscriptText,
    NewList,
    Piece,
    Spans,
    apply_changes,
)
from kb.manuscript.documents.html_reading import HtmlText
from kb.manuscript.documents.plain import PlainDocument


class HtmlDocument(PlainDocument):
    """An HTML file that was read; what is written changes no tag outside the list."""

    format = "html"
    unit = "paragraph"

    def read(self, whole: str) -> ManuscriptText:
        """Return the text without tags."""
        self.parts = HtmlText(whole)
        return self.parts.text

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the file with the edits made and the lists replaced."""
        raised = Spans(self.text.raised)
        changes = []
        for edit in edits:
            if self.text.text[edit.start : edit.end] != edit.plain:
                new = html.escape(edit.plain.rstrip(".") if edit.note else edit.plain, quote=False)
                above = edit.raised and not raised.overlap(edit.start, edit.end)
                changes += self._changed(
                    edit.start, edit.end, f"<sup>{new}</sup>" if above else f" ({new})" if edit.note else new
                )
        for listed in lists:
            changes += [] if self.text.shows(listed) else self._rows(listed) if listed.rows else self._listed(listed)
        return self._encoded(apply_changes(self.whole, changes)) if changes else self.data

    def _changed(self, start: int, end: int, new: str) -> list[tuple[int, int, str]]:
        """Return the changes in the file that put something in place of some characters; tags between them stay."""
        parts = self.parts.sources(start, end)
        return [(*part, new if place == 0 else "") for place, part in enumerate(parts)]

    def _rows(self, listed: NewList) -> list[tuple[int, int, str]]:
        """Return the changes that put each line into its row of a table."""
        changes = []
        for row, line in zip(listed.rows, listed.lines, strict=True):
            if number := self.text.renumbered(row, line):
                changes += self._changed(*row.number, number)
            changes += self._changed(row.start, self.text.blocks[row.block].end, self.line(line))
        return changes

    def _listed(self, listed: NewList) -> list[tuple[int, int, str]]:
        """Return the change that sets a list anew, as items where it was made of such or is new, else as paragraphs."""
        places = self.text.within(listed)
        if not places:
            end = self.whole.lower().rfind("</body")
            end = end if end >= 0 else len(self.whole)
            heading = f"<h2>{html.escape(listed.heading, quote=False)}</h2>\n" if listed.heading else ""
            return [
                (
                    end,
                    end,
                    f"{heading}<ol>\n{self._items(listed)}\n</ol>\n"
                    if listed.sign
                    else heading + self._lines(listed) + "\n",
                )
            ]
        first, last = self.parts.tags[places[0]], self.parts.tags[places[-1]]
        return [(first[1], last[2], self._items(listed) if first[0] == "li" and listed.sign else self._lines(listed))]

    def _items(self, listed: NewList) -> str:
        shown: list[str] = []
        before = 0
        for line in listed.lines:
            if line.heading:
                shown.append(f"</ol>\n<h3>{self.line(line)}</h3>\n<ol>")
                before = 0
                continue
            value = f' value="{line.number}"' if line.number is not None and line.number != before + 1 else ""
            before = line.number or before + 1
            shown.append(f"<li{value}>{self.line(line)}</li>")
        return "\n".join(shown)

    def _lines(self, listed: NewList) -> str:
        return "\n".join(
            f"<p>{listed.label(line)} {self.line(line)}</p>".replace("<p> ", "<p>") for line in listed.lines
        )

    def line(self, line: ListLine) -> str:
        """Return the text of an entry with its look; what is kept, as it stands in the file."""
        mark = f"<!-- {MARK}{line.mark} -->" if line.mark else ""
        if line.kept and line.block >= 0 <= line.start:
            parts = self.parts.sources(line.start, self.text.blocks[line.block].end)
            return self.whole[parts[0][0] : parts[-1][1]] + mark
        return "".join(map(_shown, line.pieces)) + mark


def _shown(piece: Piece) -> str:
    text = html.escape(piece.text, quote=False)
    text = f"<i>{text}</i>" if piece.italic else text
    return f"<b>{text}</b>" if piece.bold else text
