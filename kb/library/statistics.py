"""Counts of the library's records by status, kind and topic, and the state of store and index."""

from collections import Counter

from typing_extensions import TypedDict

from kb.library.session import Library
from kb.store import journal, queries


class StoreState(TypedDict):
    """The revision of the store, its records, and those that the index holds."""

    revision: int
    records: int
    indexed: int


def store_state(library: Library) -> StoreState:
    """Return the revision and the number of records in the store and in the index."""
    return {
        "revision": journal.newest_revision(library.engine),
        "records": queries.count(library.engine),
        "indexed": library.index_sync.index.size,
    }


def in_scope(scope: str) -> str:
    """Return the name under which `counts` counts the records of a scope by status."""
    return f"scope {scope}"


def citekeys(library: Library) -> list[str]:
    """Return every citekey, in order."""
    return sorted(queries.sort_keys(library.engine))


def counts(library: Library) -> dict[str, dict[str, int]]:
    """Return the number of records by scope, status, type, kind, stage, topic and year, largest first.

    `numbers` counts the numbers of the default manuscript by status, and `in_scope(name)` the records of a scope.
    """
    counters: dict[str, Counter[str]] = {
        name: Counter() for name in ("scope", "status", "numbers", "type", "kind", "stage", "topic", "year")
    }
    for record in queries.every(library.engine):
        counters["scope"][record.scope] += 1
        counters["status"][record.status] += 1
        counters["numbers"][record.status] += len(record.numbers)
        counters.setdefault(in_scope(record.scope), Counter())[record.status] += 1
        counters["type"][record.type] += 1
        counters["kind"][record.kind] += 1
        counters["stage"][record.stage] += 1
        counters["topic"].update(record.topics)
        if record.issued and record.issued.year is not None:
            counters["year"][str(record.issued.year)] += 1
    return {name: dict(counter.most_common()) for name, counter in counters.items()}
