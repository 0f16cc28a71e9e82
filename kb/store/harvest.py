"""Reads for harvesters: records and removals by the day they changed, page by page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import exists, func, literal, null, select, tuple_, union_all

from kb.domain.records import Record
from kb.store import queries, tables
from kb.store.engine import Engine, reading

NEVER = "1970-01-01T00:00:00Z"


class Changes(NamedTuple):
    """When records changed or were removed, as (citekey, moment); those that are still there; the number of all."""

    moments: tuple[tuple[str, str], ...]
    records: Mapping[str, Record]
    total: int


def earliest(engine: Engine) -> str:
    """Return the first moment at which anything changed."""
    return min(_moments(engine, func.min), default=NEVER)


def latest(engine: Engine) -> str:
    """Return the last moment at which anything changed."""
    return max(_moments(engine, func.max), default=NEVER)


def _moments(engine: Engine, choose: Callable[..., Any]) -> list[str]:
    with reading(engine) as connection:
        moments = (connection.scalar(select(choose(table.c.changed))) for table in (tables.records, tables.removed))
        return [moment for moment in moments if moment]


def newest(engine: Engine, after: tuple[str, str] | None, limit: int) -> tuple[tuple[str, str], ...]:
    """Return (citekey, moment) of records by their last change, the newest first, after (moment, citekey)."""
    record = tables.records.c
    query = select(record.citekey, record.changed).order_by(record.changed.desc(), record.citekey.desc()).limit(limit)
    if after:
        query = query.where(tuple_(record.changed, record.citekey) < tuple_(*(literal(part) for part in after)))
    with reading(engine) as connection:
        return tuple((row.citekey, row.changed) for row in connection.execute(query))


def page(engine: Engine, first: str, last: str, topics: Sequence[str], after: tuple[str, str], limit: int) -> Changes:
    """Return up to `limit` changes and removals in [first, last], after (moment, citekey).

    Moments are UTC texts "YYYY-MM-DDThh:mm:ssZ"; an empty `first` or `last` is open. Removals have no topic, so
    they stand in every set.
    """
    record, gone, topic = tables.records.c, tables.removed.c, tables.record_topics.c
    kept = select(record.citekey, record.changed, literal(1).label("there"))
    if topics:
        kept = kept.where(exists().where(topic.record_id == record.id, topic.topic.in_(topics)))
    both = union_all(kept, select(gone.citekey, gone.changed, null().label("there"))).subquery()
    query = select(both)
    if first:
        query = query.where(both.c.changed >= first)
    if last:
        query = query.where(both.c.changed <= last)
    total = select(func.count()).select_from(query.subquery())
    rest = query.where(tuple_(both.c.changed, both.c.citekey) > tuple_(*(literal(part) for part in after)))
    with reading(engine) as connection:
        count = connection.execute(total).scalar_one()
        rows = connection.execute(rest.order_by(both.c.changed, both.c.citekey).limit(limit)).all()
    records = queries.by_citekeys(engine, [row.citekey for row in rows if row.there])
    return Changes(tuple((row.citekey, row.changed) for row in rows), records, count)


def record_change(engine: Engine, citekey: str) -> Changes:
    """Return the last change or the removal of one record; nothing where there never was one."""
    with reading(engine) as connection:
        changed, gone = (
            connection.scalar(select(table.c.changed).where(table.c.citekey == citekey))
            for table in (tables.records, tables.removed)
        )
    if changed:
        return Changes(((citekey, changed),), queries.by_citekeys(engine, [citekey]), 1)
    return Changes(((citekey, gone),), {}, 1) if gone else Changes((), {}, 0)
