"""Manuscripts of one's own: a file is read with its list and audited; nothing is kept."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kb.checks.likeness import traits
from kb.checks.near_works import KnownWorks
from kb.domain.formats import endings
from kb.domain.records import Record
from kb.errors import KbError, NotFoundError, Problem
from kb.language.detection import contradicted, language_of, more_ukrainian
from kb.library import importing
from kb.library.described_works import described, in_number_order, works_in_bibtex, works_in_live_fields
from kb.library.known_works import Match, find_matches, same_work_pairs
from kb.library.list_from_notes import list_from_notes
from kb.library.manuscript_acts import known_force
from kb.library.records import look_up
from kb.library.references import check_list
from kb.library.session import Library
from kb.library.works_cited_in_notes import with_repeated_citations, with_works_cited_in_notes
from kb.manuscript import reading
from kb.manuscript.audit import acts_not_in_force, locators, numbers, sentence_against_entry
from kb.manuscript.audit import entries as entry_audit
from kb.manuscript.audit.audited_entries import AuditedEntry, with_keys_for_shared_numbers
from kb.manuscript.audit.audited_manuscript import AuditedManuscript, Finding, audited_manuscript
from kb.manuscript.author_date_citations import with_author_date_citations
from kb.manuscript.documents.document_text import ManuscriptText
from kb.manuscript.documents.opening import ENDINGS as TEXT_ENDINGS
from kb.manuscript.documents.opening import FORMATS, open_document
from kb.manuscript.keys_by_name import with_keys_by_name
from kb.manuscript.list_finding import find_list, find_lists
from kb.manuscript.list_part import ListPart, ReadEntry
from kb.manuscript.reading import ReadManuscript
from kb.manuscript.reference_list.records import records_of
from kb.messages import Message

__all__ = ["FORMATS", "TEXT_ENDINGS", "OwnManuscript", "SourceFile", "findings", "open_manuscript"]

_ListedBeside = tuple[tuple[AuditedEntry, ...], tuple[Problem, ...]]
_SAMPLE = 20_000  # characters by which the language of a text is told


class SourceFile(NamedTuple):
    """A file that came: its name, whose ending tells its format, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class OwnManuscript:
    """A manuscript with its reference list: entries with the record that each is, in the list's order.

    `in_text` holds the entries that stand in the document itself, in step with `entries`; it is empty where the list
    came from elsewhere. Numbers in the text mean the entries' numbers. `defects` are those of the list.
    `from_notes`: it has none, and its notes say the works in full.
    `chapters` are those that have a list each, in order, where several have; the manuscript is the last of them.
    """

    name: str
    read: ReadManuscript
    language: str
    entries: tuple[AuditedEntry, ...]
    in_text: tuple[ReadEntry, ...]
    defects: tuple[Problem, ...] = ()
    chapters: tuple["OwnManuscript", ...] = ()
    from_notes: bool = False

    @property
    def unit(self) -> str:
        """What a place in it is counted in: line or paragraph."""
        return self.read.document.unit

    def place(self, line: int) -> Message | None:
        """Return the line of a text, or the paragraph under its heading; None for a heading."""
        number = line if self.unit == "line" or not line else self.read.document.text.paragraph(line - 1)
        return self.counted(number) if number else None

    def counted(self, number: int) -> Message:
        """Return a line or paragraph by its number."""
        return Message("place-line", line=number) if self.unit == "line" else Message("place-paragraph", line=number)

    @property
    def cites_by_number(self) -> bool:
        """Whether its citations give the numbers of its list, typed or shown by live fields."""
        items = [item for placed in self.read.markers for item in placed.marker.items]
        return any(item.number is not None and not item.year for item in items)


def open_manuscript(library: Library, file: SourceFile, listed: SourceFile | None = None) -> OwnManuscript:
    """Return a manuscript; its list is `listed`, else the one in it, else what its live fields carry or its keys name.

    A list that was written into the document from `listed` before is the one in it.

    Raises KbError where a file cannot be read, or where there are neither citations nor a list.
    """
    document = open_document(file.data, file.name)
    parts = [] if listed is not None or document.text.entries else find_lists(document.text)
    if len(parts) > 1:
        chapters = tuple(_make_manuscript(library, reading.read(document, part), file.name) for part in parts)
        return replace(chapters[-1], chapters=chapters)
    beside = entries_of(listed) if listed is not None else None
    labels = [entry.label for entry in beside[0] if entry.label] if beside else []
    return _make_manuscript(library, reading.read(document, labels=labels), file.name, beside)


def _make_manuscript(
    library: Library, read: ReadManuscript, name: str, listed: _ListedBeside | None = None
) -> OwnManuscript:
    whole = read.document.text
    in_text = read.part.entries if read.part else ()
    beside, defects = listed or ((), ())
    if listed is not None and not _is_written_already(read, beside):
        entries, in_text = beside, ()
    elif read.part:
        of_ukraine = more_ukrainian(whole.text[: read.part.start])
        stated = _from_list(in_text, whole.text, read.part.headings)
        entries = tuple(_in_its_language(entry, whole, of_ukraine) for entry in stated)
        entries = with_keys_by_name(tuple(_cited_live(entries, read)), whole)
        entries = (
            entries if any(placed.marker.items for placed in read.markers) else with_keys_for_shared_numbers(entries)
        )
    else:
        entries = tuple(works_in_live_fields(whole.items)) or works_in_bibtex(whole) or tuple(_named(library, read))
    noted = list_from_notes(read) if not entries else ()
    entries = entries or noted
    read = with_repeated_citations(with_works_cited_in_notes(with_author_date_citations(read, entries), entries))
    language = language_of(_sample_of_text(read), "en")
    if not entries and not any(placed.marker.items for placed in read.markers):
        raise KbError("manuscript-without-citations", place=name)
    if in_text and read.part:
        defects = tuple(_left_out(whole, read.part, ""))
    return OwnManuscript(name, read, language, entries, in_text, defects, from_notes=bool(noted))


def _is_written_already(read: ReadManuscript, beside: Sequence[AuditedEntry]) -> bool:
    """Return whether the list that stands beside was written into the document before: its marks or works stand there.

    Numbers of the text mean that list then.
    """
    own = read.part.entries if read.part else ()
    if any(read.document.text.blocks[entry.block].mark for entry in own):
        return True
    if len(own) != len(beside) or any(item.key for placed in read.markers for item in placed.marker.items):
        return False
    stated = [
        replace(entry.record, citekey=f"text {place}")
        for place, entry in enumerate(_from_list(own, read.document.text.text))
    ]
    known = {other for _first, other in same_work_pairs([*(entry.record for entry in beside), *stated])}
    return all(record.citekey in known for record in stated)


def _sample_of_text(read: ReadManuscript) -> str:
    """Return the beginning of a text without its citations and its list, whose languages are their own."""
    text = read.document.text.text[: read.part.start if read.part else None][:_SAMPLE]
    for placed in reversed(read.markers):
        text = text[: placed.marker.start] + text[placed.marker.end :]
    return text


def known_works(library: Library, manuscript: OwnManuscript) -> tuple[Match, ...]:
    """Return the known record that each entry is, in the library or the collection."""
    return tuple(find_matches(library, (entry.record for entry in manuscript.entries)))


def findings(library: Library, manuscript: OwnManuscript, known: Sequence[Match]) -> tuple[Finding, ...]:
    """Return what is wrong with a manuscript, text before list, by line; `known` is what its entries are."""
    if manuscript.chapters:
        by_chapter = (findings(library, chapter, known_works(library, chapter)) for chapter in manuscript.chapters)
        return tuple(finding for chapter in by_chapter for finding in chapter)
    about = subject_of(manuscript)
    doubles = entry_audit.duplicate_entries(same_entries(manuscript.entries))
    every = [*numbers.find(about), *locators.find(about),
             *sentence_against_entry.find(about), *entry_audit.find(about), *doubles,
             *acts_not_in_force.find(about, known_force(library, manuscript.entries, known)),
             *map(_of_list, manuscript.defects), *_of_notes(manuscript)]  # fmt: skip
    return tuple(sorted(every, key=lambda finding: (finding.part == "list", finding.line, finding.kind)))


def _of_notes(manuscript: OwnManuscript) -> Iterator[Finding]:
    """Yield that there is no list, where the notes say the works in full."""
    if manuscript.from_notes:
        cause = Message("audit-works-of-notes", count=len(manuscript.entries))
        yield Finding("list-missing", "warning", 0, "", cause, "list")


def _of_list(defect: Problem) -> Finding:
    """Return a defect of the list as a finding, by the line of the manuscript or of the list's own file."""
    line, raw = (0, f"{defect.file}:{defect.line}") if defect.file else (defect.line, "")
    return Finding("list-defect", defect.severity, line, raw, defect.cause, "list")


def same_entries(entries: Sequence[AuditedEntry]) -> Iterator[tuple[AuditedEntry, AuditedEntry]]:
    """Yield (first, other) for each entry that is surely the work of an earlier one, by the rule of doubles."""
    numbered = any(entry.number is not None for entry in entries)
    places = {entry.record.citekey: entry for entry in entries if entry.number is not None or not numbered}
    for first, other in same_work_pairs([entry.record for entry in places.values()]):
        yield places[first], places[other]


def subject_of(manuscript: OwnManuscript) -> AuditedManuscript:
    """Return a manuscript as it is audited."""
    text = manuscript.read.document.text.text
    return audited_manuscript(text, manuscript.language, manuscript.read.markers, manuscript.entries)


def _from_list(read: Sequence[ReadEntry], text: str, headings: Sequence[int] = ()) -> tuple[AuditedEntry, ...]:
    """Return the entries of a list in a text with the records that they state; `headings` are those of its parts."""
    records = records_of(entry.work for entry in read)
    return tuple(
        AuditedEntry(
            entry.number, entry.key, record, entry.work.text, entry.block + 1, entry.work.label,
            bisect_right(headings, entry.block), text[entry.start : entry.end],
        )
        for entry, record in zip(read, records, strict=True)
    )  # fmt: skip


def _in_its_language(entry: AuditedEntry, text: ManuscriptText, of_ukraine: bool) -> AuditedEntry:
    """Return an entry with the language that its hidden mark tells, or none: a written line has less to tell it by.

    In a Ukrainian text what looks Kazakh by the letter і alone, and can be Ukrainian, is.
    """
    if mark := text.blocks[entry.line - 1].mark:
        return entry._replace(record=replace(entry.record, language=mark.partition("_")[2].replace("_", "-")))
    if entry.record.language == "kk" and of_ukraine and not contradicted(entry.text, "uk"):
        return entry._replace(record=replace(entry.record, language="uk"))
    return entry


def entries_of(file: SourceFile) -> _ListedBeside:
    """Return the entries of a list in a file of its own, records by key or a list in text, and the file's defects."""
    ending = file.name.rsplit(".", 1)[-1].lower()
    if f".{ending}" in endings() or ending in endings():
        read = tuple(importing.read_bytes(file.data, file.name))
        records = [item for item in read if not isinstance(item, Problem)]
        wrong = [item for item in read if isinstance(item, Problem)]
        if wrong and not records:
            place = ":".join(map(str, filter(None, (file.name, wrong[0].line))))
            raise KbError("list-file-unreadable", place=place, cause=wrong[0].cause)
        return tuple(in_number_order(records)), tuple(problem for problem in wrong if problem.severity == "error")
    document = open_document(file.data, file.name)
    part = reading.read(document).part if document.text.entries else find_list(document.text, whole=True)
    check_list([entry.work for entry in part.entries] if part else [], file.name)
    left_out = tuple(_left_out(document.text, part, file.name)) if part else ()
    return _from_list(part.entries, document.text.text, part.headings) if part else (), left_out


def _left_out(text: ManuscriptText, part: ListPart, name: str) -> Iterator[Problem]:
    """Yield the lines before the first entry of a list that belong to none, and other lists that are not read."""
    causes = [(place, Message("list-line-left-out", text=_line(text, place))) for place in part.left_out]
    causes += [(place, Message("list-not-read", text=_line(text, place))) for place in part.others]
    yield from (Problem("list", cause, name, place + 1, severity="warning") for place, cause in causes)


def _line(text: ManuscriptText, place: int) -> str:
    """Return the beginning of a block on one line."""
    return " ".join(text.text[text.blocks[place].start : text.blocks[place].end].split())[:200]


def _cited_live(entries: Sequence[AuditedEntry], read: ReadManuscript) -> Iterator[AuditedEntry]:
    """Yield the entries of a list in text, each with the keys by which live fields that show no number cite it."""
    shown = [item for marker in read.document.text.markers for item in marker.items if item.number is None]
    items = {item.key: read.document.text.items[item.key] for item in shown if item.key in read.document.text.items}
    known = KnownWorks(traits(entry.record) for entry in entries)
    keys: dict[str, list[str]] = {}
    for work in works_in_live_fields(items):
        likely = known.like(traits(replace(work.record, citekey=f"live {work.key}")))
        exact = [likeness.citekey for likeness in likely if likeness.certainty == "exact"]
        for citekey in exact[:1] or [work.key] * (work.key in known.works):  # which a writing made of the entry
            keys.setdefault(citekey, []).append(work.key)
    for entry in entries:
        first, *others = keys.get(entry.record.citekey, [entry.key])
        yield _with_keys(entry, first, others)


def _with_keys(entry: AuditedEntry, key: str, others: Sequence[str]) -> AuditedEntry:
    """Return an entry by its key, with its other keys."""
    fields = {**entry.record.fields, "x-ids": ", ".join(others)} if others else entry.record.fields
    return entry._replace(key=key, record=replace(entry.record, fields=fields))


def _named(library: Library, read: ReadManuscript) -> Iterator[AuditedEntry]:
    """Yield the records of the library that a text names by key."""
    keys = dict.fromkeys(item.key for placed in read.markers for item in placed.marker.items if item.key)
    named: dict[str, tuple[Record, list[str]]] = {}
    for key in keys:
        try:
            record = look_up(library, key)
        except NotFoundError:
            continue
        named.setdefault(record.citekey, (record, []))[1].append(key)
    for record, (first, *others) in named.values():
        yield _with_keys(AuditedEntry(None, "", replace(record, cited_in=()), described(record), 0), first, others)
