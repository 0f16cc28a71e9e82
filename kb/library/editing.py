"""Records by hand: added, edited, removed, each as an import of one record; changes taken back; what a record was.

A record that was edited belongs to the hand that edited it, no more to its file: importing the file again leaves it.
The collection's records are corrected in its file, not here.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from kb.checks.likeness import Likeness, traits
from kb.checks.near_works import KnownWorks
from kb.domain.records import Record
from kb.errors import KbError
from kb.formats import jsonl
from kb.language.collation import sort_key
from kb.language.folding import words
from kb.library.keys import EDIT, Key
from kb.library.session import Library
from kb.search.results import PageOptions
from kb.store import history, queries
from kb.store.history import BY_HAND, Cause, Change, ChangedSinceError, EarlierState
from kb.store.import_options import ImportOptions, Outcome, RefusedRecordError
from kb.store.importing import load

__all__ = [
    "Change", "ChangedSinceError", "EarlierState", "ForeignRecordError", "Likeness", "RefusedRecordError", "Undone",
    "add", "check_editable", "check_taggable", "earlier", "free_key", "history_of", "near_doubles", "remove",
    "replace_record", "undo",
]  # fmt: skip
_OF_KEY = re.compile(r"[0-9a-f]{8}:")
_SEARCHED, _CANDIDATES = 6, 40  # words of a title that are looked for, and records looked at for each


class ForeignRecordError(KbError):
    """A key may not change a record that it did not bring."""


class Undone(NamedTuple):
    """What was taken back, and what that did."""

    change: Change
    outcome: Outcome


def add(library: Library, records: Sequence[Record], key: Key | None = None) -> Outcome:
    """Store new records; raise KbError, with nothing changed, where a citekey exists or a record is refused."""
    for record in records:
        if known := queries.by_citekeys(library.engine, [record.citekey]):
            raise KbError("key-exists", citekey=next(iter(known)))
    source = f"{key.id}:{BY_HAND}" if key else BY_HAND
    expected: dict[str, Record | None] = {record.citekey: None for record in records}
    return _written(library, records, source, expected, Cause("add", key.id if key else ""))


def replace_record(library: Library, before: Record, after: Record, key: Key | None = None) -> Outcome:
    """Put a record in place of what it was; raise ChangedSinceError where it is no longer as `before` says."""
    if before.citekey != after.citekey:
        raise KbError("edit-other-key", citekey=before.citekey, given=after.citekey)
    source = check_editable(library, before, key)
    of_key = _OF_KEY.match(source)
    source = f"{of_key.group() if of_key else f'{key.id}:' if key else ''}{BY_HAND}"
    return _written(library, [after], source, {before.citekey: before}, Cause("edit", key.id if key else ""))


def remove(library: Library, record: Record, key: Key | None = None) -> Outcome:
    """Remove a record; raise ChangedSinceError where it is no longer as it was read."""
    check_editable(library, record, key)
    first = partial(history.unchanged, expected={record.citekey: record})
    options = ImportOptions(first=first, remove=(record.citekey,), cause=Cause("remove", key.id if key else ""))
    return _finished(library, load(library.engine, (), library.vocabulary, sort_key, options))


def undo(library: Library, again: bool = False) -> Undone:
    """Take the newest import or edit back that is not taken back yet; with `again` do what was undone last once more.

    Raises KbError where there is nothing to take back.
    """
    change = history.to_redo(library.engine) if again else history.to_undo(library.engine)
    if change is None:
        raise KbError("nothing-to-redo" if again else "nothing-to-undo")
    states = history.of_change(library.engine, change)
    before = [(jsonl.from_json(dict(state.values)), state.source, 0) for state in states if state.values is not None]
    there = queries.by_citekeys(library.engine, [state.citekey for state in states if state.values is None])
    options = ImportOptions(
        may_replace=lambda _source: True,
        first=partial(history.make_room, citekeys=[state.citekey for state in states if state.values is not None]),
        remove=tuple(there),
        cause=Cause("redo" if again else "undo", change.by, change.id),
    )
    return Undone(change, _finished(library, load(library.engine, before, library.vocabulary, sort_key, options)))


def history_of(library: Library, citekey: str) -> list[tuple[EarlierState, Record | None]]:
    """Return each change of a record, the newest first, with what the record was after it; None where it was gone."""
    after = queries.by_citekeys(library.engine, [citekey]).get(citekey)
    states = []
    for state in history.of_record(library.engine, citekey):
        states.append((state, after))
        after = earlier(state)
    return states


def earlier(state: EarlierState) -> Record | None:
    """Return the record of an earlier state; None where there was none."""
    return None if state.values is None else jsonl.from_json(dict(state.values))


def near_doubles(library: Library, record: Record) -> list[Likeness]:
    """Return the records that may be the same work, the likest first: among those that share a mark or words of it."""
    keys = dict.fromkeys(queries.sharing(library.engine, record))
    for title in record.titles:
        for word in sorted({word.text for word in words(title.value)}, key=_longest)[:_SEARCHED]:
            page = library.index.search(f'title:"{word}"', options=PageOptions(limit=_CANDIDATES))
            keys |= dict.fromkeys(hit.key for hit in page.hits)
    known = library.records.many(keys).values()
    return KnownWorks(map(traits, known)).like(traits(record))


def check_taggable(library: Library, record: Record, key: Key) -> None:
    """Raise ForeignRecordError where a key may not put tags on a record: one that it did not bring, without EDIT."""
    if EDIT not in key.scopes and not queries.source(library.engine, record.citekey).startswith(f"{key.id}:"):
        raise ForeignRecordError("record-of-another", citekey=record.citekey)


def free_key(library: Library, citekey: str) -> str:
    """Return a citekey that no record has: this one, else with a number behind it."""
    number, free = 2, citekey
    while queries.by_citekeys(library.engine, [free]):
        number, free = number + 1, f"{citekey}-{number}"
    return free


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def check_editable(library: Library, record: Record, key: Key | None = None) -> str:
    """Return the file of a record that may be changed; raise KbError for the collection's, and for another key's."""
    if not traits(record).own:
        raise KbError("edit-of-collection", citekey=record.citekey)
    source = queries.source(library.engine, record.citekey)
    if key and EDIT not in key.scopes and not source.startswith(f"{key.id}:"):
        raise ForeignRecordError("record-of-another", citekey=record.citekey)
    return source


def _written(
    library: Library, records: Sequence[Record], source: str, expected: dict[str, Record | None], cause: Cause
) -> Outcome:
    for record in records:
        if not traits(record).own:
            raise KbError("edit-into-collection", citekey=record.citekey, scope=record.scope)
    options = ImportOptions(
        may_replace=lambda _source: True,
        first=partial(history.unchanged, expected=expected),
        refuses=lambda problem: problem.severity == "error",
        cause=cause,
    )
    incoming = [(record, source, 0) for record in records]
    return _finished(library, load(library.engine, incoming, library.vocabulary, sort_key, options))


def _finished(library: Library, outcome: Outcome) -> Outcome:
    library.records.forget()
    library.index_sync.catch_up()
    return outcome
