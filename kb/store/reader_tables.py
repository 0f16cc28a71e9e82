"""The tables of what readers leave: the lists they share, the values they propose."""

from sqlalchemy import Column, Integer, String, Table, Text

from kb.store.columns import CITEKEY, metadata, text

# The lists that readers share, by an id made of the citekeys, one a line; records may go, their keys stay.
shared_lists = Table(
    "shared_lists",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("citekeys", Text, nullable=False),
)

proposals = Table(  # what readers know better, until a reviewer decides and after
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("citekey", CITEKEY, nullable=False, index=True),
    Column("field", String(40), nullable=False),
    *(text(name) for name in ("value", "source", "note", "lang", "name", "seen", "reason")),
    Column("thanked", Integer, nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("made", String(20), nullable=False),
    text("decided"),
    text("place"),
    Column("beside", Integer, nullable=False, server_default="0"),
)

proposal_senders = Table(  # a row a sender of the day; the one that counts 0 is the salt of their digests
    "proposal_senders",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("count", Integer, nullable=False),
)
