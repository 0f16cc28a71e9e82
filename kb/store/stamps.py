"""When a change was made, as harvesters go by it: who has taken what was changed until a moment asks for later ones.

So no change is stamped earlier than one before it, though a clock was set back, nor earlier than it can be seen.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from kb.clock import MOMENT
from kb.store import tables
from kb.store.engine import moment

_STAMPED = (tables.records, tables.removed)
_SET_BACK = timedelta(days=1)  # what is stamped further ahead was stamped by a clock that was wrong then


def stamp(connection: Connection) -> str:
    """Return the moment of a change: now, or that of the newest change where the clock was set back since."""
    now = moment(connection)
    newest = max(connection.scalar(select(func.max(table.c.changed))) or "" for table in _STAMPED)
    ahead = (datetime.strptime(now, MOMENT) + _SET_BACK).strftime(MOMENT)
    return newest if now < newest <= ahead else now


def stamp_again(connection: Connection, begun: str) -> None:
    """Let what a long change wrote be of its end: who harvested while nobody could see it asks for later changes."""
    ended = stamp(connection)
    for table in _STAMPED if ended != begun else ():
        connection.execute(update(table).where(table.c.changed == begun).values(changed=ended))
