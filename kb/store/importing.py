"""Import: one transaction that counts new, changed, same and removed records; a killed one leaves the old state."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, update

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
    tables,
    validation,
)
from kb.store.engine import moment, transaction
from kb.store.history import TAKEN_BACK, Keeper
from kb.store.import_options import ImportOptions, Outcome, RefusedRecordError
from kb.store.numbering import Claim, batches
from kb.store.prepared import Row

BATCH = 500
Incoming = tuple[Record, str, int]
SortKey = Callable[[str], str]


def load(
    engine: Engine,
    incoming: Iterable[Incoming | Problem],
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
            states = Keeper(connection, options.cause, moment(connection))
            default = manuscripts.default(connection)
            if options.first:
                options.first(connection, outcome, states)
            if options.collection:
                reference_data.write_collection(connection, options.collection)
            _Import(connection, vocabulary, sort_key, outcome, options, default, states=states).run(incoming)
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

    def run(self, incoming: Iterable[Incoming | Problem]) -> None:
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

    def _distinct(self, incoming: Iterable[Incoming | Problem]) -> Iterator[Incoming]:
        for item in incoming:
            if isinstance(item, Problem):
                self.outcome.problems.append(item)
                self.broken |= item.severity == "error"
                continue
            record, file, line = item
            if refused := validation.refusal(record):
                self.broken = True
                self._problem("record", Message("record-refused", cause=refused), item)
                continue
            if record.citekey in self.seen:
                first = ":".join(map(str, self.seen[record.citekey]))
                self._problem("duplicate-key", Message("citekey-twice", first=first), item)
                continue
            self.seen[record.citekey] = (file, line)
            record, left_out = validation.known_values(record, self.vocabulary)
            for message in left_out:
                self._problem("vocabulary", message, item)
            yield record, file, line

    def _problem(self, check: str, message: Message, item: Incoming) -> None:
        self.outcome.problems.append(Problem(check, message, item[1], item[2], item[0].citekey))

    def _batch(self, batch: list[Incoming]) -> None:
        keys = [record.citekey for record, _file, _line in batch]
        columns = (tables.records.c.citekey, tables.records.c.id, tables.records.c.digest, tables.records.c.source)
        rows_stored = self.connection.execute(select(*columns).where(tables.records.c.citekey.in_(keys)))
        stored = {row.citekey: row for row in rows_stored}
        digests = {record.citekey: mapping.digest(record, self.vocabulary.digest) for record, _f, _l in batch}
        sources = {name: file for record, file, _line in batch for name in record.all_manuscripts}
        manuscripts.ensure(self.connection, sources)
        claiming = batch
        batch = [item for item in batch if self._may_write(item, stored.get(item[0].citekey), digests)]
        fresh = [item for item in batch if item[0].citekey not in stored]
        changed = [item for item in batch if (row := stored.get(item[0].citekey)) and self._differs(row, item, digests)]
        new, other = ([item[0].citekey for item in items] for items in (fresh, changed))
        self.outcome.new += len(new)
        self.outcome.changed += len(other)
        self.fresh += new
        self.outcome.touched += [*new, *other]
        self.same.update({item[0].citekey for item in batch}.difference(new, other))
        rows = {item[0].citekey: self._row(item, digests[item[0].citekey]) for item in (*fresh, *changed)}
        identifiers = {key: row.id for key, row in stored.items()}
        self.states.keep(other)
        self.states.keep_new(new)
        if changed:
            self._clear([identifiers[key] for key in other])
            for row in (stored[item[0].citekey] for item in changed if stored[item[0].citekey].source != item[1]):
                numbering.release(self.connection, tables.list_entries.c.record_id == row.id,
                                  tables.list_entries.c.said_by == row.source)  # fmt: skip
            values = [rows[key] | {"key": key} for key in other]
            self.connection.execute(update(tables.records).where(tables.records.c.citekey == bindparam("key")), values)
        if fresh:
            self.connection.execute(delete(tables.removed).where(tables.removed.c.citekey.in_(new)))
            self.connection.execute(insert(tables.records), [rows[key] for key in new])
            query = select(tables.records.c.citekey, tables.records.c.id).where(tables.records.c.citekey.in_(new))
            identifiers |= {row.citekey: row.id for row in self.connection.execute(query)}
        parts = [(identifiers[item[0].citekey], item[0]) for item in (*fresh, *changed)]
        self._write_parts(parts)
        other_names.of_records(self.connection, parts, self.options.names)
        for item in claiming:
            self._claim_numbers(item, identifiers[item[0].citekey])
        for item in batch:
            key = item[0].citekey
            if item not in changed and key in stored and stored[key].digest == dangling_relations.marked(digests[key]):
                self.waiting[identifiers[key]] = item[0], digests[key]

    def _differs(self, row: Any, item: Incoming, digests: Mapping[str, str]) -> bool:
        """Return whether a stored row is to be written anew; the same record of another file is left with that file."""
        moved = row.source != item[1] and self.options.may_replace(row.source)
        return moved or not dangling_relations.is_same(row.digest, digests[row.citekey])

    def _may_write(self, item: Incoming, row: Any, digests: Mapping[str, str]) -> bool:
        """Return whether a record is new, its own file's, unchanged, or may be taken over; else say whose it is."""
        if row is None or row.source == item[1] or self.options.may_replace(row.source):
            return True
        if dangling_relations.is_same(row.digest, digests[row.citekey]):
            return True
        check, cause, severity = validation.left_alone(item[0], row.source)
        self.outcome.problems.append(Problem(check, cause, item[1], item[2], item[0].citekey, severity))
        return False

    def _row(self, item: Incoming, digest: str) -> Row:
        record, file, _line = item
        return mapping.record_row(record) | {
            "digest": digest,
            "source": file,
            "author_key": self.sort_key(record.first_author),
            "title_key": self.sort_key(record.title_text),
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
            if rows:
                self.connection.execute(insert(table), rows)
        materialized.write(self.connection, records, self.vocabulary)
        self.affected |= materialized.targets(record for _identifier, record in records)

    def _claim_numbers(self, item: Incoming, identifier: int) -> None:
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
            self.connection.execute(insert(tables.removed), gone)
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
