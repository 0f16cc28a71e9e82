"""The list of a manuscript that has none: the works that its notes cite in full (GOST R 7.0.5-2008, 6)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kb.domain.records import Record
from kb.language.shelfmarks import file_in
from kb.library.known_works import same_work_pairs
from kb.library.note_parts import is_described, notes_in, parts_of_note, repeats_citation, stated_in
from kb.library.note_text import as_list_entry, split_off_pages
from kb.library.works_cited_in_notes import NAMED_BEFORE, with_works_cited_in_notes
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.author_date_citations import with_author_date_citations
from kb.manuscript.marker_grammar import BEFORE
from kb.manuscript.reading import ReadManuscript


def list_from_notes(read: ReadManuscript) -> tuple[AuditedEntry, ...]:
    """Return the works that the notes cite, numbered in the order of their first mention.

    None where the text has a list, or cites itself. An entry says what the note says of the work, without the pages
    cited, the author's family name first.
    """
    if read.part or not notes_in(read.document.text):
        return ()
    if any(placed.marker.items for placed in with_author_date_citations(read, ()).markers):
        return ()
    stated = list(_stated_records(read))
    again = {other for _, other in same_work_pairs([record for record, _ in stated])}
    entries = _numbered([(record, words) for record, words in stated if record.citekey not in again])
    cited = {item.number for placed in with_works_cited_in_notes(read, entries).markers for item in placed.marker.items}
    return _numbered([(entry.record, entry.text) for entry in entries if entry.number in cited])


def _numbered(works: list[tuple[Record, str]]) -> tuple[AuditedEntry, ...]:
    return tuple(AuditedEntry(place, "", record, words, 0) for place, (record, words) in enumerate(works, 1))


def _stated_records(read: ReadManuscript) -> Iterator[tuple[Record, str]]:
    """Yield the record of each part of a note that says of a work who or what it is, and where and when it came out."""
    files, keys = set[str](), Counter[str]()
    for part in (part for note in notes_in(read.document.text) for part in parts_of_note(read.document, note)):
        bare = " ".join(part.split())
        introduced = BEFORE.match(bare)
        words = bare[introduced.end() if introduced else 0 :]
        file, end = file_in(words)
        words = as_list_entry((words[:end] if file else split_off_pages(words)[0]).rstrip(" .,:–—-"))
        record = stated_in(words) if not (repeats_citation(words) or NAMED_BEFORE.search(words)) else None
        if record and (file not in files if file else is_described(record, words)):
            files |= {file} if file else set()
            keys[record.citekey] += 1
            times = keys[record.citekey]
            yield replace(record, citekey=f"{record.citekey}-{times}" if times > 1 else record.citekey), f"{words}."
