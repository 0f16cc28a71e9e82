"""Import: one transaction that counts new, changed, same and removed records; a killed one leaves the old state."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, update

from kb.domain.records import ListNumber, Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import ChoiceError, Problem
from kb.messages import Message
from kb.store import (
    dangling_relations,
    journal,
    manuscripts,
    mapping,
    materialized,
    numbering,
    reference_data,
    tables,
    validation,
)
from kb.store.engine import transaction
from kb.store.import_options import ImportOptions, Outcome
from kb.store.numbering import Claim, batches

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
            default = manuscripts.default(connection)
            if options.first:
                options.first(connection, outcome)
            if options.collection:
                reference_data.write_collection(connection, options.collection)
            _Import(connection, vocabulary, sort_key, outcome, options, default).run(incoming)
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
    now: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def run(self, incoming: Iterable[Incoming | Problem]) -> None:
        self.connection.execute(select(tables.state.c.revision).with_for_update())  # one import at a time
        records = self._distinct(incoming)
        while batch := list(islice(records, BATCH)):
            self._batch(batch)
        if self.options.prune and self.seen:
            self._prune()
        self._write_numbers()
        self._tie_relations()
        default = manuscripts.default(self.connection)
        if default != self.default:  # the records of both show other numbers now
            self._moved(numbering.citekeys(self.connection, (self.default, default)))
        self.outcome.same = len(self.same)
        self.affected |= materialized.pointed_at(self.connection) & set(self.outcome.touched)
        materialized.renew_force(self.connection, self.affected)
        self.connection.execute(update(tables.state).values(imported=1))
        changes = self.outcome.touched, self.outcome.gone
        self.outcome.revision = (
            journal.advance(self.connection, *changes) if any(changes) else journal.revision(self.connection)
        )

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
            yield self._known_values(item), file, line

    def _known_values(self, item: Incoming) -> Record:
        """Leave out topics and parties that the vocabularies do not have, each with a problem."""
        record = item[0]
        topics = tuple(key for key in dict.fromkeys(record.topics) if self._known(self.vocabulary.topic, key, item))
        parties = tuple(
            replace(party, code=self.vocabulary.party(party.code).code)
            for party in record.parties
            if self._known(self.vocabulary.party, party.code, item)
        )
        actions = tuple(
            replace(action, party=self._code(action.party, item)) if action.party else action
            for action in record.actions
        )
        if (topics, parties, actions) == (record.topics, record.parties, record.actions):
            return record
        return replace(record, topics=topics, parties=parties, actions=actions)

    def _code(self, code: str, item: Incoming) -> str:
        return self.vocabulary.party(code).code if self._known(self.vocabulary.party, code, item) else ""

    def _known(self, look_up: Callable[[str], object], key: str, item: Incoming) -> bool:
        try:
            look_up(key)
        except ChoiceError as error:
            self._problem("vocabulary", Message("value-left-out", cause=error.message), item)
            return False
        return True

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
        self.outcome.new += len(fresh)
        self.outcome.changed += len(changed)
        written = {item[0].citekey for item in (*fresh, *changed)}
        self.same.update(item[0].citekey for item in batch if item[0].citekey not in written)
        self.outcome.touched += [item[0].citekey for item in (*fresh, *changed)]
        rows = {item[0].citekey: self._row(item, digests[item[0].citekey]) for item in (*fresh, *changed)}
        identifiers = {key: row.id for key, row in stored.items()}
        if changed:
            self._clear([identifiers[item[0].citekey] for item in changed])
            for row in (stored[item[0].citekey] for item in changed if stored[item[0].citekey].source != item[1]):
                numbering.release(self.connection, tables.list_entries.c.record_id == row.id,
                                  tables.list_entries.c.said_by == row.source)  # fmt: skip
            values = [rows[item[0].citekey] | {"key": item[0].citekey} for item in changed]
            self.connection.execute(update(tables.records).where(tables.records.c.citekey == bindparam("key")), values)
        if fresh:
            again = [item[0].citekey for item in fresh]
            self.connection.execute(delete(tables.removed).where(tables.removed.c.citekey.in_(again)))
            self.connection.execute(insert(tables.records), [rows[item[0].citekey] for item in fresh])
            query = select(tables.records.c.citekey, tables.records.c.id).where(tables.records.c.citekey.in_(again))
            identifiers |= {row.citekey: row.id for row in self.connection.execute(query)}
        self._write_parts([(identifiers[item[0].citekey], item[0]) for item in (*fresh, *changed)])
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
        self._problem("conflict", Message("citekey-taken", source=row.source), item)
        return False

    def _row(self, item: Incoming, digest: str) -> mapping.Row:
        record, file, _line = item
        title = record.title()
        author = record.first_author
        return mapping.record_row(record) | {
            "digest": digest,
            "source": file,
            "author_key": self.sort_key(author) if author else "",
            "title_key": self.sort_key(title.value) if title else "",
            "changed": self.now,
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
        query = select(tables.records.c.id, tables.records.c.citekey).where(tables.records.c.source.in_(sources))
        gone = [row for row in self.connection.execute(query) if row.citekey not in self.seen]
        self._clear([row.id for row in gone])
        for row in gone:
            numbering.release(self.connection, tables.list_entries.c.record_id == row.id)
            self.connection.execute(delete(tables.records).where(tables.records.c.id == row.id))
        if gone:
            rows = [{"citekey": row.citekey, "changed": self.now} for row in gone]
            self.connection.execute(insert(tables.removed), rows)
        self.outcome.removed = len(gone)
        self.outcome.gone = [row.citekey for row in gone]

    def _write_numbers(self) -> None:
        files = sorted({file for file, _line in self.seen.values()})
        prune = self.options.prune and not self.broken
        failed, moved = numbering.write(self.connection, self.numbers, self.listed, files, prune)
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
            self.connection.execute(again.values(changed=self.now))

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
