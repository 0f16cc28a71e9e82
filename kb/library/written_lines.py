"""The lines of a reference list as a document gets them: formatted pieces, headings, rows of a table, lost values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from kb.csl.text_runs import Run
from kb.domain.item_types import printable
from kb.domain.records import Record
from kb.errors import KbError
from kb.gost.families import wording
from kb.library.manuscript_files import OwnManuscript
from kb.library.reference_list import ListedReference
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.documents.document_text import EntryRow, ListLine, ManuscriptText, Piece
from kb.manuscript.list_part import ReadEntry
from kb.manuscript.marker_grammar import AGAIN
from kb.manuscript.numbered_lines import NUMBER_ALONE

_MOST_WORDS = 4
_MONTH = re.compile(r"(?<=\d{4})-\d\d(?=-\d\d(?!\d)|$)")  # of 2020-02-03
_IN_OTHER_WORDS = frozenset(("x-issue", "x-pubstate", "x-date", "x-origlanguage"))  # in press, translated from German
_GAZETTE_DAY = "x-edition-date"  # of what printed an act
_OF_NO_REFERENCE = frozenset(("abstract", "annote", "keyword"))
_POINTS_BACK = re.compile(rf"^{AGAIN}|\b(?:указ\.\s?соч|op\.\s?cit|аталған\s(?:еңбек|шығарма))", re.IGNORECASE)


def formatted_piece(run: Run) -> Piece:
    """Return a run of a formatted reference as the piece that a document writes: text, bold, italic, raised."""
    return Piece(run.text, run.italic, run.bold, run.vertical)


def with_unlisted(
    listed: Sequence[ListedReference], records: Sequence[Record], entries: Mapping[str, AuditedEntry], numbered: bool
) -> tuple[ListedReference, ...]:
    """Return a list's references, and for each work that its style lists nothing of its entry as printed before.

    They stand at their numbers; where the style sorts, at the end.
    """
    known = {reference.citekey: reference for reference in listed}
    unlisted = [record for record in records if record.citekey not in known]
    every = known | {record.citekey: _as_printed(record, entries[record.citekey].text) for record in unlisted}
    return tuple(every[record.citekey] for record in records) if numbered and unlisted else tuple(every.values())


def _as_printed(record: Record, printed: str) -> ListedReference:
    return ListedReference(
        citekey=record.citekey, number=record.cited_in[0].number if record.cited_in else None, label="",
        lang=record.language, status=record.status, content=(Run(printed),), text=printed, html=escape(printed),
    )  # fmt: skip


def printed_number_format(manuscript: OwnManuscript) -> str:
    """Return the pattern in which the list prints its numbers, "{}." or "[{}]"; "" where it prints none."""
    text, first = manuscript.read.document.text, manuscript.in_text[0]
    block = text.blocks[first.block]
    shown = (block.label + text.text[block.start : first.start]).strip()
    sign = re.fullmatch(r"(\D*)\d+(\D*)", shown)
    return f"{sign[1]}{{}}{sign[2]}" if sign else "{}." if shown else ""


def table_rows(manuscript: OwnManuscript, counted: bool) -> tuple[EntryRow, ...]:
    """Return, for a list that is a table, the row of each entry; () for a list that is none.

    Raises KbError where an entry is more than one cell, or beside other cells; where they have numbers that a style
    that has not `counted` them would leave behind.
    """
    text, entries = manuscript.read.document.text, manuscript.in_text
    if not any(text.blocks[entry.block].place for entry in entries):
        return ()
    rows = tuple(_row(text, entry) for entry in entries)
    cells = [text.text[block.start : block.end].strip() for block in text.blocks]
    between = {cell for row, other in pairwise(rows) for cell in cells[row.block + 1 : other.block]}
    whole = all(entry.end <= text.blocks[entry.block].end for entry in entries)
    numbered = any(row.number[0] >= 0 or text.blocks[row.block].label for row in rows)
    inside = manuscript.read.part and manuscript.read.part.headings
    if inside or not whole or not all(map(_only_number, filter(None, between))) or (numbered and not counted):
        raise KbError("list-in-table", place=manuscript.name)
    return rows


def _row(text: ManuscriptText, entry: ReadEntry) -> EntryRow:
    block, before = text.blocks[entry.block], text.blocks[entry.block - 1]
    typed = re.match(r"\s*\S*\d+\S*(?=\s)", text.text[block.start : entry.start])
    if typed:
        return EntryRow(entry.block, entry.start, (block.start + typed.start(), block.start + typed.end()))
    if before.place and _only_number(text.text[before.start : before.end]):
        return EntryRow(entry.block, entry.start, before[:2])
    return EntryRow(entry.block, entry.start)


def _only_number(cell: str) -> bool:
    return bool(NUMBER_ALONE.fullmatch(cell))


def with_headings(lines: Sequence[ListLine], headings: Sequence[int], manuscript: OwnManuscript) -> Iterator[ListLine]:
    """Yield the lines with the inner headings of the old list before the entries that they headed."""
    text = manuscript.read.document.text
    waiting = sorted(headings)
    for line in lines:
        while waiting and waiting[0] < line.block:
            block = text.blocks[waiting[0]]
            shown = (Piece(text.text[block.start : block.end]),)
            yield ListLine(None, "", shown, True, waiting.pop(0), block.start, kept=True)
        yield line


def lost_headings(manuscript: OwnManuscript) -> tuple[str, ...]:
    """Return the inner headings of the list, which another order of its entries has no place for."""
    part, text = manuscript.read.part, manuscript.read.document.text
    if part is None or not manuscript.in_text:
        return ()
    return tuple(text.text[slice(*text.blocks[place][:2])].strip() for place in part.headings)


def with_year_letter(printed: str, formatted: str, record: Record) -> str:
    """Return an entry that stays as printed, with the letter by which the style tells works of a year apart: 2010b.

    Citations name it by that letter.
    """
    year = record.issued.text[:4] if record.issued else ""
    letter = re.search(rf"(?<!\d){year}([a-z])(?!\w)", formatted) if year else None
    years = list(re.finditer(rf"(?<!\d){year}([a-z]?)(?!\w)", printed)) if letter else []
    at = next((match for match in years if match[1]), years[-1] if years else None)
    return f"{printed[: at.start()]}{letter[0]}{printed[at.end() :]}" if letter and at else printed


def missing_fields(record: Record, text: str, ours: bool) -> tuple[str, ...]:
    """Return the names of a record's fields and roles that its formatted line does not print, such as DOI, interviewer.

    A style of ours may shorten words, and only numbers tell; another leaves out a field of which it has no word.
    """
    numbers, words = _numbers_in(text) | _ends_in_short(text), _words_in(text)
    if ours:
        return tuple(name for name, value in record.fields.items() if name[:2] != "x-" and _numbers_in(value) - numbers)
    fields = tuple(
        name for name, value in record.fields.items()
        if _should_print(name, record.type)
        and (_numbers_in(value) - numbers or not _prints(name, _words_in(value), words))
    )  # fmt: skip
    roles = dict.fromkeys(person.role for person in record.contributors)
    own = record.issued if "x-eventdate" not in record.fields else None  # the day of a treaty's signature stands for it
    undated = own and own.year and own.year not in numbers
    return (*fields, *(["issued"] if undated else []), *(role for role in roles if not _names_one(record, role, words)))


def _should_print(name: str, record_type: str) -> bool:
    """Return whether a line should print a field: of BibLaTeX's own only those that are printed unchanged."""
    kept = printable(record_type) - _IN_OTHER_WORDS if name[:2] == "x-" else None
    return name in kept | {_GAZETTE_DAY} if kept is not None else name not in _OF_NO_REFERENCE


def _prints(name: str, wanted: frozenset[str], words: frozenset[str]) -> bool:
    """Return whether a line prints a field: a word of it; of a typed statement on an editor (науч. ред.) each word."""
    if name == "genre" and wanted and any(" ".join(wanted) in wording()[table] for table in ("kinds", "type-keys")):
        return True  # a key, which is printed in words
    return wanted <= words if name.startswith("x-editor") else not wanted or bool(wanted & words)


def _names_one(record: Record, role: str, words: frozenset[str]) -> bool:
    """Return whether a line names one of the people of a role, in whatever case."""
    names = _words_in(" ".join(person.family or person.literal for person in record.contributors_as(role)))
    return not names or any(word.startswith(name[: max(3, len(name) - 2)]) for name in names for word in words)


def has_no_name(record: Record) -> bool:
    """Return whether a record has neither people nor a title that a citation could name it by."""
    return not record.titles and not record.contributors


def refers_to_other_entry(printed: str) -> bool:
    """Return whether an entry only points at another entry: Там же. С. 15. · Сейтов А. Указ. соч. – Б. 4."""
    return bool(_POINTS_BACK.search(printed))


def first_words(printed: str, whole: bool) -> str:
    """Return the words by which a citation names an entry that was not understood: its first, all with `whole`."""
    words = printed.split()
    short = " ".join(words[:_MOST_WORDS]).rstrip(".,;:")
    return printed.rstrip(".") if whole or len(words) <= _MOST_WORDS else f"{short} …"


def _numbers_in(text: str) -> frozenset[int]:
    """Return the numbers in a text; of a date in figures without the month, which a reference prints as a word."""
    return frozenset(int(number) for number in re.findall(r"\d+", _MONTH.sub("", text)))


def _ends_in_short(text: str) -> frozenset[int]:
    """Return the last pages of shortened ranges in full: 18 for 12–8, 112 for 105–12."""
    ranges = re.findall(r"(\d+)[–-](\d+)", text)
    return frozenset(int(first[: len(first) - len(last)] + last) for first, last in ranges if len(last) < len(first))


def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
