"""the store knows whether anything was imported into it, so that one emptied or left empty is not filled unasked

Revision: 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.add_column("state", sa.Column("imported", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE state SET imported = 1 WHERE EXISTS (SELECT 1 FROM records)")


def downgrade() -> None:
    """Undo this revision."""
    op.drop_column("state", "imported")
