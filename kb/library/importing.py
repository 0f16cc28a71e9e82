"""Imports files of any known format into the store."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kb.domain import citekeys
from kb.domain.controls import cleaned
from kb.domain.formats import of_file
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError, Problem
from kb.language.collation import sort_key
from kb.library import formats
from kb.library.formats import Parser
from kb.messages import Message
from kb.store.engine import Engine
from kb.store.importing import ImportOptions, Outcome
from kb.store.importing import load as load_records

__all__ = ["ImportOptions", "Outcome", "Parser", "load", "load_streams", "parsed", "parser_of", "read"]


def load(
    engine: Engine,
    vocabulary: Vocabulary,
    files: Iterable[Path],
    options: ImportOptions = ImportOptions(),  # noqa: B008 - a frozen value
    collection: Path | None = None,
) -> Outcome:
    """Import files in one transaction; raise KbError where one cannot be read at all.

    A file is known by its name; one that has the name of the `collection` and is another file is known by its whole
    path, so that it is never taken for the collection.
    """
    with ExitStack() as stack:
        streams = [
            (stack.enter_context(_opened(path)), _source(path, collection), parser_of(path.name)) for path in files
        ]
        return load_streams(engine, vocabulary, streams, options)


def load_streams(
    engine: Engine,
    vocabulary: Vocabulary,
    streams: Iterable[tuple[BinaryIO, str, Parser]],
    options: ImportOptions = ImportOptions(),  # noqa: B008 - a frozen value
) -> Outcome:
    """Import open streams, each with its name and parser, in one transaction."""
    return load_records(engine, parsed(streams), vocabulary, sort_key, options)


def parsed(streams: Iterable[tuple[BinaryIO, str, Parser]]) -> Iterator[tuple[Record, str, int] | Problem]:
    """Yield the records of the streams with their places; an empty file is a Problem."""
    for stream, name, parse in streams:
        found = 0
        for item in parse(stream, name):
            found += 1
            if isinstance(item, Problem):
                yield item
            else:
                yield from _placed(*item, name)
        if not found:
            yield Problem("empty", Message("no-record-found"), name)


def _placed(record: Record, line: int, name: str) -> Iterator[tuple[Record, str, int] | Problem]:
    """Yield a record with its place, and a warning where its key or its characters had to be changed."""
    tidy: Record = cleaned(record)
    if tidy is not record:
        key = record.citekey[:80].encode("ascii", "replace").decode()
        yield Problem("control-character", Message("control-characters"), name, line, key, "warning")
        record = tidy
    key = citekeys.citekey_of(record.citekey)
    if key == record.citekey:
        yield record, name, line
        return
    if not key:
        yield Problem("citekey", Message("citekey-without-letter", given=record.citekey[:60]), name, line)
        return
    changed = Message("citekey-changed", given=record.citekey[:60], made=key[:80])
    yield Problem("citekey", changed, name, line, key, "warning")
    yield replace(record, citekey=key), name, line


def read(path: Path) -> Iterator[tuple[Record, str, int] | Problem]:
    """Yield the records of one file with their places, without importing them."""
    with _opened(path) as stream:
        yield from parsed([(stream, path.name, parser_of(path.name))])


def _source(path: Path, collection: Path | None) -> str:
    if collection is None or path.name != collection.name or (collection.exists() and path.samefile(collection)):
        return path.name
    return str(path.absolute())


def parser_of(name: str) -> Parser:
    """Return the parser for a file name's ending; raise ChoiceError with the known ones."""
    return formats.parser(of_file(name))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise KbError("file-unreadable", path=str(path), cause=error.strerror) from None
