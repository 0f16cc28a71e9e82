"""Reads for harvesters: records and removals by the day they changed, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, literal, null, select, tuple_, union_all

from kb.domain.records import Record
from kb.store import queries, tables
from kb.store.engine import Engine, reading

NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Harvested:
    """A record as a harvester sees it; `record` is None where it was removed."""

    citekey: str
    changed: str
    record: Record | None


def earliest(engine: Engine) -> str:
    """Return the first moment at which anything changed."""
    with reading(engine) as connection:
        found = connection.execute(select(func.min(tables.records.c.changed))).scalar_one_or_none()
        gone = connection.execute(select(func.min(tables.removed.c.changed))).scalar_one_or_none()
    return min((moment for moment in (found, gone) if moment), default=NEVER)


def page(
    engine: Engine, first: str, last: str, topics: Sequence[str], after: tuple[str, str], limit: int
) -> tuple[list[Harvested], int]:
    """Return up to `limit` records and removals changed in [first, last], after (moment, citekey), and their total.

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
    return [Harvested(row.citekey, row.changed, records.get(row.citekey)) for row in rows], count


def one(engine: Engine, citekey: str) -> Harvested | None:
    """Return one record or removal."""
    with reading(engine) as connection:
        changed = connection.execute(
            select(tables.records.c.changed).where(tables.records.c.citekey == citekey)
        ).scalar_one_or_none()
        if changed:
            return Harvested(citekey, changed, queries.by_citekeys(engine, [citekey]).get(citekey))
        gone = connection.execute(
            select(tables.removed.c.changed).where(tables.removed.c.citekey == citekey)
        ).scalar_one_or_none()
    return Harvested(citekey, gone, None) if gone else None
