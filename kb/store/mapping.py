"""Records to rows and rows to records: each part in one pair of lines, nothing implicit; read a batch at a time."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.sql import Select

from kb.domain import edtf
from kb.domain.clauses import Validity
from kb.domain.instruments import NO_INSTRUMENT, Instrument
from kb.domain.plain_values import parts as parts_of
from kb.domain.plain_values import plain
from kb.domain.records import (
    NO_FIELDS,
    RECORD_FIELDS,
    Action,
    Candidate,
    Contributor,
    Evidence,
    ListNumber,
    Mention,
    Party,
    Record,
    Relation,
)
from kb.domain.titles import Title
from kb.domain.treaty_facts import FACTS
from kb.domain.wording import Wording
from kb.store import manuscripts, own_values, tables
from kb.store.batches import BATCH, batches
from kb.store.columns import INSTRUMENT
from kb.store.prepared import PreparedQuery, Row

LONGEST_IDENTIFIER = 500  # an index of PostgreSQL takes no more than 2,700 bytes; `variables` keeps the whole
# Columns that hold the values of the same name.
PLAIN = "citekey type kind status scope stage language issued_origin"
TITLE, RELATION, MENTION = "value lang origin form", "kind target origin note", "section line manuscript"
ACTION, CANDIDATE = "kind place origin note", "reference reason against source"
STATEMENT = "field value origin lang source section line note target location party"
PERSON = "role family given literal lang origin party office"
IDENTIFIERS = ("DOI", "ISBN", "ISSN", "URL", "PMID", "PMCID")


def digest(record: Record, vocabulary: str = "") -> str:
    """Return a fingerprint of a record's whole content: equal content, equal text.

    Its numbers are no part of it: they are entries of reference lists, which other files may add to.
    """
    content = repr(_stable(record)) + vocabulary
    return hashlib.sha256(content.encode()).hexdigest()


def _stable(record: Record) -> tuple[object, ...]:
    values = (getattr(record, name) for name in RECORD_FIELDS if name != "cited_in")
    return tuple(sorted(value.items()) if isinstance(value, Mapping) else value for value in values)


def record_row(record: Record) -> Row:
    """Return the row of `records`, without its id, digest, source and sort keys."""
    facts = {name: plain(getattr(record, name)) for name in FACTS if getattr(record, name)}
    return (
        _columns(record, PLAIN)
        | date_row(record.issued, "issued", "issued_")
        | {
            "term_duration": record.term.duration,
            "term_prolonged_by": record.term.prolonged_by,
            "term_note": record.term.note,
            "facts": json.dumps(facts, ensure_ascii=False) if facts else "",
        }
    )


def part_rows(record: Record) -> dict[Table, list[Row]]:
    """Return the rows of every part, without record_id; positions count from 0."""
    wordings = [("cited-for", record.cited_for), *(("remark", remark) for remark in record.remarks)]
    variants = [
        {"contributor": index, "value": value}
        for index, person in enumerate(record.contributors)
        for value in person.variants
    ]
    rows: dict[Table, list[Row]] = {
        tables.titles: [_columns(item, TITLE) for item in record.titles],
        tables.contributors: [_columns(item, PERSON) for item in record.contributors],
        tables.name_variants: variants,
        tables.variables: [{"name": name, "value": value} for name, value in record.fields.items()],
        tables.identifiers: [
            {"scheme": name, "value": record.fields[name][:LONGEST_IDENTIFIER]}
            for name in IDENTIFIERS
            if record.fields.get(name)
        ],
        tables.record_topics: [{"topic": topic} for topic in record.topics],
        tables.record_parties: [_columns(item, "code capacity") for item in record.parties],
        tables.actions: [
            _columns(item, ACTION) | act_row(item.act) | date_row(item.date) | {"party": item.party or None}
            for item in record.actions
        ],
        tables.relations: [_columns(item, RELATION) for item in record.relations],
        tables.mentions: [_columns(item, MENTION) for item in record.mentions],
        tables.wordings: [
            {"role": role, "wording": number, "lang": lang, "text": text}
            for number, (role, wording) in enumerate(wordings)
            for lang, text in wording.items()
        ],
        tables.candidates: [_columns(item, CANDIDATE) | {"checked": int(item.checked)} for item in record.candidates],
        tables.evidence: [
            _columns(item, STATEMENT)
            | act_row(item.act)
            | {"manuscript": item.manuscript or None, "read": item.read.text if item.read else None}
            for item in record.evidence
        ],
    }
    for items in rows.values():
        for position, row in enumerate(items):
            row["position"] = position
    return rows


def _columns(item: object, names: str) -> Row:
    return {name: getattr(item, name) for name in names.split()}


def date_row(date: edtf.Edtf | None, name: str = "date", before: str = "") -> Row:
    """Return the columns of a date: as written, and its first and last day."""
    text, lower, upper = (date.text, date.lower, date.upper) if date else (None, None, None)
    return {name: text, f"{before}lower": lower, f"{before}upper": upper}


def act_row(act: Instrument) -> Row:
    """Return the columns of an instrument."""
    return {column: getattr(act, name) for column, name in INSTRUMENT.items()}


def act(row: Mapping[str, Any]) -> Instrument:
    """Return the instrument of a row."""
    values = [row[column] for column in INSTRUMENT]
    return Instrument(*values) if any(values) else NO_INSTRUMENT


def _wordings(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, Wording]]:
    """Return (role, text) of each wording, from its rows by language."""
    by_number: dict[tuple[int, str], dict[str, str]] = {}
    for row in rows:
        by_number.setdefault((row["wording"], row["role"]), {})[row["lang"]] = row["text"]
    return [(role, Wording(texts)) for (_number, role), texts in by_number.items()]


def record(row: Mapping[str, Any], parts: Mapping[Table, Sequence[Mapping[str, Any]]], manuscript: str) -> Record:
    """Build a record, seen from a manuscript, from its row and the rows of its parts, each in order of position."""
    variants: defaultdict[int, list[str]] = defaultdict(list)
    for item in parts[tables.name_variants]:
        variants[item["contributor"]].append(item["value"])
    wordings = _wordings(parts[tables.wordings])
    variables = {item["name"]: item["value"] for item in parts[tables.variables]}
    stored = json.loads(row["facts"] or "{}").items()
    facts: Row = {name: parts_of(FACTS[name], value, name) for name, value in stored}
    return Record(
        **_columns_of(row, PLAIN),
        titles=tuple(Title(**_columns_of(item, TITLE)) for item in parts[tables.titles]),
        contributors=tuple(
            Contributor(**_columns_of(item, PERSON), variants=tuple(variants[item["position"]]))
            for item in parts[tables.contributors]
        ),
        issued=date(row["issued"]),
        fields=variables or NO_FIELDS,
        parties=tuple(Party(item["code"], item["capacity"]) for item in parts[tables.record_parties]),
        actions=tuple(_action(item) for item in parts[tables.actions]),
        **facts,
        term=Validity(row["term_duration"], row["term_prolonged_by"], row["term_note"]),
        relations=tuple(Relation(**_columns_of(item, RELATION)) for item in parts[tables.relations]),
        topics=tuple(item["topic"] for item in parts[tables.record_topics]),
        cited_in=tuple(ListNumber(item["manuscript"], item["number"]) for item in parts[tables.list_entries]),
        mentions=tuple(Mention(**_columns_of(item, MENTION)) for item in parts[tables.mentions]),
        cited_for=next((text for role, text in wordings if role == "cited-for"), Wording()),
        remarks=tuple(text for role, text in wordings if role == "remark"),
        candidates=tuple(
            Candidate(**_columns_of(item, CANDIDATE), checked=bool(item["checked"]))
            for item in parts[tables.candidates]
        ),
        evidence=tuple(
            Evidence(
                **_columns_of(item, STATEMENT),
                manuscript=item["manuscript"] or "",
                act=act(item),
                read=date(item["read"]),
            )
            for item in parts[tables.evidence]
        ),
        manuscript=manuscript,
    )


def _columns_of(item: Mapping[str, Any], names: str) -> Row:
    return {name: item[name] for name in names.split()}


def date(text: str | None) -> edtf.Edtf | None:
    """Return the date of a column; None where it holds none."""
    return edtf.parse(text) if text else None


def _action(item: Mapping[str, Any]) -> Action:
    columns = _columns_of(item, ACTION)
    return Action(**columns, date=date(item["date"]), party=item["party"] or "", act=act(item))


def _rows_of(table: Table) -> PreparedQuery:
    order = table.primary_key.columns if table is tables.list_entries else ()
    return PreparedQuery(select(table).order_by(table.c.record_id, table.c.position, *order), table.c.record_id)


_PARTS_OF = {table: _rows_of(table) for table in (*tables.PARTS, tables.list_entries)}
_BY_CITEKEY = PreparedQuery(select(tables.records), tables.records.c.citekey)


def _by_record(
    connection: Connection, rows_of: PreparedQuery, identifiers: Sequence[int]
) -> defaultdict[int, list[Row]]:
    """Return the rows of a part of these records, by record."""
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows_of.rows(connection, identifiers):
        grouped[row["record_id"]].append(row)
    return grouped


def assemble(connection: Connection, heads: Sequence[Mapping[str, Any]]) -> list[tuple[int, Record]]:
    """Return (id, record) of rows of `records`, in their order."""
    identifiers = [row["id"] for row in heads]
    manuscript = manuscripts.default(connection)
    parts = {table: _by_record(connection, rows_of, identifiers) for table, rows_of in _PARTS_OF.items()}
    own = own_values.of(connection, [row["citekey"] for row in heads])
    records = []
    for row in heads:
        item = record(row, {table: rows[row["id"]] for table, rows in parts.items()}, manuscript)
        if item.citekey in own:
            tags, note = own[item.citekey]
            item = replace(item, tags=tags, note=note)
        records.append((row["id"], item))
    return records


def selected(connection: Connection, query: "Select[Any]") -> list[tuple[int, Record]]:
    """Return (id, record) of a query on the rows of `records`, in its order."""
    return assemble(connection, [dict(row) for row in connection.execute(query).mappings()])


def by_citekeys(connection: Connection, citekeys: Iterable[str]) -> Iterator[tuple[int, Record]]:
    """Yield (id, record) of those that exist among these citekeys, in no order."""
    for batch in batches(list(dict.fromkeys(citekeys))):
        yield from assemble(connection, _BY_CITEKEY.rows(connection, batch))


def every(connection: Connection) -> Iterator[list[tuple[int, Record]]]:
    """Yield all records in batches by citekey; memory does not grow with their number."""
    last = ""
    while True:
        query = select(tables.records).where(tables.records.c.citekey > last)
        batch = selected(connection, query.order_by(tables.records.c.citekey).limit(BATCH))
        if not batch:
            return
        yield batch
        last = batch[-1][1].citekey
