"""Records that come back under another key: what the user put on them goes with them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from kb.domain.records import Record
from kb.store import mapping, own_values
from kb.store.numbering import batches


def carry_own(connection: Connection, gone: Sequence[str], fresh: Sequence[str]) -> None:
    """Give tags and notes of records that leave their file to new ones of it that are the same but for the key.

    The old key keeps its own, so that the record has them still when the change is taken back.
    """
    tagged = [key for batch in batches(list(gone)) for key in own_values.of(connection, batch)]
    if not tagged:
        return
    left = {_content(record): record.citekey for _id, record in mapping.by_citekeys(connection, tagged)}
    for _id, record in mapping.by_citekeys(connection, fresh):
        if old := left.pop(_content(record), ""):
            own_values.move(connection, old, record.citekey)


def _content(record: Record) -> str:
    return mapping.digest(replace(record, citekey=""))
