"""Manuscripts that a user keeps: the file in the home folder, its citations and its list in the store."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kb.domain.citekeys import manuscript_name, named_after
from kb.domain.collection import ManuscriptContents
from kb.domain.manuscripts import COLLECTION, ListEntry, Manuscript, Section
from kb.domain.queries import RecordQuery
from kb.domain.records import ListNumber
from kb.errors import ChoiceError, KbError, reading_file, writing_file
from kb.library import manuscripts
from kb.library.bibliography import ListOptions, ReferenceList, format_records
from kb.library.known_works import Match
from kb.library.manuscript_backup import folder_of
from kb.library.manuscript_files import TEXT_ENDINGS, OwnManuscript, SourceFile, known_works, open_manuscript
from kb.library.search import manuscript_of
from kb.library.session import Library
from kb.library.whole_files import whole_file
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.store import own_manuscripts

_LIST = "list"


def read_file(path: Path) -> SourceFile:
    """Return a file of the user's; raise KbError where it cannot be read."""
    with reading_file(path):
        return SourceFile(path.name, path.read_bytes())


def check_output(manuscript: OwnManuscript, out: Path, sources: Iterable[Path]) -> None:
    """Raise KbError where a written manuscript would replace a file that it is made of, or bear a wrong ending."""
    for source in sources:
        if out.exists() and source.exists() and out.samefile(source):
            raise KbError("manuscript-output-is-source", path=str(out))
    form, ending = manuscript.read.document.format, out.suffix.lower().lstrip(".")
    if TEXT_ENDINGS.get(ending, ending) != form and (form != "txt" or ending != _ending(manuscript.name)):
        raise KbError("manuscript-output-ending", path=str(out), ending=form)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raise KbError where it cannot be written."""
    with whole_file(path) as file:
        file.write(data)


def name_of(file: SourceFile, name: str = "") -> str:
    """Return the name under which a file is kept: the one given, else that of the file."""
    return manuscript_name(name) if name else named_after(file.name)


def add(library: Library, file: SourceFile, listed: SourceFile | None = None, name: str = "") -> OwnManuscript:
    """Read a manuscript and keep it under a name (default: the file's); one of that name is replaced."""
    called = name_of(file, name)
    _refuse_collection(library.manuscripts.named(called))
    manuscript = open_manuscript(library, file, listed)
    if manuscript.chapters:
        raise KbError("manuscript-with-several-lists", place=manuscript.name, count=len(manuscript.chapters))
    folder = _folder(library, called)
    with writing_file(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
    write_file(folder / f"text.{_ending(file.name)}", file.data)
    if listed is not None:
        write_file(folder / f"{_LIST}.{_ending(listed.name)}", listed.data)
    own_manuscripts.keep(library.engine, _contents(manuscript, called, file.name), _lines(manuscript))
    return manuscript


def kept(library: Library, name: str) -> OwnManuscript:
    """Return a manuscript that was added; raise ChoiceError with those there are."""
    file, listed = _kept_files(library, manuscript_name(name))
    if file is None:
        known = [manuscript.id for manuscript in library.manuscripts.every()]
        if manuscript_name(name) in known:
            raise KbError("manuscript-without-text", name=name)
        raise ChoiceError("manuscript", name, [other for other in known if _kept_files(library, other)[0]] or known)
    return open_manuscript(library, file, listed)


def list_entries(library: Library, manuscript: Manuscript) -> list[ListEntry]:
    """Return the reference list of a manuscript by number; one of the user's has the known record that each entry is.

    Such a record is `said_by` the certainty of the match, exact or probable: it follows the library as it is now.
    """
    lines = manuscripts.entries(library, manuscript)
    if manuscript.origin == COLLECTION or _kept_files(library, manuscript.id)[0] is None:
        return lines
    own = kept(library, manuscript.id)
    known: dict[int | None, Match] = {}
    for number, match in zip(_numbers(own.entries), known_works(library, own), strict=True):
        known.setdefault(number, match)
    return [_with_record(line, known.get(line.number)) for line in lines]


def _with_record(line: ListEntry, match: Match | None) -> ListEntry:
    if line.record or match is None or match.certainty == "none":
        return line
    return line._replace(record=match.citekey, said_by=match.certainty)


def reference_list(library: Library, question: RecordQuery, options: ListOptions) -> ReferenceList | None:
    """Return the list of the kept manuscript that a question names and nothing else; None where it asks otherwise."""
    typed = manuscript_of(question)
    named = library.manuscripts.named(typed) if typed and question.choosing("manuscript") == RecordQuery() else None
    if named is None or options.keys or _kept_files(library, name := named.id)[0] is None:
        return None
    entries = kept(library, name).entries
    numbers = _numbers(entries)
    records = (
        replace(entry.record, cited_in=(ListNumber(name, number),) if number else ()).seen_from(name)
        for entry, number in zip(entries, numbers, strict=True)
    )
    numbered = any(numbers)
    return format_records(records, options, named if numbered else None)


def _kept_files(library: Library, name: str) -> tuple[SourceFile | None, SourceFile | None]:
    folder = _folder(library, name)
    paths = sorted(folder.iterdir()) if name and folder.is_dir() else []
    files = {path.stem: SourceFile(f"{name}{path.suffix}", path.read_bytes()) for path in paths}
    return files.get("text"), files.get(_LIST)


def remove(library: Library, name: str) -> None:
    """Forget a manuscript of the user's; raise ChoiceError where there is none, KbError for the collection's."""
    known = library.manuscripts.named(name)
    if known is None:
        raise ChoiceError("manuscript", name, [manuscript.id for manuscript in library.manuscripts.every()])
    _refuse_collection(known)
    called = known.id
    folder = _folder(library, called)
    if folder.is_dir():
        shutil.rmtree(folder)
    own_manuscripts.remove(library.engine, called)


def _refuse_collection(known: Manuscript | None) -> None:
    if known and known.origin == COLLECTION:
        raise KbError("manuscript-of-collection", name=known.id)


def _folder(library: Library, name: str) -> Path:
    return folder_of(library.settings.home) / name


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return ending if ending.isalnum() and len(ending) < 12 and "." in name else "txt"


def _numbers(entries: Sequence[AuditedEntry]) -> list[int | None]:
    """Return the number by which each entry is kept; those with letters before their numbers follow the plain ones."""
    last = max((entry.number or 0 for entry in entries), default=0)
    labels = list(dict.fromkeys(entry.label for entry in entries if entry.label))
    return [last + 1 + labels.index(entry.label) if entry.label else entry.number for entry in entries]


def _contents(manuscript: OwnManuscript, name: str, source: str) -> ManuscriptContents:
    numbers = _numbers(manuscript.entries)
    by_label = {entry.label: number for entry, number in zip(manuscript.entries, numbers, strict=True) if entry.label}
    citations = tuple(cite._replace(number=by_label.get(cite.key, cite.number)) for cite in manuscript.read.citations())
    lines = dict.fromkeys(citation.section for citation in citations if citation.section)
    first = {section: next(item.line for item in citations if item.section == section) for section in lines}
    sections = tuple(Section(section[:80], line) for section, line in first.items())
    last = max((number or 0 for number in numbers), default=0)
    about = Manuscript(name, manuscript.language, last, sections=sections, source=source)
    return ManuscriptContents(about, citations)


def _lines(manuscript: OwnManuscript) -> list[ListEntry]:
    lines: dict[int, ListEntry] = {}
    for entry, number in zip(manuscript.entries, _numbers(manuscript.entries), strict=True):
        if number:
            printed = f"{entry.label}. {entry.text}" if entry.label else entry.text
            lines.setdefault(number, ListEntry(number, printed, "", "stated"))
    return list(lines.values())
