"""Imports files of any known format into the store."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kb.domain import citekeys
from kb.domain.citekeys import manuscript_name
from kb.domain.collection import CollectionContents
from kb.domain.controls import cleaned
from kb.domain.formats import endings, of_file
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError, Problem, reading_file
from kb.formats import identifiers, kinds
from kb.language.collation import sort_key
from kb.language.detection import contradicted
from kb.language.encodings import as_utf8, by_letters
from kb.library import formats
from kb.library.collection import contents
from kb.library.formats import Parser
from kb.messages import Message
from kb.progress import followed
from kb.settings import Settings
from kb.store import importing as rows
from kb.store import manuscripts, other_names, queries
from kb.store.engine import Engine
from kb.store.history import COLLECTION, Cause
from kb.store.import_options import ImportOptions, Outcome

__all__ = [
    "ImportOptions", "Outcome", "Parser", "holds_records", "load", "load_records", "load_streams", "name_by_content",
    "parsed", "parser_of", "read", "read_bytes", "with_place",
]  # fmt: skip
_HEAD = 1024  # bytes by which a file of another kind is known


def load(
    engine: Engine,
    vocabulary: Vocabulary,
    files: Iterable[Path],
    options: ImportOptions = ImportOptions(),
    settings: Settings | None = None,
) -> Outcome:
    """Import files in one transaction; raise KbError where one cannot be read at all.

    A file is known by its name; one that has the name of the collection, which `settings` names, and is another file
    is known by its whole path, so that it is never taken for the collection.
    """
    collection = settings.collection if settings else None
    data = contents(settings) if settings else CollectionContents()

    with ExitStack() as stack:
        opened = [(stack.enter_context(_opened(path)), _source(path, collection), path.name) for path in files]
        opened = [(stream, source, name_by_content(stream, name)) for stream, source, name in opened]
        streams = _parsers(opened, engine)
        whole = collection is not None and any(name == collection.name for _stream, name, _parse in streams)
        owners = _Owners(engine, [name for _stream, name, _parse in streams], options.manuscript, data)
        records = owners.owned(followed(parsed(streams), "import"))
        try:
            kind = COLLECTION if whole else "import"
            cause = Cause(kind, ", ".join(name for _stream, name, _parse in streams))
            whole_options = replace(options, collection=data if whole else None, cause=cause)
            return load_records(engine, records, vocabulary, whole_options)
        except KbError:
            if not options.dry_run:
                rows.keep_empty(engine)
            raise


def load_streams(
    engine: Engine,
    vocabulary: Vocabulary,
    streams: Iterable[tuple[BinaryIO, str, Parser]],
    options: ImportOptions = ImportOptions(),
) -> Outcome:
    """Import open streams, each with its name and parser, in one transaction."""
    opened = list(streams)
    names = [name for _stream, name, _parse in opened]
    owners = _Owners(engine, names, options.manuscript, CollectionContents())
    options = replace(options, cause=Cause("import", ", ".join(names)))
    return load_records(engine, owners.owned(parsed(opened)), vocabulary, options)


def load_records(
    engine: Engine, incoming: Iterable[PlacedRecord | Problem], vocabulary: Vocabulary, options: ImportOptions
) -> Outcome:
    """Import records, each with its file and line, in one transaction; the store sorts them by our alphabets."""
    return rows.load(engine, incoming, vocabulary, sort_key, options)


class _Owners:
    """Tells to which manuscript the plain numbers and places of a file belong.

    To the one that is named; else to the one that had the file's numbers before; else to one named after the file.
    Only the collection's file has the names of the collection's manuscripts.
    """

    def __init__(self, engine: Engine, files: Iterable[str], manuscript: str, collection: CollectionContents) -> None:
        self._named = manuscript_name(manuscript)
        if manuscript and not self._named:
            raise KbError("no-manuscript-name", given=manuscript)
        self._ours = {
            contents.manuscript.source: contents.manuscript.id for contents in reversed(collection.manuscripts)
        }
        self._merged = other_names.every(engine)
        self._before = manuscripts.numbered_by(engine, files)
        self._naming: defaultdict[str, set[str]] = defaultdict(set)  # by file, "" for plain numbers

    def owned(self, items: Iterable[PlacedRecord | Problem]) -> Iterator[PlacedRecord | Problem]:
        """Yield the records with their plain numbers and places given to the manuscript of their file.

        One that another record took in is a warning. Raises KbError where that manuscript's file had the numbers of
        several and does not say which the plain ones are of.
        """
        for item in items:
            if isinstance(item, Problem):
                yield item
            elif name := self._merged.get(item.record.citekey):
                message = Message("citekey-merged", citekey=item.record.citekey, record=name)
                yield item.problem("duplicate-key", message, "warning")
            else:
                known = self._with_known_key(item.record, item.file)
                yield item._replace(record=known.in_manuscript(self._manuscript_of_file(item.record, item.file)))

    def _with_known_key(self, record: Record, file: str) -> Record:
        """Return a record under the citekey that it has here, where its file has no key for it but a sign."""
        sign = next((name for name in record.fields.get("x-ids", "").split(", ") if name.startswith(f"{file}#")), "")
        if not sign:
            return record
        known = self._merged.get(sign)
        if not known and any(
            key == record.citekey for name, key in self._merged.items() if name.startswith(f"{file}#")
        ):
            known = citekeys.citekey_of(f"{record.citekey}-{sign.partition('#')[2]}")
        return replace(record, citekey=known or record.citekey)

    def _manuscript_of_file(self, record: Record, file: str) -> str:
        if chosen := self._ours.get(file) or self._named:
            return chosen
        name = citekeys.named_after(file)
        name = f"{name}-2" if name in self._ours.values() else name
        before = self._before.get(file, ())
        if not before or name in before:
            return name
        naming = self._naming[file]
        naming.update(record.manuscripts)
        if "" in naming and (len(before) > 1 or before[0] in naming):
            raise KbError("numbers-of-which-manuscript", file=file, names=before)
        return before[0]


def parsed(streams: Iterable[tuple[BinaryIO, str, Parser]]) -> Iterator[PlacedRecord | Problem]:
    """Yield the records of the streams with their places; an empty file is a Problem."""
    for stream, name, parse in streams:
        if kind := _other_kind(stream, name):
            yield Problem("kind", Message("file-of-other-kind", kind=kind, valid=endings()), name, 1)
            continue
        if stream.seekable() and (code := by_letters(stream)):
            yield Problem("encoding", Message("encoding-by-letters", encoding=code), name, 1, "", "warning")
        count = 0
        for item in parse(stream, name):
            count += 1
            if isinstance(item, Problem):
                yield item
            else:
                yield from with_place(*item, name)
        if not count:
            yield Problem("empty", Message("no-record-found"), name)


def name_by_content(stream: BinaryIO, name: str) -> str:
    """Return the name of a file; of a .txt or .xml, which may be of several formats, with the ending of its own."""
    ending = kinds.ending_of(_head(stream, name)) if name.casefold().endswith((".txt", ".xml")) else ""
    return f"{name}.{ending}" if ending else name


def holds_records(path: Path) -> bool:
    """Return whether a file of text begins as a file of records does."""
    if not path.is_file():
        return False
    with _opened(path) as stream:
        return name_by_content(stream, path.name) != path.name


def _other_kind(stream: BinaryIO, name: str) -> str:
    """Return what a file is, where its beginning is of another kind than its ending says; "" where it is not."""
    return kinds.other_kind(_head(stream, name), name_by_content(stream, name).rpartition(".")[2].casefold())


def _head(stream: BinaryIO, name: str) -> bytes:
    """Return how a stream begins, in UTF-8; nothing where it cannot be turned back."""
    if not stream.seekable():
        return b""
    start = stream.tell()
    with as_utf8(stream, name) as text:
        head = text.read(_HEAD)
    stream.seek(start)
    return head


def with_place(record: Record, line: int, name: str) -> Iterator[PlacedRecord | Problem]:
    """Yield a record with its place, and a warning where its key or its characters had to be changed."""
    tidy: Record = cleaned(record)
    if tidy is not record:
        key = record.citekey[:80].encode("ascii", "replace").decode()
        yield Problem("control-character", Message("control-characters"), name, line, key, "warning")
        record = tidy
    key = citekeys.citekey_of(record.citekey)
    title = record.titles[0].value if record.titles and record.scope == IMPORTED else ""
    if language := contradicted(title, record.language):  # its letters cannot be of the language claimed
        message = Message("language-contradicted", given=record.language, read=language)
        yield Problem("language", message, name, line, key, "warning")
        record = _in_language(record, language)
    for variable, value in identifiers.wrong(record.fields):
        wrong = Message("identifier-wrong", variable=variable, given=value)
        yield Problem("identifier", wrong, name, line, key, "warning")
    if (address := record.fields.get("URL", "")) and not identifiers.is_address(address):
        yield Problem("address", Message("not-a-web-address", given=address[:60]), name, line, key, "warning")
    if key == record.citekey:
        yield PlacedRecord(record, name, line)
        return
    if not key:
        yield Problem("citekey", Message("citekey-without-letter", given=record.citekey[:60]), name, line)
        return
    changed = Message("citekey-changed", given=record.citekey[:60], made=key[:80])
    yield Problem("citekey", changed, name, line, key, "warning")
    yield PlacedRecord(replace(record, citekey=key), name, line)


def _in_language(record: Record, language: str) -> Record:
    """Return a record in another language than it claims; the claim stays a field."""
    claim = record.language
    titles = (title._replace(lang=language) if title.lang == claim else title for title in record.titles)
    people = (replace(person, lang=language) if person.lang == claim else person for person in record.contributors)
    fields = {**record.fields, "x-language": claim}
    return replace(record, language=language, titles=tuple(titles), contributors=tuple(people), fields=fields)


def read(path: Path) -> Iterator[PlacedRecord | Problem]:
    """Yield the records of one file with their places, without importing them."""
    with _opened(path) as stream:
        yield from parsed([(stream, path.name, parser_of(name_by_content(stream, path.name)))])


def read_bytes(data: bytes, name: str) -> Iterator[PlacedRecord | Problem]:
    """Yield what `read` yields, of a file given as bytes; its format is told by its name, else by its content."""
    stream = BytesIO(data)
    return parsed([(stream, name, parser_of(name_by_content(stream, name)))])


def read_linked(files: Iterable[Path], engine: Engine) -> Iterator[PlacedRecord | Problem]:
    """Yield the records of files as an import of them together would read them, with their places."""
    with ExitStack() as stack:
        opened = [(stack.enter_context(_opened(path)), path.name) for path in files]
        named = [(stream, name, name_by_content(stream, name)) for stream, name in opened]
        yield from parsed(_parsers(named, engine))


def _parsers(opened: Sequence[tuple[BinaryIO, str, str]], engine: Engine) -> list[tuple[BinaryIO, str, Parser]]:
    """Return each stream with its name and parser; entries may stand on other files and on records of the store."""

    def stored(key: str) -> Record | None:
        return queries.by_citekeys(engine, [citekeys.citekey_of(key)]).get(citekeys.citekey_of(key))

    return [(stream, name, _linked(stream, file, opened, stored)) for stream, name, file in opened]


def _source(path: Path, collection: Path | None) -> str:
    if collection is None or path.name != collection.name or (collection.exists() and path.samefile(collection)):
        return path.name
    return str(path.absolute())


def parser_of(name: str) -> Parser:
    """Return the parser for a file name's ending; raise ChoiceError with the known ones."""
    return formats.parser(of_file(name))


def _linked(
    stream: BinaryIO, file: str, opened: Iterable[tuple[BinaryIO, str, str]], stored: Callable[[str], Record | None]
) -> Parser:
    """Return the parser of a file whose entries may stand on those of the other files of its kind, and on records."""
    form = of_file(file)
    if not form.linked:
        return formats.parser(form)
    beside = [(other, name) for other, name, ending in opened if other is not stream and of_file(ending).linked]
    return formats.linked_parser(form, beside, stored)


def _opened(path: Path) -> BinaryIO:
    with reading_file(path):
        return path.open("rb")
