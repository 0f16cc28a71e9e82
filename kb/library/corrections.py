"""A file of many corrections as proposals: a table (CSV), or records in any format that can be read."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kb.domain.proposals import FIELDS, Proposal
from kb.domain.records import Record
from kb.errors import KbError, Problem, cause_of
from kb.library import importing
from kb.library.session import Library
from kb.messages import Message

NEEDED, BESIDE = ("citekey", "field", "value", "source"), ("note", "lang", "name")


def corrections(library: Library, path: Path) -> Iterator[Proposal | Problem]:
    """Yield what a file proposes: the rows of a table; of a record with a known citekey each value that is another.

    A record whose citekey the collection does not have is a warning.

    Raises KbError where the file cannot be read or its table lacks a column.
    """
    if path.suffix.casefold() == ".csv":
        yield from _rows(path)
        return
    for item in importing.read(path):
        if isinstance(item, Problem):
            yield item
            continue
        record, _file, line = item
        known = library.records.many([record.citekey]).get(record.citekey)
        if known is None:
            unknown = Message("no-such-record", given=record.citekey, near=())
            yield Problem("corrections", unknown, str(path), line, record.citekey, "warning")
        else:
            yield from _differences(record, known, path.name)


def _rows(path: Path) -> Iterator[Proposal]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            columns = rows.fieldnames or ()
            if missing := next((name for name in NEEDED if name not in columns), ""):
                raise KbError("corrections-without-column", given=missing)
            for row in rows:
                citekey, field, value, source, note, lang, name = (row.get(key) or "" for key in (*NEEDED, *BESIDE))
                yield Proposal(citekey, field, value, source, note, lang, name)
    except (OSError, UnicodeDecodeError) as error:
        cause = cause_of(error) if isinstance(error, OSError) else "UTF-8"
        raise KbError("file-unreadable", path=str(path), cause=cause) from None


def _differences(new: Record, known: Record, source: str) -> Iterator[Proposal]:
    old = _values(known)
    for name, values in _values(new).items():
        for value in values:
            if value not in old.get(name, ()):
                yield Proposal(known.citekey, name, value, new.fields.get("URL", "") or source, lang=new.language)


def _values(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the values of a record by the fields that can be proposed."""
    people = (", ".join(part for part in (person.literal or person.family, person.given) if part)
              for person in record.contributors_as("author"))  # fmt: skip
    values = {
        "title": tuple(title.value for title in record.titles if title.origin != "supplied"),
        "author": tuple(people),
        "date": (record.issued.text,) if record.issued else (),
    }
    return values | {name: (value,) for name, value in record.fields.items() if name in FIELDS and value}
