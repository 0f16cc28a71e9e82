"""Doubles in a library: records that are one work, or may be; and the merge of two, which keeps every value and key."""

from functools import partial

from kb.checks.likeness import Likeness, compared, traits
from kb.domain.merging import merged
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.errors import KbError
from kb.library.importing import load_records
from kb.library.known_works import stored_works
from kb.library.list_shapes import DuplicateJson
from kb.library.records import look_up
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.store import other_names
from kb.store.history import MERGED, Cause
from kb.store.import_options import ImportOptions

Pair = tuple[str, Likeness]  # a record's key, and the likeness of the other one to it


def find(library: Library) -> list[Pair]:
    """Return each pair of near doubles of which one at least is the user's, the sure ones first."""
    known = stored_works(library)
    pairs: dict[frozenset[str], Pair] = {}
    for work in known.works.values():
        for likeness in known.like(work):
            if work.own or known.works[likeness.citekey].own:
                pairs.setdefault(frozenset((work.citekey, likeness.citekey)), (work.citekey, likeness))
    return sorted(pairs.values(), key=lambda pair: (pair[1].certainty != "exact", -pair[1].share, pair[0]))


def likeness(library: Library, kept: str, gone: str) -> Likeness | None:
    """Return in what two records agree; None where nothing says that they are one work."""
    return compared(traits(look_up(library, kept)), traits(look_up(library, gone)))


def merge(library: Library, kept: str, gone: str) -> Record:
    """Return the record that two become: the first, with every value of the second, whose key is its other name.

    Raises NotFoundError for a key that names nothing, KbError where both name one record or where one is the
    collection's, which is corrected in its file.
    """
    first, second = look_up(library, kept), look_up(library, gone)
    if first.citekey == second.citekey:
        raise KbError("merge-of-one", citekey=first.citekey)
    for record in (first, second):
        if not traits(record).own:
            raise KbError("merge-of-collection", citekey=record.citekey)
    first_of_all = partial(other_names.take_over, gone=second.citekey, kept=first.citekey)
    options = ImportOptions(may_replace=lambda _source: True, first=first_of_all,
                            cause=Cause("merge", second.citekey))  # fmt: skip
    whole = merged(first, second)
    load_records(library.engine, [PlacedRecord(whole, MERGED)], library.vocabulary, options)
    library.records.forget()
    return look_up(library, whole.citekey)


def view(citekey: str, likeness: Likeness) -> DuplicateJson:
    """Return the JSON object of a pair."""
    return shaped(DuplicateJson, likeness, citekeys=[citekey, likeness.citekey])
