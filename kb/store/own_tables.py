"""The tables of what people leave: the history of changes, tags and notes on any record, shared lists, proposals.

Tags and notes hang on a citekey and not on a record: they stay when a record goes, and are there when it comes back.
"""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Table, Text

from kb.store.columns import CITEKEY, metadata, text

changes = Table(  # what an import, an edit or a key did
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    text("by"),
    Column("undoes", Integer),
)

earlier_states = Table(  # of each record that a change touched, as JSON; "" where it was new
    "earlier_states",
    metadata,
    Column("change_id", Integer, ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True),
    Column("citekey", CITEKEY, primary_key=True, index=True),
    text("state"),
    text("source"),
)

own_tags = Table(
    "own_tags",
    metadata,
    Column("citekey", CITEKEY, nullable=False),
    Column("position", Integer, nullable=False),
    Column("tag", Text, nullable=False),
    PrimaryKeyConstraint("citekey", "position"),
)

own_notes = Table(
    "own_notes", metadata, Column("citekey", CITEKEY, primary_key=True), Column("note", Text, nullable=False)
)
# The lists that readers share, by an id made of the citekeys, one a line; records may go, their keys stay.
shared_lists = Table(
    "shared_lists", metadata, Column("id", String(20), primary_key=True), Column("citekeys", Text, nullable=False)
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
