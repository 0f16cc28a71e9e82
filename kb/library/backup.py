"""Backups: the whole store in one file, which any database takes, and the store made anew of it.

A file is gzip over JSON lines: what it is, then the rows of each table, then the number of lines before and a digest of
them. A file without that last line was cut short. It holds records and the files they came from, manuscripts with their
own files, other names, removed records, keys (as digests); not the vocabularies' words, the collection's file and the
index.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from kb import __version__
from kb.errors import KbError, cause_of
from kb.library import manuscript_backup
from kb.library.session import Library, make_folder
from kb.library.whole_files import whole_file
from kb.progress import followed
from kb.settings import Settings
from kb.store import own_manuscripts
from kb.store.backup import Rows, counts, replace_all, snapshot
from kb.store.engine import open_engine
from kb.store.sqlite_snapshot import newest_schema, schemas

KIND, VERSION = "derekkoz-backup", 1


class Backup(NamedTuple):
    """What a backup holds: its records, and all its rows."""

    records: int
    rows: int


def write(library: Library, path: Path) -> Backup:
    """Write the store into a file, as of one state; a file that was there is replaced when the new one is whole."""
    with (
        whole_file(path, 0o600) as file,  # it holds the digests of keys
        snapshot(library.engine) as (schema, rows),
        gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
    ):
        files = manuscript_backup.rows(library.settings.home)
        written = _write(packed, schema, chain(followed(rows, "backup"), files))
    return Backup(written.get("records", 0), sum(written.values()))


def _write(packed: gzip.GzipFile, schema: str, rows: Iterator[Rows]) -> dict[str, int]:
    written: dict[str, int] = {}
    digest = hashlib.sha256()

    def put(value: Any) -> None:
        line = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
        digest.update(line)
        packed.write(line)

    put({"kind": KIND, "version": VERSION, "schema": schema, "program": __version__})
    for table, columns, part in rows:
        written[table] = written.get(table, 0) + len(part)
        put([table, columns, part])
    put({"end": digest.hexdigest()})
    return written


def refuse_to_replace(settings: Settings, path: Path) -> None:
    """Raise KbError where the store is not empty, with what is there: nobody loses it by a wrong address.

    Nor where the file is no backup, which is said first.
    """
    with _open_backup(path) as packed:
        _schema(_lines_checked(packed), settings)
    make_folder(settings.home)
    engine = open_engine(settings.database_url)
    try:
        row_counts = counts(engine, ("records", "keys", "proposals", "shared_lists", "own_tags", "own_notes"))
        row_counts["manuscripts"] = own_manuscripts.count(engine)
    finally:
        engine.dispose()
    if any(row_counts.values()):
        raise KbError(
            "restore-over",
            place=engine.url.render_as_string(),
            records=row_counts.get("records", 0),
            keys=row_counts.get("keys", 0),
            proposals=row_counts.get("proposals", 0),
            lists=row_counts.get("shared_lists", 0),
            manuscripts=row_counts["manuscripts"],
            own=row_counts.get("own_tags", 0) + row_counts.get("own_notes", 0),
        )


def restore(settings: Settings, path: Path) -> Backup:
    """Put what a file holds in place of the whole store, as one change; every index is built anew afterwards.

    The files of manuscripts come with it.

    Raises KbError, with the store as it was, for a file that is no backup, that was cut short or changed, or that a
    newer version wrote.
    """
    make_folder(settings.home)
    engine = open_engine(settings.database_url)
    count, files = 0, manuscript_backup.RestoredFiles(settings.home)

    def counted(parts: Iterable[Rows]) -> Iterator[Rows]:
        nonlocal count
        for part in parts:
            count += len(part[2])
            yield part

    try:
        with _open_backup(path) as packed:
            lines = _lines_checked(packed)
            rows = counted(files.taken_from(followed(_rows(lines), "restore")))
            records = replace_all(engine, settings.migrations, _schema(lines, settings), rows)
        files.put()
    finally:
        files.forget()
        engine.dispose()
    return Backup(records, count)


@contextmanager
def _open_backup(path: Path) -> Iterator[Iterable[bytes]]:
    """Open a backup; raise KbError for what cannot be read in it while it is open."""
    try:
        with gzip.open(path, "rb") as packed:
            yield packed
    except EOFError:
        raise KbError("backup-cut-short") from None
    except (gzip.BadGzipFile, zlib.error):
        raise KbError("backup-unreadable", cause="gzip") from None
    except (ValueError, TypeError) as error:
        raise KbError("backup-unreadable", cause=str(error)) from None
    except OSError as error:
        raise KbError("file-unreadable", path=str(path), cause=cause_of(error)) from None


def _lines_checked(packed: Iterable[bytes]) -> Iterator[Any]:
    """Yield what each line holds but the last; raise KbError at the end where the file is not whole."""
    digest = hashlib.sha256()
    for line in packed:
        value = orjson.loads(line)
        if isinstance(value, dict) and "end" in value:
            if value["end"] != digest.hexdigest():
                raise KbError("backup-unreadable", cause="SHA-256")
            return
        digest.update(line)
        yield value
    raise EOFError


def _schema(lines: Iterator[Any], settings: Settings) -> str:
    """Return the revision of the schema that a backup was written under, by its first line."""
    head = next(lines, None)
    match head:
        case {"kind": kind, "version": int(version), "schema": str(schema), **others} if kind == KIND:
            if version > VERSION or schema > newest_schema(settings.migrations):
                raise KbError("backup-newer", version=str(others.get("program")), ours=__version__)
            if schema in schemas(settings.migrations):
                return schema
    raise KbError("backup-unreadable", cause=KIND)


def _rows(lines: Iterable[Any]) -> Iterator[Rows]:
    for table, columns, rows in lines:
        yield str(table), tuple(columns), rows
