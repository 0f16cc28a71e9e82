"""Records by hand: added, edited, renamed, removed, as an import of one record; changes taken back; what a record was.

A record that was edited belongs to the hand that edited it, no more to its file: importing the file again leaves it.
The collection's records are corrected in its file, not here.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from kb.checks.likeness import Likeness, traits
from kb.checks.near_works import KnownWorks
from kb.domain.citekeys import citekey_of
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.errors import KbError
from kb.formats import jsonl
from kb.language.folding import words
from kb.library.api_keys import EDIT, Key
from kb.library.importing import load_records
from kb.library.session import Library
from kb.search.index_values import PageOptions
from kb.store import history, other_names, queries
from kb.store.history import BY_HAND, Cause, Change, ChangedSinceError, EarlierState
from kb.store.import_options import ImportOptions, Outcome

__all__ = [
    "ChangedSinceError", "ForeignRecordError", "Likeness", "add", "check_editable", "check_taggable", "earlier_state",
    "free_key", "history_of", "near_doubles", "remove", "replace_record", "undo",
]  # fmt: skip
_OF_KEY = re.compile(r"[0-9a-f]{8}:")
_SEARCHED, _CANDIDATES = 6, 40  # words of a title that are looked for, and records looked at for each


class ForeignRecordError(KbError):
    """A key may not change a record that it did not bring."""


class Undone(NamedTuple):
    """What was taken back or done once more, and what that did."""

    change: Change
    outcome: Outcome


def add(library: Library, records: Sequence[Record], key: Key | None = None) -> Outcome:
    """Store new records; raise KbError, with nothing changed, where a citekey exists or a record is refused."""
    for record in records:
        if known := queries.by_citekeys(library.engine, [record.citekey]):
            raise KbError("key-exists", citekey=next(iter(known)))
    source = f"{key.id}:{BY_HAND}" if key else BY_HAND
    expected: dict[str, Record | None] = {record.citekey: None for record in records}
    return _write_records(library, records, source, expected, Cause("add", key.id if key else ""))


def replace_record(library: Library, before: Record, after: Record, key: Key | None = None) -> Outcome:
    """Put a record in place of what it was, under its new citekey where that is another; the old one still leads to it.

    Raises ChangedSinceError where it is no longer as `before` says.
    """
    source = check_editable(library, before, key)
    of_key = _OF_KEY.match(source)
    source = f"{of_key.group() if of_key else f'{key.id}:' if key else ''}{BY_HAND}"
    expected: dict[str, Record | None] = {before.citekey: before}
    if after.citekey == before.citekey:
        return _write_records(library, [after], source, expected, Cause("edit", key.id if key else ""))
    if citekey_of(after.citekey) != after.citekey:
        raise KbError("key-unfit", given=after.citekey, near=(citekey_of(after.citekey),))
    change = Cause(history.RENAME, f"{before.citekey}{history.TO}{after.citekey}")
    return _write_records(library, [after], source, {**expected, after.citekey: None}, change)


def remove(library: Library, record: Record, key: Key | None = None) -> Outcome:
    """Remove a record; raise ChangedSinceError where it is no longer as it was read."""
    check_editable(library, record, key)
    first = partial(history.unchanged, expected={record.citekey: record})
    options = ImportOptions(first=first, remove=(record.citekey,), cause=Cause("remove", key.id if key else ""))
    return _with_index(library, load_records(library.engine, (), library.vocabulary, options))


def undo(library: Library, again: bool = False) -> Undone:
    """Take the newest import or edit back that is not taken back yet; with `again` do what was undone last once more.

    Raises KbError where there is nothing to take back.
    """
    change = history.to_redo(library.engine) if again else history.to_undo(library.engine)
    if change is None:
        raise KbError("nothing-to-redo" if again else "nothing-to-undo")
    states = history.of_change(library.engine, change)
    old_states = [state for state in states if state.values is not None]
    before = [PlacedRecord(jsonl.from_json(dict(state.values or {})), state.source) for state in old_states]
    new = [state.citekey for state in states if state.values is None]
    names = history.names_of(change)
    is_renaming = {state.citekey for state in states}.issuperset(names)
    first = partial(history.make_room, earlier=old_states)
    options = ImportOptions(
        may_replace=lambda _source: True,
        first=partial(_rename_record, names[::-1] if names[1] in new else names, first) if is_renaming else first,
        remove=() if is_renaming else tuple(queries.by_citekeys(library.engine, new)),
        names={state.citekey: state.names for state in old_states if state.names},
        cause=Cause("redo" if again else "undo", change.by, change.id),
    )
    done = (history.of_number(library.engine, change.undoes) if again else None) or change
    return Undone(done, _with_index(library, load_records(library.engine, before, library.vocabulary, options)))


def history_of(library: Library, citekey: str) -> list[tuple[EarlierState, Record | None]]:
    """Return each change of a record, the newest first, with what the record was after it; None where it was gone."""
    citekey = _renamed_since(library, citekey)
    after = queries.by_citekeys(library.engine, [citekey]).get(citekey)
    states, left = [], history.of_record(library.engine, citekey)
    while left:
        state = left.pop(0)
        old, new = history.names_of(state.change)
        if state.values is None and state.citekey in (old, new):  # under this name it is new: what it was has the other
            left = history.of_record(library.engine, old if state.citekey == new else new)
            left = [older_state for older_state in left if older_state.change.id <= state.change.id]
            continue
        states.append((state, after))
        after = earlier_state(state)
    return states


def _renamed_since(library: Library, citekey: str) -> str:
    """Return the citekey that a record has today, where the last that is known of this one is that it was renamed."""
    last = next(iter(history.of_record(library.engine, citekey)), None)
    renamed = last and last.values is not None and citekey in history.names_of(last.change)
    return other_names.find(library.engine, citekey) or citekey if renamed else citekey


def earlier_state(state: EarlierState) -> Record | None:
    """Return the record of an earlier state; None where there was none."""
    return None if state.values is None else jsonl.from_json(dict(state.values))


def near_doubles(library: Library, record: Record) -> list[Likeness]:
    """Return the records that may be the same work, the likest first: among those that share a mark or words of it."""
    keys = dict.fromkeys(queries.sharing(library.engine, record))
    for title in record.titles:
        for word in sorted({word.text for word in words(title.value)}, key=lambda word: (-len(word), word))[:_SEARCHED]:
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


def check_editable(library: Library, record: Record, key: Key | None = None) -> str:
    """Return the file of a record that may be changed; raise KbError for the collection's, and for another key's."""
    if not traits(record).own:
        raise KbError("edit-of-collection", citekey=record.citekey)
    source = queries.source(library.engine, record.citekey)
    if key and EDIT not in key.scopes and not source.startswith(f"{key.id}:"):
        raise ForeignRecordError("record-of-another", citekey=record.citekey)
    return source


def _rename_record(
    names: tuple[str, ...], before: Callable[..., None], connection: Any, outcome: Outcome, states: history.Keeper
) -> None:
    """Do what is to be done first, then give a record of the first name the second one."""
    before(connection, outcome, states)
    other_names.rename(connection, outcome, states, names[0], names[1])


def _write_records(
    library: Library, records: Sequence[Record], source: str, expected: dict[str, Record | None], cause: Cause
) -> Outcome:
    for record in records:
        if not traits(record).own:
            raise KbError("edit-into-collection", citekey=record.citekey, scope=record.scope)
    first = partial(history.unchanged, expected=expected)
    renamed = cause.kind == history.RENAME
    options = ImportOptions(
        may_replace=lambda _source: True,
        first=partial(_rename_record, tuple(cause.by.split(history.TO)), first) if renamed else first,
        refuses=lambda problem: problem.severity == "error",
        cause=cause,
    )
    incoming = [PlacedRecord(record, source) for record in records]
    return _with_index(library, load_records(library.engine, incoming, library.vocabulary, options))


def _with_index(library: Library, outcome: Outcome) -> Outcome:
    library.index_sync.catch_up()
    return outcome
