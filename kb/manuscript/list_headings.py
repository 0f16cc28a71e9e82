"""The lines that head a reference list, in Kazakh, Russian, English, Ukrainian, Turkish, German and French."""

import re
from pathlib import Path

from kb.language.word_tables import table
from kb.manuscript.documents.document_text import ManuscriptText
from kb.manuscript.reference_list.traced_text import repair_letters

_WORDS = "|".join(table("words", Path(__file__).parent)["list heading"].split())
_LIST_HEADING = re.compile(rf"(?:[IVX\d]+[.)]?\s+)?(?:{_WORDS})\s*[:.]?", re.IGNORECASE)
_COMMAND = re.compile(r"^\\(?:(?:sub)*section|chapter)\*?\{(.*)\}$")


def is_list_heading(line: str) -> bool:
    """Return whether a line is the heading of a list, its letters those of its words (ТIЗIМI with Latin I)."""
    if len(line) >= 120:
        return False
    bare = _COMMAND.sub(r"\1", line.strip()).strip().lstrip("#* ").rstrip("* ")
    return bool(_LIST_HEADING.fullmatch(bare) or _LIST_HEADING.fullmatch(repair_letters(bare)))


def ends_with_list_heading(text: ManuscriptText) -> bool:
    """Return whether a text ends with the heading of a list that has no entries yet."""
    lines = [text.text[block.start : block.end].strip() for block in text.blocks if not block.place]
    last = next(filter(None, reversed(lines)), "")
    return is_list_heading(last)
