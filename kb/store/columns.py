"""What the tables are made of: the naming of constraints, texts that sort alike everywhere, parts of a record."""

from sqlalchemy import (
    TEXT,
    VARCHAR,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from kb.domain.prose import NO_PROSE, Prose

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
MANUSCRIPT = String(120).with_variant(VARCHAR(120, collation="C"), "postgresql")  # a manuscript's id, or a scope
SORTED = Text().with_variant(TEXT(collation="C"), "postgresql")


def one_of(column: str, values: tuple[str, ...], empty: bool = False) -> CheckConstraint:
    """Return the constraint that a column holds one of these values."""
    allowed = ", ".join(f"'{value}'" for value in (*values, *(("",) if empty else ())))
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def text(name: str) -> "Column[str]":
    """Return a text column that is never null: nothing is the empty text."""
    return Column(name, Text, nullable=False, server_default="")


class ProseText(TypeDecorator[Prose]):
    """Prose on one line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Prose | None, _dialect: Dialect) -> str:
        """Return the text that is stored."""
        return (value or NO_PROSE).line

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Prose:
        """Return the prose that a stored text holds."""
        return Prose.parse(value or "")


def prose(name: str) -> "Column[Prose]":
    """Return a column of prose that is never null."""
    return Column(name, ProseText, nullable=False, server_default="")


# The columns of an instrument, each with the attribute that it holds, in the order of these.
INSTRUMENT = {"act": "name", "act_number": "number", "act_about": "about", "act_title": "title", "act_lang": "lang"}


def instrument() -> "tuple[Column[str], ...]":
    """Return the columns of an instrument: its name, and what else of it is known."""
    return tuple(map(text, INSTRUMENT))


def part(name: str, *columns: SchemaItem) -> Table:
    """Return a table of parts that belong to a record and go with it."""
    return Table(
        name,
        metadata,
        Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint("record_id", "position"),
    )
