"""a record holds what treaty collections record of it; a contributor signs for a party; force says by which clause

Revision: 0007, after 0006.
`facts` is JSON: clauses on force, depositaries, authentic texts, publications, reservations, links. Nothing in the
store asks for one of them, so a new kind of them needs no new column.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = (("records", "facts"), ("contributors", "party"), ("contributors", "office"), ("force", "clause"))


def upgrade() -> None:
    """Apply this revision."""
    for table, name in COLUMNS:
        op.add_column(table, sa.Column(name, sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Undo this revision; what the older schema has no column for is lost."""
    for table, name in COLUMNS:
        op.drop_column(table, name)
