"""an instrument has a number, a title and what it does; a statement of several values has a column for each

Revision: 0006, after 0005.
What stood in `act` until now is the instrument's name, and what stood in `value` stays there: a text that nobody took
apart is whole.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PARTS = ("act_number", "act_about", "act_title", "act_lang")
COLUMNS = {
    "actions": PARTS,
    "chronology": PARTS,
    "evidence": ("target", "location", "party", "act", *PARTS),
}


def upgrade() -> None:
    """Apply this revision."""
    for table, names in COLUMNS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Undo this revision: an instrument is one text again, and so is a statement of several values."""
    number = "CASE WHEN act_number = '' THEN '' ELSE ' No. ' || act_number END"
    title = "CASE WHEN act_title = '' THEN '' ELSE ' «' || act_title || '»' END"
    about = "CASE WHEN act_about = '' THEN '' ELSE ' ' || act_about END"
    several = "act_number <> '' OR act_title <> '' OR act_about <> ''"
    for table in COLUMNS:
        op.execute(f"UPDATE {table} SET act = trim(act || {number} || {title} || {about}) WHERE {several}")  # noqa: S608
    after = " || ".join(
        f"CASE WHEN {name} = '' THEN '' ELSE '; ' || {name} END" for name in ("location", "act", "party")
    )
    op.execute(f"UPDATE evidence SET value = CASE WHEN value = '' THEN substr({after}, 3) ELSE value || {after} END")  # noqa: S608
    op.execute("UPDATE evidence SET value = trim(value || ' ' || target) WHERE target <> ''")
    for table, names in COLUMNS.items():
        for name in names:
            op.drop_column(table, name)
