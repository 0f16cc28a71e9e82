"""The tables: records and their parts, vocabularies, citations. The migrations make them; nothing else does.

A part's primary key is (record, position), so the order of titles, names and statements is the order of the file.
Days are day numbers (`kb.domain.edtf`), 64 bits wide as years may have nine digits; sort keys are computed by
`kb.language`, and what is sorted has the collation "C" in PostgreSQL, so that every database sorts alike.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from kb.domain.states import ORIGINS, STAGES, STATUSES
from kb.store.chronology_tables import chronology, events, force
from kb.store.columns import CITEKEY, MANUSCRIPT, SORTED, instrument, metadata, one_of, part, prose, text
from kb.store.manuscript_tables import (
    citation_locators,
    citations,
    list_entries,
    manuscript_wordings,
    manuscripts,
    sections,
)
from kb.store.own_tables import changes, earlier_states, own_notes, own_tags, proposal_senders, proposals, shared_lists

__all__ = [
    "PARTS", "actions", "candidates", "changes", "chronology", "citation_locators", "citations", "contributors",
    "earlier_states", "events", "evidence", "force", "identifiers", "journal", "keys", "list_entries",
    "manuscript_wordings", "manuscripts", "mentions", "metadata", "name_variants", "other_names", "own_notes",
    "own_tags", "parties", "proposal_senders", "proposals", "record_parties", "record_topics", "records",
    "relations", "removed", "sections", "shared_lists", "state", "titles", "topics", "uses", "variables",
    "wordings",
]  # fmt: skip

state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("vocabulary", String(64), nullable=False),
    Column("journal_since", Integer, nullable=False, server_default="0"),
    Column("imported", Integer, nullable=False, server_default="0"),  # 1: its owner imported into it, if only nothing
    CheckConstraint("id = 1", name="single"),
)

journal = Table(
    "journal",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("citekey", CITEKEY, primary_key=True),
    Column("gone", Integer, nullable=False),
    CheckConstraint("gone IN (0, 1)", name="gone"),
)

topics = Table("topics", metadata, Column("id", String(64), primary_key=True))

parties = Table(
    "parties",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("successor", ForeignKey("parties.code", deferrable=True, initially="DEFERRED")),
)

records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("citekey", CITEKEY, nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
    Column("source", Text, nullable=False, server_default="", index=True),
    Column("type", String(40), nullable=False),
    text("kind"),
    Column("status", String(20), nullable=False),
    Column("scope", MANUSCRIPT, nullable=False),
    Column("stage", String(20), nullable=False),
    text("language"),
    Column("issued", Text),
    Column("issued_lower", BigInteger),
    Column("issued_upper", BigInteger),
    text("issued_origin"),
    text("term_duration"),
    text("term_prolonged_by"),
    prose("term_note"),
    text("facts"),
    Column("author_key", SORTED, nullable=False, server_default=""),
    Column("title_key", SORTED, nullable=False, server_default=""),
    Column("changed", String(20), nullable=False, index=True),
    CheckConstraint("citekey <> ''", name="citekey"),
    CheckConstraint("issued_lower IS NULL OR issued_upper IS NULL OR issued_lower <= issued_upper", name="issued"),
    one_of("status", STATUSES),
    CheckConstraint("scope <> ''", name="scope"),
    one_of("stage", STAGES),
    one_of("issued_origin", ORIGINS, empty=True),
)

titles = part(
    "titles",
    Column("value", Text, nullable=False),
    text("lang"),
    Column("origin", String(20), nullable=False),
    text("form"),
    one_of("origin", ORIGINS),
)

contributors = part(
    "contributors",
    Column("role", String(40), nullable=False),
    text("family"),
    text("given"),
    text("literal"),
    text("lang"),
    Column("origin", String(20), nullable=False),
    text("party"),
    text("office"),
    CheckConstraint("family <> '' OR given <> '' OR literal <> ''", name="name"),
    one_of("origin", ORIGINS),
)

name_variants = part("name_variants", Column("contributor", Integer, nullable=False), text("value"))

variables = part("variables", Column("name", String(80), nullable=False), text("value"))

identifiers = part(
    "identifiers",
    Column("scheme", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_identifiers_scheme_value", "scheme", "value"),
)

record_topics = part(
    "record_topics",
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Index("ix_record_topics_topic", "topic", "record_id"),
)

record_parties = part(
    "record_parties",
    Column("code", ForeignKey("parties.code"), nullable=False),
    text("capacity"),
    Index("ix_record_parties_code", "code", "record_id"),
)

actions = part(
    "actions",
    Column("kind", String(40), nullable=False),
    Column("date", Text),
    Column("lower", BigInteger),
    Column("upper", BigInteger),
    text("place"),
    Column("party", ForeignKey("parties.code")),
    *instrument(),
    Column("origin", String(20), nullable=False),
    prose("note"),
    CheckConstraint("lower IS NULL OR upper IS NULL OR lower <= upper", name="bounds"),
    one_of("origin", ORIGINS),
)

relations = part(
    "relations",
    Column("kind", String(40), nullable=False),
    Column("target", CITEKEY, ForeignKey("records.citekey", deferrable=True, initially="DEFERRED"), nullable=False,
           index=True),
    Column("origin", String(20), nullable=False),
    prose("note"),
    one_of("origin", ORIGINS),
)  # fmt: skip

mentions = part(
    "mentions",
    Column("manuscript", ForeignKey("manuscripts.id"), nullable=False, index=True),
    text("section"),
    Column("line", Integer, nullable=False),
)

wordings = part(
    "wordings",
    Column("role", String(20), nullable=False),
    Column("wording", Integer, nullable=False),
    Column("lang", String(20), nullable=False),
    text("text"),
)

candidates = part(
    "candidates",
    Column("reference", Text, nullable=False),
    prose("reason"),
    prose("against"),
    text("source"),
    Column("checked", Integer, nullable=False),
    CheckConstraint("checked IN (0, 1)", name="checked"),
)

evidence = part(
    "evidence",
    Column("field", String(80), nullable=False),
    text("value"),
    Column("origin", String(20), nullable=False),
    text("lang"),
    text("source"),
    Column("manuscript", ForeignKey("manuscripts.id"), index=True),
    text("section"),
    Column("line", Integer, nullable=False),
    prose("note"),
    text("target"),
    text("location"),
    text("party"),
    *instrument(),
    Column("read", String(40)),
    one_of("origin", ORIGINS),
)

removed = Table(
    "removed",
    metadata,
    Column("citekey", String(200), primary_key=True),
    Column("changed", String(20), nullable=False, index=True),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("made", String(20), nullable=False),
    Column("revoked", String(20)),
    text("scopes"),
    Column("expires", String(20)),
)

other_names = Table(  # citekeys of records that another one took in, or that were renamed
    "other_names",
    metadata,
    Column("citekey", CITEKEY, primary_key=True),
    Column("record_id", Integer, ForeignKey("records.id", ondelete="CASCADE"), nullable=False, index=True),
)

uses = Table(
    "key_uses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key_id", String(16), ForeignKey("keys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Float, nullable=False),
)

PARTS = (
    titles, contributors, name_variants, variables, identifiers, record_topics, record_parties, actions, relations,
    mentions, wordings, candidates, evidence,
)  # fmt: skip
