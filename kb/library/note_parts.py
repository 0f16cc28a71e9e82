"""The notes of a manuscript: the parts of each that cite one work, and the work that such a part describes."""

import re
from dataclasses import replace

from kb.domain.item_types import LEGAL
from kb.domain.manuscripts import Locator
from kb.domain.records import Record
from kb.library.note_text import DATED
from kb.manuscript.documents.document_text import Block, ManuscriptText, OpenedDocument
from kb.manuscript.documents.latex_plain_text import without_commands
from kb.manuscript.marker_grammar import AGAIN, parse_locators
from kb.manuscript.reference_list.patterns import PLACE, UPPER, YEAR
from kb.manuscript.reference_list.records import records_of
from kb.manuscript.reference_list.works import read_list

SAME = re.compile(rf"{AGAIN}[.,:\s–—-]*", re.IGNORECASE)
_PRINTED = ("publisher", "publisher-place", "container-title", "URL", "number-of-volumes")
_PERIODICALS = ("article-newspaper", "article-journal")
_NOTES = ("footnote", "endnote")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)")
_NAME_ALONE = re.compile(
    rf"(?:^|\s)[{UPPER}][\w’'-]+,\s[{UPPER}][\w.’'-]*(?:\s[{UPPER}][\w.’'-]*)*\s*$"
)  # Abt, Ida; Lang, Otto: …
_PARTS = re.compile(  # С. 44; Иванов … · С. 44. Ср.: Иванов …
    rf";|(?<=\.)\s+(?=(?:Ср|См|Cf|See|Vgl|Қараңыз|Салыст)[.:\s][^.;]{{0,20}}?[:.\s]\s?[{UPPER}«“\"])"
)
_PARAGRAPHS = re.compile(r"\[\d+\](?:\s?[–-]\s?\[\d+\])?")
_SECOND_PLACE = re.compile(rf"\s*{PLACE}\.?(?:\s?:[^;:,\d]{{2,40}})?,\s{YEAR}(?!\w)")  # Алма-Ата; М., 1936


def notes_in(text: ManuscriptText) -> list[Block]:
    """Return the footnotes and endnotes of a text."""
    return [block for block in text.blocks if block.place in _NOTES] + [Block(*span) for span in text.notes]


def parts_of_note(document: OpenedDocument, note: Block) -> list[str]:
    """Return the parts of a note that each cite one work, without markup."""
    note_text = document.text.text[note.start : note.end]
    if document.format == "tex":
        note_text = without_commands(note_text)
    elif document.format == "md":
        note_text = _EMPHASIS.sub("", note_text)
    parts: list[str] = []
    for part in _PARTS.split(note_text):
        above = parts[-1] if parts else ""
        same = _NAME_ALONE.search(above) or (above[-1:].isalpha() and _SECOND_PLACE.match(part))
        parts = [*parts[:-1], f"{above};{part}"] if same else [*parts, part]
    return parts


def repeats_citation(note: str) -> bool:
    """Return whether a note only repeats an earlier citation, with or without pages (Там же. С. 5)."""
    again = SAME.match(note)
    rest = note[again.end() :].strip(" .") if again else ""
    return bool(again) and (not rest or bool(locators_in(rest)))


def locators_in(typed: str) -> tuple[Locator, ...]:
    """Return the locators at the end of a note; a paragraph of a judgment stands in square brackets."""
    paragraphs = _PARAGRAPHS.fullmatch(typed)
    return parse_locators(f"para {re.sub(r'[][]', '', typed)}" if paragraphs else typed.strip(" .,:;–—-"))


def described_record(words: str) -> Record | None:
    """Return the record of the work that a note's words describe; None where they name none."""
    record = stated_in(words)
    return replace(record, citekey="note") if record and record.titles else None


def stated_in(words: str) -> Record | None:
    """Return the record read from a note's words as from a list entry, without the pages cited."""
    record = next(records_of(read_list(f"1. {words}\n").works), None)
    if record is None:
        return None
    fields = {name: value for name, value in record.fields.items() if name not in ("page", "number-of-pages")}
    return replace(record, fields=fields)


def is_described(record: Record, words: str) -> bool:
    """Return whether a note describes a work, and is no remark with a year in it."""
    dated = bool(record.issued) or "URL" in record.fields
    where = record.type in (*LEGAL, *_PERIODICALS) or any(name in record.fields for name in _PRINTED)
    whole = "x-rest" not in record.fields or bool(record.contributors and DATED.search(words))
    return bool(record.titles) and dated and where and whole


def states_work(words: str) -> bool:
    """Return whether a note's words describe a work."""
    record = described_record(words)
    return record is not None and is_described(record, words)
