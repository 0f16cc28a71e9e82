"""Lists of citekeys that readers share: kept by id, never changed."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select

from kb.store import tables
from kb.store.engine import Engine, reading, transaction

_ROW = tables.shared_lists.c


def find(engine: Engine, name: str) -> tuple[str, ...]:
    """Return the citekeys of a list in its order; none where there is no such list."""
    with reading(engine) as connection:
        text = connection.execute(select(_ROW.citekeys).where(_ROW.id == name)).scalar_one_or_none()
    return tuple(text.split("\n")) if text else ()


def count(engine: Engine) -> int:
    """Return how many lists are kept."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(tables.shared_lists)).scalar_one()


def keep(engine: Engine, name: str, citekeys: Sequence[str]) -> None:
    """Write a list that is not there yet."""
    with transaction(engine) as connection:
        if connection.execute(select(_ROW.id).where(_ROW.id == name)).scalar_one_or_none() is None:
            connection.execute(insert(tables.shared_lists).values(id=name, citekeys="\n".join(citekeys)))
