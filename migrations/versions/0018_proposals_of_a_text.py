"""where a text states a proposed value, and whether it stands beside the record's values

Revision: 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.add_column("proposals", sa.Column("place", sa.Text(), server_default="", nullable=False))
    op.add_column("proposals", sa.Column("beside", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    """Undo this revision."""
    with op.batch_alter_table("proposals") as proposals:
        proposals.drop_column("beside")
        proposals.drop_column("place")
