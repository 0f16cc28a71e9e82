"""keys say what they may do, and may end on a day; those there were may do all

Revision: 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.add_column("keys", sa.Column("scopes", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE keys SET scopes = 'read write manuscripts'")
    op.add_column("keys", sa.Column("expires", sa.String(20)))


def downgrade() -> None:
    """Undo this revision."""
    op.drop_column("keys", "expires")
    op.drop_column("keys", "scopes")
