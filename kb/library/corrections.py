"""A file of many corrections as proposals: a table (CSV), or records in any format that can be read."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kb.domain.proposals import FIELDS, OTHER, PEOPLE, TYPE, WORK, Proposal
from kb.domain.records import Candidate, Evidence, Record
from kb.errors import ChoiceError, KbError, Problem, cause_of
from kb.library import importing
from kb.library.collection import own_manuscripts
from kb.library.proposed_values import place_of, plain, proposed_field
from kb.library.session import Library
from kb.messages import Message

NEEDED, BESIDE = ("citekey", "field", "value", "source"), ("note", "lang", "name")


def corrections(library: Library, path: Path) -> Iterator[Proposal | Problem]:
    """Yield what a file proposes: the rows of a table; of a record with a known citekey each value that is another.

    What the file's record states at a place of a manuscript is a statement of that place. A record whose citekey the
    collection does not have, and a value that no field takes, is a warning.

    Raises KbError where the file cannot be read or its table lacks a column.
    """
    if path.suffix.casefold() == ".csv":
        yield from _rows(path)
        return
    ours = next((manuscript.id for manuscript in own_manuscripts(library.settings)), "")
    try:
        importing.parser_of(path.name)
    except ChoiceError as error:
        raise ChoiceError(error.what, error.given, ("csv", *error.valid)) from None
    for item in importing.read(path):
        if isinstance(item, Problem):
            yield item
            continue
        placed, key = item._replace(file=str(path)), item.record.citekey
        known = library.records.many([key]).get(key)
        if known is None:
            yield placed.problem("corrections", Message("no-such-record", given=key, near=()), "warning")
            continue
        differences = _Differences(item.record.in_manuscript(ours), known)
        yield from differences.proposals()
        if left := differences.left_out():
            yield placed.problem("corrections", Message("correction-without-field", variables=left), "warning")


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


class _Differences:
    """What a record of a file says that the collection's does not: its statements, other values, works it may be."""

    def __init__(self, new: Record, known: Record) -> None:
        self._new, self._known = new, known
        self._values, self._old = _values(new), _values(known)
        known_keys = {_statement_key(item) for item in known.evidence}
        self._statements = [item for item in new.evidence if item.value and _statement_key(item) not in known_keys]
        self._stated = [item for item in self._statements if item.origin == "stated" and item.has_place]

    def proposals(self) -> Iterator[Proposal]:
        """Yield a proposal a statement of a text, then one a value without, then one a candidate."""
        key, lang = self._known.citekey, self._new.language
        proposed: set[tuple[str, str]] = set()
        for item in self._stated:
            field, beside = proposed_field(item.field), False
            value = next((value for value in self._values.get(field, ()) if plain(value) == plain(item.value)), "")
            if field not in FIELDS:
                field, value = OTHER, f"{item.field}: {item.value}"
            elif not value:
                value, beside = item.value, True
            proposed.add((field, plain(value)))
            yield Proposal(key, field, value, lang=self._lang(value), place=place_of(item), beside=beside)
            if field == "title" and not beside and self._new.type != self._known.type:
                yield Proposal(key, TYPE, self._new.type)
        for name, values in self._values.items():
            for value in values:
                if value not in self._old.get(name, ()) and (name, plain(value)) not in proposed:
                    yield Proposal(key, name, value, self._source(name, value), lang=lang)
        for work in self._new.candidates:
            if work not in self._known.candidates:
                yield Proposal(key, WORK, work.reference, work.source, work.reason.text, place=self._place(work))

    def left_out(self) -> tuple[str, ...]:
        """Return the variables with another value that no field of a proposal takes."""
        old = self._known.fields
        return tuple(name for name, value in self._new.fields.items() if name not in FIELDS
                     and not name.startswith("x-") and old.get(name, "") != value)  # fmt: skip

    def _lang(self, value: str) -> str:
        return next((title.lang for title in self._new.titles if title.value == value), self._new.language)

    def _source(self, name: str, value: str) -> str:
        """Return the public source of a value: what the file's own statement names, else the record's address."""
        named = (
            item.source for item in self._statements if item.source and _statement_key(item)[:2] == (name, plain(value))
        )
        return next(named, self._new.fields.get("URL", ""))

    def _place(self, work: Candidate) -> str:
        """Return the place whose title a work without a source has."""
        titles = (item for item in self._stated if item.field == "title" and item.value in work.reference)
        return "" if work.source else next(map(place_of, titles), "")


def _statement_key(item: Evidence) -> tuple[str, str, str, str]:
    return proposed_field(item.field), plain(item.value), place_of(item), item.source


def _values(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the values of a record by the fields that can be proposed."""
    values = {
        "title": tuple(title.value for title in record.titles if title.origin != "supplied"),
        **{role: tuple(person.inverted for person in record.contributors_as(role)) for role in PEOPLE},
        "date": (record.issued.text,) if record.issued else (),
    }
    return values | {name: (value,) for name, value in record.fields.items() if name in FIELDS and value}
