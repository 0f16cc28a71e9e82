"""first schema

Revision: 0001, the first.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CITEKEY = sa.String(length=200).with_variant(sa.VARCHAR(length=200, collation="C"), "postgresql")
SORTED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
DEFERRED: Any = {"initially": "DEFERRED", "deferrable": True}


def upgrade() -> None:
    """Apply this revision."""
    _create_lists()
    _create_records()
    _create_states()
    _create_acts()
    _create_statements()
    _create_links()


def _create_lists() -> None:
    """Create what stands beside the records: citations, events, keys, parties."""
    op.create_table(
        "citations",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("section"),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        *_texts("label", "locator"),
        sa.Column("ambiguous", sa.Integer(), nullable=False),
        sa.CheckConstraint("ambiguous IN (0, 1)", name=op.f("ck_citations_ambiguous")),
        sa.CheckConstraint("number > 0", name=op.f("ck_citations_positive")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_citations")),
    )
    op.create_index(op.f("ix_citations_number"), "citations", ["number"])
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=20), nullable=False),
        sa.Column("revoked", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_keys_digest")),
    )
    op.create_table(
        "parties",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("successor", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["successor"], ["parties.code"], name=op.f("fk_parties_successor_parties"), **DEFERRED),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_parties")),
    )


def _create_records() -> None:
    """Create the records."""
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_texts("source"),
        sa.Column("type", sa.String(length=40), nullable=False),
        *_texts("kind"),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        *_texts("language"),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.Column("issued_lower", sa.BigInteger(), nullable=True),
        sa.Column("issued_upper", sa.BigInteger(), nullable=True),
        *_texts("issued_origin", "term_duration", "term_prolonged_by", "term_note"),
        sa.Column("author_key", SORTED, server_default="", nullable=False),
        sa.Column("title_key", SORTED, server_default="", nullable=False),
        sa.Column("changed", sa.String(length=20), nullable=False),
        sa.CheckConstraint("citekey <> ''", name=op.f("ck_records_citekey")),
        sa.CheckConstraint(
            "issued_origin IN ('stated', 'identified', 'supplied', '')", name=op.f("ck_records_issued_origin")
        ),
        sa.CheckConstraint("scope IN ('dissertation', 'corpus', 'imported')", name=op.f("ck_records_scope")),
        sa.CheckConstraint("stage IN ('signed', 'draft', 'initialled', 'announced')", name=op.f("ck_records_stage")),
        sa.CheckConstraint("status IN ('identified', 'probable', 'unidentified')", name=op.f("ck_records_status")),
        sa.CheckConstraint(
            "issued_lower IS NULL OR issued_upper IS NULL OR issued_lower <= issued_upper",
            name=op.f("ck_records_issued"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sa.UniqueConstraint("citekey", name=op.f("uq_records_citekey")),
    )
    op.create_index(op.f("ix_records_changed"), "records", ["changed"])
    op.create_index(op.f("ix_records_source"), "records", ["source"])


def _create_states() -> None:
    """Create what was removed, the state of the store, the topics."""
    op.create_table(
        "removed",
        sa.Column("citekey", sa.String(length=200), nullable=False),
        sa.Column("changed", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("citekey", name=op.f("pk_removed")),
    )
    op.create_index(op.f("ix_removed_changed"), "removed", ["changed"])
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("vocabulary", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state")),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
    )


def _create_acts() -> None:
    """Create what happened to a record, what it may be, and the chronology."""
    _create_part(
        "actions",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("lower", sa.BigInteger(), nullable=True),
        sa.Column("upper", sa.BigInteger(), nullable=True),
        *_texts("place"),
        sa.Column("party", sa.String(length=16), nullable=True),
        *_texts("act"),
        sa.Column("origin", sa.String(length=20), nullable=False),
        *_texts("note"),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_actions_origin")),
        sa.CheckConstraint("lower IS NULL OR upper IS NULL OR lower <= upper", name=op.f("ck_actions_bounds")),
        sa.ForeignKeyConstraint(["party"], ["parties.code"], name=op.f("fk_actions_party_parties")),
    )
    _create_part(
        "candidates",
        sa.Column("reference", sa.Text(), nullable=False),
        *_texts("reason", "against", "source"),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.CheckConstraint("checked IN (0, 1)", name=op.f("ck_candidates_checked")),
    )
    op.create_table(
        "chronology",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(length=120), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("lower", sa.BigInteger(), nullable=True),
        sa.Column("upper", sa.BigInteger(), nullable=True),
        sa.Column("sort_lower", sa.BigInteger(), nullable=True),
        sa.Column("sort_upper", sa.BigInteger(), nullable=True),
        sa.Column("sort_key", SORTED, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        *_texts("place", "party", "act"),
        sa.Column("origin", sa.String(length=20), nullable=False),
        *_texts("note"),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_chronology_origin")),
        sa.CheckConstraint("(record_id IS NULL) <> (event IS NULL)", name=op.f("ck_chronology_subject")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_chronology_event_events"), ondelete="CASCADE"),
        _of_record("chronology"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chronology")),
    )
    op.create_index(op.f("ix_chronology_event"), "chronology", ["event"])
    op.create_index(op.f("ix_chronology_order"), "chronology", ["sort_lower", "sort_upper", "sort_key"], unique=True)
    op.create_index(op.f("ix_chronology_record_id"), "chronology", ["record_id"])


def _create_statements() -> None:
    """Create who made a record, what it rests on, where it stands."""
    _create_part(
        "contributors",
        sa.Column("role", sa.String(length=40), nullable=False),
        *_texts("family", "given", "literal", "lang"),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.CheckConstraint("family <> '' OR given <> '' OR literal <> ''", name=op.f("ck_contributors_name")),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_contributors_origin")),
    )
    _create_part(
        "evidence",
        sa.Column("field", sa.String(length=80), nullable=False),
        *_texts("value"),
        sa.Column("origin", sa.String(length=20), nullable=False),
        *_texts("lang", "source", "section"),
        sa.Column("line", sa.Integer(), nullable=False),
        *_texts("note"),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_evidence_origin")),
    )
    _create_part(
        "identifiers",
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_index(op.f("ix_identifiers_scheme_value"), "identifiers", ["scheme", "value"])
    _create_part("mentions", *_texts("section"), sa.Column("line", sa.Integer(), nullable=False))
    _create_part("name_variants", sa.Column("contributor", sa.Integer(), nullable=False), *_texts("value"))
    op.create_table(
        "numbers",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_numbers_positive")),
        _of_record("numbers"),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_numbers")),
        sa.UniqueConstraint("number", name="uq_numbers_number"),
    )


def _create_links() -> None:
    """Create whom and what a record names: parties, topics, other records, its titles and texts."""
    _create_part(
        "record_parties",
        sa.Column("code", sa.String(length=16), nullable=False),
        *_texts("capacity"),
        sa.ForeignKeyConstraint(["code"], ["parties.code"], name=op.f("fk_record_parties_code_parties")),
    )
    op.create_index(op.f("ix_record_parties_code"), "record_parties", ["code", "record_id"])
    op.create_table(
        "record_topics",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        _of_record("record_topics"),
        sa.ForeignKeyConstraint(["topic"], ["topics.id"], name=op.f("fk_record_topics_topic_topics")),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_record_topics")),
    )
    op.create_index(op.f("ix_record_topics_topic"), "record_topics", ["topic", "record_id"])
    op.create_table(
        "relations",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("target", CITEKEY, nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        *_texts("note"),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_relations_origin")),
        _of_record("relations"),
        sa.ForeignKeyConstraint(["target"], ["records.citekey"], name=op.f("fk_relations_target_records"), **DEFERRED),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_relations")),
    )
    op.create_index(op.f("ix_relations_target"), "relations", ["target"])
    _create_part(
        "titles",
        sa.Column("value", sa.Text(), nullable=False),
        *_texts("lang"),
        sa.Column("origin", sa.String(length=20), nullable=False),
        *_texts("form"),
        sa.CheckConstraint("origin IN ('stated', 'identified', 'supplied')", name=op.f("ck_titles_origin")),
    )
    _create_part("variables", sa.Column("name", sa.String(length=80), nullable=False), *_texts("value"))
    _create_part("wordings", sa.Column("role", sa.String(length=20), nullable=False), *_texts("kk", "ru", "en"))


def _texts(*names: str) -> list["sa.Column[str]"]:
    """Return columns of text, each empty where nothing is said."""
    return [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in names]


def _of_record(name: str) -> sa.ForeignKeyConstraint:
    """Return the key of a part to its record."""
    key = op.f(f"fk_{name}_record_id_records")
    return sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=key, ondelete="CASCADE")


def _create_part(name: str, *items: sa.schema.SchemaItem) -> None:
    """Create the table of one list of a record: its items in their order, gone with the record."""
    op.create_table(
        name,
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *items,
        _of_record(name),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f(f"pk_{name}")),
    )


def downgrade() -> None:
    """Take this revision back, each table with its indexes."""
    for name in (
        "wordings", "variables", "titles", "relations", "record_topics", "record_parties", "numbers", "name_variants",
        "mentions", "identifiers", "evidence", "contributors", "chronology", "candidates", "actions", "topics",
        "state", "removed", "records", "parties", "keys", "events", "citations",
    ):  # fmt: skip
        op.drop_table(name)
