"""tags and notes of a user's own, on any record

Revision: 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

from kb.store.columns import CITEKEY

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "own_tags",
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("citekey", "position", name=op.f("pk_own_tags")),
    )
    op.create_table(
        "own_notes",
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("citekey", name=op.f("pk_own_notes")),
    )


def downgrade() -> None:
    """Undo this revision."""
    op.drop_table("own_notes")
    op.drop_table("own_tags")
