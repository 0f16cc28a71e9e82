"""A user's own tags and notes: kept apart from the values of records, by citekey."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from kb.store import tables
from kb.store.batches import insert_rows
from kb.store.engine import Engine, reading
from kb.store.prepared import PreparedQuery

_TAG, _NOTE = tables.own_tags.c, tables.own_notes.c
_TAGS_OF = PreparedQuery(select(_TAG.citekey, _TAG.tag).order_by(_TAG.citekey, _TAG.position), _TAG.citekey)
_NOTES_OF = PreparedQuery(select(_NOTE.citekey, _NOTE.note), _NOTE.citekey)


def of(connection: Connection, citekeys: Sequence[str]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the tags and the note of those of these citekeys that have any."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for row in _TAGS_OF.rows(connection, citekeys):
        tags[row["citekey"]].append(row["tag"])
    notes: dict[str, str] = {row["citekey"]: row["note"] for row in _NOTES_OF.rows(connection, citekeys)}
    return {citekey: (tuple(tags.get(citekey, ())), notes.get(citekey, "")) for citekey in {*tags, *notes}}


def every_tag(engine: Engine) -> dict[str, int]:
    """Return every tag with the number of citekeys that have it, in order."""
    with reading(engine) as connection:
        tags = connection.execute(select(_TAG.tag)).scalars().all()
    return {tag: tags.count(tag) for tag in sorted(set(tags))}


def move(connection: Connection, gone: str, kept: str) -> None:
    """Give the tags and the note of a record that another one takes in to that one, beside its own."""
    both = of(connection, [gone, kept])
    if gone in both:
        (more, other), (tags, note) = both[gone], both.get(kept, ((), ""))
        write(connection, kept, tuple(dict.fromkeys((*tags, *more))), "\n".join(filter(None, (note, other))))


def write(connection: Connection, citekey: str, tags: Sequence[str], note: str) -> None:
    """Put tags and a note in place of those that a citekey had."""
    connection.execute(delete(tables.own_tags).where(_TAG.citekey == citekey))
    connection.execute(delete(tables.own_notes).where(_NOTE.citekey == citekey))
    rows = [{"citekey": citekey, "position": position, "tag": tag} for position, tag in enumerate(tags)]
    insert_rows(connection, tables.own_tags, rows)
    if note:
        connection.execute(insert(tables.own_notes).values(citekey=citekey, note=note))
