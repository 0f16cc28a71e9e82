"""a text of ours is a row a language, so that a new language needs no new column

Revision: 0005, after 0004.
Until now a text had a column for Kazakh, Russian and English each. `wording` counts the texts of a record, from 0.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LANGUAGES = ("kk", "ru", "en")  # what the store could hold until now


def upgrade() -> None:
    """Apply this revision."""
    each = " UNION ALL ".join(
        f"SELECT record_id, position AS wording, role, '{lang}' AS lang, {place} AS place, {lang} AS text "  # noqa: S608
        f"FROM wordings WHERE {lang} <> ''"
        for place, lang in enumerate(LANGUAGES)
    )
    _through(
        f"SELECT record_id, row_number() OVER (PARTITION BY record_id ORDER BY wording, place) - 1 AS position, "  # noqa: S608
        f"role, wording, lang, text FROM ({each}) AS texts",
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Undo this revision; texts in languages that the older schema has no column for are lost."""
    columns = ", ".join(f"max(CASE WHEN lang = '{lang}' THEN text ELSE '' END) AS {lang}" for lang in LANGUAGES)
    _through(
        f"SELECT record_id, wording AS position, role, {columns} FROM wordings GROUP BY record_id, wording, role",  # noqa: S608
        sa.Column("role", sa.String(length=20), nullable=False),
        *(sa.Column(lang, sa.Text(), server_default="", nullable=False) for lang in LANGUAGES),
    )


def _through(query: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    """Make the table anew with these columns and what `query` finds in the one there is."""
    op.execute(f"CREATE TABLE moved_wordings AS {query}")
    op.drop_table("wordings")
    op.create_table(
        "wordings",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_wordings_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_wordings")),
    )
    names = ", ".join(["record_id", "position", *(column.name for column in columns)])
    op.execute(f"INSERT INTO wordings ({names}) SELECT {names} FROM moved_wordings")  # noqa: S608
    op.drop_table("moved_wordings")
