"""a statement keeps the day on which its source was read

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.add_column("evidence", sa.Column("read", sa.String(40), nullable=True))


def downgrade() -> None:
    """Undo this revision."""
    op.drop_column("evidence", "read")
