"""when a key was used, so that servers that share a store share the limit

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "key_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["keys.id"], name=op.f("fk_key_uses_key_id_keys"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_uses")),
    )
    op.create_index(op.f("ix_key_uses_key_id"), "key_uses", ["key_id"])


def downgrade() -> None:
    """Undo this revision."""
    op.drop_index(op.f("ix_key_uses_key_id"), "key_uses")
    op.drop_table("key_uses")
