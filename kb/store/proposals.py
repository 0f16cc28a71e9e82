"""Proposals of readers: kept apart from the records; who sent how many on a day, as salted digests only."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from kb.domain.proposals import WAITING, Proposal
from kb.store import tables
from kb.store.engine import Engine, reading, row_alone, transaction
from kb.store.prepared import PreparedQuery

_ROW = tables.proposals.c
_OF_RECORDS = PreparedQuery(select(tables.proposals).order_by(_ROW.id), _ROW.citekey)
_ANY = "SELECT id FROM proposals LIMIT 1"  # most libraries have none, and each page of a record asks
_SENDER = tables.proposal_senders.c


def keep(engine: Engine, proposal: Proposal) -> int:
    """Keep a proposal; return its id."""
    values = asdict(proposal)
    del values["id"]
    with transaction(engine) as connection:
        result = connection.execute(insert(tables.proposals).values(values))
        (key,) = result.inserted_primary_key or (0,)
        return int(key)


def find(engine: Engine, number: int) -> Proposal | None:
    """Return a proposal by its id."""
    with reading(engine) as connection:
        row = connection.execute(select(tables.proposals).where(_ROW.id == number)).mappings().first()
    return _proposal(dict(row)) if row else None


def every(engine: Engine, state: str = "", citekey: str = "") -> list[Proposal]:
    """Return the proposals in a state (any for "") and of a record (of all for ""), oldest first."""
    if citekey and row_alone(engine, _ANY) is None:
        return []
    query = select(tables.proposals).order_by(_ROW.id)
    with reading(engine) as connection:
        if citekey:
            every_state = [_proposal(row) for row in _OF_RECORDS.rows(connection, (citekey,))]
            return [proposal for proposal in every_state if state in ("", proposal.state)]
        rows = connection.execute(query.where(_ROW.state == state) if state else query).mappings()
        return [_proposal(dict(row)) for row in rows]


def waiting(engine: Engine) -> int:
    """Return how many proposals wait."""
    with reading(engine) as connection:
        query = select(func.count()).select_from(tables.proposals).where(_ROW.state == WAITING)
        return connection.execute(query).scalar_one()


def decide(engine: Engine, number: int, state: str, reason: str, when: str) -> bool:
    """Write a reviewer's decision on a proposal that waits; return whether it did."""
    values = {"state": state, "reason": reason, "decided": when}
    with transaction(engine) as connection:
        query = update(tables.proposals).where(_ROW.id == number, _ROW.state == WAITING).values(values)
        return bool(connection.execute(query).rowcount)


def count_sender(engine: Engine, address: str, day: str) -> int:
    """Count one proposal of an address on a day; return how many it sent on that day, this one included.

    An address is kept as a digest with a salt of that day; both are thrown away on the next one.
    """
    with transaction(engine) as connection:
        connection.execute(delete(tables.proposal_senders).where(_SENDER.day != day))
        salt = connection.execute(select(_SENDER.digest).where(_SENDER.count == 0)).scalar_one_or_none()
        if salt is None:
            salt = secrets.token_hex(32)
            connection.execute(insert(tables.proposal_senders).values(digest=salt, day=day, count=0))
        digest = hashlib.sha256(f"{salt} {address}".encode()).hexdigest()
        query = update(tables.proposal_senders).where(_SENDER.digest == digest).values(count=_SENDER.count + 1)
        if not connection.execute(query).rowcount:
            connection.execute(insert(tables.proposal_senders).values(digest=digest, day=day, count=1))
        return int(connection.execute(select(_SENDER.count).where(_SENDER.digest == digest)).scalar_one())


def _proposal(row: Mapping[str, Any]) -> Proposal:
    return Proposal(**{**row, "thanked": bool(row["thanked"]), "beside": bool(row["beside"])})
