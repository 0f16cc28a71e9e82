"""what readers propose, and how many each sent today

Revision: 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TEXTS = ("value", "source", "note", "lang", "name", "seen", "reason")


def upgrade() -> None:
    """Apply this revision."""
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citekey", sa.String(200), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in TEXTS),
        sa.Column("thanked", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("made", sa.String(20), nullable=False),
        sa.Column("decided", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_citekey", "proposals", ["citekey"])
    op.create_index("ix_proposals_state", "proposals", ["state"])
    op.create_table(
        "proposal_senders",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_proposal_senders"),
    )


def downgrade() -> None:
    """Undo this revision."""
    op.drop_table("proposal_senders")
    op.drop_table("proposals")
