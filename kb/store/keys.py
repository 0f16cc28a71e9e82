"""Keys for writing over HTTP, stored as digests only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from kb.store import tables
from kb.store.engine import Engine, reading, transaction


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the store knows it; `revoked` is "" while it works, `expires` where it does not end by itself."""

    id: str
    name: str
    made: str
    revoked: str
    scopes: tuple[str, ...]
    expires: str


def add(engine: Engine, key: Key, digest: str) -> None:
    """Store a new key."""
    with transaction(engine) as connection:
        row = {"id": key.id, "digest": digest, "name": key.name, "made": key.made, "revoked": None}
        row |= {"scopes": " ".join(key.scopes), "expires": key.expires or None}
        connection.execute(insert(tables.keys).values(row))


def every(engine: Engine) -> list[Key]:
    """Return all keys, oldest first."""
    with reading(engine, newest=True) as connection:
        rows = connection.execute(select(tables.keys).order_by(tables.keys.c.made, tables.keys.c.id)).all()
    return [_key(row) for row in rows]


def revoke(engine: Engine, key: str, when: str) -> bool:
    """Revoke a key; return whether there was a working one of that id."""
    with transaction(engine) as connection:
        columns = tables.keys.c
        result = connection.execute(
            update(tables.keys).where(columns.id == key, columns.revoked.is_(None)).values(revoked=when)
        )
        return bool(result.rowcount)


def by_digest(engine: Engine, digest: str) -> Key | None:
    """Return the working key of a digest."""
    columns = tables.keys.c
    with reading(engine, newest=True) as connection:
        row = connection.execute(select(tables.keys).where(columns.digest == digest, columns.revoked.is_(None))).first()
    return _key(row) if row else None


def _key(row: Row[Any]) -> Key:
    return Key(row.id, row.name, row.made, row.revoked or "", tuple(row.scopes.split()), row.expires or "")


def use(engine: Engine, key: str, now: float, most: int, span: float) -> float:
    """Count one use of a key; give 0.0, or the seconds to wait where it was used `most` times in `span` seconds.

    `now` is the clock's time in seconds. Servers that share a store share the count; a use refused is not counted.
    What a server wrote whose clock is further ahead than `span` is forgotten: it would refuse the key until then.
    """
    columns = tables.uses.c
    with transaction(engine) as connection:
        connection.execute(select(tables.keys.c.id).where(tables.keys.c.id == key).with_for_update())
        connection.execute(delete(tables.uses).where(or_(columns.at <= now - span, columns.at > now + span)))
        times = connection.execute(select(columns.at).where(columns.key_id == key).order_by(columns.at)).scalars().all()
        if len(times) >= most:
            return float(times[len(times) - most]) + span - now
        connection.execute(insert(tables.uses).values(key_id=key, at=now))
    return 0.0
