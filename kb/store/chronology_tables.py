"""The tables derived from the records: the chronology with all that its filters ask, and who was in force when.

An import writes them beside the record; `kb.store.materialized` makes them anew from the records.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import text as expression

from kb.domain.states import ANSWERS, ORIGINS
from kb.store.columns import SORTED, instrument, metadata, one_of, part, prose, text

# Dates that mean more than a leap year; the others begin at most that many days before they end.
YEAR = 366
WIDE = expression(f"sort_upper - sort_lower > {YEAR}")

ORDER = ("sort_lower", "sort_upper", "sort_key")
SIDES = ("sides", "stage", "superseded_by")

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
    text("place"),
    text("party"),
    *instrument(),
    Column("origin", String(20), nullable=False),
    prose("note"),
    text("superseded_by"),
    text("sides"),
    text("laterality"),
    text("stage"),
    CheckConstraint("(record_id IS NULL) <> (event IS NULL)", name="subject"),
    one_of("origin", ORIGINS),
    Index("ix_chronology_order", *ORDER, unique=True),
    Index("ix_chronology_sides", *SIDES, *ORDER, "year"),
    Index("ix_chronology_wide", *ORDER, "year", sqlite_where=WIDE, postgresql_where=WIDE),
    Index("ix_chronology_wide_sides", *SIDES, *ORDER, "year", sqlite_where=WIDE, postgresql_where=WIDE),
)

# Whether each document is in force: one answer for the days from `first_day` up to, not including, `until_day`.
force = part(
    "force",
    Column("first_day", BigInteger, nullable=False),
    Column("until_day", BigInteger, nullable=False),
    Column("answer", String(20), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("date", Text),
    text("other"),
    text("clause"),
    CheckConstraint("first_day < until_day", name="days"),
    one_of("answer", ANSWERS),
)

events = Table("events", metadata, Column("id", String(120), primary_key=True))
