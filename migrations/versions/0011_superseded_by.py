"""a date of the chronology that gives way says so by the field's word

Revision: 0011, after 0010.
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision; the indexes follow the name."""
    op.execute("ALTER TABLE chronology RENAME COLUMN beside TO superseded_by")


def downgrade() -> None:
    """Undo this revision."""
    op.execute("ALTER TABLE chronology RENAME COLUMN superseded_by TO beside")
