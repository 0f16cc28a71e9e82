"""A change of a user's own tags and notes, which every index catches up with."""

from collections.abc import Sequence

from kb.store import journal, own_values
from kb.store.engine import Engine, transaction


def keep(engine: Engine, citekey: str, tags: Sequence[str], note: str) -> None:
    """Put tags and a note in place of those that a record had; its index entry is made anew."""
    with transaction(engine) as connection:
        own_values.write(connection, citekey, tags, note)
        journal.advance(connection, [citekey], [])
