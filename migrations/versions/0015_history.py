"""what changed the store, and the earlier state of each record that it touched

Revision: 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

from kb.store.columns import CITEKEY

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("by", sa.Text(), server_default="", nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_table(
        "earlier_states",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["changes.id"], name=op.f("fk_earlier_states_change_id_changes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "citekey", name=op.f("pk_earlier_states")),
    )
    op.create_index(op.f("ix_earlier_states_citekey"), "earlier_states", ["citekey"])


def downgrade() -> None:
    """Undo this revision."""
    op.drop_index(op.f("ix_earlier_states_citekey"), "earlier_states")
    op.drop_table("earlier_states")
    op.drop_table("changes")
