"""lists of records that readers share by an address made of what they hold

Revision: 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "shared_lists",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("citekeys", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Undo this revision."""
    op.drop_table("shared_lists")
