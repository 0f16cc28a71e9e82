"""The tables of what is the user's own: the history of changes, and tags and notes on any record.

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
    "own_notes",
    metadata,
    Column("citekey", CITEKEY, primary_key=True),
    Column("note", Text, nullable=False),
)
