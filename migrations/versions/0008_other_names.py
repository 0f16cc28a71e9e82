"""the citekeys of records that others took in, each another name of the record that has its values now

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

from kb.store.columns import CITEKEY

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "other_names",
        sa.Column("citekey", CITEKEY, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_other_names_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("citekey", name=op.f("pk_other_names")),
    )
    op.create_index(op.f("ix_other_names_record_id"), "other_names", ["record_id"])


def downgrade() -> None:
    """Undo this revision."""
    op.drop_index(op.f("ix_other_names_record_id"), "other_names")
    op.drop_table("other_names")
