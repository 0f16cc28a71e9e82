"""what the chronology's filters ask stands in its lines, and who was in force when

Revision: 0002, after 0001.
The lines are derived from the records: an empty `state.vocabulary` lets the next opening make them anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WIDE = sa.text("sort_upper - sort_lower > 366")
ORDER = ["sort_lower", "sort_upper", "sort_key", "year"]
SIDES = ["sides", "stage", "beside"]
ADDED = ("beside", "sides", "laterality", "stage")


def upgrade() -> None:
    """Apply this revision."""
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
        sa.CheckConstraint("answer IN ('yes', 'not known', 'no')", name=op.f("ck_force_answer")),
        sa.CheckConstraint("first_day < until_day", name=op.f("ck_force_days")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_force_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_force")),
    )
    for name in ADDED:
        op.add_column("chronology", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.create_index("ix_chronology_sides", "chronology", [*SIDES, *ORDER])
    op.create_index("ix_chronology_wide", "chronology", ORDER, sqlite_where=WIDE, postgresql_where=WIDE)
    op.create_index(
        "ix_chronology_wide_sides", "chronology", [*SIDES, *ORDER], sqlite_where=WIDE, postgresql_where=WIDE
    )
    op.execute("UPDATE state SET vocabulary = ''")


def downgrade() -> None:
    """Undo this revision."""
    op.drop_index("ix_chronology_wide_sides", "chronology")
    op.drop_index("ix_chronology_wide", "chronology")
    op.drop_index("ix_chronology_sides", "chronology")
    for name in reversed(ADDED):
        op.drop_column("chronology", name)
    op.drop_table("force")
