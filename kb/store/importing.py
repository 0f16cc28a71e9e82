"""Import: one transaction that counts new, changed, same and removed records; a killed one leaves the old state."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, select, update

from kb.domain.placed_records import PlacedRecord
from kb.domain.records import ListNumber, Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import Problem
from kb.messages import Message
from kb.store import (
    dangling_relations,
    journal,
    manuscripts,
    mapping,
    materialized,
    numbering,
    other_names,
    reference_data,
    stamps,
    tables,
    validation,
)
from kb.store.batches import BATCH, batches, insert_rows
from kb.store.engine import transaction
from kb.store.history import TAKEN_BACK, Keeper
from kb.store.import_options import ImportOptions, Outcome, RefusedRecordError
from kb.store.numbering import Claim
from kb.store.prepared import Row

SortKey = Callable[[str], str]


def load(
    engine: Engine,
    incoming: Iterable[PlacedRecord | Problem],
    vocabulary: Vocabulary,
    sort_key: SortKey,
    options: ImportOptions = ImportOptions(),
) -> Outcome:
    """Import (record, file, line) values in one transaction; nothing changes where it raises or is killed.

    Each record names its manuscripts; those that are not there yet are made.
    """
    outcome = Outcome()
    try:
        with transaction(engine) as connection:
            connection.execute(select(tables.state.c.revision).with_for_update())  # one import at a time
            states = Keeper(connection, options.cause, stamps.stamp(connection))
            default = manuscripts.default(connection)
            if options.first:
                options.first(connection, outcome, states)
            if options.collection:
                reference_data.write_collection(connection, options.collection)
            _Import(connection, vocabulary, sort_key, outcome, options, default, states=states).run(incoming)
            stamps.stamp_again(connection, states.now)
            if options.refuses and (wrong := next(filter(options.refuses, outcome.problems), None)):
                raise RefusedRecordError("edit-refused", citekey=wrong.record or wrong.file, cause=wrong.cause)
            if options.dry_run:
                raise _DryRunError
    except _DryRunError:
        pass
    return outcome


def keep_empty(engine: Engine) -> None:
    """Mark a store as its owner's after an import that broke off, so that it is never filled unasked."""
    with transaction(engine) as connection:
        connection.execute(update(tables.state).values(imported=1))


class _DryRunError(Exception):
    """Rolls a finished import back."""


@dataclass(slots=True)
class _Import:
    connection: Connection
    vocabulary: Vocabulary
    sort_key: SortKey
    outcome: Outcome
    options: ImportOptions
    default: str
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    numbers: dict[ListNumber, Claim] = field(default_factory=dict)
    listed: dict[int, str] = field(default_factory=dict)
    same: set[str] = field(default_factory=set)
    affected: set[str] = field(default_factory=set)
    waiting: dict[int, tuple[Record, str]] = field(default_factory=dict)
    broken: bool = False
    fresh: list[str] = field(default_factory=list)
    states: Keeper = field(kw_only=True)

    def run(self, incoming: Iterable[PlacedRecord | Problem]) -> None:
        self._remove(self.options.remove)
        records = self._distinct(incoming)
        while batch := list(islice(records, BATCH)):
            self._batch(batch)
        if self.options.prune and self.seen:
            self._prune()
        self._write_numbers()
        if self.options.cause.kind in TAKEN_BACK:
            manuscripts.forget_bare(self.connection)
        self._tie_relations()
        default = manuscripts.default(self.connection)
        if default != self.default:  # the records of both show other numbers now
            self._moved(numbering.citekeys(self.connection, (self.default, default)))
        self.outcome.same = len(self.same)
        self.affected |= materialized.targets_of(self.connection) & set(self.outcome.touched)
        materialized.renew_force(self.connection, self.affected)
        self.connection.execute(update(tables.state).values(imported=1))
        self.outcome.revision = journal.advance(self.connection, self.outcome.touched, self.outcome.gone)

    def _distinct(self, incoming: Iterable[PlacedRecord | Problem]) -> Iterator[PlacedRecord]:
        for item in incoming:
            if isinstance(item, Problem):
                self.outcome.problems.append(item)
                self.broken |= item.severity == "error"
                continue
            problems, key = self.outcome.problems, item.record.citekey
            if refused := validation.refusal(item.record):
                self.broken = True
                problems.append(item.problem("record", Message("record-refused", cause=refused)))
                continue
            if key in self.seen:
                first = ":".join(map(str, self.seen[key]))
                problems.append(item.problem("duplicate-key", Message("citekey-twice", first=first)))
                continue
            self.seen[key] = (item.file, item.line)
            record, left_out = validation.known_values(item.record, self.vocabulary)
            problems += (item.problem("vocabulary", message) for message in left_out)
            yield item._replace(record=record)

    def _batch(self, batch: list[PlacedRecord]) -> None:
        records = tables.records.c
        digests = {item.record.citekey: mapping.digest(item.record, self.vocabulary.digest) for item in batch}
        query = select(records.citekey, records.id, records.digest, records.source).where(records.citekey.in_(digests))
        stored = {row.citekey: row for row in self.connection.execute(query)}
        manuscripts.ensure(self.connection, {name: item.file for item in batch for name in item.record.all_manuscripts})
        allowed = [item for item in batch if self._may_write(item, stored.get(item.record.citekey), digests)]
        items = {item.record.citekey: item for item in allowed}
        new = [key for key in items if key not in stored]
        changed = [key for key, item in items.items() if key in stored and self._differs(stored[key], item, digests)]
        self.outcome.new += len(new)
        self.outcome.changed += len(changed)
        self.fresh += new
        self.outcome.touched += [*new, *changed]
        self.same.update(items.keys() - {*new, *changed})
        self.states.keep(changed)
        self.states.keep_new(new)
        rows = {key: self._row(items[key], digests[key]) for key in (*new, *changed)}
        identifiers = {key: row.id for key, row in stored.items()}
        if changed:
            self._clear([identifiers[key] for key in changed])
            for row in (stored[key] for key in changed if stored[key].source != items[key].file):
                numbering.release(self.connection, tables.list_entries.c.record_id == row.id,
                                  tables.list_entries.c.said_by == row.source)  # fmt: skip
            values = [rows[key] | {"key": key} for key in changed]
            self.connection.execute(update(tables.records).where(records.citekey == bindparam("key")), values)
        if new:
            self.connection.execute(delete(tables.removed).where(tables.removed.c.citekey.in_(new)))
            insert_rows(self.connection, tables.records, [rows[key] for key in new])
            written = select(records.citekey, records.id).where(records.citekey.in_(new))
            identifiers |= {row.citekey: row.id for row in self.connection.execute(written)}
        parts = [(identifiers[key], items[key].record) for key in rows]
        self._write_parts(parts)
        other_names.of_records(self.connection, parts, self.options.names)
        for item in batch:
            self._claim_numbers(item, identifiers[item.record.citekey])
        for key in (key for key in items if key not in rows):
            if stored[key].digest == dangling_relations.marked(digests[key]):
                self.waiting[identifiers[key]] = items[key].record, digests[key]

    def _differs(self, row: Any, item: PlacedRecord, digests: Mapping[str, str]) -> bool:
        """Return whether a stored row is to be written anew; the same record of another file is left with that file."""
        moved = row.source != item.file and self.options.may_replace(row.source)
        return moved or not dangling_relations.is_same(row.digest, digests[row.citekey])

    def _may_write(self, item: PlacedRecord, row: Any, digests: Mapping[str, str]) -> bool:
        """Return whether a record is new, its own file's, unchanged, or may be taken over; else say whose it is."""
        if row is None or row.source == item.file or self.options.may_replace(row.source):
            return True
        if dangling_relations.is_same(row.digest, digests[row.citekey]):
            return True
        self.outcome.problems.append(item.problem(*validation.left_alone(item.record, row.source)))
        return False

    def _row(self, item: PlacedRecord, digest: str) -> Row:
        return mapping.record_row(item.record) | {
            "digest": digest,
            "source": item.file,
            "author_key": self.sort_key(item.record.first_author),
            "title_key": self.sort_key(item.record.title_text),
            "changed": self.states.now,
        }

    def _clear(self, identifiers: list[int]) -> None:
        self.affected |= materialized.targets_of(self.connection, identifiers)
        for table in (*tables.PARTS, tables.chronology, tables.force):
            self.connection.execute(delete(table).where(table.c.record_id.in_(identifiers)))

    def _write_parts(self, records: list[tuple[int, Record]]) -> None:
        gathered: dict[Table, list[dict[str, Any]]] = {}
        for identifier, record in records:
            for table, rows in mapping.part_rows(record).items():
                gathered.setdefault(table, []).extend(row | {"record_id": identifier} for row in rows)
        for table, rows in gathered.items():
            insert_rows(self.connection, table, rows)
        materialized.write(self.connection, records, self.vocabulary)
        self.affected |= materialized.targets(record for _identifier, record in records)

    def _claim_numbers(self, item: PlacedRecord, identifier: int) -> None:
        record, file, line = item
        self.listed[identifier] = record.citekey
        for position, place in enumerate(record.cited_in):
            if place in self.numbers:
                self._number_twice(place, self.numbers[place].citekey, (file, line, record.citekey))
            else:
                self.numbers[place] = Claim(record.citekey, identifier, position, file)

    def _number_twice(self, place: ListNumber, holder: str, where: tuple[str, int, str]) -> None:
        cause = Message("number-twice", number=place.number, manuscript=place.manuscript, holder=holder)
        self.outcome.problems.append(Problem("number-twice", cause, *where))

    def _prune(self) -> None:
        if self.broken:
            self.outcome.problems.append(Problem("prune", Message("prune-refused")))
            return
        sources = sorted({file for file, _line in self.seen.values()})
        query = select(tables.records.c.citekey).where(tables.records.c.source.in_(sources))
        gone = [row.citekey for row in self.connection.execute(query) if row.citekey not in self.seen]
        other_names.carry_own(self.connection, gone, self.fresh)
        self._remove(gone)

    def _remove(self, citekeys: Sequence[str]) -> None:
        """Take records out: each leaves its earlier state, and its key with the moment at which it went."""
        self.states.keep(citekeys)
        for batch in batches(list(citekeys)):
            rows = select(tables.records.c.id).where(tables.records.c.citekey.in_(batch))
            identifiers = list(self.connection.execute(rows).scalars())
            self._clear(identifiers)
            numbering.release(self.connection, tables.list_entries.c.record_id.in_(identifiers))
            self.connection.execute(delete(tables.records).where(tables.records.c.id.in_(identifiers)))
            gone = [{"citekey": citekey, "changed": self.states.now} for citekey in batch]
            insert_rows(self.connection, tables.removed, gone)
        self.outcome.removed += len(citekeys)
        self.outcome.gone += citekeys

    def _write_numbers(self) -> None:
        files = sorted({file for file, _line in self.seen.values()})
        prune = self.options.prune and not self.broken
        failed, moved = numbering.write(self.connection, self.numbers, self.listed, files, prune)
        self.states.keep([key for key in moved if key not in self.outcome.touched], moved)
        for place, citekey, holder in failed:
            self._number_twice(place, holder, (*self.seen[citekey], citekey))
        self._moved(moved)

    def _moved(self, citekeys: Iterable[str]) -> None:
        """Count records as changed that are the same in their file and yet got other numbers or relations."""
        moved = sorted(set(citekeys) - set(self.outcome.touched))
        self.same.difference_update(moved)
        self.outcome.changed += len(moved)
        self.outcome.touched += moved
        for batch in batches(moved):
            again = update(tables.records).where(tables.records.c.citekey.in_(batch))
            self.connection.execute(again.values(changed=self.states.now))

    def _tie_relations(self) -> None:
        before: dict[int, frozenset[int]] = {}
        for batch in batches(list(self.waiting)):
            before |= dangling_relations.stored(self.connection, batch)
        dangling_relations.retie(self.connection, self.waiting)
        self.outcome.problems += dangling_relations.drop(self.connection, self.seen)
        for batch in batches(list(self.waiting)):
            after = dangling_relations.stored(self.connection, batch)
            moved = [self.waiting[identifier][0] for identifier in batch if after[identifier] != before[identifier]]
            self.affected |= materialized.targets(moved)
            self._moved(record.citekey for record in moved)
