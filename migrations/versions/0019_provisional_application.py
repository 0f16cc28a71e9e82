"""a treaty that is only applied provisionally is not in force: an answer of its own

Revision: 0019, after 0018.
The table is derived: it is made anew from the records when the store is opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this revision."""
    _make("answer IN ('yes', 'provisionally', 'not known', 'no')")


def downgrade() -> None:
    """Undo this revision."""
    _make("answer IN ('yes', 'not known', 'no')")


def _make(answers: str) -> None:
    op.drop_table("force")
    op.create_table(
        "force",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.BigInteger(), nullable=False),
        sa.Column("until_day", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), server_default="", nullable=False),
        sa.Column("clause", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(answers, name=op.f("ck_force_answer")),
        sa.CheckConstraint("first_day < until_day", name=op.f("ck_force_days")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_force_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_force")),
    )
    op.execute("UPDATE state SET vocabulary = ''")
