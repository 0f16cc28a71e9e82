"""OpenDocument texts (.odt), read and written back."""

from collections.abc import Sequence

from kb.manuscript.documents import odf_list, odf_notes
from kb.manuscript.documents.archive import serialised
from kb.manuscript.documents.document_text import Edit, NewList, bracketed
from kb.manuscript.documents.odf_names import CONTENT, TEXT
from kb.manuscript.documents.odf_reading import SIGNS, OdfText


class OdfDocument(OdfText):
    """An OpenDocument text that was read and can be written back."""

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the file with the edits made and the lists replaced. It is called once."""
        changed = False
        noted = [edit.start for edit in sorted(edits) if edit.note][: odf_notes.MOST]
        raised = {start for start, _ in self.text.raised}
        for edit in sorted(edits, reverse=True):
            above = edit.raised and edit.start in raised
            shown = edit.plain if above else bracketed(edit)
            text = odf_notes.note_placeholder(noted.index(edit.start)) if edit.start in noted else shown
            if text != self.text.text[edit.start : edit.end]:
                changed = True
                for element in self.characters.replace(edit.start, edit.end, text):
                    if element.tag in (*SIGNS, f"{TEXT}s"):
                        odf_list.remove_element(element)
        odf_notes.insert_notes(self.body, [edit.plain for edit in sorted(edits) if edit.start in noted])
        for listed in lists:
            changed = odf_list.write_list(self, listed) or changed
        return self.archive.written({CONTENT: serialised(self.tree)}) if changed else self.archive.data
