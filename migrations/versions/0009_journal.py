"""a journal says which records each revision of the store changed

Revision: 0009, after 0008.
What was changed before is not known: an index that is behind at this moment is built anew.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CITEKEY = sa.String(200).with_variant(postgresql.VARCHAR(200, collation="C"), "postgresql")


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "journal",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.CheckConstraint("gone IN (0, 1)", name=op.f("ck_journal_gone")),
        sa.PrimaryKeyConstraint("revision", "citekey", name=op.f("pk_journal")),
    )
    op.add_column("state", sa.Column("journal_since", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE state SET journal_since = revision")


def downgrade() -> None:
    """Undo this revision."""
    op.drop_column("state", "journal_since")
    op.drop_table("journal")
