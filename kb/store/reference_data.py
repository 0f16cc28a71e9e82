"""Keeps the vocabularies, the dissertation's citations and the events in step with the data files."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, delete, insert, select, update

from kb.domain import chronology
from kb.domain.chronology import Event
from kb.domain.manuscripts import Citation
from kb.domain.vocabulary import Vocabulary
from kb.store import materialized, tables
from kb.store.engine import reading, transaction

BATCH = 500


def load(engine: Engine, vocabulary: Vocabulary, citations: Iterable[Citation], events: Iterable[Event]) -> bool:
    """Write the vocabularies where they differ from what the database holds; say whether they did."""
    with reading(engine) as connection:  # most openings find all as it should be, and need no right to write
        if connection.execute(select(tables.state.c.vocabulary)).scalar_one_or_none() == vocabulary.digest:
            return False
    with transaction(engine) as connection:
        held = connection.execute(select(tables.state.c.vocabulary)).scalar_one_or_none()
        if held == vocabulary.digest:
            return False
        _topics(connection, vocabulary)
        _parties(connection, vocabulary)
        _citations(connection, citations)
        _events(connection, events)
        materialized.rebuild(connection, vocabulary)
        if held is None:
            connection.execute(insert(tables.state).values(id=1, revision=0, vocabulary=vocabulary.digest))
        else:
            state = tables.state.c
            connection.execute(update(tables.state).values(vocabulary=vocabulary.digest, revision=state.revision + 1))
    return True


def _topics(connection: Connection, vocabulary: Vocabulary) -> None:
    known = set(connection.execute(select(tables.topics.c.id)).scalars())
    used = set(connection.execute(select(tables.record_topics.c.topic).distinct()).scalars())
    new = [{"id": key} for key in vocabulary.topics if key not in known]
    if new:
        connection.execute(insert(tables.topics), new)
    gone = known - set(vocabulary.topics) - used
    connection.execute(delete(tables.topics).where(tables.topics.c.id.in_(gone)))


def _parties(connection: Connection, vocabulary: Vocabulary) -> None:
    held = {row.code: row.successor for row in connection.execute(select(tables.parties))}
    for party in vocabulary.parties.values():
        successor = party.successor or None
        if party.code not in held:
            connection.execute(insert(tables.parties).values(code=party.code, successor=successor))
        elif held[party.code] != successor:
            same = tables.parties.c.code == party.code
            connection.execute(update(tables.parties).where(same).values(successor=successor))


def _citations(connection: Connection, citations: Iterable[Citation]) -> None:
    connection.execute(delete(tables.citations))
    rows = [
        {
            "position": position,
            "number": item.number,
            "section": item.section,
            "line": item.line,
            "raw": item.raw,
            "label": item.locator.label if item.locator else "",
            "locator": item.locator.value if item.locator else "",
            "ambiguous": int(item.ambiguous),
        }
        for position, item in enumerate(citations)
    ]
    for start in range(0, len(rows), BATCH):
        connection.execute(insert(tables.citations), rows[start : start + BATCH])


def _events(connection: Connection, events: Iterable[Event]) -> None:
    connection.execute(delete(tables.events))
    for event in events:
        connection.execute(insert(tables.events).values(id=event.id))
        row = materialized.chronology_row(chronology.event_entry(event)) | {"event": event.id}
        connection.execute(insert(tables.chronology), [row])
