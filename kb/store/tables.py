"""The tables: records and their parts, vocabularies, citations. The migrations make them; nothing else does.

A part's primary key is (record, position), so the order of titles, names and statements is the order of the file.
Days are day numbers (`kb.domain.edtf`), 64 bits wide as years may have nine digits; sort keys are computed by
`kb.language`, and what is sorted has the collation "C" in PostgreSQL, so that every database sorts alike.
"""

from sqlalchemy import (
    TEXT,
    VARCHAR,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from kb.domain.records import ORIGINS, SCOPES, STAGES, STATUSES

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

CITEKEY = String(200).with_variant(VARCHAR(200, collation="C"), "postgresql")
SORTED = Text().with_variant(TEXT(collation="C"), "postgresql")


def _one_of(column: str, values: tuple[str, ...], empty: bool = False) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in (*values, *(("",) if empty else ())))
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False, server_default="")


def _part(name: str, *columns: SchemaItem) -> Table:
    """Give a table of parts that belong to a record and go with it."""
    return Table(
        name,
        metadata,
        Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint("record_id", "position"),
    )


state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("vocabulary", String(64), nullable=False),
    CheckConstraint("id = 1", name="single"),
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
    _text("kind"),
    Column("status", String(20), nullable=False),
    Column("scope", String(20), nullable=False),
    Column("stage", String(20), nullable=False),
    _text("language"),
    Column("issued", Text),
    Column("issued_lower", BigInteger),
    Column("issued_upper", BigInteger),
    _text("issued_origin"),
    _text("term_duration"),
    _text("term_prolonged_by"),
    _text("term_note"),
    Column("author_key", SORTED, nullable=False, server_default=""),
    Column("title_key", SORTED, nullable=False, server_default=""),
    Column("changed", String(20), nullable=False, index=True),
    CheckConstraint("citekey <> ''", name="citekey"),
    CheckConstraint("issued_lower IS NULL OR issued_upper IS NULL OR issued_lower <= issued_upper", name="issued"),
    _one_of("status", STATUSES),
    _one_of("scope", SCOPES),
    _one_of("stage", STAGES),
    _one_of("issued_origin", ORIGINS, empty=True),
)

titles = _part(
    "titles",
    Column("value", Text, nullable=False),
    _text("lang"),
    Column("origin", String(20), nullable=False),
    _text("form"),
    _one_of("origin", ORIGINS),
)

contributors = _part(
    "contributors",
    Column("role", String(40), nullable=False),
    _text("family"),
    _text("given"),
    _text("literal"),
    _text("lang"),
    Column("origin", String(20), nullable=False),
    CheckConstraint("family <> '' OR given <> '' OR literal <> ''", name="name"),
    _one_of("origin", ORIGINS),
)

name_variants = _part("name_variants", Column("contributor", Integer, nullable=False), _text("value"))

variables = _part("variables", Column("name", String(80), nullable=False), _text("value"))

identifiers = _part(
    "identifiers",
    Column("scheme", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_identifiers_scheme_value", "scheme", "value"),
)

record_topics = _part(
    "record_topics",
    Column("topic", ForeignKey("topics.id"), nullable=False),
    Index("ix_record_topics_topic", "topic", "record_id"),
)

record_parties = _part(
    "record_parties",
    Column("code", ForeignKey("parties.code"), nullable=False),
    _text("capacity"),
    Index("ix_record_parties_code", "code", "record_id"),
)

actions = _part(
    "actions",
    Column("kind", String(40), nullable=False),
    Column("date", Text),
    Column("lower", BigInteger),
    Column("upper", BigInteger),
    _text("place"),
    Column("party", ForeignKey("parties.code")),
    _text("act"),
    Column("origin", String(20), nullable=False),
    _text("note"),
    CheckConstraint("lower IS NULL OR upper IS NULL OR lower <= upper", name="bounds"),
    _one_of("origin", ORIGINS),
)

relations = _part(
    "relations",
    Column("kind", String(40), nullable=False),
    Column(
        "target",
        CITEKEY,
        ForeignKey("records.citekey", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    Column("origin", String(20), nullable=False),
    _text("note"),
    _one_of("origin", ORIGINS),
)

numbers = _part(
    "numbers",
    Column("number", Integer, nullable=False),
    CheckConstraint("number > 0", name="positive"),
    UniqueConstraint("number", name="uq_numbers_number"),
)

mentions = _part("mentions", _text("section"), Column("line", Integer, nullable=False))

wordings = _part("wordings", Column("role", String(20), nullable=False), _text("kk"), _text("ru"), _text("en"))

candidates = _part(
    "candidates",
    Column("reference", Text, nullable=False),
    _text("reason"),
    _text("against"),
    _text("source"),
    Column("checked", Integer, nullable=False),
    CheckConstraint("checked IN (0, 1)", name="checked"),
)

evidence = _part(
    "evidence",
    Column("field", String(80), nullable=False),
    _text("value"),
    Column("origin", String(20), nullable=False),
    _text("lang"),
    _text("source"),
    _text("section"),
    Column("line", Integer, nullable=False),
    _text("note"),
    _one_of("origin", ORIGINS),
)

chronology = Table(
    "chronology",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), index=True),
    Column("event", ForeignKey("events.id", ondelete="CASCADE"), index=True),
    Column("kind", String(40), nullable=False),
    Column("date", Text),
    Column("lower", BigInteger),
    Column("upper", BigInteger),
    Column("sort_lower", BigInteger),
    Column("sort_upper", BigInteger),
    Column("sort_key", SORTED, nullable=False),
    Column("year", Integer),
    _text("place"),
    _text("party"),
    _text("act"),
    Column("origin", String(20), nullable=False),
    _text("note"),
    CheckConstraint("(record_id IS NULL) <> (event IS NULL)", name="subject"),
    _one_of("origin", ORIGINS),
    Index("ix_chronology_order", "sort_lower", "sort_upper", "sort_key", unique=True),
)

events = Table(
    "events",
    metadata,
    Column("id", String(120), primary_key=True),
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
)

citations = Table(
    "citations",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("number", Integer, nullable=False, index=True),
    _text("section"),
    Column("line", Integer, nullable=False),
    Column("raw", Text, nullable=False),
    _text("label"),
    _text("locator"),
    Column("ambiguous", Integer, nullable=False),
    CheckConstraint("number > 0", name="positive"),
    CheckConstraint("ambiguous IN (0, 1)", name="ambiguous"),
)

PARTS = (
    titles,
    contributors,
    name_variants,
    variables,
    identifiers,
    record_topics,
    record_parties,
    actions,
    relations,
    numbers,
    mentions,
    wordings,
    candidates,
    evidence,
)
