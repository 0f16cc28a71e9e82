"""manuscripts are data: each has its sections, its reference list and its citations

Revision: 0004, after 0003.
Until now a store knew one manuscript, the collection's, and one list of numbers. Numbers and places of the
collection's records stay with it; those of every other file go to a manuscript named after that file, as an import of
the same file does from now on. An empty `state.vocabulary` lets the next opening fill in what the data files say.
"""

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAME = sa.String(length=120).with_variant(sa.VARCHAR(length=120, collation="C"), "postgresql")
FILE, COLLECTION = "references.bib", "dissertation"  # what the only manuscript was until now
ORIGINS = "('stated', 'identified', 'supplied', '')"
BATCH = 500


def upgrade() -> None:
    """Apply this revision."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError("this revision makes tables anew: turn foreign keys off first, as `kb` and env.py do")
    citations = connection.execute(sa.text("SELECT * FROM citations ORDER BY position")).mappings().all()
    _make_manuscripts()
    names = _names(connection, bool(citations))
    _make_list(connection, names)
    _make_citations([dict(row) for row in citations])
    for table, needed in (("mentions", True), ("evidence", False)):
        _add_manuscript(connection, table, names, needed)
    _change_scope("scope <> ''", sa.String(length=20), NAME)
    op.execute("UPDATE state SET vocabulary = ''")


def _change_scope(rule: str, old: Any, new: Any) -> None:
    with op.batch_alter_table("records") as batch:
        batch.drop_constraint(op.f("ck_records_scope"), type_="check")
        batch.alter_column("scope", existing_type=old, type_=new, existing_nullable=False)
        batch.create_check_constraint(op.f("ck_records_scope"), rule)


def _make_manuscripts() -> None:
    op.create_table(
        "manuscripts",
        sa.Column("id", NAME, nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("numbering", sa.Text(), server_default="", nullable=False),
        sa.Column("label_origin", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("id <> ''", name=op.f("ck_manuscripts_id")),
        sa.CheckConstraint("last_number >= 0", name=op.f("ck_manuscripts_last_number")),
        sa.CheckConstraint("numbering IN ('citation', 'alphabetical', '')", name=op.f("ck_manuscripts_numbering")),
        sa.CheckConstraint(f"label_origin IN {ORIGINS}", name=op.f("ck_manuscripts_label_origin")),
        sa.CheckConstraint("origin IN ('collection', 'imported')", name=op.f("ck_manuscripts_origin")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manuscripts")),
    )
    op.create_table(
        "sections",
        sa.Column("manuscript", NAME, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        _belongs("sections"),
        sa.PrimaryKeyConstraint("manuscript", "position", name=op.f("pk_sections")),
        sa.UniqueConstraint("manuscript", "id", name=op.f("uq_sections_manuscript_id")),
    )
    op.create_table(
        "manuscript_wordings",
        sa.Column("manuscript", NAME, nullable=False),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("lang", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _belongs("manuscript_wordings"),
        sa.PrimaryKeyConstraint("manuscript", "section", "role", "lang", name=op.f("pk_manuscript_wordings")),
    )


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_manuscript_manuscripts")
    return sa.ForeignKeyConstraint(["manuscript"], ["manuscripts.id"], name=name, ondelete="CASCADE")


def _names(connection: sa.Connection, cited: bool) -> dict[int, str]:
    """Make the manuscripts that the records' sources stand for; return the manuscript of each record by its id."""
    used = sa.text(
        "SELECT id, source FROM records WHERE id IN (SELECT record_id FROM numbers) OR id IN "
        "(SELECT record_id FROM mentions) OR id IN (SELECT record_id FROM evidence WHERE section <> '' OR line <> 0)"
    )
    sources = {row.id: row.source for row in connection.execute(used)}
    names = {source: _name(source) for source in sorted(set(sources.values()))}
    rows = {name: {"id": name, "origin": "imported", "source": source} for source, name in names.items()}
    if cited or COLLECTION in rows:
        rows[COLLECTION] = {"id": COLLECTION, "origin": "collection", "source": FILE}
    insert = sa.text("INSERT INTO manuscripts (id, last_number, origin, source) VALUES (:id, 0, :origin, :source)")
    for row in rows.values():
        connection.execute(insert, row)
    return {identifier: names[source] for identifier, source in sources.items()}


def _name(source: str) -> str:
    """Return the name of the manuscript of a file, as `kb.domain.citekeys.named_after` made it at this revision."""
    if source == FILE:
        return COLLECTION
    parts = source.replace("\\", "/").rpartition("/")[2].rpartition(".")
    stem = (parts[0] or parts[2]).replace(":", "-")
    tidy = re.sub(r"[^\w.:+-]+", "-", unicodedata.normalize("NFC", stem))
    made = (tidy if tidy == stem else tidy.strip("-"))[:200] if tidy.strip("-.") else ""
    name = made[:120].strip("-") or "manuscript"
    return f"{name}-2" if name == COLLECTION else name


def _make_list(connection: sa.Connection, names: dict[int, str]) -> None:
    """Turn the table of numbers into the reference lists."""
    op.create_table(
        "list_entries",
        sa.Column("manuscript", NAME, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Text(), server_default="", nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_list_entries_positive")),
        _belongs("list_entries"),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_list_entries_record_id_records"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("manuscript", "number", name=op.f("pk_list_entries")),
    )
    held = sa.text(
        "SELECT numbers.record_id, numbers.number, numbers.position, records.source FROM numbers "
        "JOIN records ON records.id = numbers.record_id"
    )
    insert = sa.text(
        "INSERT INTO list_entries (manuscript, number, record_id, position, said_by) "
        "VALUES (:manuscript, :number, :record_id, :position, :source)"
    )
    rows = [dict(row) | {"manuscript": names[row["record_id"]]} for row in connection.execute(held).mappings()]
    _run(connection, insert, rows)
    op.drop_table("numbers")
    op.create_index("ix_list_entries_record_id", "list_entries", ["record_id", "position"])


def _make_citations(rows: list[dict[str, Any]]) -> None:
    """Make the table of citations anew, with the manuscript in its key, and give each citation its locators."""
    with op.batch_alter_table("citations") as batch:
        batch.drop_index(op.f("ix_citations_number"))
    op.drop_table("citations")
    citations = op.create_table(
        "citations",
        sa.Column("manuscript", NAME, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("section", sa.Text(), server_default="", nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("ambiguous", sa.Integer(), nullable=False),
        sa.CheckConstraint("ambiguous IN (0, 1)", name=op.f("ck_citations_ambiguous")),
        sa.CheckConstraint("number > 0", name=op.f("ck_citations_positive")),
        sa.CheckConstraint("number IS NOT NULL OR key <> ''", name=op.f("ck_citations_target")),
        _belongs("citations"),
        sa.PrimaryKeyConstraint("manuscript", "position", name=op.f("pk_citations")),
    )
    op.create_index("ix_citations_manuscript_number", "citations", ["manuscript", "number"])
    locators = op.create_table(
        "citation_locators",
        sa.Column("manuscript", NAME, nullable=False),
        sa.Column("citation", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["manuscript", "citation"],
            ["citations.manuscript", "citations.position"],
            name=op.f("fk_citation_locators_citation_citations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("manuscript", "citation", "position", name=op.f("pk_citation_locators")),
    )
    moved = ("position", "number", "section", "line", "raw", "ambiguous")
    op.bulk_insert(citations, [{name: row[name] for name in moved} | {"manuscript": COLLECTION} for row in rows])
    op.bulk_insert(
        locators,
        [
            {"manuscript": COLLECTION, "citation": row["position"], "position": 0, "label": row["label"],
             "value": row["locator"]}
            for row in rows
            if row["locator"]
        ],
    )  # fmt: skip


def _add_manuscript(connection: sa.Connection, table: str, names: dict[int, str], needed: bool) -> None:
    """Add the manuscript of each place."""
    with op.batch_alter_table(table) as batch:
        batch.add_column(sa.Column("manuscript", NAME, nullable=True))
        batch.create_foreign_key(op.f(f"fk_{table}_manuscript_manuscripts"), "manuscripts", ["manuscript"], ["id"])
    held = sa.table(table, sa.column("record_id"), sa.column("manuscript"), sa.column("section"), sa.column("line"))
    placed = sa.true() if needed else (held.c.section != "") | (held.c.line != 0)
    update = held.update().where(held.c.record_id == sa.bindparam("record"), placed)
    _run(
        connection,
        update.values(manuscript=sa.bindparam("name")),
        [{"name": name, "record": identifier} for identifier, name in names.items()],
    )
    if needed:
        with op.batch_alter_table(table) as batch:
            batch.alter_column("manuscript", existing_type=NAME, nullable=False)
    op.create_index(op.f(f"ix_{table}_manuscript"), table, ["manuscript"])


def _run(connection: sa.Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        connection.execute(statement, rows[start : start + BATCH])


def downgrade() -> None:
    """Undo this revision: the collection's manuscript alone is kept, for the older schema knows one."""
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id FROM manuscripts WHERE origin = 'collection' ORDER BY id")).scalars()
    kept = next(iter(known), COLLECTION)
    op.create_table(
        "numbers",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_numbers_positive")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_numbers_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_numbers")),
        sa.UniqueConstraint("number", name="uq_numbers_number"),
    )
    connection.execute(
        sa.text(
            "INSERT INTO numbers (record_id, position, number) SELECT record_id, position, number FROM list_entries "
            "WHERE record_id IS NOT NULL AND manuscript = :kept"
        ),
        {"kept": kept},
    )
    rows = _old_citations(connection, kept)
    for table in ("citation_locators", "citations", "list_entries", "manuscript_wordings", "sections"):
        op.drop_table(table)
    _restore_citations(rows)
    for table in ("mentions", "evidence"):
        with op.batch_alter_table(table) as batch:
            batch.drop_index(op.f(f"ix_{table}_manuscript"))
            batch.drop_constraint(op.f(f"fk_{table}_manuscript_manuscripts"), type_="foreignkey")
            batch.drop_column("manuscript")
    op.drop_table("manuscripts")
    op.execute("UPDATE records SET scope = 'imported' WHERE scope NOT IN ('dissertation', 'corpus', 'imported')")
    _change_scope("scope IN ('dissertation', 'corpus', 'imported')", NAME, sa.String(length=20))
    op.execute("UPDATE state SET vocabulary = ''")


def _old_citations(connection: sa.Connection, kept: str) -> list[dict[str, Any]]:
    found = connection.execute(
        sa.text(
            "SELECT citations.position, number, section, line, raw, ambiguous, coalesce(label, '') AS label, "
            "coalesce(value, '') AS locator FROM citations LEFT JOIN citation_locators AS first "
            "ON first.manuscript = citations.manuscript AND first.citation = citations.position "
            "AND first.position = 0 WHERE citations.manuscript = :kept AND number IS NOT NULL"
        ),
        {"kept": kept},
    )
    return [dict(row) for row in found.mappings()]


def _restore_citations(rows: list[dict[str, Any]]) -> None:
    citations = op.create_table(
        "citations",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), server_default="", nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("locator", sa.Text(), server_default="", nullable=False),
        sa.Column("ambiguous", sa.Integer(), nullable=False),
        sa.CheckConstraint("ambiguous IN (0, 1)", name=op.f("ck_citations_ambiguous")),
        sa.CheckConstraint("number > 0", name=op.f("ck_citations_positive")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_citations")),
    )
    op.create_index(op.f("ix_citations_number"), "citations", ["number"])
    op.bulk_insert(citations, rows)
