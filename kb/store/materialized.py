"""Keeps in step what is derived from records: the lines of the chronology, and the days of each document in force."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select

from kb.domain import chronology, edtf, end_of_force, in_force, treaties
from kb.domain.end_of_force import Changed, Later
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.store import mapping, tables
from kb.store.batches import batches, insert_rows
from kb.store.prepared import Row


def write(connection: Connection, records: Sequence[tuple[int, Record]], vocabulary: Vocabulary) -> None:
    """Write the lines of records (by id) that have none yet; who is in force looks at each record alone."""
    lines: list[Row] = []
    periods: list[Row] = []
    for identifier, record in records:
        sides = treaties.sides(record.parties, vocabulary)
        same: Row = {
            "record_id": identifier,
            "sides": sides_text(sides),
            "laterality": treaties.laterality(sides, vocabulary),
            "stage": record.stage,
        }
        lines += [chronology_row(entry) | same for entry in chronology.entries(record)]
        periods += _periods(identifier, record, (), ())
    insert_rows(connection, tables.chronology, lines)
    insert_rows(connection, tables.force, periods)


def targets(records: Iterable[Record]) -> set[str]:
    """Return the citekeys whose force depends on these records."""
    relations = (relation for record in records for relation in record.relations)
    return {relation.target for relation in relations if relation.kind in in_force.BEARING_KINDS}


def targets_of(connection: Connection, identifiers: Sequence[int] | None = None) -> set[str]:
    """Return the citekeys that the stored records of these ids, all records for None, end, change or prolong.

    Of some records, those too that change them.
    """
    columns, records = tables.relations.c, tables.records.c
    query = select(columns.target).where(columns.kind.in_(in_force.BEARING_KINDS)).distinct()
    if identifiers is None:
        return set(connection.execute(query).scalars())
    own = connection.execute(select(records.citekey).where(records.id.in_(identifiers))).scalars()
    changing = _changing(connection, list(own))
    return changing.union(connection.execute(query.where(columns.record_id.in_(identifiers))).scalars())


def renew_force(connection: Connection, citekeys: Iterable[str]) -> None:
    """Write anew when these documents and those that change them were in force.

    That is by their own dates, by the records that point to them, and by the end of what they change.
    """
    own = sorted(set(citekeys))
    for batch in batches(sorted({*own, *(key for part in batches(own) for key in _changing(connection, part))})):
        records = list(mapping.by_citekeys(connection, batch))
        around = _changed(connection, [record for _key, record in records])
        later = _later(connection, [*batch, *around])
        connection.execute(delete(tables.force).where(tables.force.c.record_id.in_([key for key, _record in records])))
        rows: list[Row] = []
        for key, record in records:
            rows += _periods(key, record, later[record.citekey], end_of_force.changed(record, around, later))
        insert_rows(connection, tables.force, rows)


def rebuild(connection: Connection, vocabulary: Vocabulary) -> None:
    """Make all lines of records anew, after the vocabulary or the rules changed."""
    connection.execute(delete(tables.chronology).where(tables.chronology.c.record_id.is_not(None)))
    connection.execute(delete(tables.force))
    for batch in mapping.every(connection):
        write(connection, batch, vocabulary)
    renew_force(connection, targets_of(connection))


def sides_text(codes: Iterable[str]) -> str:
    """Return the codes of a document's sides as one text in which each can be found: "|KAZ|RUS|"."""
    joined = "|".join(codes)
    return f"|{joined}|" if joined else ""


def chronology_row(entry: chronology.ChronologyEntry) -> Row:
    """Return the row of one chronology entry, without its subject."""
    date = entry.date
    lower, upper = edtf.bounds(date) if date else (None, None)
    return {
        "kind": entry.kind,
        "sort_lower": lower,
        "sort_upper": upper,
        "sort_key": entry.key,
        "year": date.year if date else None,
        "place": entry.place,
        "party": entry.party,
        "origin": entry.origin,
        "note": entry.note,
        "superseded_by": entry.superseded_by,
        **mapping.date_row(date),
        **mapping.act_row(entry.act),
    }


def _later(connection: Connection, citekeys: Sequence[str]) -> defaultdict[str, list[tuple[str, Record]]]:
    """Return the (relation kind, record) pairs that point to each of these citekeys, by citekey of the pointing one."""
    columns = tables.relations.c
    query = select(columns.record_id).where(columns.target.in_(citekeys), columns.kind.in_(in_force.BEARING_KINDS))
    pointing = mapping.selected(connection, select(tables.records).where(tables.records.c.id.in_(query)))
    pairs: defaultdict[str, list[tuple[str, Record]]] = defaultdict(list)
    for _identifier, record in sorted(pointing, key=lambda pair: pair[1].citekey):
        for relation in record.relations:
            pairs[relation.target].append((relation.kind, record))
    return pairs


def _changing(connection: Connection, citekeys: Sequence[str]) -> set[str]:
    """Return the citekeys of the records that amend or prolong these."""
    columns = tables.relations.c
    query = select(tables.records.c.citekey).join(tables.relations, tables.records.c.id == columns.record_id)
    wanted = columns.target.in_(citekeys), columns.kind.in_(end_of_force.CHANGING_KINDS)
    return set(connection.execute(query.where(*wanted)).scalars())


def _changed(connection: Connection, records: Iterable[Record]) -> dict[str, Record]:
    """Return what these records amend or prolong, by citekey."""
    targets = {
        item.target for record in records for item in record.relations if item.kind in end_of_force.CHANGING_KINDS
    }
    return {
        record.citekey: record
        for batch in batches(sorted(targets))
        for _key, record in mapping.by_citekeys(connection, batch)
    }


def _periods(identifier: int, record: Record, later: Later, changed: Changed) -> list[Row]:
    if not chronology.is_document(record):
        return []
    return [
        {
            "record_id": identifier,
            "position": position,
            "first_day": edtf.FIRST_DAY if period.first is None else period.first,
            "until_day": edtf.LAST_DAY if period.until is None else period.until,
            "answer": period.force.answer,
            "reason": period.force.reason,
            "date": period.force.date.text if period.force.date else None,
            "other": period.force.by,
            "clause": period.force.clause,
        }
        for position, period in enumerate(in_force.periods(record, later, changed=changed))
    ]
