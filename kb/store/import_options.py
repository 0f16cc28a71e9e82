"""How an import is asked to treat what is there, and what it reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kb.domain.collection import CollectionContents
from kb.errors import KbError, Problem
from kb.store.history import IMPORT, Cause, Keeper


@dataclass(slots=True)
class Outcome:
    """What an import did: counts, the citekeys that changed, and the defects found on the way."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    revision: int = 0


class RefusedRecordError(KbError):
    """An import met what it refuses; nothing was changed."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How an import treats what is there.

    `prune` removes the records that came from the same files earlier and stand there no more; `dry_run` reports what
    would happen and changes nothing. A record that came from another file is changed only where `may_replace` says so
    of that file; else it is a Problem and stays as it was. The files' own numbers belong to `manuscript`, else where
    they belonged before, else to one named after each file; `collection` is what comes with the collection beside its
    records, where that is imported. `first` is done at the start of the transaction, then the records of `remove` are
    taken out. `names` are other citekeys that records had, beside those that their file gives. A problem that `refuses`
    names stops it. `cause` stands in the history of what changes.
    """

    prune: bool = False
    dry_run: bool = False
    may_replace: Callable[[str], bool] = lambda _source: False
    manuscript: str = ""
    collection: CollectionContents | None = None
    first: Callable[[Connection, Outcome, Keeper], None] | None = None
    remove: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refuses: Callable[[Problem], bool] | None = None
    cause: Cause = IMPORT
