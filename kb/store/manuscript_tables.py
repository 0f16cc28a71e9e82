"""The tables of manuscripts: what each is, its sections, the entries of its reference list, its citations.

A reference list's numbers are unique within it. A record's numbers are the entries that stand for it; an entry with a
printed line stays when its record goes.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from kb.domain.manuscripts import MANUSCRIPT_ORIGINS, NUMBERINGS
from kb.domain.states import ORIGINS
from kb.store.columns import MANUSCRIPT, metadata, one_of, text


def _of_manuscript() -> "Column[str]":
    """Return the column that names the manuscript a row belongs to and goes with."""
    return Column("manuscript", ForeignKey("manuscripts.id", ondelete="CASCADE"), nullable=False)


manuscripts = Table(
    "manuscripts",
    metadata,
    Column("id", MANUSCRIPT, primary_key=True),
    text("language"),
    Column("last_number", Integer, nullable=False),
    text("numbering"),
    text("label_origin"),
    Column("origin", String(20), nullable=False),
    text("source"),
    CheckConstraint("id <> ''", name="id"),
    CheckConstraint("last_number >= 0", name="last_number"),
    one_of("numbering", NUMBERINGS, empty=True),
    one_of("label_origin", ORIGINS, empty=True),
    one_of("origin", MANUSCRIPT_ORIGINS),
)

sections = Table(
    "sections",
    metadata,
    _of_manuscript(),
    Column("position", Integer, nullable=False),
    Column("id", String(80), nullable=False),
    Column("line", Integer, nullable=False),
    PrimaryKeyConstraint("manuscript", "position"),
    UniqueConstraint("manuscript", "id", name="uq_sections_manuscript_id"),
)

# What a manuscript (section "") or a section is called and what is said of it, one language a row.
manuscript_wordings = Table(
    "manuscript_wordings",
    metadata,
    _of_manuscript(),
    Column("section", String(80), nullable=False),
    Column("role", String(20), nullable=False),
    Column("lang", String(20), nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("manuscript", "section", "role", "lang"),
)

list_entries = Table(
    "list_entries",
    metadata,
    _of_manuscript(),
    Column("number", Integer, nullable=False),
    text("printed"),
    Column("record_id", ForeignKey("records.id", ondelete="SET NULL")),
    Column("position", Integer, nullable=False),
    text("said_by"),
    PrimaryKeyConstraint("manuscript", "number"),
    CheckConstraint("number > 0", name="positive"),
    Index("ix_list_entries_record_id", "record_id", "position"),
)

citations = Table(
    "citations",
    metadata,
    _of_manuscript(),
    Column("position", Integer, nullable=False),
    Column("number", Integer),
    text("key"),
    text("section"),
    Column("line", Integer, nullable=False),
    Column("raw", Text, nullable=False),
    Column("ambiguous", Integer, nullable=False),
    PrimaryKeyConstraint("manuscript", "position"),
    CheckConstraint("number > 0", name="positive"),
    CheckConstraint("number IS NOT NULL OR key <> ''", name="target"),
    CheckConstraint("ambiguous IN (0, 1)", name="ambiguous"),
    Index("ix_citations_manuscript_number", "manuscript", "number"),
)

citation_locators = Table(
    "citation_locators",
    metadata,
    Column("manuscript", MANUSCRIPT, nullable=False),
    Column("citation", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("label", String(40), nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("manuscript", "citation", "position"),
    ForeignKeyConstraint(
        ["manuscript", "citation"],
        ["citations.manuscript", "citations.position"],
        name="fk_citation_locators_citation_citations",
        ondelete="CASCADE",
    ),
)
