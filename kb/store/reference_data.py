"""Keeps the vocabularies, the collection's manuscripts and the events in step with the data files."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, delete, insert, select, update

from kb.domain import chronology
from kb.domain.chronology import Event
from kb.domain.collection import CollectionContents
from kb.domain.vocabulary import Vocabulary
from kb.store import journal, manuscripts, materialized, tables
from kb.store.batches import insert_rows
from kb.store.engine import reading, transaction


def is_current(engine: Engine, vocabulary: Vocabulary) -> bool:
    """Return whether the database holds what the data files of this vocabulary say."""
    with reading(engine) as connection:
        return connection.execute(select(tables.state.c.vocabulary)).scalar_one_or_none() == vocabulary.digest


def load(engine: Engine, vocabulary: Vocabulary, collection: CollectionContents | None) -> bool:
    """Write the vocabularies where they differ from what the database holds; return whether they did.

    `collection` is what comes with the collection beside its records; None where the store does not hold it: then
    nothing of it is left there.
    """
    if is_current(engine, vocabulary):  # most openings find all as it should be, and need no right to write
        return False
    with transaction(engine) as connection:
        stored = connection.execute(select(tables.state.c.vocabulary)).scalar_one_or_none()
        if stored == vocabulary.digest:
            return False
        _topics(connection, vocabulary)
        _parties(connection, vocabulary)
        if collection is None:
            manuscripts.forget_collection(connection)
            _events(connection, ())
        else:
            write_collection(connection, collection)
        materialized.rebuild(connection, vocabulary)
        if stored is None:
            connection.execute(
                insert(tables.state).values(id=1, revision=journal.first_revision(), vocabulary=vocabulary.digest)
            )
        else:
            state = tables.state.c
            connection.execute(update(tables.state).values(vocabulary=vocabulary.digest, revision=state.revision + 1))
        journal.restart(connection)
    return True


def write_collection(connection: Connection, collection: CollectionContents) -> None:
    """Write the collection's manuscripts and the events in place of what is stored of them."""
    for contents in collection.manuscripts:
        manuscripts.write(connection, contents)
    _events(connection, collection.events)


def _topics(connection: Connection, vocabulary: Vocabulary) -> None:
    known = set(connection.execute(select(tables.topics.c.id)).scalars())
    used = set(connection.execute(select(tables.record_topics.c.topic).distinct()).scalars())
    insert_rows(connection, tables.topics, [{"id": key} for key in vocabulary.topics if key not in known])
    gone = known - set(vocabulary.topics) - used
    connection.execute(delete(tables.topics).where(tables.topics.c.id.in_(gone)))


def _parties(connection: Connection, vocabulary: Vocabulary) -> None:
    successors = {row.code: row.successor for row in connection.execute(select(tables.parties))}
    for party in vocabulary.parties.values():
        successor = party.successor or None
        if party.code not in successors:
            connection.execute(insert(tables.parties).values(code=party.code, successor=successor))
        elif successors[party.code] != successor:
            same = tables.parties.c.code == party.code
            connection.execute(update(tables.parties).where(same).values(successor=successor))


def _events(connection: Connection, events: Iterable[Event]) -> None:
    connection.execute(delete(tables.events))
    for event in events:
        connection.execute(insert(tables.events).values(id=event.id))
        row = materialized.chronology_row(chronology.event_entry(event)) | {"event": event.id}
        connection.execute(insert(tables.chronology), [row])
