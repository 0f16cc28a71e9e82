"""Word documents (.docx), read and written back."""

from collections.abc import Sequence

from kb.manuscript.documents import word_writing
from kb.manuscript.documents.source import Edit, NewList
from kb.manuscript.documents.word_reading import WordText


class WordDocument(WordText):
    """A Word file that was read and can be written back."""

    def write(self, edits: Sequence[Edit], lists: Sequence[NewList] = (), fields: str = "") -> bytes:
        """Return the file with the edits made and the lists replaced; `fields` makes live ones of citations.

        It is called once: the tree that was read is the one that is changed.
        """
        changed = word_writing.write(self, edits, lists, fields)
        return self.archive.written(changed) if changed else self.archive.data
